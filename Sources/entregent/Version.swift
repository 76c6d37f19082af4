/// The version of the command and the library.
enum Version {
  static let text = "0.1.0"
}
