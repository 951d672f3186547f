"""Read the labelled lines in which a site or a database describes a document: 发文字号：临政发〔2024〕5号."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extraction.model import Metadata
from extraction.titles import NUMBER

_LABELS = {
    "title": "标题|名称|公文名称|文件名称|信息名称",
    "number": "发文字号|文号|文件编号|公文文号|发文文号|文件字号",
    "issuers": "发文机关|发文单位|制发机关|制定机关|公文发布单位",
    "date": "成文日期|成文时间|制发日期|签发日期",
    "published": "发布日期|公布日期|发布时间|公开日期|发文日期",
    "": "索引号|主题分类|主题词|公文种类|有效性|效力状态|信息来源|公开方式|公开范围|公开时限|关键词"
    "|实施日期|生效日期|废止日期",
}
_LABEL = {field: re.compile(rf"[\[【]?(?:{names})[\]】]?(?:[：:](?P<inside>.*))?") for field, names in _LABELS.items()}
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_LONGEST = 120


def iso_date(text: str) -> str:
    """The first day that a text names, as an ISO date, or an empty string.

    Examples
    --------
    >>> iso_date("2024-3-18 09:30"), iso_date("2024年03月12日"), iso_date("2024-13-01")
    ('2024-03-18', '2024-03-12', '')
    """
    match = _DATE.search(text)
    if match is None:
        return ""
    year, month, day = map(int, match.groups())
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _read(cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The labels among the cells of a line, each with what follows it in its own cell or in the next."""
    for index, cell in enumerate(cells):
        bare = re.sub(r"\s", "", cell[: _LONGEST + 20])
        for field, label in _LABEL.items():
            match = label.fullmatch(bare)
            if match is None:
                continue
            following = cells[index + 1] if index + 1 < len(cells) else ""
            yield field, (match.group("inside") or following).strip()


def is_labelled(line: str) -> bool:
    """Whether a line is nothing but labels and their values.

    Examples
    --------
    >>> is_labelled("发文字号：临政发〔2024〕5号"), is_labelled("索 引 号\\t000/2024-18"), is_labelled("名称\\t数量")
    (True, True, False)
    """
    cells = line.split("\t")
    if len(cells) == 1 and "：" not in line and ":" not in line:
        return False
    found = list(_read(cells))
    return bool(found) and 2 * len(found) >= len(cells) and {field for field, _ in found} != {"title"}


def read_labels(lines: Iterable[str]) -> Mapping[str, str]:
    """The first value of each field of `Metadata` that lines label.

    Parameters
    ----------
    lines : iterable of str
        A row of a table has tabs between its cells.

    Examples
    --------
    >>> read_labels(["发文机关：\\t临江市人民政府\\t成文日期：\\t2024年03月12日"])
    {'issuers': '临江市人民政府', 'date': '2024年03月12日'}
    """
    found: dict[str, str] = {}
    for line in lines:
        for field, value in _read(line.split("\t")):
            if field and value and len(value) < _LONGEST:
                found.setdefault(field, value)
    return found


def labelled_metadata(fields: Mapping[str, str]) -> Metadata:
    """What `read_labels` found, in the form of a document's metadata."""
    number = re.search(NUMBER, fields.get("number", ""))
    issuers = re.split(r"[;；、,，\s]+", fields.get("issuers", ""))
    return Metadata(
        title=" ".join(fields.get("title", "").split()),
        number=re.sub(r"\s", "", number.group()) if number else "",
        issuers=tuple(name for name in issuers if name),
        date=iso_date(fields.get("date", "")),
        published=iso_date(fields.get("published", "")),
    )
