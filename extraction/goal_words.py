"""The words of ``patterns/goals.yaml`` as compiled expressions, and its rules with their examples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extraction.load_patterns import load_patterns
from extraction.units import alternatives


@dataclass(frozen=True, slots=True)
class GoalWords:
    """What the finders of goals look for; each expression says where it is anchored.

    Attributes
    ----------
    sets, reaches, changes, adds : re.Pattern
        A verb at the end of what stands before a number.
    leads : re.Pattern
        Words to drop in front of what is measured, at the start; `verbs` the setting verbs to drop there.
    added : re.Pattern
        新增 at the start of what is measured.
    ahead, intends, review, pays, requires, applies : re.Pattern
        Anywhere in a sentence.
    """

    sets: re.Pattern[str]
    reaches: re.Pattern[str]
    changes: re.Pattern[str]
    cuts: re.Pattern[str]
    adds: re.Pattern[str]
    added: re.Pattern[str]
    leads: re.Pattern[str]
    verbs: re.Pattern[str]
    ahead: re.Pattern[str]
    intends: re.Pattern[str]
    review: re.Pattern[str]
    pays: re.Pattern[str]
    requires: re.Pattern[str]
    applies: re.Pattern[str]
    bare: re.Pattern[str]
    starts: re.Pattern[str]
    heads: re.Pattern[str]
    goal_headings: re.Pattern[str]
    review_headings: re.Pattern[str]
    requirement_headings: re.Pattern[str]


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    return load_patterns("goals")


def read_rules() -> tuple[dict[str, Any], ...]:
    """The rules: ``id``, ``means``, ``match`` (text with its goals in braces, and their tuples) and ``no_match``."""
    return tuple(_file()["rules"])


# What the one-character words of `leading` must not be cut off from: 并购, 使用, 要素, 应急, 对外.
_OTHER_WORD = (
    "(?<=并)[购网联轨发行]|(?<=使)[用命]|(?<=将)来|(?<=把)握|(?<=对)[外口接标照比]|(?<=要)[素点求]|(?<=应)[急用收届对]"
    "|(?<=令)[人]|(?<=也)[许]|(?<=实现|完成)[率度]"
)
# 从业人员, 在建项目, 以及: no predicate begins here.
_NO_PREDICATE = (
    "(?<=以)[及上内下]|(?<=从)业|(?<=来)源|(?<=在)[线校建岗职读]|(?<=对)[外口]|(?<=由)来|(?<=为)[民主老]|(?<=到)位"
)
# A setting verb before one of these is the first half of a noun: 培训人数, 建设用地, 发展速度, 服务业.
_NOUN = (
    "人数|数量|总[量数体额值]|规模|面积|力度|强度|周期|成本|时间|时限|效率|占|比[例重]|率|额|费|期|速度|程度|的|后(?!备)|中(?![小医心西型部央])|$"
    "|(?<=突破|引领|创新|示范)性|(?<=培训|服务|建设|认证|研发|发展|推广|应用|转化|支持|改造|登记|更新|开发|治理|组织|孵化|布局|覆盖|部署|集聚|资助|扶持|认定|招聘|实施|研制|升级|绿化)"
    "(?:覆盖|合格率|达标率|满意|成功率|转化率|普及率|人口|投入|经费|费用|活动|用地|用房|资金|水平|标准|质量|能力|体系|产业|业|品|商|者|型|性|端|密度|场景|系统|程序|软件|网点|站|事项|工程|指数|制度|机制|单位|主体"
    "|机构|环境|氛围|中心)"
)


# 达到25%以上, 控制在3%以内: so one speaks of what is to be reached.
_LEVEL = "(?:达到|提[高升][到至]|控制在|保持在|稳定在)[^，。；]{1,12}?(?:以上|以内|左右|以下)"


@lru_cache(maxsize=1)
def goal_words() -> GoalWords:
    """The expressions, compiled once."""
    words = {name: alternatives(tuple(listed.split())) for name, listed in _file()["words"].items()}
    setting = words["setting"]
    chain = rf"(?:重点|大力|新|再|累计|共|滚动|择优|联合|集中|分批|陆续|直接)?(?:{setting})"
    return GoalWords(
        sets=re.compile(rf"(?:{setting})(?:总?计|共计?|累计)?$"),
        reaches=re.compile(rf"(?:分别|累计|总体|总计|均|都)?(?:{words['reaching']})(?:全[市省区县国])?$"),
        changes=re.compile(
            rf"(?:年均|年平均|平均每年|每年|累计|同步|平均|分别|再)*(?P<verb>{words['changing']})(?P<times>了)?$"
        ),
        cuts=re.compile(words["cutting"]),
        adds=re.compile(rf"(?:{words['adding']})$"),
        added=re.compile(words["adding"]),
        leads=re.compile(rf"(?>{words['leading']})(?!{_OTHER_WORD})"),
        verbs=re.compile(rf"{chain}(?:(?:、|和|与|并|及)?{chain})*(?!{_NOUN})"),
        ahead=re.compile(words["ahead"]),
        intends=re.compile(rf"{words['intending']}|{_LEVEL}"),
        review=re.compile(rf"(?:{words['review']})(?<!项目前)"),
        # Who has the state's 特殊津贴 is counted, not paid.
        pays=re.compile(rf"(?!享受(?:国务院|[省市]?政府)特殊)(?:{words['paying']})(?<!特殊津贴)"),
        applies=re.compile(words["applying"]),
        requires=re.compile(words["requiring"]),
        bare=re.compile(rf"(?:{words['bare_heads']})$"),
        starts=re.compile(rf"(?>{words['starting']})(?!{_NO_PREDICATE})"),
        heads=re.compile(rf"(?:{words['heads']})[”）)]?$"),
        goal_headings=re.compile(words["goal_headings"]),
        review_headings=re.compile(words["review_headings"]),
        requirement_headings=re.compile(words["requirement_headings"]),
    )
