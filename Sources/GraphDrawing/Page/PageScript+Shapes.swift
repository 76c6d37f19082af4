extension PageScript {
  /// The line of an edge, how things stand out, which names are written: the same for every way of drawing.
  static let shapes = #"""
    const rounded = (value) => Math.round(value * 100) / 100;

    /* Writes the path of an SVG element, with the verbs of a canvas. */
    class PathText {
      constructor() { this.d = ''; }
      moveTo(x, y) { this.d += 'M' + rounded(x) + ' ' + rounded(y); }
      lineTo(x, y) { this.d += 'L' + rounded(x) + ' ' + rounded(y); }
      quadraticCurveTo(a, b, x, y) { this.d += 'Q' + [a, b, x, y].map(rounded).join(' '); }
      bezierCurveTo(a, b, c, d, x, y) { this.d += 'C' + [a, b, c, d, x, y].map(rounded).join(' '); }
      closePath() { this.d += 'Z'; }
    }

    /* A place on an edge, from 0 at its source to 1 at its target. */
    const pointOn = (e, t) => {
      const [ax, ay, bx, by, s] = [X[source[e]], Y[source[e]], X[target[e]], Y[target[e]], 1 - t];
      const curve = curves.get(e);
      if (!curve) return [ax * s + bx * t, ay * s + by * t];
      if (curve.length === 2) {
        return [
          ax * s * s + 2 * curve[0] * s * t + bx * t * t,
          ay * s * s + 2 * curve[1] * s * t + by * t * t,
        ];
      }
      if (curve.length === 4) {
        const [p, q, r, u] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
        return [ax * p + curve[0] * q + curve[2] * r + bx * u, ay * p + curve[1] * q + curve[3] * r + by * u];
      }
      /* A chain of curves: control points and ends by turns. */
      const points = [ax, ay, ...curve, bx, by];
      const count = (points.length / 2 - 1) / 2;
      const place = Math.min(Math.floor(t * count), count - 1);
      const [f, i] = [t * count - place, place * 4];
      const mix = (p, q, r) => p * (1 - f) * (1 - f) + 2 * q * f * (1 - f) + r * f * f;
      return [mix(points[i], points[i + 2], points[i + 4]), mix(points[i + 1], points[i + 3], points[i + 5])];
    };
    /* Corners along an edge, for the pointer. */
    const pathOf = (e) => {
      const count = curves.has(e) ? 12 : 1;
      const path = [];
      for (let i = 0; i <= count; i += 1) path.push(...pointOn(e, i / count));
      return path;
    };

    const trace = (pen, e) => {
      const curve = curves.get(e);
      const [x, y] = [X[target[e]], Y[target[e]]];
      pen.moveTo(X[source[e]], Y[source[e]]);
      if (!curve) pen.lineTo(x, y);
      else if (curve.length === 2) pen.quadraticCurveTo(curve[0], curve[1], x, y);
      else if (curve.length === 4) pen.bezierCurveTo(curve[0], curve[1], curve[2], curve[3], x, y);
      else {
        for (let i = 0; i + 2 < curve.length; i += 4) pen.quadraticCurveTo(curve[i], curve[i + 1], curve[i + 2], curve[i + 3]);
        pen.quadraticCurveTo(curve[curve.length - 2], curve[curve.length - 1], x, y);
      }
    };

    /* The head of an arrow at the rim of its target, or of its source where a route runs against the data. */
    const traceHead = (pen, e, unit, width, backwards) => {
      const rim = (R[backwards ? source[e] : target[e]] + 1.5) * unit;
      const length = (5 + 1.5 * width) * unit;
      const end = pointOn(e, backwards ? 0 : 1);
      const at = (distance) => {
        let [low, high] = [0, 1];
        for (let i = 0; i < 18; i += 1) {
          const middle = (low + high) / 2;
          const [x, y] = pointOn(e, backwards ? 1 - middle : middle);
          if (Math.hypot(x - end[0], y - end[1]) > distance) low = middle; else high = middle;
        }
        return pointOn(e, backwards ? 1 - low : low);
      };
      const tip = at(rim);
      const base = at(rim + length);
      const away = Math.hypot(tip[0] - base[0], tip[1] - base[1]);
      if (!(away > 0)) return;
      const [nx, ny] = [((base[1] - tip[1]) / away) * length * 0.45, ((tip[0] - base[0]) / away) * length * 0.45];
      pen.moveTo(tip[0], tip[1]);
      pen.lineTo(base[0] + nx, base[1] + ny);
      pen.lineTo(base[0] - nx, base[1] - ny);
      pen.closePath();
    };

    /* Lines in twelve classes of width, the thinnest first. */
    const widthClasses = 12;
    const widthClass = (e) => Math.round((strengthsDiffer ? share(e) : 0) * (widthClasses - 1));
    const classWidth = (place) => data.width[0] + data.width[1] * (place / (widthClasses - 1));

    /* 0 as always, 1 stepped back, 2 near what is chosen, 3 chosen, 4 on the route, 5 on a further route. */
    const tone = new Uint8Array(n);
    const edgeTone = new Uint8Array(m);
    /* Shapes around groups step back with the rest, and go with their groups. */
    const hullOpacity = (hull) => {
      if (data.groups.length > 0 && data.groups.every((group, i) => group.hue !== hull.hue || filter.groups.has(i))) return 0;
      return state.routes.length > 0 || state.chosen >= 0 || state.chosenEdge >= 0 ? 0.4 : 1;
    };
    const retone = () => {
      const hasRoute = state.routes.length > 0;
      const isQuiet = hasRoute || state.chosen >= 0 || state.chosenEdge >= 0;
      tone.fill(isQuiet ? 1 : 0);
      edgeTone.fill(isQuiet ? 1 : 0);
      if (hasRoute) {
        [...state.routes].reverse().forEach((route, i) => {
          const mark = i === state.routes.length - 1 ? 4 : 5;
          route.vertices.forEach((v) => { tone[v] = mark; });
          route.edges.forEach((e) => { if (e >= 0) edgeTone[e] = mark; });
        });
      }
      if (state.chosen >= 0) {
        for (const e of edgesOf(state.chosen)) {
          if (!edgeShown[e]) continue;
          edgeTone[e] = Math.max(edgeTone[e], 2);
          tone[otherEnd(e, state.chosen)] = Math.max(tone[otherEnd(e, state.chosen)], 2);
        }
        tone[state.chosen] = Math.max(tone[state.chosen], 3);
      }
      if (!isQuiet && filterCount() > 0) {
        for (let v = 0; v < n; v += 1) if (!edgesOf(v).some((e) => edgeShown[e])) tone[v] = 1;
      }
      if (state.chosenEdge >= 0) {
        edgeTone[state.chosenEdge] = Math.max(edgeTone[state.chosenEdge], 3);
        for (const v of [source[state.chosenEdge], target[state.chosenEdge]]) tone[v] = Math.max(tone[v], 2);
      }
      chooseLabels();
      painter.retone();
      redraw();
    };

    /* Names: those of what stands out first, then by rank, as many as there is room for. */
    const ruler = document.createElement('canvas').getContext('2d');
    const fontFamily = getComputedStyle(document.body).fontFamily;
    const fontOf = (size, isBold) => (isBold ? 'bold ' : '') + size + 'px ' + fontFamily;
    const given = new Map((data.labels || []).map((row) => [row[0], row]));
    const shortNames = new Map();
    const shortName = (v) => {
      let text = shortNames.get(v);
      if (text === undefined) {
        const letters = Array.from(data.label[v].replace(/\s+/gu, ' ').trim());
        text = letters.length > 32 ? letters.slice(0, 31).join('') + '…' : letters.join('');
        shortNames.set(v, text);
      }
      return text;
    };
    let labels = [];

    const candidatesFor = (limit) => {
      const seen = new Uint8Array(n);
      const found = [];
      const add = (v) => {
        if (v < 0 || seen[v] || !isShown[v] || !isInView(v, -20)) return;
        seen[v] = 1;
        found.push(v);
      };
      state.routes.forEach((route) => route.vertices.forEach(add));
      [state.chosen, state.cursor, state.hoverVertex].forEach(add);
      if (state.chosenEdge >= 0) [source[state.chosenEdge], target[state.chosenEdge]].forEach(add);
      if (state.chosen >= 0) {
        const near = Array.from(edgesOf(state.chosen), (e) => otherEnd(e, state.chosen)).sort((a, b) => R[b] - R[a] || a - b);
        near.slice(0, limit).forEach(add);
      }
      const mustCount = found.length;
      if (data.names !== 0) {
        const most = typeof data.names === 'number' ? data.names + mustCount : Infinity;
        for (const v of byRank) {
          if (found.length >= limit * 4 || found.length >= most) break;
          /* In a crowd, names of those who step back only distract. */
          if (n <= 600 || tone[v] !== 1) add(v);
        }
      }
      return found;
    };

    /* Where a name may stand beside its disc: as in the still map first. */
    const placesFor = (v, width, size, radius) => {
      const gap = radius + 4;
      const places = [];
      const row = given.get(v);
      if (row) {
        const away = Math.hypot(row[1], row[2]) || 1;
        const grown = (radius - R[v]) / away;
        places.push([row[1] * (1 + grown), row[2] * (1 + grown), row[3]]);
      }
      const middle = size * 0.35;
      const slant = gap * 0.75;
      places.push(
        [gap, middle, 0], [-gap, middle, 2], [0, gap + size * 0.8, 1], [0, -gap - size * 0.15, 1],
        [slant, slant + middle, 0], [slant, middle - slant, 0], [-slant, slant + middle, 2], [-slant, middle - slant, 2],
        [16, -gap - size * 0.15, 2], [16, gap + size * 0.8, 2], [-16, -gap - size * 0.15, 0], [-16, gap + size * 0.8, 0]);
      return places;
    };

    /* The words on the steps of routes: on the middle of their line, or beside it where a disc or a word is in the way. */
    let badges = [];
    const badgeRoom = (badge) => [badge.x - badge.width / 2 - 2, badge.y - 12, badge.x + badge.width / 2 + 2, badge.y + 12];
    const overlaps = (box, other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1];
    const discRoom = (v) => {
      const [x, y, r] = [screenX(X[v]), screenY(Y[v]), shownRadius(v) + 1];
      return [x - r, y - r, x + r, y + r];
    };
    const chooseBadges = () => {
      badges = [];
      if (!probability) return;
      ruler.font = fontOf(12, true);
      state.routes.forEach((route, i) => route.edges.forEach((e, step) => {
        if (e < 0 || badges.some((badge) => badge.edge === e)) return;
        const text = percent(route.steps[step]);
        const width = ruler.measureText(text).width + 14;
        const [x1, y1] = pointOn(e, 0.45);
        const [x2, y2] = pointOn(e, 0.55);
        const length = Math.hypot(x2 - x1, y2 - y1) || 1;
        const [nx, ny] = [-(y2 - y1) / length, (x2 - x1) / length];
        const far = 16 + Math.abs(nx) * (width / 2 - 6);
        const [mx, my] = [screenX((x1 + x2) / 2), screenY((y1 + y2) / 2)];
        const places = [0, far, -far, far + 14, -far - 14, far + 30, -far - 30].map((away) => ({ x: mx + nx * away, y: my + ny * away, width }));
        const near = route.vertices.slice(Math.max(step - 1, 0), step + 3);
        const place = places.find((one) => !near.some((v) => overlaps(badgeRoom(one), discRoom(v)))
          && !badges.some((badge) => overlaps(badgeRoom(badge), badgeRoom(one)))) || places[0];
        badges.push({ edge: e, text, first: i === 0, ...place, ...held(place.x, place.y) });
      }));
    };
    /* A place on the screen that moves with the map. */
    const held = (x, y) => ({ wx: (x - view.x) / view.k, wy: (y - view.y) / view.k });

    /* Small boxes along the routes, which names keep clear of. */
    const routeRoom = () => {
      const rooms = [];
      state.routes.forEach((route) => route.edges.forEach((e) => {
        if (e < 0) return;
        for (let i = 1; i < 16; i += 1) {
          const [x, y] = pointOn(e, i / 16);
          rooms.push([screenX(x) - 3, screenY(y) - 3, screenX(x) + 3, screenY(y) + 3]);
        }
      }));
      return rooms;
    };

    const chooseLabels = () => {
      labels = [];
      if (view.width === 0) return;
      const limit = Math.max(Math.round((view.width * view.height) / (n > 600 ? 14000 : 5200)), 12);
      const candidates = candidatesFor(limit);
      const base = Math.min(Math.max(12.5 * Math.pow(view.k, 0.35), 11), 15);
      const discs = candidates.slice(0, 400).filter((v) => n <= 400 || shownRadius(v) > 4);
      chooseBadges();
      const { width: fullWidth, height: fullHeight } = view;
      const boxes = [[fullWidth - 128, fullHeight - 54, fullWidth, fullHeight], ...badges.map(badgeRoom), ...routeRoom()];
      /* How much is in the way of a name; nothing where it may stand. */
      const cost = (room, v) => {
        const isOut = room[0] < 2 || room[1] < 2 || room[2] > fullWidth - 2 || room[3] > fullHeight - 2;
        let sum = isOut ? 4 : 0;
        for (const other of boxes) if (overlaps(room, other)) sum += 3;
        for (const other of discs) if (other !== v && overlaps(room, discRoom(other))) sum += 1;
        return sum;
      };
      for (const v of candidates) {
        if (labels.length >= limit) break;
        const text = shortName(v);
        if (text === '') continue;
        const isStrong = tone[v] >= 3 || v === state.cursor || v === state.hoverVertex;
        const size = Math.round((base + (isStrong ? 1.5 : 0)) * 2) / 2;
        ruler.font = fontOf(size, isStrong);
        const width = ruler.measureText(text).width + 2;
        const [x, y] = [screenX(X[v]), screenY(Y[v])];
        const places = placesFor(v, width, size, shownRadius(v) + (tone[v] >= 4 ? 6 : tone[v] === 3 ? 5 : 0));
        const boxAt = ([dx, dy, anchor]) => {
          const left = x + dx - (anchor === 0 ? 0 : anchor === 1 ? width / 2 : width);
          return [left, y + dy - size * 0.82, left + width, y + dy + size * 0.26];
        };
        let [place, least] = [null, Infinity];
        for (const candidate of places) {
          const now = cost(boxAt(candidate), v);
          if (now < least) [place, least] = [candidate, now];
          if (now === 0) break;
        }
        if (least > 0 && !isStrong) continue;
        boxes.push(boxAt(place));
        labels.push({ vertex: v, text, size, bold: isStrong, dx: place[0], dy: place[1], anchor: place[2] });
      }
    };

    const isBackwards = (route, step) => source[route.edges[step]] !== route.vertices[step];

    """#
}
