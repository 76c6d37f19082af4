/// How the command ends, by the conventions of `sysexits.h`; part of the contract with scripts.
enum ExitStatus: Int32 {
  case done = 0
  /// Done, and nothing was found.
  case nothingFound = 1
  case usage = 64
  /// Unreadable or invalid data, or refused for its size.
  case dataError = 65
  case noInput = 66
  case software = 70
  case cannotCreate = 73
  case ioError = 74
  case interrupted = 130
  /// The reader of a pipe went away.
  case brokenPipe = 141
}

/// An error with its exit status and the sentence for the user.
struct CommandError: Error, CustomStringConvertible {
  let status: ExitStatus
  let description: String

  static func usage(_ sentence: String) -> CommandError { CommandError(status: .usage, description: sentence) }
  static func data(_ sentence: String) -> CommandError { CommandError(status: .dataError, description: sentence) }
  /// The answer was printed and is empty.
  static let nothingFound = CommandError(status: .nothingFound, description: "")
}
