"""The page that ties the others together: answers, coverage, links."""

from __future__ import annotations

import html
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.columns import Row
from kg.views.answers import answers
from kg.views.frame import both, frame
from kg.views.legend import ACTORS, KINDS, PLACES, TOPICS
from kg.views.selection import Selection, in_order

MOST = 1000
"""How many policies are listed."""


def _policies(selection: Selection, pages: Mapping[str, str]) -> str:
    """A row for each policy: what was read and what was found in it."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    stating = {one.clause for edge in selection.edges for one in edge.evidence}
    for clause in selection.clauses.values():
        count = counts[clause.policy]
        count["clauses"] += not clause.heading
        count["mentions"] += len(clause.mentions)
        count["stating"] += clause.key in stating
        count["silent"] += not clause.heading and not clause.mentions
    first: dict[str, str] = {}
    for key, clause in selection.clauses.items():
        first.setdefault(clause.policy, pages[key].partition("#")[0])
    columns = (
        ("政策", "Policy"),
        ("文号", "Number"),
        ("日期", "Date"),
        ("条文", "Clauses"),
        ("提及", "Mentions"),
        ("有事实的条文", "Clauses with facts"),
        ("无提及的条文", "Clauses without mentions"),
    )
    names = ("clauses", "mentions", "stating", "silent")

    def numbers(count: Counter[str]) -> str:
        return "".join(f'<td class="number">{count[name]}</td>' for name in names)

    head = "".join(f'<th scope="col">{both(*column)}</th>' for column in columns)
    ordered = sorted(first, key=in_order)
    lines = "".join(
        f'<tr><td><a href="{first[key]}">{html.escape(selection.policies[key].title)}</a></td>'
        f"<td>{html.escape(selection.policies[key].number)}</td><td>{html.escape(selection.policies[key].date)}</td>"
        f"{numbers(counts[key])}</tr>"
        for key in ordered[:MOST]
    )
    total: Counter[str] = sum(counts.values(), Counter())
    all_of_them = both(f"共 {len(ordered)} 份", f"{len(ordered)} in all")
    foot = f'<tr><th scope="row" colspan="3">{all_of_them}</th>{numbers(total)}</tr>'
    note = (
        both(
            f"此处列出前 {MOST} 份；其余可在总览中搜索，或见 report.md。",
            f"The first {MOST} are listed; the others are in report.md and behind the facts.",
        )
        if len(ordered) > MOST
        else ""
    )
    return (
        f"<p>{note}</p>"
        * bool(note)
        + f'<div class="sideways" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody>'
        f"<tfoot>{foot}</tfoot></table></div>"
    )


def write_index(
    folder: Path,
    selection: Selection,
    pages: Mapping[str, str],
    *,
    drawn: Mapping[str, Selection],
    targets: Sequence[Row],
) -> None:
    """The answers, what was read, what was found, and where to look.

    Parameters
    ----------
    drawn : mapping of str to Selection
        What the explorable views show, by their names.
    targets : sequence of dict
        The rows of the page of targets.
    """
    counts = Counter(node.kind for node in selection.nodes.values() if node.clauses or node.kind == "task")
    kinds = "".join(
        f'<tr><th scope="row">{both(names["zh"], names["en"])}</th><td class="number">{counts[kind]}</td></tr>'
        for kind, names in KINDS.items()
        if counts[kind] and kind in PLACES | TOPICS | ACTORS | {"target", "goal", "task"}
    )
    report = both(
        "完整的覆盖报告见 report.md；比较两份政策：policykg view --old 文号 --new 文号。",
        "The whole coverage report is report.md; policykg view --old NUMBER --new NUMBER compares two policies.",
    )
    body = (
        f'<div class="cards">{answers(selection, drawn, pages, targets)}</div>'
        f"<h2>{both('读了什么', 'What was read')}</h2>{_policies(selection, pages)}"
        f"<h2>{both('提到了什么', 'What is mentioned')}</h2><table class='plain'>{kinds}</table><p>{report}</p>"
    )
    page = frame("policykg", body, heading=both("政策知识图谱", "Policy knowledge graph"))
    (folder / "index.html").write_text(page, encoding="utf-8", newline="\n")
