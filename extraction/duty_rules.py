"""Rules that a text states once for all later items: whose name comes first leads; who is to act in each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.duty_items import Item, read_items
from extraction.model import Role

_FIRST = r"(?:首位?|第一|第1|最前)(?:位|个|家|名|面)?"
_LEADS = r"(?:总?牵头|主责|主办|第一责任)(?:责任)?(?:单位|部门)"
_PLACE = re.compile("首|第一|第1|最前")
_FIRST_LEADS = re.compile(
    rf"(?:[；。;，,]\s*)?(?:其中)?[，,]?(?:(?:责任|负责)?(?:单位|部门))?(?:列|排|排名|位列|排列|排序|列在|排在)(?:在)?{_FIRST}(?:者|的)?(?:责任)?(?:单位|部门)?(?:均?为|是){_LEADS}?"
    rf"|(?:[；。;，,]\s*)?(?:其中)?[，,]?(?:责任(?:单位|部门)(?:中)?[，,]?)?(?:第一个?|首个?)(?:位|家)?(?:责任)?(?:单位|部门)(?:均?为|是){_LEADS}"
    rf"|(?:[；。;，,]\s*)?{_LEADS}(?:均)?(?:列|排|排名|位列|排列)(?:在)?{_FIRST}"
)

_FROM_NOW_ON = re.compile(r"下同|以下|后同|(?:各项|所有)(?:任务|工作|措施)")

_WHO = r"(?:[^，。；：（）]|（[^（）]{1,12}）)"
_LATER = re.compile(
    rf"(?:以下|下列|后续|各项)(?:各项|各条|所有)?(?:任务|措施|工作|事项|举措|改革事项|内容|条款)?[，,]?(?:均|都|还)?(?:需要?|须|应由?|由|为)?"
    rf"(?P<who>{_WHO}{{2,60}}?)(?:等)?(?:按照?职责(?:分工)?|共同|负责|具体|组织|抓好|做好)*(?P<verb>落实|负责|实施|配合|参与|参加|协助)(?:实施|落实)?"
    r"[，,；;]?(?:以下)?不再(?:一一|逐一|单独|另行|重复|分别)*(?:列出|列示|罗列|列举|注明|标注|列)"
    rf"|(?:以下|下列|后续|各项)(?:各项|各条|所有)?(?:工作)?(?:任务|措施|工作|事项|举措)?[，,]?(?:均|都)?涉及(?P<who3>{_WHO}{{2,60}}?)[，,；;]?(?:以下)?不再"
    r"(?:一一|逐一|单独|另行|重复|分别)*(?:列出|列示|罗列|列举|注明|标注|列)"
    rf"|(?P<who2>{_WHO}{{2,60}}?)(?:均|都)为(?:各项|以下|所有)[^，。；：（）]{{0,8}}的?(?P<verb2>责任|配合|参与|落实)单位[，,；;]?(?:以下)?不再"
    r"(?:一一|逐一|单独|另行|重复|分别)*(?:列出|列示|罗列|列举|注明|标注|列)"
)
_TAKES_PART = ("配合", "参与", "参加", "协助")
LATER = "list-later"


def first_leads(text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The rule 列第一位者为牵头单位, with the mark before it; 牵头单位排在首位 says the same."""
    stop = len(text) if end is None else end
    # Every form names a first place, and hardly a text does: the search for who leads is dear.
    return _FIRST_LEADS.search(text, start, stop) if _PLACE.search(text, start, stop) else None


def holds_on(text: str, rule: re.Match[str]) -> bool:
    """Whether a rule that a list states goes on for the lists behind it: …，下同."""
    return _FROM_NOW_ON.search(text, max(0, rule.start() - 12), min(len(text), rule.end() + 12)) is not None


def later_items(text: str, start: int = 0, end: int | None = None) -> Iterator[Item]:
    """Who is to act in every later item without being named there again.

    Examples
    --------
    >>> text = "（市科委牵头。以下均需试点城市政府落实，不再列出）"
    >>> [(text[item.start : item.end], item.role.value) for item in later_items(text)]
    [('试点城市政府', 'responsible')]
    """
    stop = len(text) if end is None else end
    # Every form says 不再, and hardly a text does: the search for who is dear.
    if text.find("不再", start, stop) < 0:
        return
    for match in _LATER.finditer(text, start, stop):
        group = next(name for name in ("who", "who2", "who3") if match[name])
        verb = match["verb"] or match["verb2"]
        role = Role.PARTICIPANT if verb in _TAKES_PART else Role.RESPONSIBLE
        yield from read_items(text, *match.span(group), role, LATER)
