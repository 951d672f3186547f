"""Where a name begins, and whether what stands around it makes it a name: the edges of agencies."""

from __future__ import annotations

import re

# What may stand right before a name that begins with 州, 旗, 镇 … or with a place: elsewhere the character belongs to
# the word before it.
_LEFT = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|[和与及或由经报向对请是让给至为在将把按等各本我的]|会同|以及|按照|经过|根据|通过|听取|邀请|组织|协调|督促"
    r"|指导|引导|配合|支持|依托|联合|征求|发挥|建立|成立|组建|担任|负责|现有|完善|设立|设在|健全|加强|鼓励|明确|确定|原则上由|要求|所属"
    r"|有关|相关|推动|委托|授权|作为|属于|隶属|依靠|商请|报请|提请|政府|[省市区县]委|同意|全面|其中|涉及|列入)$"
)
# Characters before 市, 区, 省, 县 that make one word with them.
_WORD_BEFORE = {
    "市": frozenset("城都超上股楼门集夜菜大闹街商入退开收休熊牛"),
    "区": frozenset("园社小辖城特新景校片灾山地库矿牧林湖老旧商发验范税能工禁街聚片分港保流湾心区厂营岛库疫带作"),
    "省": frozenset("节反跨"),
    "县": frozenset("郡强"),
}
ACTS = re.compile(
    r"(?:和单位|和有关单位)?(?:，)?(?:也|均|都)?(?:要(?![求素点闻])|应(?![急用])|须|必须|安排|每[年季月]|可以?(?![持再能])|负责|会同|牵头|配合|协同|参与|参加|根据|结合|按照?"
    r"|依据|落实|统筹|制定|加强|建立|做好|组织|对|将|(?:一律|未经[^，。；]{1,12}，?)?(?:不得|不准|严禁)|务必|共同|联合|自行|明确|定期|贯彻|[、和及与](?=各|有关|相关|国务院|[省市区县]直)|等(?:按|负责|要)|(?=各(?:有关|相关)?部门)|、[^，。；、]{2,8}(?:要|应当|须))"
)
URGED = re.compile(
    r"(?:督促|指导|引导|推动|要求|组织|责成|会同|敦促|[国部]门[及和、]|政府[、和及]|部门及|[委局厅部][、和及]|(?:^|[，。；、：（])由|由)$"
)
LEADS = re.compile(
    r"(?:等)?(?:亲自|具体|共同)?(?:牵头|担任|任(?:组长|总召集人|召集人|副组长|主任|(?:常务)?(?:总|副)?(?:副)?(?:指挥长?|指挥))|为(?:总|副)?(?:召集人|组长|主任|总指挥)|召集|负责|挂帅|主持|参加|兼任|挂钩)"
)
LED_BY = re.compile(r"(?:由|召集人|组长|总指挥|主任)$")
_DATED = re.compile(
    r"\s*(?:\d{4}|[〇○零一二三四五六七八九]{4})年\s*(?:\d{1,2}|[一二三四五六七八九十]+)月\s*[\d一二三四五六七八九十]+日"
)
_ISSUED = re.compile(r"(?:办公厅|办公室)?(?:、|等)?(?:《|关于|令第|[\u4e00-\u9fff]{0,6}〔)")
_BODY_LEFT = re.compile(
    r"成立|组建|组织|承担|担任|负责|现有|建立|设立|完善|健全|发挥|依托|进一步|加强|强化|召开|提交|听取|组成|会同|优化|调整|纳入|提请|报请|参加|推动|落实|发挥好|用好"
    r"|[，。；、：（）“”《》〉\s]|(?<!一)(?:由|以(?!太)|在(?!线|建)|向|经(?![济营贸信开])|报(?!业)|对(?!外|口)|是|的|和(?!平|谐)|与|及|为(?!民))"
)
_BREAKS = re.compile(r"承担|担任|负责|设在|成立|组建|作为|召开|参加|牵头|会同|建立|组成|纳入|[，。；]")
_OWNED = re.compile(r"(?:国家|国务院|中央|全[省市区县国]|[省市区县州](?!场|域|际))")
_LONGEST_BODY = 30
_ZONE_LEFT = re.compile(
    r"[，。；、：（）“”\s]|会同|联合|支持|督促|指导|配合|组织|鼓励|(?<![共协])(?:由|经(?![济营贸信开])|报|向|对(?![外口])|是)|以及|或者?|[和与及](?!平|谐)|推动|成立|设立|组建|(?=各|有关|相关)"
)
_LONGEST_ZONE = 20


def opens(text: str, start: int) -> bool:
    """Whether a name may begin at `start`, given the characters before it."""
    return _LEFT.search(text[max(0, start - 4) : start]) is not None


def level_opens(text: str, start: int) -> bool:
    """Whether 市, 省, 区 … at `start` is a level and not the tail of a word such as 城市 or 园区."""
    if start == 0:
        return True
    words = _WORD_BEFORE.get(text[start])
    return opens(text, start) if words is None else text[start - 1] not in words


def dated(text: str, end: int) -> bool:
    """Whether a date follows: the name is then a signature."""
    return _DATED.match(text, end) is not None


def issued(text: str, start: int, end: int) -> bool:
    """Whether a body that no longer exists is named only as the issuer of a document: 原农机局《…办法》."""
    return text.startswith("原", start - 1) and start > 0 and _ISSUED.match(text, end) is not None


def body_start(text: str, at: int, *, owned: bool = False) -> int | None:
    """Where the name of a coordinating body begins whose last words begin at `at`; None where nothing bounds it.

    A level word (市, 省) behind a boundary begins it, though a 和 may follow; otherwise the nearest boundary does,
    unless only a body with an owner will do.
    """
    floor = max(0, at - _LONGEST_BODY)
    hard = max(text.rfind(mark, floor, at) for mark in "，。；：（）《》\n\t ")
    begin = max(floor, hard + 1)
    edges = [begin] if hard >= 0 or begin == 0 else []
    edges += [match.end() for match in _BODY_LEFT.finditer(text, begin, at)]
    for edge in edges:
        inside = text[edge:at]
        whole = "的" not in inside and inside.count("“") == inside.count("”") and not _BREAKS.search(inside)
        if edge < at and _OWNED.match(text, edge) and whole:
            return edge
    if not edges or owned:
        return None
    # “一老一小”工作领导小组: what stands in quotation marks right before is of the name.
    quoted = text.rfind("“", max(begin, edges[-1] - 14), edges[-1]) if text[edges[-1] - 1 : edges[-1]] == "”" else -1
    return quoted if quoted >= 0 else edges[-1]


def zone_start(text: str, at: int) -> int | None:
    """Where the name of a zone begins whose 管委会 stands at `at`; None where nothing bounds it."""
    floor = max(0, at - _LONGEST_ZONE)
    starts = [match.end() for match in _ZONE_LEFT.finditer(text, floor, at)]
    begin = starts[-1] if starts else 0 if floor == 0 else None
    return begin if begin is not None and begin + 2 <= at else None
