// Texts with margin notes. Nothing here is needed to read them: it sets each note beside the line of its passage, opens
// the notes that a link leads into, shows which words and which note belong together, shows what is behind a link
// before it is followed, and offers citations in other formats.
(() => {
  const byId = (id) => document.getElementById(id);
  const data = (id) => JSON.parse(byId(id)?.textContent ?? "{}");
  const twin = (id) => (id.endsWith("-note") ? byId(id.slice(0, -5)) : byId(`${id}-note`));
  const linked = new Set();

  // Notes beside their lines. Without this they follow each other from the first line of their paragraph, and a
  // paragraph waits where the notes before it are still on their way: no float stands higher than an earlier one.

  const FARTHEST = 640; // pixels that notes may lie behind their paragraph before the text waits for them

  function align() {
    const rows = [...document.querySelectorAll(".reading > .row")];
    const moved = rows.flatMap((row) => [...row.querySelectorAll(":scope > .text, .note")]);
    for (const one of moved) one.style.marginBlockStart = "";
    const margin = document.querySelector(".margin");
    if (!margin || getComputedStyle(margin).float === "none") return;
    const margins = [...set(rows.map(measured))];
    for (const [element, pixels] of margins) element.style.marginBlockStart = `${pixels}px`;
  }

  function measured(row) {
    const text = row.querySelector(":scope > .text");
    const { top, height } = text.getBoundingClientRect();
    const list = row.querySelector(".notes");
    const begin = list?.getBoundingClientRect();
    const notes = [...(list?.children ?? [])].map((note) => {
      const words = byId(`${note.id}-ref`) ?? twin(note.id) ?? note;
      const stands = note.getBoundingClientRect().top - begin.top;
      const gap = parseFloat(getComputedStyle(note).marginBlockStart);
      return { note, gap, stands, line: text.contains(words) ? words.getClientRects()[0].top - top : 0 };
    });
    return { text, height, waits: getComputedStyle(text).clear === "both", notes, length: begin?.height };
  }

  // Pairs of what is moved and its margin; y grows from the first line of the text.
  function* set(rows) {
    let [foot, list, free] = [0, 0, 0]; // where the text ends, where the last notes begin and end
    for (const { text, height, waits, notes, length } of rows) {
      const top = Math.max(foot, waits ? free : free - FARTHEST);
      yield [text, top - Math.max(foot, waits ? free : list)];
      foot = top + height;
      if (!notes.length) continue;
      list = Math.max(top, free);
      let down = 0;
      for (const { note, gap, stands, line } of notes) {
        const missing = Math.max(0, top + line - (list + stands + down));
        if (missing) yield [note, gap + missing];
        down += missing;
      }
      free = list + length + down;
    }
  }

  // Words and notes that belong together

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

  // Citations: of the document as they are, of a passage with what is its own put in

  function citations(proof) {
    const note = proof.closest(".note");
    const { whole, passage } = data("citations");
    const id = note?.id.slice(0, -5) ?? "";
    const address = new URL(id ? `#${id}` : location.pathname, location.href).href;
    const place = note?.querySelector(".note-place").textContent ?? "";
    const own = (text) => text.replaceAll("⟦id⟧", id).replaceAll("⟦place⟧", place).replaceAll("⟦address⟧", address);
    const formats = Object.entries(note ? passage : whole);
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
        align();
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

  // What is behind a link: one card for all, shown after a moment, that can be pointed at, and goes with Escape

  const behind = data("previews");
  const root = new URL(byId("previews")?.dataset.root ?? "", location.href).href.split("#")[0];
  const card = document.createElement("div");
  let shownFor = null;
  let timer = 0;

  function soon(action, wait) {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  }

  function hide() {
    clearTimeout(timer);
    shownFor?.removeAttribute("aria-describedby");
    shownFor = null;
    if (card.matches(":popover-open")) card.hidePopover();
  }

  function show(link) {
    hide();
    const [title, note, words] = behind[link.href.slice(root.length)];
    const parts = { strong: title, span: link.dataset.title ?? note, q: words };
    card.replaceChildren();
    for (const [name, text] of Object.entries(parts)) {
      if (text) card.appendChild(document.createElement(name)).textContent = text;
    }
    shownFor = link;
    link.setAttribute("aria-describedby", card.id);
    card.showPopover();
    place(link.getClientRects()[0]);
  }

  function place(line) {
    const { width, height } = card.getBoundingClientRect();
    const room = document.documentElement.clientWidth - width - 8;
    const above = line.bottom + height + 8 > innerHeight && line.top > height + 8;
    card.style.left = `${Math.max(8, Math.min(line.left, room)) + scrollX}px`;
    card.style.top = `${(above ? line.top - height - 4 : line.bottom + 4) + scrollY}px`;
  }

  function previewed(event) {
    const link = event.target.closest?.("a[href]");
    return link && link.href.startsWith(root) && behind[link.href.slice(root.length)] ? link : null;
  }

  function watch() {
    card.id = "preview";
    card.className = "preview";
    card.popover = "manual";
    card.setAttribute("role", "tooltip");
    document.body.append(card);
    addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch") return;
      const link = previewed(event);
      if (link && link !== shownFor) {
        // The browser would show the same words a second time.
        if (link.title) link.dataset.title = link.title;
        link.removeAttribute("title");
        soon(() => show(link), 350);
      } else if (link || card.contains(event.target)) clearTimeout(timer);
      else soon(hide, 250);
    });
    addEventListener("focusin", (event) => {
      const link = event.target.matches(":focus-visible") && previewed(event);
      soon(link ? () => show(link) : hide, link ? 350 : 0);
    });
    addEventListener("keydown", (event) => {
      if (event.key === "Escape") hide();
    });
  }

  align();
  document.fonts.ready.then(align);
  addEventListener("resize", () => requestAnimationFrame(align));
  addEventListener("toggle", () => requestAnimationFrame(align), true);
  for (const proof of document.querySelectorAll(".proof")) {
    proof.addEventListener("toggle", () => offer(proof), { once: true });
  }
  if (byId("copies")) offer(byId("copies"));
  for (const element of document.querySelectorAll("mark[id], .note[id]")) {
    element.addEventListener("pointerenter", () => light(element, true));
    element.addEventListener("pointerleave", () => light(element, false));
    element.addEventListener("focusin", () => light(element, true));
    element.addEventListener("focusout", () => light(element, false));
  }
  if (byId("previews") && "popover" in card) watch();
  addEventListener("hashchange", follow);
  follow();
})();
