"use strict";

// What the page says, in both languages.
const words = {
  zh: {
    search: "搜索：中文、拼音、首字母、英文", searchShort: "搜索", back: "← 返回", whole: "全图", table: "数据表", language: "English",
    legend: "图例与筛选", kinds: "类别", relations: "关系", filters: "筛选", status: "概念", onlyStated: "仅明文", onlyInferred: "仅推断",
    onlyCurated: "仅已审定", onlyCandidates: "仅候选", tie: "共担权重至少", physics: "自由布局", minimum: "依据条文至少", policy: "政策", year: "年份", strength: "力度", all: "全部",
    hint: "点击节点看名称、事实和条文；点击连线看所依据的条文。滚轮缩放，放大后显示更多名称。",
    heaviest: "依据最多", includes: "合并显示", names: "别名", code: "代码", broader: "上位", within: "位于", narrower: "下位", facts: "事实",
    clauses: "依据条文", mentionedIn: "提及它的条文", copy: "复制引文", copied: "已复制", open: "在原文中查看", more: "另有 {n} 条未列出",
    stated: "明文", implied: "推断", rule: "规则", csv: "下载 CSV", close: "关闭", nothing: "没有匹配的节点",
    candidateTag: "候选（由词形发现，未经审定）", subject: "主体", predicate: "关系", object: "对象", role: "角色", via: "任务或机构", weight: "权重",
    basis: "依据", count: "条文数", citation: "出处", clause: "条文原文", around: "只看相邻节点", permalink: "复制链接",
    noClause: "此关系来自词表，没有单独的条文。", others: "其他视图", clear: "清除筛选", shown: "显示 {n} 个节点、{e} 条关系", first: "表中列出前 {n} 条；CSV 含全部。",
    graph: "关系图：{n} 个节点，{e} 条关系。方向键在节点间移动，回车打开，加减号缩放，0 看全图；也可用搜索框或数据表逐条查看。", reached: "{n}，{k}，{e} 条关系", dashed: "虚线边框：候选概念", source: "依据：",
  },
  en: {
    search: "Search: Chinese, pinyin, initials, English", searchShort: "Search", back: "← Back", whole: "Whole graph", table: "Table", language: "中文",
    legend: "Legend and filters", kinds: "Kinds", relations: "Relations", filters: "Filters", status: "Concepts", onlyStated: "stated only", onlyInferred: "inferred only",
    onlyCurated: "reviewed only", onlyCandidates: "candidates only", tie: "Tie weight at least", physics: "free layout", minimum: "Clauses at least", policy: "Policy", year: "Year", strength: "Strength", all: "all",
    hint: "Click a node for its names, facts and clauses; click an edge for the clauses that state it. Zoom in for more names.",
    heaviest: "Most evidence", includes: "Drawn as one", names: "Also", code: "Code", broader: "Broader", within: "Within", narrower: "Narrower", facts: "Facts",
    clauses: "Clauses", mentionedIn: "Clauses that mention it", copy: "Copy citation", copied: "Copied", open: "Read in context", more: "{n} more are not listed",
    stated: "stated", implied: "inferred", rule: "rule", csv: "Download CSV", close: "Close", nothing: "No node matches",
    candidateTag: "candidate (found by its form, not reviewed)", subject: "Subject", predicate: "Relation", object: "Object", role: "Role", via: "Task or body", weight: "weight",
    basis: "Basis", count: "Clauses", citation: "Source", clause: "Clause", around: "Neighbours only", permalink: "Copy link",
    noClause: "This comes from the vocabulary, not from a clause of its own.", others: "Other views", clear: "Clear filters", shown: "{n} nodes and {e} relations shown", first: "The first {n} are listed; the CSV has all.",
    graph: "Graph of {n} nodes and {e} relations. Arrow keys move between nodes, Enter opens one, plus and minus zoom, 0 shows all; the search box and the table give each of them as text.", reached: "{n}, {k}, {e} relations", dashed: "Dashed outline: candidate", source: "Source: ",
  },
};
