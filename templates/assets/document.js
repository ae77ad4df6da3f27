// Texts with margin notes. Nothing here is needed to read them: it opens the notes of a paragraph when a link leads
// into them, and shows which words and which note belong together.
(() => {
  const byId = (id) => document.getElementById(id);
  const twin = (id) => (id.endsWith("-note") ? byId(id.slice(0, -5)) : byId(`${id}-note`));
  const linked = new Set();

  function light(element, on) {
    for (const one of [element, twin(element.id)]) one?.classList.toggle("lit", on);
  }

  function follow() {
    for (const element of linked) element.classList.remove("linked");
    linked.clear();
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target?.matches("mark, .note")) return;
    for (const element of [target, twin(target.id)]) {
      if (!element) continue;
      element.classList.add("linked");
      linked.add(element);
    }
    const closed = [...linked].map((element) => element.closest("details")).find((notes) => notes && !notes.open);
    if (!closed) return;
    closed.open = true;
    target.scrollIntoView();
  }

  for (const element of document.querySelectorAll("mark[id], .note[id]")) {
    element.addEventListener("pointerenter", () => light(element, true));
    element.addEventListener("pointerleave", () => light(element, false));
    element.addEventListener("focusin", () => light(element, true));
    element.addEventListener("focusout", () => light(element, false));
  }
  addEventListener("hashchange", follow);
  follow();
})();
