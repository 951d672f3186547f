"""By when: the year and the last day that a phrase allows (到2020年, 2022年6月30日前, “十四五”期末, 2012年起5年内).

A year that something is compared with (较2020年, 比“十三五”末, 2020年的30%) is no deadline, and neither is a relative
one (三年内) whose first year the text does not give.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

FIVE_YEAR_PLANS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
"""The last year of each five-year plan, by its short name."""

_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_YEAR = r"(?:(?:19|20)[0-9]{2}|[12][〇零○一二三四五六七八九]{3}|[二][〇零○][〇零○一二三四五六七八九]{2}|２０[０-９]{2})"
_MONTH = r"(?P<month>[0-9]{1,2}|[０-９]{1,2})月(?:(?P<day>[0-9]{1,2}|[０-９]{1,2})日|(?P<third>上旬|中旬))?"
_PART = rf"(?:{_MONTH}|(?P<half>上半年|下半年)|第?(?P<quarter>[一二三四1-4])季度|(?P<mid>年?中(?![国心小长期央部])))"
# Something compared, dated or described, not aimed at.
_AGAINST = re.compile(
    '(?:[比较与同和自从]|基于|截至|截止|较之|相对|有效期[至到]?|期限[至到]?|执行[至到]?|延[长续][至到]?)[“"]?$'
)
_TIMES = re.compile("(?:约|近)?[0-9.一二三四五六七八九十两]+(?:余|多)?倍")
_TOWARDS = re.compile("(?:(?:力争|争取|确保|预计)?[到至在于]|力争|争取|确保|预计)$")
# Where a date may begin; the rest is only tried there.
_BEGINS = re.compile(
    "(?:19|20)[0-9]{2}|[12][〇零○一二三四五六七八九]{3}|二[〇零○]|２０|十[一二三四五六]五|[0-9]{1,2}月|今年|明年"
)
# A bare year is a deadline where it opens a statement (2026年，全市…) and not where it names something (2022年冬奥会).
_OPENS_STATEMENT = re.compile("[，,]|(?:全[市省区县国年]|力争|实现|达到|完成|建成|计划|预计|将|要|新增|争取|努力|确保)")
_FROM = r"(?:[－\-—–~～至到]{1,2})"
_DATE = re.compile(
    rf"(?:(?P<plan>{'|'.join(FIVE_YEAR_PLANS)})[”\"]?(?:规划)?(?:期?末|期间|时期|期内|末期)"
    rf"|(?P<since>{_YEAR})年?起?{_FROM}(?P<until>{_YEAR})年"
    rf"|(?P<begin>{_YEAR})年起[，,]?(?P<span>[0-9]{{1,2}}|[一二两三四五六七八九十])年(?:之?内|时间|左右)?"
    rf"|(?P<year>{_YEAR})年(?:年?{_PART})?"
    rf"|(?P<alone>[0-9]{{1,2}})月(?:(?P<date>[0-9]{{1,2}})日)?(?=底?前|末)"
    rf"|(?P<this>明年|今年))"
    rf"(?P<end>年?[底末])?(?P<before>之?以?前)?(?P<up>起|以来|后|以后)?(?P<of>的(?!目标))?"
    r"(?!基础|水平|同期|相比|[的]?(?:基础上|水平上))"
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline in a text: ``text[start:end]``.

    Attributes
    ----------
    year : int
        The year it names.
    due_by : str
        ISO date of the last day it allows.
    bare : bool
        True when nothing but the year marks it (2026年，…): whether it lies ahead depends on the document's date.
    horizon : bool
        True for 到2025年 and the like, under which the sentences that follow stand too; 2025年底前 ends with its own.
    """

    start: int
    end: int
    year: int
    due_by: str
    bare: bool
    horizon: bool


def _number(text: str) -> int:
    return int(unicodedata.normalize("NFKC", text).translate(_DIGITS))


def _last_day(match: re.Match[str], year: int) -> str:
    month = match["month"] or match["alone"]
    if month:
        number = min(max(_number(month), 1), 12)
        longest = calendar.monthrange(year, number)[1]
        day = match["day"] or match["date"]
        if day:
            return f"{year}-{number:02d}-{min(max(_number(day), 1), longest):02d}"
        if match["third"]:
            return f"{year}-{number:02d}-{10 if match['third'] == '上旬' else 20}"
        if match["before"] and not match["end"]:
            # 6月前 ends with the last day of May, 6月底前 with the last of June.
            number -= 1
            if not number:
                return f"{year - 1}-12-31"
        return f"{year}-{number:02d}-{calendar.monthrange(year, number)[1]:02d}"
    if match["half"] == "上半年" or match["mid"]:
        return f"{year}-06-30"
    if match["quarter"]:
        number = 3 * (int(match["quarter"].translate(_DIGITS)))
        return f"{year}-{number:02d}-{calendar.monthrange(year, number)[1]:02d}"
    if match["before"] and not match["end"] and match["year"]:
        return f"{year - 1}-12-31"
    return f"{year}-12-31"


def find_deadlines(text: str, *, year: int | None = None) -> Iterator[Deadline]:
    """The deadlines of a text, in order.

    Parameters
    ----------
    text : str
        One paragraph.
    year : int, optional
        The year of the document. Years before it are no deadlines, and 今年 and 明年 are read against it.

    Examples
    --------
    >>> [(d.year, d.due_by) for d in find_deadlines("2022年6月30日前完成；到2025年，比2020年翻一番")]
    [(2022, '2022-06-30'), (2025, '2025-12-31')]
    >>> [d.year for d in find_deadlines("2012年起5年内培养100名；三年内建成；“十四五”期末")]
    [2016, 2025]
    """
    latest: int | None = None
    end = 0
    if not ("年" in text or "月" in text or "五" in text):
        return
    for begin in _BEGINS.finditer(text):
        match = _DATE.match(text, begin.start()) if begin.start() >= end else None
        if match is None:
            continue
        end = match.end()
        start = begin.start() - (text[begin.start() - 1 : begin.start()] in ("“", '"'))
        towards = _TOWARDS.search(text, max(0, start - 4), start)
        if match["this"]:
            named = None if year is None else year + (match["this"] == "明年")
        elif match["plan"]:
            named = FIVE_YEAR_PLANS[match["plan"]]
        elif match["until"]:
            named = _number(match["until"])
        elif match["begin"]:
            named = _number(match["begin"]) + _number(match["span"].replace("两", "二").replace("十", "10")) - 1
        elif match["alone"]:
            named = latest
        else:
            named = _number(match["year"])
        if named is None:
            continue
        latest = named
        onward = towards is not None and towards[0][-1] in "到至"
        # 增长到2025年的1.5倍 compares; 提高到2030年的50% dates.
        if match["of"] and (not onward or _TIMES.match(text, match.end())):
            continue
        if match["up"] or (year is not None and named < year):
            continue
        first = towards.start() if towards else start
        if _AGAINST.search(text, max(0, first - 4), first) or _AGAINST.search(text, max(0, start - 4), start):
            continue
        marked = towards or any(match[name] for name in ("end", "before", "plan", "until", "begin", "half"))
        if not marked and match["day"]:
            # 2026年2月5日 dates a speech.
            continue
        if not marked and not (_opens(text, start) and _OPENS_STATEMENT.match(text, match.end())):
            continue
        horizon = onward or bool(match["plan"] or match["until"]) or not marked
        yield Deadline(first, match.end(), named, _last_day(match, named), bare=not marked, horizon=horizon)


# What may stand before the deadline that opens a section: numbers, tags, a bold lead phrase, 经过三年努力.
_BASELINE = re.compile("[^。；]{0,60}?(?:仅|只|已)(?:为|达|有|占)")
_OPENING = re.compile(
    r"^(?:[\s\u3000\u200b\ufeff]|<[^<>]*>|&nbsp;|[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．]\s*|[^。，；：！？]{1,14}[。：]"
    r"|(?:总体|发展|主要|工作)?目标(?:是|为)?[：，]?|(?:通过|经过|用|利用)[^。，；]{0,6}年[^。，；]{0,8}，)*"
)
# 2.主要目标。…，力争到2020年…: a paragraph that says it states goals dates those that follow it without a number.
_AIMS = re.compile(
    r"(?:[\s\u3000\u200b\ufeff]|<[^<>]*>|&nbsp;|[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．]\s*)*[^，。；：！？]{0,8}目标[。：:]"
)
_STOP = re.compile("[。！？\n]")


def opening_deadline(text: str, *, year: int | None = None) -> int | None:
    """The year that a paragraph which opens a section, or states its goals, gives to what stands under it.

    Parameters
    ----------
    text : str
        One paragraph.
    year : int, optional
        The year of the document.

    Returns
    -------
    int or None
        None when the paragraph opens with no deadline, or goes on to others (到2025年…到2035年…).

    Examples
    --------
    >>> opening_deadline("到2025年，基本形成绿色发展的格局。")
    2025
    >>> opening_deadline("到2025年，基本建成。到2035年，全面建成。") is None
    True
    """
    opening = _OPENING.match(text)
    at = opening.end() if opening else 0
    first: int | None = None
    aims = _AIMS.match(text) is not None
    for deadline in find_deadlines(text, year=year):
        if first is None:
            opens = deadline.start == at or (aims and deadline.horizon)
            if not opens or deadline.bare or (year is not None and deadline.year < year):
                return None
            if _BASELINE.match(text, deadline.end):
                # 2020年底，护理型床位占比仅为39.5%: where things stood, and not what is to be.
                return None
            first = deadline.year
        elif deadline.year != first and _opens(text, deadline.start):
            return None
    return first


def _opens(text: str, at: int) -> bool:
    # Whether a sentence or a half of it begins here.
    return at == 0 or text[at - 1] in "。；;！？\n\u3000 ，,、：:（(>"
