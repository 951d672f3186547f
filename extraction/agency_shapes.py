"""The shape of agencies' names as regular expressions, built from ``patterns/agencies.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Shapes:
    """Compiled patterns; each finds names of one form, and its name is the rule's id.

    Attributes
    ----------
    patterns : tuple of (str, re.Pattern, tuple of str)
        Each with characters of which a text must hold one for the pattern to be worth trying.
    veto : re.Pattern
        What may not follow a name: 市政府 + 投资引导基金.
    """

    patterns: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]
    veto: re.Pattern[str]


_NEEDS = {
    "agency-office-of-body": ("办公室",),
    "agency-post": ("分管",),
    "agency-council": ("国务院",),
    "agency-centre": ("中央",),
    "agency-enumerated": ("各",),
    "agency-and-departments": ("政府及其",),
    "agency-government": ("政府",),
    "agency-party": ("委",),
    "agency-by-field": ("部门",),
    "agency-collective": ("部门", "单位"),
    "agency-street": ("街", "镇"),
    "agency-bank": ("行",),
}


def _any(words: str) -> str:
    return "|".join(sorted(map(re.escape, words.split()), key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def load_shapes() -> Shapes:
    """The shipped shapes."""
    text = (files("extraction") / "patterns" / "agencies.yaml").read_text(encoding="utf-8")
    lists = yaml.safe_load(text)
    stem = f"(?:{_any(lists['stems'])})"
    organ = f"(?:{_any(lists['organs'])})"
    party = f"(?:{_any(lists['party'])})"
    groups = f"(?:{_any(lists['groups'])})"
    body = f"(?:{_any(lists['coordination'])})"
    level = r"(?:省|市|区|县|州|盟|旗|自治区|自治州|设区市)"
    owner = rf"(?:各?{level}(?:直|级)?|国家)"
    some = r"(?:各有关|各相关|各级|各|有关|相关|其他有关|其他相关|其他)"
    gloss = rf"(?:[（(](?:{level}?{stem}+{organ}|{stem}{organ})[)）])?"
    both = rf"(?:各?{level}(?:[、和]{level}){{1,3}}(?:[（(][^（）()]{{2,8}}[)）])?(?:两级)?)"
    named = rf"{stem}(?:(?:和|与|、)?{stem}){{0,3}}"
    patterns = (
        ("agency-office-of-body", rf"{body}办公室"),
        ("agency-post", r"(?:省|市|区|县)?政府分管副(?:省|市|区|县|州)长|分管(?:副)?(?:省长|市长|区长|县长|州长)"),
        ("agency-post", r"分管(?:省|市|区|县)?领导"),
        (
            "agency-council",
            r"国务院(?:各部委|各部门|有关部门|相关部门|各有关部门|办公厅|[\u4e00-\u9fff]{2,10}?(?:主管|行政)部门)?",
        ),
        ("agency-centre", r"党中央|中共中央(?:办公厅)?|中央(?:组织部|宣传部|统战部|政法委|网信办|编办|军委)"),
        (
            "agency-enumerated",
            r"各省、自治区、直辖市(?:、计划单列市)?(?:及新疆生产建设兵团)?人民政府|各直属机构|各部委|各部门",
        ),
        (
            "agency-and-departments",
            rf"(?:{both}|{owner})?人民政府及其(?:有关部门|[\u4e00-\u9fff、]{{2,40}}?部门)",
        ),
        (
            "agency-government",
            rf"(?:{both}|{owner}|{some}(?:{level}|地|地方)?|地方各级|地方|试点城市|属地)(?:人民)?政府(?:办公厅"
            rf"|办公室)?",
        ),
        ("agency-government", r"人民政府(?:办公厅|办公室)?"),
        ("agency-party", rf"(?:省|市|区|县|州)委(?:{party}|常委会)?(?![员托派会])"),
        ("agency-department", rf"(?=[省市区县州盟旗自设国各有相其])(?:{owner}|{some}{level}?){named}{organ}{gloss}"),
        (
            "agency-department",
            rf"(?=[\u4e00-\u9fff]{{1,12}}[委局厅署])(?:{stem}{{2,3}}|{stem})(?:委|局|厅|总局|委员会|署)(?=[、，和等负要应会牵）])",
        ),
        ("agency-department", rf"(?=[省市区县州盟旗自设国各]){owner}{groups}"),
        ("agency-by-field", rf"(?:{owner}|各级|地方)?{named}(?:主管|行政|行政主管|管理)?部门"),
        (
            "agency-collective",
            rf"(?:{owner}|国家|{level}直)?{some}{level}?(?:职能|主管|成员|行政主管|行业主管)?部门"
            r"|(?:市|省|区|县)直?(?:有关|相关|各)?部门|行业主管部门|[市省区]?产业主管部门|主管部门",
        ),
        (
            "agency-collective",
            r"各(?:项目)?(?:牵头|责任|配合|成员|参与)单位|(?:牵头|责任|配合|成员)单位(?=要|应|须|负责|按|会同|于|对)",
        ),
        ("agency-street", r"各?(?:街道办事处|街镇|镇街|乡镇(?:人民政府)?|街道|镇(?=[、，]))"),
        ("agency-bank", r"人(?:民银)?行[\u4e00-\u9fff]{2,6}?(?:中心支行|分行|支行)"),
    )
    return Shapes(
        tuple((name, re.compile(pattern), _NEEDS.get(name, ())) for name, pattern in patterns),
        re.compile(_any(lists["vetoes"])),
    )
