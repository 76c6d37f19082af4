extension PageScript {
  /// The present view as a file of its own.
  static let export = #"""
    const download = (blob, name) => {
      const link = make('a');
      link.href = URL.createObjectURL(blob);
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      say(name + ' is saved.');
    };
    const fileName = (kind) => (folded(data.title).replace(/[^a-z0-9]+/gu, '-').replace(/^-+|-+$/gu, '').slice(0, 60) || 'map') + '.' + kind;

    /* Text of an XML document, whatever names hold. */
    const marks = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
    const xml = (text) => String(text).toWellFormed().replace(/[&<>"']/gu, (mark) => marks[mark])
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '\uFFFD');
    const element = (name, attributes, content = '') =>
      '<' + name + Object.entries(attributes).map(([key, value]) => ` ${key}="${xml(value)}"`).join('')
        + (content === '' ? '/>' : '>' + content + '</' + name + '>') + '\n';

    const svgLines = (unit) => {
      let text = '';
      for (let e = 0; e < m; e += 1) {
        if (!edgeShown[e] || isOutside(e, -view.x / view.k, -view.y / view.k,
          (view.width - view.x) / view.k, (view.height - view.y) / view.k)) continue;
        const pen = new PathText();
        trace(pen, e);
        const faint = edgeTone[e] === 1 ? 0.16 : 1;
        const look = {
          d: pen.d, stroke: palette.line[edgeHue(e)], 'stroke-width': rounded(widthOf(e) * unit),
          'stroke-opacity': rounded(opacityOf(e) * faint),
        };
        if (basis[e] > 0) look['stroke-dasharray'] = dashes[basis[e]].map((length) => rounded(length * unit)).join(' ');
        text += element('path', look);
        if (!directed) continue;
        const head = new PathText();
        traceHead(head, e, unit, widthOf(e), false);
        text += element('path', { d: head.d, fill: palette.line[edgeHue(e)], 'fill-opacity': rounded(opacityOf(e) * faint), stroke: 'none' });
      }
      return text;
    };
    const svgDiscs = (unit) => {
      let text = '';
      const discs = [];
      eachInView((v) => { if (isShown[v]) discs.push(v); });
      discs.sort((a, b) => R[a] - R[b] || a - b);
      for (const v of discs) {
        text += element('circle', {
          cx: X[v], cy: Y[v], r: rounded(shownRadius(v) / view.k), 
          fill: (tone[v] === 1 ? palette.quiet : palette.disc)[hue[v]], 
          stroke: (tone[v] === 1 ? palette.quietRim : palette.rim)[hue[v]], 'stroke-width': rounded(data.rim[0] * unit),
        }, element('title', {}, xml(data.label[v])));
      }
      return text;
    };
    const svgRoutes = (unit) => [...state.routes].reverse().map((route, i) => {
      const isFirst = i === state.routes.length - 1;
      const color = isFirst ? palette.route : palette.further;
      const [pen, heads] = [new PathText(), new PathText()];
      route.edges.forEach((e, step) => {
        if (e < 0) return;
        trace(pen, e);
        traceHead(heads, e, unit, 5, isBackwards(route, step));
      });
      return element('path', { d: pen.d, stroke: palette.background, 'stroke-width': rounded(11 * unit) })
        + element('path', { d: pen.d, stroke: color, 'stroke-width': rounded(5 * unit) })
        + element('path', { d: heads.d, fill: color, stroke: 'none' })
        + route.vertices.map((v) => element('circle', {
          cx: X[v], cy: Y[v], r: rounded(Math.max(shownRadius(v), 4) / view.k), fill: palette.disc[hue[v]], stroke: color,
          'stroke-width': rounded(3 / view.k),
        })).join('');
    }).join('');
    const svgWords = () => {
      let text = '';
      for (const badge of badges) {
        const color = badge.first ? palette.route : palette.further;
        const [x, y, width] = [screenX(badge.wx), screenY(badge.wy), badge.width];
        text += element('rect', { x: rounded(x - width / 2), y: rounded(y - 10), width, height: 20, rx: 10, fill: palette.background,
          stroke: color, 'stroke-width': 1.5 });
        text += element('text', { x: rounded(x), y: rounded(y + 4.3), fill: color, 'font-size': 12, 'font-weight': 'bold',
          'text-anchor': 'middle' }, xml(badge.text));
      }
      for (const label of labels) {
        text += element('text', {
          x: rounded(screenX(X[label.vertex]) + label.dx), y: rounded(screenY(Y[label.vertex]) + label.dy),
          'font-size': label.size, 'font-weight': label.bold ? 'bold' : 'normal',
          'text-anchor': ['start', 'middle', 'end'][label.anchor], fill: tone[label.vertex] === 1 ? palette.muted : palette.ink,
          stroke: palette.background, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke',
        }, xml(label.text));
      }
      return text;
    };

    const svgText = () => {
      const unit = markScale() / view.k;
      const [width, height] = [Math.round(view.width), Math.round(view.height)];
      const hulls = (data.hulls || []).map((hull) => element('path', {
        d: hull.path, fill: palette.disc[hull.hue], 'fill-opacity': 0.16, 'fill-rule': 'evenodd', opacity: hullOpacity(hull),
        stroke: palette.disc[hull.hue], 'stroke-opacity': 0.5, 'stroke-width': rounded(1 / view.k),
      })).join('');
      const world = element('g', { transform: `translate(${rounded(view.x)} ${rounded(view.y)}) scale(${view.k})` },
        hulls + element('g', { fill: 'none', 'stroke-linecap': 'round' }, svgLines(unit) || ' ') + svgDiscs(unit)
          + element('g', { fill: 'none', 'stroke-linecap': 'round' }, svgRoutes(unit) || ' '));
      return '<?xml version="1.0" encoding="UTF-8"?>\n' + element('svg', {
        xmlns: svgSpace, width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'font-family': fontFamily,
      }, element('title', {}, xml(data.title || 'Network map')) + element('desc', {}, xml(data.caption || ' '))
        + element('rect', { width: '100%', height: '100%', fill: palette.background }) + world + svgWords());
    };
    const saveSVG = () => {
      readPalette();
      download(new Blob([svgText()], { type: 'image/svg+xml' }), fileName('svg'));
    };

    const savePNG = () => {
      readPalette();
      const canvas = make('canvas');
      const density = 2;
      canvas.width = Math.round(view.width * density);
      canvas.height = Math.round(view.height * density);
      const ink = canvas.getContext('2d');
      ink.fillStyle = palette.background;
      ink.fillRect(0, 0, canvas.width, canvas.height);
      toWorld(ink, density);
      drawHulls(ink);
      drawLines(ink, byWidth(), 0, Infinity);
      drawDiscs(ink);
      drawMarks(ink);
      toScreen(ink, density);
      drawNames(ink);
      canvas.toBlob((blob) => download(blob, fileName('png')), 'image/png');
    };

    """#
}
