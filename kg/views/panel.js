// The side panel: a node with its facts, or an edge with its clauses.
const copied = (control, text) => async () => {
  try {
    await navigator.clipboard.writeText(text());
  } catch {
    // A page opened from disk may have no clipboard of its own.
    const area = make("textarea", text());
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  const before = control.textContent;
  control.textContent = t("copied");
  setTimeout(() => { control.textContent = before; }, 1500);
};
const copyButton = (word, text) => {
  const control = make("button", t(word), { type: "button", className: "copy" });
  control.addEventListener("click", copied(control, text));
  return control;
};
const link = (key, text) => (info.has(key) ? button(text || nameOf(key), () => visit({ node: key }), { className: "link" }) : make("span", text));
const tag = (text, name = "") => make("span", text, { className: `tag ${name}` });

const clauseCard = (key, about, remarks = []) => {
  const clause = data.clauses[key];
  const card = make("article", undefined, { className: "clause" });
  const text = make("p");
  // Offsets count characters; a string of the browser counts a rare one as two.
  const characters = Array.from(clause.text);
  const slice = (start, end) => characters.slice(start, end).join("");
  let at = 0;
  for (const [start, end, kind, entity] of clause.mentions) {
    if (start < at) continue;
    text.append(slice(at, start));
    const mark = make("mark", slice(start, end), { className: about.includes(entity) && entity ? `${kind} about` : kind, title: data.types[kind] ? data.types[kind][language] : kind });
    if (entity) {
      mark.tabIndex = 0;
      mark.setAttribute("role", "link");
      mark.addEventListener("click", () => visit({ node: entity }));
      mark.addEventListener("keydown", (event) => { if (event.key === "Enter") visit({ node: entity }); });
    }
    text.append(mark);
    at = end;
  }
  text.append(slice(at));
  card.append(text, make("div", clause.citation, { className: "cite" }));
  if (remarks.length) {
    const line = make("div");
    line.append(...remarks.map((remark) => tag(remark)));
    card.append(line);
  }
  const foot = make("div", undefined, { className: "foot" });
  foot.append(copyButton("copy", () => `${clause.text}（${clause.citation}）`));
  if (clause.page) foot.append(make("a", t("open"), { href: spoken(clause.page) }));
  card.append(foot);
  return card;
};

const row = (word, ...parts) => {
  const line = make("p", undefined, { className: "row" });
  line.append(make("b", t(word)), " ");
  parts.forEach((part, at) => line.append(at ? " · " : "", part));
  return line;
};
const listed = (label, ids, key) => {
  const group = make("details", undefined, { open: ids.length <= 12 });
  group.append(make("summary", `${label} (${ids.length})`));
  const list = make("ul", undefined, { className: "facts" });
  for (const id of ids) {
    const fact = data.facts[id];
    const item = make("li");
    const other = fact.source === key ? fact.target : fact.source;
    const count = countOf(fact);
    item.append(button(nameOf(other), () => visit({ edge: id }), { className: "link" }));
    if (count) item.append(" ", make("small", `${count}`, { title: t("count") }));
    item.append(" ", button("↗", () => visit({ node: other }), { className: "link", title: nameOf(other), ariaLabel: nameOf(other) }));
    list.append(item);
  }
  group.append(list);
  return group;
};

const nodePanel = (key) => {
  const node = info.get(key);
  const parts = [make("h2", nameOf(key), { className: "name" })];
  const tags = make("div");
  tags.append(tag(kindOf.get(node.kind).names[language]));
  if (node.status === "candidate") tags.append(tag(t("candidateTag"), "candidate"));
  if (node.code) tags.append(tag(`${t("code")} ${node.code}`));
  parts.push(tags);
  if (node.includes.length) parts.push(row("includes", ...node.includes));
  const names = [language === "en" ? node.label : node.english, ...node.names].filter((name, at, all) => name && name !== nameOf(key) && !node.includes.includes(name) && all.indexOf(name) === at);
  if (names.length) parts.push(row("names", ...names));
  for (const relation of ["broader", "within"]) {
    const above = node.above.filter(([how]) => how === relation);
    if (above.length) parts.push(row(relation, ...above.map(([, other, label]) => link(other, info.has(other) ? nameOf(other) : label))));
  }
  const below = data.info.filter((other) => other.above.some(([how, above]) => how === "broader" && above === key));
  if (below.length) parts.push(row("narrower", ...below.slice(0, 12).map((other) => link(other.key))));
  const tools = make("div", undefined, { className: "foot" });
  tools.append(button(t("around"), () => visit({ near: key })), copyButton("permalink", () => location.href));
  parts.push(tools);
  const groups = new Map();
  for (const id of factsOf.get(key)) {
    const fact = data.facts[id];
    if (fact.evidence.length && !evidenceOf(fact).length) continue;
    const label = relationName(fact.predicate, fact.source !== key);
    groups.set(label, [...(groups.get(label) || []), id]);
  }
  if (groups.size) parts.push(make("h3", t("facts")));
  const heavy = (id) => data.facts[id].total;
  for (const [label, ids] of groups) parts.push(listed(label, ids.sort((one, two) => heavy(two) - heavy(one) || one - two), key));
  if (node.total) {
    parts.push(make("h3", `${t("mentionedIn")} (${node.total})`));
    for (const clause of node.clauses) parts.push(clauseCard(clause, [key]));
    if (node.total > node.clauses.length) parts.push(make("p", t("more", { n: node.total - node.clauses.length })));
  }
  return parts;
};

const edgePanel = (id) => {
  const fact = data.facts[id];
  const evidence = evidenceOf(fact);
  const title = make("h2", undefined, { className: "name" });
  title.append(link(fact.source), ` ${relationName(fact.predicate)} `, link(fact.target));
  const tools = make("div", undefined, { className: "foot" });
  if (fact.weight) tools.append(tag(`${t("weight")} ${fact.weight}`));
  tools.append(copyButton("permalink", () => location.href));
  const keys = clausesOf(evidence);
  const parts = [title, tools, make("h3", `${t("clauses")} (${countOf(fact)})`)];
  if (!fact.evidence.length) parts.push(make("p", t("noClause")));
  for (const key of keys) {
    const remarks = evidence.filter(([clause]) => clause === key).flatMap(([, inferred, strength, rule, via]) =>
      [t(inferred ? "implied" : "stated"), ...(via ? [`${t("via")} ${via}`] : []), ...(strength ? [`${t(isRole(strength) ? "role" : "strength")} ${strengthName(strength)}`] : []), ...(rule ? [`${t("rule")} ${rule}`] : [])]);
    parts.push(clauseCard(key, [fact.source, fact.target], [...new Set(remarks)]));
  }
  if (countOf(fact) > keys.length) parts.push(make("p", t("more", { n: countOf(fact) - keys.length })));
  return parts;
};

const startPanel = () => {
  const list = make("ol", undefined, { className: "facts" });
  for (const key of ranked.slice(0, 15)) {
    const item = make("li");
    const kind = kindOf.get(info.get(key).kind);
    const mark = make("span", kind.mark, { className: "mark", title: kind.names[language] });
    mark.style.color = kind.colour;
    item.append(mark, " ", link(key));
    list.append(item);
  }
  return [make("p", t("hint")), make("h2", t("heaviest")), list];
};
