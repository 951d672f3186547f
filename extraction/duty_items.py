"""Cut a list of organisations into its members: at 、 and the like, but not inside of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extraction.model import Role
from extraction.sentences import enclosed


@dataclass(frozen=True, slots=True)
class Item:
    """An organisation in a list; offsets into the paragraph."""

    start: int
    end: int
    role: Role
    rule: str


_ORGAN_END = re.compile(
    r"(?:委|局|厅|部|办|署|院|行|会|政府|部门|地区|街镇|镇街|街道|乡镇|区|县|市|州|盟|旗|中心|集团|公司|大学|学院"
    r"|医院|协会|学会|联盟|银行|总队|支队|队|法院|检察院|科协|妇联|总工会|各地|海事"
    r"|团委|残联|工商联|省|自治区|兵团|管委会|办事处|管理处|专员办|社|所|校|小组|联席会议|专班|指挥部|台|站|公安|税务|海关|园区|开发区"
    r"|高新区|新区|(?:牵头|责任|配合|成员)单位|组|室)(?:[（(〈][^（）()〈〉]*[)）〉])?$"
)
_SEPARATOR = re.compile(
    r"[、，,;；\n\t]|\s{2,}|以及|(?<=[\u4e00-\u9fff）])[和及与](?=(?:各|有关|相关|市|省|区|县|国家|国务院|其他|人民"
    r"|中国)[\u4e00-\u9fff])|(?<=[委局厅部办署会行联社院司团学关])等(?=[\u4e00-\u9fff])"
)
# Two names without anything between them: 市发展改革委市科委.
_RUN_TOGETHER = re.compile(r"(?<=[委局厅])(?=(?:省|市|区|县)(?!重大)[\u4e00-\u9fff]{1,12}[委局厅]$)")
# 各市、州、县人民政府 is one name; 各区、县级市 are two.
_ENUMERATED = re.compile(
    r"各?(?:省|市|州|区|县|旗|盟|镇|乡)(?:[（(][^（）()]{1,8}[）)])?(?:、(?:自治区|自治州|自治县|直辖市|市|州|区|县|旗|盟|乡|街道))+(?:[（(][^（）()]{1,8}[）)])?(?:人民)?政府"
)
_NOT_ORGAN = re.compile(
    r"(?:各|各有关|有关|相关|各相关|其他|其他有关|其他相关|省直有关|市直有关|各级|所有|涉及)?(?:单位|部门和单位|方面|企业|社会力量|机构)$|等?(?:部门|单位)$"
    r"|等$|下同$|不再.*列出$|以[下上].*|无$|待定$|略$|.*(?:\d{4}年|月底|底前|年底|长期|持续|完成时|时限|常态|电话|工作日|涉及).*|.*[。：:].*"
)
_TAIL = re.compile(
    r"等[一二三四五六七八九十\d]+[个家][^、，；]{0,12}(?:单位|部门|机构)$|(?:和|及|以及)(?:有关|相关)?单位$|等(?:有关|相关)?(?:单位)?$|(?:按|按照)$"
)
_DUTY_GLOSS = re.compile(r"[（(][^（）()]*(?:负责|牵头|配合|工作|：|:)[^（）()]*[)）]$")
_GOVERNMENTAL = re.compile(
    r"(?:监会|人民银行|海关|法院|检察院|支行|分行|兵团|委|局|厅|办|部|署|政府|管委会|各区|各县|街镇|镇街|地区|部门)(?:[（(][^（）()]*[)）])?$"
)
_LONGEST_ITEM = 40


def read_items(text: str, start: int, end: int, role: Role, rule: str, *, any_kind: bool = False) -> Iterator[Item]:
    """The organisations in a stretch of a list; with `any_kind`, whatever their names look like."""
    stretch = text[start:end]
    inside = enclosed(stretch)
    joined = [match.span() for match in _ENUMERATED.finditer(stretch)]
    closed = [*inside, *joined]
    bounds = [start]
    cuts = [match.span() for match in _SEPARATOR.finditer(text, start, end)]
    for cut in cuts:
        if not any(begin < cut[0] - start < stop for begin, stop in closed):
            bounds += cut
    bounds.append(end)
    for begin, stop in zip(bounds[::2], bounds[1::2], strict=True):
        piece = _TAIL.sub("", text[begin:stop].strip().rstrip("。"))
        piece = _DUTY_GLOSS.sub("", piece)
        if len(piece) < 2 or len(piece) > _LONGEST_ITEM or _NOT_ORGAN.match(piece):
            continue
        if not any_kind and not _ORGAN_END.search(piece):
            continue
        first = text.index(piece, begin)
        for name in _RUN_TOGETHER.split(piece):
            yield Item(first, first + len(name), role, rule)
            first += len(name)


def count_names(stretch: str) -> int:
    """How many names a stretch of a list should hold, by its commas; those within one name do not count.

    Examples
    --------
    >>> count_names("各市、县、自治县人民政府，省水利厅")
    2
    """
    return len(re.split("[、，,;；]", _ENUMERATED.sub("各级政府", stretch)))


def is_governmental(text: str, item: Item) -> bool:
    """Whether an organisation's name ends as those of the state's bodies do."""
    return _GOVERNMENTAL.search(text[item.start : item.end]) is not None
