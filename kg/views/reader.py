"""Each policy as a page to read: its sections, its mentions, and under each clause what was drawn from it."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from kg.views.frame import both, copy_button, edge_link, frame, marked, node_link
from kg.views.legend import RELATIONS, ROLES
from kg.views.selection import Clause, Selection

MENTIONS = {
    "INDUSTRY": ("产业", "industries"),
    "TECHNOLOGY": ("技术", "technologies"),
    "DISTRICT": ("地区", "places"),
    "AGENCY": ("机构", "agencies"),
    "GOAL": ("目标", "goals"),
}
LONGEST = 40
"""Characters of a heading in the tree of sections."""


def anchor(clause: str) -> str:
    """The fragment of a clause in its policy's page: the end of its key."""
    return "-".join(clause.split("/")[-2:])


def reader_pages(selection: Selection) -> dict[str, str]:
    """Where each clause stands: its policy's page and its anchor.

    A page is named after its policy, so that a link to a clause holds when documents come or go.
    """
    names = {policy: f"reader/{policy.removeprefix('policy/').replace('/', '-')}.html" for policy in selection.policies}
    return {key: f"{names[clause.policy]}#{anchor(key)}" for key, clause in selection.clauses.items()}


def _facts(selection: Selection, drawn: Selection) -> dict[str, list[str]]:
    """What each clause states, a line for each fact, with a link to it if the overview has it."""
    found: dict[str, list[str]] = defaultdict(list)
    known = {(edge.source, edge.predicate, edge.target) for edge in drawn.edges}
    for edge in selection.edges:
        # The pairs of a body's members are told by their seats.
        if edge.predicate == "sitsWith" or edge.predicate not in RELATIONS:
            continue
        if edge.source not in selection.nodes or edge.target not in selection.nodes:
            continue
        names = RELATIONS[edge.predicate]
        words = [html.escape(selection.labels[edge.source]), both(names["zh"], names["en"])]
        line = f"{words[0]} {words[1]} {html.escape(selection.labels[edge.target])}"
        source, target = drawn.folded.get(edge.source, edge.source), drawn.folded.get(edge.target, edge.target)
        if (source, edge.predicate, target) in known:
            line = f'<a href="../overview.html{html.escape(edge_link(edge))}">{line}</a>'
        for one in edge.evidence:
            basis = both("推断", "inferred") if one.inferred else both("明文", "stated")
            strength = both(*ROLES[one.strength].values()) if one.strength in ROLES else html.escape(one.strength)
            rule = f"<code>{html.escape(one.rule)}</code>" if one.rule else ""
            found[one.clause].append(f"<li>{' · '.join(filter(None, (line, basis, strength, rule)))}</li>")
    return found


def _depth(selection: Selection, clause: Clause) -> int:
    """How deep a clause's section lies: 0 for a policy's own clauses."""
    depth, section = 0, clause.section
    while section in selection.sections and depth < 9:
        depth, section = depth + 1, selection.sections[section].parent
    return depth


def _tree(selection: Selection, clauses: list[Clause]) -> str:
    """The headings as nested lists."""
    headings = [clause for clause in clauses if clause.heading]
    depths = [_depth(selection, clause) for clause in headings]

    def branch(first: int, last: int) -> str:
        items = []
        at = first
        while at < last:
            after = next((k for k in range(at + 1, last) if depths[k] <= depths[at]), last)
            text = headings[at].text
            text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
            link = f'<a href="#{anchor(headings[at].key)}">{html.escape(text)}</a>'
            items.append(f"<li>{link}{branch(at + 1, after)}</li>")
            at = after
        return f"<ul>{''.join(items)}</ul>" if items else ""

    return branch(0, len(headings))


def _unit(selection: Selection, clause: Clause, told: list[str], links: Mapping[str, str]) -> str:
    """A clause with its tools and what was drawn from it."""
    tag = f"h{min(4, 1 + max(1, _depth(selection, clause)))}" if clause.heading else "p"
    name = anchor(clause.key)
    return (
        f'<div class="unit" id="{name}"><div class="foot"><a href="#{name}" title="{html.escape(clause.citation)}">'
        f"{both('链接', 'link')}</a>{copy_button(clause)}</div>"
        f'<{tag} class="text">{marked(clause, links)}</{tag}>'
        + (f'<ul class="told">{"".join(dict.fromkeys(told))}</ul>' if told else "")
        + "</div>\n"
    )


def write_reader(folder: Path, selection: Selection, pages: Mapping[str, str], drawn: Selection) -> None:
    """Write a page for each policy.

    Parameters
    ----------
    folder : Path
        The folder of views.
    pages : mapping of str to str
        Where each clause stands, from `reader_pages`.
    drawn : Selection
        What the overview shows: the text leads to it.
    """
    facts = _facts(selection, drawn)
    known = [*drawn.nodes, *(key for key, stem in drawn.folded.items() if stem in drawn.nodes)]
    links = {key: f"../overview.html{node_link(key)}" for key in known}
    boxes = "".join(
        f'<label class="kind"><input type="checkbox" checked data-hides="no-{kind}"> '
        f'<mark class="{kind}">{both(*names)}</mark></label>'
        for kind, names in MENTIONS.items()
    )
    facts_box = (
        f'<label class="kind"><input type="checkbox" checked data-hides="no-facts"> {both("事实", "facts")}</label>'
    )
    controls = f'<div class="controls">{boxes}{facts_box}</div>'
    by_policy: dict[str, list[Clause]] = defaultdict(list)
    for clause in selection.clauses.values():
        by_policy[clause.policy].append(clause)
    (folder / "reader").mkdir(parents=True, exist_ok=True)
    for key, clauses in sorted(by_policy.items()):
        clauses.sort(key=lambda one: (one.start, one.key))
        policy = selection.policies[key]
        units = "".join(_unit(selection, clause, facts.get(clause.key, []), links) for clause in clauses)
        about = " · ".join(html.escape(each) for each in (policy.number, policy.date) if each)
        body = (
            f'<div class="reader"><aside aria-label="目录 Contents">{_tree(selection, clauses)}</aside>'
            f'<article><p class="cite">{about}</p>{controls}{units}</article></div>'
        )
        name = pages[clauses[0].key].partition("#")[0]
        page = frame(policy.title, body, up="../", kind="wide")
        (folder / name).write_text(page, encoding="utf-8", newline="\n")
