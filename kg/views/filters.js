// The legend, which filters, and the other filters.
const box = (content, checked, change) => {
  const label = make("label", undefined, { className: "kind" });
  const input = make("input", undefined, { type: "checkbox", checked });
  input.addEventListener("change", () => { change(input.checked); refresh(); });
  label.append(input, " ", ...content);
  return label;
};
const select = (word, options, value, change) => {
  const label = make("label", `${t(word)} `, { className: "kind" });
  const control = make("select", undefined, { name: word });
  options.forEach(([key, text]) => control.append(make("option", text, { value: key, selected: String(key) === String(value) })));
  control.addEventListener("change", () => { change(control.value); refresh(); });
  label.append(control);
  return label;
};
const toggle = (set, key) => (on) => { if (on) set.add(key); else set.delete(key); };
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
    kinds.append(box([mark, ` ${kind.names[language]} `, count], shown.kinds.has(kind.name), toggle(shown.kinds, kind.name)));
  }
  const relations = el("relations");
  relations.replaceChildren(make("legend", t("relations")));
  for (const relation of data.relations) {
    const line = make("span", "", { className: "line", ariaHidden: "true" });
    const [long] = relation.dashes;
    line.style.borderTop = `2.5px ${!long ? "solid" : long < 4 ? "dotted" : "dashed"} ${relation.colour}`;
    const count = make("span", "", { className: "count" });
    counters.relations.set(relation.name, count);
    relations.append(box([line, ` ${relation.names[language]} `, count], shown.relations.has(relation.name), toggle(shown.relations, relation.name)));
  }
  const filters = el("filters");
  filters.replaceChildren(make("legend", t("filters")));
  filters.append(
    box([t("inferred")], shown.inferred, (on) => { shown.inferred = on; }),
    box([t("candidate")], shown.candidate, (on) => { shown.candidate = on; }),
    select("minimum", [1, 2, 3, 5].map((n) => [n, String(n)]), shown.minimum, (value) => { shown.minimum = Number(value); }),
  );
  if (data.policies.length > 1) {
    filters.append(select("policy", [["", t("all")], ...data.policies.map((policy, at) => [at, policy.title])], shown.policy, (value) => { shown.policy = value; }));
  }
  const years = [...new Set(data.policies.map((policy) => policy.year))].sort();
  if (years.length > 1) filters.append(select("year", [["", t("all")], ...years.map((year) => [year, year])], shown.year, (value) => { shown.year = value; }));
  const strengths = new Map();
  data.facts.forEach((fact) => fact.evidence.forEach(([, , strength]) => { if (strength) strengths.set(strength, (strengths.get(strength) || 0) + 1); }));
  if (strengths.size > 1) {
    const common = [...strengths].sort((one, two) => two[1] - one[1] || (one[0] < two[0] ? -1 : 1));
    const word = common.every(([strength]) => isRole(strength)) ? "role" : "strength";
    filters.append(select(word, [["", t("all")], ...common.map(([strength, n]) => [strength, `${strengthName(strength)} (${n})`])], shown.strength, (value) => { shown.strength = value; }));
  }
  filters.append(box([t("physics")], false, (on) => network.setOptions({ physics: { enabled: on } })));
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
