"""Read Word's .docx files: paragraphs with their automatic numbers, tables, text boxes, footnotes.

python-docx opens the package and gives the elements; its own text property leaves out insertions, numbers, boxes and
notes, so the elements are walked here. Deleted and hidden text, headers, footers and tables of contents are left out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extraction.formats.archive import ArchiveError, check_archive
from extraction.formats.extracted import Extracted, FormatError, missing
from extraction.formats.lines import join_broken
from extraction.formats.tables import Cell, table_lines

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.parts.document import DocumentPart

    from extraction.formats.docx_numbering import Numbering

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset(
    [f"{_W}{name}" for name in "del moveFrom rt instrText delText pPr rPr sdtPr tblPr trPr tcPr".split()]
    + [f"{_MC}Fallback"]
)
_BREAKS = frozenset(f"{_W}{name}" for name in ("br", "cr"))
_NOTES = {f"{_W}footnoteReference": "footnotes", f"{_W}endnoteReference": "endnotes"}
_DEEPEST = 12
"""How deep tables may stand in tables."""


def _on(element: BaseOxmlElement | None) -> bool:
    return element is not None and element.get(f"{_W}val", "true") not in ("0", "false", "off")


class _Walk:
    """Writes the lines of one document."""

    def __init__(self, numbering: Numbering, notes: dict[tuple[str, str], BaseOxmlElement]) -> None:
        self.numbering = numbering
        self.notes = notes
        self.noted = 0

    def blocks(self, parent: BaseOxmlElement, depth: int = 0) -> Iterator[str]:
        """The lines of the paragraphs and tables in an element."""
        for child in parent:
            if child.tag == f"{_W}p":
                yield from self.paragraph(child, depth)
            elif child.tag == f"{_W}tbl" and depth < _DEEPEST:
                yield from table_lines(list(self.rows(child, depth + 1)))
            elif child.tag == f"{_W}sdt":
                gallery = child.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
                content = child.find(f"{_W}sdtContent")
                if content is not None and (gallery is None or gallery.get(f"{_W}val") != "Table of Contents"):
                    yield from self.blocks(content, depth)
            elif child.tag in (f"{_W}customXml", f"{_W}ins", f"{_W}moveTo"):
                yield from self.blocks(child, depth)

    def paragraph(self, paragraph: BaseOxmlElement, depth: int) -> Iterator[str]:
        """The lines of a paragraph, then those of the boxes and notes that hang on it."""
        mark = self.numbering.mark(paragraph)
        if self.numbering.style_name(paragraph).startswith("toc "):
            return
        text: list[str] = []
        boxes: list[BaseOxmlElement] = []
        notes: list[tuple[str, str]] = []
        self._inline(paragraph, text, boxes, notes)
        lines = [line for part in "".join(text).split("\n") if (line := part.strip())]
        if lines:
            lines[0] = mark + lines[0]
        yield from join_broken(lines)
        if depth < _DEEPEST:
            for box in boxes:
                yield from self.blocks(box, depth + 1)
            for note in notes:
                self.noted += 1
                said = " ".join(self.blocks(self.notes[note], depth + 1)) if note in self.notes else ""
                if said:
                    yield f"注{self.noted}：{said}"

    def _inline(
        self,
        element: BaseOxmlElement,
        text: list[str],
        boxes: list[BaseOxmlElement],
        notes: list[tuple[str, str]],
    ) -> None:
        for child in element:
            tag = child.tag
            if tag in _SKIPPED or not isinstance(tag, str):
                continue
            if tag == f"{_W}t":
                text.append(child.text or "")
            elif tag == f"{_W}tab":
                text.append(" ")
            elif tag in _BREAKS:
                text.append("\n")
            elif tag == f"{_W}noBreakHyphen":
                text.append("-")
            elif tag == f"{_W}txbxContent":
                boxes.append(child)
            elif tag in _NOTES:
                notes.append((_NOTES[tag], child.get(f"{_W}id", "")))
            elif tag != f"{_W}r" or not _on(child.find(f"{_W}rPr/{_W}vanish")):
                self._inline(child, text, boxes, notes)

    def rows(self, table: BaseOxmlElement, depth: int) -> Iterator[list[Cell]]:
        """The rows of a table; a cell that is merged with the one above it is left to that one."""
        rows = [list(self._placed(row, depth)) for row in table.iter(f"{_W}tr") if _owner(row) is table]
        for number, row in enumerate(rows):
            cells = []
            for column, width, merged, text in row:
                if merged == "continue" and number and any(place == column for place, *_ in rows[number - 1]):
                    continue
                height = 1
                if merged:
                    for below in rows[number + 1 :]:
                        if not any(place == column and state == "continue" for place, _, state, _ in below):
                            break
                        height += 1
                cells.append(Cell(text, width, height))
            yield cells

    def _placed(self, row: BaseOxmlElement, depth: int) -> Iterator[tuple[int, int, str, str]]:
        """Column, width, state of the vertical merge and text of each cell of a row."""
        column = 0
        before = row.find(f"{_W}trPr/{_W}gridBefore")
        if before is not None and (skipped := _count(before)):
            yield 0, skipped, "", ""
            column = skipped
        for cell in row.iter(f"{_W}tc"):
            if _owner(cell, f"{_W}tr") is not row:
                continue
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            width = max(1, _count(span)) if span is not None else 1
            state = "" if merge is None else merge.get(f"{_W}val", "continue")
            yield column, width, state, "\n".join(self.blocks(cell, depth))
            column += width


def _count(element: BaseOxmlElement) -> int:
    value = element.get(f"{_W}val", "")
    return min(int(value), 200) if value.isascii() and value.isdecimal() else 0


def _owner(element: BaseOxmlElement, tag: str = f"{_W}tbl") -> BaseOxmlElement | None:
    return next(element.iterancestors(tag), None)


def _part(document: DocumentPart, kind: str) -> BaseOxmlElement | None:
    """The root of a part that the document refers to by the last word of its relation: ``numbering``."""
    from docx.oxml import parse_xml

    for relation in document.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{kind}"):
            return parse_xml(relation.target_part.blob)
    return None


def read_docx(data: bytes) -> Extracted:
    """Read a .docx file.

    Parameters
    ----------
    data : bytes

    Raises
    ------
    FormatError
        If it is damaged, unsafe to unpack or without text, or python-docx is missing.
    """
    try:
        from docx import Document as open_document
        from docx.opc.exceptions import OpcError
        from lxml.etree import XMLSyntaxError

        from extraction.formats.docx_numbering import Numbering
    except ImportError:
        raise missing("python-docx", ".docx") from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_archive(archive)
        package = open_document(io.BytesIO(data)).part
        notes = {
            (kind, note.get(f"{_W}id", "")): note
            for kind in ("footnotes", "endnotes")
            for root in [_part(package, kind)]
            if root is not None
            for note in root
            if note.get(f"{_W}type", "normal") == "normal"
        }
        walk = _Walk(Numbering(_part(package, "numbering"), _part(package, "styles")), notes)
        lines = list(walk.blocks(package.element.body))
    except ArchiveError as error:
        raise FormatError(str(error)) from None
    except (OpcError, XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError) as error:
        said = " ".join(str(error).split())
        raise FormatError(f"the file is damaged ({said}); open it in Word or LibreOffice and save it again") from None
    if not lines:
        raise FormatError("the file holds no text; if its pages are pictures, it needs OCR first")
    return Extracted("".join(line + "\n" for line in lines))
