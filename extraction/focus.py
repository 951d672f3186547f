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

from extraction.focus_pairs import LIGHT, attributed_pairs, elliptic_pairs, parallel_pairs, stated_pairs
from extraction.focus_words import load_focus_words
from extraction.found import Found, FoundFocus
from extraction.model import Basis, Kind
from extraction.place_roles import HOSTS, Group, assign, clause_end, clause_start, coordinate, is_zone
from extraction.respectively import WORD, align
from extraction.stages import own_stages, shared_out
from extraction.territory import Paragraph

_BUILDS = re.compile("(?:并|加快|共同|联合|高标准|高水平|高质量|规划|推进|合作)*(?:建设|共建|打造|创建|新建|申建|建成)")
_RAISES = re.compile(
    "(?:持续|全面|深入|高质量|高标准|高水平|高起点|加快|推进|推动|深化|大力|扎实|统筹)*(?:推进|推动|深化|加快|促进|提升|建设|支持|规划|建好)?"
)
_CENTRE = re.compile("(?:省域|区域)?(?:副中心|中心城市)")
_RAISED = re.compile(
    "(?:(?:省域|区域)?(?:副中心|中心)(?:城市)?)?"
    "(?:(?:省域|区域|综合|承载)?能级|(?:高质量|协同|一体化)?(?:建设|发展|提质升级|提质增效|扩区升级))，(?:积极|大力|重点|加快|着力)?(?:做强|做大|做优|发展|培育|壮大|集聚|布局)"
)
_RELATIVE = re.compile(
    "(?:新|已|投资|规划)*(?:设立|建设|布局|落户|投资|注册|成立|开展|举办|生产|设置|兴办|创办|登记)的"
)
_AS = re.compile("^为[^，；]{1,10}(?=，)")
_SHARED = re.compile(r"(?:等地)?(?:为[^，]{1,6}，)?")


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
        groups = [_raised(paragraph, group, groups, end) for group in groups]
        hosts = [group for group in groups if group.role in HOSTS]
        for group in groups:
            if group.role == "focus-attribute":
                for pair in attributed_pairs(paragraph, group, (start, end)):
                    found.setdefault((pair.place, pair.topic, pair.basis), pair)
        before: list[FoundFocus] = []
        for host in hosts:
            pairs, message = _hosted(paragraph, host, groups, (start, end), len(heading_topics))
            messages.extend([message] if message else [])
            if not any(pair.basis is Basis.STATED for pair in pairs):
                pairs = elliptic_pairs(paragraph, host, before, end) or pairs
            before = [pair for pair in pairs if pair.basis is Basis.STATED] or before
            for pair in pairs:
                found.setdefault((pair.place, pair.topic, pair.basis), pair)
        for pair in parallel_pairs(paragraph, (start, end)):
            found.setdefault((pair.place, pair.topic, pair.basis), pair)
        for place, about, stages in shared_out(paragraph, (start, end)):
            for pair in stated_pairs(
                paragraph, Group((place,), places[place].start, places[place].end), about, "focus-stage", (start, end)
            ):
                found[pair.place, pair.topic, pair.basis] = replace(
                    pair, stages=stages, strength=pair.strength if pair.predicate == "restricts" else ""
                )
        if lead is not None and not groups:
            for topic in paragraph.owned(start, end):
                for pair in stated_pairs(paragraph, lead, [topic], "focus-lead", (start, end)):
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


def _raised(paragraph: Paragraph, group: Group, groups: Sequence[Group], end: int) -> Group:
    """深化A建设，做强X: a zone that is to be built up hosts what the next clause makes strong."""
    text = paragraph.text
    alone = group is groups[-1] and len(group.places) == 1 and group.role == "focus-attribute" and bool(group.verb)
    place = paragraph.places[group.places[0]]
    if not alone:
        return group
    if not is_zone(text[place.start : place.end]) and not _CENTRE.match(text, group.end):
        return group
    opens = text[clause_start(text, group.start, 0) : group.start]
    if _RAISES.fullmatch(opens) and _RAISED.match(text, group.end, end):
        return replace(group, role="focus-backing")
    return group


def _territory(paragraph: Paragraph, group: Group, groups: Sequence[Group], end: int) -> int:
    """Where the text ends that speaks of a group: at the next that hosts, or is worked at in a later clause."""
    text = paragraph.text
    for other in groups:
        if other.start < max(group.own, group.end) or not (other.role in HOSTS or (other.role and other.verb)):
            continue
        later = "，" in text[group.end : other.start]
        # 在A以B为核心, 以A为核心，以B为支撑: both own what follows; 在A建设B: B is the object.
        # 以A为龙头、B为支撑 is one 以.
        # A在B开展X: so does A.
        within = other.role == "focus-site" and group.role == "focus-subject" and other.cue == group.end
        shared = within or (
            other.role == "focus-core" and (other.cue <= group.start or _SHARED.fullmatch(text, group.end, other.cue))
        )
        if shared or not (later or other.role in HOSTS) or _built(paragraph, other):
            continue
        return max(group.end, clause_start(text, other.cue, group.end)) if later else other.cue
    return end


def _built(paragraph: Paragraph, group: Group) -> bool:
    """Whether a clause says only that a zone is to be built: 以A为重点，建设B示范带，推广X speaks of A throughout."""
    text = paragraph.text
    before = text[clause_start(text, group.start, 0) : group.start]
    place = paragraph.places[group.places[0]]
    return (
        group.role == "focus-attribute" and bool(_BUILDS.fullmatch(before)) and is_zone(text[place.start : place.end])
    )


def _object_zone(paragraph: Paragraph, group: Group) -> bool:
    """Whether what a place is told first is to build a zone: 支持A建设B, 以A为重点，建设B."""
    text = paragraph.text
    for place in paragraph.places:
        if place.start < max(group.own, group.end):
            continue
        between = _AS.sub("", text[max(group.own, group.end) : place.start], count=1).lstrip("，")
        if _BUILDS.fullmatch(between) and is_zone(text[place.start : place.end]):
            return True
        break
    return False


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
    if group.role == "focus-core" and before and paragraph.topics[before[-1]].end == group.cue:
        # 装备制造产业以A为重点: what is there stands in front.
        owned = before + owned
    if turned:
        owned = before + [topic for topic in owned if paragraph.topics[topic].start >= first_stop]
    # 即A、B，分别以X和Y为主: the clause behind the places says how they are shared out.
    shares = clause_end(text, first_stop + 1, stop) if text.startswith(WORD, first_stop + 1) else first_stop
    if WORD in text[first:shares]:
        own = [topic for topic in owned if paragraph.topics[topic].start < shares]
        aligned, message = align(group.places, own, text[first:shares])
        return [
            pair
            for place, topic in aligned
            for pair in stated_pairs(paragraph, replace(group, places=(place,)), [topic], "focus-respectively", span)
        ], message
    pairs = stated_pairs(paragraph, group, owned, group.role, span)
    forbidden = words.restrict.search(text, first, first_stop)
    builds = _object_zone(paragraph, group)
    # 企业在A设立的生产线: nobody is told to do anything there.
    relative = bool(_RELATIVE.match(text, group.end))
    told = (group.clear and not relative) or (builds and group.role == "focus-backing")
    # What is only a means (推广农机) leaves the field to the heading; a trade of its own does not.
    open_ = not pairs or (builds and all(paragraph.topics[pair.topic].kind is Kind.TECHNOLOGY for pair in pairs))
    if open_ and headings and told and not forbidden and words.develop.search(text, group.end, stop):
        told_by = [verb for verb in words.develop.findall(text, group.end, stop) if verb not in LIGHT]
        verb = group.verb or "".join(told_by[:1])
        stages = own_stages(paragraph, group.end, first_stop)
        pairs += [
            FoundFocus(place, topic, "develops", Basis.HEADING, verb, "focus-heading", stages)
            for place in group.places
            for topic in range(headings)
        ]
    return pairs, ""
