extension Layout {
  /// As ``dot``, with the vertices of a group side by side in a part of their own.
  public static let dotGroups = Layout(
    name: "dot-groups", summary: "ranks from top to bottom, groups apart", vertexLimit: 2000, orientation: .fixed,
    engine: .dot
  ) { request, input in
    request.groups = input.groups
  }
}
