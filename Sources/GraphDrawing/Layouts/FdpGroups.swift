extension Layout {
  /// As ``fdp``, with the vertices of a group together in a part of their own.
  ///
  /// - Reference: Dogrusoz, Giral, Cetintas, Civril, Demir (2009), doi:10.1016/j.ins.2008.11.017, for the idea.
  public static let fdpGroups = Layout(
    name: "fdp-groups", summary: "springs along connections, groups apart", vertexLimit: 3000, engine: .fdp
  ) { request, input in
    request.groups = input.groups
    // The parts themselves may lie on each other otherwise.
    request.overlap = .moved
  }
}
