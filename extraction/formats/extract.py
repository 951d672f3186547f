"""Tell what a file is, by its first bytes rather than by its name, and take the text out of it."""

from __future__ import annotations

import io
import re
import zipfile

from extraction.decode import decode
from extraction.formats.extracted import Extracted, FormatError

TEXT = frozenset({".txt", ".md", ".text"})
OFFICE = frozenset({".doc", ".wps", ".rtf", ".odt"})
DOCUMENTS = TEXT | OFFICE | {".docx", ".pdf", ".html", ".htm", ".xhtml"}
"""The endings of the names of documents."""
UNREAD = frozenset({".xls", ".xlsx", ".et", ".ppt", ".pptx", ".ofd", ".mht", ".mhtml", ".rar", ".7z", ".ceb"})
"""Endings of documents and archives that are not read, but named rather than passed over in silence."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_INSTEAD = {
    ".ofd": "save it as PDF from the reader that shows it",
    ".mht": "save the page as HTML",
    ".mhtml": "save the page as HTML",
    ".rar": "unpack it and give the folder",
    ".7z": "unpack it and give the folder",
}


def _sniff(data: bytes, suffix: str) -> str:
    """The ending that a file's content calls for: Word files that are web pages, and .docx named .doc, are common."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf")
    if head.startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in data[:1024]):
        return ".pdf"
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if head.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise FormatError("the file is locked with a password; save it without")
        return suffix if suffix in OFFICE else ".doc"
    if head.startswith(b"PK\x03\x04"):
        return _package(data, suffix)
    if suffix not in TEXT and (_HTML.match(head) or _HTML.match(head.replace(b"\x00", b""))):
        return ".html"
    if suffix in (".pdf", ".docx"):
        raise FormatError(f"the file is no {suffix} file; download it again")
    return ".html" if suffix in (".htm", ".xhtml") else suffix


def _package(data: bytes, suffix: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except zipfile.BadZipFile:
        raise FormatError("the file is damaged; download it again") from None
    if "word/document.xml" in names or ("[Content_Types].xml" in names and suffix == ".docx"):
        return ".docx"
    if "content.xml" in names:
        return ".odt"
    raise FormatError("the file is an archive by another name; unpack it, or name it .zip")


def extract_text(data: bytes, suffix: str) -> Extracted:
    """The text of a file.

    Parameters
    ----------
    data : bytes
    suffix : str
        The ending of its name with the dot, in small letters.

    Raises
    ------
    FormatError
        If no text can be taken out of it.
    """
    if suffix in UNREAD:
        instead = _INSTEAD.get(suffix, "save it as .docx, .pdf or .txt")
        raise FormatError(f"{suffix} files are not read; {instead}")
    if not data.strip():
        raise FormatError("the file is empty")
    kind = _sniff(data, suffix)
    if kind == ".html":
        from extraction.formats.html import read_html

        return read_html(data)
    if kind == ".docx":
        from extraction.formats.docx import read_docx

        return read_docx(data)
    if kind == ".pdf":
        from extraction.formats.pdf import read_pdf

        return read_pdf(data)
    if kind in OFFICE:
        from extraction.formats.office import read_office

        return read_office(data, kind)
    try:
        return Extracted(decode(data))
    except ValueError as error:
        raise FormatError(str(error)) from None
