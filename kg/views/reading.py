"""The pages to read: each policy with its mentions and anchors, the matrix, the goals, and the index of all views."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import Store

from kg.edges import rows
from kg.views.choose import VIEWS
from kg.views.legend import KINDS, PLACES, TOPICS
from kg.views.page import part, policy
from kg.views.selection import Clause, Selection

_PAGE = (
    '<!DOCTYPE html>\n<html lang="zh-Hans"><head><meta charset="utf-8">'
    '<meta http-equiv="Content-Security-Policy" content="{csp}">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    "<title>{title}</title><style>{style}</style></head>\n<body>"
    "<header><h1>{title}</h1><nav>{nav}</nav></header>\n<article>{body}</article></body></html>\n"
)


def _page(title: str, body: str, *, up: str = "") -> str:
    style = part("explorer.css")
    links = [("index.html", "目录 Index"), ("matrix.html", "矩阵 Matrix"), ("goals.html", "目标 Goals")]
    links += [(f"{name}.html", f"{titles['zh']} {titles['en']}") for name, (titles, _) in VIEWS.items()]
    nav = "".join(f'<a href="{up}{href}">{html.escape(text)}</a>' for href, text in links)
    return _PAGE.format(csp=html.escape(policy(style, [])), title=html.escape(title), style=style, nav=nav, body=body)


def anchor(clause: str) -> str:
    """The fragment of a clause in its policy's page: the end of its key."""
    return "-".join(clause.split("/")[-2:])


def _in_order(policy: str) -> tuple[tuple[int, str], ...]:
    """Policies by their identifiers, numbers as numbers: the tenth part stands behind the ninth."""
    return tuple((int(step), "") if step.isdigit() else (0, step) for step in policy.split("/"))


def reader_pages(selection: Selection) -> dict[str, str]:
    """Where each clause stands: its policy's page and its anchor."""
    ordered = sorted(selection.policies, key=_in_order)
    names = {policy: f"reader/{number:03d}.html" for number, policy in enumerate(ordered, 1)}
    return {key: f"{names[clause.policy]}#{anchor(key)}" for key, clause in selection.clauses.items()}


def marked(clause: Clause) -> str:
    """The text of a clause with its mentions marked by type."""
    pieces = []
    at = 0
    for start, end, kind, _ in clause.mentions:
        if start < at:
            continue
        pieces.append(html.escape(clause.text[at:start]))
        pieces.append(f'<mark class="{kind}" title="{kind}">{html.escape(clause.text[start:end])}</mark>')
        at = end
    return "".join(pieces) + html.escape(clause.text[at:])


def write_reader(folder: Path, selection: Selection, pages: Mapping[str, str]) -> None:
    """A page for each policy: its clauses in order, each with an anchor, its mentions and the facts drawn from it."""
    facts: dict[str, list[str]] = defaultdict(list)
    for edge in selection.edges:
        if edge.source in selection.nodes and edge.target in selection.nodes:
            line = f"{selection.nodes[edge.source].label} → {selection.nodes[edge.target].label}"
            for stated_in in edge.clauses:
                facts[stated_in].append(f"{line}（{'推断 inferred' if edge.inferred else '明文 stated'}）")
    by_policy: dict[str, list[Clause]] = defaultdict(list)
    for one in selection.clauses.values():
        by_policy[one.policy].append(one)
    (folder / "reader").mkdir(parents=True, exist_ok=True)
    for key, clauses in sorted(by_policy.items()):
        body = []
        for clause in sorted(clauses, key=lambda one: one.start):
            tag = "h2" if clause.heading else "p"
            told = "".join(f"<li>{html.escape(fact)}</li>" for fact in sorted(set(facts[clause.key])))
            body.append(
                f'<{tag} id="{anchor(clause.key)}" title="{html.escape(clause.citation)}">{marked(clause)}</{tag}>'
                + (f'<ul class="cite">{told}</ul>' if told else "")
            )
        name = pages[clauses[0].key].partition("#")[0]
        page = _page(selection.policies[key].title, "\n".join(body), up="../")
        (folder / name).write_text(page, encoding="utf-8", newline="\n")


def write_matrix(folder: Path, selection: Selection, pages: Mapping[str, str]) -> None:
    """Places by topics: how many clauses state that the one is to develop the other, each linked to them."""
    cells: dict[tuple[str, str], list[str]] = defaultdict(list)
    for edge in selection.edges:
        source, target = selection.nodes.get(edge.source), selection.nodes.get(edge.target)
        if edge.predicate == "develops" and source and target and source.kind in PLACES and target.kind in TOPICS:
            cells[edge.source, edge.target] += edge.clauses
    label = {key: node.label for key, node in selection.nodes.items()}
    places = sorted({place for place, _ in cells}, key=lambda key: (-sum(p == key for p, _ in cells), key))
    topics = sorted({topic for _, topic in cells}, key=lambda key: (-sum(t == key for _, t in cells), key))
    head = "".join(f"<th>{html.escape(label[place])}</th>" for place in places)
    lines = []
    for topic in topics:
        row = []
        for place in places:
            links = " ".join(
                f'<a href="{pages[clause]}" title="{html.escape(selection.clauses[clause].citation)}">{number}</a>'
                for number, clause in enumerate(cells.get((place, topic), ()), 1)
            )
            row.append(f'<td class="cell">{links}</td>')
        lines.append(f"<tr><th>{html.escape(label[topic])}</th>{''.join(row)}</tr>")
    body = (
        "<p>每个数字是一条条文的链接；只含明文陈述。Each number links to a clause; stated facts only.</p>"
        f"<table><tr><th></th>{head}</tr>{''.join(lines)}</table>"
    )
    page = _page("地区 × 产业 · Places × topics", body)
    (folder / "matrix.html").write_text(page, encoding="utf-8", newline="\n")


def write_goals(folder: Path, store: Store, pages: Mapping[str, str]) -> None:
    """The quantified targets, by deadline."""
    found = rows(
        store,
        "SELECT ?goal ?metric ?operator ?low ?high ?unit ?deadline ?clause ?citation { ?goal a pk:Target ; "
        "pk:metric ?metric ; pk:operator ?operator ; pk:statedIn ?clause . ?clause pk:citation ?citation . "
        "OPTIONAL { ?goal pk:low ?low } OPTIONAL { ?goal pk:high ?high } OPTIONAL { ?goal pk:unit ?unit } "
        "OPTIONAL { ?goal pk:deadline ?deadline } } ORDER BY ?deadline ?citation ?metric",
    )
    head = "".join(
        f"<th>{text}</th>" for text in ("期限 By", "指标 Metric", "", "数值 Value", "单位 Unit", "依据 Clause")
    )
    lines = []
    for row in found:
        value = "–".join(str(row[name]) for name in ("low", "high") if row.get(name) not in (None, ""))
        cells = [row.get("deadline") or "", row["metric"], row["operator"], value, row.get("unit") or ""]
        link = f'<a href="{pages[str(row["clause"])]}">{html.escape(str(row["citation"]))}</a>'
        lines.append("<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in cells) + f"<td>{link}</td></tr>")
    page = _page("量化目标 · Targets", f"<table><tr>{head}</tr>{''.join(lines)}</table>")
    (folder / "goals.html").write_text(page, encoding="utf-8", newline="\n")


def write_index(folder: Path, selection: Selection, pages: Mapping[str, str]) -> None:
    """What was read, what was found, and where to look."""
    counts: dict[str, int] = defaultdict(int)
    for node in selection.nodes.values():
        if node.clauses or node.kind in ("policy", "task", "target"):
            counts[node.kind] += 1
    first = {clause.policy: pages[key].partition("#")[0] for key, clause in selection.clauses.items()}
    policies = "".join(
        f'<li><a href="{first[key]}">{html.escape(policy.title)}</a></li>'
        for key, policy in sorted(selection.policies.items(), key=lambda item: first.get(item[0], ""))
        if key in first
    )
    views = "".join(
        f'<li><a href="{name}.html">{html.escape(titles["zh"])} · {html.escape(titles["en"])}</a></li>'
        for name, (titles, _) in VIEWS.items()
    )
    found = "".join(
        f"<tr><td>{names['zh']} {names['en']}</td><td>{counts[kind]}</td></tr>"
        for kind, names in KINDS.items()
        if counts[kind]
    )
    body = (
        f"<h2>视图 Views</h2><ul>{views}<li><a href='matrix.html'>地区 × 产业 · Places × topics</a></li>"
        f"<li><a href='goals.html'>量化目标 · Targets</a></li></ul>"
        f"<h2>政策 Policies</h2><ul>{policies}</ul>"
        f"<h2>提及 Mentioned</h2><table>{found}</table>"
    )
    (folder / "index.html").write_text(_page("policykg", body), encoding="utf-8", newline="\n")
