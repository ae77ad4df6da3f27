// Names and titles. `dossierFind` looks for them in what `search-names.js` has; below, the field at the head of a page
// is a combobox (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/) with what it finds.
(() => {
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
  const WHOLE = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };
  const SHOWN = 11;

  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[ßæœøłđðþıς]/g, (letter) => WHOLE[letter]);
  const wordsOf = (text) => fold(text).match(WORD) ?? [];
  let known;

  // Every name of every entry, folded once.
  function names() {
    known ??= dossierNames.entries.map(([kind, url, title, note, others = []]) => ({
      kind,
      url,
      title,
      note,
      noted: wordsOf(note),
      names: [title, ...others].map((name) => ({ name, words: wordsOf(name), whole: wordsOf(name).join(" ") })),
    }));
    return known;
  }

  const fits = (token, words, whole) =>
    words.some((word) => word.startsWith(token)) || (UNSPACED.test(token) && whole.includes(token));

  // How well a name fits: 0 where it does not. Words of the note may help, but not alone.
  function rank(tokens, asked, { words, whole }, noted, first) {
    let in_name = 0;
    for (const token of tokens) {
      if (fits(token, words, whole)) in_name += 1;
      else if (!fits(token, noted, "")) return 0;
    }
    if (!in_name) return 0;
    const place = whole === asked ? 50 : whole.startsWith(asked) ? 30 : words.some((word) => word === tokens[0]) ? 20 : 10;
    return place + (first ? 5 : 0) + (in_name === tokens.length ? 3 : 0);
  }

  // What has these words in a name, best first; an entry says by which other name it was found.
  function find(query) {
    const tokens = wordsOf(query);
    const asked = tokens.join(" ");
    if (!tokens.length) return [];
    const found = [];
    for (const entry of names()) {
      let best = 0;
      let by = 0;
      entry.names.forEach((name, at) => {
        const now = rank(tokens, asked, name, entry.noted, at === 0);
        if (now > best) [best, by] = [now, at];
      });
      if (best) found.push({ ...entry, best, also: by ? entry.names[by].name : "" });
    }
    return found.sort((a, b) => b.best - a.best || a.kind - b.kind || a.title.length - b.title.length);
  }

  // The words of a text with the beginnings that were asked for marked.
  function marked(text, tokens) {
    const parts = document.createDocumentFragment();
    let end = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      const folded = fold(word);
      const token = tokens.filter((each) => folded.startsWith(each)).sort((a, b) => b.length - a.length)[0];
      const inside = token ?? tokens.find((each) => UNSPACED.test(each) && folded.includes(each));
      if (!inside) continue;
      const from = token ? 0 : word.indexOf(inside);
      if (from < 0) continue;
      let to = from + 1;
      while (to < word.length && fold(word.slice(from, to)).length < inside.length) to += 1;
      const mark = document.createElement("mark");
      mark.textContent = word.slice(from, to);
      parts.append(text.slice(end, index + from), mark);
      end = index + to;
    }
    parts.append(text.slice(end));
    return parts;
  }

  const say = (message, values) => message.replace(/⟦(\w+)⟧/g, (_, name) => values[name]);

  function described(hit, tokens) {
    const small = document.createElement("small");
    const [, kind] = dossierNames.kinds[hit.kind];
    small.append(kind, hit.note && ` · ${hit.note}`);
    if (hit.also) {
      const [before, after] = dossierNames.words.alias.split("⟦name⟧");
      small.append(" · ", before, marked(hit.also, tokens), after);
    }
    return [marked(hit.title, tokens), small];
  }

  window.dossierFind = { find, marked, wordsOf, described, say };

  // The combobox

  function combobox(field) {
    const { words } = dossierNames;
    const root = new URL(".", field.link.href);
    const list = document.createElement("ul");
    const status = document.createElement("span");
    let active = -1;
    Object.assign(list, { id: "found-names", className: "found-names", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", words.field);
    status.className = "unseen";
    status.setAttribute("role", "status");
    for (const [name, value] of Object.entries({
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      "aria-label": words.field,
      "aria-autocomplete": "list",
      "aria-controls": list.id,
      "aria-expanded": "false",
    })) {
      field.setAttribute(name, value);
    }
    field.after(list, status);

    function show(open) {
      list.hidden = !open;
      field.setAttribute("aria-expanded", String(open));
      if (!open) point(-1);
    }

    function point(at) {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = at;
      const option = list.children[at];
      if (!option) return field.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", option.id);
    }

    const all = () => new URL(`search.html?q=${encodeURIComponent(field.value.trim())}`, root).href;

    function option(address, ...parts) {
      const item = document.createElement("li");
      item.id = `found-name-${list.children.length}`;
      item.dataset.href = address;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.append(...parts);
      list.append(item);
    }

    function look() {
      const tokens = wordsOf(field.value);
      list.replaceChildren();
      active = -1;
      field.removeAttribute("aria-activedescendant");
      if (!tokens.length) {
        status.textContent = "";
        return show(false);
      }
      const hits = find(field.value);
      for (const hit of hits.slice(0, SHOWN)) option(new URL(hit.url, root).href, ...described(hit, tokens));
      option(all(), say(dossierNames.full ? words.full : words.all, { words: field.value.trim() }));
      list.lastChild.className = "all";
      status.textContent = hits.length ? say(words.found, { number: hits.length }) : words.none;
      show(true);
    }

    function go(address, event) {
      if (event.ctrlKey || event.metaKey) open(address, "_blank", "noopener");
      else location.href = address;
    }

    function back() {
      field.parentElement.replaceWith(field.link);
      field.link.focus();
    }

    const KEYS = {
      ArrowDown: () => (list.hidden ? look() : point((active + 1) % list.children.length)),
      ArrowUp: () => (list.hidden ? look() : point((active < 1 ? list.children.length : active) - 1)),
      Enter: (event) => {
        if (active >= 0) go(list.children[active].dataset.href, event);
        else if (field.value.trim()) go(all(), event);
      },
      Escape: () => (list.hidden ? back() : show(false)),
    };

    field.addEventListener("keydown", (event) => {
      if (event.isComposing || !KEYS[event.key]) return;
      event.preventDefault();
      KEYS[event.key](event);
    });
    field.addEventListener("input", look);
    field.addEventListener("focus", () => list.children.length && show(true));
    field.addEventListener("blur", () => show(false));
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const chosen = event.target.closest("[role=option]");
      if (chosen) go(chosen.dataset.href, event);
    });
    look();
  }

  // The names come after this script; a field that is there already waits for them.
  const begin = (field) => {
    if (window.dossierNames) combobox(field);
    else document.querySelector('script[src$="search-names.js"]')?.addEventListener("load", () => combobox(field));
  };
  document.documentElement.asked = begin;
  const waiting = document.querySelector("input.search-link");
  if (waiting) begin(waiting);
})();
