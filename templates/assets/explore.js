// The interactive network in the place of the picture: loaded after vis-network, when a reader asks for it.
(() => {
  const byId = (id) => document.getElementById(id);
  const button = byId("explore");
  const form = byId("graph-filters");
  const evidence = byId("evidence");
  const stage = document.querySelector(".stage");
  const { root } = button.dataset;
  const data = globalThis.networkData ?? JSON.parse(byId("graph").textContent);
  const words = JSON.parse(byId("graph-words").textContent);
  const TONES = ["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict", "statement"];
  const DASHES = [[7, 5], false, [7, 5], false, [2, 5]];
  const LARGE = 14;
  const narrow = matchMedia("(width < 60rem)");
  const edges = data.edges.map((edge, id) => ({ ...edge, id }));
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const rows = new Map(data.rows.map(([a, b, page]) => [`${a}--${b}`, root + (page ?? `actors/${a}.html`)]));
  let network;
  let drawn;
  let chosen = null; // {node: id} or {edge: id}

  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const say = (message, values) => message.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const name = (id) => nodes.get(id).name;

  // What the filters let through

  const boxes = (kind) => [...form.querySelectorAll(`[name=${kind}]`)];
  const ticked = (kind) => boxes(kind).filter((box) => box.checked).map((box) => box.value);
  const filters = () => ({
    classes: ticked("class").map((tone) => TONES.indexOf(tone)),
    kinds: data.kinds.length > 1 ? ticked("kind").map(Number) : [0],
    from: Number(form.from.value),
    to: Number(form.to.value),
  });
  const passes = ([tone, , first, last], { classes, from, to }) => classes.includes(tone) && last >= from && first <= to;
  const ofKind = (id, { kinds }) => kinds.includes(nodes.get(id).kind);

  /** The pieces of evidence of an edge that pass, with their weight and the class of events that weighs most. */
  function seen(edge, wanted) {
    const both = ofKind(edge.from, wanted) && ofKind(edge.to, wanted);
    const pieces = both ? edge.of.map(([number, way]) => ({ piece: data.evidence[number], way })).filter(({ piece }) => passes(piece, wanted)) : [];
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
      surface: colour("--surface"),
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
    const face = getComputedStyle(document.body).fontFamily;
    drawn.nodes.update(data.nodes.map(({ id, size }) => {
      const faint = chosen && !near.has(id);
      const fill = faint ? colours.rule : colours.ink;
      const large = size >= LARGE;
      return {
        id,
        label: nodes.get(id).label || (chosen && near.has(id) ? name(id) : ""),
        hidden: !shown.has(id) && id !== chosen?.node,
        color: { background: fill, border: colours.paper, hover: { background: fill, border: colours.focus }, highlight: { background: fill, border: colours.focus } },
        font: { color: faint ? colours.muted : colours.ink, strokeColor: colours.paper, strokeWidth: 4, size: large ? 16 : 13, face },
      };
    }));
    for (const line of lines) {
      const edge = edges[line.id];
      if (!edge.of.length) line.hidden = !shown.has(edge.from) || !shown.has(edge.to);
    }
    drawn.edges.update(lines);
    showYears();
    if (!chosen) evidence.replaceChildren(element("p", { class: "tally-line" }, say(words.tally, { ties, actors: shown.size })), element("p", {}, words.hint));
  }

  /** The soft shapes of the picture, below all else, while everything is shown. */
  function hulls(context) {
    const path = stage.querySelector(`.picture.${narrow.matches ? "tall" : "wide"} .hulls`);
    if (!path) return;
    const { surface } = palette();
    context.save();
    Object.assign(context, { fillStyle: surface, strokeStyle: surface, lineWidth: 44, lineJoin: "round" });
    const shape = new Path2D(path.getAttribute("d"));
    context.fill(shape);
    context.stroke(shape);
    context.restore();
  }

  function showYears() {
    const [from, to] = [form.from.value, form.to.value];
    byId("years-shown").textContent = from === to ? from : `${from}–${to}`;
  }

  // Evidence of what was chosen

  const actorAddress = (id) => `${root}actors/${id}.html`;
  const tieAddress = (edge) => (rows.has(`${edge.from}--${edge.to}`) ? `${rows.get(`${edge.from}--${edge.to}`)}#tie-${edge.to}` : `${root}ties/${edge.from}--${edge.to}.html`);

  function pieceItem(edge, { piece: [tone, , , , when, title, url, place, passage], way }) {
    const [one, other] = way === 2 ? [edge.to, edge.from] : [edge.from, edge.to];
    const pattern = !way ? words.both : tone === 4 ? words.about : words.towards;
    const direction = say(pattern, { one: name(one), other: name(other) });
    const item = element("li", { class: TONES[tone] });
    if (!title) {
      item.append(`${direction}: ${words.tones[tone]}`);
      return item;
    }
    item.append(element("small", {}, `${when} · ${words.tones[tone]}`), element("span", {}, direction));
    item.append(element("a", { href: root + url }, title));
    if (passage) item.append(element("a", { href: root + passage, class: "source" }, place));
    else if (place) item.append(element("small", {}, place));
    return item;
  }

  function tieEvidence(edge) {
    const { pieces } = seen(edge, filters());
    return [
      element("h3", {}, say(words.both, { one: name(edge.from), other: name(edge.to) })),
      element("p", {}, element("a", { href: tieAddress(edge) }, words.all)),
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
      choose.addEventListener("click", () => {
        select({ edge: edge.id });
        evidence.querySelector("a").focus();
      });
      return element("li", { class: TONES[tone] }, choose, element("a", { href: tieAddress(edge) }, say(words.pieces, { count: pieces.length })));
    });
    return [
      element("h3", {}, element("a", { href: actorAddress(id) }, name(id))),
      element("p", {}, say(words.deals, { count: ties.length })),
      element("ul", {}, ...items),
    ];
  }

  function select(what, remember = true) {
    chosen = what;
    if (!what) network.unselectAll();
    else if (what.node) network.selectNodes([what.node]);
    else network.setSelection({ nodes: [], edges: [what.edge] });
    const inside = !what && evidence.contains(document.activeElement);
    if (what) {
      const back = element("button", { type: "button", class: "back" }, words.clear);
      back.addEventListener("click", () => select(null));
      evidence.replaceChildren(...(what.node ? actorEvidence(what.node) : tieEvidence(edges[what.edge])), back);
      evidence.scrollTop = 0;
    }
    draw();
    if (inside) stage.querySelector(".canvas").focus({ preventScroll: true });
    if (remember) toAddress();
  }

  // The state stands in the address, and each step of a reader in the history.

  function toAddress() {
    const query = new URLSearchParams();
    for (const kind of ["class", "kind"]) if (boxes(kind).some((box) => !box.checked)) query.set(kind, ticked(kind).join(" "));
    for (const end of ["from", "to"]) if (form[end].value !== form[end].defaultValue) query.set(end, form[end].value);
    if (chosen?.node) query.set("actor", chosen.node);
    if (chosen && "edge" in chosen) query.set("tie", `${edges[chosen.edge].from} ${edges[chosen.edge].to}`);
    const search = query.size ? `?${query}` : "";
    if (search === location.search) return;
    try {
      history.pushState(null, "", search || location.pathname);
    } catch {
      // Opened from a disk a browser may keep its address for itself.
    }
  }

  function fromAddress() {
    const query = new URLSearchParams(location.search);
    for (const kind of ["class", "kind"]) {
      const asked = query.get(kind)?.split(" ");
      for (const box of boxes(kind)) box.checked = asked?.includes(box.value) ?? true;
    }
    for (const end of ["from", "to"]) form[end].value = query.get(end) ?? form[end].defaultValue;
    const tie = query.get("tie");
    const edge = tie && edges.find(({ from, to, of }) => of.length && `${from} ${to}` === tie);
    if (edge) return { edge: edge.id };
    return nodes.has(query.get("actor")) ? { node: query.get("actor") } : null;
  }

  function begin() {
    stage.classList.add("live");
    stage.closest(".section").classList.add("exploring");
    addKinds();
    const first = fromAddress();
    const list = element("datalist", { id: "names" }, ...data.nodes.map((node) => element("option", { value: node.name })));
    form.append(list);
    form.find.setAttribute("list", "names");
    const canvas = element("div", { class: "canvas", tabindex: 0, role: "application", "aria-label": words.canvas });
    const { width, height } = stage.querySelector(".picture.wide").viewBox.baseVal;
    canvas.style.aspectRatio = `${width} / ${height}`;
    stage.prepend(canvas);
    const tall = narrow.matches;
    drawn = {
      nodes: new vis.DataSet(data.nodes.map(({ id, label, x, y, tx, ty, size }) => ({ id, label, size, x: tall ? tx : x, y: tall ? ty : y }))),
      edges: new vis.DataSet(edges.map(({ id, from, to, of }) => ({ id, from, to, chosen: of.length > 0 }))),
    };
    network = new vis.Network(canvas, drawn, data.options);
    const picture = canvas.querySelector("canvas");
    picture.setAttribute("aria-hidden", "true");
    canvas.firstElementChild.removeAttribute("tabindex");
    network.fit();
    network.on("beforeDrawing", (context) => chosen || hulls(context));
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
    canvas.addEventListener("keydown", go);
    stage.append(zoomButtons());
    const asked = document.activeElement === button;
    button.remove();
    select(first, false);
    stage.scrollIntoView({ block: "nearest" });
    if (asked) canvas.focus({ preventScroll: true });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
    addEventListener("popstate", () => select(fromAddress(), false));
  }

  /** A box for each kind of actor, where there are several. */
  function addKinds() {
    if (data.kinds.length < 2) return;
    const choices = data.kinds.map((kind, number) => element("label", {}, element("input", { type: "checkbox", name: "kind", value: number, checked: "" }), kind));
    form.querySelector("fieldset").after(element("fieldset", {}, element("legend", {}, words.kinds), ...choices));
  }

  // By keyboard: an arrow leads to the nearest actor in its direction, Enter to the evidence.

  function go(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      (evidence.querySelector("li button") ?? evidence.querySelector("a")).focus();
      return;
    }
    const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (!way) return;
    event.preventDefault();
    const next = nextNode(way);
    if (next) select({ node: next });
  }

  function nextNode([across, down]) {
    const there = drawn.nodes.get({ filter: (node) => !node.hidden });
    if (!chosen?.node) return there[0]?.id;
    const here = drawn.nodes.get(chosen.node);
    let best;
    let least = Infinity;
    for (const node of there) {
      const [x, y] = [node.x - here.x, node.y - here.y];
      const ahead = x * across + y * down;
      const aside = Math.abs(x * down) + Math.abs(y * across);
      if (ahead > 0 && ahead + 2 * aside < least) [best, least] = [node.id, ahead + 2 * aside];
    }
    return best;
  }

  function zoomButtons() {
    const moves = [
      ["+", words.nearer, () => network.moveTo({ scale: network.getScale() * 1.3 })],
      ["−", words.farther, () => network.moveTo({ scale: network.getScale() / 1.3 })],
      ["⤢", words.whole, () => network.fit()],
    ];
    const buttons = moves.map(([sign, label, move]) => {
      const made = element("button", { type: "button", "aria-label": label, title: label }, sign);
      made.addEventListener("click", move);
      return made;
    });
    return element("div", { class: "zoom" }, ...buttons);
  }

  function find() {
    const typed = form.find.value.trim();
    const wanted = typed.toLocaleLowerCase();
    if (!wanted) return;
    const found = data.nodes.find((node) => node.name.toLocaleLowerCase() === wanted) ?? data.nodes.find((node) => node.name.toLocaleLowerCase().includes(wanted));
    if (!found) {
      evidence.replaceChildren(element("p", {}, say(words.nobody, { name: typed })), element("p", {}, element("a", { href: `${root}actors.html` }, words.everybody)));
      return;
    }
    select({ node: found.id });
    if (!nodes.get(found.id).label) network.focus(found.id, { scale: Math.max(network.getScale(), 1) });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    find();
  });
  form.addEventListener("input", ({ target }) => {
    if (target.type !== "range") return;
    if (+form.from.value > +form.to.value) target.value = target === form.from ? form.to.value : form.from.value;
    draw();
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
