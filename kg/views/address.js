// Where the page stands is in its address: #node=KEY, #near=KEY or #edge=SUBJECT|RELATION|OBJECT, the filters that are
// set, and the language; so a view can be cited as it is seen.
const edgeName = ({ source, predicate, target }) => `${source}|${predicate}|${target}`;
const edgeIds = new Map(data.facts.map((fact, id) => [edgeName(fact), id]));
const opened = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "zh";

const standing = () => {
  const given = new URLSearchParams(location.hash.slice(1));
  // A topic that is drawn as another is found under that one.
  const [node, near, edge] = ["node", "near", "edge"].map((name) => (given.get(name) || "").split("|").map((key) => data.folded[key] || key).join("|"));
  const lang = given.get("lang") || opened;
  return { node: info.has(node) ? node : null, near: info.has(near) ? near : null, edge: edgeIds.has(edge) ? edgeIds.get(edge) : null, lang: lang === "en" ? "en" : "zh" };
};
const listOf = (given, name) => (given.get(name) || "").split(",").filter(Boolean);
// Takes the filters from the address; says whether that changed any.
const takeFilters = () => {
  const given = new URLSearchParams(location.hash.slice(1));
  const before = String(filterPart());
  const without = listOf(given, "without");
  shown.kinds = new Set([...kindOf.keys()].filter((kind) => !without.includes(kind)));
  shown.relations = new Set(given.has("relations") ? listOf(given, "relations").filter((name) => relationOf.has(name)) : usual);
  for (const name of Object.keys(OPEN)) shown[name] = given.get(name) || OPEN[name];
  return String(filterPart()) !== before;
};
const filterPart = () => {
  const wanted = new URLSearchParams();
  const without = [...kindOf.keys()].filter((kind) => !shown.kinds.has(kind));
  if (without.length) wanted.set("without", without.join(","));
  const relations = data.relations.map((relation) => relation.name).filter((name) => shown.relations.has(name));
  if (relations.join() !== usual.join()) wanted.set("relations", relations.join(","));
  for (const [name, value] of Object.entries(OPEN)) if (shown[name] !== value) wanted.set(name, shown[name]);
  return wanted;
};
const address = ({ node, near, edge, lang }) => {
  const wanted = new URLSearchParams();
  if (node) wanted.set("node", node);
  if (near) wanted.set("near", near);
  if (edge !== undefined && edge !== null) wanted.set("edge", edgeName(data.facts[edge]));
  filterPart().forEach((value, name) => wanted.set(name, value));
  if (lang !== opened) wanted.set("lang", lang);
  return `#${wanted}`;
};
// A link to another page in the language that is read: the reader's fragments name clauses, so it stands before them.
const spoken = (href) => {
  if (language === "zh") return href;
  const [page, fragment] = href.split("#");
  return `${page}?lang=${language}${fragment ? `#${fragment}` : ""}`;
};
