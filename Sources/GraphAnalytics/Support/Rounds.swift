/// Long work in rounds: in each round a fixed number of chunks runs in parallel, one per slot; between rounds progress is
/// told. Chunk c always belongs to slot c mod `slots`, and a slot's chunks run in rising order; so sums that are kept per
/// slot, and added up in the order of slots, have the same bits for any number of threads.
enum Rounds {
  /// - Parameters:
  ///   - bounds: where the chunks begin; last, the number of items.
  ///   - slots: how many sets of accumulators there are; a number that depends on the graph only.
  static func run(
    bounds: [Int], slots: Int, _ progress: Progress?, _ body: @Sendable (_ items: Range<Int>, _ slot: Int) -> Void
  ) throws {
    let chunks = bounds.count - 1
    let items = bounds[chunks]
    for first in stride(from: 0, to: chunks, by: slots) {
      try progress?(bounds[first], items)
      Parallel.forEach(stripes: min(slots, chunks - first)) { stripe, _ in
        body(bounds[first + stripe]..<bounds[first + stripe + 1], stripe)
      }
    }
    try progress?(items, items)
  }
}
