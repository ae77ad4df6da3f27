/* The filters of the timeline, kept in the address. Keys, drawing on the strip and lanes come on intent. */
"use strict";

(() => {
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const everything = shown.textContent;
  const said = JSON.parse(document.getElementById("timeline-words").textContent);
  const strip = document.querySelector(".timeline-strip .strip");
  const period = document.querySelector(".period");
  const bins = period ? names(period.dataset.first, +form.to.max) : [];
  const chosen = strip && document.createElementNS(strip.namespaceURI, "rect");
  const bars = stacks();
  const lanes = document.getElementById("lanes");
  const SIGNS = ["pointerdown", "pointermove", "keydown"];
  const elsewhere = globalThis.eventsElsewhere;
  const groups = elsewhere?.(form, stacked) ?? [...document.querySelectorAll(".section:has(.moments)")].map(group);
  const total = groups.reduce((sum, { moments }) => sum + moments.length, 0);

  const nothing = document.createElement("div");
  nothing.className = "nothing";
  nothing.innerHTML = '<p></p><button type="reset" form="filters"></button>';
  [nothing.firstChild.textContent, nothing.lastChild.textContent] = [said.nothing, said.all];
  groups.at(-1).section.closest(".years, .section").after(nothing);

  /* The bins of the strip are the beginnings of dates: months, years, decades or centuries. */
  function names(first, count) {
    const [year, month] = first.split("-");
    const padded = (number, length) => String(number).padStart(length, "0");
    return Array.from({ length: count }, (_, at) =>
      month ? `${padded(+year + Math.floor(at / 12), 4)}-${padded((at % 12) + 1, 2)}` : padded(+year + at, year.length));
  }

  function words(bin) {
    if (bin.length < 4) return `${+bin.padEnd(4, "0")}–${+bin.padEnd(4, "9")}`;
    if (bin.length === 4) return String(+bin);
    return new Date(`${bin}-15`).toLocaleDateString(document.documentElement.lang, { month: "long", year: "numeric", timeZone: "UTC" });
  }

  /* The bars of the strips; behind each stays a faint one, as high as all events make it. */
  function stacks() {
    const found = new Map();
    for (const bar of document.querySelectorAll(".strip rect")) {
      const key = `${bar.dataset.bin} ${bar.classList}`;
      const whole = bar.cloneNode();
      whole.classList.add("faint");
      bar.before(whole);
      const stack = { bar, top: bar.y.baseVal.value, height: bar.height.baseVal.value, all: 0, lit: 0 };
      found.set(key, [...(found.get(key) ?? []), stack]);
    }
    return found;
  }

  /* The stacks in which an event stands: of months, years, decades, centuries. Plans stand in none. */
  function stacked(day, tone) {
    const found = [7, 4, 3, 2].flatMap((length) => bars.get(`${day.slice(0, length)} ${tone}`) ?? []);
    for (const stack of found) stack.all += 1;
    return found;
  }

  /* The events under one heading. */
  function group(section) {
    const heading = section.querySelector("h2");
    const count = section.querySelector(".section-head p");
    const entry = document.querySelector(`.contents a[href="#${heading.id}"]`)?.parentElement;
    const moments = [...section.querySelectorAll(".moment")].map((item) => {
      const { actors, topics, from, to } = item.dataset;
      const tone = item.classList[1];
      const day = from.startsWith("0000") ? to : from;
      const bars = heading.id === "planned" ? [] : stacked(day, tone);
      return { item, actors: actors.split(" "), topics: topics.split(" "), tone, from, to, bars };
    });
    return { section, count, entry, moments, all: count.textContent };
  }

  /* From the first bin to the last, which are empty where the period has no such end. */
  function ends() {
    if (!period) return [];
    const [from, to] = [+form.from.value, +form.to.value];
    return [from > 0 && bins[from], to < bins.length && bins[to - 1]];
  }

  function question() {
    const data = new FormData(form);
    const [actor, topic] = [data.get("actor"), data.get("topic")];
    const [first, last] = ends();
    const tones = data.getAll("class");
    return (moment) =>
      (!tones.length || tones.includes(moment.tone)) &&
      (!actor || moment.actors.includes(actor)) &&
      (!topic || moment.topics.includes(topic)) &&
      (!first || moment.to >= first) &&
      (!last || moment.from.slice(0, last.length) <= last);
  }

  function show() {
    const matches = question();
    const of = (count, number, words) => 
      count === number ? words : said.of.replace("{count}", count.toLocaleString(document.documentElement.lang)).replace("{all}", words);
    let sum = 0;
    for (const stack of [...bars.values()].flat()) stack.lit = 0;
    for (const one of groups) {
      const { section, count, entry, moments, all } = one;
      let here = 0;
      one.last?.classList.remove("last");
      for (const moment of moments) {
        const match = matches(moment);
        if (moment.item) moment.item.hidden = !match;
        if (!match) continue;
        one.last = moment.item;
        here += 1;
        for (const stack of moment.bars) stack.lit += 1;
      }
      one.last?.classList.add("last");
      sum += here;
      section.hidden = !here;
      count.textContent = of(here, moments.length, elsewhere && here !== moments.length ? moments.length : all);
      if (entry) {
        entry.hidden = !here;
        entry.querySelector("small").textContent = here;
      }
    }
    for (const { bar, top, height, all, lit } of [...bars.values()].flat()) {
      const part = lit && Math.max(Math.round((height * lit) / all), 1);
      bar.setAttribute("y", top + height - part);
      bar.setAttribute("height", part);
    }
    shown.textContent = of(sum, total, everything);
    nothing.hidden = sum > 0;
    showPeriod();
    form.dispatchEvent(new Event("shown"));
  }

  function showPeriod() {
    if (!period) return;
    const [from, to] = [+form.from.value, +form.to.value];
    const share = (count) => `${(100 * count) / bins.length}%`;
    const all = to - from === bins.length;
    chosen.setAttribute("x", share(from));
    chosen.setAttribute("width", all ? 0 : share(to - from));
    form.from.setAttribute("aria-valuetext", words(bins[from]));
    form.to.setAttribute("aria-valuetext", words(bins[to - 1]));
    const [first, last] = [words(bins[from]), words(bins[to - 1])];
    if (!all) shown.append(first === last ? ` · ${first}` : ` · ${first} – ${last}`);
  }

  /* What is asked, as it stands in the address. What others keep there, stays there. */
  function asked(withPeriod = true) {
    const query = new URLSearchParams([...new FormData(form)].filter(([name, value]) => value && name !== "from" && name !== "to"));
    const [from, to] = withPeriod ? ends() : [];
    if (from) query.set("from", from);
    if (to) query.set("to", to);
    return query;
  }

  function write() {
    const query = asked();
    const lanes = new URLSearchParams(location.search).get("lanes");
    if (lanes !== null) query.set("lanes", lanes);
    const search = query.size ? `?${query}` : "";
    if (search !== location.search) history.pushState(null, "", (search || location.pathname) + location.hash);
    carry();
  }

  /* The other years are asked the same, but for the months. */
  function carry() {
    document.querySelectorAll(".turn a").forEach((link) => (link.search = asked(false)));
    document.querySelectorAll(".years h2 a").forEach((link) => (link.search = asked()));
  }

  function read() {
    const query = new URLSearchParams(location.search);
    for (const control of form.querySelectorAll("[type=checkbox], select")) {
      const values = query.getAll(control.name);
      if (control.type === "checkbox") control.checked = values.includes(control.value);
      else control.value = [...control.options].some(({ value }) => value === values[0]) ? values[0] : "";
    }
    const [from, to] = [query.get("from"), query.get("to")];
    const first = from ? bins.findIndex((bin) => bin >= from.slice(0, bin.length)) : 0;
    const last = to ? bins.findLastIndex((bin) => bin.slice(0, to.length) <= to.slice(0, bin.length)) : bins.length - 1;
    if (period) set(Math.max(first, 0), last < first ? bins.length : last + 1);
    show();
    carry();
  }

  function set(from, to) {
    [form.from.value, form.to.value] = [from, to];
  }

  /* A handle that is moved against the other stops there. */
  function slide(event) {
    const from = event.target === form.from;
    if (+form.from.value >= +form.to.value) event.target.value = from ? form.to.value - 1 : +form.from.value + 1;
    show();
  }

  function load(tag, attributes) {
    return new Promise((resolve) => {
      const element = Object.assign(document.createElement(tag), attributes);
      element.addEventListener("load", resolve);
      document.head.append(element);
    });
  }

  /* Keys and drawing on the strip come with the first sign of a hand; keys that were too early are pressed again. */
  const early = [];
  let coming = false;
  async function bringHands(event) {
    const { type, key, movementX, movementY } = event;
    if (type === "pointermove" && !movementX && !movementY) return; // the page moved, not the pointer
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (type === "keydown") early.push(key);
    if (coming) return;
    coming = true;
    await load("script", { src: form.dataset.hands });
    for (const sign of SIGNS) removeEventListener(sign, bringHands, true);
    for (const key of early) {
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }
  }

  /* The lanes come when somebody asks for them; from then on their own script answers. */
  async function bringLanes() {
    lanes.removeEventListener("click", bringLanes);
    await load("link", { rel: "stylesheet", href: lanes.dataset.style });
    load("script", { src: lanes.dataset.script });
  }

  form.addEventListener("change", () => {
    show();
    write();
  });
  form.addEventListener("reset", () => setTimeout(() => {
    show();
    write();
    form.querySelector("input, select").focus();
  }));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", read);
  addEventListener("pageshow", read);
  for (const sign of SIGNS) addEventListener(sign, bringHands, true);
  lanes?.addEventListener("click", bringLanes);
  if (period) {
    chosen.classList.add("chosen");
    chosen.setAttribute("height", "100%");
    strip.prepend(chosen);
    period.addEventListener("input", slide);
    period.addEventListener("change", write);
  }
  if (location.search) read();
  else show();
  if (lanes && new URLSearchParams(location.search).has("lanes")) bringLanes();
})();
