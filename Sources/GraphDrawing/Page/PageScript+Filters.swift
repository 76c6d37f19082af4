extension PageScript {
  /// What is left out: groups, weak ties, channels, what ties rest on, days.
  static let filters = #"""
    const filter = {
      groups: new Set(), channels: new Set(), bases: new Set(), least: 0,
      day: null, span: 0,
    };
    const noGroup = -1;
    const noChannel = -1;
    const filterCount = () => filter.groups.size + filter.channels.size + filter.bases.size
      + (filter.least > 0 ? 1 : 0) + (filter.day !== null ? 1 : 0);

    const isSeenInTime = (e) => {
      if (filter.day === null) return true;
      const first = filter.span > 0 ? filter.day - filter.span : -Infinity;
      for (let i = dayStart[e]; i < dayStart[e + 1]; i += 1) {
        if (days[i] > filter.day) return false;
        if (days[i] > first) return true;
      }
      return false;
    };
    const isKept = (e) => {
      if (!isShown[source[e]] || !isShown[target[e]]) return false;
      if (filter.least > 0 && !(strength[e] >= filter.least)) return false;
      if (filter.bases.has(basis[e])) return false;
      if (filter.channels.size > 0) {
        const channels = channelsOf(e);
        if (channels.length === 0 ? filter.channels.has(noChannel) : channels.every((c) => filter.channels.has(c))) return false;
      }
      return isSeenInTime(e);
    };

    const applyFilters = () => {
      let [people, ties] = [0, 0];
      for (let v = 0; v < n; v += 1) {
        isShown[v] = filter.groups.has(groupOf[v]) ? 0 : 1;
        people += isShown[v];
      }
      for (let e = 0; e < m; e += 1) {
        edgeShown[e] = isKept(e) ? 1 : 0;
        ties += edgeShown[e];
      }
      const isWhole = filterCount() === 0;
      const text = isWhole ? counted(n, 'person') + ', ' + counted(m, 'tie')
        : people.toLocaleString('en') + ' of ' + counted(n, 'person') + ', ' + ties.toLocaleString('en') + ' of ' + counted(m, 'tie');
      $('count').textContent = text;
      $('reset').hidden = isWhole;
      if (state.chosen >= 0 && !isShown[state.chosen]) clearChoice();
      else if (state.chosen >= 0) showPerson(state.chosen);
      if (state.cursor >= 0 && !isShown[state.cursor]) state.cursor = -1;
      if (state.routes.some((route) => route.edges.some((e) => e >= 0 && !edgeShown[e]))) {
        if (ends.from >= 0 && ends.to >= 0) answerRoute();
        else clearRoutes();
      }
      if ($('list').open) fillList(100);
      retone();
      settle();
      return text;
    };
    const applyAndSay = () => say(applyFilters() + ' shown.');

    const lineSample = (kind) => {
      const sample = svgElement('svg');
      sample.setAttribute('width', 30);
      sample.setAttribute('height', 8);
      sample.setAttribute('aria-hidden', 'true');
      svgElement('path', kind, sample).setAttribute('d', 'M2 4H28');
      return sample;
    };
    const checks = (parent, entries, set) => {
      parent.replaceChildren(...entries.map((entry) => {
        const label = make('label');
        const check = make('input');
        check.type = 'checkbox';
        check.checked = true;
        check.addEventListener('change', () => {
          if (check.checked) set.delete(entry.value);
          else set.add(entry.value);
          applyAndSay();
        });
        label.append(check);
        if (entry.hue !== undefined) label.append(swatch(entry.hue));
        if (entry.line !== undefined) label.append(lineSample(entry.line));
        const name = make('bdi', '', entry.name);
        label.append(name);
        if (entry.count !== undefined) label.append(make('span', 'number', entry.count.toLocaleString('en')));
        return label;
      }));
    };
    const tally = (keys) => {
      const counts = new Map();
      for (const key of keys) counts.set(key, (counts.get(key) || 0) + 1);
      return counts;
    };

    const prepareFilters = () => {
      const groups = data.groups.map((group, i) => ({ name: group.name, value: i, hue: group.hue, count: group.count }));
      const loose = groupOf.reduce((sum, group) => sum + (group < 0 ? 1 : 0), 0);
      if (loose > 0 && groups.length > 0) groups.push({ name: 'unknown', value: noGroup, hue: unknownHue, count: loose });
      if (groups.length > 1) {
        $('groupname').textContent = data.groupName || 'group';
        checks($('groups'), groups, filter.groups);
        $('bygroup').hidden = false;
      }
      if (channelOf && data.channels.length > 0) {
        const counts = new Map();
        for (let e = 0; e < m; e += 1) {
          const channels = channelsOf(e);
          (channels.length > 0 ? channels : [noChannel]).forEach((c) => counts.set(c, (counts.get(c) || 0) + 1));
        }
        const entries = data.channels.map((name, i) => ({ name, value: i, count: counts.get(i) || 0 }));
        if (counts.has(noChannel)) entries.push({ name: 'none known', value: noChannel, count: counts.get(noChannel) });
        if (entries.length > 1) {
          checks($('channels'), entries, filter.channels);
          $('bychannel').hidden = false;
        }
      }
      const kinds = tally(basis);
      if (data.basis && kinds.size > 1) {
        checks($('bases'), basisNames.map((name, i) => ({ name, value: i, line: name, count: kinds.get(i) || 0 })).filter((entry) => entry.count > 0),
          filter.bases);
        $('bybasis').hidden = false;
      }
      prepareStrength();
    };

    /* The slider goes through the strengths that occur, so that every step of it hides something. */
    const prepareStrength = () => {
      if (!strengthsDiffer) return;
      const sorted = strength.filter((value) => value > 0).sort();
      const steps = [0];
      for (let i = 0; i < 200; i += 1) {
        const value = sorted[Math.floor((i * sorted.length) / 200)];
        if (value > steps[steps.length - 1]) steps.push(value);
      }
      if (greatestStrength > steps[steps.length - 1]) steps.push(greatestStrength);
      const slider = $('least');
      slider.max = steps.length - 1;
      const show = () => {
        const value = steps[slider.valueAsNumber];
        const text = value === 0 ? 'all' : 'at least ' + readable(value);
        $('leasttext').textContent = text;
        slider.setAttribute('aria-valuetext', text);
        return value;
      };
      slider.addEventListener('input', () => {
        filter.least = show();
        applyAndSay();
      });
      $('strengthname').textContent = data.strengthName || 'strength';
      $('bystrength').hidden = false;
      show();
    };

    const resetFilters = () => {
      [filter.groups, filter.channels, filter.bases].forEach((set) => set.clear());
      filter.least = 0;
      document.querySelectorAll('#filters input[type=checkbox]').forEach((check) => { check.checked = true; });
      $('least').value = 0;
      $('least').dispatchEvent(new Event('input'));
      clock.reset();
      applyAndSay();
    };

    /* Time: up to a day, or some days before it. */
    const clock = { reset: () => {} };
    const prepareClock = () => {
      if (!isDated) return;
      const first = days.reduce((a, b) => Math.min(a, b), Infinity);
      const last = days.reduce((a, b) => Math.max(a, b), -Infinity);
      const [slider, span, play] = [$('day'), $('span'), $('play')];
      let timer = 0;
      slider.min = first;
      slider.max = last;
      slider.value = last;
      const show = () => {
        const day = slider.valueAsNumber;
        filter.span = Number(span.value);
        filter.day = day >= last && filter.span === 0 ? null : day;
        const since = filter.span > 0 ? dateText(day - filter.span + 1) + ' to ' : 'up to ';
        const text = filter.day === null ? 'all time' : since + dateText(day);
        $('daytext').textContent = text;
        slider.setAttribute('aria-valuetext', text);
      };
      const stop = () => {
        clearInterval(timer);
        timer = 0;
        play.textContent = 'Play';
        play.setAttribute('aria-label', 'Play');
      };
      const advance = () => {
        const step = Math.max(Math.round((last - first) / 160), 1);
        slider.value = Math.min(slider.valueAsNumber + step, last);
        show();
        applyFilters();
        if (slider.valueAsNumber >= last) {
          stop();
          say('Played to ' + dateText(last) + '.');
        }
      };
      play.addEventListener('click', () => {
        if (timer !== 0) {
          stop();
          return;
        }
        if (slider.valueAsNumber >= last) slider.value = first;
        play.textContent = 'Pause';
        play.setAttribute('aria-label', 'Pause');
        timer = setInterval(advance, 125);
      });
      const changed = () => {
        show();
        applyAndSay();
      };
      slider.addEventListener('input', () => {
        stop();
        changed();
      });
      span.addEventListener('change', changed);
      let undated = 0;
      for (let e = 0; e < m; e += 1) if (lastDay(e) === null) undated += 1;
      if (undated > 0) $('undated').textContent = counted(undated, 'tie') + ' without a date: shown with “all time” only';
      clock.reset = () => {
        stop();
        span.value = '0';
        slider.value = last;
        show();
      };
      $('time').hidden = false;
      show();
    };

    """#
}
