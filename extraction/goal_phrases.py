"""Where the words of a goal begin and end: what stands before a value, and the noun phrase that a number counts."""

from __future__ import annotations

import re
from itertools import accumulate

import rjieba

from extraction.deadlines import Deadline
from extraction.goal_words import goal_words
from extraction.quantities import Quantity

OPENING = {"）": "（", ")": "(", "”": "“", "》": "《", "〕": "〔", "】": "【", "’": "‘", "」": "「"}
CLOSING = {opened: closed for closed, opened in OPENING.items()}
STOPS = frozenset("，。；：！？,;:!?\n\r\t<>\u3000|")
# A clause, or a noun phrase, is read no further than this: what is longer is not one, and reading stays linear.
REACH = 160

_SPACE = re.compile(
    r"[\s、]+|(?:19|20)[0-9]{2}年(?=[^均度])|(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[.．、](?![0-9]))\s*|[一二三四五六七八九十]{1,2}是"
    r"|(?<!\S)[一二三四五六七八九十百]{1,4}、"
)
_RELATIVE = re.compile(
    r"(?:用|在|经过|通过|未来|今后|力争用)?[0-9一二两三四五六七八九十]{1,3}(?:[-—至到][0-9一二两三四五六七八九十]{1,2})?年(?:左右)?"
    r"(?:之?内|时间|的?努力|$|(?=力争|翻|培|建成|实现|完成|引进))"
)
_WHERE = re.compile(
    r"(?:在|围绕|面向|聚焦|针对|依托|结合)[^，。；：]{1,60}?(?:等?(?:重点|关键|优势|主要)?(?:领域|方面|环节)|基础上|等地)"
)
_AREAS = ("全市", "全省", "全县", "全区", "全州", "全镇", "全国")
_AUDIENCE = re.compile(r"(?:面?向|对)[^，。；：]{1,12}?(?=推介|推送|发布|投放|开放|发放)")
_EACH = re.compile(r"每(?:年|季度|月|[一]?个|[一]?家|[一]?[县市村镇乡区所位名班条项户座]|万|千|百)|年均|年平均|平均每")
_DESCRIPTION = re.compile(
    "具有|具备|能|掌握|拥有|从事|在|站在|处于|达到|符合|引领|突破|年|营业|产值|规模|以|懂|熟悉|通晓|紧跟|聚焦|面向|带动|服务"
)
_JOINT = re.compile("(?:以及|[、和与及或并])?")


def clause_start(text: str, low: int, at: int) -> int:
    """Where the clause begins in which `at` stands; brackets and quotations that close before `at` are passed over."""
    low = max(low, at - REACH)
    index = at - 1
    while index >= low:
        character = text[index]
        if character in OPENING:
            opened = text.rfind(OPENING[character], low, index)
            if opened < 0:
                return index + 1
            index = opened - 1
            continue
        if character in CLOSING:
            return index + 1
        if character in STOPS and not text[index - 1 : index + 2].replace(",", "").isdigit():
            return index + 1
        index -= 1
    return low


def drop_lead(
    text: str, start: int, end: int, deadlines: tuple[Deadline, ...], *, verbs: bool = True
) -> tuple[int, bool]:
    """Pass over what leads to the thing measured: deadlines, 力争, 在…领域, setting verbs.

    Returns
    -------
    tuple
        The new start, and whether a setting verb, 力争, 确保 or the like was passed, or 新增 stands there.
    """
    words = goal_words()
    found = False
    for _ in range(8):
        before = start
        for deadline in deadlines:
            if deadline.start <= start < deadline.end:
                start = deadline.end
        for pattern in (_SPACE, _RELATIVE, _WHERE, _AUDIENCE):
            match = pattern.match(text, start, end)
            if match:
                start = match.end()
        if match := words.leads.match(text, start, end):
            start, found = match.end(), True
        if verbs and text.startswith(_AREAS, start) and words.verbs.match(text, start + 2, end):
            # 全县建成…: the area of the document says nothing of what is counted.
            start += 2
        if verbs and (match := words.verbs.match(text, start, end)) and match.end() < end:
            start, found = match.end(), True
        if start == before:
            break
    if words.added.match(text, start, end):
        found = True
    return min(start, end), found


def each(text: str, start: int, end: int) -> int | None:
    """Where 每年, 每个乡镇, 年均 stands: the number holds for each, so it belongs to the goal."""
    match = _EACH.search(text, start, end)
    return match.start() if match else None


def drop_each(text: str, at: int) -> int:
    """The end of the 每年 that begins here."""
    match = _EACH.match(text, at)
    return match.end() if match else at


def joint(text: str, at: int) -> int:
    """The end of the 、 or 和 that may stand here."""
    match = _JOINT.match(text, at)
    return match.end() if match else at


_MEMBER = re.compile(r"(?:、|以及|和|与|及|或)(?:一批|若干|多个|一系列|一支|等|各类|全部)")


def noun_phrase(text: str, start: int, end: int, following: tuple[Quantity, ...]) -> tuple[int, bool]:
    """Where the noun phrase ends that begins after a number.

    Parameters
    ----------
    following : tuple of Quantity
        The quantities behind: 50个智能工厂和500个数字化车间 are two phrases.

    Returns
    -------
    tuple
        The end, and whether a predicate follows (3家企业 + 成长为…).
    """
    words = goal_words()
    end = min(end, start + REACH)
    counted = {quantity.start for quantity in following if quantity.kind in ("count", "measure")}
    index = start
    while index < end:
        character = text[index]
        if character in CLOSING:
            closed = text.find(CLOSING[character], index, end)
            if closed < 0 or (character in "（(" and re.search("[：:]|单位", text[index:closed])):
                break
            index = closed + 1
            continue
        if character in OPENING or character in STOPS:
            break
        if character in "、和与及以并或":
            after = joint(text, index)
            if (after > index and after in counted) or _MEMBER.match(text, index):
                break
            # A verb after 、 or 并 begins another phrase; after 和 it is mostly part of a name (研发和转化中心).
            if character in "、并" and words.verbs.match(text, after, end) and not _describes(text, start, index):
                break
        if index > start and words.starts.match(text, index, end) and words.heads.search(text, start, index):
            return index, True
        index += 1
    while index > start and (text[index - 1].isspace() or text[index - 1] in "等、"):
        index -= 1
    return index, False


def _describes(text: str, start: int, at: int) -> bool:
    # 能够突破关键技术、带动…的人才: a description that has not come to its 的 goes on after the 、.
    return bool(_DESCRIPTION.match(text, start, at)) and "的" not in text[start:at]


def distribute(metric: str, number: int) -> tuple[str, ...]:
    """The members of a coordination that share a head, one for each value under 分别.

    Where the members cannot be told apart, each gets the whole phrase.

    Examples
    --------
    >>> distribute("城镇、农村居民收入增长", 2)
    ('城镇居民收入增长', '农村居民收入增长')
    >>> distribute("肉牛、奶山羊存栏", 2)
    ('肉牛存栏', '奶山羊存栏')
    >>> distribute("规上企业单位能耗、水耗下降", 2)
    ('规上企业单位能耗下降', '规上企业单位水耗下降')
    """
    members = re.split("、|以及|和|与|及", metric)
    if len(members) != number:
        return (metric,) * number
    first, last = members[0], members[-1]
    middle = len(members[1]) if number > 2 else None
    shared = next((at for at in range(len(first) - 1) if first[at : at + 2] == last[:2]), None)
    if shared is not None:
        size = len(first) - shared
    elif middle is not None:
        size = middle
    elif len(first) <= len(last):
        size = len(first)
    else:
        # 单位能耗、水耗下降: the last member's own part is as long as the end that it shares a character with.
        size = next((at for at in range(1, len(last)) if last[at - 1] == first[-1]), 2)
    size = min(size, len(last), len(first))
    if shared is None and middle is None and size == len(first):
        # 肉牛、奶山羊存栏: the last member's own part ends with a word.
        size = next((end for end in accumulate(map(len, rjieba.cut(last))) if end >= size), size)
        own, tail = [*members[:-1], last[:size]], last[size:]
        return tuple(f"{member}{tail}" for member in own)
    prefix, tail = first[: len(first) - size], last[size:]
    own = [first[len(first) - size :], *members[1:-1], last[:size]]
    return tuple(f"{prefix}{member}{tail}" for member in own)
