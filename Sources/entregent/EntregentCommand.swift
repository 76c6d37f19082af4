import ArgumentParser
import GraphAnalytics
import GraphDrawing
import NetworkFormats
import NetworkStorage
import SocialNetworks

@main
struct EntregentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entregent",
    abstract: "Who can introduce me to this person? Answers from your own network, on your own machine.",
    discussion: """
      Example: entregent introduce Strozzi --from Pazzi --network Datasets/florentine-families/marriage.csv
      """,
    version: Version.text,
    subcommands: [
      Introduce.self, PathCommand.self, Suggest.self, Rank.self, Brokers.self, Communities.self, Describe.self,
      Structure.self,
      Draw.self, PlotCommand.self, Audit.self, Show.self, Convert.self, Lint.self, Validate.self, Measures.self,
      Import.self, People.self,
      Merge.self,
      Split.self, Rate.self, Log.self, Export.self, Forget.self, Backup.self,
    ])

  static func main() {
    if GraphvizWorker.isCalled { return GraphvizWorker.serve() }
    GraphvizWorker.use(.thisProgram)
    System.prepareSignals()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      System.quit(report(error))
    }
  }

  /// Says on standard error what went wrong, and how the command ends.
  private static func report(_ error: any Error) -> ExitStatus {
    switch error {
    case let error as CommandError:
      if !error.description.isEmpty { Notes.error(error.description) }
      return error.status
    case let error as NetworkError:
      Notes.error(error.description)
      return switch error {
      case .unknownPerson: .nothingFound
      case .ambiguousPerson, .unknownLayer, .unknownAttribute, .ambiguousValue, .invalidOption: .usage
      case .noProbability, .tieCarriesNoDistance, .tieWithSelf, .severalTies: .dataError
      }
    case let error as FormatError:
      Notes.error(error.description)
      return ExitStatus(rawValue: error.exitStatus) ?? .dataError
    case let error as StorageError:
      Notes.error(error.description)
      return ExitStatus(rawValue: error.exitStatus) ?? .dataError
    case let error as GraphError:
      Notes.error(error.description)
      if case .invalidOption = error { return .usage }
      return .dataError
    case let error as DrawingError:
      Notes.error(error.description)
      return switch error {
      case .formatMissing, .renderingFailed: .cannotCreate
      case .layoutFailed, .threadRefused: .software
      default: .dataError
      }
    default:
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      if code.isSuccess {
        try? System.write(Array((message + "\n").utf8), to: 1)
        return .done
      }
      try? System.write(Array((message + "\n").utf8), to: 2)
      return code == .validationFailure ? .usage : .software
    }
  }
}
