"""The same values from NetworkX and igraph, and the comparison with the definitions.

`check` raises at the first value on which a tool and the definition differ, but for the differences listed in
`EXCUSED`: there the tool is known to be wrong or to mean something else, and the reason is given.
"""
import math
import warnings

import igraph
import networkx as nx

TOLERANCE = 1e-9
EXCUSED = {
    ("networkx", "betweenness-reciprocal"): "compares sums of floating-point lengths exactly, so equal lengths differ",
    ("networkx", "assortativity"): "rounds a variance of zero to something else",
}
differences = []  # (graph, tool, key, greatest difference), only those that EXCUSED covers


def networkx_graph(graph):
    g = nx.DiGraph() if graph.directed else nx.Graph()
    g.add_nodes_from(range(graph.n))
    g.add_edges_from((u, v, {"weight": w, "length": 1 / w}) for u, v, w in graph.edges)
    return g


def by_networkx(graph):
    g = networkx_graph(graph)
    view, back = g.to_undirected(), g.reverse() if graph.directed else g
    weight = "weight" if graph.weighted else None

    def row(values):
        return [values[v] for v in range(graph.n)]

    result = {
        "degree": row(g.degree()), "strength": row(g.degree(weight="weight")),
        "closeness": row(nx.closeness_centrality(back)), "harmonic": row(nx.harmonic_centrality(back)),
        "betweenness": row(nx.betweenness_centrality(g, normalized=False)),
        "pagerank": row(nx.pagerank(g, weight=weight, tol=1e-15, max_iter=10_000)),
        "pagerank-unit": row(nx.pagerank(g, weight=None, tol=1e-15, max_iter=10_000)),
        "constraint": row(nx.constraint(g, weight=weight)), "constraint-unit": row(nx.constraint(g)),
        "clustering": row(nx.clustering(view)), "triangles": row(nx.triangles(view)),
        "core-number": row(nx.core_number(g)),
        "components": labels(nx.connected_components(view), graph.n), "density": nx.density(g),
        "cut_vertices": sorted(nx.articulation_points(view)),
        "transitivity": nx.transitivity(view), "mean_clustering": nx.average_clustering(view),
        "distances_unit_from_0": row(reached(nx.single_source_shortest_path_length(g, 0), graph.n)),
    }
    result |= structural_holes(graph, "weight", "")
    result |= {key: value for key, value in structural_holes(graph, "unit", "-unit").items()
               if key in ("effective-size-unit",)}
    if graph.edges:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            result["assortativity"] = nx.degree_assortativity_coefficient(g)
        try:
            result["eigenvector"] = row(nx.eigenvector_centrality(g, 100_000, 1e-13, weight=weight))
        except nx.PowerIterationFailedConvergence:
            result["eigenvector"] = [math.nan] * graph.n
    if graph.directed:
        result |= {"in-degree": row(g.in_degree()), "out-degree": row(g.out_degree()),
                   "strong_components": labels(nx.strongly_connected_components(g), graph.n),
                   "reciprocity": nx.overall_reciprocity(g) if graph.edges else None}
    else:
        result["bridges"] = sorted(sorted(pair) for pair in nx.bridges(g))
        result["diameter"] = nx.diameter(g.subgraph(max(nx.connected_components(g), key=len)))
    if graph.weighted:
        result |= {
            "closeness-reciprocal": row(nx.closeness_centrality(back, distance="length")),
            "harmonic-reciprocal": row(nx.harmonic_centrality(back, distance="length")),
            "betweenness-reciprocal": row(nx.betweenness_centrality(g, normalized=False, weight="length")),
            "distances_reciprocal_from_0": row(
                reached(nx.single_source_dijkstra_path_length(g, 0, weight="length"), graph.n))}
        if not graph.directed:
            result["clustering-onnela"] = row(nx.clustering(g, weight="weight"))
    return result


def structural_holes(graph, weight, suffix):
    """On the undirected graph of summed weights, which by definition has the same values: for a directed graph the
    per-vertex form gives nan where nothing goes out, and the all-vertices form is wrong with current SciPy."""
    g = nx.Graph()
    g.add_nodes_from(range(graph.n))
    for u, v, w in graph.edges:
        old = g.get_edge_data(u, v, {"weight": 0, "unit": 0})
        g.add_edge(u, v, weight=old["weight"] + w, unit=old["unit"] + 1)
    size = nx.effective_size(g, nodes=list(g), weight=weight)
    dyads = [[nx.local_constraint(g, v, u, weight) for u in g[v]] for v in range(graph.n)]
    hierarchy = [math.nan if not c else 0 if len(c) == 1 else
                 sum(x / sum(c) * math.log(len(c) * x / sum(c)) for x in c) / math.log(len(c)) for c in dyads]
    return {"effective-size" + suffix: [size[v] for v in range(graph.n)],
            "efficiency" + suffix: [size[v] / len(g[v]) if g[v] else math.nan for v in range(graph.n)],
            "hierarchy" + suffix: hierarchy}


def katz_by_networkx(graph, alpha):
    values = nx.katz_centrality(networkx_graph(graph), alpha, 1.0, 100_000, 1e-15, normalized=False)
    return [values[v] for v in range(graph.n)]


def shortest_loopless_by_networkx(graph, source, target, k, weight):
    paths = nx.shortest_simple_paths(networkx_graph(graph), source, target, weight=weight)
    g, lengths = networkx_graph(graph), []
    for _, path in zip(range(k), paths):
        lengths.append(nx.path_weight(g, path, weight) if weight else len(path) - 1)
    return lengths


def by_igraph(graph):
    g = igraph.Graph(graph.n, [(u, v) for u, v, _ in graph.edges], directed=graph.directed)
    view = g.as_undirected(mode="collapse")
    w = [float(w) for _, _, w in graph.edges] if graph.weighted else None
    lengths = [1 / x for x in w] if w else None

    def closeness(weights):
        distances = g.distances(weights=weights)
        share = [(sum(d < math.inf for d in row) - 1) / (graph.n - 1) for row in distances]
        values = g.closeness(mode="out", weights=weights, normalized=True)
        return [0 if math.isnan(c) else c * s for c, s in zip(values, share)]

    def spectrum(method):
        try:
            values = method(weights=w)
        except igraph.InternalError:
            return [math.nan] * graph.n
        norm = math.sqrt(sum(x * x for x in values))
        return [x / norm for x in values] if norm else values

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = {
            "degree": g.degree(), "strength": g.strength(weights=w), "closeness": closeness(None),
            "harmonic": [x * (graph.n - 1) for x in g.harmonic_centrality(mode="out", normalized=True)],
            "betweenness": g.betweenness(), "pagerank": g.pagerank(weights=w), "pagerank-unit": g.pagerank(),
            "eigenvector": spectrum(g.eigenvector_centrality),
            "hubs": spectrum(g.hub_score), "authorities": spectrum(g.authority_score),
            "constraint": g.constraint(weights=w), "constraint-unit": g.constraint(),
            "clustering": view.transitivity_local_undirected(mode="zero"),
            "triangles": [sum(v in triangle for triangle in view.list_triangles()) for v in range(graph.n)],
            "core-number": g.coreness(mode="all"), "components": labels(g.connected_components("weak"), graph.n),
            "cut_vertices": sorted(view.articulation_points()), "density": g.density(),
            "transitivity": view.transitivity_undirected(),
            "mean_clustering": view.transitivity_avglocal_undirected(mode="zero"),
            "distances_unit_from_0": g.distances(0)[0],
            "assortativity": g.assortativity_degree(directed=graph.directed),
            "mean_distance": g.average_path_length(), "greatest_distance": g.diameter(),
        }
        if graph.directed:
            result |= {"in-degree": g.indegree(), "out-degree": g.outdegree(), "reciprocity": g.reciprocity(),
                       "strong_components": labels(g.connected_components("strong"), graph.n)}
        else:
            result["bridges"] = sorted(sorted(g.es[e].tuple) for e in g.bridges())
        if graph.weighted:
            result |= {
                "closeness-reciprocal": closeness(lengths),
                "harmonic-reciprocal": [x * (graph.n - 1) for x in
                                        g.harmonic_centrality(mode="out", weights=lengths, normalized=True)],
                "betweenness-reciprocal": g.betweenness(weights=lengths),
                "distances_reciprocal_from_0": g.distances(0, weights=lengths)[0]}
            if not graph.directed:
                result["clustering-barrat"] = g.transitivity_local_undirected(mode="zero", weights=w)
    return result


def shortest_loopless_by_igraph(graph, source, target, k, weight):
    g = igraph.Graph(graph.n, [(u, v) for u, v, _ in graph.edges], directed=graph.directed)
    lengths = [1 / w for _, _, w in graph.edges] if weight else [1] * len(graph.edges)
    paths = g.get_k_shortest_paths(source, target, k=k, mode="out", weights=lengths, output="epath")
    return sorted(sum(lengths[e] for e in path) for path in paths)


def labels(parts, n):
    """Each vertex labeled by the smallest member of its part."""
    result = [0] * n
    for part in parts:
        for v in part:
            result[v] = min(part)
    return result


def reached(distances, n):
    return {v: distances.get(v, math.inf) for v in range(n)}


def apart(ours, theirs):
    """The greatest difference, relative to the greatest of our numbers; undefined equals undefined."""
    ours, theirs = flat(ours), flat(theirs)
    if len(ours) != len(theirs):
        return math.inf
    scale = max((abs(x) for x in ours if math.isfinite(x)), default=0) or 1
    return max((0 if x == y or math.isnan(x) and math.isnan(y) else math.inf if math.isnan(x - y) else
                abs(x - y) / scale for x, y in zip(ours, theirs)), default=0)


def flat(value):
    if isinstance(value, list):
        return [x for element in value for x in flat(element)]
    return [math.nan if value is None else value]


def check(graph, tool, key, ours, theirs):
    difference = apart(ours, theirs)
    if difference <= TOLERANCE:
        return True
    if (tool, key) not in EXCUSED:
        raise AssertionError(f"{graph.name}: {key}: {tool} differs by {difference}\n{ours}\n{theirs}")
    differences.append((graph.name, tool, key, difference))
    return False
