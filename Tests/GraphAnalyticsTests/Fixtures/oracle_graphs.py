"""The graphs of the oracle: seeded random ones, and the real ones under Datasets/.

Python's own `random.Random` is used because its stream is the same in every version and on every platform.
"""
import csv
import itertools
import random
from dataclasses import dataclass
from pathlib import Path

DATASETS = Path(__file__).resolve().parents[3] / "Datasets"


@dataclass
class OracleGraph:
    name: str
    directed: bool
    weighted: bool
    n: int
    edges: list  # (u, v, w): each undirected edge once with u < v, sorted, no loops, no parallels
    labels: list | None = None


# Random graphs: a family gives unordered pairs, then a direction and a weight are drawn.

def pairs_at_random(rng, vertices, count):
    every = list(itertools.combinations(vertices, 2))
    return rng.sample(every, min(count, len(every)))


def sparse(rng, n):
    return pairs_at_random(rng, range(n), int(1.3 * n))


def medium(rng, n):
    return pairs_at_random(rng, range(n), int(2.5 * n))


def dense(rng, n):
    return [pair for pair in itertools.combinations(range(n), 2) if rng.random() < 0.6]


def tree(rng, n):
    return [(rng.randrange(v), v) for v in range(1, n)]


def bipartite(rng, n):
    left = n // 3
    return [(u, v) for u in range(left) for v in range(left, n) if rng.random() < 0.3]


def disconnected(rng, n):
    """Three blobs of different sizes that do not touch."""
    a, b = n // 2, n // 2 + n // 3
    return [pair for part in (range(a), range(a, b), range(b, n))
            for pair in pairs_at_random(rng, part, 2 * len(part) - 1)]


def isolates(rng, n):
    """A third of the vertices, among them vertex 0, has no edge at all."""
    joined = rng.sample(range(1, n), n - n // 3)
    return pairs_at_random(rng, joined, 2 * len(joined))


def preferential(rng, n):
    ends, pairs = [0, 1], [(0, 1)]
    for v in range(2, n):
        targets = {rng.choice(ends) for _ in range(2)}
        for u in sorted(targets):
            pairs.append((u, v))
            ends += [u, v]
    return pairs


def small_world(rng, n):
    pairs = {tuple(sorted((u, (u + step) % n))) for u in range(n) for step in (1, 2)}
    for pair in sorted(pairs):
        if rng.random() < 0.15:
            other = rng.randrange(n)
            changed = tuple(sorted((pair[0], other)))
            if other != pair[0] and changed not in pairs:
                pairs.remove(pair)
                pairs.add(changed)
    return sorted(pairs)


def grid(rng, n):
    """Columns of four: every route has rivals of equal length."""
    pairs = [(v, v + 1) for v in range(n - 1) if v % 4 != 3]
    return pairs + [(v, v + 4) for v in range(n - 4)]


def bridged_cliques(rng, n):
    parts = [range(0, n // 3), range(n // 3, 2 * n // 3), range(2 * n // 3, n)]
    inside = [pair for part in parts for pair in itertools.combinations(part, 2) if rng.random() < 0.9]
    return inside + [(0, n // 3), (n // 3 + 1, 2 * n // 3)]


def cycle_with_pendants(rng, n):
    ring = 2 * n // 3
    return [(v, (v + 1) % ring) for v in range(ring)] + [(rng.randrange(ring), v) for v in range(ring, n)]


def acyclic(rng, n):
    """Only ever directed, from the lower to the higher number."""
    return medium(rng, n)


def complete(rng, n):
    return list(itertools.combinations(range(n), 2))


def edgeless(rng, n):
    return []


FAMILIES = [sparse, medium, dense, tree, bipartite, disconnected, isolates, preferential, small_world, grid,
            bridged_cliques, cycle_with_pendants]
SIZES = {sparse: (12, 40), medium: (10, 35), dense: (6, 20), tree: (8, 40), bipartite: (10, 36),
         disconnected: (15, 40), isolates: (9, 30), preferential: (10, 40), small_world: (10, 36), grid: (12, 32),
         bridged_cliques: (9, 21), cycle_with_pendants: (9, 36), acyclic: (12, 24), complete: (5, 9), edgeless: (5, 5)}
WEIGHTS = {
    "integers": lambda rng: rng.randint(1, 6),  # reciprocals that tie: 1/3 + 1/6 = 1/2
    "decimals": lambda rng: round(rng.uniform(0.05, 5), 2),
    "spread": lambda rng: rng.choice([0.001, 0.02, 0.3, 1, 2.5, 40, 700]),
}


def random_graph(family, directed, weighting, seed):
    rng = random.Random(seed)
    n = rng.randint(*SIZES[family])
    pairs = family(rng, n)
    relabeled = list(range(n))
    if family not in (isolates, acyclic):
        rng.shuffle(relabeled)
    arcs = []
    for a, b in pairs:
        u, v = relabeled[a], relabeled[b]
        if not directed or family is acyclic:
            arcs.append((min(u, v), max(u, v)))
        else:
            draw = rng.random()
            arcs += [(u, v)] if draw < 0.4 else [(v, u)] if draw < 0.7 else [(u, v), (v, u)]
    weigh = WEIGHTS[weighting] if weighting else lambda rng: 1
    edges = [(u, v, weigh(rng)) for u, v in sorted(arcs)]
    name = "-".join([family.__name__.replace("_", "-"), "directed" if directed else "undirected",
                     weighting or "unit", str(seed)])
    return OracleGraph(name, directed, weighting is not None, n, edges)


def random_graphs():
    """52 graphs: twelve families, directed and not, weighted and not, and four of their own kind."""
    weightings = itertools.cycle(WEIGHTS)
    seed = 100
    for family in FAMILIES:
        for directed in (False, True):
            for weighted in (False, True):
                seed += 1
                yield random_graph(family, directed, next(weightings) if weighted else None, seed)
    yield random_graph(acyclic, True, None, 201)
    yield random_graph(acyclic, True, "decimals", 202)
    yield random_graph(complete, False, "decimals", 203)
    yield random_graph(edgeless, False, None, 204)


# Real graphs

def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def real_graph(name, directed, files):
    """The layers `files` summed into one graph; vertices in the order of people.csv, else of first appearance."""
    folder = DATASETS / files[0].split("/")[0]
    people = folder / "people.csv"
    labels = [row["id"] for row in rows(people)] if people.exists() else []
    weights, weighted = {}, len(files) > 1
    for file in files:
        for row in rows(DATASETS / file):
            for label in (row["source"], row["target"]):
                if label not in labels:
                    assert not people.exists(), label
                    labels.append(label)
            pair = labels.index(row["source"]), labels.index(row["target"])
            pair = pair if directed else tuple(sorted(pair))
            assert pair[0] != pair[1]
            weighted |= "weight" in row
            weights[pair] = weights.get(pair, 0) + int(row.get("weight", 1))
    edges = [(u, v, w) for (u, v), w in sorted(weights.items())]
    return OracleGraph(name, directed, weighted, len(labels), edges, labels)


def real_graphs():
    florentine = ["florentine-families/marriage.csv", "florentine-families/business.csv"]
    managers = [f"krackhardt-managers/{layer}.csv" for layer in ("advice", "friendship", "reports")]
    yield real_graph("florentine-families-marriage", False, florentine[:1])
    yield real_graph("florentine-families-business", False, florentine[1:])
    yield real_graph("florentine-families-both", False, florentine)
    yield real_graph("southern-women", False, ["southern-women/network.csv"])
    yield real_graph("karate-club", False, ["karate-club/network.csv"])
    yield real_graph("karate-club-weighted", False, ["karate-club-weighted/network.csv"])
    yield real_graph("krackhardt-kite", False, ["krackhardt-kite/network.csv"])
    yield real_graph("krackhardt-managers-advice", True, managers[:1])
    yield real_graph("krackhardt-managers-friendship", True, managers[1:2])
    yield real_graph("krackhardt-managers-reports", True, managers[2:])
    yield real_graph("krackhardt-managers-all", True, managers)
    yield real_graph("les-miserables", False, ["les-miserables/network.csv"])


def brokerage_example():
    """Eight vertices, fifteen weighted arcs, two of them mutual with unequal weights."""
    text = "A>B5 B>A1 A>C2 C>A2 A>D1 B>C4 D>E3 E>D1 E>F2 F>E2 F>D1 C>E1 G>F6 H>A2"
    edges = sorted(("ABCDEFGH".index(arc[0]), "ABCDEFGH".index(arc[2]), int(arc[3])) for arc in text.split())
    return OracleGraph("brokerage-example", True, True, 8, edges, list("ABCDEFGH"))


def every_graph():
    return [*random_graphs(), *real_graphs(), brokerage_example()]
