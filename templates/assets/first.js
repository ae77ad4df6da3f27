// What must run before the first paint, so this script alone is not deferred. It asks for the fonts, so that they are in
// time for this page, and it waits for whoever means to search: only then are the names asked for, and what looks
// for them. At the head of a page the link becomes a field at once.
for (const font of ['1em "Source Serif 4"', '1em "Public Sans"']) document.fonts.load(font);
(() => {
  const root = document.documentElement;
  const one = (selector) => document.querySelector(selector);
  root.classList.add("scripted");

  function load(asking, failed) {
    for (const file of asking.dataset.files.split(" ")) {
      const style = file.endsWith(".css");
      const tag = document.createElement(style ? "link" : "script");
      Object.assign(tag, style ? { rel: "stylesheet", href: file } : { src: file, async: false, onerror: failed });
      document.head.append(tag);
    }
  }

  function search(link) {
    if (one("#q")) return one("#q").focus();
    const field = document.createElement("input");
    Object.assign(field, { type: "search", className: link.className, link });
    field.setAttribute("aria-label", link.textContent);
    const box = document.createElement("span");
    box.className = "search-box";
    box.append(field);
    link.replaceWith(box);
    field.focus();
    if (root.asked) return root.asked(field);
    root.asked = () => {};
    load(link, () => (location.href = link.href));
  }

  // The page of search begins to work when somebody turns to its form, or comes with a question.
  function begin(target) {
    const form = target?.closest?.("div[data-files]");
    if (!form || form.begun) return;
    form.begun = true;
    load(form);
  }

  // A key of one letter can be turned off (WCAG 2.1.4).
  function slash(state) {
    try {
      if (state) localStorage.setItem("slash", state);
      return localStorage.getItem("slash") !== "off";
    } catch {
      return true;
    }
  }

  addEventListener("focusin", (event) => begin(event.target));
  addEventListener("DOMContentLoaded", () => {
    if (location.search) begin(one("#q"));
    const box = one("#slash");
    if (!box) return;
    box.checked = slash();
    box.addEventListener("change", () => slash(box.checked ? "on" : "off"));
  });

  addEventListener("click", (event) => {
    const link = event.target.closest?.("a.search-link");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    search(link);
  });

  addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, altKey, metaKey } = event;
    const link = one("a.search-link");
    if (key !== "/" || ctrlKey || altKey || metaKey || !link || !slash()) return;
    if (target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
    event.preventDefault();
    search(link);
  });
})();
