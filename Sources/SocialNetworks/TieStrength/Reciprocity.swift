/// How far giving is answered.
///
/// - Reference: Squartini, Picciolo, Ruzzenenti and Garlaschelli, *Reciprocity of weighted networks*, Sci. Rep. 3:2729
///   (2013), doi 10.1038/srep02729.
public enum Reciprocity {
  /// The smaller over the greater: 1 for an even exchange, 0 for a one-sided one; nil where nothing went either way.
  public static func ofPair(_ outgoing: Double, _ incoming: Double) -> Double? {
    let most = max(outgoing, incoming)
    return most > 0 ? min(outgoing, incoming) / most : nil
  }

  /// The share of everything that is answered in kind: Σ 2 min(w_ij, w_ji) / Σ (w_ij + w_ji) over pairs; nil without any.
  public static func ofNetwork(_ pairs: some Sequence<(outgoing: Double, incoming: Double)>) -> Double? {
    var (answered, all) = (0.0, 0.0)
    for (outgoing, incoming) in pairs {
      answered += 2 * min(outgoing, incoming)
      all += outgoing + incoming
    }
    return all > 0 ? answered / all : nil
  }
}
