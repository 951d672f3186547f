"""A small Extraction made by hand: one notice in the genre, with every kind of fact, for the tests of the graph.

Offsets are found by searching the text, so that the sample stays right when a sentence is changed.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from extraction.model import (
    Basis,
    Clause,
    Document,
    Duty,
    Entity,
    Extraction,
    Goal,
    Kind,
    Mention,
    Metadata,
    Policy,
    Problem,
    Relation,
    Role,
    Section,
    Span,
    Task,
)
from ontology.identifiers import candidate_key, digest

TITLE = "临江市加快发展机器人产业的实施意见"
NUMBER = "临政发〔2024〕5号"
LINES = (
    TITLE,
    "一、重点任务",
    "（一）优化布局。支持在东岭区重点布局智能传感器、减速器。西岭区不再新增注塑机。",
    "（二）突破技术。市科委牵头，市经信局配合，推进智能传感器攻关。",
    "二、保障措施",
    "建立市机器人产业联席会议，市科委、市经信局为成员单位。",
    "到2027年，机器人企业达到50家以上，减速器国产化率达到60%至80%。",
    "加强宣传引导。",
)
TEXT = "\n".join(LINES)

CITY = "place/x" + digest("临江市")
EAST, WEST = "place/x" + digest("东岭区"), "place/x" + digest("西岭区")
ROBOTS = candidate_key("topic", "机器人产业")
SENSOR, REDUCER = candidate_key("topic", "智能传感器"), candidate_key("topic", "减速器")
MOULDING = candidate_key("topic", "注塑机")
GOVERNMENT = candidate_key("actor", "临江市人民政府")
SCIENCE, ECONOMY = candidate_key("actor", "市科委", CITY), candidate_key("actor", "市经信局", CITY)
CONFERENCE = candidate_key("actor", "市机器人产业联席会议", CITY)
POLICY = "policy/linjiang/2024/5/0"
FIRMS, RATE = "goal/x" + digest("机器人企业"), "goal/x" + digest("减速器国产化率")
TASK = "task/x" + digest("推进智能传感器攻关")


def span(words: str, after: str = "") -> Span:
    """Where `words` stand first in the text, or first after `after`."""
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start, start + len(words))


def _paragraphs() -> tuple[Span, ...]:
    found, start = [], 0
    for line in LINES:
        found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


def _clauses() -> tuple[Clause, ...]:
    rows = (
        (TITLE, 0, 0, 1, True, ""),
        ("一、重点任务", 1, 1, 1, True, "，一"),
        ("（一）优化布局。", 2, 2, 1, True, "，一（一）"),
        ("支持在东岭区重点布局智能传感器、减速器。", 2, 2, 2, False, "，一（一）"),
        ("西岭区不再新增注塑机。", 2, 2, 3, False, "，一（一）"),
        ("（二）突破技术。", 3, 3, 1, True, "，一（二）"),
        ("市科委牵头，市经信局配合，推进智能传感器攻关。", 3, 3, 2, False, "，一（二）"),
        ("二、保障措施", 4, 4, 1, True, "，二"),
        (LINES[5], 4, 5, 2, False, "，二"),
        (LINES[6], 4, 6, 3, False, "，二"),
        (LINES[7], 4, 7, 4, False, "，二"),
    )
    return tuple(
        Clause(span(text), 0, section, paragraph, ordinal, heading, f"{NUMBER}，{TITLE}{path}")
        for text, section, paragraph, ordinal, heading, path in rows
    )


def _sections() -> tuple[Section, ...]:
    end = len(TEXT)
    return (
        Section(0, None, 0, (), (), None, Span(0, end)),
        Section(0, 0, 1, ("1",), ("一",), span("重点任务"), Span(span("一、").start, span("二、").start)),
        Section(
            0, 1, 2, ("1", "1"), ("一", "（一）"), span("优化布局"), Span(span("（一）").start, span("（二）").start)
        ),
        Section(
            0, 1, 2, ("1", "2"), ("一", "（二）"), span("突破技术"), Span(span("（二）").start, span("二、").start)
        ),
        Section(0, 0, 1, ("2",), ("二",), span("保障措施"), Span(span("二、").start, end)),
    )


MENTIONS = (
    ("东岭区", "", Kind.DISTRICT, 3, EAST),
    ("智能传感器", "", Kind.TECHNOLOGY, 3, SENSOR),
    ("减速器", "", Kind.TECHNOLOGY, 3, REDUCER),
    ("西岭区", "", Kind.DISTRICT, 4, WEST),
    ("注塑机", "", Kind.TECHNOLOGY, 4, MOULDING),
    ("市科委", "", Kind.AGENCY, 6, SCIENCE),
    ("市经信局", "", Kind.AGENCY, 6, ECONOMY),
    ("智能传感器", "推进", Kind.TECHNOLOGY, 6, SENSOR),
    ("市机器人产业联席会议", "", Kind.AGENCY, 8, CONFERENCE),
    ("市科委", "联席会议", Kind.AGENCY, 8, SCIENCE),
    ("市经信局", "联席会议", Kind.AGENCY, 8, ECONOMY),
    ("机器人企业达到50家以上", "", Kind.GOAL, 9, FIRMS),
    ("减速器国产化率达到60%至80%", "", Kind.GOAL, 9, RATE),
)


def sample_extraction() -> Extraction:
    """The notice of an invented city: places, duties, a body, goals, a restriction, and a clause that says nothing."""
    document = Document(
        "linjiang.txt", hashlib.sha256(TEXT.encode()).hexdigest(), TEXT, Metadata(number=NUMBER, date="2024-03-01")
    )
    policy = Policy(
        POLICY, TITLE, NUMBER, ("临江市人民政府",), (GOVERNMENT,), "2024-03-01", CITY, 0, Span(0, len(TEXT))
    )
    entities = (
        Entity(CITY, "临江市", ("Division",)),
        Entity(EAST, "东岭区", ("District",), within=(CITY,)),
        Entity(WEST, "西岭区", ("District",), within=(CITY,)),
        Entity(ROBOTS, "机器人产业", ("Industry",)),
        Entity(SENSOR, "智能传感器", ("Technology",), alternatives=("智能感知器件",)),
        Entity(REDUCER, "减速器", ("Technology",), broader=(ROBOTS,)),
        Entity(MOULDING, "注塑机", ("Technology",)),
        Entity(GOVERNMENT, "临江市人民政府", ("Agency",), administers=(CITY,)),
        Entity(SCIENCE, "临江市科委", ("Agency",)),
        Entity(ECONOMY, "临江市经信局", ("Agency",)),
        Entity(CONFERENCE, "市机器人产业联席会议", ("CoordinationBody",)),
    )
    relations = (
        Relation(EAST, "develops", SENSOR, 3, 0, 1, Basis.STATED, "支持", "at-place", ("研发", "制造")),
        Relation(EAST, "develops", REDUCER, 3, 0, 2, Basis.STATED, "支持", "at-place"),
        Relation(WEST, "restricts", MOULDING, 4, 3, 4, Basis.STATED, "不再新增", "restriction"),
        Relation(EAST, "developsByContext", ROBOTS, 3, 0, None, Basis.HEADING, "支持", "heading"),
    )
    seats = "市机器人产业联席会议"
    duties = (
        Duty(SCIENCE, 5, Role.LEAD, 0, "", "推进智能传感器攻关", 6, "leads"),
        Duty(ECONOMY, 6, Role.PARTICIPANT, 0, "", "推进智能传感器攻关", 6, "supports"),
        Duty(SCIENCE, 9, Role.MEMBER, None, CONFERENCE, seats, 8, "members"),
        Duty(ECONOMY, 10, Role.MEMBER, None, CONFERENCE, seats, 8, "members"),
    )
    goals = (
        Goal(
            FIRMS,
            11,
            9,
            "机器人企业",
            ">=",
            50.0,
            None,
            "家",
            2027,
            "2027-12-31",
            (ROBOTS,),
            "at-least",
            20.0,
            "2024年",
            "",
            True,
        ),
        Goal(RATE, 12, 9, "减速器国产化率", "range", 60.0, 80.0, "%", 2027, "2027-12-31", (REDUCER,), "range"),
    )
    return Extraction(
        document=document,
        policies=(policy,),
        sections=_sections(),
        paragraphs=_paragraphs(),
        clauses=_clauses(),
        mentions=tuple(
            Mention(span(text, after), kind, clause, entity, "lexicon")
            for text, after, kind, clause, entity in MENTIONS
        ),
        entities=entities,
        targets=((0, ROBOTS),),
        relations=relations,
        tasks=(Task(TASK, "推进智能传感器攻关", 6, (SENSOR,), (), "推进"),),
        duties=duties,
        goals=goals,
        problems=(Problem("unaligned", 4, "two places and three numbers do not pair"),),
    )


def second_extraction() -> Extraction:
    """The same text as another policy of the same issuer: what is said again is one fact with two clauses."""
    first = sample_extraction()
    policy = replace(first.policies[0], key="policy/linjiang/2025/9/0", number="临政发〔2025〕9号", date="2025-04-01")
    document = replace(first.document, name="linjiang-2025.txt", sha256=digest("another", length=64))
    return replace(first, document=document, policies=(policy,))
