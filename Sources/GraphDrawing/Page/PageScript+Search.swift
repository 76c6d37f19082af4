extension PageScript {
  /// Fields that find a person by any part of the name, whatever its case and accents; the list of everybody.
  static let search = #"""
    const plainLetters = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h' };
    const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
      .replace(/[ßøłđðþæœıħ]/gu, (letter) => plainLetters[letter]);
    let foldedNames = null;
    const searchNames = () => {
      if (!foldedNames) foldedNames = data.label.map((label, v) => ' ' + folded(label + ' ' + (data.id[v] === label ? '' : data.id[v])));
      return foldedNames;
    };

    /* The best first: whole name, beginning of the name, beginnings of words, then anywhere; then by rank. */
    const found = (query, limit) => {
      const words = folded(query).split(/\s+/u).filter((word) => word !== '');
      if (words.length === 0) return [];
      const phrase = ' ' + words.join(' ');
      const kinds = [[], [], [], []];
      const names = searchNames();
      for (const v of byRank) {
        const name = names[v];
        if (!words.every((word) => name.includes(word))) continue;
        const kind = name.trimEnd() === phrase ? 0 : name.startsWith(phrase) ? 1
          : words.every((word) => name.includes(' ' + word)) ? 2 : 3;
        if (kinds[kind].length < limit) kinds[kind].push(v);
      }
      return kinds.flat().slice(0, limit);
    };

    /* A text field with suggestions below it (the pattern of a combobox). */
    const suggest = (input, action) => {
      const list = $(input.getAttribute('aria-controls'));
      let options = [];
      let active = -1;
      const close = () => {
        list.hidden = true;
        input.setAttribute('aria-expanded', 'false');
        input.removeAttribute('aria-activedescendant');
        [options, active] = [[], -1];
      };
      const mark = (place) => {
        active = place;
        Array.from(list.children).forEach((item, i) => item.setAttribute('aria-selected', String(i === place)));
        if (place >= 0) {
          input.setAttribute('aria-activedescendant', list.children[place].id);
          list.children[place].scrollIntoView({ block: 'nearest' });
        }
      };
      const take = (v) => {
        input.value = data.label[v];
        close();
        action(v);
      };
      const show = () => {
        options = found(input.value, 8);
        if (input.value.trim() === '') {
          close();
          return;
        }
        list.replaceChildren(...options.map((v, i) => {
          const item = make('li');
          item.id = list.id + i;
          item.setAttribute('role', 'option');
          item.append(swatch(hue[v]), nameOf(v));
          const note = facts(v)[0];
          if (note) item.append(make('span', 'quiet', note[1]));
          item.addEventListener('pointerdown', (event) => {
            event.preventDefault();
            take(v);
          });
          return item;
        }));
        if (options.length === 0) {
          const none = make('li', 'quiet', 'Nobody of that name');
          none.setAttribute('role', 'option');
          none.setAttribute('aria-disabled', 'true');
          list.append(none);
          say('Nobody of that name.');
        } else say(counted(options.length, 'suggestion') + '.');
        list.hidden = false;
        input.setAttribute('aria-expanded', 'true');
        mark(options.length > 0 ? 0 : -1);
      };
      const keys = {
        ArrowDown: () => { if (list.hidden) show(); else if (options.length > 0) mark((active + 1) % options.length); },
        ArrowUp: () => { if (options.length > 0) mark((active + options.length - 1) % options.length); },
        Enter: () => { if (list.hidden) show(); if (active >= 0) take(options[active]); },
        Escape: () => {
          if (!list.hidden) close();
          else {
            input.value = '';
            stage.focus();
          }
        },
      };
      input.addEventListener('input', show);
      input.addEventListener('focus', () => input.select());
      input.addEventListener('blur', close);
      input.addEventListener('keydown', (event) => {
        if (!keys[event.key]) return;
        event.preventDefault();
        event.stopPropagation();
        keys[event.key]();
      });
    };

    /* Everybody in a list, the most important first. */
    const fillList = (limit) => {
      const list = $('everybody');
      const shown = [];
      let count = 0;
      for (const v of byRank) {
        if (!isShown[v]) continue;
        count += 1;
        if (shown.length < limit) shown.push(v);
      }
      list.replaceChildren(...shown.map((v) => {
        const item = make('li');
        item.append(personButton(v, 'link'));
        if (data.size && data.size[v] !== null) item.append(make('span', 'number', readable(data.size[v])));
        return item;
      }));
      if (count > limit) {
        const item = make('li');
        item.append(button('Show more of ' + count.toLocaleString('en'), () => fillList(limit * 4), 'wide'));
        list.append(item);
      }
    };

    """#
}
