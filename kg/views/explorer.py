"""The interactive views: which part of the graph each shows, and its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from pypinyin import lazy_pinyin

from kg.views.drawing import STYLES, asset, draw
from kg.views.layout import lay_out
from kg.views.page import part, render
from kg.views.select import MOST_CLAUSES, Edge, Selection, heaviest, restrict

LIMIT = 500
PLACES = frozenset({"district", "zone", "place group", "division", "place"})
TOPICS = frozenset({"industry", "technology", "topic"})
Titles = Mapping[str, str]

KIND_NAMES: dict[str, Titles] = {
    "district": {"zh": "区县", "en": "district"},
    "zone": {"zh": "功能区", "en": "zone"},
    "place group": {"zh": "区域", "en": "region"},
    "division": {"zh": "行政区", "en": "division"},
    "place": {"zh": "地点", "en": "place"},
    "industry": {"zh": "产业", "en": "industry"},
    "technology": {"zh": "技术", "en": "technology"},
    "topic": {"zh": "主题", "en": "topic"},
    "agency": {"zh": "机构", "en": "agency"},
    "agency group": {"zh": "机构统称", "en": "agencies"},
    "body": {"zh": "议事协调机构", "en": "coordinating body"},
    "post": {"zh": "职务", "en": "post"},
    "organisation": {"zh": "其他单位", "en": "organisation"},
    "policy": {"zh": "政策", "en": "policy"},
    "target": {"zh": "量化目标", "en": "target"},
    "goal": {"zh": "目标", "en": "goal"},
    "task": {"zh": "任务", "en": "task"},
}
PREDICATES: dict[str, Titles] = {
    "develops": {"zh": "发展", "en": "develops"},
    "developsByContext": {"zh": "发展（推断）", "en": "develops (inferred)"},
    "restricts": {"zh": "限制", "en": "restricts"},
    "coOwns": {"zh": "共同承担任务", "en": "share a task"},
    "seat": {"zh": "参加议事协调机构", "en": "sits in"},
    "targets": {"zh": "针对", "en": "targets"},
    "about": {"zh": "涉及", "en": "is about"},
    "broader": {"zh": "上位", "en": "narrower than"},
}
MARKS = {
    "square": "■",
    "dot": "●",
    "triangle": "▲",
    "triangleDown": "▼",
    "hexagon": "⬢",
    "diamond": "◆",
    "star": "★",
    "ellipse": "⬭",
}


def _kept(selection: Selection, edges: Iterable[Edge]) -> Selection:
    """Without the candidates that stand in no fact of the view."""
    return restrict(selection, edges)


def overview(selection: Selection) -> Selection:
    """Policies and what they target, places and what they develop, agencies and what they share, goals."""
    return _kept(selection, [edge for edge in selection.edges if edge.predicate != "sitsWith"])


def district_industry(selection: Selection) -> Selection:
    """Places and the topics that they are to develop."""
    return _kept(
        selection,
        [edge for edge in selection.edges if edge.predicate in ("develops", "developsByContext", "restricts")],
    )


def co_owners(selection: Selection) -> Selection:
    """Agencies that share a task, and agencies that sit in one body: two kinds of edge.

    A body stands as a node of its own with an edge from each that sits in it; the pairs of its members, which would
    be a clique of a hundred edges for one conference of sixteen, are left to the tables.
    """
    return _kept(selection, [edge for edge in selection.edges if edge.predicate in ("coOwns", "seat")])


def technologies(selection: Selection) -> Selection:
    """The technologies that stand in a fact or below a topic that does, with broader topics and places."""

    def technical(key: str) -> bool:
        return key in selection.nodes and selection.nodes[key].kind == "technology"

    edges = [
        edge
        for edge in selection.edges
        if edge.predicate in ("develops", "developsByContext", "targets", "about") and technical(edge.target)
    ]
    known = {key for edge in edges for key in (edge.source, edge.target)}
    curated = [key for key, node in selection.nodes.items() if node.kind == "technology" and len(node.clauses) > 1]
    for key in sorted({*curated, *(key for key in known if technical(key))}):
        for above in selection.nodes[key].broader:
            if above in selection.nodes and selection.nodes[above].clauses:
                edges.append(Edge(key, above, "broader", False, "", ()))
    return _kept(selection, edges)


VIEWS: dict[str, tuple[Titles, Callable[[Selection], Selection]]] = {
    "overview": ({"zh": "总览", "en": "Overview"}, overview),
    "district-industry": ({"zh": "各区发展什么产业", "en": "Which places develop what"}, district_industry),
    "co-owners": ({"zh": "哪些机构共同承担", "en": "Which agencies share tasks and bodies"}, co_owners),
    "technologies": ({"zh": "技术", "en": "Technologies"}, technologies),
}


def around(selection: Selection, key: str) -> Selection:
    """A thing and what it stands in facts with, and the facts among those."""
    near = {key} | {edge.target for edge in selection.edges if edge.source == key}
    near |= {edge.source for edge in selection.edges if edge.target == key}
    edges = [
        edge for edge in selection.edges if edge.source in near and edge.target in near and edge.predicate != "sitsWith"
    ]
    for other in sorted(selection.nodes):
        if key in selection.nodes[other].broader and selection.nodes[other].clauses:
            edges.append(Edge(other, key, "broader", False, "", ()))
    for above in selection.nodes[key].broader:
        if above in selection.nodes:
            edges.append(Edge(key, above, "broader", False, "", ()))
    return restrict(selection, edges, [key])


@lru_cache(maxsize=65536)
def _typed(name: str) -> tuple[str, str, str]:
    """What a name may be typed as: itself, its pinyin, and the pinyin's initials, in lower case."""
    short = name[:40]
    syllables = lazy_pinyin(short)
    return name.lower(), "".join(syllables).lower(), "".join(syllable[:1] for syllable in syllables).lower()


def _search(names: Iterable[str]) -> list[str]:
    """What the names of a node may be typed as, each once."""
    return list(dict.fromkeys(form for name in names for form in _typed(name)))


def _data(name: str, title: Titles, view: Selection, left_out: int, pages: Mapping[str, str]) -> dict[str, Any]:
    """What a page holds."""
    nodes, edges = draw(view, lay_out(view))
    used: dict[str, None] = dict.fromkeys(clause for edge in view.edges for clause in edge.clauses)
    info = []
    for key, node in view.nodes.items():
        clauses = node.clauses[:MOST_CLAUSES]
        used.update(dict.fromkeys(clauses))
        info.append(
            {
                "key": key,
                "label": node.label,
                "english": node.english,
                "kind": node.kind,
                "status": node.status,
                "names": list(node.names[:12]),
                "code": node.code,
                "broader": [
                    {"key": above, "label": view.nodes[above].label} for above in node.broader if above in view.nodes
                ],
                "clauses": list(clauses),
                "total": len(node.clauses),
                "search": _search([node.label, *node.names[:6]]),
            }
        )
    counts = Counter(node.kind for node in view.nodes.values())
    clauses_shown = {
        key: {
            "text": view.clauses[key].text,
            "citation": view.clauses[key].citation,
            "mentions": [list(span) for span in view.clauses[key].mentions],
            "page": pages.get(key, ""),
        }
        for key in used
        if key in view.clauses
    }
    return {
        "name": name,
        "title": dict(title),
        "nodes": nodes,
        "edges": edges,
        "info": info,
        "facts": [
            {
                "source": edge.source,
                "target": edge.target,
                "predicate": edge.predicate,
                "inferred": edge.inferred,
                "strength": edge.strength,
                "clauses": [clause for clause in edge.clauses if clause in clauses_shown],
            }
            for edge in view.edges
        ],
        "clauses": clauses_shown,
        "kinds": [
            {"name": kind, "count": counts[kind], "colour": STYLES[kind][1], "mark": MARKS[STYLES[kind][0]]}
            for kind in STYLES
            if counts[kind]
        ],
        "kindNames": {kind: dict(KIND_NAMES[kind]) for kind in STYLES if counts[kind]},
        "predicates": {key: dict(names) for key, names in PREDICATES.items()},
        "leftOut": left_out,
        "note": {
            "zh": f"为便于阅读只显示依据最多的 {len(view.nodes)} 个节点，另有 {left_out} 个未显示；"
            "用 policykg view NAME --limit N 可显示更多。",
            "en": f"The {len(view.nodes)} nodes with the most evidence are shown; {left_out} more are not. "
            "policykg view NAME --limit N shows more.",
        },
        "others": [{"title": dict(other), "href": f"{key}.html"} for key, (other, _) in VIEWS.items() if key != name]
        + [{"title": {"zh": "目录", "en": "Index"}, "href": "index.html"}],
    }


def write_explorer(
    folder: Path, name: str, title: Titles, view: Selection, *, limit: int, pages: Mapping[str, str]
) -> Path:
    """Write one view as a page.

    Parameters
    ----------
    folder : Path
        The folder of views.
    name : str
        The page's name, without its ending.
    limit : int
        How many nodes it shows at most, the heaviest first.
    pages : mapping of str to str
        Where each clause stands in the reader.
    """
    shown, left_out = heaviest(view, limit)
    page = render(
        f"{title['zh']} · {title['en']}",
        _data(name, title, shown, left_out, pages),
        template=part("template.html"),
        style=part("explorer.css"),
        scripts={"library": asset(), "script": part("explorer.js")},
    )
    path = folder / f"{name}.html"
    path.write_text(page, encoding="utf-8", newline="\n")
    return path
