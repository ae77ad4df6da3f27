/* The filters of the timeline, kept in the address, and the keys that lead from event to event. */
"use strict";

(() => {
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const everything = shown.textContent;
  const bars = stacks();
  const binLength = bars.size && bars.keys().next().value.indexOf(" ");
  const groups = [...document.querySelectorAll(".section:has(.moments)")].map(group);
  const total = groups.reduce((sum, { moments }) => sum + moments.length, 0);

  const nothing = document.createElement("div");
  nothing.className = "nothing";
  nothing.innerHTML = '<p>Nothing matches these filters.</p><button type="reset" form="filters">Show all</button>';
  groups.at(-1).section.after(nothing);

  /* The bars of the strip; behind each stays a faint one, as high as all events make it. */
  function stacks() {
    const found = new Map();
    for (const bar of document.querySelectorAll(".strip rect")) {
      const whole = bar.cloneNode();
      whole.classList.add("faint");
      bar.before(whole);
      const [top, height] = [bar.y.baseVal.value, bar.height.baseVal.value];
      found.set(`${bar.dataset.bin} ${bar.classList}`, { bar, top, height, all: 0, lit: 0 });
    }
    return found;
  }

  /* The events under one heading. Plans are not in the strip. */
  function group(section) {
    const heading = section.querySelector("h2");
    const count = section.querySelector(".section-head p");
    const entry = document.querySelector(`.contents a[href="#${heading.id}"]`)?.parentElement;
    const moments = [...section.querySelectorAll(".moment")].map((item) => {
      const { actors, topics, class: tone, from, to } = item.dataset;
      const day = from.startsWith("0000") ? to : from;
      const bar = heading.id === "planned" ? undefined : bars.get(`${day.slice(0, binLength)} ${tone}`);
      if (bar) bar.all += 1;
      return { item, actors: actors.split(" "), topics: topics.split(" "), tone, from, to, bar };
    });
    return { section, count, entry, moments, all: count.textContent };
  }

  /* What is asked for. A period is a year or a month, the beginning of a date; its ends may come in either order. */
  function question() {
    const data = new FormData(form);
    const [actor, topic, from, to] = ["actor", "topic", "from", "to"].map((name) => data.get(name));
    const [first, last] = from && to && from > to ? [to, from] : [from, to];
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
    const of = (count, number, words) => (count === number ? words : `${count.toLocaleString("en")} of ${words}`);
    let sum = 0;
    bars.forEach((stack) => (stack.lit = 0));
    for (const one of groups) {
      const { section, count, entry, moments, all } = one;
      let here = 0;
      one.last?.classList.remove("last");
      for (const moment of moments) {
        const match = matches(moment);
        if (moment.item.hidden === match) moment.item.hidden = !match;
        if (match) one.last = moment.item;
        here += match;
        if (match && moment.bar) moment.bar.lit += 1;
      }
      one.last?.classList.add("last");
      sum += here;
      section.hidden = !here;
      count.textContent = of(here, moments.length, all);
      if (entry) {
        entry.hidden = !here;
        entry.querySelector("small").textContent = here;
      }
    }
    for (const { bar, top, height, all, lit } of bars.values()) {
      const part = lit && Math.max(Math.round((height * lit) / all), 1);
      bar.setAttribute("y", top + height - part);
      bar.setAttribute("height", part);
    }
    shown.textContent = of(sum, total, everything);
    nothing.hidden = sum > 0;
  }

  function write() {
    const asked = [...new FormData(form)].filter(([, value]) => value);
    const query = asked.length ? `?${new URLSearchParams(asked)}` : "";
    history.replaceState(null, "", (query || location.pathname) + location.hash);
    carry();
  }

  /* The other years are asked the same, but for the months. */
  function carry() {
    const asked = [...new FormData(form)].filter(([name, value]) => value && name !== "from" && name !== "to");
    document.querySelectorAll(".turn a").forEach((link) => (link.search = new URLSearchParams(asked)));
  }

  function read() {
    const asked = new URLSearchParams(location.search);
    for (const control of form.querySelectorAll("input, select")) {
      const values = asked.getAll(control.name);
      if (control.type === "checkbox") control.checked = values.includes(control.value);
      else control.value = [...control.options].some(({ value }) => value === values[0]) ? values[0] : "";
    }
    show();
    carry();
  }

  /* j and k from anywhere, arrows, Home and End from within the list; never from a control. */
  function step(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, button")) return;
    const links = [...document.querySelectorAll(".moment:not([hidden]) h3 a")];
    const here = links.indexOf(event.target.closest(".moment")?.querySelector("h3 a"));
    const inside = here >= 0;
    const next = inside ? here + 1 : links.findIndex((link) => link.getBoundingClientRect().top >= 0);
    const keys = { j: next, k: inside ? here - 1 : next - 1 };
    if (inside) Object.assign(keys, { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: links.length - 1 });
    if (!(event.key in keys)) return;
    event.preventDefault();
    links[keys[event.key]]?.focus();
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
  document.addEventListener("keydown", step);
  addEventListener("popstate", read);
  addEventListener("pageshow", read);
  read();
})();
