import ArgumentParser
import GraphAnalytics
import GraphDrawing
import NetworkFormats
import SocialNetworks

struct Draw: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw a map of the network.",
    discussion: """
      Discs are people, sized by a measure and colored by circle or attribute; the width of a line is the strength of the
      tie. --route marks the strongest way from one person to another. The same input and seed give the same file.

      A map that ends in .html is a page to explore, all in one file: zoom, search, evidence, filters, routes, time.

      Example: entregent draw --network Datasets/les-miserables/network.csv --route Myriel Marius -o Output/route.svg
      """)

  @Option(name: .shortAndLong, help: ArgumentHelp("The map to write: \(MapFile.endings).", valueName: "file"))
  var output: String

  @Option(help: "Only the surroundings of this person.")
  var focus: String?

  @Option(
    help: "How many ties away from the focus people may be (default: 2); with --layout routes from the routes (0).")
  var radius: Int?

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Mark the strongest way from A to B.", valueName: "a b"))
  var route: [String] = []

  @Option(help: "How many ways to mark.")
  var paths = 1

  @Option(help: "\(Layout.all.map(\.name).joined(separator: ", ")) (default: stress, above 300 people multilevel).")
  var layout: String?

  @Option(
    help: ArgumentHelp(
      "Go on from a map of ours in SVG or a table id,x,y[,pinned], so that little moves.", valueName: "file"))
  var positions: String?

  @Option(help: ArgumentHelp("Size of a disc: a measure of `rank`, or none.", valueName: "measure"))
  var sizeBy = "degree"

  @Option(
    help: ArgumentHelp("Color of a disc: community, none, an attribute, or a measure of `rank`.", valueName: "what"))
  var colorBy = "community"

  @Option(help: "Colors as groups or as a scale; auto: a scale for numbers with more than eight values.")
  var colorAs: ColorRule = .auto

  @Option(help: "Width of a line: strength or none.")
  var widthBy: WidthRule = .strength

  @Flag(name: .shortAndLong, help: "No notes on standard error.")
  var quiet = false

  @OptionGroup var rendering: RenderingOptions
  @OptionGroup var source: NetworkOptions
  @OptionGroup var look: MapStyleOptions
  @OptionGroup var computation: ComputationOptions

  enum WidthRule: String, ExpressibleByArgument, CaseIterable { case strength, none }

  func validate() throws {
    if !route.isEmpty && route.count != 2 { throw ValidationError("--route needs two people: --route A B") }
    if layout == Layout.routes.name && route.isEmpty {
      throw ValidationError("--layout routes draws the ways from one person to another: add --route A B")
    }
    if let radius, radius < 0 { throw ValidationError("--radius needs a number of zero or more") }
    if !(1...1000).contains(paths) { throw ValidationError("--paths needs a number from 1 to 1000") }
    _ = try MapFile(path: output)
  }

  func run() throws {
    computation.apply()
    rendering.apply()
    let notes = Notes(isQuiet: quiet, isVerbose: false)
    let file = try MapFile(path: output)
    let layout = try self.layout.map { try Registry.find($0, in: Layout.all, name: \.name, kind: "layout") }
    let style = try look.style(or: file.isPage ? .auto : .light)
    let network = try source.open(notes)
    var map = NetworkMap(network)
    map.title = look.title ?? ""
    map.subtitle = look.subtitle ?? ""
    map.caption = look.caption
    try size(&map, network, notes)
    try color(&map, network, notes)
    map.showsStrength = widthBy == .strength
    if let focus { map.keep(around: try network.person(named: focus), radius: radius ?? 2) }
    if route.count == 2 { try mark(&map, network, notes) }
    try suit(&map, to: layout)
    if map.shownCount > 2000 {
      notes.note("\(map.shownCount) people on one map are hard to read; --focus PERSON draws a part")
    }
    if let positions {
      let strangers = map.goOn(from: try NetworkReader.readPlaces(path: positions))
      if strangers > 0 { notes.note("\(positions): \(strangers) places are of people who are not on this map") }
    }
    let drawing = file.isPage ? map.explorable() : map.drawing()
    let placed = try drawing.laidOut(by: layout, root: map.focus, seed: computation.seed)
    for note in placed.notes { notes.note(note) }
    try System.writeFile(
      try file.bytes(of: placed, style: style, root: map.focus, dotsPerInch: rendering.dotsPerInch, notes), to: output)
  }

  /// What some layouts want to know of the people.
  private func suit(_ map: inout NetworkMap, to layout: Layout?) throws {
    switch layout?.name {
    case Layout.radial.name: try map.measureReach()
    case Layout.routes.name: map.keepRoutes(radius: radius ?? 0)
    case Layout.twoMode.name: map.findSides()
    default: return
    }
  }

  private func size(_ map: inout NetworkMap, _ network: SocialNetwork, _ notes: Notes) throws {
    guard sizeBy != "none" else { return }
    let measure = try Registry.find(sizeBy, in: CentralityMeasure.all, name: \.name, kind: "measure")
    let (values, note) = try network.values(of: measure, progress: notes.progress(measure.name))
    if let note { notes.note("\(measure.name): \(note)") }
    map.sizes = (measure.name, values)
  }

  private func color(_ map: inout NetworkMap, _ network: SocialNetwork, _ notes: Notes) throws {
    switch colorBy {
    case "none": return
    case "community":
      var options = CommunityOptions()
      options.seed = computation.seed
      guard network.graph.weightRange.lowerBound > 0 else {
        return notes.note("circles need ties with values above zero; the map has one color")
      }
      guard let leiden = CommunityMethod.all.first else { return }
      let found = try network.communities(by: leiden, options: options, progress: notes.progress("communities"))
      if let note = found.note { notes.note(note) }
      map.groups = ("community", found.partition.groups.map { "\($0 + 1)" })
    default:
      if let column = network.people.attribute(named: colorBy) {
        if let values = Self.scale(column.values, colorAs) {
          map.shades = (colorBy, values)
        } else {
          map.groups = (colorBy, column.values)
        }
      } else if let measure = CentralityMeasure.all.first(where: { $0.name == colorBy }) {
        let (values, note) = try network.values(of: measure, progress: notes.progress(measure.name))
        if let note { notes.note("\(measure.name): \(note)") }
        map.shades = (measure.name, values.map { $0.isFinite ? $0 : nil })
      } else {
        throw NetworkError.unknownAttribute(
          colorBy, known: network.people.attributes.map(\.name) + CentralityMeasure.all.map(\.name))
      }
    }
  }

  /// The numbers of an attribute that is to be shown by a scale of colors; nil for one that makes groups.
  static func scale(_ values: [String?], _ rule: ColorRule) -> [Double?]? {
    let numbers = values.map { $0.flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil } }
    switch rule {
    case .groups: return nil
    case .scale: return numbers
    case .auto:
      let areNumbers = zip(values, numbers).allSatisfy { value, number in value == nil || number != nil }
      return areNumbers && Set(numbers.compactMap(\.self)).count > 8 ? numbers : nil
    }
  }

  private func mark(_ map: inout NetworkMap, _ network: SocialNetwork, _ notes: Notes) throws {
    let (start, end) = (try network.person(named: route[0]), try network.person(named: route[1]))
    let (routes, note) = try network.routes(.strongest, from: start, to: end, count: paths)
    if let note { notes.note(note) }
    if routes.isEmpty {
      notes.note("there is no way from \(network.name(of: start)) to \(network.name(of: end)); the map marks none")
    }
    try map.mark(routes)
  }
}
