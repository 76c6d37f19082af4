extension PageScript {
  /// Draws as SVG: elements are made once, then only moved and marked.
  static let vector = #"""
    const svgSpace = 'http://www.w3.org/2000/svg';
    const svgElement = (name, className, parent) => {
      const element = document.createElementNS(svgSpace, name);
      if (className) element.setAttribute('class', className);
      if (parent) parent.appendChild(element);
      return element;
    };

    const vectorPainter = () => {
      const drawing = $('drawing');
      drawing.hidden = false;
      const world = svgElement('g', 'world', drawing);
      const hulls = svgElement('g', 'hulls', world);
      (data.hulls || []).forEach((hull) => {
        svgElement('path', 'hull h' + hull.hue, hulls).setAttribute('d', hull.path);
      });
      const classes = Array.from({ length: widthClasses }, () => svgElement('g', 'edges', world));
      const discs = svgElement('g', 'discs', world);
      const top = svgElement('g', 'top', world);
      const steps = svgElement('g', 'words', drawing);
      const names = svgElement('g', 'words', drawing);
      const lines = new Array(m);
      const heads = directed ? new Array(m) : null;
      const order = Uint32Array.from({ length: m }, (_, e) => e);
      if (strengthsDiffer) order.sort((a, b) => share(a) - share(b) || a - b);
      for (const e of order) {
        const line = svgElement('path', '', classes[widthClass(e)]);
        const pen = new PathText();
        trace(pen, e);
        line.setAttribute('d', pen.d);
        line.setAttribute('stroke-opacity', rounded(opacityOf(e)));
        lines[e] = line;
        if (heads) {
          heads[e] = svgElement('path', '', classes[widthClass(e)]);
          heads[e].setAttribute('fill-opacity', rounded(Math.min(opacityOf(e) * 1.3, 1)));
        }
      }
      const circles = new Array(n);
      for (let i = n - 1; i >= 0; i -= 1) {
        const v = byRank[i];
        const circle = svgElement('circle', '', discs);
        circle.setAttribute('cx', X[v]);
        circle.setAttribute('cy', Y[v]);
        circle.id = 'v' + v;
        circles[v] = circle;
      }

      const seen = { k: 0, edges: new Array(m).fill(''), discs: new Array(n).fill('') };
      const retone = () => {
        (data.hulls || []).forEach((hull, i) => hulls.children[i].setAttribute('opacity', hullOpacity(hull)));
        for (let e = 0; e < m; e += 1) {
          const kind = basis[e] > 0 ? ' ' + basisNames[basis[e]] : '';
          const mark = edgeShown[e] ? ' t' + edgeTone[e] : ' off';
          const name = 'e' + edgeHue(e) + mark;
          if (seen.edges[e] === name) continue;
          seen.edges[e] = name;
          lines[e].setAttribute('class', 'line ' + name + kind);
          if (heads) heads[e].setAttribute('class', 'head ' + name);
        }
        for (let v = 0; v < n; v += 1) {
          const name = 'disc h' + hue[v] + (isShown[v] ? ' t' + tone[v] : ' off');
          if (seen.discs[v] === name) continue;
          seen.discs[v] = name;
          circles[v].setAttribute('class', name);
        }
      };

      /* Routes, rings and what the pointer is on, above everything else. */
      const drawTop = () => {
        const unit = markScale() / view.k;
        top.replaceChildren();
        const path = (className, width, body) => {
          const pen = new PathText();
          body(pen);
          const element = svgElement('path', className, top);
          element.setAttribute('d', pen.d);
          if (width > 0) element.setAttribute('stroke-width', width * unit);
        };
        [...state.routes].reverse().forEach((route, i) => {
          const isFirst = i === state.routes.length - 1;
          const kind = isFirst ? 'first' : 'further';
          const edges = route.edges.filter((e) => e >= 0);
          path('halo', 11, (pen) => edges.forEach((e) => trace(pen, e)));
          path('way ' + kind, isFirst ? 5 : 3.5, (pen) => edges.forEach((e) => trace(pen, e)));
          path('tip ' + kind, 0, (pen) => route.edges.forEach((e, step) => {
            if (e >= 0) traceHead(pen, e, unit, 5, isBackwards(route, step));
          }));
        });
        if (state.hoverEdge >= 0) path('touched', widthOf(state.hoverEdge) + 2, (pen) => trace(pen, state.hoverEdge));
        const copy = (v, className) => {
          const disc = svgElement('circle', className, top);
          disc.setAttribute('cx', X[v]);
          disc.setAttribute('cy', Y[v]);
          disc.setAttribute('r', shownRadius(v) / view.k);
          return disc;
        };
        const ring = (v, className, away) => {
          copy(v, 'ring ' + className).setAttribute('r', (shownRadius(v) + away) / view.k);
        };
        state.routes.forEach((route, i) => route.vertices.forEach((v, place) => {
          const kind = i === 0 ? 'first' : 'further';
          if (place === 0 || place === route.vertices.length - 1) ring(v, kind, 5);
          copy(v, 'disc h' + hue[v] + ' stop ' + kind);
        }));
        if (state.chosen >= 0) ring(state.chosen, 'chosen', 4);
        if (state.cursor >= 0) ring(state.cursor, 'cursor', 7);
        if (state.hoverVertex >= 0) ring(state.hoverVertex, 'hovered', 3);
      };

      const rescale = () => {
        seen.k = view.k;
        const unit = markScale() / view.k;
        world.style.setProperty('--unit', unit);
        classes.forEach((group, place) => group.setAttribute('stroke-width', rounded(classWidth(place) * unit * 100) / 100));
        for (let v = 0; v < n; v += 1) circles[v].setAttribute('r', rounded(shownRadius(v) / view.k));
        discs.setAttribute('stroke-width', rounded(data.rim[0] * unit));
        if (heads) {
          for (let e = 0; e < m; e += 1) {
            const pen = new PathText();
            traceHead(pen, e, unit, widthOf(e), false);
            heads[e].setAttribute('d', pen.d);
          }
        }
      };

      const anchors = ['start', 'middle', 'end'];
      /* Elements of names stay as long as the same names are shown; while the map moves, they only follow. */
      let written = { labels: null, texts: [] };
      const writeNames = () => {
        const texts = labels.map((label) => {
          const text = svgElement('text', 'name t' + tone[label.vertex] + (label.bold ? ' bold' : ''));
          text.setAttribute('font-size', label.size);
          text.setAttribute('text-anchor', anchors[label.anchor]);
          text.textContent = label.text;
          return text;
        });
        written = { labels, texts };
        names.replaceChildren(...texts);
      };
      const drawWords = () => {
        if (written.labels !== labels) writeNames();
        labels.forEach((label, i) => {
          written.texts[i].setAttribute('x', rounded(screenX(X[label.vertex]) + label.dx));
          written.texts[i].setAttribute('y', rounded(screenY(Y[label.vertex]) + label.dy));
        });
        const parts = [];
        for (const badge of badges) {
          const group = svgElement('g', 'badge ' + (badge.first ? 'first' : 'further'));
          const [x, y, width] = [screenX(badge.wx), screenY(badge.wy), badge.width];
          const plate = svgElement('rect', '', group);
          Object.entries({ x: rounded(x - width / 2), y: rounded(y - 10), width, height: 20, rx: 10 })
            .forEach(([name, value]) => plate.setAttribute(name, value));
          const text = svgElement('text', '', group);
          text.setAttribute('x', rounded(x));
          text.setAttribute('y', rounded(y + 4.3));
          text.textContent = badge.text;
          parts.push(group);
        }
        steps.replaceChildren(...parts);
      };

      const carried = carrier([drawing]);
      const draw = () => {
        if (carried.carry()) return;
        carried.stay();
        world.setAttribute('transform', `translate(${rounded(view.x)} ${rounded(view.y)}) scale(${view.k})`);
        if (seen.k !== view.k) rescale();
        drawTop();
        drawWords();
      };
      const resize = () => {
        drawing.setAttribute('viewBox', `0 0 ${view.width} ${view.height}`);
        drawing.setAttribute('width', view.width);
        drawing.setAttribute('height', view.height);
      };
      retone();
      return { draw, settle: draw, retone, resize };
    };

    """#
}
