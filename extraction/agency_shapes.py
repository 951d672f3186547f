"""The shape of agencies' names as regular expressions, built from ``patterns/agencies.yaml``.

A name is a prefix (各, 市, 各县（市、区）) and a body (政府, 委组织部, 发展改革委, 有关部门). One expression reads
both; the body by itself is read behind a place (湖北 + 银保监局).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extraction.load_patterns import load_patterns

LEVEL = "自治区|自治州|自治县|特区|直辖市|县级市|设区市|地级以上市|地级市|计划单列市|省|市|区|县|州|盟|旗|镇|乡"
_LEVELS = (
    rf"(?:{LEVEL})(?:级)?(?:[（(](?:{LEVEL}|地区|园区|开发区)(?:、(?:{LEVEL}|园区|开发区))*[)）])?"
    rf"(?:(?:[、和及]|以及)?(?:{LEVEL})(?:[（(](?:{LEVEL})(?:、(?:{LEVEL}))*[)）])?){{0,4}}(?:(?:两|三|四)级)?"
)


@dataclass(frozen=True, slots=True)
class Shapes:
    """Compiled patterns; the names of their groups are the ids of the rules.

    Attributes
    ----------
    name : re.Pattern
        Prefix and body. Group ``some`` says that several are meant, ``level`` is the level with which the name begins.
    body : re.Pattern
        The body alone, for a name that begins with a place.
    departments : re.Pattern
        Before 部门: the fields by which departments without a prefix are named (教育、体育).
    bare : re.Pattern
        A department without a level: 发改局会同财政局.
    bare_end : re.Pattern
        How a bare department ends: a text without it is not searched for one.
    field : re.Pattern
        A department named by nothing but its field: 由体育牵头.
    coordination : re.Pattern
        The last words of the name of a body set up to coordinate.
    vetoes : tuple of (str, re.Pattern)
        An ending of names, and what may not follow a name that ends so.
    """

    name: re.Pattern[str]
    body: re.Pattern[str]
    departments: re.Pattern[str]
    bare: re.Pattern[str]
    bare_end: re.Pattern[str]
    field: re.Pattern[str]
    coordination: re.Pattern[str]
    vetoes: tuple[tuple[str, re.Pattern[str]], ...]


def any_of(words: str) -> str:
    """The words as alternatives of a regular expression, longest first."""
    return "|".join(sorted(map(re.escape, words.split()), key=lambda word: (-len(word), word)))


def _organs(table: dict[str, str]) -> str:
    forms = sorted(table.items(), key=lambda pair: (-len(pair[0]), pair[0]))
    return "(?:" + "|".join(organ + (f"(?!{stop})" if stop else "") for organ, stop in forms) + ")"


@lru_cache(maxsize=1)
def load_shapes() -> Shapes:
    """The shipped shapes."""
    lists = load_patterns("agencies")
    field = f"(?:{any_of(lists['fields'])})"
    organ = _organs(lists["organs"])
    quality = f"(?:{any_of(lists['qualities'])})"
    # 各地商务主管部门 is one name, 各地各有关部门 are two.
    some = f"(?:各地区?(?!各)|{any_of(lists['some'])})"
    several = rf"(?:各|有关|相关|其他|其它|{quality})"
    # No field begins with 和 or 与. Each copy of the fields in a pattern costs its time to compile.
    named = rf"(?![和与])(?:[和与]?{field}){{1,6}}"
    gloss = rf"(?:[（(](?:以下(?:简|统)?称[^（）()]{{2,16}}|(?:{LEVEL})?(?:委)?{named}{organ})[)）])?"
    boards = r"(?:部委办局|委办局|(?:部、)?委、办、(?:厅、)?局)"
    # 市教育、科技等部门, 县级农业农村（农村经营管理）部门.
    fields = rf"{named}(?:[（(]{named}[)）])?(?:[、和及]{named}(?:[（(]{named}[)）])?)*等?"
    departments = rf"(?:级|直|属)?(?:机关)?(?:{fields})?{several}{{0,4}}(?:部门(?:[（(]单位[)）])?|{boards}|直属机构)"
    office = r"(?:办公厅|办公室|研究室|督查室|参事室|法制办|办(?![法理]))"
    government = (
        rf"(?:人民)?政府(?:{office}|(?:国有资产监督管理委员会|国资委)|及其(?:[\u4e00-\u9fff、]{{2,60}}?等)?{several}{{0,3}}部门"
        rf"|{fields}{several}{{0,3}}部门|{several}{{1,4}}(?:部门|{boards}|直属机构)|{boards}|直属各?(?:单位|机构|部门)|部门(?![间之规])|[（〈](?:管委会|街道办事处|办事处)[）〉])?"
    )
    offices = any_of(lists["party"])
    party = rf"委(?![托派任员屈婉]|会(?!同|商)|、办)(?:{offices})?(?:(?:、|和)?(?:{LEVEL})政府各?{boards})?"
    bodies = rf"(?:{any_of(lists['bodies'])})(?!{any_of(lists['not_after_bodies'])})"
    body = (
        rf"(?P<government>{government})|(?P<party>{party})|(?P<body>{bodies})"
        rf"|(?P<department>(?:(?:人民)?政府)?{named}{organ}(?:{named}{organ})?{gloss}|[\u4e00-\u9fff]{{1,4}}管理局)|(?P<departments>{departments}{gloss})"
    )
    council = (
        rf"国务院(?:办公厅|国资委|研究室|扶贫办|侨办|港澳办|各部委|{several}{{1,3}}部门|部门"
        rf"|{named}(?:{organ}|{quality}{{0,3}}部门)|[\u4e00-\u9fff]{{2,8}}?(?:主管|行政)部门)?"
    )
    level = rf"(?:{_LEVELS}|国家|全国|中央)"
    prefix = rf"(?:(?P<some>{some}{{1,4}}){level}?|{level})"
    # A lookahead on the first character keeps the search fast: most characters begin no name.
    openers = set("国中全自直设计省市区县州盟旗镇乡党最街地团新特地")
    first = "".join(sorted(openers | {word[0] for word in lists["some"].split()}))
    streets = (
        r"(?:街道(?:[（(]地区[)）])?|地区|镇街|街镇|乡镇|镇)(?:办事处|人民政府|政府)(?:[（(](?:街道|地区)办事处[)）])?"
    )
    league = rf"团(?:{LEVEL})委"
    follows = (
        r"(?=[、，。；）)]|和|与|会同|等|负责|要|应|牵头|配合|按|为|是|作为|参与|参加|组织|召集|须|需|根据"
        r"|建立|制定|做好|开展|落实|定期)"
    )
    return Shapes(
        name=re.compile(
            rf"(?=[{first}])(?:(?P<council>{council})|(?P<central>{any_of(lists['central'])})"
            rf"|各省、自治区、直辖市(?:[、和及](?:计划单列市|新疆生产建设兵团)|及(?:计划单列市、)?新疆生产建设兵团)?(?P<enumerated>人民政府)"
            rf"|各地、(?:州、)?市(?:、县)?(?P<prefectures>人民政府)|各盟(?P<leagues>行政公署|行署)、(?:各)?市人民政府|(?P<streets>{some}{{0,4}}{streets})|(?P<league>{league})|{prefix}(?:{body}))"
        ),
        body=re.compile(body),
        departments=re.compile(
            rf"(?:{fields}(?:(?<=等)(?:有关|相关))?{quality}{{0,2}}|(?:[\u4e00-\u9fff]{{2,12}}(?:产业|行业|工作|业务)|行业|行政|业务|产业)?主管)$"
        ),
        bare=re.compile(rf"{field}(?:[和与]?{field}){{0,3}}(?:委|局|厅|总局|委员会|署|办){follows}"),
        bare_end=re.compile(rf"[委局厅会署办]{follows}"),
        field=re.compile(rf"(?<=由){field}(?=(?:等部门)?牵头)"),
        coordination=re.compile(rf"(?:{any_of(lists['coordination'])})(?:办公室)?(?:成员单位(?!包括|由|为|有|[:：]))?"),
        vetoes=tuple(
            ("" if ending == "any" else ending, re.compile("|".join(words.split())))
            for ending, words in lists["vetoes"].items()
        ),
    )
