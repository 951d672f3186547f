"""Write an Extraction down as quads: left of this module nothing knows RDF, right of it nothing knows language."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from extraction.model import Extraction
from kg.entity_quads import entity_quads
from kg.fact_quads import fact_quads
from kg.names import Names
from kg.policy_quads import policy_quads
from kg.reference_quads import reference_quads
from kg.terms import Quad


def extraction_quads(extraction: Extraction, *, curated: AbstractSet[str] = frozenset()) -> Iterator[Quad]:
    """All quads of one document, as a stream.

    Each triple goes to exactly one graph: the text and who says what to the policy's own, what several policies may
    say to the facts, what is named to the concepts. Two documents may yield the same quad of the latter two.

    Parameters
    ----------
    extraction : Extraction
    curated : set of str
        The keys that the concept files describe; the document adds no names to them.

    Yields
    ------
    Quad
        The same extraction gives the same sequence.
    """
    names = Names(extraction)
    yield from policy_quads(extraction, names)
    yield from entity_quads(extraction, curated)
    yield from fact_quads(extraction, names)
    yield from reference_quads(extraction, names)
