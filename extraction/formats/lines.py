"""Join lines that only the layout broke."""

from __future__ import annotations

import re
from collections.abc import Iterable

_OPEN = re.compile(r"[（《“〔][^（）《》“”〔〕]{0,60}$|[，、]$")


def join_broken(lines: Iterable[str]) -> list[str]:
    """Lines with those put together of which the first ends amid a sentence: at a comma, or within a bracket.

    Rows of a table stay as they are.

    Examples
    --------
    >>> join_broken(["支持在甲区发展氢能产业，", "在乙区发展储能产业。", "甲市人民政府", "2024年3月1日"])
    ['支持在甲区发展氢能产业，在乙区发展储能产业。', '甲市人民政府', '2024年3月1日']
    """
    joined: list[str] = []
    for line in lines:
        if joined and "\t" not in line and "\t" not in joined[-1] and _OPEN.search(joined[-1][-80:]):
            joined[-1] += line
        else:
            joined.append(line)
    return joined
