extension PageScript {
  /// What the page knows: columns of numbers, who is joined to whom, what is chosen.
  static let model = #"""
    const $ = (id) => document.getElementById(id);
    const data = JSON.parse($('network').textContent);
    const n = data.label.length;
    const m = data.source.length;
    const numbers = (list) => Float64Array.from(list, (value) => (value === null ? NaN : value));
    const X = numbers(data.x);
    const Y = numbers(data.y);
    const R = numbers(data.r);
    const hue = Uint8Array.from(data.hue);
    const groupOf = Int32Array.from(data.group);
    const source = Uint32Array.from(data.source);
    const target = Uint32Array.from(data.target);
    const strength = data.strength ? numbers(data.strength) : null;
    const probability = data.probability === 'strength' ? strength : data.probability ? numbers(data.probability) : null;
    const basis = data.basis ? Uint8Array.from(data.basis) : new Uint8Array(m);
    const basisNames = ['observed', 'declared', 'inferred'];
    const channelOf = data.channelOf ? Int32Array.from(data.channelOf) : null;
    const curves = new Map((data.curves || []).map((row) => [row[0], row.slice(1)]));
    const largeMap = n > 3000 || m > 12000;
    const directed = data.directed === true;
    /* Beyond the palette of groups: the rest, and those without a group. */
    const restHue = 8;
    const plainHue = 9;
    const unknownHue = 10;

    /* The edges of every vertex, one row after the other. */
    const rowStart = new Uint32Array(n + 1);
    const rowEdges = new Uint32Array(2 * m);
    for (let e = 0; e < m; e += 1) {
      rowStart[source[e] + 1] += 1;
      if (target[e] !== source[e]) rowStart[target[e] + 1] += 1;
    }
    for (let v = 0; v < n; v += 1) rowStart[v + 1] += rowStart[v];
    {
      const next = rowStart.slice(0, n);
      for (let e = 0; e < m; e += 1) {
        rowEdges[next[source[e]]] = e;
        next[source[e]] += 1;
        if (target[e] !== source[e]) {
          rowEdges[next[target[e]]] = e;
          next[target[e]] += 1;
        }
      }
    }
    const edgesOf = (v) => rowEdges.subarray(rowStart[v], rowStart[v + 1]);
    const otherEnd = (e, v) => (source[e] === v ? target[e] : source[e]);

    /* The most important first: large discs, then many edges, then the order of the data. */
    const byRank = Uint32Array.from({ length: n }, (_, v) => v).sort(
      (a, b) => R[b] - R[a] || rowStart[b + 1] - rowStart[b] - (rowStart[a + 1] - rowStart[a]) || a - b);

    let greatestStrength = 0;
    let leastStrength = Infinity;
    if (strength) {
      for (const value of strength) {
        if (value > greatestStrength) greatestStrength = value;
        if (value > 0 && value < leastStrength) leastStrength = value;
      }
    }
    const strengthsDiffer = leastStrength < greatestStrength;
    const share = (e) => (strength && strength[e] > 0 ? Math.sqrt(strength[e] / greatestStrength) : 0);
    const widthOf = (e) => data.width[0] + data.width[1] * (strengthsDiffer ? share(e) : 0);
    const opacityOf = (e) => data.opacity[0] + data.opacity[1] * (strengthsDiffer ? share(e) : 0);
    /* 0 to 9 as vertices have them; the color of both ends where they share one. */
    const edgeHue = (e) => (hue[source[e]] === hue[target[e]] && hue[source[e]] < restHue ? hue[source[e]] : plainHue);

    /* Days are kept as steps from one to the next; those of edge e begin at dayStart[e]. */
    const dayStart = new Uint32Array(m + 1);
    let days = new Int32Array(0);
    if (data.days) {
      for (let e = 0; e < m; e += 1) dayStart[e + 1] = dayStart[e] + data.days.counts[e];
      days = Int32Array.from(data.days.steps);
      for (let e = 0; e < m; e += 1) {
        for (let i = dayStart[e] + 1; i < dayStart[e + 1]; i += 1) days[i] += days[i - 1];
      }
    }
    const isDated = days.length > 0;
    const lastDay = (e) => (dayStart[e] < dayStart[e + 1] ? days[dayStart[e + 1] - 1] : null);
    const dateText = (day) => {
      const date = new Date(day * 86400000);
      return Number.isNaN(date.getTime()) ? 'day ' + day : date.toISOString().slice(0, 10);
    };

    const channelsOf = (e) => (channelOf && channelOf[e] >= 0 ? data.channelSets[channelOf[e]] : []);
    const evidenceOf = (e) => (data.evidence && data.evidence[e]) || [];

    const state = {
      chosen: -1, chosenEdge: -1, cursor: -1, hoverVertex: -1, hoverEdge: -1,
      routes: [], isMoving: false, theme: 'light',
    };
    const isShown = new Uint8Array(n).fill(1);
    const edgeShown = new Uint8Array(m).fill(1);

    const counted = (count, word) => count.toLocaleString('en') + ' ' + (count === 1 ? word : word === 'person' ? 'people' : word + 's');
    const readable = (value) => {
      if (!Number.isFinite(value)) return 'unknown';
      if (Number.isInteger(value)) return value.toLocaleString('en');
      return value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
    };
    const percent = (chance) => {
      const value = chance * 100;
      if (value >= 99.5) return (chance < 1 ? '> 99' : '100') + ' %';
      if (value >= 10) return Math.round(value) + ' %';
      return value >= 0.1 ? Math.round(value * 10) / 10 + ' %' : '< 0.1 %';
    };
    /* Spoken answers. */
    const say = (text) => { $('live').textContent = text; };

    /* An element with text; names are only ever text. */
    const make = (tag, className, text) => {
      const element = document.createElement(tag);
      if (className) element.className = className;
      if (text !== undefined) element.textContent = text;
      return element;
    };
    const nameOf = (v) => {
      const element = make('bdi', '', data.label[v]);
      return element;
    };

    """#
}
