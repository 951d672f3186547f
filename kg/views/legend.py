"""How kinds and relations look and what they are called."""

from __future__ import annotations

from collections.abc import Mapping

Names = Mapping[str, str]

STYLES: dict[str, tuple[str, str]] = {
    "district": ("square", "#0072B2"),
    "zone": ("square", "#56B4E9"),
    "place group": ("square", "#004D73"),
    "division": ("square", "#5B84B1"),
    "place": ("square", "#9BBFD9"),
    "industry": ("dot", "#E69F00"),
    "technology": ("diamond", "#009E73"),
    "topic": ("dot", "#A8A29E"),
    "agency": ("triangle", "#CC79A7"),
    "agency group": ("triangle", "#E3B5CF"),
    "body": ("triangleDown", "#882255"),
    "post": ("triangle", "#AA4499"),
    "organisation": ("triangle", "#999933"),
    "policy": ("hexagon", "#444444"),
    "target": ("star", "#D55E00"),
    "goal": ("star", "#D55E00"),
    "task": ("hexagon", "#BBBBBB"),
}
"""Shape and colour of each kind.

The shape alone tells places, industries, technologies, agencies, bodies, policies and goals apart; the colour also
the kinds of place and of agency (after Okabe and Ito, and Tol, whose colours those see who confuse red and green).
"""

MARKS = {"square": "■", "dot": "●", "triangle": "▲", "triangleDown": "▼", "hexagon": "⬢", "diamond": "◆", "star": "★"}

KINDS: dict[str, Names] = {
    "district": {"zh": "区县", "en": "district"},
    "zone": {"zh": "功能区", "en": "zone"},
    "place group": {"zh": "区域", "en": "region"},
    "division": {"zh": "行政区", "en": "division"},
    "place": {"zh": "地点", "en": "place"},
    "industry": {"zh": "产业", "en": "industry"},
    "technology": {"zh": "技术", "en": "technology"},
    "topic": {"zh": "主题", "en": "topic"},
    "agency": {"zh": "机构", "en": "agency"},
    "agency group": {"zh": "机构统称", "en": "group of agencies"},
    "body": {"zh": "议事协调机构", "en": "coordinating body"},
    "post": {"zh": "职务", "en": "post"},
    "organisation": {"zh": "其他单位", "en": "organisation"},
    "policy": {"zh": "政策", "en": "policy"},
    "target": {"zh": "量化目标", "en": "target"},
    "goal": {"zh": "目标", "en": "goal"},
    "task": {"zh": "任务", "en": "task"},
}

RELATIONS: dict[str, Names] = {
    "develops": {"zh": "发展", "en": "develops", "back": "由其发展", "backEn": "developed by"},
    "developsByContext": {
        "zh": "发展（推断）",
        "en": "develops (inferred)",
        "back": "由其发展（推断）",
        "backEn": "developed by (inferred)",
    },
    "restricts": {"zh": "限制", "en": "restricts", "back": "受其限制", "backEn": "restricted by"},
    "coOwns": {"zh": "共同承担任务", "en": "shares a task with"},
    "seat": {"zh": "参加议事协调机构", "en": "sits in", "back": "成员", "backEn": "members"},
    "sitsWith": {"zh": "同在一个议事协调机构", "en": "sits in one body with"},
    "serves": {"zh": "承担任务涉及", "en": "has a task on", "back": "任务承担者", "backEn": "task owned by"},
    "targets": {"zh": "标题针对", "en": "targets", "back": "针对它的政策", "backEn": "targeted by"},
    "about": {"zh": "涉及", "en": "is about", "back": "有关目标", "backEn": "goals about it"},
    "broader": {"zh": "上位主题", "en": "is narrower than", "back": "下位主题", "backEn": "narrower topics"},
}
"""What each relation is called, and read backwards; one without a reverse reads the same both ways."""

DASHES: dict[str, list[int]] = {
    "developsByContext": [7, 5],
    "seat": [2, 4],
    "sitsWith": [2, 4],
    "serves": [9, 3, 2, 3],
    "broader": [2, 6],
}
COLOURS = {
    "restricts": "#D55E00",
    "seat": "#882255",
    "sitsWith": "#882255",
    "coOwns": "#555555",
    "targets": "#777777",
    "serves": "#AA4499",
}
LINE = "#7D7D7D"
"""The colour of the relations that have none of their own."""

TYPES: dict[str, tuple[str, str]] = {
    "INDUSTRY": ("产业", "industry"),
    "TECHNOLOGY": ("技术", "technology"),
    "DISTRICT": ("地区", "place"),
    "AGENCY": ("机构", "agency"),
    "GOAL": ("目标", "goal"),
}
"""The types of mentions, in both languages."""

PLACES = frozenset({"district", "zone", "place group", "division", "place"})
TOPICS = frozenset({"industry", "technology", "topic"})
ACTORS = frozenset({"agency", "agency group", "body", "post", "organisation"})

ROLES: dict[str, Names] = {
    "lead": {"zh": "牵头", "en": "lead"},
    "participant": {"zh": "配合", "en": "participant"},
    "responsible": {"zh": "负责", "en": "responsible"},
    "member": {"zh": "成员", "en": "member"},
    "office": {"zh": "办公室", "en": "office"},
}
