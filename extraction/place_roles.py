"""What the words around a place make of it: the site of something, its core, what is backed, a mere partner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extraction.focus_words import FocusWords
from extraction.found import Found
from ontology.divisions import named

_JOIN = re.compile(r"[”’]?(?:、|，?以及|和|与|及)[“‘]?")
_TAIL = re.compile(
    r"[”’]?(?:口岸|沿岸|沿线)?(?:等(?:[一二两三四五六七八九十\d]*个?(?:区县|市县|县市|省区市|省市|城市|地区|区|县|市|省|地|镇|园区))?"
    r"|[两三四五六七八九十]个?(?:区县|城市|地区|园区|地|省|市|区|县|镇))?"
)
# 东兴、凭祥等|沿边重点开发开放试验区, 鞍山、本溪等|资源型城市: what sort of places they are.
_SORT = re.compile(
    r"(?:(?!建设|发展|打造|布局|推进|开展|共建|建立|设立|引进|培育|形成|承接|支持|推动|在)[^，。；、的]){1,10}?"
    r"(?:县（市）|试验区|示范区|开发区|保税区|城市|市县|县市|区县|县区|园区|乡镇)(?![^，。；]{0,2}(?:建设|管委会|群|圈))"
)
REACH = 200
_BOUNDARY = "，。；：！？\n"
_OPENING = re.compile(
    r"^(?:\s|[（(]?[一二三四五六七八九十\d]+[)）、.．]|[一二三四五六七八九十]+是|[①-⑳]|其中|同时|此外|另外|目前|特别是|尤其是"
    r"|到?20\d\d年[底末前]*|今年|近年来|并|使得?|[“‘●○■◆·\-])*$"
)
_LEADING = re.compile(
    r"(?:坚决|一律|原则上|今后|不断|不仅|逐步|依法|已|也|还|都|均|要|应|将|可|共同|分别|切实|继续|聚力|全力|倾力|集中力量|年内|今年|同步|则|更|稳妥|审慎|稳步|有序|适度|适当|科学|合理|规范|因地制宜|立足实际|[”’])*"
)
_PARTNERS = re.compile(r"[^，。；]{0,4}?(?:合作|对接|结对|帮扶|交流|协作)")
_JOINTLY = re.compile(r"(?:联合|共同|合作)?(?:共建|共同建设)")
_LEAVING = re.compile(r"(?:从|退出|迁出|搬离|撤出|转出|移出)$")
_GROWS = re.compile("新增|新上|扩大|增加|审批|核准|备案|批准")
_BESIDES = re.compile("除[^，。；]{1,40}外$")
# A研发投入, A生产总值: a noun, and nobody does anything.
_MEASURED = re.compile(
    "(?:研发|研究|生产|制造|服务|应用|建设|发展)(?:投入|总值|经费|人员|能力|水平|速度|指数|用地|基础)"
)
_AS = re.compile(r"[^，；]{0,14}?为")
_LISTED = re.compile("以[^，]*$")
# “一核”即A: what follows is said of A.
_NAMELY = re.compile("[”’](?:即|就是|是指|指|为|是)[“‘]?$")
# 围绕A溢出成果: what comes out of A, and not A, is built upon.
_AROUND = re.compile("(?:等(?:地|区域)?)?(?:$|建设|打造|发展|功能|定位|主导|产业|优势|资源|规划|需求|主题)")
_GROWN_TOGETHER = re.compile("(?:一体化|同城化)(?:发展)?，")
_PREPOSITION = re.compile("以(?![外上下内及来])|[在把将与向]")
_NOUNS = frozenset(
    "发展 建设 振兴 创新 协同 规划 运营 试点 服务 设计 生产 制造 转型 应用 主导 供应 保障 配套 开发 研究".split()
)
"""Verbs that are nouns as often: 推动皖北振兴 gives a place no role of its own, and 安徽发展位势 says nothing."""

_ZONE = re.compile("(?:区|园|城|带|走廊|港|谷|基地|小镇|中心|廊道|公园|圈|群)[”’]?$")
HOSTS = ("focus-site", "focus-towards", "focus-core", "focus-become", "focus-backing", "focus-subject")


@dataclass(frozen=True, slots=True)
class Group:
    """Coordinated places and their role.

    Attributes
    ----------
    places : tuple of int
        Indices into the places that were given.
    start, end : int
        From the first place to the last, with 等区县 behind it.
    role : str
        One of `HOSTS`, ``focus-attribute`` for a place that is worked at or has something, or empty.
    cue : int
        Where the words begin that give the role.
    own : int
        Where the text begins that says what is to be there: behind the place, or behind 为核心.
    clear : bool
        Whether the role holds without a topic beside it: such a place takes the topic of the heading.
    verb : str
        The governing verb before the place, or empty.
    """

    places: tuple[int, ...]
    start: int
    end: int
    role: str = ""
    cue: int = 0
    verb: str = ""
    own: int = 0
    clear: bool = False


def _ends_clause(text: str, at: int) -> bool:
    """Whether a clause ends at a character. A single dash joins the links of a chain: 原油—烯烃—塑料."""
    if text[at] == "—":
        return text.startswith("—", at + 1) or (at > 0 and text[at - 1] == "—")
    return text[at] in _BOUNDARY


def clause_start(text: str, at: int, lowest: int) -> int:
    """Where the comma clause around an offset begins, or 200 characters before it."""
    lowest = max(lowest, at - REACH)
    while at > lowest and not _ends_clause(text, at - 1):
        at -= 1
    return at


def clause_end(text: str, at: int, highest: int) -> int:
    """Where the comma clause around an offset ends, or 200 characters behind it."""
    highest = min(highest, at + REACH)
    while at < highest and not _ends_clause(text, at):
        at += 1
    return at


def is_zone(name: str) -> bool:
    """Whether a place is a zone, a belt or a park by its name, and no division."""
    return bool(_ZONE.search(name)) and all(entry.level == "zone" for entry in named(name))


def coordinate(text: str, places: Sequence[Found], indices: Sequence[int]) -> list[Group]:
    """The places of a sentence in groups: A、B和C is one."""
    groups: list[Group] = []
    for index in indices:
        place = places[index]
        tail = _TAIL.match(text, place.end)
        end = tail.end() if tail else place.end
        sort = _SORT.match(text, end) if text[end - 1] == "等" else None
        end = sort.end() if sort else end
        last = places[groups[-1].places[-1]] if groups else None
        if last is not None and _JOIN.fullmatch(text, last.end, place.start):
            before = groups.pop()
            groups.append(Group((*before.places, index), before.start, end))
        else:
            groups.append(Group((index,), place.start, end))
    return [part for group in groups for part in _parted(text, places, group)]


def _parted(text: str, places: Sequence[Found], group: Group) -> list[Group]:
    """A、B与C、D合作: C and D are partners, and no members of one list with A and B."""
    if (joint := _PARTNERS.match(text, group.end)) or _JOINTLY.match(text, group.end):
        for at, (left, right) in enumerate(pairwise(group.places), 1):
            between = text[places[left].end : places[right].start]
            # A和B共建: both do; A与B共建: B is whom A does it with.
            if between in (("与", "同", "和") if joint else ("与", "同")):
                first = Group(group.places[:at], group.start, places[left].end)
                return [first, Group(group.places[at:], places[right].start, group.end)]
    return [group]


def assign(text: str, group: Group, span: tuple[int, int], words: FocusWords) -> Group:
    """The group with its role.

    Parameters
    ----------
    text : str
        A paragraph.
    group : Group
        From `coordinate`.
    span : tuple of int
        The sentence, or the part of it up to a semicolon.
    words : FocusWords
    """
    first = clause_start(text, group.start, span[0])
    stop = clause_end(text, group.end, span[1])
    if _BESIDES.match(text[group.end : stop]) and text[stop : stop + 1] == "，":
        # A除X外，禁止Y: what is said of A comes behind the comma.
        group = replace(group, end=stop + 1)
        stop = clause_end(text, group.end, span[1])
    left, right = text[first : group.start], text[group.end : stop]

    def given(role: str, cue: re.Match[str] | None = None, verb: str = "", own: int = 0, clear: bool = True) -> Group:
        at = first + cue.start() if cue else group.start
        return Group(group.places, group.start, group.end, role, at, verb, group.end + own, clear and role in HOSTS)

    together = words.together.search(left)
    if together and (together.group(1) in "与同跟" or words.cooperation.search(right)):
        return given("")
    leaving = _LEAVING.search(left)
    # 退出A, and not 退出AX, where X leaves.
    gone = leaving and (words.restrict.search(right) if leaving.group() == "从" else not right)
    if leaving and gone:
        return given("focus-towards", leaving, clear=False)
    if any(match.end() == len(left) for match in words.restrict.finditer(left)):
        # 严控A新建X, and 疏解AX.
        return given(
            "focus-backing" if _verb_behind(right, words) or _GROWS.match(right) else "focus-attribute", clear=False
        )
    if _OPENING.match(left) and _GROWN_TOGETHER.match(text, group.end, span[1]):
        return given("focus-subject")
    if words.strategy.match(right):
        return given("")
    towards, disposal = words.towards.search(left), words.disposal.search(left)
    if towards and words.gather.match(right):
        return given("focus-towards", towards)
    if disposal and words.become.match(right):
        return given("focus-become", disposal, _verb(words.become.match(right)))
    site, elsewhere = words.site.search(left), words.elsewhere.search(left)
    # 高于江苏: the longer word decides.
    if site and not (elsewhere and elsewhere.start() < site.start()):
        before = words.backing.search(left[: site.start()])
        return given("focus-site", site, before.group(1) if before else "")
    if _NAMELY.search(left):
        return given("focus-subject")
    means, listed = words.means.search(left), _LISTED.search(left)
    core = _AS.match(right) if means and means.group(1) == "以" else None
    if listed and core is None:
        core = words.core.search(right)
    if listed and core:
        return given("focus-core", listed, own=core.end() - (1 if core.re is _AS else 0))
    around = means is not None and means.group(1) == "围绕" and not _AROUND.match(right)
    if means and means.group(1) != "以" and not around and not _verb_behind(right, words):
        return given("focus-core", means, clear=means.group(1) == "依托")
    if elsewhere:
        return given("")
    backing, behind = words.backing.search(left), _verb_behind(right, words)
    if backing and (behind or not right):
        return given("focus-backing", backing, backing.group(1), clear=behind not in _NOUNS)
    if behind and _OPENING.match(left):
        return given("focus-subject", clear=behind not in _NOUNS and not words.restrict.fullmatch(behind))
    working = words.working.search(left) or backing
    return given("focus-attribute", working, _verb(working))


def _verb_behind(right: str, words: FocusWords) -> str:
    """The verb or preposition with which a predicate begins right behind the place, or an empty string."""
    leading = _LEADING.match(right)
    rest = right[leading.end() :] if leading else right
    if _MEASURED.match(rest):
        return ""
    match = words.restrict.match(rest) or words.develop.match(rest) or _PREPOSITION.match(rest)
    return match.group() if match else ""


def _verb(match: re.Match[str] | None) -> str:
    return match.group(1) if match else ""
