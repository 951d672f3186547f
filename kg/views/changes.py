"""What changed, side by side: the old clause on the left, the new one on the right, a row for each fact."""

from __future__ import annotations

import html
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from kg.comparable import KINDS, Evidence, Fact
from kg.diff import Change
from kg.views.frame import both, copy_button, frame, marked
from kg.views.legend import ROLES
from kg.views.selection import Selection

MOST = 1000
"""How many changes a page holds."""
CHANGE_NAMES = {
    "added": ("＋", "新增", "added"),
    "dropped": ("－", "不再出现", "dropped"),
    "retargeted": ("↻", "目标调整", "retargeted"),
    "strengthened": ("▲", "加强", "strengthened"),
    "weakened": ("▼", "减弱", "weakened"),
}
# Where the two stand below each other, each says which it is.
OLD = f'<p class="for-narrow"><b>{both("旧", "Old")}</b></p>'
NEW = f'<p class="for-narrow"><b>{both("新", "New")}</b></p>'
KIND_NAMES = {
    "policy": ("政策", "policies"),
    "develops": ("发展", "develops"),
    "restricts": ("限制", "restricts"),
    "duty": ("任务", "tasks"),
    "seat": ("议事协调机构", "coordinating bodies"),
    "goal": ("目标", "goals"),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """One of two builds, or one of two policies of a build.

    Attributes
    ----------
    views : Path
        The folder of its views, to whose readers the clauses lead.
    name : str
        What the user called it.
    policies : tuple of str
        The keys of the policies that are compared; none for a whole build.
    """

    store: Store
    views: Path
    name: str
    policies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared.

    Attributes
    ----------
    name : str
        What people call it.
    selection : Selection
        Its clauses, with their mentions.
    page_of : callable
        The address of a clause in its reader, seen from the page, or nothing where there is no such reader.
    """

    name: str
    selection: Selection
    page_of: Callable[[str], str]


def title_of(selection: Selection, compared: Compared) -> str:
    """The title of the one policy that is compared, or what the user called it."""
    if len(compared.policies) != 1 or compared.policies[0] not in selection.policies:
        return compared.name
    policy = selection.policies[compared.policies[0]]
    return " ".join(part for part in (policy.title, policy.number, policy.date[:4]) if part)


def _clause(one: Evidence, side: Side) -> str:
    clause = side.selection.clauses.get(one.clause)
    text = marked(clause, {}) if clause else html.escape(one.text)
    page = side.page_of(one.clause)
    link = f'<a href="{html.escape(page)}">{both("在原文中查看", "Read in context")}</a>' if page else ""
    copy = copy_button(clause) if clause else ""
    return (
        f'<article class="clause"><p>{text}</p><div class="cite">{html.escape(one.citation)}</div>'
        f'<div class="foot">{copy}{link}</div></article>'
    )


def _fact(fact: Fact | None, side: Side) -> str:
    if fact is None:
        return f'<p class="absent">{both("没有", "none")}</p>'
    value = both(*ROLES[fact.value].values()) if fact.value in ROLES else html.escape(fact.value)
    notes = [value] if value else []
    notes += [html.escape(fact.deadline)] if fact.deadline else []
    notes += [both("推断", "inferred")] if fact.inferred else []
    first, rest = fact.evidence[:1], fact.evidence[1:]
    more = (
        f"<details><summary>{both(f'另有 {len(rest)} 条', f'{len(rest)} more')}</summary>"
        f"{''.join(_clause(one, side) for one in rest)}</details>"
        if rest
        else ""
    )
    said = f'<p class="value">{" · ".join(notes)}</p>' if notes else ""
    return f"{said}{''.join(_clause(one, side) for one in first)}{more}"


def _row(change: Change, old: Side, new: Side) -> str:
    mark, *names = CHANGE_NAMES[change.change]
    fact = change.fact
    title = html.escape(fact.subject) + (f" → {html.escape(fact.object)}" if fact.object else "")
    return (
        f'<section class="change {change.change}"><h3><span class="tag">{mark} {both(*names)}</span> {title}</h3>'
        f'<div class="sides"><div>{OLD}{_fact(change.old, old)}</div><div>{NEW}{_fact(change.new, new)}</div></div>'
        "</section>"
    )


def write_changes(path: Path, changes: Sequence[Change], old: Side, new: Side) -> Path:
    """Write the page.

    Parameters
    ----------
    path : Path
        The file to write, in a folder of views.
    changes : sequence of Change
        From `kg.diff.compare`.
    """
    counts = Counter(change.change for change in changes)
    boxes = "".join(
        f'<label class="kind"><input type="checkbox" checked data-hides="no-{name}"> '
        f'<span class="tag {name}">{mark} {both(*names)} {counts[name]}</span></label>'
        for name, (mark, *names) in CHANGE_NAMES.items()
        if counts[name]
    )
    by_kind: dict[str, list[Change]] = defaultdict(list)
    for change in changes[:MOST]:
        by_kind[change.fact.kind].append(change)
    parts = [
        f'<div class="sides heads"><h2>{both("旧", "Old")} {html.escape(old.name)}</h2>'
        f"<h2>{both('新', 'New')} {html.escape(new.name)}</h2></div>",
        f'<div class="controls">{boxes}</div>',
    ]
    if not changes:
        parts.append(f"<p>{both('没有不同：双方的事实相同。', 'No difference: both state the same facts.')}</p>")
    if len(changes) > MOST:
        parts.append(
            "<p>"
            + both(
                f"此处列出 {len(changes)} 处不同中的前 {MOST} 处；全部见 policykg diff 旧 新 --format csv。",
                f"The first {MOST} of {len(changes)} differences; policykg diff OLD NEW --format csv lists all.",
            )
            + "</p>"
        )
    for kind in KINDS:
        if by_kind[kind]:
            rows = "".join(_row(change, old, new) for change in by_kind[kind])
            parts.append(f'<h2 class="year">{both(*KIND_NAMES[kind])} ({len(by_kind[kind])})</h2>{rows}')
    title = ("有何变化", "What changed")
    page = frame(" · ".join(title), "".join(parts), heading=both(*title))
    path.write_text(page, encoding="utf-8", newline="\n")
    return path
