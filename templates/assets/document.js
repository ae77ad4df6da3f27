// Texts with margin notes. Nothing here is needed to read them: it opens the notes of a paragraph when a link leads
// into them, shows which words and which note belong together, and offers how a passage is cited in other formats.
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

  // Citations of a passage: those of its document, with what is its own put in.

  function citations(proof) {
    const note = proof.closest(".note");
    const id = note.id.slice(0, -5);
    const address = new URL(`#${id}`, location.href).href;
    const place = note.querySelector(".note-place").textContent;
    const own = (text) => text.replaceAll("⟦id⟧", id).replaceAll("⟦place⟧", place).replaceAll("⟦address⟧", address);
    const formats = Object.entries(JSON.parse(byId("citations").textContent));
    return [["Link", address], ...formats.map(([name, text]) => [name, own(text)])];
  }

  function offer(proof) {
    const shown = document.createElement("pre");
    const said = document.createElement("small");
    said.setAttribute("role", "status");
    shown.tabIndex = 0;
    const buttons = citations(proof).map(([name, text]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", async () => {
        shown.textContent = text;
        said.after(shown);
        said.textContent = "";
        try {
          await navigator.clipboard.writeText(text);
          said.textContent = `${name} copied`;
        } catch {
          getSelection().selectAllChildren(shown);
        }
      });
      return button;
    });
    proof.append("Copy: ", ...buttons, said);
  }

  for (const proof of document.querySelectorAll(".proof")) {
    proof.addEventListener("toggle", () => offer(proof), { once: true });
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
