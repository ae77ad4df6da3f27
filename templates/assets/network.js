// The page of the network. Without this the picture, the tables and the pages of the ties say the same; this makes the
// tables sortable and, when a reader asks for it, loads what puts the interactive network in the place of the picture.
(() => {
  const button = document.getElementById("explore");
  const words = button.textContent;

  function sortable(table) {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    const key = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
    const sort = (column) => {
      const words = body.rows[0] && Number.isNaN(Number(key(body.rows[0], column)));
      const down = heads[column].getAttribute("aria-sort") === (words ? "ascending" : null) || (!words && heads[column].getAttribute("aria-sort") !== "descending");
      const sorted = [...body.rows].sort((one, other) => {
        const [a, b] = [key(one, column), key(other, column)];
        return words ? a.localeCompare(b) : a - b;
      });
      body.append(...(down ? sorted.reverse() : sorted));
      for (const head of heads) head.removeAttribute("aria-sort");
      heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
    };
    heads.forEach((head, column) => {
      const sorter = document.createElement("button");
      sorter.type = "button";
      sorter.append(...head.childNodes);
      sorter.addEventListener("click", () => sort(column));
      head.append(sorter);
    });
  }

  function load(tag, attributes) {
    return new Promise((resolve, reject) => {
      const element = Object.assign(document.createElement(tag), attributes);
      element.addEventListener("load", resolve);
      element.addEventListener("error", reject);
      document.head.append(element);
    });
  }

  async function explore() {
    if (button.ariaDisabled) return;
    button.ariaDisabled = "true";
    button.textContent = button.dataset.loading;
    const { library, script, style, graph } = button.dataset;
    try {
      await Promise.all([load("script", { src: library }), load("link", { rel: "stylesheet", href: style }), graph && load("script", { src: graph })]);
      await load("script", { src: script });
    } catch {
      button.ariaDisabled = null;
      button.textContent = words;
    }
  }

  document.querySelectorAll("#actors, #ties").forEach(sortable);
  button.addEventListener("click", explore);
  if (/[?&](class|kind|from|to|actor|tie)=/.test(location.search)) explore();
})();
