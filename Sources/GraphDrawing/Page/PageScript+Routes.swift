extension PageScript {
  /// The strongest route: Dijkstra's algorithm over −log p, in the order of paths that `PathFinder` has.
  static let routes = #"""
    /* Lengths that differ by less, relative to the larger, are equal. */
    const tolerance = 1e-10;
    const isBefore = (length, hops, otherLength, otherHops) =>
      length < otherLength * (1 - tolerance) || (length <= otherLength * (1 + tolerance) && hops < otherHops);

    /* A binary heap of vertices by length, then edges. */
    class Waiting {
      constructor() {
        this.items = [];
      }

      push(item) {
        const { items } = this;
        let place = items.length;
        items.push(item);
        while (place > 0) {
          const parent = (place - 1) >> 1;
          if (!Waiting.precedes(item, items[parent])) break;
          items[place] = items[parent];
          place = parent;
        }
        items[place] = item;
      }

      pop() {
        const { items } = this;
        const first = items[0];
        const last = items.pop();
        if (items.length === 0) return first;
        let place = 0;
        for (;;) {
          let child = 2 * place + 1;
          if (child >= items.length) break;
          if (child + 1 < items.length && Waiting.precedes(items[child + 1], items[child])) child += 1;
          if (!Waiting.precedes(items[child], last)) break;
          items[place] = items[child];
          place = child;
        }
        items[place] = last;
        return first;
      }

      static precedes(a, b) {
        return a.length < b.length || (a.length === b.length && a.hops < b.hops);
      }
    }

    const chanceOf = (e) => (probability ? probability[e] : 1);
    const canPass = (e, from) => edgeShown[e] === 1 && chanceOf(e) > 0 && (!directed || source[e] === from);

    /* How far everybody is from the end, against the direction of edges. */
    const distancesTo = (end) => {
      const length = new Float64Array(n).fill(Infinity);
      const hops = new Int32Array(n).fill(0x3fffffff);
      const waiting = new Waiting();
      length[end] = 0;
      hops[end] = 0;
      waiting.push({ vertex: end, length: 0, hops: 0 });
      while (waiting.items.length > 0) {
        const next = waiting.pop();
        const v = next.vertex;
        if (next.length > length[v] || next.hops > hops[v]) continue;
        for (const e of edgesOf(v)) {
          const u = otherEnd(e, v);
          if (!canPass(e, u)) continue;
          const reached = length[v] - Math.log(Math.min(chanceOf(e), 1));
          if (isBefore(reached, hops[v] + 1, length[u], hops[u])) {
            length[u] = reached;
            hops[u] = hops[v] + 1;
            waiting.push({ vertex: u, length: reached, hops: hops[u] });
          }
        }
      }
      return { length, hops };
    };

    /* The next vertex on the way: the first of those that lose nothing. */
    const nextStep = (v, from) => {
      let best = null;
      for (const e of edgesOf(v)) {
        const u = otherEnd(e, v);
        if (u === v || !canPass(e, v) || from.hops[u] + 1 > from.hops[v]) continue;
        const through = from.length[u] - Math.log(Math.min(chanceOf(e), 1));
        if (through > from.length[v] * (1 + 2 * tolerance) + 1e-15) continue;
        if (!best || u < best.vertex || (u === best.vertex && chanceOf(e) > chanceOf(best.edge))) best = { vertex: u, edge: e };
      }
      return best;
    };

    const strongestRoute = (start, end) => {
      if (!isShown[start] || !isShown[end]) return null;
      const from = distancesTo(end);
      if (from.length[start] === Infinity) return null;
      const route = { vertices: [start], edges: [], steps: [], value: 1 };
      for (let v = start; v !== end;) {
        const step = nextStep(v, from);
        if (!step || route.vertices.length > n) return null;
        route.vertices.push(step.vertex);
        route.edges.push(step.edge);
        route.steps.push(chanceOf(step.edge));
        route.value *= chanceOf(step.edge);
        v = step.vertex;
      }
      return route;
    };

    /* A route that came with the page, with the edges that it takes. */
    const givenRoute = (route) => {
      const found = { vertices: route.vertices, edges: [], steps: [], value: 1 };
      for (let i = 1; i < route.vertices.length; i += 1) {
        const v = route.vertices[i - 1];
        let best = -1;
        for (const e of edgesOf(v)) {
          if (otherEnd(e, v) !== route.vertices[i] || (directed && source[e] !== v)) continue;
          if (best < 0 || chanceOf(e) > chanceOf(best)) best = e;
        }
        found.edges.push(best);
        found.steps.push(best < 0 ? NaN : chanceOf(best));
        found.value *= best < 0 ? NaN : chanceOf(best);
      }
      return found;
    };

    """#
}
