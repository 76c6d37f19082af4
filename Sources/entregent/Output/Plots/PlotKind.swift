import Foundation
import GraphAnalytics
import GraphDrawing
import SocialNetworks

/// A kind of plot: what it shows of a network, as a picture and as the numbers behind it.
struct PlotKind: Sendable {
  let name: String
  let summary: String
  let answer: @Sendable (PlotRequest) throws -> PlotAnswer

  static let all: [PlotKind] = [
    .degrees, .strengths, .layers, .decay, .matrix, .measures, .activity, .distances,
  ]
}

/// Of what a plot is wanted, and how.
struct PlotRequest {
  let network: SocialNetwork
  /// What strengths are taken by, also where the network has no dates.
  var model: TieStrengthModel
  var measures: [CentralityMeasure] = []
  var period: ActivityReport.Period?
  /// The attribute that tells two kinds of people apart.
  var sides: String?
  /// Distances from more people than that make too much work; a sample is taken.
  var seed: UInt64 = 1
  var notes: Notes

  /// What stands below the title: people, ties, and the day.
  var basis: String {
    var text =
      "\(AuditWords.counted(network.personCount, "person", "people")), \(AuditWords.counted(network.tieCount, "tie"))"
    if let day = network.day { text += ", as of \(day)" }
    return text
  }
}

/// Numbers for reading.
enum PlotWords {
  /// With three significant digits, whole numbers whole.
  static func short(_ value: Double) -> String {
    if !value.isFinite || value == value.rounded() { return Cell.number(value).readable }
    return Cell.text(of: Double(String(format: "%.3g", value)) ?? value)
  }

  /// The same in percents.
  static func percent(_ share: Double) -> String { short(share * 100) + "\u{A0}%" }
}

/// A picture and the numbers behind it.
struct PlotAnswer {
  var sheet: PlotSheet
  var numbers: Listing
}
