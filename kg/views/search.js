// The search box: names, pinyin, initials; whole matches before beginnings before the rest.
const query = el("query");
const suggestions = el("suggestions");
let found = [];
let chosen = 0;
const rank = (node, wanted) => {
  let best = 9;
  node.search.forEach((form, at) => {
    if (!form.includes(wanted)) return;
    const how = form === wanted ? 0 : form.startsWith(wanted) ? 1 : 2;
    best = Math.min(best, how + (at > 2 ? 0.5 : 0));
  });
  return best;
};
const matches = (text) => {
  const wanted = text.trim().toLowerCase().replace(/\s+/g, (gap) => (/[a-z]/i.test(text) ? gap : ""));
  if (!wanted) return [];
  const forms = [...new Set([wanted, wanted.replace(/\s+/g, "")])];
  return data.info
    .map((node) => [Math.min(...forms.map((form) => rank(node, form))), node])
    .filter(([how]) => how < 9)
    .sort(([one, first], [two, second]) => one - two || weightOf.get(second.key) - weightOf.get(first.key) || first.label.length - second.label.length)
    .slice(0, 14)
    .map(([, node]) => node.key);
};
const closeSuggestions = () => {
  suggestions.replaceChildren();
  query.setAttribute("aria-expanded", "false");
  query.removeAttribute("aria-activedescendant");
};
const choose = (at) => {
  chosen = at;
  [...suggestions.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
  if (found.length) query.setAttribute("aria-activedescendant", `suggestion-${at}`);
};
const suggest = () => {
  found = matches(query.value);
  suggestions.replaceChildren(...found.map((key, at) => {
    const item = make("li", undefined, { id: `suggestion-${at}` });
    const kind = kindOf.get(info.get(key).kind);
    const mark = make("span", kind.mark, { className: "mark", ariaHidden: "true" });
    mark.style.color = kind.colour;
    item.append(mark, make("span", nameOf(key)), make("small", kind.names[language]));
    item.setAttribute("role", "option");
    item.addEventListener("mousedown", (event) => { event.preventDefault(); pick(key); });
    return item;
  }));
  query.setAttribute("aria-expanded", String(found.length > 0));
  choose(0);
  el("notes").textContent = query.value.trim() && !found.length ? t("nothing") : data.note[language];
};
const pick = (key) => {
  closeSuggestions();
  query.value = nameOf(key);
  visit({ node: key });
};
query.addEventListener("input", suggest);
query.addEventListener("blur", closeSuggestions);
query.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (found.length) choose((chosen + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length);
  } else if (event.key === "Enter") {
    found = matches(query.value);
    if (found.length) pick(found[Math.min(chosen, found.length - 1)]);
  } else if (event.key === "Escape") closeSuggestions();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    query.focus();
  }
});
