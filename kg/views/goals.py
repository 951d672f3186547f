"""The quantified targets: a timeline by deadline, and a table year by year."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pyoxigraph import Store

from kg.columns import Row, rows
from kg.views.frame import PAGES, both, copy_button, frame, marked
from kg.views.plot import render_plots
from kg.views.selection import Selection
from kg.views.timeline import MOST_ROWS, Due, timeline

SIGNS = {">=": "≥", "<=": "≤", "~": "≈", "range": "", "=": ""}
MOST = 1000
"""How many rows of the table a page holds."""
PLOT = "到期时间轴 Timeline by deadline"
SCALES = ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))


def written(value: object) -> str:
    """A number as people write it in Chinese.

    Examples
    --------
    >>> written("10000000000"), written("25.50"), written("15000")
    ('100亿', '25.5', '1.5万')
    """
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    for scale, name in SCALES:
        if abs(number) >= scale:
            return f"{(number / scale).normalize():f}{name}"
    return f"{number.normalize():f}"


def value_of(row: Row) -> tuple[str, str]:
    """The comparator, and it with the number and the unit."""
    number = "–".join(written(row.get(name)) for name in ("low", "high") if row.get(name) not in (None, ""))
    sign = SIGNS.get(str(row["operator"]), str(row["operator"]))
    return sign, f"{sign} {number}{row.get('unit') or ''}".strip()


def due_of(row: Row) -> str:
    """The last day that the deadline allows, or its year, or nothing."""
    return str(row.get("due") or row.get("deadline") or "")


def _row(selection: Selection, row: Row, pages: Mapping[str, str], anchor: str) -> str:
    clause = selection.clauses[str(row["clause"])]
    return (
        f"<tr{anchor}><td>{html.escape(str(row['metric']))}</td><td class='number'>{html.escape(value_of(row)[1])}</td>"
        f"<td class='number'>{html.escape(due_of(row))}</td>"
        f"<td><details><summary>{html.escape(clause.citation)}</summary><p>{marked(clause, {})}</p>"
        f'<div class="foot">{copy_button(clause)}<a href="{pages[clause.key]}">'
        f"{both('在原文中查看', 'Read in context')}</a></div></details></td></tr>"
    )


def _plot(selection: Selection, found: Sequence[Row], anchors: Mapping[str, str]) -> str:
    """The timeline of the targets that have a deadline, once for a wide and once for a narrow screen."""
    targets: dict[str, Due] = {}
    for row in found:
        key, year = str(row["goal"]), str(row.get("deadline") or "")
        if key in targets or not year:
            continue
        policy = selection.policies[selection.clauses[str(row["clause"])].policy]
        date = policy.date[:4]
        targets[key] = Due(
            str(row["metric"]),
            *value_of(row),
            int(year),
            int(date) if date else int(year),
            due_of(row),
            anchors[key],
            "/".join(policy.key.split("/")[:2]),
        )
    if not targets:
        return ""
    due = list(targets.values())
    wide, left_out = timeline(due, width=1100, gutter=340)
    narrow, left_out_narrow = timeline(due, width=350, gutter=0)
    pictures = render_plots([wide, narrow])
    missing = (
        both(
            f"图中为期限最早的 {MOST_ROWS} 行，另有 {max(left_out, left_out_narrow)} 个目标只在表中。",
            f"The first {MOST_ROWS} rows by deadline; {max(left_out, left_out_narrow)} more are in the table only.",
        )
        if left_out or left_out_narrow
        else ""
    )
    signs = both("▲ 不低于　▼ 不高于　■ 约　● 等于或区间", "▲ at least　▼ at most　■ about　● equal to, or a range")
    hint = both(
        "每行一个指标，从提出的年份到到期的年份；点击看条文。",
        "A row for each metric, from the year it was set to the year it is due; click for the clause.",
    )
    return (
        f'<section class="timeline" aria-label="{html.escape(PLOT)}"><p>{hint} {signs} {missing}</p>'
        f'<div class="plot for-wide">{pictures[0]}</div><div class="plot for-narrow">{pictures[1]}</div></section>'
    )


def write_goals(folder: Path, selection: Selection, pages: Mapping[str, str], store: Store) -> list[Row]:
    """Write the targets by deadline.

    Returns
    -------
    list of dict
        A row for each target and clause that states it, by deadline.
    """
    found = [
        row
        for row in rows(
            store,
            "SELECT ?goal ?metric ?operator ?low ?high ?unit ?deadline ?due ?clause { ?goal a pk:Target ; "
            "pk:metric ?metric ; pk:operator ?operator ; pk:statedIn ?clause . ?clause pk:citation ?citation ; "
            "pk:start ?start . OPTIONAL { ?goal pk:low ?low } OPTIONAL { ?goal pk:high ?high } "
            "OPTIONAL { ?goal pk:unit ?unit } OPTIONAL { ?goal pk:deadline ?deadline } "
            "OPTIONAL { ?goal pk:dueBy ?due } } ORDER BY ?deadline ?citation ?start ?metric ?goal ?clause",
        )
        if str(row["clause"]) in selection.clauses
    ]
    # What has a deadline stands before what has none.
    found.sort(key=lambda row: (not row.get("deadline"), str(row.get("deadline") or "")))
    listed = found[:MOST]
    anchors: dict[str, str] = {}
    for row in listed:
        anchors.setdefault(str(row["goal"]), f"g{len(anchors)}")
    years: dict[str, list[str]] = defaultdict(list)
    named: set[str] = set()
    for row in listed:
        name = anchors[str(row["goal"])]
        anchor = "" if name in named else f' id="{name}"'
        named.add(name)
        years[str(row.get("deadline") or "")].append(_row(selection, row, pages, anchor))
    head = "".join(
        f'<th scope="col">{both(*names)}</th>'
        for names in (("指标", "Metric"), ("数值", "Value"), ("期限", "Due"), ("出处与条文", "Source and clause"))
    )
    count = both(f"共 {len(found)} 条（目标 × 条文）。", f"{len(found)} statements of targets.")
    if len(found) > MOST:
        count += both(
            f"此处列出前 {MOST} 条；全部见 tables/goals.csv。",
            f" The first {MOST} are listed; all are in tables/goals.csv.",
        )
    parts = [f"<p>{count if found else both('没有量化目标。', 'No quantified target.')}</p>"]
    parts.append(_plot(selection, listed, anchors))
    for year, lines in years.items():
        name = both(f"{year} 年", year) if year else both("未写期限", "without a deadline")
        parts.append(
            f'<section><h2 class="year" id="y{year or "none"}">{name} <span class="count">{len(lines)}</span></h2>'
            f'<div class="sideways" tabindex="0"><table><thead><tr>{head}</tr></thead>'
            f"<tbody>{''.join(lines)}</tbody></table></div></section>"
        )
    page = frame(" · ".join(PAGES["goals"]), "".join(parts), heading=both(*PAGES["goals"]))
    (folder / "goals.html").write_text(page, encoding="utf-8", newline="\n")
    return found
