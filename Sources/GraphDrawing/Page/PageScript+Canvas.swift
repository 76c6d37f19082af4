extension PageScript {
  /// Draws on canvas: tens of thousands of discs, the strongest lines first, the rest while nothing moves.
  static let canvas = #"""
    let palette = {};
    const readPalette = () => {
      const look = getComputedStyle(document.documentElement);
      const color = (name) => look.getPropertyValue('--' + name).trim();
      palette = { disc: [], line: [], quiet: [], rim: [], quietRim: [] };
      for (let i = 0; i < 27; i += 1) {
        palette.disc.push(color('g' + i));
        palette.line.push(color('e' + Math.min(i, plainHue)));
        palette.quiet.push(color('d' + i));
        palette.rim.push(color('r' + i));
        palette.quietRim.push(color('q' + i));
      }
      ['background', 'ink', 'muted', 'route', 'further'].forEach((name) => { palette[name] = color(name); });
    };

    /* From the widest class to the thinnest. */
    const byWidth = () => {
      const starts = new Uint32Array(widthClasses + 1);
      for (let e = 0; e < m; e += 1) starts[widthClasses - widthClass(e)] += 1;
      for (let c = 0; c < widthClasses; c += 1) starts[c + 1] += starts[c];
      const order = new Uint32Array(m);
      for (let e = 0; e < m; e += 1) {
        const c = widthClasses - 1 - widthClass(e);
        order[starts[c]] = e;
        starts[c] += 1;
      }
      return order;
    };

    const isOutside = (e, left, top, right, bottom) => {
      const [a, b] = [source[e], target[e]];
      return (X[a] < left && X[b] < left) || (X[a] > right && X[b] > right)
        || (Y[a] < top && Y[b] < top) || (Y[a] > bottom && Y[b] > bottom);
    };

    /* Seen ties are solid, stated ones dotted, inferred ones dashed. */
    const dashes = [[], [0.1, 4], [6, 5]];

    /* Draws up to `budget` of the lines from place `first` of the order; gives the place where it stopped. */
    const drawLines = (ink, order, first, budget) => {
      const unit = markScale() / view.k;
      const [left, top] = [-view.x / view.k, -view.y / view.k];
      const [right, bottom] = [left + view.width / view.k, top + view.height / view.k];
      /* Where very many lines cross, each is fainter, until one comes nearer. */
      const thin = Math.min((Math.sqrt(12000 / Math.max(m, 1)) * view.k) / view.fitted, 1);
      ink.lineCap = thin < 1 ? 'butt' : 'round';
      let left_over = budget;
      let place = first;
      while (place < order.length && left_over > 0) {
        const width = widthClass(order[place]);
        const paths = new Map();
        while (place < order.length && left_over > 0 && widthClass(order[place]) === width) {
          const e = order[place];
          place += 1;
          if (!edgeShown[e] || isOutside(e, left, top, right, bottom)) continue;
          const key = edgeHue(e) * 16 + basis[e] * 4 + (edgeTone[e] === 1 ? 1 : edgeTone[e] > 1 ? 2 : 0);
          let path = paths.get(key);
          if (!path) paths.set(key, (path = []));
          path.push(e);
          left_over -= 1;
        }
        for (const [key, edges] of paths) {
          ink.beginPath();
          for (const e of edges) trace(ink, e);
          ink.strokeStyle = palette.line[key >> 4];
          ink.lineWidth = Math.max(classWidth(width) * unit, 0.35 / view.k);
          ink.globalAlpha = opacityOf(edges[0]) * thin * (key & 1 ? 0.16 : 1) + (key & 2 ? 0.3 : 0);
          ink.setLineDash(dashes[(key >> 2) & 3].map((length) => length * unit));
          ink.stroke();
          if (directed && view.k > view.fitted * (largeMap ? 3 : 0.1)) {
            ink.beginPath();
            for (const e of edges) traceHead(ink, e, unit, widthOf(e), false);
            ink.fillStyle = palette.line[key >> 4];
            ink.fill();
          }
        }
      }
      ink.setLineDash([]);
      ink.globalAlpha = 1;
      return place;
    };

    const drawDiscs = (ink) => {
      const batches = new Map();
      eachInView((v) => {
        if (!isShown[v]) return;
        const key = hue[v] * 2 + (tone[v] === 1 ? 0 : 1);
        let batch = batches.get(key);
        if (!batch) batches.set(key, (batch = []));
        batch.push(v);
      });
      for (const key of [...batches.keys()].sort((a, b) => (a & 1) - (b & 1) || a - b)) {
        ink.fillStyle = (key & 1 ? palette.disc : palette.quiet)[key >> 1];
        ink.beginPath();
        const rims = [];
        for (const v of batches.get(key)) {
          const radius = shownRadius(v);
          const r = radius / view.k;
          if (radius < 1.6) ink.fillRect(X[v] - r, Y[v] - r, 2 * r, 2 * r);
          else {
            ink.moveTo(X[v] + r, Y[v]);
            ink.arc(X[v], Y[v], r, 0, 2 * Math.PI);
            if (radius > 3.5) rims.push(v);
          }
        }
        ink.fill();
        if (rims.length > 0) {
          ink.strokeStyle = (key & 1 ? palette.rim : palette.quietRim)[key >> 1];
          ink.lineWidth = data.rim[0] * markScale() / view.k;
          ink.stroke();
        }
      }
      ink.globalAlpha = 1;
    };

    const redrawDisc = (ink, v) => {
      if (!isShown[v]) return;
      ink.beginPath();
      ink.arc(X[v], Y[v], Math.max(shownRadius(v), 2.5) / view.k, 0, 2 * Math.PI);
      ink.fillStyle = palette.disc[hue[v]];
      ink.fill();
      ink.strokeStyle = palette.rim[hue[v]];
      ink.lineWidth = 1 / view.k;
      ink.stroke();
    };

    const drawMarks = (ink) => {
      const unit = markScale() / view.k;
      ink.lineCap = 'round';
      const stroke = (color, width, body) => {
        ink.beginPath();
        body();
        ink.strokeStyle = color;
        ink.lineWidth = width;
        ink.stroke();
      };
      [...state.routes].reverse().forEach((route, i) => {
        const isFirst = i === state.routes.length - 1;
        const color = isFirst ? palette.route : palette.further;
        const all = () => route.edges.forEach((e) => { if (e >= 0) trace(ink, e); });
        stroke(palette.background, 11 * unit, all);
        stroke(color, (isFirst ? 5 : 3.5) * unit, all);
        ink.beginPath();
        route.edges.forEach((e, step) => { if (e >= 0) traceHead(ink, e, unit, 5, isBackwards(route, step)); });
        ink.fillStyle = color;
        ink.fill();
      });
      if (state.chosen >= 0 && state.routes.length === 0) {
        for (const e of edgesOf(state.chosen)) {
          if (edgeShown[e]) stroke(palette.line[edgeHue(e)], Math.max(widthOf(e) * unit, 1.4 / view.k), () => trace(ink, e));
        }
        for (const e of edgesOf(state.chosen)) redrawDisc(ink, otherEnd(e, state.chosen));
        redrawDisc(ink, state.chosen);
      }
      if (state.hoverEdge >= 0) stroke(palette.ink, (widthOf(state.hoverEdge) + 2) * unit, () => trace(ink, state.hoverEdge));
      const ring = (v, away, color, width) => stroke(color, width / view.k, () => {
        ink.moveTo(X[v] + (shownRadius(v) + away) / view.k, Y[v]);
        ink.arc(X[v], Y[v], (shownRadius(v) + away) / view.k, 0, 2 * Math.PI);
      });
      state.routes.forEach((route, i) => route.vertices.forEach((v, place) => {
        const color = i === 0 ? palette.route : palette.further;
        ink.beginPath();
        ink.arc(X[v], Y[v], Math.max(shownRadius(v), 4) / view.k, 0, 2 * Math.PI);
        ink.fillStyle = palette.disc[hue[v]];
        ink.fill();
        ring(v, 0, color, 3);
        if (place === 0 || place === route.vertices.length - 1) ring(v, 5, color, 2);
      }));
      if (state.chosen >= 0) ring(state.chosen, 4, palette.ink, 2);
      if (state.cursor >= 0) ring(state.cursor, 7, palette.ink, 3);
      if (state.hoverVertex >= 0) ring(state.hoverVertex, 3, palette.ink, 1.5);
    };

    const alignments = ['left', 'center', 'right'];
    const drawNames = (ink) => {
      ink.lineJoin = 'round';
      ink.textBaseline = 'alphabetic';
      for (const badge of badges) {
        const color = badge.first ? palette.route : palette.further;
        ink.font = fontOf(12, true);
        const [x, y, width] = [screenX(badge.wx), screenY(badge.wy), badge.width];
        ink.beginPath();
        ink.roundRect(x - width / 2, y - 10, width, 20, 10);
        ink.fillStyle = palette.background;
        ink.fill();
        ink.strokeStyle = color;
        ink.lineWidth = 1.5;
        ink.stroke();
        ink.fillStyle = color;
        ink.textAlign = 'center';
        ink.fillText(badge.text, x, y + 4.3);
      }
      for (const label of labels) {
        const [x, y] = [screenX(X[label.vertex]) + label.dx, screenY(Y[label.vertex]) + label.dy];
        ink.font = fontOf(label.size, label.bold);
        ink.textAlign = alignments[label.anchor];
        ink.strokeStyle = palette.background;
        ink.lineWidth = 3;
        ink.strokeText(label.text, x, y);
        ink.fillStyle = tone[label.vertex] === 1 ? palette.muted : palette.ink;
        ink.fillText(label.text, x, y);
      }
    };

    const toScreen = (ink, density) => ink.setTransform(density, 0, 0, density, 0, 0);
    const toWorld = (ink, density) =>
      ink.setTransform(density * view.k, 0, 0, density * view.k, density * view.x, density * view.y);

    const drawHulls = (ink) => {
      for (const hull of data.hulls || []) {
        const shape = new Path2D(hull.path);
        ink.fillStyle = palette.disc[hull.hue];
        ink.strokeStyle = palette.disc[hull.hue];
        ink.lineWidth = 1 / view.k;
        ink.globalAlpha = 0.16 * hullOpacity(hull);
        ink.fill(shape, 'evenodd');
        ink.globalAlpha = 0.5 * hullOpacity(hull);
        ink.stroke(shape);
      }
      ink.globalAlpha = 1;
    };

    const canvasPainter = () => {
      const below = $('lines');
      const above = $('marks');
      const [lineInk, markInk] = [below.getContext('2d'), above.getContext('2d')];
      const order = byWidth();
      const movingBudget = 4000;
      let density = 1;
      let progress = 0;
      below.hidden = false;
      above.hidden = false;
      const clear = (ink) => {
        toScreen(ink, density);
        ink.clearRect(0, 0, view.width, view.height);
        toWorld(ink, density);
      };
      const stop = () => {
        cancelAnimationFrame(progress);
        progress = 0;
      };
      const drawAbove = () => {
        clear(markInk);
        drawDiscs(markInk);
        drawMarks(markInk);
        toScreen(markInk, density);
        drawNames(markInk);
      };
      const refine = (first) => {
        toWorld(lineInk, density);
        const begin = performance.now();
        let place = first;
        while (place < order.length && performance.now() - begin < 10) place = drawLines(lineInk, order, place, 1500);
        stage.dataset.drawn = place;
        progress = place < order.length ? requestAnimationFrame(() => refine(place)) : 0;
      };
      const drawAll = () => {
        stop();
        clear(lineInk);
        drawHulls(lineInk);
        refine(0);
      };
      const carried = carrier([below, above]);
      const draw = () => {
        if (carried.carry()) return;
        carried.stay();
        if (state.isMoving) {
          stop();
          clear(lineInk);
          drawHulls(lineInk);
          drawLines(lineInk, order, 0, movingBudget);
        }
        drawAbove();
      };
      const settleDown = () => {
        carried.stay();
        drawAbove();
        drawAll();
      };
      const resize = () => {
        density = Math.min(window.devicePixelRatio || 1, 2);
        for (const canvas of [below, above]) {
          canvas.width = Math.round(view.width * density);
          canvas.height = Math.round(view.height * density);
        }
      };
      return { draw, settle: settleDown, retone: drawAll, resize };
    };

    """#
}
