// The page of search: names and titles from `search-names.js`, wherever the page is opened from; over http the texts too,
// by Pagefind. What is asked for stands in the address.
(() => {
  const { find, marked, wordsOf, described, say } = dossierFind;
  const words = JSON.parse(document.querySelector("#search-words").textContent);
  const form = document.querySelector("form.search");
  const field = document.querySelector("#q");
  const found = document.querySelector(".found");
  const status = document.querySelector(".found-words");
  const FACETS = ["actor", "topic", "year"];
  const STEP = 10;
  const HITS = 3;
  const state = { q: "", kind: "", actor: "", topic: "", year: "" };
  const titles = new Map(dossierNames.entries.map(([, url, title]) => [url.replace(/^.*\/|\.html$/g, ""), title]));
  let texts;
  let turn = 0;

  const note = Object.assign(document.createElement("p"), { className: "search-note", textContent: words.only_names });

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  // The address

  function read() {
    const asked = new URLSearchParams(location.search);
    for (const name of Object.keys(state)) state[name] = asked.get(name) ?? "";
    field.value = state.q;
  }

  function write() {
    const asked = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
    const query = String(asked);
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
  }

  // The texts

  async function open() {
    if (!dossierNames.full || !location.protocol.startsWith("http")) return null;
    try {
      const pagefind = await import(new URL("pagefind/pagefind.js", document.baseURI).href);
      await pagefind.init();
      await pagefind.filters(); // without them it counts none
      return pagefind;
    } catch {
      note.textContent = words.failed;
      return null;
    }
  }

  const filters = () =>
    Object.fromEntries(["kind", ...FACETS].filter((name) => state[name]).map((name) => [name, [state[name]]]));

  // Where each paragraph begins in a text, by its words.
  const places = (text) =>
    text.meta.places.split(" ").map((place) => {
      const [from, anchor] = place.split(":");
      return { from: Number(from), anchor };
    });

  // The paragraphs of a text with hits, those with the most first; the title counts where nothing else does.
  function passages(text) {
    const all = text.content.split(/\s+/);
    const starts = places(text);
    const spots = starts
      .map(({ from, anchor }, at) => {
        const to = starts[at + 1]?.from ?? all.length;
        return { anchor, from, to, at, hits: text.locations.filter((hit) => hit >= from && hit < to) };
      })
      .filter(({ hits }) => hits.length);
    const inside = spots.filter(({ anchor }) => anchor);
    const best = (inside.length ? inside : spots).sort((a, b) => b.hits.length - a.hits.length).slice(0, HITS);
    return { all, best: best.sort((a, b) => a.at - b.at) };
  }

  // An address that leads to the words, with the word before them, so that it is these and no others.
  function leading(text, all, { anchor, from, to, hits }) {
    const page = new URL(text.raw_url, document.baseURI);
    if (!anchor) return page.href;
    let last = hits[0];
    while (hits.includes(last + 1) && last + 1 < to) last += 1;
    const code = (text) => encodeURIComponent(text).replaceAll("-", "%2D");
    const before = hits[0] > from ? `${code(all[hits[0] - 1])}-,` : "";
    return `${page.href}#${anchor}:~:text=${before}${code(all.slice(hits[0], last + 1).join(" "))}`;
  }

  function excerpt(all, { from, to, hits }) {
    const begin = Math.max(from, hits[0] - 12);
    const end = Math.min(to, begin + 36);
    const shown = element("p", { className: "excerpt" }, begin > from ? "… " : "");
    for (let at = begin; at < end; at += 1) {
      shown.append(hits.includes(at) ? element("mark", {}, all[at]) : all[at], " ");
    }
    if (end < to) shown.append("…");
    return shown;
  }

  async function textItem(result) {
    const text = await result.data();
    const { all, best } = passages(text);
    const kind = dossierNames.kinds.find(([name]) => name === text.filters.kind[0])[1];
    const item = element(
      "li",
      {},
      element("a", { href: new URL(text.raw_url, document.baseURI).href }, text.meta.title),
      element("small", {}, kind, text.meta.note && ` · ${text.meta.note}`),
    );
    for (const spot of best) {
      const words = excerpt(all, spot);
      item.append(spot.anchor ? element("a", { className: "leads", href: leading(text, all, spot) }, words) : words);
    }
    return item;
  }

  // Lists that begin short

  function section(title, count, items) {
    const list = element("ul", { className: "found-list" });
    const more = element("button", { type: "button", className: "more-found" }, words.more);
    let shown = 0;
    async function add(focus) {
      const next = await Promise.all(items.slice(shown, shown + STEP).map((make) => make()));
      shown += next.length;
      list.append(...next);
      more.hidden = shown >= items.length;
      if (focus) next[0].querySelector("a").focus();
    }
    more.addEventListener("click", () => add(true));
    const heading = element("h2", {}, title, " ", element("small", {}, String(count)));
    return add(false).then(() => element("section", {}, heading, list, more));
  }

  function nameItem(hit) {
    const [title, small] = described(hit, wordsOf(state.q));
    return element("li", {}, element("a", { href: new URL(hit.url, document.baseURI).href }, title), small);
  }

  // The facets

  function kinds(counts) {
    const set = form.querySelector(".kinds");
    const buttons = [["", words.all], ...dossierNames.kinds].map(([kind, title]) => {
      const count = kind ? (counts[kind] ?? 0) : Object.values(counts).reduce((sum, each) => sum + each, 0);
      const radio = element("input", { type: "radio", name: "kind", value: kind, checked: state.kind === kind });
      return element("label", {}, radio, title, " ", element("small", {}, String(count)));
    });
    const held = document.activeElement?.name === "kind";
    set.replaceChildren(set.firstElementChild, ...buttons);
    if (held) set.querySelector(":checked").focus();
  }

  function facet(name, counts) {
    const named = Object.entries(counts ?? {})
      .filter(([value, count]) => count || value === state[name])
      .map(([value, count]) => [value, titles.get(value) ?? value, count])
      .sort((a, b) => (name === "year" ? a[0].localeCompare(b[0]) : b[2] - a[2] || a[1].localeCompare(b[1])));
    const select = form.querySelector(`select[name=${name}]`);
    select.replaceChildren(
      new Option(words.any, ""),
      ...named.map(([value, title, count]) => new Option(`${title} (${count})`, value)),
    );
    select.value = state[name];
    select.parentElement.hidden = !named.length;
  }

  for (const name of FACETS) {
    const label = element("label", { hidden: true }, words[name], element("select", { name }));
    form.querySelector(".facets").append(label);
  }

  // Counts of each kind under what else is asked for: of the names, or where texts are searched, of the texts.
  const counted = (hits) => {
    const counts = {};
    for (const { kind } of hits) {
      const [name] = dossierNames.kinds[kind];
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return counts;
  };

  async function search() {
    const now = (turn += 1);
    write();
    texts ??= open();
    const pagefind = await texts;
    if (!pagefind) found.after(note);
    const asked = wordsOf(state.q).length > 0 || FACETS.some((name) => state[name]);
    if (!asked) {
      form.classList.remove("asked");
      found.replaceChildren();
      status.textContent = "";
      return;
    }
    const narrowed = FACETS.some((name) => state[name]);
    const hits = narrowed ? [] : find(state.q);
    const named = hits.filter(({ kind }) => !state.kind || dossierNames.kinds[kind][0] === state.kind);
    const answer = await pagefind?.search(state.q || null, { filters: filters() });
    const wider = state.kind && (await pagefind?.search(state.q || null, { filters: { ...filters(), kind: [] } }));
    if (now !== turn) return;
    const sections = [];
    if (named.length) sections.push(await section(words.names, named.length, named.map((hit) => () => nameItem(hit))));
    if (answer?.results.length) {
      const items = answer.results.map((result) => () => textItem(result));
      sections.push(await section(words.texts, answer.results.length, items));
    }
    if (now !== turn) return;
    form.classList.add("asked");
    kinds(pagefind ? (wider || answer).filters.kind : counted(hits));
    for (const name of FACETS) facet(name, answer?.filters[name]);
    found.replaceChildren(...sections);
    const counts = { names: named.length, texts: answer?.results.length ?? 0 };
    const message = pagefind ? words.count : words.count_names;
    status.textContent = sections.length ? say(message, counts) : words.none;
  }

  let wait;
  form.addEventListener("input", (event) => {
    if (event.target.name in state) state[event.target.name] = event.target.value;
    clearTimeout(wait);
    wait = setTimeout(search, event.target === field ? 150 : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  addEventListener("popstate", () => {
    read();
    search();
  });

  if (location.search) read();
  else state.q = field.value;
  search();
})();
