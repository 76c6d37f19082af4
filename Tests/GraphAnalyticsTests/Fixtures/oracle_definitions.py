"""Every value of the oracle computed from its definition: slow, obvious, and as exact as Python allows.

Lengths and path counts are integers (lengths 1/w are scaled by a common multiple), so equal lengths are equal and
counts never round. Linear algebra is dense. Nothing here uses a graph library.
"""
import math
from fractions import Fraction
from functools import cached_property

import numpy as np

INFINITY = math.inf
UNDEFINED = None
SAME = 1e-9  # relative gap below which two eigenvalues or singular values count as one
CLEAR = 1e-5  # relative gap above which they are clearly two; between the two a graph is unfit for an oracle


def shortest_path_tree(out, lengths, source):
    """Exact distances, path counts, predecessors and order, by settling the nearest vertex again and again."""
    distance, settled, order = {source: 0}, set(), []
    while len(settled) < len(distance):
        u = min((v for v in distance if v not in settled), key=lambda v: (distance[v], v))
        settled.add(u)
        order.append(u)
        for v in out[u]:
            length = distance[u] + lengths[u, v]
            distance[v] = min(length, distance.get(v, length))
    count, before = {source: 1}, {source: []}
    for v in order[1:]:
        rivals = [(distance[u] + lengths[u, v], u) for u in order if (u, v) in lengths]
        for length, _ in rivals:
            gap = (length - distance[v]) / distance[v]
            assert gap == 0 or gap > 1e-8, "two lengths almost tie: no oracle for a tolerance of 1e-10"
        before[v] = [u for length, u in rivals if length == distance[v]]
        count[v] = sum(count[u] for u in before[v])
    return distance, count, before, order


class Definitions:
    def __init__(self, graph):
        self.graph, self.n, self.directed = graph, graph.n, graph.directed
        self.z = np.zeros((graph.n, graph.n))
        for u, v, w in graph.edges:
            self.z[u, v] = w
            if not graph.directed:
                self.z[v, u] = w
        self.a = (self.z > 0).astype(float)
        self.view = np.maximum(self.a, self.a.T)  # undirected view
        self.out = [np.flatnonzero(row).tolist() for row in self.a]
        self.around = [np.flatnonzero(row).tolist() for row in self.view]

    # Distances and paths

    @cached_property
    def unit(self):
        return {(u, v): 1 for u in range(self.n) for v in self.out[u]}, 1

    @cached_property
    def reciprocal(self):
        """Lengths 1/w times a common multiple of the weights' numerators, as integers; and that multiple."""
        exact = {(u, v): Fraction(str(w)) for u, v, w in self.graph.edges}
        if not self.directed:
            exact |= {(v, u): w for (u, v), w in exact.items()}
        scale = math.lcm(*(w.numerator for w in exact.values())) if exact else 1
        return {arc: int(scale / w) for arc, w in exact.items()}, scale

    def tree(self, source, lengths):
        return shortest_path_tree(self.out, lengths, source)

    def distances(self, source, lengths_and_scale):
        lengths, scale = lengths_and_scale
        distance = self.tree(source, lengths)[0]
        return [float(Fraction(distance[v], scale)) if v in distance else INFINITY for v in range(self.n)]

    def path_measures(self, lengths_and_scale):
        """closeness (Wasserman-Faust), harmonic (raw) from each vertex outward, betweenness (raw, Brandes)."""
        lengths, scale = lengths_and_scale
        closeness, harmonic, betweenness = [], [], [0.0] * self.n
        for source in range(self.n):
            distance, count, before, order = self.tree(source, lengths)
            total, reached = sum(distance.values()), len(distance)
            closeness.append(float(Fraction((reached - 1) ** 2 * scale, (self.n - 1) * total)) if total else 0.0)
            harmonic.append(math.fsum(float(Fraction(scale, d)) for d in distance.values() if d))
            credit = dict.fromkeys(order, 0.0)
            for v in reversed(order[1:]):
                for u in before[v]:
                    credit[u] += count[u] / count[v] * (1 + credit[v])
                betweenness[v] += credit[v]
        return closeness, harmonic, betweenness if self.directed else [b / 2 for b in betweenness]

    def shortest_loopless(self, source, target, k, lengths_and_scale):
        """Lengths of the k shortest loopless paths: every path no longer than the bound is walked, and the bound
        grows until k are known or no path was cut off."""
        lengths, scale = lengths_and_scale
        into = [[u for u in range(self.n) if (u, v) in lengths] for v in range(self.n)]
        to_target = shortest_path_tree(into, {(v, u): x for (u, v), x in lengths.items()}, target)[0]
        if source not in to_target:
            return []
        bound = to_target[source]
        while True:
            found, cut = [], [INFINITY]

            def walk(v, length, visited):
                if v == target:
                    found.append(length)
                    return
                for u in self.out[v]:
                    if u in visited or u not in to_target:
                        continue
                    least = length + lengths[v, u] + to_target[u]
                    if least > bound:
                        cut[0] = min(cut[0], least)
                    else:
                        walk(u, length + lengths[v, u], visited | {u})

            walk(source, 0, frozenset([source]))
            if len(found) >= k or cut[0] == INFINITY:
                return [float(Fraction(x, scale)) for x in sorted(found)[:k]]
            bound = max(cut[0], bound * 9 // 8)

    # Degrees and spectra

    def degrees(self):
        if not self.directed:
            return {"degree": self.a.sum(1).astype(int).tolist(), "strength": self.sums(self.z)}
        return {"degree": (self.a.sum(0) + self.a.sum(1)).astype(int).tolist(),
                "in-degree": self.a.sum(0).astype(int).tolist(), "out-degree": self.a.sum(1).astype(int).tolist(),
                "strength": self.sums(np.hstack([self.z, self.z.T]))}

    @staticmethod
    def sums(matrix):
        return [math.fsum(row) for row in matrix.tolist()]

    def page_rank(self, weights, damping=0.85):
        n, total = self.n, weights.sum(1)
        step = np.where(total[:, None] > 0, weights / np.where(total, total, 1)[:, None], 1 / n)
        rank = np.linalg.solve(np.eye(n) - damping * step.T, np.full(n, (1 - damping) / n))
        return (rank / rank.sum()).tolist()

    def spectral_radii(self, matrix):
        """Of each strong component, falling: there the largest eigenvalue is simple and so well-conditioned."""
        parts = set(map(tuple, self.classes(self.reach & self.reach.T)))
        return sorted((max(abs(np.linalg.eigvals(matrix[np.ix_(part, part)]))) for part in parts), reverse=True)

    def eigenvector(self):
        """Aᵀx = λx with L2 norm 1, or nothing unless exactly one strong component has the largest λ and λ > 0."""
        radii = self.spectral_radii(self.z)
        if radii[0] == 0 or len(radii) > 1 and not self.clearly_apart(radii[0], radii[1]):
            return None
        values, vectors = np.linalg.eigh(self.z) if not self.directed else np.linalg.eig(self.z.T)
        top = np.argmax(values.real)
        assert abs(values[top] - radii[0]) < 1e-9 * radii[0]
        return self.positive_unit(vectors[:, top].real)

    def hubs_and_authorities(self):
        hubs, values, authorities = np.linalg.svd(self.z)
        if values[0] == 0 or not self.clearly_apart(values[0], values[1]):
            return None
        return self.positive_unit(hubs[:, 0]), self.positive_unit(authorities[0])

    @staticmethod
    def clearly_apart(first, second):
        gap = (first - second) / first
        assert gap < SAME or gap > CLEAR, f"spectral gap {gap}: choose another seed"
        return gap > CLEAR

    @staticmethod
    def positive_unit(vector):
        vector = vector * np.sign(vector[np.argmax(abs(vector))]) / np.linalg.norm(vector)
        assert vector.min() > -1e-12, vector.min()
        return np.where(vector < 1e-14, 0, vector).tolist()

    def katz(self):
        """x = αAᵀx + 1 with unit weights, not normalized; α is half the largest that converges, .1 where any does."""
        radius = self.spectral_radii(self.a)[0]
        alpha = 0.5 / radius if radius else 0.1
        return float(alpha), np.linalg.solve(np.eye(self.n) - alpha * self.a.T, np.ones(self.n)).tolist()

    # Structural holes (Burt 1992), word for word

    def structural_holes(self, z):
        n, a = self.n, z + z.T
        constraint, effective_size, efficiency, hierarchy = ([UNDEFINED] * n for _ in range(4))
        total, greatest = a.sum(1), a.max(1)
        p = a / np.where(total, total, 1)[:, None]
        m = a / np.where(greatest, greatest, 1)[:, None]
        for i in range(n):
            contacts = [j for j in range(n) if a[i, j] > 0]
            if not contacts:
                continue
            c, redundancy = [], []
            for j in contacts:
                others = [q for q in range(n) if q not in (i, j)]
                c.append((p[i, j] + math.fsum(p[i, q] * p[q, j] for q in others)) ** 2)
                redundancy.append(math.fsum(p[i, q] * m[j, q] for q in others))
            size, whole = len(contacts), math.fsum(c)
            constraint[i] = whole
            effective_size[i] = math.fsum(1 - r for r in redundancy)
            efficiency[i] = effective_size[i] / size
            x = [value / (whole / size) for value in c]
            hierarchy[i] = 0.0 if size == 1 else math.fsum(v * math.log(v) for v in x) / (size * math.log(size))
        return constraint, effective_size, efficiency, hierarchy

    # Cohesion

    def triangle_lists(self):
        return [[(j, k) for j in self.around[i] for k in self.around[i] if j < k and self.view[j, k]]
                for i in range(self.n)]

    def clustering(self):
        closed, degree = self.triangle_lists(), [len(x) for x in self.around]
        local = [2 * len(t) / (d * (d - 1)) if d > 1 else 0.0 for t, d in zip(closed, degree)]
        triples = sum(d * (d - 1) // 2 for d in degree)
        triangles = [len(t) for t in closed]
        return {"triangles": triangles, "clustering": local}, {
            "transitivity": sum(triangles) / triples if triples else UNDEFINED,
            "mean_clustering": math.fsum(local) / self.n}

    def weighted_clustering(self):
        barrat, onnela, w = [], [], self.z
        for i, closed in enumerate(self.triangle_lists()):
            degree, strength, top = len(self.around[i]), w[i].sum(), w.max() if self.graph.edges else 1
            if degree < 2:
                barrat.append(0.0)
                onnela.append(0.0)
                continue
            both = math.fsum(w[i, j] + w[i, k] for j, k in closed)  # both orders of (w_ij + w_ik) / 2
            barrat.append(both / (strength * (degree - 1)))
            cubes = math.fsum((w[i, j] * w[j, k] * w[k, i]) ** (1 / 3) / top for j, k in closed)
            onnela.append(2 * cubes / (degree * (degree - 1)))
        return barrat, onnela

    def core_numbers(self):
        """Directed: in + out edges count, so a mutual pair counts twice."""
        multiplicity = self.a + self.a.T if self.directed else self.a
        core, alive, k = [0] * self.n, set(range(self.n)), 0
        while alive:
            degree = {v: multiplicity[v, sorted(alive)].sum() for v in alive}
            v = min(alive, key=lambda v: (degree[v], v))
            k = max(k, int(degree[v]))
            core[v] = k
            alive.remove(v)
        return core

    @staticmethod
    def reachability(a):
        reach = np.eye(len(a)) + a > 0
        while True:
            further = reach.astype(float) @ reach > 0
            if (further == reach).all():
                return reach
            reach = further

    @cached_property
    def reach(self):
        return self.reachability(self.a)

    @staticmethod
    def classes(relation):
        return [np.flatnonzero(row).tolist() for row in relation]

    def components(self, matrix=None):
        relation = self.reachability(self.view) if matrix is None else self.reachability(matrix)
        return [members[0] for members in self.classes(relation)]

    def strong_components(self):
        return [members[0] for members in self.classes(self.reach & self.reach.T)]

    def bridges(self):
        found, parts = [], len(set(self.components()))
        for u, v, _ in self.graph.edges:
            without = self.view.copy()
            without[u, v] = without[v, u] = 0
            if len(set(self.components(without))) > parts:
                found.append([u, v])
        return found

    def cut_vertices(self):
        found, parts = [], len(set(self.components()))
        for v in range(self.n):
            rest = [u for u in range(self.n) if u != v]
            others = len(set(self.components(self.view[np.ix_(rest, rest)]))) if rest else 0
            if others > parts - (0 if self.around[v] else 1):
                found.append(v)
        return found

    # The whole graph

    def summary(self):
        m, n = len(self.graph.edges), self.n
        pairs = n * (n - 1) if self.directed else n * (n - 1) // 2
        hops = [[d for d in self.distances(v, self.unit) if 0 < d < INFINITY] for v in range(n)]
        reached = sum(map(len, hops))
        result = {"density": m / pairs, "assortativity": self.assortativity(),
                  "mean_distance": sum(map(sum, hops)) / reached if reached else UNDEFINED}
        if self.directed:
            mutual = sum(1 for u, v, _ in self.graph.edges if self.a[v, u])
            result["reciprocity"] = mutual / m if m else UNDEFINED
            result["diameter"] = int(max((d for row in hops for d in row), default=0))
        else:
            label = self.components()
            greatest = max(label.count(x) for x in label)
            diameters = {int(max((d for v in range(n) if label[v] == x for d in hops[v]), default=0))
                         for x in label if label.count(x) == greatest}
            if len(diameters) == 1:  # components of equal size and different diameter: no answer to test
                result["diameter"] = diameters.pop()
        return result

    def assortativity(self):
        """Pearson correlation over edges of the ends' degrees (directed: out-degree of u, in-degree of v)."""
        arcs = [(u, v) for u in range(self.n) for v in self.out[u]]
        if not arcs:
            return UNDEFINED
        out, into = self.a.sum(1), self.a.sum(0)
        x, y = np.array([out[u] for u, _ in arcs]), np.array([into[v] for _, v in arcs])
        if np.ptp(x) == 0 or np.ptp(y) == 0:
            return UNDEFINED
        x, y = x - x.mean(), y - y.mean()
        return float((x * y).sum() / math.sqrt((x * x).sum() * (y * y).sum()))
