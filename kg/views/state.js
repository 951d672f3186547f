// What the page holds, and what of it is shown.
const data = JSON.parse(document.getElementById("data").textContent);
const el = (id) => document.getElementById(id);
const make = (tag, text, props = {}) => {
  const made = Object.assign(document.createElement(tag), props);
  if (text !== undefined && text !== null) made.textContent = text;
  return made;
};
const button = (text, act, props = {}) => {
  const made = make("button", text, { type: "button", ...props });
  made.addEventListener("click", act);
  return made;
};

let language = "zh";
const t = (key, values = {}) => words[language][key].replace(/\{(\w)\}/g, (_, name) => values[name]);
const info = new Map(data.info.map((node) => [node.key, node]));
const kindOf = new Map(data.kinds.map((kind) => [kind.name, kind]));
const relationOf = new Map(data.relations.map((relation) => [relation.name, relation]));
const nameOf = (key) => {
  const node = info.get(key);
  return (language === "en" && node.english) || node.label;
};
const relationName = (name, backwards = false) => {
  const names = relationOf.get(name).names;
  if (language === "en") return (backwards && names.backEn) || names.en;
  return (backwards && names.back) || names.zh;
};
// A role, or those of two agencies: lead–participant, lead+office–member.
const isRole = (strength) => strength.split(/[–+]/).every((role) => Object.hasOwn(data.roles, role));
const strengthName = (strength) => (isRole(strength) ? strength.replace(/[a-z]+/g, (role) => data.roles[role][language]) : strength);

// What the filters let through: basis is stated or inferred, status curated or candidate, clauses and tie the least of each.
const OPEN = { basis: "", status: "", policy: "", year: "", strength: "", clauses: "1", tie: "0" };
const usual = data.relations.filter((relation) => !relation.hidden).map((relation) => relation.name);
const shown = { kinds: new Set(kindOf.keys()), relations: new Set(usual), near: null, ...OPEN };
const factsOf = new Map(data.info.map((node) => [node.key, []]));
data.facts.forEach((fact, id) => {
  factsOf.get(fact.source).push(id);
  if (fact.target !== fact.source) factsOf.get(fact.target).push(id);
});
const weightOf = new Map(data.nodes.map((node) => [node.id, node.size]));
const ranked = data.nodes.map((node) => node.id).sort((one, two) => weightOf.get(two) - weightOf.get(one));

// The evidence of a fact that the filters let through.
const evidenceOf = (fact) => fact.evidence.filter(([clause, inferred, strength]) =>
  (shown.basis === "" || inferred === (shown.basis === "inferred")) &&
  (shown.policy === "" || data.policies[data.clauses[clause].policy].key === shown.policy) &&
  (shown.year === "" || data.policies[data.clauses[clause].policy].year === shown.year) &&
  (shown.strength === "" || strength === shown.strength));
// How many clauses give a fact: all of them where nothing is filtered, else those that are listed and pass.
const selective = () => ["basis", "policy", "year", "strength"].some((name) => shown[name] !== OPEN[name]);
const countOf = (fact) => (selective() ? clausesOf(evidenceOf(fact)).length : fact.total);
const clausesOf = (evidence) => [...new Set(evidence.map(([clause]) => clause))];

const visible = { nodes: new Set(), facts: new Set() };
const sift = () => {
  const sifting = selective() || shown.clauses !== OPEN.clauses;
  const candidate = (key) => info.get(key).status === "candidate";
  const allowed = (key) => shown.kinds.has(info.get(key).kind) && (!shown.near || shown.near.has(key)) && (shown.status !== "curated" || !candidate(key));
  visible.nodes.clear();
  visible.facts.clear();
  data.facts.forEach((fact, id) => {
    if (!shown.relations.has(fact.predicate) || !allowed(fact.source) || !allowed(fact.target)) return;
    // Candidates are shown with what they stand in facts with.
    if (shown.status === "candidate" && !candidate(fact.source) && !candidate(fact.target)) return;
    if (fact.weight && fact.weight < Number(shown.tie)) return;
    const passes = fact.evidence.length ? countOf(fact) >= Number(shown.clauses) : !sifting;
    if (!passes) return;
    visible.facts.add(id);
    visible.nodes.add(fact.source).add(fact.target);
  });
  // A node that stands in no fact at all stays; one whose facts are filtered out goes with them.
  for (const [key, facts] of factsOf) if (!facts.length && allowed(key) && !sifting && (shown.status !== "candidate" || candidate(key))) visible.nodes.add(key);
};
sift();

const nodes = new vis.DataSet(data.nodes.map(({ label, ...node }) => node));
const edges = new vis.DataSet(data.edges.map((edge) => ({
  ...edge, color: { color: edge.color, highlight: "#111111", hover: "#444444", opacity: data.edges.length > 1500 ? 0.25 : 0.8 },
})));
const nodeView = new vis.DataView(nodes, { filter: (node) => visible.nodes.has(node.id) });
const edgeView = new vis.DataView(edges, { filter: (edge) => visible.facts.has(edge.id) });
const network = new vis.Network(el("net"), { nodes: nodeView, edges: edgeView }, {
  physics: { enabled: false, barnesHut: { springLength: 110, damping: 0.4 } },
  edges: { smooth: false, arrows: { to: { scaleFactor: 0.45 } }, selectionWidth: 1.5, hoverWidth: 0.5 },
  interaction: { hover: data.nodes.length < 800, keyboard: false, hideEdgesOnDrag: data.edges.length > 1500, hideEdgesOnZoom: data.edges.length > 1500 },
  layout: { improvedLayout: false },
});
