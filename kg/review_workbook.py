"""The workbook in which people decide: written for a spreadsheet program, read back by the names of its columns."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kg.errors import InputError
from kg.review import CHOICES, COLUMNS, NEEDS, Decision, from_cells
from kg.review_rows import Shown

SHEET = "review"
TO_FILL = ("decision", "value", "reviewer", "note")
HIDDEN = ("key", "hash", "above")
ORDER = (
    "rank", "kind", "name", "type", "detail", "facts", "clauses", "policies", "decision", "value", "reviewer", "note",
    "citation", "clause", "key", "hash", "above",
)  # fmt: skip
WIDTHS = {"name": 28, "type": 14, "detail": 22, "decision": 13, "value": 24, "reviewer": 12, "note": 24,
          "citation": 44, "clause": 80}  # fmt: skip
LONGEST = 32_767
"""What a cell of a spreadsheet holds at most."""
EPOCH = datetime(1980, 1, 1)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")

HELP = (
    ("How to review · 怎样复核",),
    ("Choose a decision where you are sure, give the value that it needs and your name; leave the other rows empty.",),
    ("逐行选择决定，按需填写 value 与复核人姓名；没有把握的行留空。",),
    ("Then: policykg build DOCUMENTS --review THIS.xlsx. The decisions are kept in review.tsv beside the documents.",),
    ("然后运行上面的命令；决定会保存在文件夹中的 review.tsv，以后每次构建都会应用。",),
    ("",),
    ("kind", "decision", "what it does", "value"),
    ("candidate", "accept", "It is a concept, and no longer a mere candidate. 确认为概念", ""),
    ("candidate", "reject", "It is none: its mentions and facts go. 不是概念，删除其提及与事实", ""),
    ("candidate", "merge into", "It is another concept's name. 并入已有概念", NEEDS["candidate", "merge into"]),
    ("candidate", "retype", "It is a concept of another kind of its family. 改变类型", NEEDS["candidate", "retype"]),
    ("candidate", "relabel", "It is a concept of another name; this one stays as an alternative. 改名",
     NEEDS["candidate", "relabel"]),
    ("unresolved", "merge into", "In this policy the name means this. 指明所指", NEEDS["unresolved", "merge into"]),
    ("unresolved", "reject", "It names nothing. 不是名称", ""),
    ("fact", "accept", "The clause says so: the statement is attributed to you. 确认", ""),
    ("fact", "reject", "The clause does not say so: the statement goes. 删除", ""),
    ("unaligned", "accept", "The clause states these pairs. 按所列配对", NEEDS["unaligned", "accept"]),
    ("unaligned", "reject", "The clause states no pairs. 没有配对", ""),
)  # fmt: skip


def write_workbook(rows: Sequence[Shown], path: Path, *, reviewer: str = "") -> None:
    """Write the rows to a new workbook.

    Parameters
    ----------
    rows : sequence of Shown
        In the order in which they are to be looked at.
    path : Path
        The file to write.
    reviewer : str
        A name to fill in on every row.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    sheet.append(ORDER)
    for rank, row in enumerate(rows, 1):
        cells: dict[str, str | int] = {each.name: getattr(row, each.name) for each in fields(row)}
        cells |= {"rank": rank, "reviewer": reviewer, "decision": "", "value": "", "note": ""}
        for column, name in enumerate(ORDER, 1):
            cell = sheet.cell(rank + 1, column, _fit(cells[name]))
            if isinstance(cells[name], str):
                # A text that begins with = is a text.
                cell.data_type = "s"
    _dress(sheet, rows)
    help_sheet = book.create_sheet("help")
    for line in HELP:
        help_sheet.append(line)
    help_sheet["A1"].font = Font(bold=True)
    for letter, width in zip("ABCD", (12, 14, 90, 50), strict=True):
        help_sheet.column_dimensions[letter].width = width
    out = io.BytesIO()
    book.save(out)
    path.write_bytes(_timeless(out.getvalue()))


def _fit(value: str | int) -> str | int:
    return ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST] if isinstance(value, str) else value


def _dress(sheet: Worksheet, rows: Sequence[Shown]) -> None:
    """Drop-downs, widths, colours, a filter, and the columns that are for the program alone out of sight."""
    columns = {name: get_column_letter(at) for at, name in enumerate(ORDER, 1)}
    for kind, choices in CHOICES.items():
        listed = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True, showDropDown=False)
        listed.errorTitle, listed.error = "No such decision", f"{kind}: {', '.join(choices)}"
        listed.showErrorMessage = True
        for rank, row in enumerate(rows, 2):
            if row.kind == kind:
                listed.add(f"{columns['decision']}{rank}")
        if listed.sqref.ranges:
            sheet.add_data_validation(listed)
    for name in ORDER:
        sheet.column_dimensions[columns[name]].width = WIDTHS.get(name, 9)
        sheet.column_dimensions[columns[name]].hidden = name in HIDDEN
        sheet[f"{columns[name]}1"].font = Font(bold=True)
        if name in TO_FILL:
            sheet[f"{columns[name]}1"].fill = PatternFill("solid", fgColor="FFF2CC")
    for name in ("clause", "citation", "name"):
        for (cell,) in sheet[f"{columns[name]}2:{columns[name]}{len(rows) + 1}"] if rows else ():
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{columns[ORDER[-1]]}{len(rows) + 1}"


def _timeless(data: bytes) -> bytes:
    """The workbook without the hour of its making, so that the same rows give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                part = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z\2", part)
            info = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(info, part)
    return out.getvalue()


def read_workbook(path: Path) -> tuple[Decision, ...]:
    """The decisions in a workbook; rows without one are passed over.

    Raises
    ------
    InputError
        If the file is no such workbook, or a row is no whole decision; the message names the row.
    """
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except FileNotFoundError:
        raise InputError(f"{path}: no such review file") from None
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, InvalidFileException) as error:
        raise InputError(f"{path}: cannot be read as an .xlsx workbook ({error})") from None
    try:
        if SHEET not in book.sheetnames:
            raise InputError(f"{path}: has no sheet {SHEET!r}; write one with policykg review -o {path.name}")
        return tuple(_decisions(book[SHEET].iter_rows(values_only=True), path))
    finally:
        book.close()


def _decisions(rows: Iterator[tuple[object, ...]], path: Path) -> Iterator[Decision]:
    header = [str(cell or "").strip() for cell in next(rows, ())]
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise InputError(
            f"{path}: lacks the columns {', '.join(missing)}; keep the columns as they were, hidden ones too"
        )
    for number, row in enumerate(rows, 2):
        cells = {name: None if cell is None else str(cell) for name, cell in zip(header, row, strict=False)}
        if (cells.get("decision") or "").strip():
            yield from_cells(cells, f"{path}, row {number}")
