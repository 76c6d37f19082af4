import ArgumentParser

/// Which store is meant.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The store (default: ENTREGENT_STORE, else entregent/network.sqlite in the folder for data).", valueName: "path"))
  var store: String?

  var path: String { store ?? Self.defaultPath }

  /// The environment's, else that of the XDG base directories.
  static var defaultPath: String {
    if let path = System.environment("ENTREGENT_STORE"), !path.isEmpty { return path }
    if let folder = System.environment("XDG_DATA_HOME"), folder.hasPrefix("/") {
      return folder + "/entregent/network.sqlite"
    }
    return (System.environment("HOME") ?? ".") + "/.local/share/entregent/network.sqlite"
  }
}
