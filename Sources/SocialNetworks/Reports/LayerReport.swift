/// What each layer or channel holds, and how far they hold the same.
///
/// A tie counts once for each pair of people, whatever its direction.
public struct LayerReport: Sendable, Equatable {
  public struct Layer: Sendable, Equatable {
    public let name: String
    public internal(set) var ties = 0
    /// Ties that no other layer holds.
    public internal(set) var ownTies = 0
    /// People with at least one tie in it.
    public internal(set) var people = 0
  }

  /// Those that hold a tie: layers in the order of the sources; channels in theirs, then lists.
  public internal(set) var layers: [Layer]
  /// For each two layers, by their places: how many ties both hold; along the diagonal, those of one.
  public internal(set) var shared: [[Int]]
  /// Ties in any layer.
  public internal(set) var tieCount: Int

  /// The share of the ties of either layer that both hold (Jaccard); 0 where neither holds any.
  public func overlap(_ first: Int, _ second: Int) -> Double {
    let either = shared[first][first] + shared[second][second] - shared[first][second]
    return either == 0 ? 0 : Double(shared[first][second]) / Double(either)
  }
}

extension SocialNetwork {
  /// Ties and people by layer, or by channel in a network of dated interactions.
  ///
  /// There, a tie is in a channel when something happened by it until the day of the network, be it only that both were
  /// there; `list` holds those that somebody declared, `organization` those concluded from work at the same place.
  ///
  /// - Complexity: O(events + ties · layers²).
  public func layerReport() -> LayerReport {
    if let past { return layerReport(of: past) }
    var report = LayerTally(names: layers.isEmpty ? [""] : layers, personCount: personCount)
    guard let layeredTies else {
      let ties = tieList.map { LayeredTies.pair($0.source.number, $0.target.number) }.sorted()
      for (place, pair) in ties.enumerated() where place == 0 || pair != ties[place - 1] {
        report.add(Int(pair >> 32), Int(pair & 0xFFFF_FFFF), layers: [0])
      }
      return report.finished()
    }
    var place = 0
    while place < layeredTies.entries.count {
      let pair = layeredTies.entries[place].pair
      var found: [Int] = []
      while place < layeredTies.entries.count, layeredTies.entries[place].pair == pair {
        let layer = Int(layeredTies.entries[place].layer)
        if found.last != layer { found.append(layer) }
        place += 1
      }
      report.add(Int(pair >> 32), Int(pair & 0xFFFF_FFFF), layers: found)
    }
    return report.finished()
  }

  private func layerReport(of past: TiePast) -> LayerReport {
    let channels = Channel.allCases
    var report = LayerTally(names: channels.map(\.name) + ["list", "organization"], personCount: personCount)
    for pair in 0..<past.history.pairCount {
      let (first, second) = past.history.pair(pair)
      guard
        tieValue(from: Person(first), to: Person(second)) ?? tieValue(from: Person(second), to: Person(first)) != nil
      else { continue }
      var isUsed = [Bool](repeating: false, count: channels.count + 2)
      for event in past.history.events(ofPair: pair) where past.history.moments[event] <= past.asOf {
        let channel = Int(past.history.channels[event])
        if channel < channels.count { isUsed[channel] = true }
      }
      isUsed[channels.count] = past.history.declared[pair] & 3 != 0
      isUsed[channels.count + 1] = past.history.declared[pair] & 4 != 0
      report.add(first, second, layers: isUsed.indices.filter { isUsed[$0] })
    }
    return report.finished()
  }
}

/// Counts ties layer by layer.
private struct LayerTally {
  private var report: LayerReport
  private var isSeen: [[Bool]]

  init(names: [String], personCount: Int) {
    report = LayerReport(
      layers: names.map { LayerReport.Layer(name: $0) },
      shared: Array(repeating: Array(repeating: 0, count: names.count), count: names.count), tieCount: 0)
    isSeen = Array(repeating: Array(repeating: false, count: personCount), count: names.count)
  }

  /// - Parameter layers: those that hold the tie, each once.
  mutating func add(_ first: Int, _ second: Int, layers: [Int]) {
    if first == second || layers.isEmpty { return }
    report.tieCount += 1
    if layers.count == 1 { report.layers[layers[0]].ownTies += 1 }
    for layer in layers {
      report.layers[layer].ties += 1
      for person in [first, second] where !isSeen[layer][person] {
        isSeen[layer][person] = true
        report.layers[layer].people += 1
      }
      for other in layers { report.shared[layer][other] += 1 }
    }
  }

  func finished() -> LayerReport {
    let used = report.layers.indices.filter { report.layers[$0].ties > 0 }
    return LayerReport(
      layers: used.map { report.layers[$0] }, shared: used.map { row in used.map { report.shared[row][$0] } },
      tieCount: report.tieCount)
  }
}
