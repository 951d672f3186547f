"""What a concept is: an identifier, a kind and statements about it, one statement a row."""

from __future__ import annotations

from dataclasses import dataclass

KINDS: dict[str, str] = {
    "Industry": "topic",
    "Technology": "topic",
    "District": "place",
    "Division": "place",
    "FunctionalZone": "place",
    "PlaceGroup": "place",
    "Place": "place",
    "Agency": "actor",
    "CoordinationBody": "actor",
    "AgencyGroup": "actor",
    "Post": "actor",
    "OtherActor": "actor",
}
"""The kinds of concept (local names of ``pk:`` classes) and the family, the first step of the identifier, of each."""

LABELS = ("prefLabel", "altLabel", "hiddenLabel", "negativeLabel")
LINKS = (
    "broader",
    "within",
    "administers",
    "jurisdiction",
    "successor",
    "member",
    "exactMatch",
    "closeMatch",
    "relatedMatch",
    "broadMatch",
    "narrowMatch",
)
FACTS = ("notation", "since", "until", "documentSeries", "note", "changeNote")


@dataclass(frozen=True, slots=True)
class Row:
    """One statement of a concept file.

    Attributes
    ----------
    concept : str
        The identifier below ``https://w3id.org/policykg/id/``: ``place/110113``, ``topic/artificial-intelligence``,
        ``actor/beijing-science-commission``.
    kind : str
        A key of `KINDS`.
    property : str
        One of `LABELS`, `LINKS` or `FACTS`. A ``negativeLabel`` is a string that contains a label of the concept and
        does not mean it: it vetoes the match. ``member`` and ``successor`` may carry dates in `language`'s place:
        see ``since`` and ``until``.
    value : str
        The label, the identifier of the other concept, or the fact.
    language : str
        ``zh-Hans`` or ``en`` for labels; empty otherwise.
    source : str
        Where the statement comes from.
    """

    concept: str
    kind: str
    property: str
    value: str
    language: str
    source: str


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept with all its rows, in file order."""

    id: str
    kind: str
    rows: tuple[Row, ...]

    def values(self, name: str, language: str = "") -> tuple[str, ...]:
        """The values of one property, optionally in one language only."""
        return tuple(row.value for row in self.rows if row.property == name and language in ("", row.language))

    @property
    def label(self) -> str:
        """The preferred label in simplified Chinese."""
        return self.values("prefLabel", "zh-Hans")[0]

    @property
    def names(self) -> tuple[str, ...]:
        """Every Chinese string by which a text may name the concept: preferred, alternative and hidden labels."""
        return tuple(
            row.value
            for row in self.rows
            if row.property in ("prefLabel", "altLabel", "hiddenLabel") and row.language == "zh-Hans"
        )
