"""Where the phrase begins and ends that names a task: behind the verb of duty and what only says how or when."""

from __future__ import annotations

import re
from collections.abc import Container

_TASK_LEAD = re.compile(
    r"^(?:和单位)?(?:、[^，。；、]{2,12}(?:配合|参与|参加|协助|协同)(?:，|$)|会同(?:其他)?(?:有关|相关)(?:方面|单位|部门)|是[^，。；]{0,8}责任(?:主体|单位)$|也|还|都|适时|进一步|切实|另行|具体|分别|认真|积极|全力|着力|共同|联合(?!执法|惩戒|检查|攻关|监管|整治|培养|体|会|实验室)|应当?|要|须|必须|负责|承担|牵头|支持(?![各市省区县有])|组织(?!专家|人员|力量|队伍|企业|社会|第三方|群众|志愿|有关|相关|干部|党员|师生|学校|医疗|农)"
    r"|开展|会同|依法|及时|定期|按照?(?:各自)?职责(?:分工)?|将(?=会同|加强|继续|适时|组织|进一步)|，)+"
)
_GROUND = re.compile(
    r"(?:按照?|根据|结合|依据|依照)[^，。；]{0,40}?(?:要求|规定|实际(?:情况)?|精神|职责(?:分工)?|部署|原则|标准|程序|安排|意见|规划|计划|情况)"
    r"(?=(?!等|和|与|及|、|，|的|中|下|确定的)[\u4e00-\u9fff]{4})"
)
_ADVERBIAL = re.compile(
    r"以[^，]*为(?:指导|引领|目标|核心|主线)|根据|依托|通过|按照|按(?![季月年周旬日期时需])|结合|聚焦|围绕|依据|针对|为(?!其|他|[^，。；]{1,10}(?:提供|出具|办理|开展|给予|创造))|在[^，]*(?:时|中|内|基础上)$"
)
_ARTICLE = re.compile(
    r"\s*(?:第[一二三四五六七八九十百零0-9]+条|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十0-9]+[）)]|[0-9]{1,2}[.．、](?![0-9]))\s*"
)
_EXPLAINS = re.compile(r"(?:共同|负责|具体|会同[^，。；]{2,20})*(?P<task>解释)(?=[，。；]|$)")
_ADVERB_ONLY = re.compile(r"(?:原则上|具体|统一|一律|分别|一般|主要|届时|目前|今后|以上|其中)+")
Starts = Container[int]
"""Where agencies begin."""
_NUMERAL = "[0-9一二三四五六七八九十两半]{1,4}"
_SPAN = rf"{_NUMERAL}个?(?:自然|工作)?(?:日|天|周|月|季度|年|小时)之?以?内"
_DATE = rf"{_NUMERAL}(?:年|月|日|月上旬|月中旬|季度)(?:年?[底末]|上半年)?之?前|(?:每|次|当)?年?(?:年[底末]|上半年)之?前"
# When something is due says nothing of what it is: 在本办法施行之日起三个月内, 于每年六月底前, 两年内.
_WHEN = re.compile(
    rf"(?:(?:在|于|自|力争|确保)(?:[^，。；]{{0,24}}?起，?|[^，。；]{{0,12}}?))?(?:{_SPAN}|{_DATE})，?(?:牵头)?(?![。；！？：的]|$)"
    r"|于每[年季月][^，。；]{0,4}(?:前|[底末初]|上半年|下半年)，?"
)
# From where somebody acts, and what he keeps in view, is no task: 立足本职, 坚持预防为主, 对照任务清单.
_STANCE = re.compile(
    r"(?:充分认识|深刻认识|提高认识|高度重视|统一思想|提高(?:政治)?站位|强化责任意识|立足|着眼|紧扣|本着|秉持|紧密结合|对照|参照|遵循|站在)|从[^，。；]{1,16}(?:出发|入手)$|以[^，。；]{1,20}为"
    r"|坚持[^，。；]{2,16}(?:原则|为主|导向|优先|并重|结合)$"
)
_IDIOM = re.compile(r"、(?:各负其责|各司其职|密切配合|通力合作|形成合力|齐抓共管|分工负责|狠抓落实)$")
# Who else is called together: …等部门和有关专家、企业代表.
_COMPANY = re.compile(
    r"(?:等(?:有关|相关)?(?:单位|部门)?)?(?:[和及、与](?:有关|相关|行业)*(?:方面|企业|单位|专家|学者|代表|机构|协会|商会)+)*"
)
STOP = re.compile(r"[，。；！？：]")
_CLOSE = re.compile(r"[，。；！？）)]")


def task_of(text: str, start: int, others: Starts = frozenset(), *, depth: int = 0) -> tuple[int, int]:
    """The task phrase that begins at or after `start`, to the next comma or stop.

    The verbs of duty before it are left off, and so is an adverbial that only says by what or about what (根据…，),
    unless what follows is another's: `others` are the places where agencies begin.
    """
    stop = STOP.search(text, start)
    end = stop.start() if stop else len(text)
    lead = _TASK_LEAD.match(text[start:end])
    begin = start + (lead.end() if lead else 0)
    if depth < 4 and (dated := _WHEN.match(text, begin)):
        return task_of(text, dated.end(), others, depth=depth + 1)
    ground = _GROUND.match(text, begin, end)
    begin = ground.end() if ground else begin
    goes_on = stop is not None and stop.group() == "，" and stop.end() < len(text) and depth < 4
    goes_on = goes_on and end + 1 not in others
    if goes_on and (end - begin < 2 or _ADVERBIAL.match(text, begin, end) or _STANCE.match(text, begin, end)):
        return task_of(text, end + 1, others, depth=depth + 1)
    opened = text.rfind("（", begin, end)
    # The mark within a bracket that ends the phrase is none of its own: …报市水利局（联系人：…）.
    end = opened if begin + 2 <= opened and "）" not in text[opened:end] else end
    idiom = _IDIOM.search(text, begin, end)
    end = idiom.start() if idiom else end
    return (begin, end) if end > begin else (start, end)


def phrase_at(text: str, start: int) -> tuple[int, int]:
    """All that stands from `start` to the next mark."""
    stop = _CLOSE.search(text, start)
    return start, stop.start() if stop else len(text)


def task_of_gathered(text: str, start: int) -> tuple[int, int] | None:
    """The task in 组织A、B和专家召开论证会, where `start` is the end of the last agency named: what they are to do.

    None where nothing follows that they could do.
    """
    company = _COMPANY.match(text, start)
    begin, end = task_of(text, company.end() if company else start)
    return (begin, end) if end - begin >= 2 and not text.startswith(("的", "、", "和"), begin) else None


def task_before(text: str, start: int, at: int, others: Starts = frozenset()) -> tuple[int, int]:
    """What is done by X in …由X承担: what stands before 由, or, where nothing does, what follows."""
    if explains := _EXPLAINS.match(text, at):
        # 本办法由甲局负责解释: to explain it is the task, and not the measure itself.
        return explains.span("task")
    marks = [match.end() for match in STOP.finditer(text, 0, start)]
    begin = marks[-1] if marks else 0
    article = _ARTICLE.match(text, begin, start)
    begin = article.end() if article else begin
    end = start - 1
    if _ADVERB_ONLY.fullmatch(text, begin, end):
        return task_of(text, at, others)
    adverbs = re.search(rf"{_ADVERB_ONLY.pattern}$", text[begin:end])
    end = begin + adverbs.start() if adverbs and adverbs.start() >= 3 else end
    if end - begin >= 3 and text[end - 1] != "的":
        return begin, end
    if end - begin >= 3:
        # 其余的由各区确定 names its task only as a whole.
        stop = _CLOSE.search(text, at)
        return begin, stop.start() if stop else len(text)
    return task_of(text, at, others)
