"""Make pairs of places and topics: which predicate, which governing verb, which stages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.focus_words import FocusWords
from extraction.found import Found, FoundFocus
from extraction.model import Basis
from extraction.place_roles import Group, clause_end, clause_start
from extraction.polarity import polarity
from extraction.stages import find_stages, names_stage, own_stages
from extraction.territory import Paragraph
from ontology.divisions import named

LIGHT = frozenset("为 是 主要 重点 面向 对接 立足 组织 定位 依托".split())
"""Words of `FocusWords.develop` that govern nothing by themselves."""
_DEEDS = frozenset("种植 养殖 加工 生产 研发 中试 孵化 测试 试验 检测".split())
_EXAMPLE = re.compile("等?(?:[^，。；]{0,6})(?:经验|做法|模式|企业|产品|专家|代表|展)")
# 种植基地: the site of a deed, and nothing that is developed.
_SITE = re.compile("(?:基地|园区?|区|点|场)")
_ADVERBS = r"(?:重点|着力|大力|积极|加快|优先|率先|集中|规划|系统|全面|深入|持续|努力|主要|打造|推动|推进|支持)?"


def stated_pairs(
    paragraph: Paragraph, group: Group, topics: Sequence[int], rule: str, span: tuple[int, int]
) -> list[FoundFocus]:
    """All places of a group with all topics; what is neither wanted nor restricted gives no pair."""
    pairs = []
    for place in group.places:
        for topic in topics:
            found = paragraph.topics[topic]
            wanted = polarity(paragraph.plain, found, span, paragraph.words)
            # 制造业中的印刷业: of the first only the second is meant.
            if not wanted.predicate or paragraph.text.startswith("中的", found.end) or _is_site(paragraph.text, found):
                continue
            strength = wanted.verb or group.verb or _inner_verb(paragraph, group, found)
            stages = find_stages(paragraph, topic)
            pairs.append(FoundFocus(place, topic, wanted.predicate, Basis.STATED, strength, rule, stages))
    return pairs


def _is_site(text: str, topic: Found) -> bool:
    return text[topic.start : topic.end] in _DEEDS and bool(_SITE.match(text, topic.end))


def elliptic_pairs(paragraph: Paragraph, host: Group, before: Sequence[FoundFocus], stop: int) -> list[FoundFocus]:
    """A开展X研发，B布局生产: the stage alone stands with B, and what it is a stage of with A."""
    end = clause_end(paragraph.text, host.end, stop)
    if not before or paragraph.topics_in(host.end, end):
        return []
    stages = own_stages(paragraph, host.end, end)
    first = [pair for pair in before if pair.place == before[0].place]
    # 集成电路设计, then 制造: of the design there is nothing to make.
    if not stages or not all(pair.stages and pair.predicate == "develops" for pair in first):
        return []
    if any(names_stage(paragraph, pair.topic) for pair in first):
        return []
    verb = host.verb or paragraph.words.develop.findall(paragraph.plain, host.end, end)[0]
    return [
        FoundFocus(place, pair.topic, "develops", Basis.STATED, verb, "focus-stage", stages)
        for place in host.places
        for pair in first
    ]


def _inner_verb(paragraph: Paragraph, group: Group, topic: Found) -> str:
    """The first verb between the place and the topic, or before a topic that stands first."""
    text = paragraph.plain
    own = clause_start(text, topic.start, 0)
    # The verb of its own clause, else the first since the place was named.
    for start in (max(own, group.end), group.end) if topic.start >= group.end else (own,):
        for match in re.compile(_ADVERBS + paragraph.words.develop.pattern).finditer(text, start, topic.start):
            if match.group() not in LIGHT:
                return match.group()
    if topic.start < group.end:
        behind = paragraph.words.develop.search(text, group.end)
        return behind.group() if behind else ""
    # 打造以A为核心的X: the verb stands before the place.
    before = paragraph.words.develop.findall(text, clause_start(text, group.start, 0), max(group.cue, 0))
    return str(before[-1]) if before and before[-1] not in LIGHT else ""


def attributed_pairs(paragraph: Paragraph, group: Group, span: tuple[int, int]) -> list[FoundFocus]:
    """AX: the topics right behind the place; and those that the name of a place says itself."""
    text, words = paragraph.text, paragraph.words
    first = clause_start(text, group.start, span[0])
    if text[group.start - 1 : group.start] == "、" and paragraph.bare_member(group.start - 1):
        return []
    governed = words.develop.search(text, first, group.start) or words.restrict.search(text, first, group.start)
    for index in paragraph.topics_in(group.end, span[1])[:1]:
        if words.between.fullmatch(text, group.end, paragraph.topics[index].start):
            chained = paragraph.chain(index)
            # 房山区石化产业逐步退出: nothing governs it, but a verb of leaving stands behind it.
            if (
                governed
                or polarity(paragraph.plain, paragraph.topics[chained[-1]], span, words).predicate == "restricts"
            ):
                return stated_pairs(paragraph, group, chained, "focus-attribute", span)
    if not group.verb:
        return []
    names = [text[paragraph.places[place].start : paragraph.places[place].end] for place in group.places]
    said = [
        topic
        for topic in paragraph.topics_in(*span)
        if any(_says(name, text[paragraph.topics[topic].start : paragraph.topics[topic].end], words) for name in names)
    ]
    return stated_pairs(paragraph, group, said, "focus-name", span)


def _says(name: str, topic: str, words: FocusWords) -> bool:
    """Whether a place's name says a topic: they share a run of characters that is specific."""
    # 水下机器人推进器 is more than what 机器人产业园 says of itself.
    for length in range(min(len(name), len(topic)), max(1, (len(topic) - 1) // 2), -1):
        for start in range(len(topic) - length + 1):
            shared = topic[start : start + length]
            if shared in name:
                rest = shared
                for word in sorted(words.common, key=len, reverse=True):
                    rest = rest.replace(word, "")
                return len(rest) > 1 and not named(rest)
    return False


def parallel_pairs(paragraph: Paragraph, span: tuple[int, int]) -> list[FoundFocus]:
    """AX、BY和CZ: places in a row, each with what it has right behind it."""
    pairs: list[FoundFocus] = []
    run: list[tuple[int, int]] = []
    for place in [*range(len(paragraph.places)), -1]:
        topic = paragraph.topic_behind(place, span) if place >= 0 else -1
        joined = bool(run) and topic >= 0 and paragraph.joins(run[-1][1], paragraph.places[place].start)
        if not joined:
            pairs += _in_a_row(paragraph, run, span)
            run = []
        if topic >= 0:
            run.append((place, topic))
    return pairs


def _in_a_row(paragraph: Paragraph, run: Sequence[tuple[int, int]], span: tuple[int, int]) -> list[FoundFocus]:
    if len(run) < 2:
        return []
    text, words = paragraph.text, paragraph.words
    start, end = paragraph.places[run[0][0]].start, paragraph.topics[run[-1][1]].end
    left = text[clause_start(text, start, span[0]) : start]
    if words.elsewhere.search(left) or words.together.search(left) or _EXAMPLE.match(text, end):
        return []
    return [
        pair
        for place, topic in run
        for pair in stated_pairs(paragraph, Group((place,), start, start), [topic], "focus-attribute", span)
    ]
