#!/usr/bin/env python3
"""Layouts of this project beside those of Graphviz, igraph and graph-tool: figures and processor time.

  measure_layouts.py --command .build/release/entregent [--only NAME,…] [--limit SECONDS]

Ten networks: the data sets of the project, networks found under ENTREGENT_DATA, and generated ones. Of each the largest
component is drawn, ties undirected and equally strong, since not every program knows strengths. A table goes to standard
output as Markdown, and to --csv as CSV.

stress    mean of (s·|x_i − x_j| / d_ij − 1)² at the best scale s, d_ij in ties; all pairs up to 1,500 people, above that
          those of 200 people drawn with a fixed seed
kept      mean of |N ∩ K| / |N ∪ K|: N the contacts of a person, K as many people nearest to them in the picture
crossings pairs of ties that cross; above 6,000 ties estimated from 2,000,000 pairs drawn with a fixed seed
overlaps  names that cover another name or another disc, of our maps as drawn
cpu       processor seconds: of the whole program for ours and Graphviz, of the call for igraph and graph-tool
"""
import argparse, csv, json, os, random, re, resource, subprocess, sys, tempfile

import numpy as np
import scipy.sparse as sparse
from scipy.sparse import csgraph
from scipy.spatial import cKDTree

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))


# --- networks ---------------------------------------------------------------------------------------------------------

def largest_component(pairs):
    """Ties between the numbers 0..<n of the people in the largest component, each once."""
    around = {}
    for a, b in pairs:
        if a != b:
            around.setdefault(a, set()).add(b)
            around.setdefault(b, set()).add(a)
    seen, best = set(), []
    for start in around:
        if start in seen:
            continue
        seen.add(start)
        queue = [start]
        for person in queue:
            for other in sorted(around[person], key=str):
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
        if len(queue) > len(best):
            best = queue
    place = {person: number for number, person in enumerate(best)}
    return [(place[a], place[b]) for a in best for b in sorted(around[a], key=str) if place[a] < place[b]]


def table(path, skip=1, separator=","):
    with open(path, encoding="utf-8") as file:
        rows = csv.reader(file, delimiter=separator)
        return [(row[0], row[1]) for number, row in enumerate(rows) if number >= skip and len(row) >= 2]


def plain(path, skip=0):
    pairs = []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file):
            cells = line.split()
            if number >= skip and len(cells) >= 2 and not line.startswith("#"):
                pairs.append((cells[0], cells[1]))
    return pairs


def circles(count, seed):
    """Circles of about fifty people with heavy-tailed numbers of contacts, one tie in four leading elsewhere."""
    draw = random.Random(seed)
    pairs = []
    for person in range(count):
        first = person // 50 * 50
        for _ in range(int(min(400, 3 / (draw.random() + 1e-4) ** 0.5))):
            inside = draw.random() > 0.25
            pairs.append((person, first + draw.randrange(50) if inside else draw.randrange(count)))
    return [(a, b) for a, b in pairs if b < count]


def grid(side):
    return [(r * side + c, o) for r in range(side) for c in range(side)
            for o in ([r * side + c + 1] if c + 1 < side else []) + ([r * side + side + c] if r + 1 < side else [])]


def networks():
    own = os.path.join(ROOT, "Datasets")
    yield "florentine-families", lambda: table(f"{own}/florentine-families/marriage.csv")
    yield "karate-club", lambda: table(f"{own}/karate-club/network.csv")
    yield "southern-women", lambda: table(f"{own}/southern-women/network.csv")
    yield "les-miserables", lambda: table(f"{own}/les-miserables/network.csv")
    data = os.environ.get("ENTREGENT_DATA", "")
    for name, path, read in [
        ("asoiaf", "asoiaf/asoiaf-all-edges.csv", lambda p: table(p)),
        ("ca-GrQc", "scale/ca-GrQc.txt", lambda p: plain(p)),
        ("facebook", "scale/facebook_combined.txt", lambda p: plain(p, skip=1)),
    ]:
        path = os.path.join(data, path)
        if data and os.path.exists(path):
            yield name, lambda path=path, read=read: read(path)
    yield "grid-40", lambda: grid(40)
    yield "circles-1000", lambda: circles(1000, 1)
    yield "circles-10000", lambda: circles(10000, 2)


# --- layouts ----------------------------------------------------------------------------------------------------------

def run(command, limit, **more):
    """Output and processor seconds of a program; None past the limit or when it fails."""
    def bound():
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run(command, capture_output=True, text=True, preexec_fn=bound, **more)
    except FileNotFoundError:
        return None
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        return None
    return done.stdout, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ours(command, layout):
    def place(pairs, count, folder, limit):
        ties, places = os.path.join(folder, "ties.csv"), os.path.join(folder, "places.csv")
        with open(ties, "w") as file:
            file.write("source,target\n" + "".join(f"p{a},p{b}\n" for a, b in pairs))
        plain_map = ["--size-by", "none", "--color-by", "none", "--quiet"]
        done = run([command, "draw", "-n", ties, "-o", places, "--layout", layout, *plain_map], limit)
        if done is None:
            return None
        points = np.zeros((count, 2))
        for row in csv.DictReader(open(places)):
            points[int(row["id"][1:])] = float(row["x"]), float(row["y"])
        return points, done[1]
    return place


def graphviz(engine):
    def place(pairs, count, folder, limit):
        path = os.path.join(folder, "ties.dot")
        with open(path, "w") as file:
            file.write("graph g {\nnode [shape=point,width=0.05]\n" + "".join(f"{a} -- {b}\n" for a, b in pairs) + "}\n")
        done = run([engine, "-Tplain", path], limit)
        if done is None:
            return None
        points = np.zeros((count, 2))
        for line in done[0].splitlines():
            cells = line.split()
            if cells and cells[0] == "node":
                points[int(cells[1])] = float(cells[2]), float(cells[3])
        return points, done[1]
    return place


IGRAPH = """
import igraph, json, random, sys, time
random.seed(1)
graph = igraph.Graph.Read_Edgelist(sys.argv[1], directed=False)
before = time.process_time()
layout = graph.layout(sys.argv[2])
print(json.dumps([time.process_time() - before, list(layout)]))
"""
GRAPH_TOOL = """
import json, sys, time
import graph_tool as gt
from graph_tool.draw import sfdp_layout
gt.openmp_set_num_threads(1)
gt.seed_rng(1)
graph = gt.Graph(directed=False)
graph.add_edge_list([tuple(map(int, line.split())) for line in open(sys.argv[1])])
before = time.process_time()
layout = sfdp_layout(graph)
print(json.dumps([time.process_time() - before, [list(map(float, layout[v])) for v in graph.vertices()]]))
"""


def scripted(python, script, *arguments):
    def place(pairs, count, folder, limit):
        path = os.path.join(folder, "ties.el")
        with open(path, "w") as file:
            file.write("".join(f"{a} {b}\n" for a, b in pairs))
        done = run([python, "-c", script, path, *arguments], limit)
        if done is None:
            return None
        seconds, points = json.loads(done[0].strip().splitlines()[-1])
        return np.array(points), seconds
    return place


# --- figures ----------------------------------------------------------------------------------------------------------

def stress(matrix, points):
    count = len(points)
    sources = np.arange(count) if count <= 1500 else np.random.default_rng(1).choice(count, 200, replace=False)
    distances = csgraph.dijkstra(matrix, indices=sources, unweighted=True)
    pairs = total = squares = 0.0
    for row, source in zip(distances, sources):
        there = np.isfinite(row) & (row > 0)
        ratio = np.linalg.norm(points[there] - points[source], axis=1) / row[there]
        pairs, total, squares = pairs + len(ratio), total + ratio.sum(), squares + (ratio * ratio).sum()
    return 1 - total * total / squares / pairs if squares > 0 else 1.0


def kept(matrix, points):
    count = len(points)
    sample = np.arange(count) if count <= 5000 else np.random.default_rng(2).choice(count, 5000, replace=False)
    tree, values = cKDTree(points), []
    for person in sample:
        contacts = set(matrix.indices[matrix.indptr[person]:matrix.indptr[person + 1]])
        if not contacts:
            continue
        near = [int(o) for o in np.atleast_1d(tree.query(points[person], k=min(len(contacts) + 1, count))[1]) if o != person]
        near = set(near[:len(contacts)])
        values.append(len(contacts & near) / len(contacts | near))
    return float(np.mean(values))


def crossings(pairs, points):
    ties = np.array(pairs)
    count = len(ties)
    if count <= 6000:
        first, second = np.triu_indices(count, 1)
        factor = 1.0
    else:
        generator = np.random.default_rng(3)
        first, second = generator.integers(count, size=2_000_000), generator.integers(count, size=2_000_000)
        different = first != second
        first, second = first[different], second[different]
        factor = count * (count - 1) / 2 / len(first)
    found = 0
    for part in range(0, len(first), 1_000_000):
        a, b = ties[first[part:part + 1_000_000]].T
        c, d = ties[second[part:part + 1_000_000]].T
        apart = (a != c) & (a != d) & (b != c) & (b != d)

        def side(p, q, r):
            p, q, r = points[p], points[q], points[r]
            return (q[:, 0] - p[:, 0]) * (r[:, 1] - p[:, 1]) - (q[:, 1] - p[:, 1]) * (r[:, 0] - p[:, 0])
        found += int((apart & (side(a, b, c) * side(a, b, d) < 0) & (side(c, d, a) * side(c, d, b) < 0)).sum())
    return round(found * factor)


def overlaps(command, pairs, folder, layout):
    """Names over other names or discs in our finished map; names are short words, on small networks only."""
    ties, drawn = os.path.join(folder, "named.csv"), os.path.join(folder, "named.svg")
    with open(ties, "w") as file:
        file.write("source,target\n" + "".join(f"Person {a},Person {b}\n" for a, b in pairs))
    if run([command, "draw", "-n", ties, "-o", drawn, "--layout", layout, "--quiet"], 120) is None:
        return None
    text = open(drawn, encoding="utf-8").read()
    sizes = {name: float(size) for name, size in re.findall(r"\.(s[0-9_.-]+)\s*{[^}]*?font-size:\s*([0-9.]+)px", text)}
    discs = [(float(x), float(y), float(r), v) for v, x, y, r in
             re.findall(r'<circle class="vertex[^>]* id="([^"]*)"[^>]* cx="([^"]*)" cy="([^"]*)" r="([^"]*)"', text)]
    boxes = []
    for head, content in re.findall(r'<text ([^>]*data-vertex=[^>]*)>([^<]*)</text>', text):
        field = dict(re.findall(r'([a-z-]+)="([^"]*)"', head))
        names = field["class"].split()
        size = next((sizes[n] for n in names if n in sizes), 11.0)
        wide, x, y = 0.5 * size * len(content), float(field["x"]), float(field["y"])
        left = x - wide / 2 if "middle" in names else x - wide if "end" in names else x
        boxes.append((left + 1, y - 0.6 * size, left + wide - 1, y - 0.1 * size, field["data-vertex"]))
    count = 0
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            count += one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
        for x, y, radius, vertex in discs:
            dx, dy = x - min(max(x, one[0]), one[2]), y - min(max(y, one[1]), one[3])
            count += vertex != one[4] and dx * dx + dy * dy < (radius - 1) ** 2
    return count


# --- the table --------------------------------------------------------------------------------------------------------

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default=os.path.join(ROOT, ".build/release/entregent"))
    parser.add_argument("--layouts", default="stress,multilevel,pivot-mds", help="ours")
    parser.add_argument("--graph-tool-python", default="/usr/bin/python3")
    parser.add_argument("--only", help="names of networks, separated by commas")
    parser.add_argument("--limit", type=int, default=60, help="processor seconds for each layout")
    parser.add_argument("--csv")
    chosen = parser.parse_args()
    own = chosen.layouts.split(",")
    layouts = [(name, ours(chosen.command, name)) for name in own]
    layouts += [("Graphviz sfdp", graphviz("sfdp")), ("Graphviz neato", graphviz("neato"))]
    layouts += [("igraph FR", scripted(sys.executable, IGRAPH, "fr")),
                ("igraph DRL", scripted(sys.executable, IGRAPH, "drl"))]
    if run([chosen.graph_tool_python, "-c", "import graph_tool.draw"], 60) is None:
        print("graph-tool is absent: its rows are missing", file=sys.stderr)
    else:
        layouts.append(("graph-tool sfdp", scripted(chosen.graph_tool_python, GRAPH_TOOL)))
    header = ["network", "people", "ties", "layout", "stress", "kept", "crossings", "overlaps", "cpu s"]
    rows = []
    print("| " + " | ".join(header) + " |\n" + "|---" * len(header) + "|", flush=True)
    for name, load in networks():
        if chosen.only and name not in chosen.only.split(","):
            continue
        pairs = largest_component(load())
        count = 1 + max(max(pair) for pair in pairs)
        ends = np.array(pairs)
        matrix = sparse.csr_matrix(
            (np.ones(2 * len(pairs)), (np.r_[ends[:, 0], ends[:, 1]], np.r_[ends[:, 1], ends[:, 0]])), (count, count))
        for layout, place in layouts:
            # neato takes memory and time with the square and the cube of the people
            with tempfile.TemporaryDirectory() as folder:
                found = None if layout == "Graphviz neato" and count > 3000 else place(pairs, count, folder, chosen.limit)
                row = [name, f"{count:,}", f"{len(pairs):,}", layout]
                if found is None or not np.isfinite(found[0]).all():
                    row += ["–", "–", "–", "", f"over {chosen.limit}" if found is None else "–"]
                else:
                    points, seconds = found
                    names = overlaps(chosen.command, pairs, folder, layout) if layout in own and count <= 1000 else None
                    row += [f"{stress(matrix, points):.4f}", f"{kept(matrix, points):.4f}",
                            f"{crossings(pairs, points):,}", "" if names is None else str(names), f"{seconds:.3f}"]
            rows.append(row)
            print("| " + " | ".join(row) + " |", flush=True)
    if chosen.csv:
        with open(chosen.csv, "w", newline="") as file:
            csv.writer(file).writerows([header, *rows])


if __name__ == "__main__":
    main()
