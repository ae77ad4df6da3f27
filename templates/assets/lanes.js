/* The timeline in lanes: one axis of time, a lane for each actor, a mark for each event; the list stays below. */
"use strict";

(() => {
  const form = document.getElementById("filters");
  const button = document.getElementById("lanes");
  const period = document.querySelector(".period");
  const said = JSON.parse(document.getElementById("timeline-words").textContent);
  const SIZE = 24;
  const STRONGEST = 8;
  const DAY = 86400000;
  const names = new Map([...form.actor.options].slice(1).map(({ value, text }) => [value, text]));
  const moments = [...document.querySelectorAll(".moment")].map(moment);
  const panel = make("section", { class: "lanes", "aria-label": said.lanes });
  const told = make("p", { "aria-live": "polite" });
  let chosen = null; // ids; null for the strongest
  let width = 0;

  function make(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  function moment(item) {
    const link = item.querySelector("h3 a");
    const when = item.querySelector(".moment-when").textContent.trim().replace(/\s+/g, " ");
    const plan = item.closest(".plans") !== null;
    const { actors, from, to } = item.dataset;
    return { item, tone: item.classList[1], href: link.href, plan, actors: actors.split(" "), from, to, words: `${when}: ${link.textContent}` };
  }

  /* Days since 1970, which may be a beginning only: a year, a month. */
  const time = (day) => Date.parse(day) / DAY;

  /* Where a bin of the strip begins; the first one names what they are: months, years, decades or centuries. */
  function begin(number) {
    const [year, month] = period.dataset.first.split("-");
    if (month) return Date.UTC(+year + Math.floor(number / 12), number % 12) / DAY;
    return time(String((+year + number) * 10 ** (4 - year.length)).padStart(4, "0"));
  }

  /* The axis runs over the period that is asked for; with all of it, over what is planned beyond it too. */
  function axis(shown) {
    const days = shown.map(({ from }) => from).filter((day) => day > "0001").map(time);
    const [least, most] = [Math.min(...days), Math.max(...days) + 1];
    if (!period) return days.length ? { first: least, last: most } : { first: 0, last: 1 };
    const [from, to] = [...period.children].map(({ value }) => +value);
    const [first, last] = [begin(from), begin(to)];
    return { first: from ? first : Math.min(first, least), last: to < +period.lastElementChild.max ? last : Math.max(last, most) };
  }

  function lanes(shown) {
    const counts = new Map();
    for (const { actors } of shown) for (const id of actors) if (names.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
    const strongest = [...counts].sort(([, one], [, other]) => other - one).map(([id]) => id);
    const ids = chosen ?? [...new Set([form.actor.value, ...strongest])].filter(Boolean).slice(0, STRONGEST);
    return ids.map((id) => ({ id, count: counts.get(id) ?? 0 }));
  }

  /* Marks that would touch stand one above the other. */
  function packed(those, scale) {
    const ends = [];
    const placed = [];
    for (const one of [...those].sort((a, b) => (a.from < b.from ? -1 : 1))) {
      const left = scale(one.from < "0001" ? -Infinity : time(one.from));
      const reach = Math.max(scale(one.to > "9999" ? Infinity : time(one.to) + 1) - left, 0);
      const free = ends.findIndex((end) => end <= left - SIZE / 2);
      const row = free < 0 ? ends.length : free;
      ends[row] = Math.max(left + SIZE / 2, left + reach);
      placed.push({ one, left, row, reach });
    }
    return { placed, rows: ends.length };
  }

  function mark({ one, left, row, reach }) {
    const link = make("a", { class: `mark ${one.tone}${one.plan ? " plan" : ""}`, href: one.href, "aria-label": one.words, tabindex: -1 });
    link.style.left = `${left}px`;
    link.style.top = `${row * SIZE + 6}px`;
    if (reach > 4) link.style.setProperty("--reach", `${reach}px`);
    link.moment = one;
    return make("li", {}, link);
  }

  /* Marks on the axis: months of a year and a half at most, else as many years as have room. */
  function ticks({ first, last }, scale) {
    const date = (day) => new Date(day * DAY);
    const [from, to] = [first, last].map((day) => date(day).getUTCFullYear());
    const found = [];
    const add = (day, label) => day >= first && day <= last && scale(day) < width - 30 && found.push([label, scale(day)]);
    if (last - first < 550) {
      const short = new Intl.DateTimeFormat(document.documentElement.lang, { month: "short", timeZone: "UTC" });
      const step = width < 600 ? 3 : 1;
      for (let month = 0; month < 12 * (to - from + 1); month += step) {
        const day = Date.UTC(from, month) / DAY;
        add(day, month % 12 ? short.format(date(day)) : String(from + month / 12));
      }
      return found;
    }
    const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((one) => ((to - from) / one) * 44 < width) ?? 1000;
    for (let year = Math.ceil(from / step) * step; year <= to; year += step) add(time(String(year).padStart(4, "0")), String(year));
    return found;
  }

  function lane({ id, count }, shown, scale, marks) {
    const { placed, rows } = packed(shown.filter(({ actors }) => actors.includes(id)), scale);
    const track = make("ol", { class: "track" }, ...placed.map(mark));
    track.style.minHeight = `${rows * SIZE + 12}px`;
    track.querySelector("a")?.setAttribute("tabindex", 0);
    const lines = marks.map(([, x]) => {
      const line = make("i");
      line.style.left = `${x}px`;
      return line;
    });
    const without = said.without.replace("{actor}", names.get(id));
    const remove = make("button", { type: "button", "aria-label": without, title: without }, "×");
    remove.addEventListener("click", () => choose(lanes(visible()).map((one) => one.id).filter((one) => one !== id)));
    const head = make("div", { class: "lane-head" }, make("h3", {}, names.get(id), make("small", {}, said.events.replace("{count}", count))), remove);
    track.prepend(...lines.map((line) => make("li", { "aria-hidden": "true" }, line)));
    return make("div", { class: "lane" }, head, track);
  }

  const visible = () => moments.filter(({ item }) => !item.hidden);

  function draw() {
    if (panel.hidden) return;
    const shown = visible();
    const found = lanes(shown);
    const probe = make("div", { class: "track" });
    panel.replaceChildren(make("div", { class: "lane" }, make("div"), probe));
    width = probe.clientWidth;
    const { first, last } = axis(shown);
    const scale = (day) => ((Math.min(Math.max(day, first), last) - first) / (last - first)) * (width - SIZE) + SIZE / 2;
    const marks = ticks({ first, last }, scale);
    const head = make("div", { class: "lane-years", "aria-hidden": "true" }, ...marks.map(([words, x]) => {
      const label = make("span", {}, words);
      label.style.left = `${x}px`;
      return label;
    }));
    panel.replaceChildren(
      make("div", { class: "lane-axis" }, make("h2", { class: "unseen" }, said.lanes), head),
      ...found.map((one) => lane(one, shown, scale, marks)),
      foot(found),
    );
  }

  function foot(found) {
    const there = new Set(found.map(({ id }) => id));
    const rest = [...names].filter(([id]) => !there.has(id)).map(([id, name]) => make("option", { value: id }, name));
    const select = make("select", {}, make("option", { value: "" }, "…"), ...rest);
    select.addEventListener("change", () => choose([...there, select.value]));
    told.textContent = said.how;
    return make("div", { class: "lanes-foot" }, told, make("label", {}, `${said.add} `, select));
  }

  function choose(ids) {
    chosen = ids.length ? ids : null;
    remember();
    draw();
  }

  /* The address: `lanes=` for the strongest, `lanes=one+other` for those. */
  function remember() {
    const query = new URLSearchParams(location.search);
    if (panel.hidden) query.delete("lanes");
    else query.set("lanes", (chosen ?? []).join(" "));
    const search = query.size ? `?${query}` : location.pathname;
    history.pushState(null, "", search + location.hash);
  }

  function read() {
    const asked = new URLSearchParams(location.search).get("lanes");
    const ids = (asked ?? "").split(" ").filter((id) => names.has(id));
    chosen = ids.length ? ids : null;
    turn(asked !== null);
  }

  function turn(on) {
    panel.hidden = !on;
    button.setAttribute("aria-pressed", on);
    draw();
  }

  /* Of an event that stands in several lanes all marks are lit. */
  function tell({ target }) {
    const link = target.closest(".mark");
    if (!link) return;
    for (const one of panel.querySelectorAll(".mark")) one.classList.toggle("same", one !== link && one.moment === link.moment);
    told.textContent = link.moment.words;
  }

  const middle = (link) => parseFloat(link.style.left);

  function nearest(links, x) {
    return links.reduce((best, link) => (Math.abs(middle(link) - x) < Math.abs(middle(best) - x) ? link : best), links[0]);
  }

  function step(event) {
    const link = event.target.closest(".mark");
    if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
    const tracks = [...panel.querySelectorAll(".track")].map((track) => [...track.querySelectorAll(".mark")]).filter((all) => all.length);
    const row = tracks.findIndex((all) => all.includes(link));
    const at = tracks[row].indexOf(link);
    const other = (by) => tracks[row + by] && nearest(tracks[row + by], middle(link));
    const next = {
      ArrowRight: () => tracks[row][at + 1], ArrowLeft: () => tracks[row][at - 1],
      ArrowDown: () => other(1), ArrowUp: () => other(-1), Home: () => tracks[row][0], End: () => tracks[row].at(-1),
    }[event.key]?.();
    if (!next) return;
    event.preventDefault();
    for (const one of next.closest(".track").querySelectorAll(".mark")) one.tabIndex = one === next ? 0 : -1;
    next.focus();
  }

  button.addEventListener("click", () => {
    turn(panel.hidden);
    remember();
  });
  panel.addEventListener("focusin", tell);
  panel.addEventListener("pointerover", tell);
  panel.addEventListener("keydown", step);
  form.addEventListener("shown", draw);
  addEventListener("popstate", read);
  document.querySelector(".legends").after(panel);
  new ResizeObserver(() => Math.abs((panel.querySelector(".track")?.clientWidth ?? width) - width) > 1 && draw()).observe(panel);
  panel.hidden = true;
  if (new URLSearchParams(location.search).has("lanes")) read();
  else button.click();
})();
