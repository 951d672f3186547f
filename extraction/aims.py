"""Goals without a number: what a section of goals wants reached, in the words of the text.

Only a section whose heading names goals (发展目标, 总体目标), or a paragraph that opens so, is read: elsewhere a wish
and a goal cannot be told apart. A sentence is cut at its commas; a part is a goal where it begins with a verb of
reaching (建成, 形成) or ends in a change for the better (显著提升). What holds a quantified target is that target, and
no second goal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.deadlines import Deadline, find_deadlines
from extraction.found import FoundAim, FoundGoal
from extraction.goal_context import spans
from extraction.goal_phrases import CLOSING
from extraction.goal_words import goal_words
from extraction.quantities import find_quantities

LONGEST = 120
"""A longer part is no phrase that names a goal."""
_HEADING = re.compile(r"(?:目标|愿景|远景)(?:任务|指标|定位|要求)?(?:是|为)?[。：]?$")
_LEAD = re.compile(
    r"^(?:\s|[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．])*(?:[^，。；：]{0,8}目标|远景|愿景)(?:[。：:]|(?:是|为)[：:，]?)"
)
_NO_LEAD = re.compile("目标(?:责任|管理|考核)")
_CUTS = "，；,;："
_DROP = re.compile(
    r"[\s、—－–-]+|[一二三四五六七八九十]是|(?:力争|争取|努力|确保|届时|其中|同时|并且?|最终|使|要|将(?![^，]{1,16}(?:建设|打造|建成|培育))|期末)(?![购网联来素])"
)
_ADVERB = "(?:基本|全面|初步|率先|逐步|总体|加快|积极|大力)?"
_REACHES = re.compile(
    rf"{_ADVERB}(?:[把将][^，。；]{{1,16}}?(?:建设成|打造成|培育成|建成)|建成|建立|建设成?为?|形成|打造|成为|构建|实现|完成|突破|掌握|取得|进入|跻身|迈入|涌现|培育|培养|造就|集聚|达到|走在"
    "|攻克|创建|健全|完善|确立|改变|提升|增强|扩大|优化)(?!的|后|率|中(?!国|心|小))"
)
_DEGREE = (
    "(?:显著|明显|大幅度?|持续|不断|进一步|全面|更加|更为|基本|稳步|逐步|有效|日益|初步|较大|充分"
    "|总体|切实|快速|加速|深度|整体|普遍|极大|得到|大为)"
)
_CHANGE = (
    "(?:提升|提高|增强|扩大|优化|完善|改善|健全|形成|建立|建成|凸显|显现|释放|加强|融合|壮大|突破|合理|活跃|集聚|协调|降低|下降|减少|缓解"
    "|改变|发展|升级|成熟|普及|覆盖|保障|满足|巩固|拓展|解决|增加|增长|规范|便利|畅通|广泛|繁荣|转变|夯实|实现|丰富|顺畅|紧密|明确|强化|迸发|涌流)"
)
_STATE = re.compile(
    rf"{_DEGREE}地?(?:得到)?{_DEGREE}?{_CHANGE}$|取得[^，。；]{{0,10}}(?:突破|进展|成效|提升)$"
    "|(?:达到|处于|位居|居于|走在|跻身|进入|保持)[^，。；]{0,16}(?:先进|领先|前列|一流|第一|首位)(?:水平|行列|地位|方阵|梯队)?$"
    rf"|{_CHANGE}(?:完成|到位)$"
)
# A manner or a ground is no goal: 通过持续优化…, 按照…要求.
_MANNER = re.compile(
    "通过|围绕|按照|坚持|依托|根据|随着|为了?(?![^，]{0,2}?全)|以[^，]{0,40}为|在[^，]{0,30}(?:下|中|上)$|深入贯彻|贯彻"
)
_DUTY = re.compile("[（(][^（()）]*(?:单位|部门|牵头|负责|配合)[^（()）]*[)）]$")


def in_goals(text: str, headings: Sequence[str]) -> bool:
    """Whether a paragraph stands under a heading of goals, or opens as one."""
    if any(_HEADING.search(heading.strip()) for heading in headings):
        return True
    lead = _LEAD.match(text)
    return bool(lead) and not _NO_LEAD.search(text, 0, lead.end() if lead else 0)


def find_aims(
    text: str,
    goals: Sequence[FoundGoal],
    *,
    start: int = 0,
    inherited: int | None = None,
    year: int | None = None,
) -> tuple[FoundAim, ...]:
    """The goals without a number in a paragraph of a goals section (`in_goals`).

    Parameters
    ----------
    text : str
        The paragraph; offsets count its code points.
    goals : sequence of FoundGoal
        Its quantified goals.
    start : int
        Where its heading ends.
    inherited, year
        As for `extraction.goals.find_goals`.

    Examples
    --------
    >>> [(aim.deadline, text[aim.start : aim.end]) for text in ["到2030年，渔业综合实力显著增强，建成现代渔港群。"]
    ...  for aim in find_aims(text, ())]
    [(2030, '渔业综合实力显著增强'), (2030, '建成现代渔港群')]
    """
    words = goal_words()
    deadlines = tuple(find_deadlines(text, year=year))
    numbers = [(quantity.start, quantity.end) for quantity in find_quantities(text) if quantity.kind]
    found: list[FoundAim] = []
    carried: Deadline | None = None
    lead = _LEAD.match(text, start)
    for first, last in spans(text):
        low = max(first, start, lead.end() if lead else 0)
        if low >= last:
            continue
        own = tuple(deadline for deadline in deadlines if low <= deadline.start < last)
        if not words.review.search(text, low, last):
            for begin, end in _parts(text, low, last):
                begin, end = _trimmed(text, begin, end, own)
                inside = [span for span in numbers if begin <= span[0] < end]
                if inside or any(goal.start < end and begin < goal.end for goal in goals):
                    continue
                rule = _rule(text[begin:end])
                if not rule:
                    continue
                before = [deadline for deadline in own if deadline.start < begin]
                deadline = before[-1] if before else carried
                named = deadline.year if deadline else inherited
                due = deadline.due_by if deadline else f"{inherited}-12-31" if inherited is not None else ""
                found.append(FoundAim(begin, end, named, due, rule))
        if own and own[-1].horizon:
            carried = own[-1]
    return tuple(found)


def _rule(part: str) -> str:
    if not 4 <= len(part) <= LONGEST or _MANNER.match(part):
        return ""
    if (match := _REACHES.match(part)) and len(part) - match.end() >= 2:
        return "aim-reach"
    return "aim-state" if _STATE.search(part) else ""


def _parts(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """A sentence cut at its commas; what stands in brackets or quotation marks stays whole."""
    start = at = low
    while at < high:
        closing = CLOSING.get(text[at])
        if closing and (closed := text.find(closing, at, high)) > 0:
            at = closed
        elif text[at] in _CUTS:
            yield start, at
            start = at + 1
        at += 1
    if start < high:
        yield start, high


def _trimmed(text: str, start: int, end: int, deadlines: Sequence[Deadline]) -> tuple[int, int]:
    """A part without 到2030年, 力争 and the like in front, and without a list of who is responsible behind."""
    for _ in range(6):
        before = start
        start = max([start, *(deadline.end for deadline in deadlines if deadline.start <= start < deadline.end)])
        if match := _DROP.match(text, start, end):
            start = match.end()
        if start == before:
            break
    if duty := _DUTY.search(text, start, end):
        end = duty.start()
    while end > start and text[end - 1].isspace():
        end -= 1
    return min(start, end), end
