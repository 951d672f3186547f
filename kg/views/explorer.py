"""The page that is explored: a view's drawing with all that stands behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from pypinyin import lazy_pinyin

from kg.views.choose import VIEWS
from kg.views.drawing import asset, draw
from kg.views.layout import lay_out
from kg.views.legend import COLOURS, DASHES, KINDS, LINE, MARKS, RELATIONS, ROLES, STYLES, TYPES, Names
from kg.views.limit import fitted, most_clauses, trimmed
from kg.views.page import part, render
from kg.views.selection import Edge, Node, Selection, in_order

LIMIT = 500
MOST_CLAUSES = 40
"""How many clauses a node shows; the panel says how many more there are."""
SCRIPTS = (
    "words.js",
    "state.js",
    "address.js",
    "labels.js",
    "panel.js",
    "search.js",
    "filters.js",
    "files.js",
    "keys.js",
    "explorer.js",
)
"""The script of a page, in order; one function scope around all of them."""
HIDDEN = ("sitsWith",)
"""Relations that are drawn only when asked for."""


@lru_cache(maxsize=65536)
def _typed(name: str) -> tuple[str, str, str]:
    """What a name may be typed as: itself, its pinyin, and the pinyin's initials, in lower case."""
    syllables = lazy_pinyin(name[:40])
    return name.lower(), "".join(syllables).lower(), "".join(syllable[:1] for syllable in syllables).lower()


def _search(names: Iterable[str]) -> list[str]:
    """What the names of a node may be typed as, each once."""
    return list(dict.fromkeys(form for name in names for form in _typed(name)))


def _info(node: Node, view: Selection, most: int) -> dict[str, Any]:
    names = [name for name in node.names if name != node.label]
    return {
        "key": node.key,
        "label": node.label,
        "english": node.english,
        "kind": node.kind,
        "status": node.status,
        "names": names[:12],
        "includes": list(node.includes),
        "code": node.code,
        "above": [[relation, key, view.labels[key]] for relation, key in node.above if key in view.labels],
        "clauses": list(node.clauses[:most]),
        "total": len(node.clauses),
        "search": _search([node.label, *([node.english] if node.english else []), *names[:6]]),
    }


def _fact(edge: Edge, most: int | None, view: Selection) -> dict[str, Any]:
    evidence = trimmed(edge.evidence, most, view.clauses)
    return {
        "total": len(edge.clauses),
        "source": edge.source,
        "target": edge.target,
        "predicate": edge.predicate,
        "evidence": [[one.clause, one.inferred, one.strength, one.rule, one.via] for one in evidence],
        "weight": edge.weight,
    }


def _clauses(view: Selection, keys: Iterable[str], pages: Mapping[str, str], numbers: Mapping[str, int]) -> Any:
    """The clauses that the page shows; a mention leads to its node if the view has it."""
    return {
        key: {
            "text": (clause := view.clauses[key]).text,
            "citation": clause.citation,
            "policy": numbers[clause.policy],
            "mentions": [
                [start, end, kind, meant if (meant := view.folded.get(entity, entity)) in view.nodes else ""]
                for start, end, kind, entity in clause.mentions
            ],
            "page": pages.get(key, ""),
        }
        for key in keys
        if key in view.clauses
    }


def _policies(view: Selection, used: Iterable[str]) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """The policies that the shown clauses come from, and their numbers in that list."""
    keys = sorted({view.clauses[key].policy for key in used if key in view.clauses}, key=in_order)
    listed = [
        {"key": key, "title": view.policies[key].title, "year": view.policies[key].date[:4]}
        for key in keys
        if key in view.policies
    ]
    return listed, {key: number for number, key in enumerate(keys)}


def _note(view: Selection, left_out: int, edges_left_out: int, most: int | None) -> dict[str, str]:
    """What the page leaves out, in a sentence each, and how to get it."""
    chinese, english = [], []
    if left_out or edges_left_out:
        chinese.append(
            f"为便于阅读，只显示依据最多的 {len(view.nodes)} 个节点和 {len(view.edges)} 条关系，"
            f"另有 {left_out} 个节点、{edges_left_out} 条关系未显示；"
            "在命令行用 policykg view 名称 --limit 数目 可显示更多。"
        )
        english.append(
            f"The {len(view.nodes)} nodes and {len(view.edges)} relations with the most evidence are shown, {left_out} "
            f"nodes and {edges_left_out} relations are not; policykg view NAME --limit N shows more."
        )
    if most is not None:
        chinese.append(
            f"每条关系最多列出 {most} 条依据，筛选以所列为准；全部依据见 policykg query evidence --one 甲 --other 乙。"
        )
        english.append(
            f"At most {most} clauses of a relation are listed, and the filters go by these; "
            "policykg query evidence --one A --other B gives all."
        )
    return {"zh": "".join(chinese), "en": " ".join(english)}


def page_data(
    name: str, title: Names, view: Selection, left_out: int, pages: Mapping[str, str], *, edges_left_out: int = 0
) -> dict[str, Any]:
    """What a page holds.

    Parameters
    ----------
    name : str
        The page's name, without its ending.
    left_out : int
        How many nodes the view could have shown beside these.
    edges_left_out : int
        How many edges between these it could have shown beside its own.
    pages : mapping of str to str
        Where each clause stands in the reader.
    """
    nodes, edges = draw(view, lay_out(view))
    groups = [edge.clauses for edge in view.edges] + [node.clauses[:MOST_CLAUSES] for node in view.nodes.values()]
    most = most_clauses(groups, view.clauses)
    mentions = MOST_CLAUSES if most is None else most
    facts = [_fact(edge, most, view) for edge in view.edges]
    used: dict[str, None] = dict.fromkeys(clause for fact in facts for clause, *_ in fact["evidence"])
    for node in view.nodes.values():
        used.update(dict.fromkeys(node.clauses[:mentions]))
    policies, numbers = _policies(view, used)
    counts = Counter(node.kind for node in view.nodes.values())
    tied = Counter(edge.predicate for edge in view.edges)
    return {
        "name": name,
        "title": dict(title),
        "nodes": nodes,
        "edges": edges,
        "info": [_info(node, view, mentions) for node in view.nodes.values()],
        "facts": facts,
        "folded": {key: stem for key, stem in view.folded.items() if stem in view.nodes},
        "clauses": _clauses(view, used, pages, numbers),
        "policies": policies,
        "kinds": [
            {"name": kind, "names": dict(KINDS[kind]), "colour": colour, "shape": shape, "mark": MARKS[shape]}
            for kind, (shape, colour) in STYLES.items()
            if counts[kind]
        ],
        "relations": [
            {
                "name": relation,
                "names": dict(names),
                "colour": COLOURS.get(relation, LINE),
                "dashes": DASHES.get(relation, []),
                "hidden": relation in HIDDEN,
            }
            for relation, names in RELATIONS.items()
            if tied[relation]
        ],
        "types": {name: {"zh": chinese, "en": english} for name, (chinese, english) in TYPES.items()},
        "roles": {role: dict(names) for role, names in ROLES.items()},
        "leftOut": left_out,
        "note": _note(view, left_out, edges_left_out, most),
        "others": [
            *({"title": dict(other), "href": f"{key}.html"} for key, (other, _) in VIEWS.items() if key != name),
            {"title": {"zh": "目录", "en": "Index"}, "href": "index.html"},
        ],
    }


def write_explorer(
    folder: Path, name: str, title: Names, view: Selection, *, limit: int, pages: Mapping[str, str]
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
    shown, left_out, edges_left_out = fitted(view, limit)
    script = "".join(["\n(() => {\n", *(part(each) for each in SCRIPTS), "})();\n"])
    page = render(
        f"{title['zh']} · {title['en']}",
        page_data(name, title, shown, left_out, pages, edges_left_out=edges_left_out),
        template=part("template.html"),
        style=part("explorer.css"),
        scripts={"library": asset(), "script": script},
    )
    path = folder / f"{name}.html"
    path.write_text(page, encoding="utf-8", newline="\n")
    return path
