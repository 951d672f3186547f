"""Hand clauses to spaCy: `Doc`s with the mentions as entities.

For rendering with displaCy, for rules of a user's own with spaCy's Matcher, and for training. The tokens are jieba's
words, cut further where a mention begins or ends inside one, so that every entity stands on token boundaries and no
offset moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

import rjieba
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import get_lang_class

from extraction.model import Extraction, Mention


@lru_cache(maxsize=1)
def blank() -> Language:
    """spaCy's Chinese without a model: its vocabulary is shared by all Docs made here."""
    return get_lang_class("zh")()


def _words(text: str, edges: Iterable[int]) -> list[str]:
    """jieba's words, cut at some offsets."""
    cuts = set(edges)
    position = 0
    for word in rjieba.cut(text):
        position += len(word)
        cuts.add(position)
    bounds = sorted({0, len(text), *cuts})
    return [text[start:end] for start, end in pairwise(bounds)]


def to_doc(text: str, mentions: Iterable[Mention], *, offset: int = 0) -> Doc:
    """A Doc of a text with its mentions.

    Parameters
    ----------
    text : str
        The text, for instance of a clause.
    mentions : iterable of Mention
        Those that lie in it, in order and without overlaps.
    offset : int
        Where the text starts in the source, which the mentions' spans refer to.

    Returns
    -------
    Doc
        ``doc.text`` is `text`; each entity's label is the mention's type, its ``kb_id_`` the entity key.
    """
    spans = [(mention.span.start - offset, mention.span.end - offset, mention) for mention in mentions]
    for start, end, _ in spans:
        if not 0 <= start < end <= len(text):
            raise ValueError(f"the mention {start}:{end} does not lie in the text")
    words = _words(text, [edge for start, end, _ in spans for edge in (start, end)])
    doc = Doc(blank().vocab, words=words, spaces=[False] * len(words))
    entities: list[Span] = []
    for start, end, mention in spans:
        span = doc.char_span(start, end, label=mention.kind.value, kb_id=mention.entity)
        assert span is not None  # the words were cut at its edges
        entities.append(span)
    doc.set_ents(entities)
    return doc


def clause_docs(extraction: Extraction) -> Iterator[Doc]:
    """A Doc for each clause of an Extraction, in order."""
    inside: dict[int, list[Mention]] = {}
    for mention in extraction.mentions:
        inside.setdefault(mention.clause, []).append(mention)
    for index, clause in enumerate(extraction.clauses):
        yield to_doc(clause.span.of(extraction.text), inside.get(index, []), offset=clause.span.start)
