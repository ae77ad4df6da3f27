/* The timeline under a hand: keys that lead from event to event, and periods drawn on the strip. */
"use strict";

(() => {
  const strip = document.querySelector(".timeline-strip .strip");
  const period = document.querySelector(".period");
  let start = -1;

  /* j and k from anywhere, arrows, Home and End from within the list; never from a control. */
  function step(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, button, .lanes")) return;
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

  /* The bin of the strip under the pointer. */
  function at({ clientX }) {
    const { left, width } = strip.getBoundingClientRect();
    const bins = +period.lastElementChild.max;
    return Math.min(Math.max(Math.floor(((clientX - left) / width) * bins), 0), bins - 1);
  }

  /* The two handles are moved, as if by hand. */
  function set(from, to, how = "input") {
    const [first, last] = period.children;
    [first.value, last.value] = [from, to];
    last.dispatchEvent(new Event(how, { bubbles: true }));
  }

  /* One bin by a click, and by another everything again; a period by drawing over it. */
  function press(event) {
    const [first, last] = period.children;
    start = at(event);
    strip.setPointerCapture(event.pointerId);
    if (+first.value === start && +last.value === start + 1) {
      start = -1;
      set(0, last.max);
    } else set(start, start + 1);
  }

  function draw(event) {
    if (start < 0) return;
    const [from, to] = [start, at(event)].sort((one, other) => one - other);
    set(from, to + 1);
  }

  function release() {
    start = -1;
    set(period.firstElementChild.value, period.lastElementChild.value, "change");
  }

  document.addEventListener("keydown", step);
  if (!period) return;
  strip.classList.add("open");
  strip.addEventListener("pointerdown", press);
  strip.addEventListener("pointermove", draw);
  strip.addEventListener("pointerup", release);
  strip.addEventListener("pointercancel", release);
})();
