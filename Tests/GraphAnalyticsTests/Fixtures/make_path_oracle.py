#!/usr/bin/env python3
"""Writes paths/*.json: what others find between pairs of the real networks under Datasets/.

    python3 make_path_oracle.py            (needs networkx 3.6 and igraph 1.0; takes about a minute)
    python3 make_path_oracle.py FILE OUT [directed]
                                           the same for a list of edges, two numbers or names a line, into the folder OUT

Every edge is given a probability, drawn by the name of the network, in thousandths. A file holds one network:

    name, directed, weighted, n, edges      as in oracle/*.json; the weight is the probability
    best         [{source, target, lengths: unit | reciprocal | negativeLog, values, paths}]: the K shortest loopless
                 paths, rising; a path is null where another of the same length stands beside it or may be cut off.
                 NetworkX (shortest_simple_paths) and igraph (get_k_shortest_paths) must agree, or the run stops.
    disjoint     [[source, target, count]]: the most paths that share no vertex but their ends, an edge between the two
                 among them; NetworkX (maximum flow) and igraph (vertex connectivity) must agree
    reliability  [{edges, n, chances, source, target, probability}]: small parts of the network, and the chance that the
                 source reaches the target, summed over all states of edges and vertices
"""
import csv
import itertools
import json
import math
import random
import sys
from pathlib import Path

import igraph
import networkx as nx
from networkx.algorithms.connectivity import local_node_connectivity

from oracle_graphs import OracleGraph, real_graphs

FOLDER = Path(__file__).resolve().parent / "paths"
K = 10
QUESTIONS = 6
PAIRS = 12
STATES = 15
LENGTHS = {"unit": lambda p: 1, "reciprocal": lambda p: 1 / p, "negativeLog": lambda p: -math.log(p)}


def with_probabilities(graph):
    rng = random.Random(graph.name)
    edges = [(u, v, rng.randint(50, 999) / 1000) for u, v, _ in graph.edges]
    return OracleGraph(graph.name, graph.directed, True, graph.n, edges)


def as_networkx(graph, length):
    g = nx.DiGraph() if graph.directed else nx.Graph()
    g.add_nodes_from(range(graph.n))
    g.add_weighted_edges_from(((u, v, length(p)) for u, v, p in graph.edges), weight="length")
    return g


def as_igraph(graph):
    return igraph.Graph(graph.n, [(u, v) for u, v, _ in graph.edges], directed=graph.directed)


def best_paths(graph, source, target, kind):
    """K + 1 paths by both, the last only to see whether the one before it is alone."""
    length = LENGTHS[kind]
    g, h = as_networkx(graph, length), as_igraph(graph)
    found = list(itertools.islice(nx.shortest_simple_paths(g, source, target, weight="length"), K + 1))
    values = [math.fsum(g[u][v]["length"] for u, v in zip(path, path[1:])) for path in found]
    lengths = [length(p) for _, _, p in graph.edges]
    other = h.get_k_shortest_paths(source, target, k=K + 1, mode="out", weights=lengths, output="epath")
    others = sorted(math.fsum(lengths[e] for e in path) for path in other)
    assert len(values) == len(others) and all(math.isclose(a, b, rel_tol=1e-9) for a, b in zip(values, others)), (
        graph.name, source, target, kind, values, others)
    paths = []
    for index, path in enumerate(found[:K]):
        beside = [values[i] for i in (index - 1, index + 1) if 0 <= i < len(values)]
        alone = all(abs(values[index] - value) > 1e-7 * value for value in beside)
        paths.append(path if alone else None)
    return {"source": source, "target": target, "lengths": kind, "values": values[:K], "paths": paths}


def disjoint_count(graph, source, target):
    g, h = as_networkx(graph, lambda p: 1), as_igraph(graph)
    direct = 0
    if g.has_edge(source, target):
        g.remove_edge(source, target)
        h.delete_edges([(source, target)])
        direct = 1
    if not nx.has_path(g, source, target):
        return direct
    if graph.directed and g.has_edge(target, source):  # igraph takes either direction for adjacent
        h.delete_edges([(target, source)])
        g.remove_edge(target, source)
    count = local_node_connectivity(g, source, target)
    other = h.vertex_connectivity(source, target, neighbors="error")
    assert count == other, (graph.name, source, target, count, other)
    return count + direct


def reaches(n, arcs, source, target):
    reached = {source}
    stack = [source]
    while stack:
        vertex = stack.pop()
        for other in arcs[vertex]:
            if other not in reached:
                reached.add(other)
                stack.append(other)
    return target in reached


def part(graph, rng):
    """A few edges around one vertex, with chances for some of the vertices between; all states enumerated."""
    g = as_networkx(graph, lambda p: 1)
    start = rng.choice([v for v in g if len(nx.descendants(g, v)) > 3] or [v for v in g if g[v]])
    members = [start]
    while True:
        beside = sorted({w for v in members for w in g[v]} - set(members))
        if not beside:
            break
        # those with more ties into the part come more often
        added = rng.choice([w for w in beside for _ in range(sum(g.has_edge(v, w) for v in members) ** 2)])
        if sum(u in members + [added] and v in members + [added] for u, v, _ in graph.edges) > STATES - 3:
            break
        members.append(added)
    place = {v: i for i, v in enumerate(members)}
    edges = [[place[u], place[v], p] for u, v, p in graph.edges if u in place and v in place]
    n, source, target = len(members), 0, len(members) - 1
    chances = [1] * n
    for vertex in range(1, min(n - 1, 1 + STATES - len(edges))):
        chances[vertex] = rng.randint(0, 1000) / 1000
    failing = [v for v in range(n) if chances[v] < 1]
    terms = []
    for state in itertools.product((0, 1), repeat=len(edges) + len(failing)):
        chance = 1
        arcs = [[] for _ in range(n)]
        gone = {v for v, works in zip(failing, state[len(edges):]) if not works}
        for v, works in zip(failing, state[len(edges):]):
            chance *= chances[v] if works else 1 - chances[v]
        for (u, v, p), works in zip(edges, state):
            chance *= p if works else 1 - p
            if works and u not in gone and v not in gone:
                arcs[u].append(v)
                if not graph.directed:
                    arcs[v].append(u)
        if chance and reaches(n, arcs, source, target):
            terms.append(chance)
    return {"edges": edges, "n": n, "chances": chances, "source": source, "target": target,
            "probability": math.fsum(terms)}


def questions(graph, rng, count):
    """Pairs of which the first reaches the second."""
    g = as_networkx(graph, lambda p: 1)
    starts = [v for v in g if g[v]]
    pairs = []
    while len(pairs) < count:
        source = rng.choice(starts)
        pair = source, rng.choice(sorted(nx.descendants(g, source) - {source}))
        if pair not in pairs:
            pairs.append(pair)
    return pairs


def oracle(graph):
    rng = random.Random("questions of " + graph.name)
    pairs = questions(graph, rng, QUESTIONS + PAIRS)
    kinds = itertools.cycle(LENGTHS)
    best = [best_paths(graph, u, v, kind) for (u, v), kind in zip(pairs[:QUESTIONS], kinds)]
    disjoint = [[u, v, disjoint_count(graph, u, v)] for u, v in pairs[QUESTIONS:]]
    reliability = [part(graph, rng) for _ in range(3)] if graph.n < 200 else []
    return {"name": graph.name, "directed": graph.directed, "weighted": True, "n": graph.n, "edges": graph.edges,
            "best": best, "disjoint": disjoint, "reliability": reliability}


def from_list(path, directed):
    names, edges = {}, set()
    for row in csv.reader(line.replace("\t", ",").replace(" ", ",") for line in open(path, encoding="utf-8")):
        if len(row) >= 2 and not row[0].startswith(("#", "source")):
            u, v = (names.setdefault(name, len(names)) for name in row[:2])
            if u != v:
                edges.add((u, v) if directed else (min(u, v), max(u, v)))
    return OracleGraph(Path(path).stem, directed, False, len(names), [(u, v, 1) for u, v in sorted(edges)])


def main():
    if len(sys.argv) > 2:
        graphs, folder = [from_list(sys.argv[1], "directed" in sys.argv[3:])], Path(sys.argv[2])
    else:
        graphs, folder = list(real_graphs()), FOLDER
    folder.mkdir(exist_ok=True, parents=True)
    size = 0
    for graph in graphs:
        values = oracle(with_probabilities(graph))
        lines = [f"{json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in values.items()]
        text = "{\n" + ",\n".join(lines) + "\n}\n"
        (folder / f"{graph.name}.json").write_text(text, encoding="utf-8")
        size += len(text)
    print(f"{len(graphs)} networks, {size} bytes")


if __name__ == "__main__":
    main()
