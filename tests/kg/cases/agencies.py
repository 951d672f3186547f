"""Agencies, their tasks and their ties: answers read off small.trig by hand."""

from tests.kg.cases.case import APPLY, ATTACK, CONFERENCE, Case

AGENCIES: list[Case] = [
    ("successors", {}, "before after year clauses_before clauses_after", [("市计委", "市发改委", "2003", 0, 3)]),
    ("successors", {"agency": "市计委"}, "before after", [("市计委", "市发改委")]),
    ("successors", {"agency": "市发改委", "year": "2003"}, "before after", [("市计委", "市发改委")]),
    ("successors", {"year": "2018"}, "before", []),
    ("successors", {"agency": "市财政局"}, "before", []),
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
]
