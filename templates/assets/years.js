/* The timeline of events that stand on other pages, a page a year: what its filters count. They come on intent. */
"use strict";

(() => {
  const form = document.getElementById("filters");
  const SIGNS = ["pointerenter", "pointerdown", "focusin"];
  const TONES = ["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"];

  globalThis.eventsElsewhere = (form, stacked) => {
    const values = (name) => [...(form[name]?.options ?? [])].slice(1).map((option) => option.value);
    const [actors, topics] = [values("actor"), values("topic")];
    const years = new Map([...document.querySelectorAll(".years-item")].map((section) => {
      const count = section.querySelector("p");
      return [section.id, { section, count, moments: [], all: count.textContent }];
    }));
    const months = globalThis.timelineMoments ?? JSON.parse(document.getElementById("moments").textContent);
    for (const [month, those] of Object.entries(months)) {
      const { moments } = years.get(`year-${month}`) ?? years.get(`year-${month.slice(0, 4)}`);
      for (const [number, plan, who, what, to] of those) {
        const tone = TONES[number];
        moments.push({
          actors: who.map((one) => actors[one]), topics: what.map((one) => topics[one]), tone,
          from: month, to: to || month, bars: plan ? [] : stacked(month, tone),
        });
      }
    }
    return [...years.values()];
  };

  function begin() {
    listen("removeEventListener");
    const { moments, script } = form.dataset;
    // In the order in which they are named: the filters need what they are asked of.
    for (const src of [moments, script]) if (src) document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
  }

  function listen(change) {
    for (const part of [form, document.querySelector(".timeline-strip")]) for (const sign of SIGNS) part?.[change](sign, begin);
  }

  if (location.search) begin();
  else listen("addEventListener");
})();
