"""The one form of what names several bodies in several ways: the departments concerned, governments of all areas."""

from __future__ import annotations

import re

_PROVINCES = re.compile(r"各省(?:级|[（(]自?治?区、直?辖?市[)）]|、自治区、直辖市)(?:人民)?(?:政府)?")
_CONCERNED = re.compile(r"各?(?:有关|相关)部门(?:[（(]单位[)）])?")
_AREAS = re.compile(
    r"(?P<each>各)?(?P<areas>(?:设区市|区县|县区|县市区?|市县|市州|盟市|旗县市?区?|镇街|街镇|乡镇|市|区|县|旗|镇|乡)(?:[（(](?:自治县|自治州|县级市|特区|市|州|区|县|街道|镇|乡|旗|园区|开发区|、)+[)）])?)"
    r"(?P<seat>(?:人民)?政府)?"
)


def collective(name: str) -> str:
    """The one form of a collective that is named in several ways; an empty string for every other name.

    The departments concerned are one group however they are named, and so are the governments of all districts: a
    district that is told to act is its government.

    Examples
    --------
    >>> [collective(name) for name in ("各相关部门", "各区", "区人民政府", "各县（市、区）人民政府", "各级有关部门")]
    ['有关部门', '各区政府', '各区政府', '各县（市、区）政府', '']
    """
    if _CONCERNED.fullmatch(name):
        return "有关部门"
    areas = _AREAS.fullmatch(name)
    return f"各{areas['areas']}政府" if areas and (areas["each"] or areas["seat"]) else ""


def provinces(name: str) -> str:
    """The one form of the governments of all provinces, however they are named; an empty string for another name.

    Examples
    --------
    >>> provinces("各省（区、市）人民政府"), provinces("各省级人民政府"), provinces("各省直有关部门")
    ('各省、自治区、直辖市政府', '各省、自治区、直辖市政府', '')
    """
    return "各省、自治区、直辖市政府" if _PROVINCES.fullmatch(name) else ""


def is_area(name: str) -> bool:
    """Whether a name is nothing but levels, with those in brackets: 镇（街道）."""
    return _AREAS.fullmatch(name) is not None
