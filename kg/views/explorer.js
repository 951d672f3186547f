// What happens: visits, the language, and the events of the drawing.
const refresh = () => {
  sift();
  nodeView.refresh();
  edgeView.refresh();
  count();
};
// A filter was set: the address holds it, without a step in the history.
const filtered = () => {
  refresh();
  history.replaceState(null, "", address({ ...standing(), lang: language }));
};
const clearFilters = () => {
  Object.assign(shown, OPEN, { kinds: new Set(kindOf.keys()), relations: new Set(usual) });
  drawFilters();
  filtered();
};
// What is asked for by name is shown whatever the filters say.
const reveal = ({ node, near, edge }) => {
  const fact = edge === undefined || edge === null ? null : data.facts[edge];
  const keys = fact ? [fact.source, fact.target] : [node || near].filter(Boolean);
  if (fact ? visible.facts.has(edge) : keys.every((key) => visible.nodes.has(key))) return;
  keys.forEach((key) => shown.kinds.add(info.get(key).kind));
  if (fact) shown.relations.add(fact.predicate);
  Object.assign(shown, OPEN);
  if (!keys.every((key) => !shown.near || shown.near.has(key))) shown.near = null;
  drawFilters();
  filtered();
};
const tell = (parts) => {
  el("side").replaceChildren(...parts);
  el("side").scrollTop = 0;
};
const centre = (key) => network.focus(key, { scale: Math.max(0.9, network.getScale()), animation: false });

const follow = (move = true) => {
  const { node, near, edge, lang } = standing();
  const other = lang !== language;
  if (other) language = lang;
  const sifted = takeFilters();
  if (other) speak();
  else if (sifted) drawFilters();
  const before = shown.near;
  shown.near = near ? new Set([near, ...factsOf.get(near).filter((id) => shown.relations.has(data.facts[id].predicate)).flatMap((id) => [data.facts[id].source, data.facts[id].target])]) : node || edge !== null ? shown.near : null;
  if (sifted || shown.near !== before) refresh();
  if (shown.near !== before) fit();
  const key = near || node;
  // An address that sets filters is shown as it was seen.
  if (!String(filterPart())) reveal({ node, near, edge });
  if (key) {
    tell(nodePanel(key));
    if (!visible.nodes.has(key)) network.unselectAll();
    else {
      network.selectNodes([key]);
      if (move && !near) centre(key);
    }
  } else if (edge !== null) {
    const fact = data.facts[edge];
    tell(edgePanel(edge));
    if (edgeView.get(edge)) network.setSelection({ nodes: [], edges: [edge] });
    if (move && visible.facts.has(edge)) fit([fact.source, fact.target]);
  } else {
    network.unselectAll();
    tell(startPanel());
  }
  pointSelected();
  redraw();
};
const visit = ({ node, near, edge, lang = language, move = true }) => {
  reveal({ node, near, edge });
  const wanted = address({ node, near, edge, lang });
  if (wanted !== (location.hash || "#")) history.pushState(null, "", wanted);
  follow(move);
  if (move && (node || near || edge !== undefined) && window.innerWidth < 760) el("side").scrollIntoView();
};

const speak = () => {
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  document.title = data.title[language];
  el("title").textContent = data.title[language];
  query.placeholder = t("search");
  query.setAttribute("aria-label", t("search"));
  suggestions.setAttribute("aria-label", t("searchShort"));
  for (const id of ["back", "whole", "table", "language"]) el(id).textContent = t(id);
  el("png").textContent = "PNG";
  el("svg").textContent = "SVG";
  el("side").setAttribute("aria-label", t("clauses"));
  el("sheet").setAttribute("aria-label", t("table"));
  el("others").setAttribute("aria-label", t("others"));
  el("notes").textContent = data.note[language];
  el("others").replaceChildren(...data.others.map((other) => make("a", other.title[language], { href: spoken(other.href) })));
  drawFilters();
  count();
};

network.on("click", (event) => {
  if (event.nodes.length) visit({ node: event.nodes[0], move: false });
  else if (event.edges.length) visit({ edge: event.edges[0], move: false });
});
network.on("doubleClick", (event) => { if (event.nodes.length) visit({ near: event.nodes[0] }); });
// The drawing takes the focus on a click, too: its frame is for those who move by keys.
document.addEventListener("keydown", (event) => { if (event.key === "Tab") document.body.classList.add("keys"); });
document.addEventListener("pointerdown", () => document.body.classList.remove("keys"));
el("back").addEventListener("click", () => history.back());
el("whole").addEventListener("click", () => { visit({}); fit(); });
el("language").addEventListener("click", () => {
  const { node, near, edge } = standing();
  visit({ node, near, edge: edge === null ? undefined : edge, lang: language === "zh" ? "en" : "zh", move: false });
});
window.addEventListener("hashchange", () => follow());
window.policykg = { network, shown: () => ({ nodes: nodeView.length, edges: edgeView.length }) };
if (window.innerWidth < 760) el("legend").open = false;
// One stop for the keyboard, which is the board with its label; the drawing inside would be a second.
board.querySelectorAll("[tabindex]").forEach((inner) => { inner.tabIndex = -1; });
speak();
// The legend has taken its place by now: the drawing takes what is left.
network.setSize("100%", "100%");
network.once("afterDrawing", () => { fit(); follow(); document.body.dataset.ready = "yes"; });
