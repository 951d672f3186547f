"""Find which place is to develop what: each place with the topics of the clauses that speak of it.

A sentence is cut at its semicolons. Coordinated places form a group; the words around a group give it a role
(`extraction.place_roles`). A group that hosts something owns the topics from itself to the next such group, clause by
clause as long as the clauses go on speaking of it. All places of a group pair with all topics that it owns, except
under 分别, which pairs in order. What stands in the heading only is marked so; what is forbidden there, or to leave it,
is ``restricts``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.focus_words import FocusWords, load_focus_words
from extraction.found import Found, FoundFocus
from extraction.model import Basis
from extraction.place_roles import HOSTS, Group, assign, clause_end, clause_start, coordinate
from extraction.polarity import polarity
from extraction.respectively import WORD, align
from extraction.stages import find_stages, names_stage, own_stages, shared_out
from extraction.territory import Paragraph
from ontology.divisions import named

_SHARED = re.compile(r"(?:等地)?(?:为[^，]{1,6}，)?")
_LIGHT = frozenset("为 是 主要 重点 面向 对接 立足 组织 定位".split())
"""Words of `FocusWords.develop` that govern nothing by themselves."""
_ADVERBS = r"(?:重点|着力|大力|积极|加快|优先|率先|集中|规划|系统|全面|深入|持续|努力|主要|打造|推动|推进|支持)?"


def find_focus(
    text: str,
    places: Sequence[Found],
    topics: Sequence[Found],
    *,
    heading_topics: Sequence[str] = (),
    agencies: Sequence[Found] = (),
) -> tuple[tuple[FoundFocus, ...], tuple[str, ...]]:
    """The pairs of place and topic that a paragraph states or implies.

    Parameters
    ----------
    text : str
        One paragraph.
    places : sequence of Found
        Its DISTRICT mentions, in order.
    topics : sequence of Found
        Its INDUSTRY and TECHNOLOGY mentions, in order, those of a heading that runs into the text included.
    heading_topics : sequence of str
        The topics of the nearest heading that names any.
    agencies : sequence of Found
        Its AGENCY mentions: a clause in which one stands no longer speaks of the place before.

    Returns
    -------
    pairs : tuple of FoundFocus
        In the order of places, then topics. With `Basis.HEADING`, `FoundFocus.topic` counts `heading_topics`.
    messages : tuple of str
        The lists under 分别 that are not of one length.
    """
    words = load_focus_words()
    paragraph = Paragraph(text, places, topics, agencies, words)
    found: dict[tuple[int, int, Basis], FoundFocus] = {}
    messages: list[str] = []
    lead: Group | None = None
    for number, (start, end) in enumerate(paragraph.units()):
        indices = [at for at, place in enumerate(places) if start <= place.start and place.end <= end]
        groups = [assign(text, group, (start, end), words) for group in coordinate(text, places, indices)]
        groups = _objects(paragraph, groups)
        hosts = [group for group in groups if group.role in HOSTS]
        for group in groups:
            if group.role == "focus-attribute":
                for pair in _attributes(paragraph, group, (start, end)):
                    found.setdefault((pair.place, pair.topic, pair.basis), pair)
        before: list[FoundFocus] = []
        for host in hosts:
            pairs, message = _hosted(paragraph, host, groups, (start, end), len(heading_topics))
            messages.extend([message] if message else [])
            if not any(pair.basis is Basis.STATED for pair in pairs):
                pairs = _elliptic(paragraph, host, before, end) or pairs
            before = [pair for pair in pairs if pair.basis is Basis.STATED] or before
            for pair in pairs:
                found.setdefault((pair.place, pair.topic, pair.basis), pair)
        for place, about, stages in shared_out(paragraph, (start, end)):
            for pair in _pairs(
                paragraph, Group((place,), places[place].start, places[place].end), about, "focus-stage", (start, end)
            ):
                found[pair.place, pair.topic, pair.basis] = replace(
                    pair, stages=stages, strength=pair.strength if pair.predicate == "restricts" else ""
                )
        if lead is not None and not groups:
            for topic in paragraph.owned(start, end):
                for pair in _pairs(paragraph, lead, [topic], "focus-lead", (start, end)):
                    found.setdefault((pair.place, pair.topic, pair.basis), pair)
        elif groups:
            short = number == 0 and len(groups) == 1 and end - start < 30 and not paragraph.topics_in(start, end)
            lead = groups[0] if short and groups[0].role and groups[0].verb else None
    ordered = sorted(found.values(), key=lambda pair: (pair.place, pair.basis != Basis.STATED, pair.topic))
    return tuple(ordered), tuple(messages)


def _objects(paragraph: Paragraph, groups: Sequence[Group]) -> list[Group]:
    """In 在A推进B建设, B is what is done at A."""
    found: list[Group] = []
    for group in groups:
        before = found[-1] if found else None
        if group.role == "focus-backing" and before is not None and before.role in HOSTS:
            between = paragraph.text[before.end : group.start]
            if "，" not in between and before.role != "focus-towards":
                group = replace(group, role="focus-attribute")
        found.append(group)
    return found


def _pairs(
    paragraph: Paragraph, group: Group, topics: Sequence[int], rule: str, span: tuple[int, int]
) -> list[FoundFocus]:
    pairs = []
    for place in group.places:
        for topic in topics:
            found = paragraph.topics[topic]
            wanted = polarity(paragraph.plain, found, span, paragraph.words)
            # 制造业中的印刷业: of the first only the second is meant.
            if not wanted.predicate or paragraph.text.startswith("中的", found.end):
                continue
            strength = wanted.verb or group.verb or _inner_verb(paragraph, group, found)
            stages = find_stages(paragraph, topic)
            pairs.append(FoundFocus(place, topic, wanted.predicate, Basis.STATED, strength, rule, stages))
    return pairs


def _elliptic(paragraph: Paragraph, host: Group, before: Sequence[FoundFocus], stop: int) -> list[FoundFocus]:
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
            if match.group() not in _LIGHT:
                return match.group()
    if topic.start < group.end:
        behind = paragraph.words.develop.search(text, group.end)
        return behind.group() if behind else ""
    # 打造以A为核心的X: the verb stands before the place.
    before = paragraph.words.develop.findall(text, clause_start(text, group.start, 0), max(group.cue, 0))
    return str(before[-1]) if before and before[-1] not in _LIGHT else ""


def _attributes(paragraph: Paragraph, group: Group, span: tuple[int, int]) -> list[FoundFocus]:
    """AX: the topics right behind the place; and those that the name of a place says itself."""
    text, words = paragraph.text, paragraph.words
    first = clause_start(text, group.start, span[0])
    governed = words.develop.search(text, first, group.start) or words.restrict.search(text, first, group.start)
    for index in paragraph.topics_in(group.end, span[1])[:1]:
        if words.between.fullmatch(text, group.end, paragraph.topics[index].start):
            chained = paragraph.chain(index)
            # 房山区石化产业逐步退出: nothing governs it, but a verb of leaving stands behind it.
            if (
                governed
                or polarity(paragraph.plain, paragraph.topics[chained[-1]], span, words).predicate == "restricts"
            ):
                return _pairs(paragraph, group, chained, "focus-attribute", span)
    if not group.verb:
        return []
    names = [text[paragraph.places[place].start : paragraph.places[place].end] for place in group.places]
    said = [
        topic
        for topic in paragraph.topics_in(*span)
        if any(_says(name, text[paragraph.topics[topic].start : paragraph.topics[topic].end], words) for name in names)
    ]
    return _pairs(paragraph, group, said, "focus-name", span)


def _says(name: str, topic: str, words: FocusWords) -> bool:
    """Whether a place's name says a topic: they share a run of characters that is specific."""
    for length in range(min(len(name), len(topic)), 1, -1):
        for start in range(len(topic) - length + 1):
            shared = topic[start : start + length]
            if shared in name:
                rest = shared
                for word in sorted(words.common, key=len, reverse=True):
                    rest = rest.replace(word, "")
                return len(rest) > 1 and not named(rest)
    return False


def _territory(paragraph: Paragraph, group: Group, groups: Sequence[Group], end: int) -> int:
    """Where the text ends that speaks of a group: at the next that hosts, or is worked at in a later clause."""
    text = paragraph.text
    for other in groups:
        if other.start < max(group.own, group.end) or not (other.role in HOSTS or (other.role and other.verb)):
            continue
        later = "，" in text[group.end : other.start]
        # 在A以B为核心, 以A为核心，以B为支撑: both own what follows; 在A建设B: B is the object.
        # 以A为龙头、B为支撑 is one 以.
        shared = other.role == "focus-core" and (
            other.cue <= group.start or _SHARED.fullmatch(text, group.end, other.cue)
        )
        if shared or not (later or other.role in HOSTS):
            continue
        return max(group.end, clause_start(text, other.cue, group.end)) if later else other.cue
    return end


def _hosted(
    paragraph: Paragraph, group: Group, groups: Sequence[Group], span: tuple[int, int], headings: int
) -> tuple[list[FoundFocus], str]:
    text, words = paragraph.text, paragraph.words
    stop = _territory(paragraph, group, groups, span[1])
    first_stop = clause_end(text, group.end, stop)
    first = clause_start(text, group.start, span[0])
    before = paragraph.topics_in(first, group.cue)
    ends = words.end_verb.match(text, group.end, first_stop)
    turned = group.role == "focus-towards" or (group.role == "focus-site" and bool(before) and bool(ends))
    if (
        group.role == "focus-site"
        and before
        and (first_stop == group.end or not paragraph.topics_in(group.end, first_stop))
    ):
        turned = True
    achieved = group.role == "focus-subject" and bool(re.match(r"[^，]{0,3}(?:获批|入选|荣获|获评)", text[group.end :]))
    owned = paragraph.owned(max(group.own, group.end), stop, first_only=achieved)
    if turned:
        owned = before + [topic for topic in owned if paragraph.topics[topic].start >= first_stop]
    if WORD in text[first:first_stop]:
        own = [topic for topic in owned if paragraph.topics[topic].start < first_stop]
        aligned, message = align(group.places, own, text[first:first_stop])
        return [
            pair
            for place, topic in aligned
            for pair in _pairs(paragraph, replace(group, places=(place,)), [topic], "focus-respectively", span)
        ], message
    pairs = _pairs(paragraph, group, owned, group.role, span)
    forbidden = words.restrict.search(text, first, first_stop)
    if not pairs and headings and group.clear and not forbidden and words.develop.search(text, group.end, stop):
        verb = group.verb or "".join(words.develop.findall(text, group.end, stop)[:1])
        stages = own_stages(paragraph, group.end, first_stop)
        pairs = [
            FoundFocus(place, topic, "develops", Basis.HEADING, verb, "focus-heading", stages)
            for place in group.places
            for topic in range(headings)
        ]
    return pairs, ""
