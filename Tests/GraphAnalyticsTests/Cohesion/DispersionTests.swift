import GraphAnalytics
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct DispersionTests {
  @Test func karateValuesAreThePublishedOnes() {
    let karate = SmallGraphs.karate
    let plain = karate.dispersion(from: Vertex(0), form: .plainRatio)
    #expect(abs(plain[Vertex(1)] - 15.0 / 7) < 1e-12 && plain[Vertex(2)] == 0.8 && plain[Vertex(3)] == 0.8)
    #expect(plain[Vertex(31)] == 0 && plain[Vertex(0)].isNaN && plain[Vertex(33)].isNaN)
    #expect(karate.dispersion(from: Vertex(0), form: .absolute)[Vertex(1)] == 15)
    let best = karate.dispersion(from: Vertex(0), form: .normalized(alpha: 0.61, b: 0, c: 5))
    #expect(abs(best[Vertex(1)] - 0.4347) < 5e-5 && abs(best[Vertex(2)] - 0.2329) < 5e-5)
    // NetworkX 3.6.1.
    let president = karate.dispersion(from: Vertex(33), form: .plainRatio)
    #expect(abs(president[Vertex(32)] - 4.3) < 1e-12 && abs(president[Vertex(23)] - 2.0 / 3) < 1e-12)
    #expect(president[Vertex(31)] == 0.5 && president[Vertex(8)] == 0)
  }

  @Test func cliquesHaveNone() {
    let values = SmallGraphs.complete(5).dispersion(from: Vertex(2), form: .absolute)
    #expect(values.filter { !$0.isNaN } == [0, 0, 0, 0])
    #expect(SmallGraphs.isolates(2).dispersion(from: Vertex(0), form: .plainRatio).allSatisfy { $0.isNaN })
  }

  @Test func recursionBeginsWithOnes() {
    let karate = SmallGraphs.karate
    let none = karate.dispersion(from: Vertex(0), form: .recursive(rounds: 0))
    #expect(none.filter { !$0.isNaN }.allSatisfy { $0 == 1 })
    // One round: (emb + 2 disp) / emb.
    let one = karate.dispersion(from: Vertex(0), form: .recursive(rounds: 1))
    #expect(abs(one[Vertex(1)] - (7 + 2 * 15.0) / 7) < 1e-12 && one[Vertex(11)] == 0)
  }

  @Test func countsAreThoseOfBruteForce() {
    for graph in RandomGraphs.assorted(count: 20, seed: 78) {
      var neighbors = [Set<Int>](repeating: [], count: graph.vertexCount)
      for edge in graph.edges where edge.source != edge.target {
        neighbors[edge.source.index].insert(edge.target.index)
        neighbors[edge.target.index].insert(edge.source.index)
      }
      for u in 0..<min(4, graph.vertexCount) {
        let absolute = graph.dispersion(from: Vertex(u), form: .absolute)
        let once = graph.dispersion(from: Vertex(u), form: .recursive(rounds: 2))
        var first = [Double](repeating: 0, count: graph.vertexCount)
        for round in 0..<2 {
          let before = round == 0 ? [Double](repeating: 1, count: graph.vertexCount) : first
          var after = [Double](repeating: 0, count: graph.vertexCount)
          for v in neighbors[u].sorted() {
            let common = neighbors[u].intersection(neighbors[v]).sorted()
            var pairs = 0
            var sum = common.reduce(0) { $0 + before[$1] * before[$1] }
            for s in common {
              for t in common where s < t && !neighbors[s].contains(t) {
                let shared = neighbors[s].intersection(neighbors[t]).intersection(neighbors[u]).subtracting([v])
                if !shared.isEmpty { continue }
                pairs += 1
                sum += 2 * before[s] * before[t]
              }
            }
            #expect(absolute[Vertex(v)] == Double(pairs))
            after[v] = common.isEmpty ? 0 : sum / Double(common.count)
          }
          first = after
        }
        for v in neighbors[u].sorted() { #expect(abs(once[Vertex(v)] - first[v]) <= 1e-9 * max(1, first[v])) }
      }
    }
  }
}
