extension Layout {
  /// As ``dot``, with ranks from left to right, which leaves room for names.
  public static let dotRight = Layout(
    name: "dot-right", summary: "ranks from left to right, for hierarchies with long names", vertexLimit: 3000,
    orientation: .fixed, engine: .dot
  ) { request, _ in
    request.rankDirection = .leftToRight
    request.gap = 0.3
    request.rankGap = 1.2
  }
}
