"""Goals whose value comes last: 垃圾分类率达到90%以上, 渔业产值增长6%, 口袋公园20个, 能耗由5吨降到3吨."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.goal_context import Sentence
from extraction.goal_phrases import distribute, drop_each, drop_lead, each, joint
from extraction.goal_reading import Reading, carry, is_figure_of_speech, is_payment, is_requirement, is_statistic
from extraction.goal_words import goal_words
from extraction.quantities import Quantity

# A value ends its phrase; a number that a noun follows is part of that noun (亿元以上技改项目).
_ENDS = re.compile(
    r"(?:全?覆盖|达标|普及)?(?P<end>)\s*"
    r"(?:[，。；、：！？,;:!?”’）)（(】〕\]」|<&/\n\u3000 ]|$|和(?!谐)|及|以及|并|且|而|与|的目标)"
)
_STANDARD = re.compile("[\u4e00-\u9fff]{0,12}?(?:标准|水平|要求)(?P<end>)")
# 达到总人口的千分之三, 提高到2025年的50%.
_OF_WHOLE = re.compile("(?<=[到达占])(?:[\u4e00-\u9fff\u30a0-\u30ff]{1,12}|20[0-9]{2}年)的$")
_BASELINE = re.compile(
    r"(?:由|从)[^，。；由从]{0,24}?[0-9０-９一二两三四五六七八九十百][^，。；由从]{0,10}$"
    r"|(?:较|相比|[比与](?=(?:19|20)[0-9]{2}|上[年一]|去年|“?十[一二三四五]五|全[国省市]|现有|基准|传统|同期|常规|目前))"
    r"[^，。；较]{1,20}$"
    r"|在(?=(?:19|20)[0-9]{2}|上[年一]|去年|“?十[一二三四五]五|现有|目前)[^，。；]{1,16}?(?:水平|基础)上$"
)
_FILLER = re.compile(
    r"(?:力争|争取|确保|努力|预计|将|要|(?<!年)均|都|全部|不断|持续|进一步|逐步|稳步|分别|累计|共|就|再|可|最终|稳定(?!率|性)|[\s、，：:])+$"
)
_UNFINISHED = re.compile("[的等第为有是在于与和及、其该至到由从按对以“（(]$|^[0-9０-９.]+$|^[的了]")
# Before a level these say which ones are measured (新建办公楼达到…), not what is done.
_BUILT = re.compile("(?:新建|改建|扩建|改扩建|新改扩建|新改建|新开工)$")
_PACE = re.compile("(?:年均)?(?:增速|增幅|增长率)")
_PART = re.compile("占|比重|比例|率$")
_CEILING = re.compile("控制[在到]|限制在")
_DEGREES = (">=", "<=", "~", "range")
# 甲市、乙县不低于15%: whose share it is, and of what it is none.
_AREAS = re.compile("(?:[\u4e00-\u9fff]{1,6}?[市县区州](?:[、和及]|$))+")
_NORM = re.compile("不[低少]于|不[高多]于|不超过")
_ONLY_TOLD = re.compile("^(?:超过?|近|接近|逾|突破)")


def read_before(
    text: str,
    sentence: Sentence,
    clause: int,
    quantity: Quantity,
    rest: tuple[Quantity, ...],
    last: Reading | None,
) -> tuple[Reading, ...]:
    """The goals that end with this quantity: one, or several under 分别, or none.

    Parameters
    ----------
    clause : int
        Where the clause begins, or the last goal ended.
    rest : tuple of Quantity
        The quantities of the sentence that follow.
    last : Reading or None
        What was read last in the sentence.
    """
    words = goal_words()
    boundary = _STANDARD.match(text, quantity.end) if quantity.kind == "grade" else None
    boundary = boundary or _ENDS.match(text, quantity.end)
    if boundary is None:
        return ()
    start = joint(text, clause)
    level = quantity.start
    if whole := _OF_WHOLE.search(text, start, level):
        # What has a share of the whole belongs to the share (人数占总人口的|35%); a level is reached of it.
        level = whole.end() - 1 if text[whole.start() - 1] == "占" else whole.start()
    verb = words.reaches.search(text, start, level)
    change = None if verb else words.changes.search(text, start, level)
    end = verb.start() if verb else change.start() if change else min(level, quantity.start)
    after_baseline = end
    for pattern in (_FILLER, _BASELINE, _FILLER):
        if match := pattern.search(text, start, after_baseline):
            after_baseline = match.start()
    first, verbs = drop_lead(text, start, after_baseline, sentence.deadlines)
    if not _names(text[first:after_baseline].removesuffix("等")):
        # 应用落地3000个: where nothing but verbs stands there, they are what is counted.
        plain, _ = drop_lead(text, start, after_baseline, sentence.deadlines, verbs=False)
        first = plain if after_baseline - plain > 3 else first
    if (verb or change) and (built := _BUILT.search(text, start, first)):
        first = built.start()
    if (yearly := each(text, start, after_baseline)) is not None and yearly < first:
        first = yearly
    metric = text[first:after_baseline]
    if quantity.kind == "count" and not verb:
        # 新组建省实验室、产业研究院等10家
        metric = metric.removesuffix("等")
    moves = bool(change) or quantity.unit == "番"
    if last is not None and _is_elliptic(metric, last, moves=moves):
        metric = last.subject + metric
    if len(metric) < 2:
        return ()
    subject = metric
    if change is not None:
        metric += text[change.start() : change.end()].replace("分别", "")
    if yearly is not None:
        verbs = verbs or bool(words.verbs.search(text, yearly, end) or words.added.search(text, yearly, end))
    rule = _rule(text, sentence, quantity, start, verb=bool(verb), change=moves, verbs=verbs, follows=last is not None)
    if (
        not rule
        or not _names(metric)
        or (quantity.kind == "ratio" and _AREAS.fullmatch(metric))
        or not _fits(text, clause, quantity, verb=bool(verb))
    ):
        return ()
    if is_figure_of_speech(text, sentence, quantity) and not verb:
        return ()
    if is_payment(text, sentence, clause, quantity) or is_requirement(text, sentence, clause, quantity):
        return ()
    if rule == "goal-tally" and is_statistic(text, sentence, quantity):
        return ()
    operator = "<=" if verb and quantity.operator == "=" and _CEILING.search(verb[0]) else ""
    each_verb = carry(text, last, first)
    metric = each_verb + metric
    if yearly == first:
        governing = words.verbs.match(text, drop_each(text, first), after_baseline)
        each_verb = text[first : governing.end()] if governing else ""
    # 新增 says how the number counts, and leads like 新建: it stays with what is measured, outside of the goal's words.
    added = words.added.match(text, first, after_baseline)
    begin = added.end() if added and after_baseline - added.end() > 1 else first
    readings = [Reading(begin, boundary.start("end"), metric, quantity, rule, operator, subject, each_verb)]
    if "分别" in text[start : quantity.start]:
        readings = _share(text, readings[0], rest)
    return tuple(readings)


def _is_elliptic(metric: str, last: Reading, *, moves: bool) -> bool:
    """Whether the subject is the one of the goal before.

    突破2000亿元，年均增长7%; 增长50%，达到1000亿元; 增长6%、占全市比重提高到86%.
    """
    if metric.startswith("占") or _PACE.fullmatch(metric):
        return True
    if metric or not last.subject:
        return False
    return not _PART.search(last.subject) if moves else last.rule == "goal-change"


def _rule(
    text: str,
    sentence: Sentence,
    quantity: Quantity,
    start: int,
    *,
    verb: bool,
    change: bool,
    verbs: bool,
    follows: bool,
) -> str:
    """The rule by which the quantity is the value of what stands before it, or an empty string."""
    prospect = sentence.ahead or verbs or sentence.intends
    if quantity.kind == "grade":
        return "goal-grade" if verb else ""
    if verb:
        return "goal-reach"
    if change:
        return "goal-change" if prospect or follows or quantity.operator in _DEGREES else ""
    if not quantity.kind:
        return ""
    told = bool(_ONLY_TOLD.match(text[quantity.start : quantity.number]))
    if quantity.operator != "=":
        # 向民间资本推介优质项目300个以上: the verb need not come first.
        prospect = prospect or bool(goal_words().verbs.search(text, start, quantity.start))
        # 每个镇的公办幼儿园不少于2所: a sentence that begins with what is measured and sets its bound.
        norm = start <= sentence.start + 1 and bool(_NORM.match(text, quantity.start))
        return "goal-bound" if sentence.ahead or verbs or follows or norm or (prospect and not told) else ""
    return "goal-tally" if sentence.ahead or verbs or follows else ""


def _fits(text: str, clause: int, quantity: Quantity, *, verb: bool) -> bool:
    """Whether the unit goes with the reading: a time only where it is cut, a bare number only behind a verb."""
    if quantity.kind == "time":
        return bool(goal_words().cuts.search(text, clause, quantity.start)) or (
            verb and quantity.unit == "天" and "天数" in text[clause : quantity.start]
        )
    if not quantity.kind:
        written = text[quantity.number : quantity.stop]
        return verb and (written[0] not in "一二两三四五六七八九十百千万" or "分之" in written)
    return True


def _names(metric: str) -> bool:
    """Whether the words can name something measured."""
    if len(metric) < 2 or _UNFINISHED.search(metric):
        return False
    verbs = goal_words().verbs.match(metric + "它")
    return verbs is None or verbs.end() < len(metric) or len(metric) > 3


def _share(text: str, reading: Reading, rest: tuple[Quantity, ...]) -> list[Reading]:
    """Under 分别 each value has its own member of the coordination before it."""
    run = [reading.quantity]
    for quantity in rest:
        if text[run[-1].end : quantity.start] not in ("、", "和", "与", "及", "以及", "，"):
            break
        if quantity.kind != run[0].kind or _ENDS.match(text, quantity.end) is None:
            break
        run.append(quantity)
    if len(run) == 1:
        return [reading]
    if run[-1].end > run[-1].stop and all(quantity.operator == "=" for quantity in run[:-1]):
        # 分别达到60%、80%以上: what closes the list holds for each of its values.
        run = [replace(quantity, operator=run[-1].operator) for quantity in run]
    metrics = distribute(reading.metric, len(run))
    first = Reading(reading.start, run[0].end, metrics[0], run[0], reading.rule, reading.operator)
    others = [
        Reading(quantity.start, quantity.end, metric, quantity, reading.rule, reading.operator)
        for quantity, metric in zip(run[1:], metrics[1:], strict=True)
    ]
    return [first, *others]
