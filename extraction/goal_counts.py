"""Goals whose number comes first: 打造20个…, 每年选派60名…, 2家药企成长为…, 70%以上的企业完成….."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.goal_context import Sentence
from extraction.goal_phrases import drop_lead, each, joint, noun_phrase
from extraction.goal_reading import Reading, carry, is_figure_of_speech, is_payment, is_requirement, is_statistic
from extraction.goal_words import goal_words
from extraction.quantities import Quantity

# 12英寸产线 and 7纳米工艺 are kinds of things; a length or an area of something can be built.
_KIND_UNITS = frozenset(
    "英寸 纳米 微米 毫米 厘米 微克 毫克 兆 P 摄氏度 ℃ 分贝 帕 兆帕 岁 分 "
    "赫兹 兆赫 吉赫 字节 比特 帧 伏 千伏 瓦 度".split()
)
_TIE = re.compile("(?:与|同|为|向|对|从|将|把|让|使)$")
VERB = 10
"""No setting verb is longer."""
BARE = 6
"""三项任务 is a plan's own make-up; the longer 100个老旧小区改造任务 is something to be done."""
_SHORT = tuple("村镇乡县区户")
# 1个千亿级、3个五百亿级、5个百亿级产业集群: the last of the list has the noun.
_SCALE = re.compile("[一二三五十百千万亿]+(?:元)?级")
_SHARED_HEAD = re.compile(
    "(?:(?:、|和|及|以及)[0-9一二两三四五六七八九十]+(?:个|家|条|座|户)(?:左右|以上)?[一二三五十百千万亿]+元?级)+(?P<head>[\u4e00-\u9fff]{2,12})"
)
_PER_YEAR = re.compile("每(?:个?年|季度|个?月)")
_CLAUSE_END = re.compile("[，。；：！？,;!?\n\u3000<|]|$")


def read_after(
    text: str,
    sentence: Sentence,
    clause: int,
    quantity: Quantity,
    rest: tuple[Quantity, ...],
    last: Reading | None,
) -> tuple[Reading, ...]:
    """The goal that begins with this quantity, or none; parameters as for `extraction.goal_levels.read_before`."""
    words = goal_words()
    if quantity.kind in ("ratio", ""):
        return _read_share(text, sentence, clause, quantity, last)
    if quantity.kind not in ("count", "measure", "currency") or quantity.unit in _KIND_UNITS:
        return ()
    if text[quantity.end : quantity.end + 1] in ("级", "型", "制", ""):
        return ()
    start, _ = drop_lead(text, joint(text, clause), quantity.start, sentence.deadlines, verbs=False)
    verb = words.sets.search(text, max(joint(text, clause), quantity.start - VERB), quantity.start)
    added = words.adds.search(text, start, quantity.start)
    head = start >= quantity.start
    tie = last is not None and bool(_TIE.search(text, start, quantity.start))
    listed = _listed(text, sentence, clause, quantity) if not (verb or added or head or tie) else None
    if not (verb or added or head or tie) and listed is None:
        return ()
    if is_figure_of_speech(text, sentence, quantity) or is_statistic(text, sentence, quantity):
        return ()
    if is_payment(text, sentence, clause, quantity) or is_requirement(text, sentence, clause, quantity):
        return ()
    end, predicate = noun_phrase(text, quantity.end, sentence.end, rest)
    first, rule = quantity.start, "goal-count"
    if head and not verb:
        if predicate and (sentence.ahead or last is not None):
            rule = "goal-predicate"
            stop = _CLAUSE_END.search(text, end, sentence.end)
            end = stop.start() if stop else sentence.end
        elif last is None or (not sentence.ahead and quantity.start - last.end > 1):
            return ()
    if quantity.kind == "currency" and not (verb and sentence.ahead and all(end <= other.start for other in rest)):
        # 超50亿元企业8家: the amount says which, and the number of them follows.
        return ()
    phrase = text[quantity.end : end].strip().lstrip("、").removeprefix("的")
    if (len(phrase) < 2 and phrase not in _SHORT) or (len(phrase) <= BARE and words.bare.search(phrase)):
        return ()
    if _SCALE.fullmatch(phrase) and (shared := _SHARED_HEAD.match(text, end)):
        phrase += shared["head"]
    least = quantity.operator == "=" and "至少" in text[start : quantity.start]
    if least:
        # 至少建设1个: the bound may stand before the verb.
        quantity = replace(quantity, operator=">=")
    before = carry(text, last, first)
    metric = before + phrase
    yearly = each(text, start, quantity.start)
    if yearly is not None:
        before = text[yearly : quantity.start]
        first, metric = yearly, (before.replace("至少", "") if least else before) + phrase
    elif listed is not None:
        # 驾驶证、户口迁移等58项事项: what is counted begins with its examples.
        first, metric = listed, text[listed : quantity.start] + phrase
    elif added:
        # As 新建 does, 新增 leads to what is counted; it stays with the metric, since it says how the number counts.
        metric = text[added.start() : quantity.start] + phrase
    return (Reading(first, end, metric, quantity, rule, each=before),)


def _listed(text: str, sentence: Sentence, clause: int, quantity: Quantity) -> int | None:
    """Where the examples before 等, or the description before 的, begin that stand between a verb and the number."""
    listed = sentence.ahead and text.endswith("等", clause, quantity.start)
    if not listed and not text.endswith("的", clause, quantity.start):
        return None
    start, verbs = drop_lead(text, joint(text, clause), quantity.start, sentence.deadlines)
    return start if verbs else None


def _read_share(
    text: str, sentence: Sentence, clause: int, quantity: Quantity, last: Reading | None
) -> tuple[Reading, ...]:
    """80%以上的企业完成改造: the part, then what it is a part of and what that is to do."""
    start, verbs = drop_lead(text, joint(text, clause), quantity.start, sentence.deadlines)
    yearly = each(text, start, quantity.start)
    ahead = sentence.ahead or last is not None or verbs or (quantity.operator != "=" and yearly is not None)
    if not ahead or (start < quantity.start and yearly is None):
        return ()
    # 50%以上实现智能化, after 80%以上的企业…
    again = last is not None and last.rule == "goal-share" and goal_words().starts.match(text, quantity.end)
    if text[quantity.end : quantity.end + 1] != "的" and not again:
        return ()
    # 每年安排不少于5%的…: the part is taken each year; 每个镇70%以上的…: the part is that of each.
    start = quantity.start if yearly is None or _PER_YEAR.match(text, yearly) else yearly
    if is_payment(text, sentence, clause, quantity) or is_requirement(text, sentence, clause, quantity):
        return ()
    stop = _CLAUSE_END.search(text, quantity.end, sentence.end)
    end = stop.start() if stop else sentence.end
    metric = text[start : quantity.start] + text[quantity.end : end].removeprefix("的")
    if len(metric) < 4:
        return ()
    return (Reading(start, end, metric, quantity, "goal-share"),)
