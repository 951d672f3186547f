"""What stands in the text, and where: answers read off small.trig by hand."""

from tests.kg.cases.case import AI, APPLY, SEMI, Case

TEXT: list[Case] = [
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
]
