#!/usr/bin/env python3
"""Writes oracle/*.json: graphs with the values that every measure must reproduce to 1e-9.

    python3 make_oracle.py            (needs numpy, networkx 3.6 and igraph 1.0; takes about a minute)

Values come from `oracle_definitions.py` (definitions transcribed, exact lengths, dense linear algebra) and each is
compared here with NetworkX and igraph, wherever one of them computes the same thing; any difference stops the run
unless `oracle_peers.EXCUSED` says why the tool is wrong. The run ends with the list of such differences.

A file holds one graph:

    name, directed, weighted, n
    edges        [[u, v, w], …]: each undirected edge once with u < v; no loops, no parallels; w = 1 when unweighted
    labels       the ids in the data set, real graphs only
    expected     {measure: [one number per vertex]}; null = undefined, "inf" = infinite
    katz_alpha   the α of expected.katz
    components, strong_components (directed)          for each vertex the smallest member of its component
    bridges (undirected), cut_vertices                sorted; cut vertices of a directed graph: direction ignored
    distances_unit_from_0, distances_reciprocal_from_0 (weighted)
    k_shortest   {source, target, k, lengths: unit | reciprocal, values}: the lengths of the k shortest loopless
                 paths, rising; fewer where there are fewer
    density, transitivity, mean_clustering, assortativity, mean_distance, diameter, reciprocity (directed)
                 null = undefined (no connected triple, no variance, no reachable pair, no edge)

Measures, raw unless said:

    degree, strength         directed: in + out
    in-degree, out-degree    directed only
    closeness                Wasserman-Faust (r-1)/(n-1) · (r-1)/Σd, r = vertices reached from the vertex, itself
                             included; 0 when none is reached
    harmonic                 Σ 1/d, distances from the vertex
    betweenness              undirected: each pair once
    …-reciprocal             the same three with lengths 1/w, weighted graphs only; all others have unit lengths
    pagerank, pagerank-unit  damping .85, dangling mass spread evenly over all vertices; by linear solve
    eigenvector              Aᵀx = λx with weights, L2 norm 1; absent unless exactly one strong component has the
                             largest λ, and λ > 0
    hubs, authorities        leading singular vectors of the weighted matrix, L2 norm 1; absent unless unique
    katz                     x = αAᵀx + 1, unit weights, not normalized
    constraint, effective-size, efficiency, hierarchy   Burt 1992, weights stored; isolates null
    constraint-unit, effective-size-unit                every edge 1 (a mutual pair of edges therefore 2)
    clustering, triangles    direction ignored; clustering 0 below two neighbors
    clustering-barrat, clustering-onnela                undirected weighted only
    core-number              directed: in + out edges, a mutual pair counts 2

transitivity, mean_clustering: direction ignored. assortativity: of degrees; directed: out-degree of the source with
in-degree of the target. diameter: undirected: of the largest component, absent when several of that size differ;
directed: the largest finite distance. mean_distance: over ordered pairs of which one reaches the other.
"""
import json
import math
import random
from pathlib import Path

import oracle_peers as peers
from oracle_definitions import Definitions
from oracle_graphs import brokerage_example, every_graph

FOLDER = Path(__file__).resolve().parent / "oracle"
KSHORTEST = 8


def values(graph):
    d = Definitions(graph)
    expected = d.degrees()
    expected["closeness"], expected["harmonic"], expected["betweenness"] = d.path_measures(d.unit)
    if graph.weighted:
        for name, column in zip(("closeness", "harmonic", "betweenness"), d.path_measures(d.reciprocal)):
            expected[name + "-reciprocal"] = column
    expected["pagerank"], expected["pagerank-unit"] = d.page_rank(d.z), d.page_rank(d.a)
    if (vector := d.eigenvector()) is not None:
        expected["eigenvector"] = vector
    if (both := d.hubs_and_authorities()) is not None:
        expected["hubs"], expected["authorities"] = both
    alpha, expected["katz"] = d.katz()
    for name, column in zip(("constraint", "effective-size", "efficiency", "hierarchy"), d.structural_holes(d.z)):
        expected[name] = column
    expected["constraint-unit"], expected["effective-size-unit"] = d.structural_holes(d.a)[:2]
    local, averages = d.clustering()
    expected |= local
    if graph.weighted and not graph.directed:
        expected["clustering-barrat"], expected["clustering-onnela"] = d.weighted_clustering()
    expected["core-number"] = d.core_numbers()

    whole = {"katz_alpha": alpha, "components": d.components()}
    if graph.directed:
        whole["strong_components"] = d.strong_components()
    else:
        whole["bridges"] = d.bridges()
    whole["cut_vertices"] = d.cut_vertices()
    whole["distances_unit_from_0"] = d.distances(0, d.unit)
    if graph.weighted:
        whole["distances_reciprocal_from_0"] = d.distances(0, d.reciprocal)
    whole["k_shortest"] = k_shortest(d)
    whole |= averages | d.summary()
    return expected, whole


def k_shortest(d):
    """Between two vertices that are rather far apart, drawn by the graph's name; in an edgeless graph 0 and 1."""
    rng = random.Random(d.graph.name)
    hops = {(u, v): x for u in range(d.n) for v, x in enumerate(d.distances(u, d.unit)) if u != v and x < math.inf}
    far = sorted(pair for pair, x in hops.items() if x >= sorted(hops.values())[len(hops) // 2])
    source, target = rng.choice(far) if far else (0, 1)
    lengths = d.reciprocal if d.graph.weighted else d.unit
    return {"source": source, "target": target, "k": KSHORTEST,
            "lengths": "reciprocal" if d.graph.weighted else "unit",
            "values": d.shortest_loopless(source, target, KSHORTEST, lengths)}


def compare(graph, expected, whole):
    """Every value against both tools; returns which keys found a second witness."""
    witnessed = set()
    ours = expected | whole
    for tool, theirs in (("networkx", peers.by_networkx(graph)), ("igraph", peers.by_igraph(graph))):
        for key, value in theirs.items():
            if key == "greatest_distance":  # igraph's diameter: of all components
                if graph.directed or len(set(whole["components"])) == 1:
                    key = "diameter"
                else:
                    continue
            if key not in ours:
                continue  # eigenvector, hubs: not unique; diameter: not defined
            if key == "transitivity" and ours[key] is None and tool == "networkx":
                continue  # no connected triple: NetworkX says 0, igraph nan, we say undefined
            if peers.check(graph, tool, key, ours[key], value):
                witnessed.add(key)
    peers.check(graph, "networkx", "katz", expected["katz"], peers.katz_by_networkx(graph, whole["katz_alpha"]))
    k = whole["k_shortest"]
    if k["values"]:
        weight = "length" if graph.weighted else None
        for tool, search in (("networkx", peers.shortest_loopless_by_networkx),
                             ("igraph", peers.shortest_loopless_by_igraph)):
            theirs = search(graph, k["source"], k["target"], KSHORTEST, weight)
            peers.check(graph, tool, "k_shortest", k["values"], theirs)
    return witnessed | {"katz", "k_shortest", "katz_alpha"}


def check_published_brokerage():
    """Values of the brokerage example worked out independently from Burt's formulas, to four decimals."""
    expected, _ = values(brokerage_example())
    published = {
        "constraint": [.6299, .9467, .9400, .7710, .5163, .5413, 1, 1],
        "effective-size": [3.3333, 1.1333, 2.1111, 2.3889, 2.8148, 2.5455, 1, 1],
        "efficiency": [.8333, .5667, .7037, .7963, .9383, .8485, 1, 1],
        "hierarchy": [.3827, .0565, .3173, .3317, .2834, .1380, 0, 0],
        "constraint-unit": [.4267, 1.0031, .6806, .6556, .5400, .6556, 1, 1],
        "effective-size-unit": [3.6667, 1, 2.25, 2.25, 2.6, 2.25, 1, 1],
    }
    for key, column in published.items():
        assert all(abs(x - y) < 5.01e-5 for x, y in zip(column, expected[key])), (key, expected[key])


def encoded(value):
    return "inf" if value == math.inf else [encoded(x) for x in value] if isinstance(value, list) else value


def write(graph, expected, whole):
    lines = [f'"name": {json.dumps(graph.name)}', f'"directed": {json.dumps(graph.directed)}',
             f'"weighted": {json.dumps(graph.weighted)}', f'"n": {graph.n}',
             f'"edges": {compact([list(edge) for edge in graph.edges])}']
    if graph.labels:
        lines.append(f'"labels": {compact(graph.labels)}')
    measures = ",\n".join(f'"{key}": {compact(column)}' for key, column in expected.items())
    lines.append('"expected": {\n' + measures + "\n}")
    lines += [f'"{key}": {compact(value)}' for key, value in whole.items()]
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    json.loads(text)
    (FOLDER / f"{graph.name}.json").write_text(text, encoding="utf-8")
    return len(text)


def compact(value):
    return json.dumps(encoded(value), separators=(",", ":"), allow_nan=False, ensure_ascii=False)


def main():
    check_published_brokerage()
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.json"):
        old.unlink()
    graphs = every_graph()
    size, alone = 0, set()
    for graph in graphs:
        expected, whole = values(graph)
        alone |= {(key, graph.name) for key in (set(expected) | set(whole)) - compare(graph, expected, whole)}
        size += write(graph, expected, whole)
    print(f"{len(graphs)} graphs, {size / 1e6:.2f} MB")
    for key, name in sorted(alone):
        print(f"no tool but ours: {key} on {name}")
    for name, tool, key, difference in peers.differences:
        print(f"differs: {tool} {key} on {name} by {difference:.3g}: {peers.EXCUSED[tool, key]}")


if __name__ == "__main__":
    main()
