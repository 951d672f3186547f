"""Read the names of bodies: the level or the owner they begin with, their one short form, their kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extraction.load_patterns import load_patterns

LEVELS = "自治区|自治州|自治县|省|市|州|盟|区|县|旗"
_ORGAN = re.compile(r"^(.+?)(委员会|委|局|厅|办公室|办)$")
_SHORT = {"委员会": "委", "办公室": "办"}
_GROUP = re.compile(
    rf"^(?:各|有关|相关|其他|其它|地方(?!金融|税务|志|铁路|海事)|试点|属地|基层|所在|当地)|各级|级(?:有关|相关)?(?:人民)?政府|(?:{LEVELS})[、和及](?:{LEVELS})"
    rf"|的(?:{LEVELS}|地区|地方)$|[委局厅办][、和].+[委局厅办]$"
    rf"|委[、和]?(?:{LEVELS})?(?:人民)?政府$|及其|^[一二三四五六七八九十\d]+个|^级|^直(?!属机关)"
)
_BY_FIELD = re.compile(r"^(?!.*(?:各|有关|相关|其他|级|直属|两|等部门|[、和及])).{2,}部门$")
_POST = re.compile(
    r"^分管|分管(?:副?[省市区县州盟旗]长|负责人|领导)|(?:^|[^引指])领导$|(?:副|[省市区县州盟旗])(?:省|市|区|县|州|盟|旗)长$"
    r"|^(?:省|市|区|县|州|盟|旗)长$|(?:秘书长|负责人|主要负责同志|分管负责同志|书记)$"
)
_OTHER = re.compile(
    r"(?:大学|学院|学校|研究院|研究所|科学院|工程院|设计院|医院|公司|集团|银行|协会|学会|商会|促进会|联盟|联合会|中心|基金会"
    r"|企业|实验室|电视台|广播电台|报社|出版社|电网|高校|院校|机构|平台)$"
)
_NATIONWIDE = re.compile(r"(?:大学|学院|科学院|工程院)$|^(?:中国|全国|国家)")
_MINISTRY = re.compile(r"[\u4e00-\u9fff]{2,12}(?:部|总署|总局|监会)|审计署|人民银行|中科院|社科院")
_STATE_BANK = re.compile(r"^(?:人行|人民银行|中国人民银行)")


@dataclass(frozen=True, slots=True, eq=False)
class ActorWords:
    """Word lists of ``patterns/actors.yaml``, compiled; what each is for stands there."""

    fields: dict[str, str]
    wholes: dict[str, str]
    level: re.Pattern[str]
    state: re.Pattern[str]
    not_ministry: re.Pattern[str]
    body: re.Pattern[str]
    group_end: re.Pattern[str]


def _any(words: str) -> str:
    return "|".join(sorted(map(re.escape, words.split()), key=lambda word: (-len(word), word)))


def _turned(table: dict[str, list[str]]) -> dict[str, str]:
    return {form: short for short, forms in table.items() for form in (short, *forms)}


@lru_cache(maxsize=1)
def load_actor_words() -> ActorWords:
    """The shipped words."""
    lists = load_patterns("actors")
    return ActorWords(
        fields=_turned(lists["fields"]),
        wholes=_turned(lists["wholes"]),
        level=re.compile(rf"^(?!{_any(lists['not_levels'])})[本我该全]?({LEVELS})(?!级市|长)"),
        state=re.compile(rf"^(?!{_any(lists['not_state'])})(?:{_any(lists['state_heads'])})"),
        not_ministry=re.compile(rf"(?:{_any(lists['not_ministries'])})$"),
        body=re.compile(_any(lists["bodies"])),
        group_end=re.compile(rf"(?:{_any(lists['groups'])}|^(?:{_any(lists['whole_groups'])}))$"),
    )


def short_form(rest: str) -> str:
    """The one form of what follows the owner in a name: what a body is called in full and in short is one body.

    Examples
    --------
    >>> [short_form(rest) for rest in ("科学技术委员会", "发改委", "人民政府", "人社局", "专家咨询委员会")]
    ['科委', '发展改革委', '政府', '人力资源社会保障局', '专家咨询委员会']
    """
    words = load_actor_words()
    match = _ORGAN.match(rest)
    if match and match.group(1) in words.fields:
        rest = words.fields[match.group(1)] + _SHORT.get(match.group(2), match.group(2))
    if rest.endswith("管理委员会") and rest not in words.wholes:
        rest = rest.removesuffix("管理委员会") + "管委会"
    if rest.startswith("人民政府") and rest not in words.wholes:
        rest = rest.removeprefix("人民")
    return words.wholes.get(rest, rest)


def level_of(name: str) -> tuple[str, str]:
    """The level that a name begins with and what follows it; the level is empty where the name begins with none.

    Examples
    --------
    >>> level_of("市市场监管局"), level_of("市场监管总局"), level_of("全市产业园区发展联席会议"), level_of("团市委")
    (('市', '市场监管局'), ('', '市场监管总局'), ('市', '产业园区发展联席会议'), ('市', '团委'))
    """
    league = re.fullmatch(rf"团({LEVELS})委", name)
    if league:
        return league.group(1), "团委"
    post = re.fullmatch(rf"分管({LEVELS})(领导|负责人)", name)
    if post:
        return post.group(1), f"分管{post.group(2)}"
    match = load_actor_words().level.match(name)
    return (match.group(1), name[match.end() :]) if match and match.end() < len(name) else ("", name)


def is_state_name(name: str) -> bool:
    """Whether a name is one of the state whoever speaks: 国务院国资委, 教育部, 税务总局; a bare 国资委 is not.

    Examples
    --------
    >>> [is_state_name(name) for name in ("国家能源局", "教育部", "银保监会", "能源局", "市委组织部", "国家电网公司")]
    [True, True, True, False, False, False]
    """
    words = load_actor_words()
    if words.state.match(name):
        return True
    if level_of(name)[0] or words.not_ministry.search(name):
        return False
    return _MINISTRY.fullmatch(name) is not None


def is_nationwide(name: str) -> bool:
    """Whether the name of an organisation is the same one wherever it is named: universities, not companies."""
    return _NATIONWIDE.search(name) is not None


def names_by_field(rest: str) -> bool:
    """Whether a department is named by what it is in charge of (财政部门), as one and not as several."""
    # 工业和信息化 is one field, 教育和体育 are two.
    return _BY_FIELD.match(rest) is not None or rest.removesuffix("部门") in load_actor_words().fields


def kind_of(rest: str, *, owned: bool = False) -> str:
    """The kind of a body, by its name without its owner.

    Parameters
    ----------
    rest : str
    owned : bool
        Whether the name began with its owner: 市财政部门 is one department, 财政部门 are those of all.

    Examples
    --------
    >>> [kind_of(name) for name in ("科委", "各区政府", "分管领导", "氢能产业领导小组", "氢能产业领导小组办公室")]
    ['Agency', 'AgencyGroup', 'Post', 'CoordinationBody', 'Agency']
    >>> [kind_of(name, owned=True) for name in ("财政部门", "有关部门", "第一医院")]
    ['Agency', 'AgencyGroup', 'OtherActor']
    """
    words = load_actor_words()
    if _POST.search(rest):
        return "Post"
    if _GROUP.search(rest):
        return "AgencyGroup"
    bodies = list(words.body.finditer(rest))
    if bodies and bodies[-1].end() == len(rest):
        return "CoordinationBody"
    if names_by_field(rest) and owned:
        return "Agency"
    if words.group_end.search(rest):
        return "AgencyGroup"
    if _STATE_BANK.match(rest):
        return "Agency"
    return "OtherActor" if _OTHER.search(rest) else "Agency"


def takes_up(name: str) -> tuple[str, str] | None:
    """The body that a name takes up again in short, and what follows: 领导小组办公室 → 领导小组, 办公室.

    None where the name says which body it is.
    """
    match = re.match(rf"^[本该市省区县]?({load_actor_words().body.pattern})(.*)$", name)
    return (match.group(1), match.group(2)) if match else None


def full_body(name: str) -> tuple[str, str] | None:
    """The kind of body that a name names in full, and the body's own name without 办公室 and the like; or None."""
    matches = list(load_actor_words().body.finditer(name))
    if not matches or takes_up(name) or kind_of(name) == "Post" or name.startswith(("各", "有关", "相关")):
        return None
    return matches[-1].group(), name[: matches[-1].end()]


def joined(names: Iterable[str]) -> tuple[str, ...]:
    """Names without repetition, sorted."""
    return tuple(sorted({name for name in names if name}))
