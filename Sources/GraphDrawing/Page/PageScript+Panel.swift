extension PageScript {
  /// The person, the tie or the route in the panel; the card beside the pointer; choosing.
  static let panel = #"""
    const facts = (v) => {
      const found = [];
      if (groupOf[v] >= 0) found.push([data.groupName || 'group', data.groups[groupOf[v]].name]);
      if (data.size && data.size[v] !== null) found.push([data.sizeName || 'size', readable(data.size[v])]);
      if (data.shade && data.shade[v] !== null) found.push([data.shadeName || 'value', readable(data.shade[v])]);
      for (const column of data.attributes) {
        const place = column.of[v];
        if (place >= 0 && column.name !== data.groupName) found.push([column.name, column.values[place]]);
      }
      return found;
    };
    const tieFacts = (e) => {
      const found = [];
      if (strength && strength[e] > 0) found.push([data.strengthName || 'strength', readable(strength[e])]);
      if (probability && probability !== strength) found.push(['as a probability', percent(probability[e])]);
      if (channelsOf(e).length > 0) found.push(['channels', channelsOf(e).map((c) => data.channels[c]).join(', ')]);
      if (data.basis) found.push(['basis', basisNames[basis[e]]]);
      if (lastDay(e) !== null) found.push(['last day', dateText(lastDay(e))]);
      return found;
    };
    const factList = (pairs) => {
      const list = make('dl', 'facts');
      for (const [name, value] of pairs) {
        const row = make('div');
        row.append(make('dt', '', name), make('dd', '', value));
        row.lastChild.dir = 'auto';
        list.append(row);
      }
      return list;
    };
    const sentences = (e) => {
      const list = make('ul', 'evidence');
      evidenceOf(e).forEach((sentence) => {
        const item = make('li', '', sentence);
        item.dir = 'auto';
        list.append(item);
      });
      return list;
    };
    const swatch = (h) => make('span', 'swatch h' + h);
    const personButton = (v, className, action) => {
      const button = make('button', className);
      button.type = 'button';
      button.dataset.vertex = v;
      button.append(swatch(hue[v]), nameOf(v));
      button.addEventListener('click', action || (() => choose(v, 'center')));
      return button;
    };
    const tieTitle = (e) => {
      const title = make('span');
      title.append(nameOf(source[e]), directed ? ' → ' : ' – ', nameOf(target[e]));
      return title;
    };

    /* The card beside the pointer or the cursor. */
    const card = $('card');
    const hideCard = () => { card.hidden = true; };
    const showCard = (content, x, y) => {
      card.replaceChildren(...content);
      card.hidden = false;
      const [width, height] = [card.offsetWidth, card.offsetHeight];
      const left = x + 18 + width < view.width ? x + 18 : Math.max(x - 18 - width, 6);
      card.style.left = Math.min(left, Math.max(view.width - width - 6, 6)) + 'px';
      card.style.top = Math.min(Math.max(y - height / 2, 6), Math.max(view.height - height - 6, 6)) + 'px';
    };
    const cardOfVertex = (v, x, y) => {
      const heading = make('strong');
      heading.append(swatch(hue[v]), nameOf(v));
      const near = Array.from(edgesOf(v)).filter((e) => edgeShown[e]);
      const content = [heading, factList(facts(v)), make('p', 'quiet', counted(near.length, 'tie') + ' shown')];
      const between = state.chosen >= 0 && state.chosen !== v ? near.find((e) => otherEnd(e, v) === state.chosen) : undefined;
      if (between !== undefined) content.push(make('p', 'quiet between', 'with ' + data.label[state.chosen]), factList(tieFacts(between)), sentences(between));
      showCard(content, x, y);
    };
    const cardOfEdge = (e, x, y) => {
      const heading = make('strong');
      heading.append(tieTitle(e));
      showCard([heading, factList(tieFacts(e)), sentences(e)], x, y);
    };

    /* Ties of one person, the strongest first. */
    const tieRows = (v, limit) => {
      const list = make('ol', 'ties');
      const edges = Array.from(edgesOf(v)).filter((e) => edgeShown[e] && otherEnd(e, v) !== v);
      edges.sort((a, b) => (strength ? (strength[b] || 0) - (strength[a] || 0) : 0) || a - b);
      for (const e of edges.slice(0, limit)) {
        const item = make('li');
        const row = make('div', 'row');
        row.append(personButton(otherEnd(e, v), 'link'));
        if (directed) row.append(make('span', 'quiet', source[e] === v ? 'to' : 'from'));
        if (strength && strength[e] > 0) {
          const meter = make('span', 'meter');
          meter.append(make('span'));
          meter.firstChild.style.width = Math.round(100 * strength[e] / greatestStrength) + '%';
          row.append(meter, make('span', 'number', probability === strength ? percent(strength[e]) : readable(strength[e])));
        }
        item.append(row);
        const known = [...evidenceOf(e)];
        if (known.length === 0 && lastDay(e) !== null) known.push('last on ' + dateText(lastDay(e)));
        if (known.length > 0) {
          const text = make('p', 'quiet', known.join(' · '));
          text.dir = 'auto';
          item.append(text);
        }
        list.append(item);
      }
      return { list, count: edges.length };
    };

    const button = (text, action, className) => {
      const element = make('button', className || '', text);
      element.type = 'button';
      element.addEventListener('click', action);
      return element;
    };

    const closer = () => {
      const element = button('×', () => clearChoice(), 'close');
      element.setAttribute('aria-label', 'Close');
      return element;
    };
    const showPerson = (v, limit = 60) => {
      const section = $('subject');
      const heading = make('h2');
      heading.append(swatch(hue[v]), nameOf(v), closer());
      const { list, count } = tieRows(v, limit);
      const actions = make('div', 'actions');
      actions.append(
        button('Route from here', () => setEnds(v, ends.to)), button('Route to here', () => setEnds(ends.from, v)),
        button('Center', () => centerOn(v)));
      const parts = [heading, factList(facts(v)), actions, make('h3', '', counted(count, 'tie')), list];
      if (count > limit) parts.push(button('Show all ' + count.toLocaleString('en'), () => showPerson(v, Infinity), 'wide'));
      section.replaceChildren(...parts);
      section.hidden = false;
    };
    const showTie = (e) => {
      const section = $('subject');
      const heading = make('h2');
      heading.append(personButton(source[e], 'link'), make('span', 'quiet', directed ? 'to' : 'and'), personButton(target[e], 'link'), closer());
      section.replaceChildren(heading, factList(tieFacts(e)), sentences(e));
      section.hidden = false;
    };
    const showNothing = () => {
      $('subject').hidden = true;
      $('subject').replaceChildren();
    };

    const choose = (v, motion) => {
      state.chosen = v;
      state.chosenEdge = -1;
      $('hint').hidden = true;
      showPerson(v);
      retone();
      if (motion === 'center' && (!isInView(v, 60) || n > 300)) centerOn(v);
      say(data.label[v] + ', ' + counted(edgesOf(v).filter((e) => edgeShown[e]).length, 'tie') + '.');
    };
    const chooseEdge = (e) => {
      state.chosen = -1;
      state.chosenEdge = e;
      showTie(e);
      retone();
      say('Tie between ' + data.label[source[e]] + ' and ' + data.label[target[e]] + '.');
    };
    const clearChoice = () => {
      state.chosen = -1;
      state.chosenEdge = -1;
      showNothing();
      retone();
    };

    /* Routes. */
    const ends = { from: -1, to: -1 };
    const routeRows = (route, isFirst, given) => {
      const block = make('div', 'route ' + (isFirst ? 'first' : 'further'));
      const hops = route.vertices.length - 1;
      const total = make('p', 'total');
      if (probability) {
        total.append(make('strong', '', percent(route.value)), ' in ' + counted(hops, 'step'));
      } else total.append(make('strong', '', counted(hops, 'step')));
      total.dataset.value = route.value;
      const list = make('ol', 'way');
      route.vertices.forEach((v, place) => {
        const item = make('li');
        if (place > 0) {
          const e = route.edges[place - 1];
          const step = make('p', 'step');
          if (probability) step.append(make('b', '', percent(route.steps[place - 1])));
          const known = e < 0 ? [] : evidenceOf(e).slice(0, 2);
          step.append(make('span', 'quiet', known.join(' · ')));
          step.dataset.probability = route.steps[place - 1];
          item.append(step);
        }
        item.append(personButton(v, 'link'));
        list.append(item);
      });
      block.append(total, list);
      if (given && given.note) total.title = given.note;
      return block;
    };
    const showRoutes = (routes, given) => {
      state.routes = routes;
      state.chosen = -1;
      state.chosenEdge = -1;
      showNothing();
      $('hint').hidden = true;
      const parts = routes.map((route, i) => routeRows(route, i === 0, given && given[i]));
      parts.push(button('Clear the route', () => clearRoutes(), 'wide'));
      $('answer').replaceChildren(...parts);
      retone();
    };
    const clearRoutes = () => {
      state.routes = [];
      [ends.from, ends.to] = [-1, -1];
      $('from').value = '';
      $('to').value = '';
      $('answer').replaceChildren();
      retone();
    };
    const answerRoute = () => {
      const route = strongestRoute(ends.from, ends.to);
      const names = data.label[ends.from] + ' to ' + data.label[ends.to];
      if (!route) {
        showRoutes([]);
        const filtered = filterCount() > 0 ? ' among the ties that are shown' : '';
        $('answer').replaceChildren(make('p', 'none', 'There is no way from ' + names + filtered + '.'));
        say('There is no way from ' + names + filtered + '.');
        return;
      }
      showRoutes([route]);
      frameOf(route.vertices);
      say('Strongest route from ' + route.vertices.map((v) => data.label[v]).join(', then ')
        + (probability ? ': ' + percent(route.value) : '') + '.');
    };
    const setEnds = (from, to) => {
      [ends.from, ends.to] = [from, to];
      $('from').value = from < 0 ? '' : data.label[from];
      $('to').value = to < 0 ? '' : data.label[to];
      if (from >= 0 && to >= 0 && from !== to) answerRoute();
      else say(from >= 0 ? 'Route from ' + data.label[from] + '. Choose where to.' : 'Choose where the route begins.');
      $('route').open = true;
      if (from >= 0 && to < 0) $('to').focus({ preventScroll: true });
      if (from < 0 && to >= 0) $('from').focus({ preventScroll: true });
    };

    /* A click: first somebody, then where to, then anew. */
    const clicked = (v) => {
      if (state.routes.length > 0) clearRoutes();
      if (state.chosen >= 0 && state.chosen !== v) setEnds(state.chosen, v);
      else choose(v);
    };

    """#
}
