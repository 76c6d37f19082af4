#!/usr/bin/env python3
"""Writes expected/<measure>.csv beside each network here: what a measure must give on real data.

    python3 expected.py            writes the files
    python3 expected.py --check    compares with the files instead; exit status 1 when one differs

Needs NetworkX 3.6 and igraph 1.0 (`pip install networkx igraph numpy scipy`); `make expected` runs it. Every number
comes from NetworkX and is compared with igraph to 1e-9; for effective size, which igraph lacks, with Burt's formula.

A file has a header `id,<measure>`, one row for each person of people.csv (else in the order of first appearance),
numbers in full (shortest text that reads back the same), and an empty cell where the measure is undefined.
Conventions are those of `entregent rank` and `entregent brokers` without options:

    degree, in-degree, out-degree    number of ties; directed: degree = in + out
    strength                         sum of weights (weighted networks only)
    betweenness                      raw; undirected: each pair once; every tie has length 1
    closeness                        Wasserman-Faust (r-1)/(n-1) · (r-1)/Σd, distances from the person, length 1
    harmonic                         Σ 1/d, distances from the person, length 1
    eigenvector                      L2 norm 1, along incoming ties, weights as stored; no file where not unique
    pagerank                         damping .85, dangling mass spread evenly, weights as stored
    constraint, effective-size       Burt 1992, weights as stored, a mutual pair of ties summed; isolates undefined
    clustering                       share of pairs of neighbors that are tied; direction and weights ignored
    core-number                      directed: in + out ties

A network of several layers has one folder for each layer in expected/.
"""
import csv
import math
import sys
import warnings
from pathlib import Path

import igraph
import networkx as nx

HERE = Path(__file__).resolve().parent
TOLERANCE = 1e-9
DIRECTED = {"krackhardt-managers"}


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(path):
    """The network as NetworkX graph, people in order, and whether ties carry weights."""
    graph = nx.DiGraph() if path.parent.name in DIRECTED else nx.Graph()
    people = path.parent / "people.csv"
    if people.exists():
        graph.add_nodes_from(row["id"] for row in rows(people))
    ties = rows(path)
    for row in ties:
        assert row["source"] != row["target"] and not graph.has_edge(row["source"], row["target"]), row
        graph.add_edge(row["source"], row["target"], weight=int(row.get("weight", 1)))
    return graph, "weight" in ties[0]


def summed(graph):
    """Undirected, the weights of both directions summed: what Burt's measures look at."""
    result = nx.Graph()
    result.add_nodes_from(graph)
    for u, v, w in graph.edges(data="weight"):
        result.add_edge(u, v, weight=w + result.get_edge_data(u, v, {"weight": 0})["weight"])
    return result


def by_networkx(graph, weighted):
    from_person = graph.reverse() if graph.is_directed() else graph
    contacts, view = summed(graph), graph.to_undirected()
    result = {"degree": dict(graph.degree())}
    if graph.is_directed():
        result |= {"in-degree": dict(graph.in_degree()), "out-degree": dict(graph.out_degree())}
    if weighted:
        result["strength"] = dict(graph.degree(weight="weight"))
    result |= {
        "betweenness": nx.betweenness_centrality(graph, normalized=False),
        "closeness": nx.closeness_centrality(from_person),
        "harmonic": nx.harmonic_centrality(from_person),
        "pagerank": nx.pagerank(graph, tol=1e-15, max_iter=10_000),
        "constraint": nx.constraint(contacts, weight="weight"),
        # With nodes= : the form for all nodes at once is wrong with current SciPy.
        "effective-size": nx.effective_size(contacts, nodes=list(contacts), weight="weight"),
        "clustering": nx.clustering(view),
        "core-number": nx.core_number(graph),
    }
    # Without a cycle no eigenvector of a directed network has a positive eigenvalue.
    if not graph.is_directed() or not nx.is_directed_acyclic_graph(graph):
        result["eigenvector"] = nx.eigenvector_centrality(graph, 100_000, 1e-14, weight="weight")
    return {measure: [values[person] for person in graph] for measure, values in result.items()}


def by_igraph(graph, weighted):
    people = list(graph)
    number = {person: i for i, person in enumerate(people)}
    g = igraph.Graph(len(people), [(number[u], number[v]) for u, v in graph.edges], directed=graph.is_directed())
    weights = [float(w) for _, _, w in graph.edges(data="weight")]
    view, others = g.as_undirected(mode="collapse"), len(people) - 1
    reached = [sum(d < math.inf for d in row) - 1 for row in g.distances()]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        closeness, vector = g.closeness(mode="out"), g.eigenvector_centrality(weights=weights)
    norm = math.sqrt(sum(x * x for x in vector))
    return {
        "degree": g.degree(), "in-degree": g.indegree(), "out-degree": g.outdegree(),
        "strength": g.strength(weights=weights), "betweenness": g.betweenness(),
        "closeness": [c * r / others if r else 0 for c, r in zip(closeness, reached)],
        "harmonic": [x * others for x in g.harmonic_centrality(mode="out")],
        "eigenvector": [x / norm for x in vector], "pagerank": g.pagerank(weights=weights),
        "constraint": g.constraint(weights=weights), "effective-size": effective_size(graph),
        "clustering": view.transitivity_local_undirected(mode="zero"), "core-number": g.coreness(mode="all"),
    }


def effective_size(graph):
    """Burt's formula as printed: Σ_j (1 − Σ_q p_iq m_jq) over contacts j and third persons q."""
    contacts = summed(graph)

    def tie(i, j):
        return contacts.get_edge_data(i, j, {"weight": 0})["weight"]

    def size(i):
        total = sum(tie(i, q) for q in contacts[i])
        return sum(1 - sum(tie(i, q) / total * tie(j, q) / max(tie(j, k) for k in contacts[j])
                           for q in contacts[i] if q != j) for j in contacts[i])

    return [size(i) if contacts[i] else math.nan for i in graph]


def same(ours, theirs):
    scale = max((abs(x) for x in ours if not math.isnan(x)), default=0) or 1
    return len(ours) == len(theirs) and all(
        abs(x - y) <= TOLERANCE * scale or math.isnan(x) and math.isnan(y) for x, y in zip(ours, theirs))


def write(path, measure, people, values):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["id", measure])
        for person, value in zip(people, values):
            table.writerow([person, "" if math.isnan(value) else repr(value)])


def written(path, people):
    table = rows(path) if path.exists() else []
    measure = path.stem
    return [float(row[measure] or "nan") for row in table] if [row["id"] for row in table] == list(people) else []


def main(check):
    wrong = count = 0
    for network in sorted(HERE.glob("*/*.csv")):
        if network.name == "people.csv":
            continue
        folder = network.parent / "expected"
        if network.name != "network.csv":
            folder /= network.stem
        graph, weighted = read(network)
        peers = by_igraph(graph, weighted)
        for measure, values in by_networkx(graph, weighted).items():
            if not same(values, peers[measure]):
                raise SystemExit(f"{network}: {measure}: NetworkX {values}, igraph {peers[measure]}")
            path, count = folder / f"{measure}.csv", count + 1
            if not check:
                write(path, measure, graph, values)
            elif not same(values, written(path, graph)):
                print(f"differs: {path.relative_to(HERE)}")
                wrong += 1
    print(f"{count} files, {wrong} differ" if check else f"{count} files written")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
