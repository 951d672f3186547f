"""The words of ``patterns/focus.yaml`` as compiled expressions, and its rules with their examples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extraction.load_patterns import load_patterns


@dataclass(frozen=True, slots=True)
class FocusWords:
    """What gives a place its role; the pattern file says what each list is for.

    Attributes
    ----------
    site, towards, means, disposal, backing, working, together, elsewhere : re.Pattern
        A word at the end of what stands before a place.
    gather, core, become, strategy, between : re.Pattern
        A word at the start of what stands behind it.
    develop, forbid, restrict, cooperation, end_verb, conduct, grow, harm, measured, resets : re.Pattern
        A word anywhere; `restrict` has the words of both lists.
    goes_on, stops : re.Pattern
        A word at the start of a clause.
    """

    site: re.Pattern[str]
    towards: re.Pattern[str]
    means: re.Pattern[str]
    disposal: re.Pattern[str]
    backing: re.Pattern[str]
    working: re.Pattern[str]
    together: re.Pattern[str]
    elsewhere: re.Pattern[str]
    gather: re.Pattern[str]
    core: re.Pattern[str]
    become: re.Pattern[str]
    strategy: re.Pattern[str]
    between: re.Pattern[str]
    develop: re.Pattern[str]
    forbid: re.Pattern[str]
    restrict: re.Pattern[str]
    conduct: re.Pattern[str]
    grow: re.Pattern[str]
    harm: re.Pattern[str]
    measured: re.Pattern[str]
    resets: re.Pattern[str]
    cooperation: re.Pattern[str]
    end_verb: re.Pattern[str]
    goes_on: re.Pattern[str]
    stops: re.Pattern[str]
    common: frozenset[str]


# 不禁止, 取消限制, 不得不: nothing is forbidden. 限制类, 退出机制, 腾退空间: the word is part of a noun.
_NOT_NEGATED = "(?<![不未非])(?<!取消)(?<!放宽)(?<!解除)(?<!破除)(?<!打破)(?<!突破)(?<!消除)(?<!不受)"
_NO_VERB = (
    "(?!不|已|类|性|令|清单|名录|目录|开发区|机制|渠道|通道|路径|环节|空间|后|土地|用地|地块|厂房|载体|人口|局限|单一)"
)


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    return load_patterns("focus")


def read_focus_rules() -> tuple[dict[str, Any], ...]:
    """The rules: ``id``, ``means``, ``match`` (marked text with its pairs) and ``no_match``."""
    return tuple(_file()["rules"])


@lru_cache(maxsize=1)
def read_focus_lists() -> dict[str, list[str]]:
    """The lists of words, by name."""
    return {name: value.split() for name, value in _file()["words"].items()}


@lru_cache(maxsize=1)
def load_focus_words() -> FocusWords:
    """The shipped words."""
    lists = read_focus_lists()

    def any_of(*names: str) -> str:
        words = {word for name in names for word in lists[name]}
        return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) + ")"

    def ends(name: str) -> re.Pattern[str]:
        return re.compile(rf"({any_of(name)})(?:了|的)?[“‘]?$")

    return FocusWords(
        site=ends("sites"),
        towards=ends("towards"),
        means=ends("means"),
        disposal=ends("disposal"),
        backing=ends("backing"),
        working=ends("working"),
        together=ends("together"),
        elsewhere=ends("elsewhere"),
        gather=re.compile(rf"[^，。；]{{0,4}}?({any_of('gather')})"),
        core=re.compile(any_of("core")),
        become=re.compile(rf"[^，。；]{{0,6}}?({any_of('become')})"),
        strategy=re.compile(any_of("strategies")),
        between=re.compile(rf"{any_of('between')}*"),
        develop=re.compile(any_of("develop")),
        forbid=re.compile(_NOT_NEGATED + any_of("forbid") + _NO_VERB),
        restrict=re.compile(_NOT_NEGATED + any_of("forbid", "restrict") + _NO_VERB),
        conduct=re.compile(any_of("conduct")),
        grow=re.compile(any_of("grow")),
        harm=re.compile(any_of("harm")),
        measured=re.compile(rf"(?:[^，。；]{{0,8}}?){any_of('measured')}"),
        resets=re.compile(any_of("resets")),
        cooperation=re.compile(any_of("cooperation")),
        end_verb=re.compile(rf"[^，。；]{{0,6}}?({any_of('end_verbs')})"),
        goes_on=re.compile(any_of("go_on", "develop", "forbid", "restrict")),
        stops=re.compile(any_of("stop")),
        common=frozenset(lists["common"]),
    )
