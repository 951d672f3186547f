"""What sort of document a policy is, and which level of government speaks."""

from __future__ import annotations

import re

from ontology.divisions import division

_FORM = re.compile(
    r"(条例|规定|办法|细则|规则|意见|通知|方案|规划|计划|纲要|要点|决定|决议|通告|公告|公报|批复|函|目录|清单|指南|指引|标准"
    r"|规范|规程|措施|政策|章程|报告|建议|令)(?:[（(][^（）()]{1,20}[)）])*$"
)
_LEVELS = {"country": "national", "province": "provincial", "prefecture": "prefectural", "county": "county"}


def document_type(title: str) -> str:
    """The sort of document that a title ends in, or an empty string.

    Examples
    --------
    >>> document_type("临江市节能管理办法（试行）"), document_type("2026年临江市政府工作报告"), document_type("附表")
    ('办法', '报告', '')
    """
    match = _FORM.search(title)
    return match.group(1) if match else ""


def level_of(place: str) -> str:
    """The level of the government of a place, after GB/T 2260, or an empty string.

    Examples
    --------
    >>> [level_of(f"place/{code}") for code in ("100000", "110000", "320100", "110113")]
    ['national', 'provincial', 'prefectural', 'county']
    """
    entry = division(place) if place else None
    return _LEVELS.get(entry.level, "") if entry else ""
