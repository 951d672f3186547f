// Where the page stands is in its address: #node=KEY, #edge=SUBJECT|RELATION|OBJECT or #near=KEY, and lang=en.
const edgeName = ({ source, predicate, target }) => `${source}|${predicate}|${target}`;
const edgeIds = new Map(data.facts.map((fact, id) => [edgeName(fact), id]));

const refresh = () => {
  sift();
  nodeView.refresh();
  edgeView.refresh();
  count();
};
const reveal = (...keys) => {
  // Something asked for by name is shown whatever the filters say.
  if (keys.every((key) => visible.nodes.has(key))) return false;
  keys.forEach((key) => shown.kinds.add(info.get(key).kind));
  Object.assign(shown, { near: null, candidate: true, inferred: true, minimum: 1, policy: "", year: "", strength: "" });
  drawFilters();
  refresh();
  return true;
};
const tell = (parts) => {
  el("side").replaceChildren(...parts);
  el("side").scrollTop = 0;
};
const centre = (key) => network.focus(key, { scale: Math.max(0.9, network.getScale()), animation: false });

const standing = () => {
  const given = new URLSearchParams(location.hash.slice(1));
  // A topic that is drawn as another is found under that one.
  const [node, near, edge] = ["node", "near", "edge"].map((name) => (given.get(name) || "").split("|").map((key) => data.folded[key] || key).join("|"));
  return { node: info.has(node) ? node : null, near: info.has(near) ? near : null, edge: edgeIds.has(edge) ? edgeIds.get(edge) : null, lang: given.get("lang") };
};
const follow = (move = true) => {
  const { node, near, edge, lang } = standing();
  if ((lang === "en" ? "en" : "zh") !== language) {
    language = lang === "en" ? "en" : "zh";
    speak();
  }
  const before = shown.near;
  shown.near = near ? new Set([near, ...factsOf.get(near).filter((id) => shown.relations.has(data.facts[id].predicate)).flatMap((id) => [data.facts[id].source, data.facts[id].target])]) : node || edge !== null ? shown.near : null;
  if (shown.near !== before) {
    refresh();
    fit();
  }
  const key = near || node;
  if (key) {
    reveal(key);
    tell(nodePanel(key));
    network.selectNodes([key]);
    if (move && !near) centre(key);
  } else if (edge !== null) {
    const fact = data.facts[edge];
    shown.relations.add(fact.predicate);
    if (!reveal(fact.source, fact.target) && !visible.facts.has(edge)) { drawFilters(); refresh(); }
    tell(edgePanel(edge));
    if (edgeView.get(edge)) network.setSelection({ nodes: [], edges: [edge] });
    if (move) fit([fact.source, fact.target]);
  } else {
    network.unselectAll();
    tell(startPanel());
  }
  pointSelected();
  network.redraw();
};
const visit = ({ node, near, edge, lang = language, move = true }) => {
  const wanted = new URLSearchParams();
  if (node) wanted.set("node", node);
  if (near) wanted.set("near", near);
  if (edge !== undefined) wanted.set("edge", edgeName(data.facts[edge]));
  if (lang === "en") wanted.set("lang", "en");
  if (`#${wanted}` !== location.hash) history.pushState(null, "", `#${wanted}`);
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
  el("notes").textContent = data.note[language];
  el("others").replaceChildren(...data.others.map((other) => make("a", other.title[language], { href: other.href })));
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
speak();
// The legend has taken its place by now: the drawing takes what is left.
network.setSize("100%", "100%");
network.once("afterDrawing", () => { fit(); follow(); window.policykg.ready = true; });
