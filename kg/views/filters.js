// The legend, which filters, and the other filters.
const box = (content, checked, change) => {
  const label = make("label", undefined, { className: "kind" });
  const input = make("input", undefined, { type: "checkbox", checked });
  input.addEventListener("change", () => { change(input.checked); filtered(); });
  label.append(input, " ", ...content);
  return label;
};
const labelled = (word, name, control) => {
  const label = make("label", `${t(word)} `, { className: "kind" });
  control.addEventListener("change", () => { shown[name] = control.value || OPEN[name]; filtered(); });
  label.append(control);
  return label;
};
const select = (word, name, options) => {
  const control = make("select", undefined, { name });
  options.forEach(([key, text]) => control.append(make("option", text, { value: key, selected: key === shown[name] })));
  return labelled(word, name, control);
};
// The roles of agencies, or the verbs that give what they govern its strength, the most frequent first.
const strengths = (() => {
  const counts = new Map();
  data.facts.forEach((fact) => fact.evidence.forEach(([, , strength]) => { if (strength) counts.set(strength, (counts.get(strength) || 0) + 1); }));
  return [...counts].sort((one, two) => two[1] - one[1] || (one[0] < two[0] ? -1 : 1));
})();
const years = [...new Set(data.policies.map((policy) => policy.year))].filter(Boolean).sort();
const heaviestTie = Math.max(0, ...data.facts.map((fact) => fact.weight));
let physics = false;
const toggle = (set, key) => (on) => { if (on) shown[set].add(key); else shown[set].delete(key); };
const counters = { kinds: new Map(), relations: new Map() };

const drawFilters = () => {
  el("legend-title").textContent = t("legend");
  const kinds = el("kinds");
  kinds.replaceChildren(make("legend", t("kinds")));
  for (const kind of data.kinds) {
    const mark = make("span", kind.mark, { className: "mark", ariaHidden: "true" });
    mark.style.color = kind.colour;
    const count = make("span", "", { className: "count" });
    counters.kinds.set(kind.name, count);
    kinds.append(box([mark, ` ${kind.names[language]} `, count], shown.kinds.has(kind.name), toggle("kinds", kind.name)));
  }
  const relations = el("relations");
  relations.replaceChildren(make("legend", t("relations")));
  for (const relation of data.relations) {
    const line = make("span", "", { className: "line", ariaHidden: "true" });
    const [long] = relation.dashes;
    line.style.borderTop = `2.5px ${!long ? "solid" : long < 4 ? "dotted" : "dashed"} ${relation.colour}`;
    const count = make("span", "", { className: "count" });
    counters.relations.set(relation.name, count);
    relations.append(box([line, ` ${relation.names[language]} `, count], shown.relations.has(relation.name), toggle("relations", relation.name)));
  }
  const filters = el("filters");
  filters.replaceChildren(make("legend", t("filters")));
  const all = ["", t("all")];
  filters.append(
    select("basis", "basis", [all, ["stated", t("onlyStated")], ["inferred", t("onlyInferred")]]),
    select("status", "status", [all, ["curated", t("onlyCurated")], ["candidate", t("onlyCandidates")]]),
    select("minimum", "clauses", ["1", "2", "3", "5", "10"].map((n) => [n, n])),
  );
  if (heaviestTie) {
    filters.append(labelled("tie", "tie", make("input", undefined, { type: "number", name: "tie", min: "0", max: String(heaviestTie), step: "0.1", value: shown.tie })));
  }
  if (data.policies.length > 1) filters.append(select("policy", "policy", [all, ...data.policies.map((policy) => [policy.key, policy.title])]));
  if (years.length > 1) filters.append(select("year", "year", [all, ...years.map((year) => [year, year])]));
  if (strengths.length > 1) {
    const word = strengths.every(([strength]) => isRole(strength)) ? "role" : "strength";
    filters.append(select(word, "strength", [all, ...strengths.map(([strength, n]) => [strength, `${strengthName(strength)} (${n})`])]));
  }
  filters.append(button(t("clear"), () => clearFilters(), { id: "clear" }), box([t("physics")], physics, (on) => { physics = on; network.setOptions({ physics: { enabled: on } }); }));
};

const count = () => {
  const kinds = new Map();
  visible.nodes.forEach((key) => { const { kind } = info.get(key); kinds.set(kind, (kinds.get(kind) || 0) + 1); });
  counters.kinds.forEach((place, kind) => { place.textContent = String(kinds.get(kind) || 0); });
  const relations = new Map();
  visible.facts.forEach((id) => { const { predicate } = data.facts[id]; relations.set(predicate, (relations.get(predicate) || 0) + 1); });
  counters.relations.forEach((place, relation) => { place.textContent = String(relations.get(relation) || 0); });
  el("net").setAttribute("aria-label", t("graph", { n: visible.nodes.size, e: visible.facts.size }));
};
