"""Tell the policies of a file apart and read from head and foot what each says of itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields

from extraction.fingerprint import fingerprint
from extraction.issuance import document_type, level_of
from extraction.labels import is_labelled, labelled_metadata, read_labels
from extraction.model import Document, Metadata, Policy, Span
from extraction.titles import (
    date_of,
    is_salutation,
    is_signature,
    issuers_of,
    number_of,
    number_parts,
    title_of,
    trailing_number,
)
from ontology.identifiers import digest, policy_key

HEAD = 8
"""How many blocks of a policy may hold its title and number."""


@dataclass(frozen=True, slots=True)
class Part:
    """The blocks of one policy, by index, and what they say; `titles` are the blocks that make up the title."""

    start: int
    end: int
    titles: tuple[int, ...]
    metadata: Metadata


def _joined_title(texts: Sequence[str], index: int, first: int) -> tuple[tuple[int, ...], str]:
    """A title with the line before it when it was broken in two: 重庆市人民政府关于 / 加快推进…的意见."""
    title = title_of(texts[index])
    if index > first:
        before = texts[index - 1].strip()
        open_ended = before.endswith("关于") or (before.startswith("关于") and not before.endswith(("。", "：")))
        if open_ended and len(before) <= 60 and not title_of(before):
            return (index - 1, index), before + title
        if title.startswith("关于") and is_signature(before) and not before.startswith("附"):
            return (index - 1, index), before + title
        verb_first = title.startswith(("进一步", "支持", "加快", "促进", "推动", "做好"))
        if verb_first and "关于" in before and len(before) <= 60:
            return (index - 1, index), before + title
    return (index,), title


def _starts(texts: Sequence[str]) -> list[int]:
    """The blocks at which a policy starts: the first, and each title behind a signature or a body."""
    starts = [0]
    body = 0
    signed = False
    for index, text in enumerate(texts):
        if title_of(text) and (signed or body >= 4) and index + 1 < len(texts):
            joined, _ = _joined_title(texts, index, starts[-1] + 1)
            starts.append(joined[0])
            body, signed = 0, False
        elif date_of(text) and (body or (index > starts[-1] and is_signature(texts[index - 1]))):
            signed = True
        elif len(text) > 60 and not is_salutation(text):
            body += 1
    return starts


def _read_part(texts: Sequence[str], start: int, end: int) -> Part:
    """Title, number, issuers and date of one policy, as far as it says them."""
    titles: tuple[int, ...] = ()
    title = number = date = ""
    issuers: list[str] = []
    head = [index for index in range(start, end) if not is_labelled(texts[index])][:HEAD]
    for index in head:
        if not title and title_of(texts[index]):
            titles, title = _joined_title(texts, index, start)
            number = number or trailing_number(texts[index])
        number = number or number_of(texts[index])
        if is_salutation(texts[index]):
            break
    signed: list[str] = []
    for index in range(start, end):
        text = texts[index].strip()
        if is_signature(text) and index not in titles and index > start:
            signed.append(text)
        elif date_of(text) and (signed or index >= end - 3):
            date, issuers = date_of(text), [name for line in signed for name in issuers_of(line) or (line,)]
            break
        else:
            signed = []
    if title and not issuers:
        # The issuer stands in the title (某市人民政府关于…) or on the line above it.
        above = texts[titles[0] - 1] if titles[0] > start else ""
        issuers = list(issuers_of(title) or issuers_of(above))
    own = Metadata(title, number, tuple(issuers), date)
    return Part(start, end, titles, _completed(own, labelled_metadata(read_labels(texts[start : start + 2 * HEAD]))))


def _completed(first: Metadata, second: Metadata) -> Metadata:
    """Metadata in which the second stands where the first says nothing."""
    return Metadata(*(getattr(first, field.name) or getattr(second, field.name) for field in fields(Metadata)))


def find_parts(texts: Sequence[str]) -> tuple[Part, ...]:
    """The policies of a file.

    Parameters
    ----------
    texts : sequence of str
        The cleaned texts of the file's blocks.
    """
    if not texts:
        return ()
    starts = _starts(texts)
    return tuple(_read_part(texts, start, end) for start, end in zip(starts, [*starts[1:], len(texts)], strict=True))


def make_policies(
    document: Document,
    parts: Sequence[Part],
    spans: Sequence[Span],
    *,
    series: Mapping[str, str],
    jurisdiction_of: Callable[[str], str],
    actor_of: Callable[[str, str], str],
) -> tuple[Policy, ...]:
    """Policies from the parts of a file: the sidecar wins, then the text, then what the file declares of itself.

    What a notice issues inherits its number and date.

    Parameters
    ----------
    series : mapping of str to str
        The slug of the issuer of a number's series: 京发 → ``cpc-beijing``.
    jurisdiction_of : callable
        The place key of an issuer's or a place's name, or an empty string.
    actor_of : callable
        The entity key of an issuer's name, read against a place key, or an empty string.
    """
    found: list[Policy] = []
    text = ""
    given, declared = document.metadata, document.declared
    file = document.name.rsplit("/")[-1]
    for index, part in enumerate(parts):
        own = part.metadata
        notice = found[0] if found else None
        if notice is None:
            said = _completed(_completed(given, own), declared)
        else:
            inherited = Metadata(
                number=notice.number, issuers=notice.issuers, date=notice.date, published=notice.published
            )
            said = _completed(own, inherited)
        title, number, issuers, date = said.title or file, said.number, said.issuers, said.date
        place = jurisdiction_of(given.jurisdiction) if given.jurisdiction else ""
        for name in (*issuers, re.sub(r"^\d{4}年(?:度)?", "", title)):
            place = place or jurisdiction_of(name)
        place = place or (notice.jurisdiction if notice else "")
        parsed = number_parts(number) if number else None
        if parsed:
            key = policy_key(series.get(parsed[0]) or f"x{digest(parsed[0], length=8)}", parsed[1], parsed[2], index)
        else:
            text = text or fingerprint(document.text)
            key = f"policy/x{digest(text)}/{index}"
        span = Span(spans[part.start].start, spans[part.end - 1].end)
        keys = tuple(key for key in (actor_of(name, place) for name in issuers) if key)
        form, level = document_type(title), level_of(place)
        found.append(Policy(key, title, number, issuers, keys, date, place, index, span, form, level, said.published))
    return tuple(found)
