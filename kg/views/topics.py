"""The tree of topics that the clauses mention."""

from __future__ import annotations

import html
from collections import defaultdict
from pathlib import Path

from kg.views.frame import PAGES, both, frame, node_link
from kg.views.legend import TOPICS
from kg.views.selection import Selection

MOST = 5000
"""How many topics the page holds, those in the most clauses first."""


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
    left_out = len(waiting) - MOST
    if left_out > 0:
        waiting = sorted(waiting, key=lambda key: (-len(nodes[key].clauses), key))[:MOST]
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
    if left_out > 0:
        hint += both(
            f"此处为条文最多的 {MOST} 个，另有 {left_out} 个见 tables/mentions.csv。",
            f" These are the {MOST} in the most clauses; {left_out} more are in tables/mentions.csv.",
        )
    body = f'<p>{hint}</p><div class="tree"><ul>{"".join(branch(key, ()) for key in roots)}</ul></div>'
    page = frame(" · ".join(PAGES["topics"]), body, heading=both(*PAGES["topics"]))
    (folder / "topics.html").write_text(page, encoding="utf-8", newline="\n")
