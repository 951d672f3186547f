// What can be taken away: the table, CSV, SVG and PNG of what is shown.
const download = (name, href) => {
  const anchor = make("a", undefined, { download: name, href });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
};
const shownFacts = () => [...visible.facts].map((id) => [id, data.facts[id]]);
const field = (value) => {
  // A spreadsheet would run a text that begins like a formula.
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
  return `"${text.replace(/"/g, '""')}"`;
};
const csv = () => {
  const head = ["subject", "predicate", "object", "basis", "strength", "via", "rule", "citation", "clause"].map(t);
  const lines = [head];
  for (const [, fact] of shownFacts()) {
    const start = [nameOf(fact.source), relationName(fact.predicate), nameOf(fact.target)];
    if (!fact.evidence.length) lines.push([...start, "", "", "", "", "", ""]);
    for (const [clause, inferred, strength, rule, via] of evidenceOf(fact)) {
      lines.push([...start, t(inferred ? "implied" : "stated"), strengthName(strength), via, rule, data.clauses[clause].citation, data.clauses[clause].text]);
    }
  }
  return `\ufeff${lines.map((line) => line.map(field).join(",")).join("\r\n")}\r\n`;
};

const MOST_ROWS = 1000;
el("table").addEventListener("click", () => {
  const sheet = el("sheet");
  const top = make("div", undefined, { className: "foot" });
  top.append(
    button(t("close"), () => sheet.close()),
    button(t("csv"), () => download(`${data.name}.csv`, URL.createObjectURL(new Blob([csv()], { type: "text/csv" }))), { id: "csv" }),
    make("span", t("shown", { n: visible.nodes.size, e: visible.facts.size })),
  );
  const table = make("table");
  const head = make("tr");
  for (const word of ["subject", "predicate", "object", "basis", "count", "citation"]) head.append(make("th", t(word), { scope: "col" }));
  table.append(head);
  const facts = shownFacts();
  for (const [id, fact] of facts.slice(0, MOST_ROWS)) {
    const evidence = evidenceOf(fact);
    const line = make("tr");
    const cells = [make("td"), make("td"), make("td")];
    cells[0].append(link(fact.source));
    cells[1].append(button(relationName(fact.predicate), () => visit({ edge: id }), { className: "link" }));
    cells[2].append(link(fact.target));
    const basis = evidence.length ? t(evidence.every(([, inferred]) => inferred) ? "implied" : "stated") : "";
    const keys = clausesOf(evidence);
    line.append(...cells, make("td", basis), make("td", countOf(fact) || ""), make("td", keys.map((key) => data.clauses[key].citation).join("\n"), { className: "lines" }));
    table.append(line);
  }
  sheet.replaceChildren(top, table);
  if (facts.length > MOST_ROWS) top.append(make("span", t("first", { n: MOST_ROWS })));
  sheet.showModal();
});
el("sheet").addEventListener("click", (event) => { if (event.target.classList.contains("link")) el("sheet").close(); });

const SVG = "http://www.w3.org/2000/svg";
const shapes = {
  dot: (x, y, r) => ["circle", { cx: x, cy: y, r }],
  square: (x, y, r) => ["rect", { x: x - r, y: y - r, width: 2 * r, height: 2 * r }],
  polygon: (x, y, r, points) => ["polygon", { points: points.map(([dx, dy]) => `${(x + dx * r).toFixed(1)},${(y + dy * r).toFixed(1)}`).join(" ") }],
};
const corners = (n, turn, far = () => 1) => Array.from({ length: n }, (_, k) => {
  const angle = turn + (2 * Math.PI * k) / n;
  return [Math.cos(angle) * far(k), Math.sin(angle) * far(k)];
});
const outlines = {
  triangle: corners(3, -Math.PI / 2, () => 1.15),
  triangleDown: corners(3, Math.PI / 2, () => 1.15),
  hexagon: corners(6, 0),
  diamond: corners(4, 0, () => 1.1),
  star: corners(10, -Math.PI / 2, (k) => (k % 2 ? 0.5 : 1.2)),
};
const shapeOf = (shape, x, y, r) => (shapes[shape] ? shapes[shape](x, y, r) : shapes.polygon(x, y, r, outlines[shape]));

// The picture as it stands on the screen, with title and legend, for a slide.
const picture = () => {
  const { clientWidth: width, clientHeight: height } = el("net");
  const top = 44;
  const bottom = 40;
  const svg = document.createElementNS(SVG, "svg");
  const add = (tag, attributes, text) => {
    const made = document.createElementNS(SVG, tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, String(value)));
    if (text !== undefined) made.textContent = text;
    svg.append(made);
    return made;
  };
  Object.entries({ xmlns: SVG, width, height: height + top + bottom, viewBox: `0 0 ${width} ${height + top + bottom}`, "font-family": FACE }).forEach(([name, value]) => svg.setAttribute(name, String(value)));
  add("rect", { x: 0, y: 0, width, height: height + top + bottom, fill: "#ffffff" });
  add("text", { x: 16, y: 29, "font-size": 20, "font-weight": "bold", fill: "#1c1c1c" }, data.title[language]);
  const scale = network.getScale();
  const project = standsAt;
  const inside = ({ x, y }) => x > -20 && y > -20 && x < width + 20 && y < height + 20;
  for (const id of visible.facts) {
    const edge = data.edges[id];
    const [one, two] = [project(edge.from), project(edge.to)];
    if (!inside(one) && !inside(two)) continue;
    const length = Math.hypot(two.x - one.x, two.y - one.y) || 1;
    const [dx, dy] = [(two.x - one.x) / length, (two.y - one.y) / length];
    const r = weightOf.get(edge.to) * scale + 1;
    const end = { x: two.x - dx * r, y: two.y - dy * r };
    const line = { x1: one.x, y1: one.y + top, x2: end.x, y2: end.y + top, stroke: edge.color, "stroke-width": Math.max(0.7, edge.width * scale), "stroke-opacity": 0.75 };
    if (edge.dashes) line["stroke-dasharray"] = edge.dashes.map((dash) => Math.max(1, dash * scale)).join(" ");
    for (const name of ["x1", "y1", "x2", "y2"]) line[name] = line[name].toFixed(1);
    add("line", line);
    if (edge.arrows) {
      const size = 7 * Math.max(0.6, scale);
      const tip = [[0, 0], [-1, 0.45], [-1, -0.45]].map(([a, b]) => `${(end.x + (a * dx - b * dy) * size).toFixed(1)},${(end.y + top + (a * dy + b * dx) * size).toFixed(1)}`);
      add("polygon", { points: tip.join(" "), fill: edge.color });
    }
  }
  for (const node of data.nodes) {
    if (!visible.nodes.has(node.id) || !inside(project(node.id))) continue;
    const { x, y } = project(node.id);
    const [tag, attributes] = shapeOf(node.shape, x, y + top, node.size * scale);
    add(tag, { ...attributes, fill: node.color, stroke: "#00000088", "stroke-width": 1, ...(node.shapeProperties.borderDashes ? { "stroke-dasharray": "3 2", stroke: "#000000" } : {}) });
  }
  for (const label of placeLabels(width, height, project, scale)) {
    add("text", { x: label.x.toFixed(1), y: (label.y + top + label.size * 0.36).toFixed(1), "font-size": label.size.toFixed(1), "text-anchor": "middle", fill: "#1c1c1c", stroke: "#ffffff", "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" }, label.text);
  }
  let x = 22;
  const kinds = new Set([...visible.nodes].map((key) => info.get(key).kind));
  for (const kind of data.kinds.filter(({ name }) => kinds.has(name))) {
    const [tag, attributes] = shapeOf(kind.shape, x, height + top + 20, 7);
    add("rect", { x: x - 12, y: height + top + 4, width: widthOf(kind.names[language], 13) + 34, height: 32, fill: "#ffffff" });
    add(tag, { ...attributes, fill: kind.colour });
    add("text", { x: x + 13, y: height + top + 25, "font-size": 13, fill: "#1c1c1c" }, kind.names[language]);
    x += widthOf(kind.names[language], 13) + 38;
  }
  return [new XMLSerializer().serializeToString(svg), width, height + top + bottom];
};
const svgAddress = (text) => URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
el("svg").addEventListener("click", () => download(`${data.name}.svg`, svgAddress(picture()[0])));
el("png").addEventListener("click", () => {
  const [text, width, height] = picture();
  const image = new Image();
  image.addEventListener("load", () => {
    const canvas = make("canvas", undefined, { width: width * 2, height: height * 2 });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    download(`${data.name}.png`, canvas.toDataURL("image/png"));
  });
  image.src = svgAddress(text);
});
