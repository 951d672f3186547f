"""Every canned query against the small graph, with answers read off small.trig by hand."""

from collections.abc import Mapping

import pytest
from pyoxigraph import Store

from kg.formats import columns_and_rows
from kg.lookup import Lookup
from kg.parameters import bind
from kg.query import canned_queries, canned_query
from kg.store import select

SEMI = "临政发〔2024〕5号"
AI = "临政发〔2025〕8号"
LAYOUT = "支持在东岭区、星河科学城重点布局第三代半导体材料。"
DONGLING_AI = "鼓励东岭区发展人工智能、智能芯片。"
XILING_CHIP = "支持西岭区发展智能芯片。"
ATTACK = "市科委牵头，市发改委、市财政局配合，组织第三代半导体材料攻关。"
CONFERENCE = "建立市半导体产业联席会议，市科委、市发改委为成员单位，办公室设在市科委。"
APPLY = "市科委会同市发改委在东岭区推进人工智能应用。"
OUTPUT = "到2025年，第三代半导体产业产值达到100亿元以上。"

WEB = (
    "落实《关于加快发展第三代半导体产业的意见》（临政发〔2024〕5号）。"
    "本意见有效期至2028年6月30日，《临江市机器人产业管理办法》同时废止。"
)

CASES: list[tuple[str, Mapping[str, object], str, list[tuple[object, ...]]]] = [
    ("successors", {}, "before after year clauses_before clauses_after", [("市计委", "市发改委", "2003", 0, 3)]),
    ("successors", {"agency": "市计委"}, "before after", [("市计委", "市发改委")]),
    ("successors", {"agency": "市发改委", "year": "2003"}, "before after", [("市计委", "市发改委")]),
    ("successors", {"year": "2018"}, "before", []),
    ("successors", {"agency": "市财政局"}, "before", []),
    (
        "district-industry",
        {"district": "东岭区"},
        "district part_of industry under strength inferred clause stage",
        [
            ("东岭区", None, "人工智能", None, "鼓励", False, DONGLING_AI, None),
            ("东岭区", None, "智能芯片", None, "鼓励", False, DONGLING_AI, None),
            ("东岭区", None, "第三代半导体材料", None, "重点布局", False, LAYOUT, "制造; 研发"),
            ("星河科学城", "东岭区", "第三代半导体材料", None, "重点布局", False, LAYOUT, None),
        ],
    ),
    (
        "district-industry",
        {"industry": "宽禁带半导体"},
        "district industry under",
        [("东岭区", "第三代半导体材料", "第三代半导体"), ("星河科学城", "第三代半导体材料", "第三代半导体")],
    ),
    (
        "district-industry",
        {"industry": "第三代半导体", "inferred": True},
        "district industry inferred",
        [
            ("东岭区", "第三代半导体材料", False),
            ("星河科学城", "第三代半导体材料", False),
            ("西岭区", "第三代半导体产业", True),
        ],
    ),
    (
        "district-industry",
        {"kind": "industry"},
        "district industry kind",
        [("东岭区", "人工智能", "industry, technology"), ("云台产业园", "机器人产业", "industry")],
    ),
    (
        "district-industry",
        {"policy": SEMI, "district": "Dongling District"},
        "district",
        [("东岭区",), ("星河科学城",)],
    ),
    (
        "industry-district",
        {"industry": "AI"},
        "industry under district",
        [("人工智能", None, "东岭区"), ("智能芯片", "人工智能", "东岭区"), ("智能芯片", "人工智能", "西岭区")],
    ),
    (
        "place-matrix",
        {"district": "西岭区", "inferred": True},
        "district industry clauses policies inferred",
        [
            ("云台产业园", "机器人产业", 1, 1, False),
            ("西岭区", "智能芯片", 1, 1, False),
            ("西岭区", "第三代半导体产业", 1, 1, True),
        ],
    ),
    (
        "shared-topics",
        {},
        "district other topic clause other_clause",
        [("东岭区", "西岭区", "智能芯片", DONGLING_AI, XILING_CHIP)],
    ),
    ("shared-topics", {"district": "西岭"}, "district other topic", [("西岭区", "东岭区", "智能芯片")]),
    ("only-here", {}, "district topic", [("东岭区", "人工智能"), ("云台产业园", "机器人产业")]),
    (
        "restricted",
        {},
        "district topic strength clause",
        [("西岭区", "机器人产业", "不再新增", "西岭区不再新增机器人产业。")],
    ),
    (
        "place-profile",
        {"district": "西岭区"},
        "district fact what inferred",
        [
            ("云台产业园", "develops", "机器人产业", False),
            ("西岭区", "develops", "智能芯片", False),
            ("西岭区", "develops (by context)", "第三代半导体产业", True),
            ("西岭区", "restricts", "机器人产业", False),
        ],
    ),
    (
        "place-profile",
        {"district": "东岭区", "policy": AI},
        "district fact what",
        [
            ("东岭区", "develops", "人工智能"),
            ("东岭区", "develops", "智能芯片"),
            ("东岭区", "task", "推进人工智能应用"),
        ],
    ),
    (
        "topic-profile",
        {"topic": "人工智能"},
        "topic fact what clause",
        [
            ("人工智能", "developed in", "东岭区", DONGLING_AI),
            ("人工智能", "goal", "人工智能企业", "到2027年，人工智能企业达到50至80家。"),
            ("人工智能", "mention", None, "人工智能"),
            ("人工智能", "task", "推进人工智能应用", APPLY),
            ("智能芯片", "developed in", "东岭区", DONGLING_AI),
            ("智能芯片", "developed in", "西岭区", XILING_CHIP),
            ("智能芯片", "task", "智能芯片研发", "市科委负责智能芯片研发。"),
        ],
    ),
    (
        "agency-profile",
        {"agency": "市发展改革委"},
        "agency fact role what",
        [
            ("市发改委", "body", "member", "市半导体产业联席会议"),
            ("市发改委", "task", "participant", "推进人工智能应用"),
            ("市发改委", "task", "participant", "组织第三代半导体材料攻关"),
        ],
    ),
    (
        "agency-profile",
        {"agency": "市半导体产业联席会议"},
        "agency fact what",
        [("市半导体产业联席会议", "mention", None)],
    ),
    (
        "industries",
        {},
        "industry english status clauses policies places",
        [
            ("人工智能", "Artificial intelligence", "curated", 3, 1, 1),
            ("机器人产业", "Robotics industry", "curated", 2, 1, 1),
            ("第三代半导体产业", "Third-generation semiconductor industry", "curated", 1, 1, 0),
        ],
    ),
    (
        "technologies",
        {"topic": "人工智能"},
        "technology status clauses places",
        [("人工智能", "curated", 3, 1), ("智能芯片", "candidate", 3, 2)],
    ),
    (
        "technologies",
        {"all": True, "policy": AI},
        "technology clauses",
        [("人工智能", 3), ("智能芯片", 3), ("光子计算", 1)],
    ),
    (
        "co-owners",
        {},
        "agency other tie weight shared roles",
        [
            ("市发改委", "市科委", "task", 1.5, 2, "participant–lead"),
            ("市发改委", "市财政局", "task", 0.5, 1, "participant–participant"),
            ("市财政局", "市科委", "task", 0.5, 1, "participant–lead"),
            ("市发改委", "市科委", "body", 1, 1, "member–member, member–office"),
        ],
    ),
    (
        "co-owners",
        {"agency": "市科委", "min_weight": 0.6},
        "agency other tie weight roles",
        [
            ("市科委", "市发改委", "task", 1.5, "lead–participant"),
            ("市科委", "市发改委", "body", 1, "member–member, office–member"),
        ],
    ),
    (
        "co-owners",
        {"topic": "第三代半导体"},
        "agency other tie weight",
        [
            ("市发改委", "市科委", "task", 0.5),
            ("市发改委", "市财政局", "task", 0.5),
            ("市财政局", "市科委", "task", 0.5),
            ("市发改委", "市科委", "body", 1),
        ],
    ),
    ("co-owners", {"role": "办公室"}, "agency other tie roles", [("市发改委", "市科委", "body", "member–office")]),
    ("co-owners", {"tie": "body"}, "agency other clause", [("市发改委", "市科委", CONFERENCE)]),
    (
        "shared-tasks",
        {"agency": "市科委", "other": "市发改委"},
        "agency role other other_role tie task clause",
        [
            ("市科委", "lead", "市发改委", "participant", "task", "推进人工智能应用", APPLY),
            ("市科委", "lead", "市发改委", "participant", "task", "组织第三代半导体材料攻关", ATTACK),
            ("市科委", "member", "市发改委", "member", "body", "市半导体产业联席会议", CONFERENCE),
            ("市科委", "office", "市发改委", "member", "body", "市半导体产业联席会议", CONFERENCE),
        ],
    ),
    (
        "agency-tasks",
        {"agency": "临江市科学技术委员会", "tie": "task"},
        "agency role task topics",
        [
            ("市科委", "lead", "组织第三代半导体材料攻关", "第三代半导体材料"),
            ("市科委", "lead", "推进人工智能应用", "人工智能"),
            ("市科委", "responsible", "智能芯片研发", "智能芯片"),
        ],
    ),
    ("agency-tasks", {"role": "配合", "topic": "AI"}, "agency task", [("市发改委", "推进人工智能应用")]),
    (
        "lead-agencies",
        {},
        "agency leads responsible takes_part seats unshared",
        [("市科委", 2, 1, 0, 2, 1), ("市发改委", 0, 0, 2, 1, 0), ("市财政局", 0, 0, 1, 0, 0)],
    ),
    ("lead-agencies", {"topic": "人工智能"}, "agency leads responsible", [("市科委", 1, 1), ("市发改委", 0, 0)]),
    (
        "members",
        {"body": "市半导体产业联席会议"},
        "agency role clause",
        [("市发改委", "member", CONFERENCE), ("市科委", "member", CONFERENCE), ("市科委", "office", CONFERENCE)],
    ),
    (
        "who-serves",
        {"topic": "AI"},
        "topic under agency role task link",
        [
            ("人工智能", None, "市发改委", "participant", "推进人工智能应用", "task"),
            ("人工智能", None, "市科委", "lead", "推进人工智能应用", "task"),
            ("智能芯片", "人工智能", "市科委", "responsible", "智能芯片研发", "task"),
        ],
    ),
    (
        "who-serves",
        {"topic": "第三代半导体产业"},
        "agency role task link",
        [
            ("市发改委", "member", "市半导体产业联席会议", "policy"),
            ("市科委", "member", "市半导体产业联席会议", "policy"),
            ("市科委", "office", "市半导体产业联席会议", "policy"),
        ],
    ),
    ("unshared", {}, "agency role task", [("市科委", "responsible", "智能芯片研发")]),
    ("unshared", {"topic": "第三代半导体"}, "agency", []),
    (
        "tasks",
        {"district": "临江市"},
        "task agencies topics strength",
        [("推进人工智能应用", "市发改委 (participant); 市科委 (lead)", "人工智能", "推进")],
    ),
    (
        "goals",
        {},
        "metric operator low high unit deadline due_by topics citation",
        [
            (
                "第三代半导体产业产值",
                ">=",
                10**10,
                None,
                "元",
                2025,
                "2025-12-31",
                "第三代半导体产业",
                f"{SEMI}，关于加快发展第三代半导体产业的意见，四",
            ),
            (
                "第三代半导体产业产值",
                ">=",
                10**10,
                None,
                "元",
                2025,
                "2025-12-31",
                "第三代半导体产业",
                f"{AI}，关于推动人工智能创新发展的意见，三",
            ),
            (
                "人工智能企业",
                "range",
                50,
                80,
                "家",
                2027,
                "2027-12-31",
                "人工智能",
                f"{AI}，关于推动人工智能创新发展的意见，三",
            ),
        ],
    ),
    ("goals", {"topic": "第三代半导体", "policy": SEMI}, "metric clause", [("第三代半导体产业产值", OUTPUT)]),
    ("goals", {"year": 2027}, "metric", [("人工智能企业",)]),
    (
        "goals",
        {"policy": AI},
        "metric baseline compared_with condition yearly cumulative",
        [
            ("第三代半导体产业产值", 6 * 10**9, "2020年", None, None, True),
            ("人工智能企业", None, None, "注册资本超过1亿元", True, None),
        ],
    ),
    ("aims", {}, "aim deadline topics clause", [("推进人工智能应用", 2027, None, APPLY)]),
    ("aims", {"by": 2026}, "aim", []),
    ("aims", {"text": "人工智能", "year": 2027, "policy": AI}, "aim", [("推进人工智能应用",)]),
    ("goals", {"by": 2026, "policy": AI}, "metric", [("第三代半导体产业产值",)]),
    ("goals", {"unit": "家"}, "metric", [("人工智能企业",)]),
    ("goals", {"metric": "企业"}, "metric", [("人工智能企业",)]),
    ("goals-by-year", {}, "deadline targets units policies", [(2025, 1, 1, 2), (2027, 1, 1, 1)]),
    (
        "policies",
        {},
        "number title issuers date clauses",
        [
            (SEMI, "关于加快发展第三代半导体产业的意见", "临江市人民政府", "2024-03-01", 8),
            (AI, "关于推动人工智能创新发展的意见", "临江市人民政府", "2025-06-30", 11),
        ],
    ),
    ("policies", {"topic": "第三代半导体"}, "number", [(SEMI,)]),
    ("policies", {"since": "2025-01-01"}, "number", [(AI,)]),
    ("policies", {"until": "2024-03-01"}, "number", [(SEMI,)]),
    ("policy-targets", {}, "number topic", [(SEMI, "第三代半导体产业"), (AI, "人工智能")]),
    (
        "outline",
        {"policy": "临政发(2024)5号"},
        "clause clauses",
        [("重点布局", 2), ("第三代半导体产业", 2)],
    ),
    ("search", {"text": "光子"}, "citation clause", [(f"{AI}，关于推动人工智能创新发展的意见，一", "关注光子计算。")]),
    (
        "clause",
        {"clause": "policy/linjiang/2024/5/0/s3/c1"},
        "says subject relation object detail inferred",
        [
            ("text", None, None, None, None, None),
            ("mention", "市科委", "names", "市科委", "AGENCY", None),
            ("mention", "市发改委", "names", "市发改委", "AGENCY", None),
            ("mention", "市财政局", "names", "市财政局", "AGENCY", None),
            ("mention", "第三代半导体材料", "names", "第三代半导体材料", "TECHNOLOGY", None),
            ("fact", "市发改委", "coOwns", "市科委", None, False),
            ("fact", "市发改委", "coOwns", "市财政局", None, False),
            ("fact", "市科委", "coOwns", "市发改委", None, False),
            ("fact", "市科委", "coOwns", "市财政局", None, False),
            ("fact", "市财政局", "coOwns", "市发改委", None, False),
            ("fact", "市财政局", "coOwns", "市科委", None, False),
            ("task", "组织第三代半导体材料攻关", "about", "第三代半导体材料", "组织", None),
            ("duty", "市发改委", "participant", "组织第三代半导体材料攻关", None, None),
            ("duty", "市科委", "lead", "组织第三代半导体材料攻关", None, None),
            ("duty", "市财政局", "participant", "组织第三代半导体材料攻关", None, None),
        ],
    ),
    (
        "clause",
        {"clause": f"{SEMI}，关于加快发展第三代半导体产业的意见，四"},
        "says subject object detail start end",
        [
            ("text", None, None, None, 122, 149),
            ("mention", "第三代半导体产业产值达到100亿元以上", "第三代半导体产业产值达到100亿元以上", "GOAL", 129, 148),
            ("goal", "第三代半导体产业产值", "10000000000 元", "2025", None, None),
            ("text", None, None, None, 150, 165),
        ],
    ),
    (
        "evidence",
        {"one": "市科委", "other": "人工智能"},
        "relation subject object clause",
        [
            ("lead", "市科委", "人工智能", APPLY),
            ("responsible", "市科委", "智能芯片", "市科委负责智能芯片研发。"),
            ("mentions both", "市科委", "人工智能", APPLY),
            ("mentions both", "市科委", "智能芯片", "市科委负责智能芯片研发。"),
        ],
    ),
    (
        "evidence",
        {"one": "机器人产业", "other": "西岭区"},
        "relation subject object",
        [
            ("develops", "云台产业园", "机器人产业"),
            ("restricts", "西岭区", "机器人产业"),
            ("mentions both", "机器人产业", "云台产业园"),
            ("mentions both", "机器人产业", "西岭区"),
        ],
    ),
    ("evidence", {"one": "星河科学城"}, "relation subject object", [("develops", "星河科学城", "第三代半导体材料")]),
    ("gaps", {}, "topic district", [("机器人产业", "云台产业园")]),
    (
        "candidates",
        {},
        "name kinds broader clauses policies in_facts",
        [("智能芯片", "Technology", "人工智能", 3, 1, True), ("云台产业园", "Place", None, 1, 1, True)],
    ),
    ("candidates", {"all": "true", "kind": "Technology"}, "name in_facts", [("智能芯片", True), ("光子计算", False)]),
    (
        "mentions",
        {"kind": "GOAL"},
        "mention entity start end",
        [
            ("第三代半导体产业产值达到100亿元以上", "第三代半导体产业产值达到100亿元以上", 129, 148),
            ("人工智能企业达到50至80家", "人工智能企业达到50至80家", 117, 131),
            ("第三代半导体产业产值达到100亿元以上", "第三代半导体产业产值达到100亿元以上", 140, 159),
        ],
    ),
    (
        "mentions",
        {"concept": "西岭区", "policy": AI},
        "mention entity",
        [("云台产业园", "云台产业园"), ("西岭区", "西岭区"), ("西岭区", "西岭区")],
    ),
    (
        "coverage",
        {},
        "number clauses headings mentions unresolved facts inferred duties goals silent",
        [(SEMI, 8, 2, 14, 0, 2, 1, 6, 1, 1), (AI, 11, 1, 19, 0, 5, 0, 3, 2, 1)],
    ),
    (
        "implements",
        {"document": "临政发〔2024〕5号"},
        "document number policy policy_number date through clause",
        [("关于加快发展第三代半导体产业的意见", SEMI, "关于推动人工智能创新发展的意见", AI, "2025-06-30", None, WEB)],
    ),
    ("implements", {"document": "临江市机器人产业管理办法"}, "document", []),
    (
        "citations",
        {"policy": AI},
        "link document number held clause",
        [
            ("based_on", "关于加快发展第三代半导体产业的意见", SEMI, True, WEB),
            ("repeals", "临江市机器人产业管理办法", None, False, WEB),
        ],
    ),
    (
        "replaced",
        {"document": "临江市机器人产业管理办法"},
        "document change policy policy_number since",
        [("临江市机器人产业管理办法", "repeals", "关于推动人工智能创新发展的意见", AI, "2025-06-30")],
    ),
    (
        "in-force",
        {},
        "number type level valid_from valid_until ended_by",
        [(SEMI, None, None, "2024-03-01", None, None), (AI, "意见", "prefectural", "2025-06-30", "2028-06-30", None)],
    ),
    ("not-held", {}, "document policies grounds clause", [("临江市机器人产业管理办法", 1, 0, WEB)]),
]


def answer(store: Store, name: str, parameters: Mapping[str, object]) -> list[dict[str, object]]:
    query = canned_query(name)
    return columns_and_rows(select(store, query.text(bind(query, parameters, Lookup(store)).terms)))[1]


@pytest.mark.parametrize(
    ("name", "parameters", "columns", "expected"), CASES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_answer(
    small: Store, name: str, parameters: Mapping[str, object], columns: str, expected: list[tuple[object, ...]]
) -> None:
    rows = answer(small, name, parameters)
    assert [tuple(row[column] for column in columns.split()) for row in rows] == expected


def test_every_query_has_an_answer_checked_by_hand() -> None:
    assert {name for name, *_ in CASES} == {query.name for query in canned_queries()}


@pytest.mark.parametrize("query", canned_queries(), ids=lambda query: query.name)
def test_every_row_that_states_a_fact_carries_a_clause_of_the_graph(small: Store, query) -> None:
    result = select(small, query.text())
    columns, rows = columns_and_rows(result)
    assert columns == [column.name for column in query.columns]
    if "clause" in columns and query.name != "policy-targets":
        clauses = {
            (row["c"].value, row["t"].value)
            for row in select(
                small,
                "PREFIX pk: <https://w3id.org/policykg/ontology#> "
                "SELECT ?c ?t { ?s a pk:Clause ; pk:citation ?c ; pk:text ?t }",
            )
        }
        assert rows
        assert {(row["citation"], row["clause"]) for row in rows} <= clauses
