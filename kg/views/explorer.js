"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = {
    zh: {
      search: "搜索：中文、拼音、英文", whole: "全图", table: "数据表", png: "图片", kinds: "类别", filters: "筛选",
      inferred: "推断的事实", candidate: "候选概念", physics: "自由布局", minimum: "最少依据", english: "English",
      hint: "点击节点或连线，查看所依据的条文。", names: "名称", code: "代码", broader: "上位", facts: "事实", clauses: "依据条文",
      copy: "复制引文", copied: "已复制", more: "另有 {n} 条未列出", stated: "明文", implied: "推断", csv: "下载 CSV", close: "关闭",
      nothing: "没有匹配的节点", candidateTag: "候选（未经审定）", subject: "主体", predicate: "关系", object: "对象", strength: "力度",
      basis: "依据", noClause: "此关系来自标题或词表，没有单独的条文。", around: "只看相邻节点", clausesCount: "条文数",
    },
    en: {
      search: "Search: Chinese, pinyin, English", whole: "Whole graph", table: "Table", png: "Picture", kinds: "Kinds", filters: "Filters",
      inferred: "inferred facts", candidate: "candidates", physics: "free layout", minimum: "at least clauses", english: "中文",
      hint: "Click a node or an edge to see the clauses behind it.", names: "Names", code: "Code", broader: "Broader", facts: "Facts", clauses: "Clauses",
      copy: "Copy citation", copied: "copied", more: "{n} more are not listed", stated: "stated", implied: "inferred", csv: "Download CSV", close: "Close",
      nothing: "No node matches", candidateTag: "candidate (not reviewed)", subject: "Subject", predicate: "Relation", object: "Object", strength: "Strength",
      basis: "Basis", noClause: "This comes from a title or the vocabulary, not from a clause of its own.", around: "Neighbours only", clausesCount: "Clauses",
    },
  };
  let language = "zh";
  const t = (key) => words[language][key];
  const el = (id) => document.getElementById(id);
  const make = (tag, text, props = {}) => {
    const node = Object.assign(document.createElement(tag), props);
    if (text !== undefined && text !== null) node.textContent = text;
    return node;
  };
  const info = new Map(data.info.map((node) => [node.key, node]));
  const nameOf = (key) => {
    const node = info.get(key);
    if (!node) return key;
    return (language === "en" && node.english) || node.label;
  };
  const predicateName = (name) => (data.predicates[name] ? data.predicates[name][language] : name);

  const nodes = new vis.DataSet(data.nodes.map((node) => ({ ...node, font: { size: 15, face: "Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif", strokeWidth: 3, strokeColor: "#ffffff" } })));
  const edges = new vis.DataSet(data.edges);
  const shown = { kinds: new Set(data.kinds.map((kind) => kind.name)), inferred: true, candidate: true, minimum: 1, near: null };
  const visible = (key) => {
    const node = info.get(key);
    return shown.kinds.has(node.kind) && (shown.candidate || node.status !== "candidate") && (!shown.near || shown.near.has(key));
  };
  const edgeVisible = (fact) => (shown.inferred || !fact.inferred) && Math.max(1, fact.clauses.length) >= shown.minimum && visible(fact.source) && visible(fact.target);
  const nodeView = new vis.DataView(nodes, { filter: (node) => visible(node.id) });
  const edgeView = new vis.DataView(edges, { filter: (edge) => edgeVisible(data.facts[edge.id]) });
  const network = new vis.Network(el("net"), { nodes: nodeView, edges: edgeView }, {
    physics: { enabled: false },
    edges: { smooth: false, arrows: { to: { scaleFactor: 0.5 } }, selectionWidth: 2 },
    nodes: { scaling: { label: { enabled: false } } },
    interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false }, hideEdgesOnDrag: data.nodes.length > 600, tooltipDelay: 200 },
    layout: { improvedLayout: false },
  });
  window.policykg = { network, shown: () => ({ nodes: nodeView.length, edges: edgeView.length }) };

  const refresh = () => {
    nodeView.refresh();
    edgeView.refresh();
    el("net").setAttribute("aria-label", `${nodeView.length} / ${edgeView.length}`);
  };

  const clauseCard = (key) => {
    const clause = data.clauses[key];
    const card = make("div", undefined, { className: "clause" });
    const text = make("p");
    let at = 0;
    for (const [start, end, kind] of clause.mentions) {
      if (start < at) continue;
      text.append(document.createTextNode(clause.text.slice(at, start)));
      text.append(make("mark", clause.text.slice(start, end), { className: kind, title: kind }));
      at = end;
    }
    text.append(document.createTextNode(clause.text.slice(at)));
    const cite = make("div", clause.citation, { className: "cite" });
    const copy = make("button", t("copy"), { type: "button" });
    copy.addEventListener("click", async () => {
      const line = `${clause.text}（${clause.citation}）`;
      try {
        await navigator.clipboard.writeText(line);
      } catch {
        const area = make("textarea", line);
        document.body.append(area);
        area.select();
        document.execCommand("copy");
        area.remove();
      }
      copy.textContent = t("copied");
    });
    card.append(text, cite, copy);
    if (clause.page) card.append(" ", make("a", "→", { href: clause.page }));
    return card;
  };
  const clauseList = (side, keys, total) => {
    side.append(make("h2", `${t("clauses")} (${total ?? keys.length})`));
    if (!keys.length) side.append(make("p", t("noClause")));
    for (const key of keys) side.append(clauseCard(key));
    if (total > keys.length) side.append(make("p", t("more").replace("{n}", total - keys.length)));
  };
  const link = (key, text) => {
    const button = make("button", text || nameOf(key), { type: "button", className: "link" });
    button.addEventListener("click", () => showNode(key, true));
    return button;
  };

  const showNode = (key, move) => {
    const node = info.get(key);
    if (!node) return;
    const side = el("side");
    side.replaceChildren(make("h1", nameOf(key)));
    side.append(make("span", data.kindNames[node.kind] ? data.kindNames[node.kind][language] : node.kind, { className: "tag" }));
    if (node.status === "candidate") side.append(make("span", t("candidateTag"), { className: "tag" }));
    if (node.code) side.append(make("span", `${t("code")} ${node.code}`, { className: "tag" }));
    const names = node.names.filter((name) => name !== nameOf(key));
    if (names.length) side.append(make("p", `${t("names")}: ${names.join(" · ")}`));
    if (node.broader.length) {
      const line = make("p", `${t("broader")}: `);
      node.broader.forEach((above) => line.append(info.has(above.key) ? link(above.key) : make("span", above.label), " "));
      side.append(line);
    }
    const near = make("button", t("around"), { type: "button" });
    near.addEventListener("click", () => {
      shown.near = new Set([key, ...network.getConnectedNodes(key)]);
      refresh();
      network.fit({ animation: false });
    });
    side.append(near);
    const groups = new Map();
    data.facts.forEach((fact, id) => {
      if (fact.source !== key && fact.target !== key) return;
      const label = `${fact.source === key ? "→ " : "← "}${predicateName(fact.predicate)}`;
      if (!groups.has(label)) groups.set(label, []);
      groups.get(label).push([fact.source === key ? fact.target : fact.source, id]);
    });
    if (groups.size) side.append(make("h2", t("facts")));
    for (const [label, others] of groups) {
      side.append(make("div", `${label} (${others.length})`));
      const list = make("ul");
      for (const [other, id] of others) {
        const item = make("li");
        const button = make("button", nameOf(other), { type: "button", className: "link" });
        button.addEventListener("click", () => showEdge(id));
        item.append(button);
        list.append(item);
      }
      side.append(list);
    }
    clauseList(side, node.clauses, node.total);
    if (move && nodeView.get(key)) {
      network.selectNodes([key]);
      network.focus(key, { scale: Math.max(0.9, network.getScale()), animation: false });
    }
    history.replaceState(null, "", `#node=${encodeURIComponent(key)}`);
  };

  const showEdge = (id) => {
    const fact = data.facts[id];
    const side = el("side");
    const title = make("h1");
    title.append(link(fact.source), ` ${predicateName(fact.predicate)} `, link(fact.target));
    side.replaceChildren(title);
    side.append(make("span", fact.inferred ? t("implied") : t("stated"), { className: "tag" }));
    if (fact.strength) side.append(make("span", `${t("strength")}: ${fact.strength}`, { className: "tag" }));
    clauseList(side, fact.clauses, fact.clauses.length);
    if (edgeView.get(id)) network.setSelection({ nodes: [], edges: [id] });
    history.replaceState(null, "", `#edge=${id}`);
  };

  network.on("click", (event) => {
    if (event.nodes.length) showNode(event.nodes[0], false);
    else if (event.edges.length) showEdge(event.edges[0]);
  });

  const query = el("query");
  const list = el("suggestions");
  let chosen = -1;
  const matches = (text) => {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return [];
    return data.info
      .filter((node) => node.search.some((name) => name.includes(wanted)))
      .sort((a, b) => (a.search.includes(wanted) ? 0 : 1) - (b.search.includes(wanted) ? 0 : 1) || a.label.length - b.label.length)
      .slice(0, 12);
  };
  const suggest = () => {
    const found = matches(query.value);
    chosen = -1;
    list.replaceChildren(...found.map((node) => {
      const item = make("li", nameOf(node.key), { role: "option" });
      item.setAttribute("role", "option");
      item.addEventListener("mousedown", () => pick(node.key));
      return item;
    }));
    query.setAttribute("aria-expanded", String(found.length > 0));
    el("notes").textContent = query.value.trim() && !found.length ? t("nothing") : note();
    return found;
  };
  const pick = (key) => {
    list.replaceChildren();
    query.setAttribute("aria-expanded", "false");
    query.value = nameOf(key);
    if (!visible(key)) {
      shown.near = null;
      shown.kinds.add(info.get(key).kind);
      shown.candidate = true;
      drawFilters();
      refresh();
    }
    showNode(key, true);
  };
  query.addEventListener("input", suggest);
  query.addEventListener("keydown", (event) => {
    const items = [...list.children];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      chosen = (chosen + (event.key === "ArrowDown" ? 1 : -1) + items.length) % Math.max(1, items.length);
      items.forEach((item, index) => item.setAttribute("aria-selected", String(index === chosen)));
    } else if (event.key === "Enter") {
      const found = matches(query.value);
      if (found.length) pick(found[Math.max(0, chosen)].key);
    } else if (event.key === "Escape") list.replaceChildren();
  });

  const box = (text, checked, change) => {
    const label = make("label", undefined, { className: "kind" });
    const input = make("input", undefined, { type: "checkbox", checked });
    input.addEventListener("change", () => { change(input.checked); refresh(); });
    label.append(input, " ", ...(Array.isArray(text) ? text : [text]));
    return label;
  };
  const drawFilters = () => {
    const kinds = el("kinds");
    kinds.replaceChildren(make("legend", t("kinds")));
    for (const kind of data.kinds) {
      const mark = make("span", kind.mark, { className: "mark" });
      mark.style.color = kind.colour;
      kinds.append(box([mark, ` ${data.kindNames[kind.name][language]} (${kind.count})`], shown.kinds.has(kind.name), (on) => {
        if (on) shown.kinds.add(kind.name); else shown.kinds.delete(kind.name);
      }));
    }
    const filters = el("filters");
    filters.replaceChildren(make("legend", t("filters")));
    filters.append(box(t("inferred"), shown.inferred, (on) => { shown.inferred = on; }));
    filters.append(box(t("candidate"), shown.candidate, (on) => { shown.candidate = on; }));
    filters.append(box(t("physics"), false, (on) => network.setOptions({ physics: { enabled: on } })));
    const label = make("label", `${t("minimum")} `);
    const select = make("select");
    [1, 2, 3, 5].forEach((n) => select.append(make("option", String(n), { value: n, selected: n === shown.minimum })));
    select.addEventListener("change", () => { shown.minimum = Number(select.value); refresh(); });
    label.append(select);
    filters.append(label);
  };
  const note = () => (data.leftOut ? data.note[language] : "");

  const visibleFacts = () => data.facts.map((fact, id) => [fact, id]).filter(([fact]) => edgeVisible(fact));
  const download = (name, href) => {
    const anchor = make("a", undefined, { download: name, href });
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
  };
  const header = () => [t("subject"), t("predicate"), t("object"), t("basis"), t("clausesCount"), t("clauses")];
  const tableRows = () => visibleFacts().map(([fact]) => [
    nameOf(fact.source), predicateName(fact.predicate), nameOf(fact.target), fact.inferred ? t("implied") : t("stated"),
    fact.clauses.length, fact.clauses.map((key) => data.clauses[key].citation).join(" | "),
  ]);
  const cell = (value) => `"${String(value).replace(/"/g, '""')}"`;
  el("table").addEventListener("click", () => {
    const sheet = el("sheet");
    const close = make("button", t("close"), { type: "button" });
    close.addEventListener("click", () => sheet.close());
    const csv = make("button", t("csv"), { type: "button", id: "csv" });
    csv.addEventListener("click", () => {
      const text = "\ufeff" + [header(), ...tableRows()].map((row) => row.map(cell).join(",")).join("\r\n");
      download(`${data.name}.csv`, URL.createObjectURL(new Blob([text], { type: "text/csv" })));
    });
    const table = make("table");
    const head = make("tr");
    header().forEach((text) => head.append(make("th", text)));
    table.append(head);
    tableRows().forEach((row) => {
      const line = make("tr");
      row.forEach((value) => line.append(make("td", String(value))));
      table.append(line);
    });
    sheet.replaceChildren(close, " ", csv, table);
    sheet.showModal();
  });
  el("png").addEventListener("click", () => {
    const canvas = el("net").querySelector("canvas");
    const copy = make("canvas", undefined, { width: canvas.width, height: canvas.height });
    const pen = copy.getContext("2d");
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, copy.width, copy.height);
    pen.drawImage(canvas, 0, 0);
    download(`${data.name}.png`, copy.toDataURL("image/png"));
  });
  el("whole").addEventListener("click", () => {
    shown.near = null;
    refresh();
    network.fit({ animation: false });
    history.replaceState(null, "", location.pathname);
  });
  const speak = () => {
    document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
    el("title").textContent = data.title[language];
    query.placeholder = t("search");
    query.setAttribute("aria-label", t("search"));
    ["whole", "table", "png"].forEach((id) => { el(id).textContent = t(id); });
    el("language").textContent = t("english");
    el("notes").textContent = note();
    el("others").replaceChildren(...data.others.map((other) => make("a", other.title[language], { href: other.href })));
    nodes.update(data.nodes.map((node) => ({ id: node.id, label: language === "en" && info.get(node.id).english ? info.get(node.id).english.slice(0, 28) : node.label })));
    drawFilters();
    if (!location.hash) el("side").replaceChildren(make("p", t("hint")));
  };
  el("language").addEventListener("click", () => {
    language = language === "zh" ? "en" : "zh";
    speak();
    follow();
  });
  const follow = () => {
    const [what, value] = decodeURIComponent(location.hash.slice(1)).split("=");
    if (what === "node" && info.has(value)) showNode(value, true);
    else if (what === "edge" && data.facts[Number(value)]) showEdge(Number(value));
  };
  window.addEventListener("hashchange", follow);
  speak();
  network.once("afterDrawing", () => { network.fit({ animation: false }); follow(); });
})();
