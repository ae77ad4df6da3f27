// The interactive network in the place of the picture: loaded after vis-network, when a reader asks for it.
(() => {
  const byId = (id) => document.getElementById(id);
  const button = byId("explore");
  const form = byId("graph-filters");
  const evidence = byId("evidence");
  const stage = document.querySelector(".stage");
  const { root } = button.dataset;
  const data = JSON.parse(byId("graph").textContent);
  const TONES = ["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict", "statement"];
  const DASHES = [[7, 5], false, [7, 5], false, [2, 5]];
  const narrow = matchMedia("(width < 60rem)");
  const years = { from: +form.from.min, to: +form.from.max };
  const edges = data.edges.map((edge, id) => ({ ...edge, id }));
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const rows = new Set(data.rows.map((pair) => pair.join("--")));
  let network;
  let drawn;
  let chosen = null; // {node: id} or {edge: id}

  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

  // What the filters let through

  const filters = () => ({
    classes: [...form.querySelectorAll("[name=class]:checked")].map((box) => TONES.indexOf(box.value)),
    from: Number(form.from.value) || years.from,
    to: Number(form.to.value) || years.to,
  });
  const passes = ([tone, , first, last], { classes, from, to }) => classes.includes(tone) && last >= from && first <= to;

  /** The pieces of evidence of an edge that pass, with their weight and the class of events that weighs most. */
  function seen(edge, wanted) {
    const pieces = edge.of.map(([number, way]) => ({ piece: data.evidence[number], way })).filter(({ piece }) => passes(piece, wanted));
    const weights = [0, 0, 0, 0, 0];
    for (const { piece } of pieces) weights[piece[0]] += piece[1];
    const most = Math.max(...weights.slice(0, 4));
    return { pieces, weight: weights.reduce((sum, weight) => sum + weight, 0), tone: most ? weights.indexOf(most) : 4 };
  }

  // Colours are those of the theme; a custom property says what it is only where it is used.

  function palette() {
    const probe = element("i", { class: "unseen" });
    stage.append(probe);
    const colour = (name, tone = "") => {
      probe.className = `unseen ${tone}`;
      probe.style.color = `var(${name})`;
      return getComputedStyle(probe).color;
    };
    const found = {
      ink: colour("--ink"),
      paper: colour("--paper"),
      muted: colour("--muted"),
      rule: colour("--rule"),
      focus: colour("--focus"),
      tones: TONES.map((tone) => colour("--tone", tone)),
    };
    probe.remove();
    return found;
  }

  function draw() {
    if (!network) return;
    const wanted = filters();
    const colours = palette();
    const shown = new Set();
    const near = new Set();
    let ties = 0;
    const lines = edges.map((edge) => {
      if (!edge.of.length) return { id: edge.id, hidden: false, width: 1, dashes: false, color: { color: colours.rule, hover: colours.rule, highlight: colours.rule, opacity: chosen ? 0.25 : 1 } };
      const { pieces, weight, tone } = seen(edge, wanted);
      const on = pieces.length > 0;
      const mine = chosen && (chosen.edge === edge.id || edge.from === chosen.node || edge.to === chosen.node);
      if (on) {
        ties += 1;
        shown.add(edge.from).add(edge.to);
      }
      if (on && mine) near.add(edge.from).add(edge.to);
      return {
        id: edge.id,
        hidden: !on,
        width: 1 + 0.5 * Math.min(Math.round(2 * Math.sqrt(weight)), 8),
        dashes: DASHES[tone],
        color: { color: colours.tones[tone], highlight: colours.tones[tone], hover: colours.tones[tone], opacity: chosen && !mine ? 0.1 : 0.8 },
      };
    });
    if (chosen?.node) near.add(chosen.node);
    drawn.nodes.update(data.nodes.map(({ id }) => {
      const faint = chosen && !near.has(id);
      const fill = faint ? colours.rule : colours.ink;
      return {
        id,
        label: nodes.get(id).label || (chosen && near.has(id) ? name(id) : ""),
        hidden: !shown.has(id) && id !== chosen?.node,
        color: { background: fill, border: colours.paper, hover: { background: fill, border: colours.focus }, highlight: { background: fill, border: colours.focus } },
        font: { color: faint ? colours.muted : colours.ink, strokeColor: colours.paper, strokeWidth: 4, size: 13, face: getComputedStyle(document.body).fontFamily },
      };
    }));
    for (const line of lines) {
      const edge = edges[line.id];
      if (!edge.of.length) line.hidden = !shown.has(edge.from) || !shown.has(edge.to);
    }
    drawn.edges.update(lines);
    if (!chosen) {
      evidence.replaceChildren(
        element("p", { class: "tally-line" }, `${counted(ties, "tie")} and ${counted(shown.size, "actor")} shown.`),
        element("p", {}, "Choose a circle or a line, or find an actor by name. Escape takes you back."),
      );
    }
  }

  // Evidence of what was chosen

  const name = (id) => nodes.get(id).name;
  const actorAddress = (id) => `${root}actors/${id}.html`;
  const tieAddress = (edge) => (rows.has(`${edge.from}--${edge.to}`) ? `${actorAddress(edge.from)}#tie-${edge.to}` : `${root}ties/${edge.from}--${edge.to}.html`);

  function pieceItem(edge, { piece: [tone, , , , when, words, url, place], way }) {
    const [one, other] = way === 2 ? [edge.to, edge.from] : [edge.from, edge.to];
    const link = tone === 4 ? " about " : " towards ";
    const direction = way ? `${name(one)}${link}${name(other)}` : `${name(one)} and ${name(other)}`;
    const item = element("li", { class: TONES[tone] });
    if (!words) {
      item.append(`${direction}: ${TONES[tone].replace("-", " ")}`);
      return item;
    }
    item.append(element("small", {}, `${when} · ${TONES[tone].replace("-", " ")}`), element("span", {}, direction));
    item.append(element("a", { href: root + url }, words));
    if (place) item.append(element("small", {}, place));
    return item;
  }

  function tieEvidence(edge) {
    const { pieces } = seen(edge, filters());
    return [
      element("h3", {}, `${name(edge.from)} and ${name(edge.to)}`),
      element("p", {}, element("a", { href: tieAddress(edge) }, "All they have between them")),
      element("ul", {}, ...pieces.map((piece) => pieceItem(edge, piece))),
    ];
  }

  function actorEvidence(id) {
    const wanted = filters();
    const ties = edges
      .filter((edge) => edge.of.length && (edge.from === id || edge.to === id))
      .map((edge) => ({ edge, other: edge.from === id ? edge.to : edge.from, ...seen(edge, wanted) }))
      .filter(({ pieces }) => pieces.length)
      .sort((one, other) => other.weight - one.weight);
    const items = ties.map(({ edge, other, pieces, tone }) => {
      const choose = element("button", { type: "button" }, name(other));
      choose.addEventListener("click", () => select({ edge: edge.id }));
      return element("li", { class: TONES[tone] }, choose, element("a", { href: tieAddress(edge) }, `${counted(pieces.length, "piece")} of evidence`));
    });
    return [
      element("h3", {}, element("a", { href: actorAddress(id) }, name(id))),
      element("p", {}, `Deals with ${counted(ties.length, "actor")} here, the strongest tie first.`),
      element("ul", {}, ...items),
    ];
  }

  function select(what, remember = true) {
    chosen = what;
    if (!what) network.unselectAll();
    else if (what.node) network.selectNodes([what.node]);
    else network.setSelection({ nodes: [], edges: [what.edge] });
    if (what) {
      const back = element("button", { type: "button", class: "back" }, "Clear");
      back.addEventListener("click", () => select(null));
      evidence.replaceChildren(...(what.node ? actorEvidence(what.node) : tieEvidence(edges[what.edge])), back);
      evidence.scrollTop = 0;
    }
    draw();
    if (remember) toAddress();
  }

  // The state stands in the address.

  function toAddress() {
    const query = new URLSearchParams();
    const boxes = [...form.querySelectorAll("[name=class]")];
    if (boxes.some((box) => !box.checked)) query.set("class", boxes.filter((box) => box.checked).map((box) => box.value).join(" "));
    for (const end of ["from", "to"]) if (form[end].value && form[end].value !== form[end].defaultValue) query.set(end, form[end].value);
    if (chosen?.node) query.set("actor", chosen.node);
    if (chosen && "edge" in chosen) query.set("tie", `${edges[chosen.edge].from} ${edges[chosen.edge].to}`);
    const search = query.toString();
    try {
      history.replaceState(null, "", search ? `?${search}` : location.pathname);
    } catch {
      // Opened from a disk a browser may keep its address for itself.
    }
  }

  function fromAddress() {
    const query = new URLSearchParams(location.search);
    const classes = query.get("class");
    if (classes !== null) for (const box of form.querySelectorAll("[name=class]")) box.checked = classes.split(" ").includes(box.value);
    for (const end of ["from", "to"]) if (query.has(end)) form[end].value = query.get(end);
    const tie = query.get("tie");
    const edge = tie && edges.find(({ from, to, of }) => of.length && `${from} ${to}` === tie);
    if (edge) return { edge: edge.id };
    return nodes.has(query.get("actor")) ? { node: query.get("actor") } : null;
  }

  function begin() {
    const first = fromAddress();
    stage.classList.add("live");
    stage.closest(".section").classList.add("exploring");
    const list = element("datalist", { id: "names" }, ...data.nodes.map((node) => element("option", { value: node.name })));
    form.append(list);
    form.find.setAttribute("list", "names");
    const canvas = element("div", { class: "canvas" });
    stage.prepend(canvas);
    const tall = narrow.matches;
    drawn = {
      nodes: new vis.DataSet(data.nodes.map(({ id, label, x, y, tx, ty, size }) => ({ id, label, size, x: tall ? tx : x, y: tall ? ty : y }))),
      edges: new vis.DataSet(edges.map(({ id, from, to, of }) => ({ id, from, to, chosen: of.length > 0 }))),
    };
    network = new vis.Network(canvas, drawn, data.options);
    const picture = canvas.querySelector("canvas");
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", "The network, interactive. To use it with the keyboard, find an actor by name; the tables below hold the same in words.");
    network.fit();
    network.on("click", ({ nodes: [node], edges: [edge] }) => {
      if (node) select({ node });
      else if (edge !== undefined && edges[edge].of.length) select({ edge });
      else select(null);
    });
    for (const what of ["Node", "Edge"]) {
      network.on(`hover${what}`, () => (picture.style.cursor = "pointer"));
      network.on(`blur${what}`, () => (picture.style.cursor = ""));
    }
    network.on("hoverNode", ({ node }) => nodes.get(node).label || drawn.nodes.update({ id: node, label: name(node) }));
    network.on("blurNode", ({ node }) => nodes.get(node).label || chosen || drawn.nodes.update({ id: node, label: "" }));
    stage.append(zoomButtons());
    button.remove();
    select(first, false);
    stage.scrollIntoView({ block: "nearest" });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  }

  function zoomButtons() {
    const moves = [
      ["+", "Zoom in", () => network.moveTo({ scale: network.getScale() * 1.3 })],
      ["−", "Zoom out", () => network.moveTo({ scale: network.getScale() / 1.3 })],
      ["⤢", "Show everything", () => network.fit()],
    ];
    const buttons = moves.map(([sign, label, move]) => {
      const made = element("button", { type: "button", "aria-label": label, title: label }, sign);
      made.addEventListener("click", move);
      return made;
    });
    return element("div", { class: "zoom" }, ...buttons);
  }

  function find() {
    const wanted = form.find.value.trim().toLocaleLowerCase();
    if (!wanted) return;
    const found = data.nodes.find((node) => node.name.toLocaleLowerCase() === wanted) ?? data.nodes.find((node) => node.name.toLocaleLowerCase().includes(wanted));
    if (!found) {
      evidence.replaceChildren(element("p", {}, `No actor here is called “${form.find.value.trim()}”.`));
      return;
    }
    select({ node: found.id });
    if (!nodes.get(found.id).label) network.focus(found.id, { scale: Math.max(network.getScale(), 1) });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    find();
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === "find") find();
    else select(chosen);
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !chosen) return;
    form.find.value = "";
    select(null);
  });
  begin();
})();
