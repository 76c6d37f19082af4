extension PageScript {
  /// What part of the map is seen, how large; when it is drawn again; what lies under the pointer.
  static let view = #"""
    const stage = $('map');
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (let v = 0; v < n; v += 1) {
      box.left = Math.min(box.left, X[v] - R[v]);
      box.top = Math.min(box.top, Y[v] - R[v]);
      box.right = Math.max(box.right, X[v] + R[v]);
      box.bottom = Math.max(box.bottom, Y[v] + R[v]);
    }
    if (n === 0) Object.assign(box, { left: 0, top: 0, right: 100, bottom: 100 });
    box.width = box.right - box.left;
    box.height = box.bottom - box.top;
    const view = { x: 0, y: 0, k: 1, width: 0, height: 0, fitted: 1 };
    const calm = matchMedia('(prefers-reduced-motion: reduce)');
    const screenX = (x) => x * view.k + view.x;
    const screenY = (y) => y * view.k + view.y;

    /* Discs and lines grow slower than the map when one comes near, and shrink slower. */
    const markScale = () => (view.k < 1 ? Math.pow(view.k, 0.8) : Math.sqrt(view.k));
    const shownRadius = (v) => Math.max(R[v] * markScale(), 1);

    const fitView = () => {
      /* Names need room beside the outermost discs. */
      const [aside, above] = [Math.min(110, view.width * 0.1), Math.min(44, view.height * 0.07)];
      const k = Math.min((view.width - 2 * aside) / Math.max(box.width, 1), (view.height - 2 * above) / Math.max(box.height, 1));
      const fit = Math.min(Math.max(k, 0.001), 1.6);
      return {
        k: fit,
        x: (view.width - box.width * fit) / 2 - box.left * fit,
        y: (view.height - box.height * fit) / 2 - box.top * fit,
      };
    };

    /* One drawing for each frame at most; a last careful one when things have come to rest. */
    let frame = 0;
    let rest = 0;
    const painter = { draw: () => {}, settle: () => {}, retone: () => {} };
    const redraw = () => {
      if (frame === 0) frame = requestAnimationFrame(() => { frame = 0; painter.draw(); });
    };
    const settle = () => {
      clearTimeout(rest);
      rest = 0;
      state.isMoving = false;
      chooseLabels();
      painter.settle();
      stage.dataset.scale = (view.k / view.fitted).toFixed(3);
    };
    const moved = () => {
      state.isMoving = true;
      clearTimeout(rest);
      rest = setTimeout(settle, 120);
      redraw();
    };

    /* While a large map moves a little, what is drawn is only shifted; it is drawn again when too much would be missing. */
    const carrier = (layers) => {
      const last = { x: 0, y: 0, k: 0 };
      const isHeavy = n > 600 || m > 3000;
      if (isHeavy) layers.forEach((layer) => { layer.style.willChange = 'transform'; });
      const isCovered = (start, size, full) => start < 0.18 * full && start + size > 0.82 * full;
      return {
        carry() {
          const r = view.k / last.k;
          const [dx, dy] = [view.x - r * last.x, view.y - r * last.y];
          if (!isHeavy || !state.isMoving || !(r > 0.6 && r < 1.8)) return false;
          if (!isCovered(dx, r * view.width, view.width) || !isCovered(dy, r * view.height, view.height)) return false;
          layers.forEach((layer) => { layer.style.transform = `translate(${dx}px,${dy}px) scale(${r})`; });
          return true;
        },
        stay() {
          Object.assign(last, { x: view.x, y: view.y, k: view.k });
          layers.forEach((layer) => { layer.style.transform = ''; });
        },
      };
    };

    const setView = (next) => {
      view.k = Math.min(Math.max(next.k, view.fitted * 0.4), Math.max(view.fitted * 60, 8));
      view.x = next.x;
      view.y = next.y;
      moved();
    };
    const panBy = (dx, dy) => setView({ k: view.k, x: view.x + dx, y: view.y + dy });
    const zoomed = (factor, x, y) => {
      const k = Math.min(Math.max(view.k * factor, view.fitted * 0.4), Math.max(view.fitted * 60, 8));
      return { k, x: x - (x - view.x) * (k / view.k), y: y - (y - view.y) * (k / view.k) };
    };
    const zoomAt = (factor, x, y) => setView(zoomed(factor, x, y));

    let flight = 0;
    const stopFlight = () => {
      cancelAnimationFrame(flight);
      flight = 0;
    };
    const flyTo = (next) => {
      stopFlight();
      if (calm.matches || document.hidden) {
        setView(next);
        settle();
        return;
      }
      const start = { ...view };
      const begin = performance.now();
      const step = (now) => {
        const t = Math.min((now - begin) / 280, 1);
        const ease = 1 - Math.pow(1 - t, 3);
        const k = start.k * Math.pow(next.k / start.k, ease);
        const mix = (a, b, c) => (Math.abs(next.k - start.k) < 1e-9 * start.k ? a + (b - a) * ease : a + (b - a) * c);
        const c = (k - start.k) / (next.k - start.k);
        setView({ k, x: mix(start.x, next.x, c), y: mix(start.y, next.y, c) });
        flight = t < 1 ? requestAnimationFrame(step) : 0;
      };
      flight = requestAnimationFrame(step);
    };
    const zoomBy = (factor) => flyTo(zoomed(factor, view.width / 2, view.height / 2));
    const centerOn = (v, k) => {
      const scale = k || Math.max(view.k, view.fitted * (n > 300 ? 4 : 1.4));
      flyTo({ k: scale, x: view.width / 2 - X[v] * scale, y: view.height / 2 - Y[v] * scale });
    };
    const isInView = (v, margin) => {
      const [x, y] = [screenX(X[v]), screenY(Y[v])];
      return x > margin && y > margin && x < view.width - margin && y < view.height - margin;
    };
    /* All of these at once. */
    const frameOf = (list) => {
      const xs = list.map((v) => X[v]);
      const ys = list.map((v) => Y[v]);
      const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
      const k = Math.min((view.width - 180) / Math.max(right - left, 60), (view.height - 140) / Math.max(bottom - top, 60));
      const scale = Math.min(Math.max(k, view.fitted), view.fitted * 6);
      flyTo({ k: scale, x: view.width / 2 - ((left + right) / 2) * scale, y: view.height / 2 - ((top + bottom) / 2) * scale });
    };

    const resized = () => {
      const size = stage.getBoundingClientRect();
      if (size.width === 0 || (size.width === view.width && size.height === view.height)) return;
      const isFitted = view.width === 0 || Math.abs(view.k / view.fitted - 1) < 0.001;
      const middle = { x: (view.width / 2 - view.x) / view.k, y: (view.height / 2 - view.y) / view.k };
      view.width = size.width;
      view.height = size.height;
      const fit = fitView();
      view.fitted = fit.k;
      Object.assign(view, isFitted ? fit : { x: view.width / 2 - middle.x * view.k, y: view.height / 2 - middle.y * view.k });
      painter.resize();
      settle();
    };

    /* Vertices by cell, for the pointer and for drawing only what is seen. */
    const cell = Math.max(box.width, box.height, 1) / Math.min(Math.max(Math.ceil(Math.sqrt(n)), 1), 256);
    const cellsAcross = Math.floor(box.width / cell) + 1;
    const cellsDown = Math.floor(box.height / cell) + 1;
    const cellX = (x) => Math.min(Math.max(Math.floor((x - box.left) / cell), 0), cellsAcross - 1);
    const cellY = (y) => Math.min(Math.max(Math.floor((y - box.top) / cell), 0), cellsDown - 1);
    const cellStart = new Uint32Array(cellsAcross * cellsDown + 1);
    const cellItems = new Uint32Array(n);
    {
      const cellOf = (v) => cellY(Y[v]) * cellsAcross + cellX(X[v]);
      for (let v = 0; v < n; v += 1) cellStart[cellOf(v) + 1] += 1;
      for (let c = 0; c < cellStart.length - 1; c += 1) cellStart[c + 1] += cellStart[c];
      const next = cellStart.slice();
      for (let v = 0; v < n; v += 1) {
        const c = cellOf(v);
        cellItems[next[c]] = v;
        next[c] += 1;
      }
    }
    const greatestRadius = R.reduce((a, b) => Math.max(a, b), 0);
    const eachWithin = (left, top, right, bottom, body) => {
      const [low, high] = [cellX(left), cellX(right)];
      for (let row = cellY(top); row <= cellY(bottom); row += 1) {
        const end = cellStart[row * cellsAcross + high + 1];
        for (let i = cellStart[row * cellsAcross + low]; i < end; i += 1) body(cellItems[i]);
      }
    };
    const eachInView = (body) => {
      const margin = greatestRadius * 2;
      const left = -view.x / view.k - margin;
      const top = -view.y / view.k - margin;
      eachWithin(left, top, left + view.width / view.k + 2 * margin, top + view.height / view.k + 2 * margin, body);
    };

    const vertexAt = (x, y, reach) => {
      const [wx, wy] = [(x - view.x) / view.k, (y - view.y) / view.k];
      const far = (greatestRadius * markScale() + reach) / view.k;
      let best = -1;
      let least = Infinity;
      eachWithin(wx - far, wy - far, wx + far, wy + far, (v) => {
        if (!isShown[v]) return;
        const away = Math.hypot(X[v] - wx, Y[v] - wy) * view.k - shownRadius(v);
        if (away <= reach && away < least) [best, least] = [v, away];
      });
      return best;
    };

    const awayFromLine = (x, y, ax, ay, bx, by) => {
      const [dx, dy] = [bx - ax, by - ay];
      const square = dx * dx + dy * dy;
      const t = square > 0 ? Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / square, 0), 1) : 0;
      return Math.hypot(x - ax - t * dx, y - ay - t * dy);
    };
    const edgeAt = (x, y, reach) => {
      const [wx, wy, far] = [(x - view.x) / view.k, (y - view.y) / view.k, reach / view.k];
      let best = -1;
      let least = far;
      const look = (e) => {
        if (!edgeShown[e]) return;
        const path = pathOf(e);
        for (let i = 2; i < path.length; i += 2) {
          const away = awayFromLine(wx, wy, path[i - 2], path[i - 1], path[i], path[i + 1]);
          if (away < least) [best, least] = [e, away];
        }
      };
      if (m <= 30000) {
        for (let e = 0; e < m; e += 1) look(e);
      } else if (state.chosen >= 0) {
        edgesOf(state.chosen).forEach(look);
      }
      return best;
    };

    """#
}
