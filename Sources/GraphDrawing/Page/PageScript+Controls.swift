extension PageScript {
  /// Pointer, wheel, fingers and keys; theme; export; the beginning.
  static let controls = #"""
    const fingers = new Map();
    let pressed = null;
    const placeOf = (event) => {
      const size = stage.getBoundingClientRect();
      return { x: event.clientX - size.left, y: event.clientY - size.top };
    };
    const reachOf = (event) => (event.pointerType === 'touch' ? 16 : 5);

    const spread = () => {
      const [a, b] = [...fingers.values()];
      return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, size: Math.max(Math.hypot(a.x - b.x, a.y - b.y), 1) };
    };
    const hover = (x, y, reach) => {
      const v = vertexAt(x, y, reach);
      const e = v < 0 ? edgeAt(x, y, 4) : -1;
      const isNew = v !== state.hoverVertex || e !== state.hoverEdge;
      [state.hoverVertex, state.hoverEdge] = [v, e];
      stage.classList.toggle('over', v >= 0 || e >= 0);
      if (!isNew) {
        if (!card.hidden && e >= 0) cardOfEdge(e, x, y);
        return;
      }
      if (v >= 0) cardOfVertex(v, screenX(X[v]) + shownRadius(v), screenY(Y[v]));
      else if (e >= 0) cardOfEdge(e, x, y);
      else hideCard();
      if (!largeMap) chooseLabels();
      redraw();
    };
    let waitingHover = null;
    const hoverSoon = (x, y, reach) => {
      if (!waitingHover) requestAnimationFrame(() => {
        const next = waitingHover;
        waitingHover = null;
        if (next && fingers.size === 0) hover(next.x, next.y, next.reach);
      });
      waitingHover = { x, y, reach };
    };
    const leave = () => {
      waitingHover = null;
      [state.hoverVertex, state.hoverEdge] = [-1, -1];
      hideCard();
      redraw();
    };

    const preparePointer = () => {
      stage.addEventListener('pointerdown', (event) => {
        if (event.button !== 0) return;
        stopFlight();
        stage.setPointerCapture(event.pointerId);
        fingers.set(event.pointerId, placeOf(event));
        pressed = fingers.size === 1 ? { ...placeOf(event), isClick: true } : null;
      });
      stage.addEventListener('pointermove', (event) => {
        const place = placeOf(event);
        const before = fingers.get(event.pointerId);
        if (!before) {
          hoverSoon(place.x, place.y, reachOf(event));
          return;
        }
        if (fingers.size === 2) {
          const old = spread();
          fingers.set(event.pointerId, place);
          const now = spread();
          view.x += now.x - old.x;
          view.y += now.y - old.y;
          zoomAt(now.size / old.size, now.x, now.y);
          return;
        }
        if (pressed && Math.hypot(place.x - pressed.x, place.y - pressed.y) > 4) {
          pressed.isClick = false;
          hideCard();
        }
        if (pressed && pressed.isClick) return;
        fingers.set(event.pointerId, place);
        panBy(place.x - before.x, place.y - before.y);
      });
      const lifted = (event) => {
        const wasClick = event.type === 'pointerup' && pressed && pressed.isClick && fingers.size === 1;
        fingers.delete(event.pointerId);
        if (!wasClick) return;
        const v = vertexAt(pressed.x, pressed.y, reachOf(event));
        const e = v < 0 ? edgeAt(pressed.x, pressed.y, reachOf(event)) : -1;
        if (v >= 0) clicked(v);
        else if (e >= 0) chooseEdge(e);
        else clearChoice();
        hideCard();
      };
      stage.addEventListener('pointerup', lifted);
      stage.addEventListener('pointercancel', lifted);
      stage.addEventListener('pointerleave', leave);
      stage.addEventListener('dblclick', (event) => {
        const { x, y } = placeOf(event);
        if (vertexAt(x, y, 5) < 0) flyTo(zoomed(2, x, y));
      });
      stage.addEventListener('wheel', (event) => {
        event.preventDefault();
        stopFlight();
        hideCard();
        const lines = event.deltaMode === 1 ? 20 : event.deltaMode === 2 ? 400 : 1;
        const { x, y } = placeOf(event);
        zoomAt(Math.exp(-Math.min(Math.max(event.deltaY * lines, -240), 240) * 0.0022), x, y);
      }, { passive: false });
    };

    /* Shift and an arrow go to the nearest person in that direction. */
    const moveCursor = (dx, dy) => {
      const from = state.cursor >= 0 && isInView(state.cursor, 0) ? state.cursor : state.chosen;
      const [x, y] = from >= 0 ? [X[from], Y[from]]
        : [(view.width / 2 - view.x) / view.k, (view.height / 2 - view.y) / view.k];
      let best = -1;
      let least = Infinity;
      for (let v = 0; v < n; v += 1) {
        if (!isShown[v] || v === from) continue;
        const [ax, ay] = [X[v] - x, Y[v] - y];
        const along = ax * dx + ay * dy;
        const aside = Math.abs(ax * dy) + Math.abs(ay * dx);
        const cost = from < 0 ? Math.hypot(ax, ay) : along > 0 ? along + 2 * aside : Infinity;
        if (cost < least && (from < 0 || aside <= 1.5 * along)) [best, least] = [v, cost];
      }
      if (best < 0) return;
      state.cursor = best;
      if (!isInView(best, 40)) centerOn(best, view.k);
      chooseLabels();
      redraw();
      cardOfVertex(best, screenX(X[best]), screenY(Y[best]));
      say([data.label[best], ...facts(best).map(([name, value]) => name + ' ' + value),
        counted(edgesOf(best).length, 'tie')].join(', ') + '.');
    };
    const escape = () => {
      if (!card.hidden) {
        hideCard();
        state.cursor = -1;
        redraw();
      } else if (state.chosen >= 0 || state.chosenEdge >= 0) clearChoice();
      else if (state.routes.length > 0) clearRoutes();
    };
    const far = 70;
    const mapKeys = {
      ArrowLeft: () => panBy(far, 0), ArrowRight: () => panBy(-far, 0),
      ArrowUp: () => panBy(0, far), ArrowDown: () => panBy(0, -far),
      ShiftArrowLeft: () => moveCursor(-1, 0), ShiftArrowRight: () => moveCursor(1, 0),
      ShiftArrowUp: () => moveCursor(0, -1), ShiftArrowDown: () => moveCursor(0, 1),
      '+': () => zoomBy(1.4), '=': () => zoomBy(1.4), '-': () => zoomBy(1 / 1.4), _: () => zoomBy(1 / 1.4),
      0: () => flyTo(fitView()), Enter: () => { if (state.cursor >= 0) clicked(state.cursor); },
      ' ': () => { if (state.cursor >= 0) clicked(state.cursor); },
    };
    const prepareKeys = () => {
      stage.addEventListener('keydown', (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const isArrow = event.key.startsWith('Arrow');
        const action = mapKeys[(event.shiftKey && isArrow ? 'Shift' : '') + event.key];
        if (!action) return;
        event.preventDefault();
        if (!isArrow || !event.shiftKey) stopFlight();
        action();
      });
      stage.addEventListener('blur', () => {
        if (state.cursor < 0) return;
        state.cursor = -1;
        hideCard();
        redraw();
      });
      document.addEventListener('keydown', (event) => {
        const isTyping = ['INPUT', 'SELECT', 'TEXTAREA'].includes(event.target.tagName) && event.target.type !== 'range'
          && event.target.type !== 'checkbox';
        if (event.key === '/' && !isTyping) {
          event.preventDefault();
          $('search').focus();
        } else if (event.key === 'Escape' && !isTyping) escape();
      });
    };

    const setTheme = (theme) => {
      state.theme = theme;
      document.documentElement.dataset.theme = theme;
      $('theme').textContent = theme === 'dark' ? 'Light' : 'Dark';
      $('theme').setAttribute('aria-label', theme === 'dark' ? 'Light theme' : 'Dark theme');
      readPalette();
      redraw();
      if (view.width > 0) settle();
    };
    const prepareTheme = () => {
      const system = matchMedia('(prefers-color-scheme: dark)');
      let isOwn = data.theme !== 'auto';
      setTheme(isOwn ? data.theme : system.matches ? 'dark' : 'light');
      system.addEventListener('change', () => { if (!isOwn) setTheme(system.matches ? 'dark' : 'light'); });
      $('theme').addEventListener('click', () => {
        isOwn = true;
        setTheme(state.theme === 'dark' ? 'light' : 'dark');
        say((state.theme === 'dark' ? 'Dark' : 'Light') + ' theme.');
      });
    };

    const begin = () => {
      prepareTheme();
      prepareFilters();
      prepareClock();
      $('count').textContent = counted(n, 'person') + ', ' + counted(m, 'tie');
      Object.assign(painter, largeMap ? canvasPainter() : vectorPainter());
      stage.dataset.drawing = largeMap ? 'canvas' : 'svg';
      preparePointer();
      prepareKeys();
      suggest($('search'), (v) => choose(v, 'center'));
      suggest($('from'), (v) => setEnds(v, ends.to));
      suggest($('to'), (v) => setEnds(ends.from, v));
      $('swap').addEventListener('click', () => setEnds(ends.to, ends.from));
      $('reset').addEventListener('click', resetFilters);
      $('zoomin').addEventListener('click', () => zoomBy(1.6));
      $('zoomout').addEventListener('click', () => zoomBy(1 / 1.6));
      $('zoomfit').addEventListener('click', () => flyTo(fitView()));
      $('savesvg').addEventListener('click', saveSVG);
      $('savepng').addEventListener('click', savePNG);
      $('list').addEventListener('toggle', () => { if ($('list').open) fillList(100); });
      new ResizeObserver(resized).observe(stage);
      resized();
      if (data.routes.length > 0) {
        const [first] = data.routes;
        [ends.from, ends.to] = [first.vertices[0], first.vertices[first.vertices.length - 1]];
        $('from').value = data.label[ends.from];
        $('to').value = data.label[ends.to];
        showRoutes(data.routes.map(givenRoute), data.routes);
      }
      if (data.focus >= 0 && data.routes.length === 0) choose(data.focus);
      stage.dataset.ready = 'yes';
    };
    begin();
    """#
}
