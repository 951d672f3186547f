"""Find the concepts that decisions name, and write those that they make as rows of the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extraction.place_entities import division_entities
from kg.errors import InputError
from kg.review import Decision
from ontology.concept import KINDS, Concept, Row
from ontology.divisions import division, named
from ontology.identifiers import folded

_ABOVE = {"topic": "broader", "place": "within", "actor": "jurisdiction"}


class Finder:
    """Finds the concepts that decisions name.

    Parameters
    ----------
    concepts : iterable of Concept
    decisions : sequence of Decision
        What is accepted among them can be named too.
    """

    def __init__(self, concepts: Iterable[Concept], decisions: Sequence[Decision]) -> None:
        self.concepts = {concept.id: concept for concept in concepts}
        self.names: dict[str, list[str]] = {}
        self.kinds = {key: concept.kind for key, concept in self.concepts.items()}
        for concept in self.concepts.values():
            for name in dict.fromkeys(map(folded, concept.names)):
                self.names.setdefault(name, []).append(concept.id)
        for each in decisions:
            if each.kind == "candidate" and each.decision in ("accept", "relabel", "retype"):
                self.kinds[each.key] = self.accepted(each)
                for name in {folded(each.name), folded(label_of(each))}:
                    self.names.setdefault(name, []).append(each.key)

    def accepted(self, each: Decision) -> str:
        """The kind of an accepted candidate.

        Raises
        ------
        InputError
            If it is none, or of another family: what was read as a topic cannot be read as a place by decree.
        """
        kind = each.value if each.decision == "retype" else each.type
        if kind not in KINDS:
            raise InputError(f"review of {each.name}: {kind!r} is no kind of concept; use one of {', '.join(KINDS)}")
        family = each.key.partition("/")[0]
        if KINDS[kind] != family:
            fit = ", ".join(name for name, its in KINDS.items() if its == family)
            raise InputError(
                f"review of {each.name}: a {family} cannot be retyped as {kind}, only as one of {fit}; reject it, and "
                "name it in a lexicon of your own"
            )
        return kind

    def find(self, each: Decision, family: str) -> str:
        """The key of the concept that a decision's value names.

        Raises
        ------
        InputError
            If there is none of the family, or several.
        """
        value = each.value
        found = [value] if value in self.kinds else self.names.get(folded(value), [])
        if family == "place":
            current = [entry.key for entry in named(value) if not entry.until]
            found = [*found, *current, *([value] if division(value) is not None else [])]
        found = [key for key in dict.fromkeys(found) if key.startswith(f"{family}/")]
        if len(found) == 1:
            return found[0]
        where = f"review of {each.name}: "
        if found:
            raise InputError(f"{where}{value!r} is {len(found)} concepts; give one of {', '.join(sorted(found)[:5])}")
        raise InputError(
            f"{where}there is no {family} {value!r} in the lexicon nor among what is accepted; accept it, or give "
            "another name"
        )

    def concept(self, each: Decision, kind: str) -> Iterator[Row]:
        """The rows of an accepted candidate, and of the divisions without a concept that it hangs from."""
        key, family, source = each.key, KINDS[kind], source_of(each)
        yield Row(key, kind, "prefLabel", label_of(each), "zh-Hans", source)
        if folded(label_of(each)) != folded(each.name):
            yield Row(key, kind, "altLabel", each.name, "zh-Hans", source)
        for above in each.above.split():
            # A candidate that it hangs from is known only if it is accepted as well.
            if above in self.kinds or division(above) is not None:
                yield Row(key, kind, _ABOVE[family], above, "", source)
                yield from self.divisions(above, source)

    def divisions(self, key: str, source: str) -> Iterator[Row]:
        """The rows of a division without a concept, and of those that it lies in."""
        for entity in division_entities([key] if key not in self.kinds else []):
            kind = self.kinds[key] = entity.kinds[0]
            yield Row(key, kind, "prefLabel", entity.label, "zh-Hans", source)
            for name in entity.alternatives:
                yield Row(key, kind, "altLabel", name, "zh-Hans", source)
            for above in entity.within:
                yield Row(key, kind, "within", above, "", source)
                yield from self.divisions(above, source)

    def vetoes(self, each: Decision) -> Iterator[Row]:
        """A negative label of each concept whose name stands inside a rejected name."""
        if not each.key.startswith("topic/"):
            return
        inside = {each.name[i:j] for i in range(len(each.name)) for j in range(i + 2, len(each.name) + 1)} - {each.name}
        for key in sorted({key for part in inside for key in self.names.get(folded(part), ())}):
            if key in self.concepts and key.startswith("topic/"):
                yield Row(key, self.kinds[key], "negativeLabel", each.name, "zh-Hans", source_of(each))

    def alternative(self, each: Decision, target: str) -> Iterator[Row]:
        """The merged name as another name of the concept; of a topic alone, since other names need their place."""
        if target.startswith("topic/") and folded(each.name) not in map(folded, self._names_of(target)):
            yield Row(target, self.kinds[target], "altLabel", each.name, "zh-Hans", source_of(each))

    def _names_of(self, key: str) -> tuple[str, ...]:
        return self.concepts[key].names if key in self.concepts else ()


def label_of(each: Decision) -> str:
    """The preferred label of an accepted candidate."""
    return each.value if each.decision == "relabel" else each.name


def source_of(each: Decision) -> str:
    """The source cell of a row that comes from a decision."""
    return f"review by {each.reviewer}"
