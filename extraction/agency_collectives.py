"""Find collectives that act (各区要…), units by their part in the work, posts that lead."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from extraction.agency_edges import ACTS, LEADS, LED_BY, URGED
from extraction.found import Found

_AREAS = re.compile(
    r"各省(?:[（(]自?治?区、直?辖?市[)）]|、自治区、直辖市)|各(?:有关|相关|涉农|地)?(?:区县|县区|县市区|县市|市县|市州|州市|设区市|地市|区|县|市|盟市|旗县|地方|地区|地"
    r"|镇街|街镇|乡镇|镇乡街道|乡镇街道|县级市|街道|镇|乡|功能区|园区|开发区|新区)(?:[（(](?:自治县|县级市|州|市|区|县|街道|镇|乡|旗|园区|开发区|、)+[)）])?(?:、镇)?"
    r"|(?:(?<![\u4e00-\u9fff])|(?<=[由和与及]))(?:乡镇|镇)[（(]街道[)）]|涉农(?:市县|区县|县区|县市|区|县|镇街|乡镇|街镇)"
    r"|(?<![\u4e00-\u9fff])(?:省、)?市、(?:县[（(]市、区[)）]|县、区|区、县|县|区)(?:、(?:省直|市直|市属|功能)?(?:园区|开发区|功能区))?"
    r"|(?<![\u4e00-\u9fff])旗县(?:[（(]市、区[)）]|市区)?"
    r"|各市、州、县|(?<![\u4e00-\u9fff])(?:地方|各方)(?=要|应)"
)
WEAK = re.compile(
    r"(?:地方(?:各级)?|各级|各级地方|当地|所在地|属地|基层|上级|本级|同级|试点|地方各级|试点城市)(?:党委|人民)?政府|地方人民政府"
)
_POST = re.compile(
    r"(?:(?:省|市|区|县|州)(?:委|政府)?|(?=分管))(?:主要|分管|常务)+(?:副)?(?:省长|市长|区长|县长|州长|书记|秘书长|领导|负责同志|负责人)"
    r"|分管[\u4e00-\u9fff、]{1,12}?的(?:省委|市委|区委|县委|州委)?(?:副(?:省|市|区|县|州)长|副书记|负责同志|领导)"
    r"|(?<=由)(?:党委|政府)(?:主要|分管)?(?:负责人|负责同志|领导)"
    r"|分管(?:副)?(?:省|市|区|县|州)(?:政府|委)?领导"
    r"|(?:(?<![副城])(?:市|省|区|县|州)长(?=任|担任))|(?:省|市|区|县|州)(?:委|政府)?(?:主要|分管|常务)*(?:副)?(?:省长|市长|区长|县长|州长|书记|秘书长|领导|主要负责同志)"
)
# What a collective goes on with: 各盟市、|县级市.
_ALSO = re.compile(
    r"[、和与及](?P<area>县级市|旗县(?:市区)?|区县|县区|县市|县(?:[（(](?:市|区|旗|、)+[)）])?|自治县|林区|功能区|各?园区|机关各?部门|开发区|高新区|经开区|新区|乡镇|镇街|街镇|街道|镇|乡)"
    r"(?![\u4e00-\u9fff]{0,3}(?:政府|级|办事处|管委会|发展|建设|平台))"
)
_UNITS = re.compile(
    r"各(?:项目)?(?:牵头|责任|配合|成员|参与|实施|主管)单位|(?<![：:（(])(?:牵头|责任|配合|成员|主管|实施|承办)单位(?=(?:每[年季月半][^，。；]{0,4}?)?(?:定期|及时)?(?:要|应|须|负责|按|会同|于|对))|(?<=会同)配合单位"
)
# Bodies named by their power, and the government of where something lies: 公安机关, 园区所在地政府.
_ORGANS = re.compile(
    r"(?:各级|各地|当地|属地|县级以上|[省市县区]级?)?(?:公安|检察|审判|税务|纪检监察|监察|国家安全)机关(?:交通管理部门)?"
)
_SEATS = re.compile(
    r"(?:国家级?|省级|市级|县级)?(?:高新(?:技术产业开发)?区|经开区|经济技术开发区|开发区|工业园区|产业园区|园区|项目|企业|基地|港口|景区)所在"
    r"(?:地|市|县|区)(?:设区的市级?|(?:市|县|区)(?:级)?)?(?:、[市县区])*(?:人民)?政府"
)
_LONGEST_ADDRESS = 120
# Without one of these a text holds no area, and without one of those no post.
_AREA = re.compile("[各镇]|地方|涉农|市、[县区]|旗县")
_POSTED = re.compile("[省市区县州书]长|书记|领导|负责")


def acts(text: str, start: int, end: int) -> bool:
    """Whether what stands around a collective makes it one that acts."""
    return ACTS.match(text, end) is not None or URGED.search(text[max(0, start - 4) : start]) is not None


def collectives(text: str) -> Iterator[tuple[int, int, str]]:
    """Areas that act (各区要…) or that the text is addressed to, units by their part in the work, posts that lead."""
    addressed = len(text) < _LONGEST_ADDRESS and text.rstrip().endswith(("：", ":"))
    for match in _AREAS.finditer(text) if _AREA.search(text) else ():
        areas = [match.span()]
        while also := _ALSO.match(text, areas[-1][1]):
            areas.append(also.span("area"))
        end = areas[-1][1]
        if acts(text, match.start(), end) or (addressed and text[end] in "，、：:"):
            yield from ((start, stop, "agency-areas") for start, stop in areas)
    for match in _UNITS.finditer(text) if "单位" in text else ():
        yield match.start(), match.end(), "agency-units"
    for match in _ORGANS.finditer(text) if "机关" in text else ():
        yield match.start(), match.end(), "agency-organs"
    for match in _SEATS.finditer(text) if "所在" in text else ():
        if acts(text, match.start(), match.end()):
            yield match.start(), match.end(), "agency-seat"
    for match in _POST.finditer(text) if _POSTED.search(text) else ():
        if LEADS.match(text, match.end()) or LED_BY.search(text[max(0, match.start() - 4) : match.start()]):
            yield match.start(), match.end(), "agency-post"


def joined_areas(text: str, found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """The areas that act because something beside them in a list does: 各镇街、住建等部门."""
    starts, ends = {one.start for one in found}, {one.end for one in found}
    for match in _AREAS.finditer(text) if found and _AREA.search(text) else ():
        if _beside(text, match, starts, ends):
            yield match.span()


def _beside(text: str, match: re.Match[str], starts: Container[int], ends: Container[int]) -> bool:
    """Whether a name is joined to one of the mentions found: 各镇街、住建等部门."""
    after = match.end() + 1 if text[match.end() : match.end() + 1] in tuple("、和及与") else -1
    before = match.start() - 1 if text[match.start() - 1 : match.start()] in tuple("、和及与") else -1
    return after in starts or before in ends
