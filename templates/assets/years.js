/* The timeline of events that stand on other pages, a page a year: what its filters count. They come on intent. */
"use strict";

(() => {
  const form = document.getElementById("filters");
  const SIGNS = ["pointerdown", "pointermove", "focusin"];
  const TONES = ["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"];

  globalThis.eventsElsewhere = (form, stacked) => {
    const values = (name) => [...(form[name]?.options ?? [])].slice(1).map((option) => option.value);
    const [actors, topics] = [values("actor"), values("topic")];
    const years = new Map([...document.querySelectorAll(".years-item")].map((section) => {
      const count = section.querySelector("p");
      return [section.id, { section, count, moments: [], all: count.textContent }];
    }));
    const months = JSON.parse(document.getElementById("moments").textContent);
    for (const [month, those] of Object.entries(months)) {
      const { moments } = years.get(`year-${month.slice(0, 4)}`);
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
    for (const sign of SIGNS) removeEventListener(sign, begin, true);
    document.head.append(Object.assign(document.createElement("script"), { src: form.dataset.script }));
  }

  if (location.search) begin();
  else for (const sign of SIGNS) addEventListener(sign, begin, true);
})();
