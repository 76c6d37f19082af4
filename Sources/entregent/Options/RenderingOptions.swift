import ArgumentParser
import GraphDrawing

/// How many pixels a picture has, and how long Graphviz may work on it.
struct RenderingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Pixels to an inch in .png, .jpg, .gif and .webp (default: 192).", valueName: "n"))
  var dpi: Double?

  @Option(help: ArgumentHelp("The same as pixels for each unit of the SVG (default: 2).", valueName: "x"))
  var scale: Double?

  @Option(
    help: ArgumentHelp(
      "Seconds of processor time that Graphviz may take before another layout takes over; drawing a picture may take six times as long.",
      valueName: "seconds"))
  var timeLimit = 10.0

  func validate() throws {
    if dpi != nil && scale != nil { throw ValidationError("--dpi and --scale say the same; one of them is enough") }
    if let dpi, !(10...2400).contains(dpi) { throw ValidationError("--dpi needs a number from 10 to 2400") }
    if let scale, !(0.1...25).contains(scale) { throw ValidationError("--scale needs a number from 0.1 to 25") }
    if !(1...86_400).contains(timeLimit) { throw ValidationError("--time-limit needs 1 to 86400 seconds") }
  }

  var dotsPerInch: Double { dpi ?? (scale ?? 2) * 96 }

  /// Limits Graphviz from now on.
  func apply() {
    guard let worker = GraphvizWorker.thisProgram else { return }
    GraphvizWorker.use(
      GraphvizWorker(executable: worker.executable, arguments: worker.arguments, processorLimit: timeLimit))
  }
}
