// The preview: shows the problems of the last build over the page, and loads the page again when the site has changed.
(() => {
  const version = Number(document.currentScript.dataset.version);

  const element = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };

  const shown = (problem) => {
    const item = element("li", `preview-${problem.severity}`, "");
    item.append(
      element("strong", "preview-rule", `${problem.severity}: ${problem.rule}`),
      element("p", "preview-message", problem.message),
      element("code", "preview-place", `${problem.path}:${problem.line}:${problem.column}`),
    );
    if (problem.text) {
      const line = element("pre", "preview-line", problem.text.slice(0, problem.column - 1));
      const wrong = problem.text.slice(problem.column - 1, problem.column - 1 + problem.length);
      line.append(element("mark", "", wrong), problem.text.slice(problem.column - 1 + problem.length));
      item.append(line);
    }
    if (problem.hint) item.append(element("p", "preview-hint", problem.hint));
    return item;
  };

  const show = ({ problems, broken }) => {
    document.querySelector(".preview")?.remove();
    document.querySelector(".preview-now")?.remove();
    if (!problems.length) return;
    const panel = element("div", broken ? "preview preview-broken" : "preview", "");
    const details = element("details", "", "");
    details.open = broken;
    panel.setAttribute("role", "status");
    panel.append(details);
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    const stale = broken ? "; the page is as it was before" : "";
    const list = element("ol", "preview-list", "");
    list.append(...problems.slice(0, 100).map(shown));
    details.append(element("summary", "", count + stale), list);
    if (problems.length > 100) details.append(element("p", "", `and ${problems.length - 100} more`));
    document.body.append(panel);
  };

  const follow = () => {
    const events = new EventSource("/_dossier/events");
    events.onmessage = (event) => {
      const state = JSON.parse(event.data);
      if (state.version !== version) {
        events.close();
        location.reload();
      } else {
        show(state);
      }
    };
    addEventListener("pagehide", () => events.close());
  };

  // A page that is taken back from the memory of the browser may be an old one.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  follow();
})();
