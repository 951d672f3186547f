"""Whether a text wants something at a place, wants it gone, or says neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extraction.focus_words import FocusWords
from extraction.found import Found
from extraction.place_roles import clause_end, clause_start
from extraction.territory import BLANK


@dataclass(frozen=True, slots=True)
class Polarity:
    """What a clause makes of a topic.

    Attributes
    ----------
    predicate : str
        ``develops``, ``restricts``, or empty where the topic is excepted or only the manner is forbidden.
    verb : str
        The word that forbids or removes it, as written; empty for what is to be developed.
    """

    predicate: str
    verb: str = ""


NEAR, NEAR_WEAK = 14, 4
"""So many characters may stand between what forbids and the industry where no verb of growing does."""
_WEAK = frozenset("不能 不应 不宜 不再 不予 停止 暂停 避免 杜绝".split())
WANTED = Polarity("develops")
NEITHER = Polarity("")
_EXCEPT = re.compile("除[^，。；]{0,40}$")
_EXCEPTED = re.compile("[^，。；]{0,20}?(?:之外|以外|外)")
_CONDITION = re.compile("(?:未经|未按|未取得|未依法|没有取得)[^。；]{0,30}$")
_LACKS = re.compile("(?:尚未|还未|未能|并未|没有|缺乏|缺少|难以)[^，。；]{0,12}$")
# 不得以发展旅游业的名义，建设…: the clause that forbids is only finished behind the comma.
_PRETEXT = re.compile("(?:以|借|假借|打着|利用|通过)[^，。；]*(?:名义|之名|为名|旗号|为由|方式|形式|手段)，$")
_GOES_ON = re.compile("(?:以及|和|及|或者?|亦|也)(?!时)")
_SAME = re.compile("[、和或与及]?")
_AGAIN = re.compile("(?:新建|扩建|改扩建|改建|新上|迁建|增加)")
_TAKES = re.compile("承接|接收|接纳|吸引|引进|引入|导入")
# A topic leaves where nothing else is done behind it: 化工产业有序退出, 制造业企业外迁至…
_LEAVES = re.compile(
    "(?:等|的)?(?:产业|企业|项目|产能|环节|功能|业态|市场|生产线?|加工|厂)*(?:从[^，。；]{1,40}?)?"
    "(?P<verb>(?:限期|有序|逐步|加快|全部|全面|稳妥|依法|整体|分批|调整)*"
    "(?:疏解|退出|外迁|迁出|搬迁|腾退|转出|(?:淘汰|清退|关停|压减|取缔|关闭|禁限)(?=[，。；、和及等]|退出|工作|$)))"
)
_MOVERS = re.compile("(?:推动|推进|引导|加快|促进|支持|确保|要求|组织|督促|将|把|使)[^，。；]*$")


def polarity(text: str, topic: Found, span: tuple[int, int], words: FocusWords) -> Polarity:
    """What the clause of a topic wants of it.

    Parameters
    ----------
    text : str
        A paragraph.
    topic : Found
        What it says it of.
    span : tuple of int
        The sentence.
    words : FocusWords

    Examples
    --------
    >>> from extraction.focus_words import load_focus_words
    >>> from extraction.model import Kind
    >>> polarity("不再新增印染项目", Found(4, 6, Kind.INDUSTRY, ""), (0, 8), load_focus_words())
    Polarity(predicate='restricts', verb='不再')
    """
    start = clause_start(text, topic.start, span[0])
    end = clause_end(text, topic.end, span[1])
    before, behind = text[start : topic.start], text[topic.end : end]
    if _EXCEPT.search(before) and _EXCEPTED.match(behind):
        return NEITHER
    forbids = sorted(words.forbid.finditer(before), key=lambda match: match.end())
    if forbids:
        if _twice(forbids, before, words):
            return NEITHER
        return _forbidden(forbids[-1], before, behind, text[span[0] : start], words)
    earlier = _carried(text, span[0], start, before, words)
    if earlier is not None:
        return earlier
    if _LACKS.search(before):
        return NEITHER
    return _left(before, behind, words)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=lambda match: match.end(), default=None)


def _twice(forbids: Sequence[re.Match[str]], before: str, words: FocusWords) -> bool:
    """Whether what is forbidden is to forbid or to remove: 不得限制, 严禁关停; 禁止和限制 is said once."""
    apart = [
        one for one, other in pairwise(forbids) if not _SAME.fullmatch(before, one.end(), max(one.end(), other.start()))
    ]
    return bool(apart) or bool(words.restrict.search(before, forbids[-1].end()))


def _forbidden(forbids: re.Match[str], before: str, behind: str, earlier: str, words: FocusWords) -> Polarity:
    between = before[forbids.end() :]
    if words.resets.search(between):
        return WANTED
    if words.conduct.search(between) or words.conduct.search(behind) or _CONDITION.search(earlier + before):
        return NEITHER
    if words.measured.search(behind) or words.harm.search(between):
        return NEITHER
    near = NEAR_WEAK if forbids.group() in _WEAK else NEAR
    if not words.grow.search(forbids.group() + between) and len(between.replace(BLANK, "")) > near:
        return NEITHER
    return Polarity("restricts", forbids.group())


def _carried(text: str, lowest: int, start: int, before: str, words: FocusWords) -> Polarity | None:
    """What the clause before forbids in this one too, or None."""
    if start <= lowest or text[start - 1] not in "，":
        return None
    previous = clause_start(text, start - 1, lowest)
    forbids = _last(words.forbid, text[previous : start - 1])
    if forbids is None:
        return None
    if _PRETEXT.search(text, previous + forbids.end(), start):
        return Polarity("restricts", forbids.group())
    if _GOES_ON.match(before):
        if words.resets.search(before):
            return WANTED
        return Polarity("restricts", forbids.group())
    # 禁止新建…，扩建…: whether that is still forbidden, nothing says.
    return NEITHER if _AGAIN.match(before) else None


def _left(before: str, behind: str, words: FocusWords) -> Polarity:
    """Whether a verb of leaving governs the topic, from in front or from behind."""
    verbs = [*words.develop.finditer(before), *words.restrict.finditer(before)]
    last = max(verbs, key=lambda match: match.end(), default=None)
    if last is not None and words.restrict.fullmatch(last.group()):
        # 承接北京疏解的教育产业: what leaves there comes here.
        taken = _TAKES.search(before, 0, last.start())
        return WANTED if taken else Polarity("restricts", last.group())
    leaves = _LEAVES.match(behind)
    if not leaves:
        return WANTED
    if last is None or _MOVERS.search(before):
        return Polarity("restricts", leaves["verb"])
    # 利用钢铁产业搬迁腾退空间: it has gone, and nobody is told to remove it.
    return NEITHER
