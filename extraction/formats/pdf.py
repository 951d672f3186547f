"""Read PDF files: the text layer in reading order, paragraphs put together again, tables, the page of every line.

pdfplumber (MIT) reads the characters and the tables' strokes. Headers, footers and page numbers are left out: what
stands at the same height of several pages in the same words, or has the form of a page number.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extraction.formats.extracted import Extracted, FormatError, missing
from extraction.formats.pdf_layout import Line, Sheet, joined, read_sheet, undecoded
from extraction.titles import date_of, number_of, title_of

_PAGE_NUMBER = re.compile(
    r"[\s—–\-－_·.]*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,6}|[一二三四五六七八九十百]{1,5}(?=\s*页))[\s—–\-－_·.]*(?:页)?"
    r"(?:[\s/，,]*(?:共\s*)?\d{1,4}\s*页?)?[\s—–\-－_·.]*"
)
_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十百]{1,5}[章节条]"
    r"|附件|[①-⑳]"
)
_ENDS = re.compile(r"[。：；！？:;]”?$")
_NOTE = re.compile(r"^[\[〔（(]?(\d{1,2}|[①-⑳])[\]〕）)]?\s*(?=[\u4e00-\u9fff“《])")
_MARGIN = 0.12
_OCR = "run OCR over it first (ocrmypdf -l chi_sim), or find the text elsewhere"


def _furniture(sheets: Sequence[Sheet]) -> set[tuple[int, int]]:
    """The headers, footers and page numbers, as indices of page and line."""
    found = set()
    seen: Counter[tuple[str, int]] = Counter()
    edges: list[tuple[int, int, tuple[str, int]]] = []
    for page, sheet in enumerate(sheets):
        for index, line in enumerate(sheet.lines):
            inner = _MARGIN * sheet.height
            if line.row or (inner < line.top and line.bottom < sheet.height - inner):
                continue
            key = re.sub(r"[\d\s]+", "#", line.text), round(line.top / 6)
            edges.append((page, index, key))
            if _PAGE_NUMBER.fullmatch(line.text):
                found.add((page, index))
    for _, _, key in edges:
        seen[key] += 1
    least = 3 if len(sheets) > 4 else 2
    found |= {(page, index) for page, index, (text, at) in edges if _near(seen, text, at) >= least}
    return found


def _near(seen: Counter[tuple[str, int]], text: str, at: int) -> int:
    return sum(seen[text, at + step] for step in (-1, 0, 1))


def _margins(lines: Sequence[Line]) -> tuple[float, float]:
    """Where the lines of running text begin and end."""
    texts = [line for line in lines if not line.row]
    if not texts:
        return 0.0, 0.0
    lefts = Counter(round(line.x0) for line in texts)
    common = [left for left in lefts if sum(lefts[left + step] for step in (-1, 0, 1)) >= 2]
    rights = sorted(line.x1 for line in texts)
    return float(min(common or lefts)), rights[-1 - len(rights) // 20]


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its page and the margins of its column, in points."""

    line: Line
    page: int
    left: float
    right: float


class _Joiner:
    """Decides whether a line goes on where the one before it ended.

    Parameters
    ----------
    lines : sequence of Line
        All lines of the file.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        texts = [line for line in lines if not line.row]
        self.size = median(line.size for line in texts) if texts else 0.0
        gaps = [
            after.top - before.top
            for before, after in pairwise(texts)
            if 0 < after.top - before.top < 4 * max(before.size, 1.0)
        ]
        self.step = median(gaps) if gaps else 0.0

    def goes_on(self, before: Placed, after: Placed) -> bool:
        """Whether a line continues the paragraph of the one before it."""
        first, second = before.line, after.line
        em = first.size
        if first.row or second.row or abs(em - second.size) > 0.1 * max(em, second.size):
            return False
        # A step upwards is the next column.
        step = second.top - first.top
        if before.page == after.page and step > max(1.45 * self.step, 1.3 * em):
            return False
        if em > 1.15 * self.size and self._centred(before) and self._centred(after):
            return not (title_of(first.text) or date_of(second.text) or number_of(second.text))
        # A full line begins at the left too: a signature on the right only ends where it ends.
        if first.x1 < before.right - 2.2 * em or first.x0 > before.left + 4.5 * em or second.x0 > after.left + 0.9 * em:
            return False
        return not (_ENDS.search(first.text) and _HEADING.match(second.text))

    @staticmethod
    def _centred(placed: Placed) -> bool:
        line = placed.line
        return abs((line.x0 - placed.left) - (placed.right - line.x1)) < 2 * line.size


def _split(lines: Sequence[Placed], size: float) -> tuple[Sequence[Placed], Sequence[Placed]]:
    """The running text of a page, and the footnotes below it."""
    cut = len(lines)
    while cut and not lines[cut - 1].line.row and lines[cut - 1].line.size < 0.8 * size:
        cut -= 1
    return lines[:cut], lines[cut:]


def _placed(sheet: Sheet, whole: tuple[float, float]) -> list[Placed]:
    """The lines of a page with the margins of their columns."""
    margins = {}
    for column in (0, 1, 2):
        lines = [line for line in sheet.lines if line.column == column]
        # The margins of a few lines are those of the file.
        margins[column] = _margins(lines) if column or len(lines) >= 10 else whole
    return [Placed(line, sheet.number, *margins[line.column]) for line in sheet.lines]


def _paragraphs(sheets: Sequence[Sheet]) -> Iterator[list[tuple[str, int]]]:
    """The paragraphs of a file, each as stretches of text with the page that they stand on."""
    everything = [line for sheet in sheets for line in sheet.lines]
    joiner = _Joiner(everything)
    whole = _margins(everything)
    open_: list[tuple[str, int]] = []
    notes: list[list[tuple[str, int]]] = []
    last: Placed | None = None
    for sheet in sheets:
        running, below = _split(_placed(sheet, whole), joiner.size)
        for placed in running:
            part = placed.line.text, placed.page
            if last is not None and joiner.goes_on(last, placed):
                open_.append(part)
            else:
                if open_:
                    yield open_
                yield from notes
                notes = []
                open_ = [part]
            last = placed
        for index, placed in enumerate(below):
            if index and joiner.goes_on(below[index - 1], placed):
                notes[-1].append((placed.line.text, placed.page))
            else:
                notes.append([(_NOTE.sub(r"注\1：", placed.line.text), placed.page)])
    if open_:
        yield open_
    yield from notes


def _written(sheets: Sequence[Sheet]) -> Extracted:
    text: list[str] = []
    pages: list[tuple[int, int]] = []
    length = 0
    for paragraph in _paragraphs(sheets):
        line = ""
        for part, page in paragraph:
            grown = joined(line, part) if line else part
            if not pages or pages[-1][1] != page:
                pages.append((length + len(grown) - len(part), page))
            line = grown
        text.append(line + "\n")
        length += len(line) + 1
    return Extracted("".join(text), tuple(pages))


def read_pdf(data: bytes) -> Extracted:
    """Read a PDF file.

    Parameters
    ----------
    data : bytes

    Raises
    ------
    FormatError
        If it is damaged, locked, scanned or without a legible text layer, or pdfplumber is missing.
    """
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
        from pdfminer.pdfexceptions import PDFException
        from pdfminer.psexceptions import PSException
        from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
    except ImportError:
        raise missing("pdfplumber", "PDF") from None
    # What it finds odd in a font is no matter of a user's.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    sheets = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            for page in file.pages:
                sheets.append(read_sheet(page))
                page.close()
    except (
        PDFException,
        PSException,
        PdfminerException,
        MalformedPDFException,
        ValueError,
        TypeError,
        KeyError,
    ) as error:
        if isinstance(error, PDFPasswordIncorrect) or any(isinstance(a, PDFPasswordIncorrect) for a in error.args):
            raise FormatError("the PDF is locked with a password; save it without") from None
        said = " ".join(str(error).split()) or type(error).__name__
        raise FormatError(f"the PDF is damaged ({said}); download or print it again") from None
    pictures = [sheet.number for sheet in sheets if sheet.picture]
    if not any(sheet.lines for sheet in sheets) or len(pictures) > 0.5 * len(sheets):
        raise FormatError(f"the PDF is scanned, its pages are pictures: {_OCR}")
    if undecoded(sheets) > 0.05:
        raise FormatError(f"the PDF does not say which characters its glyphs are: {_OCR}")
    dropped = _furniture(sheets)
    kept = [
        Sheet(
            sheet.number,
            sheet.width,
            sheet.height,
            tuple(line for index, line in enumerate(sheet.lines) if (page, index) not in dropped),
            sheet.picture,
        )
        for page, sheet in enumerate(sheets)
    ]
    extracted = _written(kept)
    if not pictures:
        return extracted
    numbers = ", ".join(map(str, pictures))
    gap = f"pages that are pictures were not read: {numbers}; {_OCR}"
    return Extracted(extracted.text, extracted.pages, gaps=(gap,))
