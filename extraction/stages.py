"""The stage of a value chain that a text names with a topic: 集成电路设计, 研发机器人, 生物医药中试基地.

A place that is to design chips and a place that is to make them develop one topic in two ways. The words, in the order
of the text and as written, go with the pair; what they are is listed in ``patterns/focus.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extraction.focus_words import read_focus_lists
from extraction.place_roles import clause_end, clause_start
from extraction.territory import CHAIN, Paragraph

# 生产总值, 研发人员, 应用软件, 转化医学: no stage of anything.
_NO_STAGE = (
    "(?!性|者|力|率|总值|商|师|人员|人才|院校|学院|费|投入|经费|软件|程序|型|专业|仪|标准|规范|要素|贸易|医学|数学|科学"
    "|大厦|资料|许可|安全)"
)
_BESIDE = "(?:[、和与及/]|以及)"
# What may stand between a topic and the stage: 集成电路|产业链的关键|制造环节.
_FILLER = (
    "(?:产业链?|链条?|行业|技术|关键|核心|产品|装备|设备|材料|器件|芯片|系统|软件|领域|项目|企业|等|的|上下游|全链条|成果"
    "|新型|高端|先进|国家级?|全国|国际|特色|协同|联合|公共|专业化?|规模化?|商业化?|集群|环节|基础|前沿|一体化"
    "|、产品|和产品|、装备|、系统|、设备|[”’“‘])*"
)
_UNIT = "(?:中心|基地|平台|环节|园区?|区|企业|机构|项目|能力)?"
_MODIFIERS = "(?:一批|新型|先进|高端|自主|国产|大型|新一代)*"
# 智能制造, 生物制造: what is made there is not said; the whole is a sector or a method.
_KIND_OF = frozenset(
    "智能 绿色 增材 先进 高端 精密 数字 数字化 智能化 柔性 生物 现代 高技术 一般 传统 服务型 微纳 "
    "激光 减材 云 工业 工程规划 创意 时尚 艺术 建筑 工程 规划 产品 软件 互联网 技术 科技 农产品 食品".split()
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    word: re.Pattern[str]
    behind: re.Pattern[str]
    before: re.Pattern[str]
    inside: re.Pattern[str]
    alone: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    def any_of(*names: str) -> str:
        words = {word for name in names for word in read_focus_lists()[name]}
        return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) + ")"

    word = any_of("stages", "deeds")
    run = rf"{word}{_NO_STAGE}(?:{_UNIT}{_BESIDE}?{word}{_NO_STAGE})*"
    return _Patterns(
        word=re.compile(word),
        behind=re.compile(rf"{_FILLER}(?P<run>{run})"),
        # 研究 and 总部 name a stage behind a thing only: 研究氢能政策 researches nothing.
        before=re.compile(rf"(?P<run>{any_of('deeds')}(?:{_BESIDE}?{any_of('deeds')})*){_MODIFIERS}$"),
        inside=re.compile(
            rf"^(?P<what>.{{2,}}?)(?P<run>{any_of('deeds')}(?:{_BESIDE}?{any_of('deeds')})*)(?:业|产业|环节)?$"
        ),
        alone=re.compile(rf"{_MODIFIERS}(?P<run>{run})(?:环节|功能|基地|中心|领域|的|等)*"),
    )


def find_stages(paragraph: Paragraph, at: int) -> tuple[str, ...]:
    """The stages that the text names with a topic.

    Parameters
    ----------
    paragraph : Paragraph
    at : int
        Index into its topics.

    Returns
    -------
    tuple of str
        As written, each once; empty where the text names the topic alone.
    """
    patterns, text = _patterns(), paragraph.plain
    inside = _inside(paragraph, at)
    found = [inside] if inside else []
    first, last = (paragraph.topics[end] for end in _listed(paragraph, at))
    if behind := patterns.behind.match(text, last.end, clause_end(text, last.end, len(text))):
        found.append(behind["run"])
    low = clause_start(text, first.start, 0)
    # X研发、设计Y: what stands right behind another topic is said of that one.
    if (before := patterns.before.search(text, low, first.start)) and before.start() not in paragraph.topic_ends:
        found.insert(0, before["run"])
    return tuple(dict.fromkeys(word for run in found for word in patterns.word.findall(run)))


def _inside(paragraph: Paragraph, at: int) -> str:
    topic = paragraph.topics[at]
    inside = _patterns().inside.match(paragraph.text[topic.start : topic.end])
    if inside is None or _patterns().word.fullmatch(inside["what"]):
        return ""
    single = _patterns().word.fullmatch(inside["run"])
    return "" if single and inside["what"] in _KIND_OF else inside["run"]


def names_stage(paragraph: Paragraph, at: int) -> bool:
    """Whether the name of a topic ends in its stage: 集成电路设计."""
    return bool(_inside(paragraph, at))


def _listed(paragraph: Paragraph, at: int) -> tuple[int, int]:
    """The first and the last topic of the list in which one stands; A、B等C ends one with 等."""

    def tied(left: int) -> bool:
        here, then = paragraph.topics[left], paragraph.topics[left + 1]
        return bool(CHAIN.fullmatch(paragraph.text, here.end, then.start)) and paragraph.text[here.end] != "等"

    first = last = at
    while first and tied(first - 1):
        first -= 1
    while last + 1 < len(paragraph.topics) and tied(last):
        last += 1
    return first, last


def own_stages(paragraph: Paragraph, start: int, end: int) -> tuple[str, ...]:
    """The stages that are the object of a stretch without topics: 亦庄重点布局|制造环节."""
    patterns = _patterns()
    for verb in paragraph.words.develop.finditer(paragraph.plain, start, end):
        match = patterns.alone.match(paragraph.plain, verb.end(), end)
        if match and match.end() == end:
            return tuple(dict.fromkeys(patterns.word.findall(match["run"])))
    return ()


def shared_out(paragraph: Paragraph, span: tuple[int, int]) -> Iterator[tuple[int, Sequence[int], tuple[str, ...]]]:
    """Places with a stage each, and what all of them are for: 海淀区设计、亦庄制造、顺义区封装的集成电路产业布局.

    Yields
    ------
    tuple
        The place, the topics, and its stages.
    """
    patterns, text = _patterns(), paragraph.plain
    run: list[tuple[int, tuple[str, ...]]] = []
    end = span[0]
    for at, place in enumerate(paragraph.places):
        if place.start < span[0] or place.end > span[1]:
            continue
        match = patterns.alone.match(text, place.end, span[1])
        if run and text[end : place.start] not in ("、", "，", "和", "与"):
            yield from _dealt(paragraph, run, end, span)
            run = []
        if match is None:
            yield from _dealt(paragraph, run, end, span)
            run = []
            continue
        run.append((at, tuple(dict.fromkeys(patterns.word.findall(match["run"])))))
        end = match.end()
    yield from _dealt(paragraph, run, end, span)


def _dealt(
    paragraph: Paragraph, run: Sequence[tuple[int, tuple[str, ...]]], end: int, span: tuple[int, int]
) -> Iterator[tuple[int, Sequence[int], tuple[str, ...]]]:
    if len(run) < 2:
        return
    stop = clause_end(paragraph.text, end, span[1])
    topics = paragraph.topics_in(end, stop)[:1]
    if not topics:
        first = paragraph.places[run[0][0]].start
        topics = paragraph.topics_in(clause_start(paragraph.text, first, span[0]), first)[-1:]
    if topics:
        first, last = _listed(paragraph, topics[0])
        whole = range(first, last + 1)
        for place, stages in run:
            yield place, whole, stages
