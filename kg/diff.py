"""What changed between two graphs, or between two policies of one graph: fact by fact, with the clauses of both sides.

A fact is the same on both sides if its concepts and its kind are: a place and a topic, an agency and a task or body, a
metric with its unit. Wording never counts. What remains on either side then is tried again by name, for candidates
that have another identifier in another document, and a task by its topics, for tasks that are called differently;
only where the choice is one to one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kg.comparable import KINDS, Fact, comparable_facts
from kg.formats import Row
from ontology.identifiers import folded

CHANGES = ("added", "dropped", "retargeted", "strengthened", "weakened")
COLUMNS = (
    "change kind subject object old new old_citation old_clause new_citation new_clause old_clauses new_clauses".split()
)


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that is not on both sides as it was.

    Attributes
    ----------
    change : str
        ``added``, ``dropped``; ``retargeted`` for a goal whose number, comparison or deadline is another;
        ``strengthened`` or ``weakened`` where the governing verb commits more or less (`extraction.strength`), a role
        asks more or less of an agency, or what was only inferred is now said outright, or the reverse.
    old, new : Fact or None
        The fact on each side, with its clauses; never both None.
    """

    change: str
    old: Fact | None
    new: Fact | None

    @property
    def fact(self) -> Fact:
        """The fact itself, as the new side has it, or the old one where it is gone."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a change of nothing")
        return found


def compare(
    old: Store,
    new: Store,
    *,
    old_policies: Sequence[NamedNode] = (),
    new_policies: Sequence[NamedNode] = (),
) -> tuple[Change, ...]:
    """What changed between two graphs, or between some policies of them.

    Parameters
    ----------
    old, new : Store
        Two builds, or one twice.
    old_policies, new_policies : sequence of NamedNode
        The policies to compare; none stands for the whole graph.

    Returns
    -------
    tuple of Change
        By kind, subject and object; what both sides say alike is left out.
    """
    found = changes(comparable_facts(old, old_policies), comparable_facts(new, new_policies))
    return tuple(sorted(found, key=_order))


def _order(change: Change) -> tuple[object, ...]:
    fact = change.fact
    return KINDS.index(fact.kind), fact.subject, fact.object, CHANGES.index(change.change), fact.value, fact.deadline


def changes(old: Sequence[Fact], new: Sequence[Fact]) -> Iterator[Change]:
    """The changes from one set of facts to another, unsorted."""
    for kind in KINDS:
        befores = [fact for fact in old if fact.kind == kind]
        afters = [fact for fact in new if fact.kind == kind]
        for identity in _goal_passes(befores, afters) if kind == "goal" else _PASSES:
            pairs, befores, afters = _paired(befores, afters, identity)
            for before, after in pairs:
                if change := _changed(before, after):
                    yield Change(change, before, after)
        yield from (Change("dropped", fact, None) for fact in befores)
        yield from (Change("added", None, fact) for fact in afters)


Identity = Callable[[Fact], tuple[object, ...] | None]


def _named(fact: Fact) -> tuple[object, ...] | None:
    """By name within a jurisdiction: for candidates whose identifier holds the document that first named them."""
    scopes = tuple(sorted({each.scope for each in fact.evidence}))
    return (folded(fact.subject), folded(fact.object), scopes) if fact.evidence else None


def _topical(fact: Fact) -> tuple[object, ...] | None:
    """An agency and the topics of its task, whatever the task is called."""
    return (fact.identity[0], fact.topics) if fact.kind == "duty" and fact.topics else None


_PASSES: tuple[Identity, ...] = (lambda fact: fact.identity, _named, _topical)


def _goal_passes(befores: Sequence[Fact], afters: Sequence[Fact]) -> tuple[Identity, ...]:
    """A metric with several deadlines has a goal for each; one that has a single one on each side may have moved."""
    counts = [Counter(fact.identity for fact in facts) for facts in (befores, afters)]
    lone = {name for name, count in counts[0].items() if count == 1 == counts[1][name]}
    return (
        lambda fact: (fact.identity, fact.value, fact.deadline),
        lambda fact: (fact.identity, fact.deadline),
        lambda fact: fact.identity if fact.identity in lone else None,
    )


def _paired(
    befores: list[Fact], afters: list[Fact], identity: Identity
) -> tuple[list[tuple[Fact, Fact]], list[Fact], list[Fact]]:
    """The pairs of one identity where it is one to one, and what is left on each side."""
    sides = []
    for facts in (befores, afters):
        side: dict[tuple[object, ...], list[Fact]] = {}
        for fact in facts:
            if (name := identity(fact)) is not None:
                side.setdefault(name, []).append(fact)
        sides.append({name: found[0] for name, found in side.items() if len(found) == 1})
    pairs = {name: (before, sides[1][name]) for name, before in sides[0].items() if name in sides[1]}
    left = [fact for fact in befores if identity(fact) not in pairs]
    right = [fact for fact in afters if identity(fact) not in pairs]
    return list(pairs.values()), left, right


def _changed(before: Fact, after: Fact) -> str:
    """How a fact changed, or nothing."""
    if before.kind == "goal":
        return "retargeted" if (before.value, before.deadline) != (after.value, after.deadline) else ""
    if before.inferred != after.inferred:
        return "strengthened" if before.inferred else "weakened"
    if before.rank is None or after.rank is None or before.rank == after.rank:
        return ""
    return "strengthened" if after.rank > before.rank else "weakened"


def change_rows(found: Iterable[Change]) -> list[Row]:
    """The changes as rows with `COLUMNS`: of several clauses, the one that the value is read from."""
    return [
        {
            "change": change.change,
            "kind": change.fact.kind,
            "subject": change.fact.subject,
            "object": change.fact.object or None,
            "old": _value(change.old),
            "new": _value(change.new),
            "old_citation": _first(change.old, "citation"),
            "old_clause": _first(change.old, "text"),
            "new_citation": _first(change.new, "citation"),
            "new_clause": _first(change.new, "text"),
            "old_clauses": len(change.old.evidence) if change.old else 0,
            "new_clauses": len(change.new.evidence) if change.new else 0,
        }
        for change in found
    ]


def _value(fact: Fact | None) -> str | None:
    """What a side says, in brackets what qualifies it."""
    if fact is None:
        return None
    notes = [fact.deadline] if fact.deadline else []
    notes += ["by context"] if fact.inferred else []
    return " ".join([*([fact.value] if fact.value else []), *(f"({note})" for note in notes)]) or None


def _first(fact: Fact | None, name: str) -> str | None:
    return str(getattr(fact.evidence[0], name)) if fact is not None and fact.evidence else None
