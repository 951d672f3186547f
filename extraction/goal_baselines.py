"""What qualifies a target beside its number: where it starts, what it is compared with, how it counts, and of which.

由20万吨提高到60万吨 starts at 20万吨; 比2020年翻一番 is compared with 2020年; 每年 and 年均 hold for each year, 累计
for all years together; in 培育10家年收入超过亿元的企业 only such companies count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.quantities import Quantity, find_quantities

_NAMED = (
    r"(?:(?:19|20)[0-9]{2}年|上一?年度?|去年|[“\"]?十[一二三四五]五[”\"]?(?:规划)?(?:时期|期间)?"
    r"|目前|现状|当前|基准年|基期|现有(?=水平|基础))"
    r"(?:[底末]|期?末|同期)?"
)
_PERIOD = re.compile(
    rf"(?:较|比|(?<=[高长加升大降少达])[到至](?={_NAMED}的$)|[与同和](?={_NAMED}(?:水平)?相比)|在(?={_NAMED}的?(?:水平|基础))"
    rf"|[由从自](?={_NAMED}[的为]?[^，。；]*?(?:提[高升]|增|升|扩|达|降|减|压|缩)))(?P<period>{_NAMED})"
)
# 较上一代产品降低: a thing may be compared with too.
_THING = re.compile(
    "较(?P<thing>[^，。；较]{2,20}?)(?:相比|分别|年均|累计|平均)*"
    "(?:增长|增加|提[高升]|上升|扩大|下降|降低|减少|缩短|压缩|提前|翻|减|降|低于?|高于?)$"
)
# 与2020年相比，…: the clause before says it.
_BEFORE = re.compile(
    rf"(?:[与同和](?P<one>{_NAMED})(?:水平)?相比|以(?P<two>{_NAMED})为基[期准数][年]?|在(?P<three>{_NAMED})(?:水平|的?基础)上)，$"
)
_FROM = re.compile(r"[由从](?![事业])(?P<value>[^，。；由从]{0,40})$")
_YEARLY = re.compile("每年|年均|年平均|逐年|每个?年度")
_CUMULATIVE = re.compile("累计|累积")
_OF = re.compile("[、，的（(]|(?<=.)(?=年(?:营业|主营|销售|产值|产量|收入|交易))")
_SCALE = re.compile("[十百千万亿]")
# 营业收入超过百亿: without a unit.
_OVER = re.compile("[^、，的]{2,14}?(?:超过?|达到?|突破|不低于)[0-9.一二三五十百千]*[百千万亿]+")
BACK = 24
"""A clause that only says what is compared is no longer."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """Where a target starts.

    Attributes
    ----------
    value : float or None
        The number, in the base unit of the target.
    compared_with : str
        The year, time or thing that it is compared with, as written (2020年, 上年, 上一代产品), or empty.
    """

    value: float | None = None
    compared_with: str = ""


def read_baseline(text: str, low: int, quantity: Quantity, *, lowest: int) -> Baseline:
    """The baseline of a quantity.

    Parameters
    ----------
    text : str
        A paragraph.
    low : int
        Where the clause of the goal begins.
    quantity : Quantity
        The number that is to be reached.
    lowest : int
        Where its sentence begins.

    Examples
    --------
    >>> text = "到2027年，日产能由2024年的20万吨提高到60万吨"
    >>> *_, quantity = find_quantities(text)
    >>> read_baseline(text, 7, quantity, lowest=0)
    Baseline(value=200000.0, compared_with='2024年')
    """
    window = text[low : quantity.start]
    period = _last(_PERIOD, window)
    named = period["period"] if period else ""
    if not named and (thing := _THING.search(window)):
        named = thing["thing"]
    if not named and (before := _BEFORE.search(text, max(lowest, low - BACK), low)):
        named = before["one"] or before["two"] or before["three"]
    value = None
    if start := _FROM.search(window):
        for found in find_quantities(start["value"]):
            if found.unit == quantity.unit and found.high is None:
                value = found.low
    return Baseline(value, named)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=lambda match: match.start(), default=None)


def is_yearly(words: str) -> bool:
    """Whether the words of a goal make its number one of each year."""
    return bool(_YEARLY.search(words))


def is_cumulative(words: str) -> bool:
    """Whether the words of a goal make its number one of all years together."""
    return bool(_CUMULATIVE.search(words))


def read_condition(metric: str) -> str:
    """What the counted ones must have, as written: the part of the metric that has a number with a unit of its own.

    Examples
    --------
    >>> read_condition("年产值超过5亿元、掌握关键工艺的模具骨干企业"), read_condition("骨干企业")
    ('年产值超过5亿元', '')
    """
    for quantity in find_quantities(metric):
        written = metric[quantity.number : quantity.stop]
        if quantity.kind not in ("currency", "measure", "ratio") or quantity.end == len(metric):
            continue
        # 三元电池 has no price.
        if written[0].isdigit() or _SCALE.search(written):
            start = max((match.end() for match in _OF.finditer(metric, 0, quantity.start)), default=0)
            return metric[start : quantity.end]
    over = _OVER.search(metric)
    return over.group() if over else ""
