"""What stands around a place name: whether it belongs to an organisation, a document or a programme."""

from __future__ import annotations

import re

from extraction.place_words import PlaceWords

HAN = "一-鿿"
LOOK_BACK = 12
"""How many characters before a name can hold a word that decides about it."""

_RUN = re.compile(rf"[{HAN}A-Za-z0-9＋+·“”‘’—\-]*(?:（[{HAN}]{{1,12}}）[{HAN}A-Za-z0-9]+)?")
_TITLES = re.compile(r"《[^》]*》|〈[^〉]*〉")
_DUTIES = re.compile(
    r"[（(〔\[](?:[^（）()]{0,800}(?:单位|部门|牵头|配合)[:：][^（）()]{0,800}|[^（）()]{0,800}(?:负责|牵头|配合|参与|落实))[)）〕\]]"
)
_TITLE = re.compile(
    r"^[^。；，！？]{8,}(?:意见|通知|方案|规划|办法|条例|措施|细则|决定|报告|公告|通告|规定|纲要|计划|批复|函)(?:（[^（）]*）)?$"
)
_ANNEX = re.compile(r"^\d+[.．、][^。；，]{6,}(?:条件|体系|名单|清单|目录|标准|指南|大纲|模板|[申汇登]\w{1,4}表)$")
_NUMBERED = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[)）、.．]")
_PLAIN_QUOTES = re.compile('"[^"，。；]{0,30}(?:措施|意见|办法|方案|规定|条例|规划|计划|行动|工程|通知|细则|举措)"')
_CALLED = re.compile(r'["“][^"“”，。；]{2,14}(?:行动|计划|工程|活动|大赛|节|月|周)["”]')
_WORKS = re.compile(
    rf"[{HAN}]{{2,14}}?(?:提升|治理|整治|修复|保护|改造|扩能|升级|建设|防治|惠民|培育)工程|[{HAN}]{{0,4}}(?:船闸|旅游公路|十佳|最美)"
)
_TOLD = re.compile(
    "发展(?!.{0,4}(?:公司|集团|银行|基金|研究|论坛|大会|联盟|促进|协会))|要|应当|将|突出|聚焦|主攻|打响|塑造|培优|着眼"
)
_POSTS = ("联络站", "工作站", "联络处")
_OTHER_WORD = re.compile(
    r"市(?:场|民|级|区|属|值|政|容|长)|省(?:级|属|内外|域)|[县区](?:级|域|属|间|块|段|分(?!别)|别|位)"
)


def masked(text: str) -> list[tuple[int, int]]:
    """The stretches in which no place is marked: titles of documents, lists of who is responsible."""
    return [match.span() for pattern in (_TITLES, _DUTIES) for match in pattern.finditer(text)]


def is_title(text: str, *, begins: bool) -> bool:
    """Whether a paragraph is the title of a document or an annex.

    Parameters
    ----------
    text : str
        The paragraph.
    begins : bool
        Whether it begins with a place, behind its number.
    """
    line = text.strip()
    if _NUMBERED.match(line):
        return begins and bool(_ANNEX.match(line))
    return bool(_TITLE.match(line)) and (begins or "关于" in line)


def head_is_other_word(text: str, end: int) -> bool:
    """Whether the last character of a name belongs to the next word: 北京|市场, 海淀|区域."""
    return bool(_OTHER_WORD.match(text, end - 1))


def first_break(text: str, words: PlaceWords) -> int:
    """Where the words end that can belong to a name: at the first verb or particle."""
    open_text = words.inside.sub(lambda match: "□" * len(match.group()), text)
    match = words.breaker.search(open_text)
    return match.start() if match else len(text)


def _in_quoted_name(text: str, start: int, end: int) -> bool:
    """Whether the place is a part of a short name in quotation marks (“赢在广州”), or of a document's in plain ones."""
    if any(quoted.start() < start and end < quoted.end() for quoted in _PLAIN_QUOTES.finditer(text)):
        return True
    opened, closed = text.rfind("“", max(0, start - 14), start), text.find("”", end, end + 16)
    inside = text[opened + 1 : closed] if opened >= 0 and closed >= 0 else ""
    return bool(inside) and (opened + 1, closed) != (start, end) and not re.search("[，。；、“”]", inside)


def bracketed_in_name(text: str, start: int, end: int, before: int) -> bool:
    """Whether a place stands in brackets in the middle of a name (中国（北京）…中心) or after a word (班列（成渝）).

    Parameters
    ----------
    text : str
        A paragraph.
    start, end : int
        The place.
    before : int
        Where the place before it ends: 广东（珠三角） names a part of it.
    """
    enclosed = text[start - 1 : start] == "（" and text[end : end + 1] == "）"
    if not enclosed or not re.match(f"[{HAN}]", text[start - 2 : start]):
        return False
    return before != start - 1 or bool(re.match(rf"[{HAN}]", text[end + 1 : end + 2]))


def in_organisation(text: str, start: int, end: int, words: PlaceWords) -> bool:
    """Whether a place name at ``text[start:end]`` is part of the name of an organisation, a programme or an event.

    Examples
    --------
    >>> from extraction.place_words import load_place_words
    >>> in_organisation("支持成都理工大学建设实验室", 2, 4, load_place_words())
    True
    >>> in_organisation("支持成都建设大学城", 2, 4, load_place_words())
    False
    """
    low = max(0, start - LOOK_BACK)
    if words.agency.match(text, end) or text.startswith("段", end) or _in_quoted_name(text, start, end):
        return True
    if words.slogan.search(text, low, start) and text[end : end + 1] not in "市区县省":
        return True
    if _CALLED.match(text, end) or _WORKS.match(text, end):
        return True
    match = _RUN.match(text, end, end + 32)
    run = match.group() if match else ""
    name = run[: first_break(run, words)]
    # 大理州发展民族医药: what it is to do, and no name that ends in 药.
    if name.endswith(_POSTS) or _TOLD.match(name):
        return False
    if words.body.search(name):
        return True
    for form in {name, name.split("和")[0]} - {""}:
        if words.organisation.search(form) or (form.endswith("中心") and not words.central.search(form)):
            return True
    if words.programme_cue.search(text, low, start):
        whole = re.split(r"[的等在]", run)[0]
        return bool(words.programme.search(whole))
    return False
