"""Find since when and until when a policy holds: 自2021年3月1日起施行, 有效期5年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extraction.numbering import chinese_integer

_SUBJECT = r"(?:^|[。；，,\s　])(?:(?:本|该|以上|上述|此)[^，。；：《》]{1,24}?)?"
_VERB = r"(?:正式)?(?:施行|实施|执行|生效|试行|起效)"
_DAY = re.compile(rf"{_SUBJECT}自(\d{{4}})年(\d{{1,2}})月(\d{{1,2}})日(?:零时)?起{_VERB}")
_ISSUE = re.compile(
    rf"{_SUBJECT}自(?:印发|发布|公布|颁布|下发|发文|签发)之日起(?:满?(\d{{1,3}})(日|天|个月)(?:后|之后))?{_VERB}"
)
_UNTIL = re.compile(r"有效期(?:限)?(?:截止|截至)?(?:至|到|为)?(\d{4})年(?:(底|末)|(\d{1,2})月(?:(底|末)|(\d{1,2})日)?)")
_YEARS = re.compile(r"有效期(?:限)?(?:为|是)?(\d{1,2}|[一二三四五六七八九十]{1,2})年")
_OWN = re.compile(r"(?:本|以上|上述)[^，。；：《》]{1,24}|" + _VERB)


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A bound of the time for which a policy holds; `bound` is ``from`` or ``until``, `date` an ISO date."""

    bound: str
    date: str
    inferred: bool
    rule: str


def find_validity(sentence: str, *, issued: str = "") -> tuple[FoundTerm, ...]:
    """What a sentence says of the time for which its own policy holds.

    Parameters
    ----------
    sentence : str
    issued : str
        ISO date of the policy, or empty: 自印发之日起 counts from it, and then the day is inferred.

    Examples
    --------
    >>> [(found.bound, found.date) for found in find_validity("本规定自2021年1月1日起施行，有效期5年。")]
    [('from', '2021-01-01'), ('until', '2025-12-31')]
    """
    start = _start(sentence, issued)
    return tuple(found for found in (start, *_end(sentence, start)) if found is not None)


def _start(sentence: str, issued: str) -> FoundTerm | None:
    match = _DAY.search(sentence)
    if match is not None:
        day = _date(*(int(part) for part in match.groups()))
        return FoundTerm("from", day.isoformat(), False, "valid-day") if day else None
    match = _ISSUE.search(sentence)
    if match is None or not issued:
        return None
    day = date.fromisoformat(issued)
    if match[1] and match[2] == "个月":
        day = _months(day, int(match[1]))
    elif match[1]:
        day += timedelta(days=int(match[1]))
    return FoundTerm("from", day.isoformat(), True, "valid-issue")


def _end(sentence: str, start: FoundTerm | None) -> Iterator[FoundTerm]:
    match = _UNTIL.search(sentence)
    if match is not None and _OWN.search(sentence[: match.start()]):
        year, month = int(match[1]), int(match[3] or 12)
        whole = match[5] is None
        day = _date(year, month, 1 if whole else int(match[5]))
        if day:
            last = _months(day, 1) - timedelta(days=1) if whole else day
            yield FoundTerm("until", last.isoformat(), False, "valid-day")
        return
    match = _YEARS.search(sentence)
    if match is not None and start is not None:
        years = int(match[1]) if match[1].isdigit() else chinese_integer(match[1])
        last = _months(date.fromisoformat(start.date), 12 * years) - timedelta(days=1)
        yield FoundTerm("until", last.isoformat(), True, "valid-years")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _months(day: date, number: int) -> date:
    """The same day some months later; the 31st becomes the last day of a shorter month."""
    total = day.year * 12 + day.month - 1 + number
    for last in (day.day, 30, 29, 28):
        found = _date(total // 12, total % 12 + 1, last)
        if found:
            return found
    raise ValueError(f"no day for {day} and {number} months")
