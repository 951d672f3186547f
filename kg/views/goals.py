"""The quantified targets, year by year."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pyoxigraph import Store

from kg.edges import rows
from kg.formats import Row
from kg.views.frame import PAGES, both, copy_button, frame, marked
from kg.views.selection import Selection

SIGNS = {">=": "≥", "<=": "≤", "~": "≈", "range": "", "=": ""}
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


def _row(selection: Selection, row: Row, pages: Mapping[str, str]) -> str:
    clause = selection.clauses[str(row["clause"])]
    low, high = row.get("low"), row.get("high")
    number = "–".join(written(value) for value in (low, high) if value not in (None, ""))
    sign = str(row["operator"])
    value = f"{SIGNS.get(sign, sign)} {number}{row.get('unit') or ''}".strip()
    return (
        f"<tr><td>{html.escape(str(row['metric']))}</td><td class='number'>{html.escape(value)}</td>"
        f"<td class='number'>{html.escape(str(row.get('due') or row.get('deadline') or ''))}</td>"
        f"<td><details><summary>{html.escape(clause.citation)}</summary><p>{marked(clause, {})}</p>"
        f'<div class="foot">{copy_button(clause)}<a href="{pages[clause.key]}">'
        f"{both('在原文中查看', 'Read in context')}</a></div></details></td></tr>"
    )


def write_goals(folder: Path, selection: Selection, pages: Mapping[str, str], store: Store) -> int:
    """Write the targets by deadline; returns their number."""
    found = rows(
        store,
        "SELECT ?goal ?metric ?operator ?low ?high ?unit ?deadline ?due ?clause { ?goal a pk:Target ; "
        "pk:metric ?metric ; pk:operator ?operator ; pk:statedIn ?clause . ?clause pk:citation ?citation ; "
        "pk:start ?start . OPTIONAL { ?goal pk:low ?low } OPTIONAL { ?goal pk:high ?high } "
        "OPTIONAL { ?goal pk:unit ?unit } OPTIONAL { ?goal pk:deadline ?deadline } OPTIONAL { ?goal pk:dueBy ?due } } "
        "ORDER BY ?deadline ?citation ?start ?metric ?goal ?clause",
    )
    years: dict[str, list[str]] = defaultdict(list)
    for row in found:
        if str(row["clause"]) in selection.clauses:
            years[str(row.get("deadline") or "")].append(_row(selection, row, pages))
    head = "".join(
        f'<th scope="col">{both(*names)}</th>'
        for names in (("指标", "Metric"), ("数值", "Value"), ("期限", "Due"), ("出处与条文", "Source and clause"))
    )
    parts = [
        f"<p>{both(f'共 {len(found)} 条（目标 × 条文）。', f'{len(found)} statements of targets.')}</p>"
        if found
        else f"<p>{both('没有量化目标。', 'No quantified target.')}</p>"
    ]
    for year in sorted(years, key=lambda each: (not each, each)):
        lines = years[year]
        name = both(f"{year} 年", year) if year else both("未写期限", "without a deadline")
        bars = (
            f'<svg width="{min(400, 6 * len(lines))}" height="10" aria-hidden="true">'
            '<rect width="100%" height="10" fill="#D55E00"/></svg>'
        )
        parts.append(
            f'<section><h2 class="year" id="y{year or "none"}">{name} {bars} {len(lines)}</h2>'
            f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table></section>"
        )
    page = frame(" · ".join(PAGES["goals"]), "".join(parts), heading=both(*PAGES["goals"]))
    (folder / "goals.html").write_text(page, encoding="utf-8", newline="\n")
    return len({str(row["goal"]) for row in found})
