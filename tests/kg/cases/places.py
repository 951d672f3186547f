"""Places and topics: answers read off small.trig by hand."""

from tests.kg.cases.case import AI, APPLY, DONGLING_AI, LAYOUT, SEMI, XILING_CHIP, Case

PLACES: list[Case] = [
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
    ("gaps", {}, "topic district", [("机器人产业", "云台产业园")]),
]
