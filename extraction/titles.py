"""Recognise the parts of a document that are known by their form: titles, numbers, dates, signatures, salutations."""

from __future__ import annotations

import re

from extraction.numbering import chinese_integer

_TYPES = (
    "意见|通知|方案|规划|计划|办法|条例|规定|措施|细则|决定|公告|通告|报告|纲要|指南|要点|政策|规则|批复|函|章程"
    "|目录|清单"
)
_TITLE = re.compile(
    rf"(?P<name>[^。；！？，：:]{{4,90}}(?:{_TYPES}))(?P<tail>[（(][^（）()]{{2,30}}[)）])?"
    r"(?:\s*(?P<number>[\u4e00-\u9fff]{1,12}[〔\[【（(]\d{4}[〕\]】）)]第?\d+号))?"
)
_MARKED = re.compile(rf"关于|的(?:[\u4e00-\u9fff]{{0,4}})(?:{_TYPES})$|省|市|县|区|州|国|部|委|局|院|厅|自治|\d{{4}}")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、]|附件|附：|第.{1,4}[章节条编]"
)
NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[【（(]\s*\d{4}\s*[〕\]】）)]\s*第?\s*\d+\s*号")
_NUMBER_LINE = re.compile(r"[（(]?\s*(" + NUMBER.pattern + r")\s*[)）]?")
_NUMBER_PARTS = re.compile(r"([\u4e00-\u9fff]{1,12})[〔\[【（(]\s*(\d{4})\s*[〕\]】）)]\s*第?\s*(\d+)\s*号")
_DATE = re.compile(
    r"[（(]?\s*(?:(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
    r"|([二一〇零○Ｏ三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日)\s*[)）]?"
)
_SIGNATURE = re.compile(
    r"(?:中共|中国共产党)?[\u4e00-\u9fff（）、\s]{2,40}?(?:委员会|委|政府|办公厅|办公室|局|部|厅|院|会|办|行|署|总队|法院|检察院)"
)
_SUBJECT_END = re.compile(r"关于|印发|批转|转发|[（(]")
_BETWEEN_NAMES = re.compile(r"[\s、，]+")
_SALUTATION = re.compile(r"[^。]{2,200}[：:]")


def title_of(text: str) -> str:
    """The title that a block is, or an empty string; a document number behind it on the same line is left off.

    Examples
    --------
    >>> title_of("北京市加快科技创新发展科技服务业的指导意见")
    '北京市加快科技创新发展科技服务业的指导意见'
    >>> title_of("三、保障措施"), title_of("保障措施"), title_of("为加快发展，制定本指导意见。")
    ('', '', '')
    """
    # A table's row may end in a document's name; its cells are no title.
    match = _TITLE.fullmatch(text.strip()) if "\t" not in text.strip() else None
    if match is None or _NUMBERED.match(text) or len(text) < 8:
        return ""
    name = match.group("name")
    if not (_MARKED.search(name) or name.startswith("《")):
        return ""
    return name + (match.group("tail") or "")


def number_of(text: str) -> str:
    """The document number that a block is, with its spaces dropped, or an empty string.

    Examples
    --------
    >>> number_of("（京发〔2017〕27号）")
    '京发〔2017〕27号'
    """
    match = _NUMBER_LINE.fullmatch(text.strip())
    return re.sub(r"\s", "", match.group(1)) if match else ""


def trailing_number(text: str) -> str:
    """The document number behind a title on one line, or an empty string."""
    match = _TITLE.fullmatch(text.strip())
    return (match.group("number") or "") if match else ""


def number_parts(number: str) -> tuple[str, int, int] | None:
    """Series, year and running number of a document number.

    Examples
    --------
    >>> number_parts("京发〔2017〕27号")
    ('京发', 2017, 27)
    """
    match = _NUMBER_PARTS.fullmatch(number)
    return (match.group(1), int(match.group(2)), int(match.group(3))) if match else None


def date_of(text: str) -> str:
    """The ISO date that a block is, or an empty string.

    Examples
    --------
    >>> date_of("2017年12月20日"), date_of("二〇二六年三月十日")
    ('2017-12-20', '2026-03-10')
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return ""
    if match.group(1):
        year, month, day = (int(match.group(index)) for index in (1, 2, 3))
    else:
        year = int("".join(str(chinese_integer(character)) for character in match.group(4).translate(_ZEROS)))
        month, day = chinese_integer(match.group(5)), chinese_integer(match.group(6))
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


_ZEROS = str.maketrans("○Ｏ零", "〇〇〇")


def is_signature(text: str) -> bool:
    """Whether a block is nothing but the name of an issuing body, as it stands above the date."""
    bare = text.strip()
    return (
        len(bare) <= 42
        and "\t" not in bare
        and _NUMBERED.match(bare) is None
        and _SIGNATURE.fullmatch(bare) is not None
    )


def issuers_of(text: str) -> tuple[str, ...]:
    """The bodies that a signature names, or that a title begins with; empty where it names none.

    Examples
    --------
    >>> issuers_of("中共北京市委 北京市人民政府关于加快发展的意见")
    ('中共北京市委', '北京市人民政府')
    >>> issuers_of("国务院办公厅转发国家发展改革委关于促进消费意见的通知"), issuers_of("关于加快发展的意见")
    (('国务院办公厅',), ())
    """
    head = _SUBJECT_END.split(text.strip(), maxsplit=1)[0]
    names = tuple(name for name in _BETWEEN_NAMES.split(head) if name)
    return names if names and all(is_signature(name) for name in names) else ()


def is_salutation(text: str) -> bool:
    """Whether a block addresses the receivers: 各区人民政府，市政府各部门："""
    return _SALUTATION.fullmatch(text.strip()) is not None and text.lstrip().startswith("各")
