import ArgumentParser
import NetworkStorage
import SocialNetworks

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

  /// The store that is there.
  func open() throws -> NetworkStore { try NetworkStore(path: path) }

  /// Names in the default store that start like what was typed, for the shell. Never fails, never creates anything.
  static let names = CompletionKind.custom { _, _, typed in
    guard let store = try? NetworkStore(path: defaultPath) else { return [] }
    defer { store.close() }
    return (try? store.names(startingWith: typed)) ?? []
  }
}

extension System {
  /// A day, or now for nil; a day's precision where only a day is given.
  static func moment(onDay day: Day?) -> Moment { day.map { Moment($0) } ?? Moment(seconds: now) }
}
