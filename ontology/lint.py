"""Check the vocabulary as a whole: ``python -m ontology.lint [FILE…]`` prints what is wrong, and then exits 1.

`ontology.rows` sees to the form of each row; here are the faults that only show between rows: a name that two concepts
claim, a link to nothing, a circle, a negative label that vetoes nothing or too much.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import combinations, pairwise
from pathlib import Path

from ontology.classifications import CLASSIFICATIONS
from ontology.concept import FACTS, KINDS, LABELS, LINKS, Concept, Row
from ontology.rows import VocabularyError, gather, read_rows, shipped_rows

ORDER: dict[str, int] = {name: index for index, name in enumerate((*LABELS, *LINKS, *FACTS))}
"""The place of each property among the rows of a concept."""

_ID = re.compile(r"(topic|place|actor)/[a-z0-9]+(-[a-z0-9]+)*")
_POINTERS = ("broader", "within", "administers", "jurisdiction", "successor", "member")
_HEADS = ("产业集群", "产业", "行业", "业态", "技术装备", "技术", "材料", "装备")
"""What makes a sector, a technology or a material of a term: 第三代半导体产业 is a concept below 第三代半导体."""
_CIRCULAR = ("broader", "within")
_CONTEXT = ("within", "jurisdiction", "since", "until")


def lint(rows: Sequence[Row]) -> tuple[str, ...]:
    """Everything that is wrong with a vocabulary.

    Parameters
    ----------
    rows : sequence of Row
        All rows, in file order. Their order is compared within a family (topics, places, actors) only, since the files
        of different families stand one behind the other.

    Returns
    -------
    tuple of str
        One line a problem; empty when there is none. It names the concept and says what to do.

    Notes
    -----
    Two concepts of one family may share a name where something tells them apart: different places that they lie in or
    have jurisdiction over, different dates (``since``, ``until``), or a ``note`` of one of them that holds the name.

    Examples
    --------
    >>> row = Row("topic/tea", "Industry", "prefLabel", "Tea", "en", "somebody")
    >>> lint([row])
    ('topic/tea: no prefLabel in zh-Hans',)
    """
    concepts = gather(rows)
    checks = (_order, _shape)
    found = [problem for check in checks for problem in check(rows)]
    for check_all in (_preferred, _shared, _heads, _pointers, _circles, _negatives, _matches):
        found.extend(check_all(concepts))
    return tuple(dict.fromkeys(found))


def _order(rows: Sequence[Row]) -> Iterator[str]:
    """Rows out of order, and rows that stand twice."""

    def key(row: Row) -> tuple[str, int, str, str]:
        return row.concept, ORDER[row.property], row.value, row.language

    for before, after in pairwise(rows):
        if before.concept.split("/")[0] != after.concept.split("/")[0]:
            continue
        if key(after) < key(before):
            yield f"{after.concept}: {after.property} {after.value} stands behind {before.concept} {before.value}; sort"
    for (concept, name, value, language), count in Counter(
        (row.concept, row.property, row.value, row.language) for row in rows
    ).items():
        if count > 1:
            yield f"{concept}: {name} {value} {language} stands {count} times"


def _shape(rows: Sequence[Row]) -> Iterator[str]:
    """Identifiers of another form or family than the kind wants, and concepts of two kinds."""
    kinds: dict[str, str] = {}
    for row in rows:
        if not _ID.fullmatch(row.concept) or row.concept.split("/")[0] != KINDS[row.kind]:
            yield f"{row.concept}: the identifier of a {row.kind} is {KINDS[row.kind]}/ and a lower-case ASCII slug"
        if kinds.setdefault(row.concept, row.kind) != row.kind:
            yield f"{row.concept}: both {kinds[row.concept]} and {row.kind}"


def _preferred(concepts: Sequence[Concept]) -> Iterator[str]:
    """Concepts without a name, or with two."""
    for concept in concepts:
        count = len(concept.values("prefLabel", "zh-Hans"))
        if count != 1:
            yield f"{concept.id}: {count or 'no'} prefLabel in zh-Hans"
        if len(concept.values("prefLabel", "en")) > 1:
            yield f"{concept.id}: two prefLabel in en"
        for one, two in combinations(("prefLabel", "altLabel", "hiddenLabel"), 2):
            for language in ("zh-Hans", "en"):
                for value in sorted(set(concept.values(one, language)) & set(concept.values(two, language))):
                    yield f"{concept.id}: {value} is {one} and {two}"


def _shared(concepts: Sequence[Concept]) -> Iterator[str]:
    """Names that two concepts of one family, or English names that two of one kind, claim without being told apart."""
    claims: dict[tuple[str, str], list[Concept]] = {}
    for concept in concepts:
        names = {(KINDS[concept.kind], name) for name in concept.names}
        names |= {(concept.kind, name) for name in concept.values("prefLabel", "en")}
        for claim in sorted(names):
            claims.setdefault(claim, []).append(concept)
    for (group, name), holders in claims.items():
        for one, two in combinations(holders, 2):
            if not _apart(one, two, name):
                yield f"{one.id} and {two.id}: both are {name} ({group}); merge, rename or tell them apart"


def _heads(concepts: Sequence[Concept]) -> Iterator[str]:
    """Topics that are called by a term and by the term with a generic head: the second lies below the first."""
    for concept in concepts:
        if KINDS[concept.kind] != "topic":
            continue
        names = {name for label in ("prefLabel", "altLabel") for name in concept.values(label, "zh-Hans")}
        for name in sorted(names):
            head = next((head for head in _HEADS if name.endswith(head) and name.removesuffix(head) in names), "")
            if head:
                yield f"{concept.id}: {name} is a concept of its own, with {name.removesuffix(head)} as its broader one"


def _apart(one: Concept, two: Concept, name: str) -> bool:
    """Whether two concepts of one name can be told apart."""
    if any(set(one.values(context)) != set(two.values(context)) for context in _CONTEXT):
        return True
    return any(name in note for concept in (one, two) for note in concept.values("note"))


def _pointers(concepts: Sequence[Concept]) -> Iterator[str]:
    """Links to a concept that is not there, or that is no place where a place belongs."""
    families = {concept.id: KINDS[concept.kind] for concept in concepts}
    for concept in concepts:
        for name in _POINTERS:
            for target in concept.values(name):
                if target not in families:
                    yield f"{concept.id}: {name} {target} does not exist"
                    continue
                wanted = "place" if name in ("within", "administers", "jurisdiction") else families[concept.id]
                if families[target] != wanted:
                    yield f"{concept.id}: {name} {target} is a {families[target]}, not a {wanted}"


def _circles(concepts: Sequence[Concept]) -> Iterator[str]:
    """A concept that is above itself."""
    for name in _CIRCULAR:
        sorter = TopologicalSorter({concept.id: concept.values(name) for concept in concepts})
        try:
            sorter.prepare()
        except CycleError as error:
            yield f"{error.args[1][0]}: {name} leads back to itself over {' '.join(error.args[1][1:])}"


def _negatives(concepts: Sequence[Concept]) -> Iterator[str]:
    """Negative labels that veto nothing, or that veto the name of a concept."""
    names = {(KINDS[concept.kind], name): concept.id for concept in concepts for name in concept.names}
    for concept in concepts:
        for value in concept.values("negativeLabel"):
            if not any(name in value for name in concept.names):
                yield f"{concept.id}: negativeLabel {value} contains no label of the concept and vetoes nothing"
            holder = names.get((KINDS[concept.kind], value))
            if holder is not None:
                yield f"{concept.id}: negativeLabel {value} is a label of {holder} and would hide it"


def _matches(concepts: Sequence[Concept]) -> Iterator[str]:
    """Exact matches to a code of another name."""
    known = {f"{group.key}:{code}": name for group in CLASSIFICATIONS.values() for code, name in group.names.items()}
    for concept in concepts:
        for code in concept.values("exactMatch"):
            if code in known and known[code] not in concept.names:
                yield f"{concept.id}: exactMatch {code} is {known[code]}, which is no label of it; use closeMatch"


def main(arguments: Iterable[str] | None = None) -> int:
    """Print the problems of the shipped files and of those given; the exit status says whether there are any."""
    parser = argparse.ArgumentParser(prog="python -m ontology.lint", description="Check the vocabulary.")
    parser.add_argument("files", nargs="*", type=Path, help="concept files of your own, checked together with ours")
    files: list[Path] = parser.parse_args(None if arguments is None else list(arguments)).files
    rows = list(shipped_rows())
    problems: tuple[str, ...]
    try:
        for path in files:
            rows.extend(read_rows(path.read_text(encoding="utf-8-sig").splitlines(), str(path)))
        problems = lint(rows)
    except (VocabularyError, OSError, UnicodeDecodeError) as error:
        problems = (str(error),)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
