"""Goals whose number comes first: 培育10家…企业, 每年支持3至5家…, 3家企业成长为…, 80%以上的企业完成….."""

from __future__ import annotations

import re

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
_CLAUSE_END = re.compile("[，。；：！？,;!?\n\u3000<|]|$")


def read_after(
    text: str,
    sentence: Sentence,
    clause: int,
    quantity: Quantity,
    rest: tuple[Quantity, ...],
    found: tuple[Reading, ...],
) -> tuple[Reading, ...]:
    """The goal that begins with this quantity, or none; parameters as for `extraction.goal_levels.read_before`."""
    words = goal_words()
    if quantity.kind in ("ratio", ""):
        return _read_share(text, sentence, clause, quantity)
    if quantity.kind not in ("count", "measure", "currency") or quantity.unit in _KIND_UNITS:
        return ()
    if text[quantity.end : quantity.end + 1] in ("级", "型", "制", ""):
        return ()
    start, _ = drop_lead(text, joint(text, clause), quantity.start, sentence.deadlines, verbs=False)
    verb = words.sets.search(text, joint(text, clause), quantity.start)
    added = words.adds.search(text, start, quantity.start)
    head = start >= quantity.start
    tie = bool(found) and bool(_TIE.search(text, start, quantity.start))
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
        if predicate and (sentence.ahead or found):
            rule = "goal-predicate"
            stop = _CLAUSE_END.search(text, end, sentence.end)
            end = stop.start() if stop else sentence.end
        elif not found or (not sentence.ahead and quantity.start - found[-1].end > 1):
            return ()
    if quantity.kind == "currency" and not sentence.ahead:
        return ()
    phrase = text[quantity.end : end].strip().removeprefix("的")
    if len(phrase) < 2 or words.bare.search(phrase):
        return ()
    metric = carry(text, found, first) + phrase
    before = ""
    yearly = each(text, start, quantity.start)
    if yearly is not None:
        before = text[yearly : quantity.start]
        first, metric = yearly, before + phrase
    elif listed is not None:
        # 驾驶证、户口迁移等58项事项: what is counted begins with its examples.
        first, metric = listed, text[listed : quantity.start] + phrase
    elif added:
        first, metric = added.start(), text[added.start() : quantity.start] + phrase
    return (Reading(first, end, metric, quantity, rule, each=before),)


def _listed(text: str, sentence: Sentence, clause: int, quantity: Quantity) -> int | None:
    """Where the examples begin, under a setting verb, that stand before 等 and the number."""
    if not sentence.ahead or not text.endswith("等", clause, quantity.start):
        return None
    start, verbs = drop_lead(text, joint(text, clause), quantity.start, sentence.deadlines)
    return start if verbs else None


def _read_share(text: str, sentence: Sentence, clause: int, quantity: Quantity) -> tuple[Reading, ...]:
    """80%以上的企业完成改造: the part, then what it is a part of and what that is to do."""
    ahead = sentence.ahead or (quantity.operator != "=" and "每年" in text[clause : quantity.start])
    if not ahead or text[quantity.end : quantity.end + 1] != "的":
        return ()
    start, _ = drop_lead(text, joint(text, clause), quantity.start, sentence.deadlines)
    yearly = each(text, start, quantity.start)
    if start < quantity.start and yearly is None:
        return ()
    start = start if yearly is None else yearly
    if is_payment(text, sentence, clause, quantity) or is_requirement(text, sentence, clause, quantity):
        return ()
    stop = _CLAUSE_END.search(text, quantity.end, sentence.end)
    end = stop.start() if stop else sentence.end
    metric = text[start : quantity.start] + text[quantity.end + 1 : end]
    if len(metric) < 4:
        return ()
    return (Reading(start, end, metric, quantity, "goal-share"),)
