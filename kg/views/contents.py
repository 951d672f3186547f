"""The page that ties the others together, and the tree of topics."""

from __future__ import annotations

import html
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from kg.views.frame import PAGES, both, frame, node_link
from kg.views.legend import ACTORS, KINDS, PLACES, TOPICS
from kg.views.selection import Selection, in_order


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
    head = "".join(f'<th scope="col">{both(*names)}</th>' for names in columns)
    lines = "".join(
        f'<tr><td><a href="{first[key]}">{html.escape(selection.policies[key].title)}</a></td>'
        f"<td>{html.escape(selection.policies[key].number)}</td><td>{html.escape(selection.policies[key].date)}</td>"
        + "".join(
            f'<td class="number">{counts[key][name]}</td>' for name in ("clauses", "mentions", "stating", "silent")
        )
        + "</tr>"
        for key in sorted(first, key=in_order)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


def _card(question: tuple[str, str], answer: tuple[str, str], names: tuple[str, ...]) -> str:
    links = " · ".join(f'<a href="{name}.html">{both(*PAGES[name])}</a>' for name in names)
    return f'<div class="card"><h2>{both(*question)}</h2><p>{both(*answer)}</p><p>{links}</p></div>'


def _answers(selection: Selection, targets: int) -> str:
    """The five questions, how much of an answer there is, and where."""
    edges = [edge for edge in selection.edges if edge.source in selection.nodes and edge.target in selection.nodes]
    stated = [edge for edge in edges if edge.predicate == "develops"]
    inferred = [edge for edge in edges if edge.predicate == "developsByContext"]
    shared = [edge for edge in edges if edge.predicate == "coOwns"]
    seats = [edge for edge in edges if edge.predicate == "seat"]
    technical = [node for node in selection.nodes.values() if node.kind == "technology" and node.clauses]
    reviewed = sum(node.status == "curated" for node in technical)
    places, topics = len({edge.source for edge in stated}), len({edge.target for edge in stated})
    return "".join(
        (
            _card(
                ("哪些地区发展什么？", "Which places develop what?"),
                (
                    f"明文 {len(stated)} 对（{places} 个地区，{topics} 个主题），推断 {len(inferred)} 对。",
                    f"{len(stated)} stated pairs of {places} places and {topics} topics; {len(inferred)} inferred.",
                ),
                ("district-industry", "matrix"),
            ),
            _card(
                ("哪些机构共同承担任务，谁牵头？", "Which agencies own a task together, and who leads?"),
                (
                    f"{len(shared)} 对机构共同承担任务；议事协调机构有 {len(seats)} 个席位。",
                    f"{len(shared)} pairs of agencies share a task; {len(seats)} seats in coordinating bodies.",
                ),
                ("co-owners", "duties"),
            ),
            _card(
                ("哪些目标何时到期？", "Which targets are due by when?"),
                (f"{targets} 个量化目标。", f"{targets} quantified targets."),
                ("goals",),
            ),
            _card(
                ("提到哪些技术？", "Which technologies are named?"),
                (
                    f"{reviewed} 项已审定，另有 {len(technical) - reviewed} 项候选。",
                    f"{reviewed} reviewed, and {len(technical) - reviewed} candidates.",
                ),
                ("technologies", "topics"),
            ),
            _card(
                ("哪里是这样写的？", "Where exactly does it say so?"),
                (
                    "每条连线、每个单元格都可打开所依据的条文；条文通向原文。",
                    "Every edge and every cell opens its clauses, and each clause leads into its document.",
                ),
                ("overview",),
            ),
        )
    )


def write_index(folder: Path, selection: Selection, pages: Mapping[str, str], *, targets: int) -> None:
    """What was read, what was found, and where to look."""
    counts = Counter(node.kind for node in selection.nodes.values() if node.clauses or node.kind == "task")
    kinds = "".join(
        f'<tr><td>{both(names["zh"], names["en"])}</td><td class="number">{counts[kind]}</td></tr>'
        for kind, names in KINDS.items()
        if counts[kind] and kind in PLACES | TOPICS | ACTORS | {"target", "goal", "task"}
    )
    body = (
        f'<div class="cards">{_answers(selection, targets)}</div>'
        f"<h2>{both('读了什么', 'What was read')}</h2>{_policies(selection, pages)}"
        f"<h2>{both('提到了什么', 'What is mentioned')}</h2><table class='plain'>{kinds}</table>"
        f"<p>{both('完整的覆盖报告见 report.md。', 'The whole coverage report is report.md.')}</p>"
    )
    page = frame("policykg", body, heading=both("政策知识图谱", "Policy knowledge graph"))
    (folder / "index.html").write_text(page, encoding="utf-8", newline="\n")


def write_topics(folder: Path, selection: Selection, *, drawn: Selection) -> None:
    """The topics that clauses mention, below the broader ones, with the number of clauses.

    Parameters
    ----------
    drawn : Selection
        What the overview shows: a topic that it has leads there.
    """
    nodes = selection.nodes
    parents: dict[str, list[str]] = {}
    waiting = sorted(key for key, node in nodes.items() if node.kind in TOPICS and node.clauses)
    policies: dict[str, int] = {
        key: len({selection.clauses[one].policy for one in nodes[key].clauses}) for key in waiting
    }
    # A candidate that stands in no fact and in one policy only is no part of lists.
    waiting = [
        key
        for key in waiting
        if nodes[key].status != "candidate" or policies[key] > 1 or drawn.folded.get(key, key) in drawn.nodes
    ]
    while waiting:
        key = waiting.pop()
        if key not in parents:
            parents[key] = [above for how, above in nodes[key].above if how == "broader" and above in nodes]
            waiting += parents[key]
    below: dict[str, list[str]] = defaultdict(list)
    for key in sorted(parents, key=lambda each: (nodes[each].label, each)):
        for above in parents[key]:
            below[above].append(key)

    def branch(key: str, path: tuple[str, ...]) -> str:
        node = nodes[key]
        label = html.escape(node.label)
        name = (
            f'<a href="overview.html{html.escape(node_link(key))}">{label}</a>'
            if drawn.folded.get(key, key) in drawn.nodes
            else label
        )
        status = (
            f' <span class="tag candidate">{both("候选", "candidate")}</span>' if node.status == "candidate" else ""
        )
        count = f' <span class="count">{len(node.clauses)}</span>' if node.clauses else ""
        inner = "".join(branch(each, (*path, key)) for each in below[key] if each not in path)
        return f"<li>{name}{count}{status}{f'<ul>{inner}</ul>' if inner else ''}</li>"

    roots = [key for key in sorted(parents, key=lambda each: (nodes[each].label, each)) if not parents[key]]
    # The broad ones with much below them stand first.
    roots.sort(key=lambda key: -len(below[key]))
    hint = both("数字是提到它的条文数。", "The numbers count the clauses that mention it.")
    body = f'<p>{hint}</p><div class="tree"><ul>{"".join(branch(key, ()) for key in roots)}</ul></div>'
    page = frame(" · ".join(PAGES["topics"]), body, heading=both(*PAGES["topics"]))
    (folder / "topics.html").write_text(page, encoding="utf-8", newline="\n")
