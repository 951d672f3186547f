"""What a view is made of: nodes, edges with their evidence, clauses, policies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from kg.edges import Held


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in a view.

    Attributes
    ----------
    names : tuple of str
        All of its labels.
    above : tuple of (str, str)
        What it lies below: ``broader`` or ``within``, and the key of the other.
    clauses : tuple of str
        The clauses that mention it, in the order of the text.
    includes : tuple of str
        The names of the topics that are drawn as this one.
    """

    key: str
    label: str
    english: str
    kind: str
    status: str
    names: tuple[str, ...] = ()
    code: str = ""
    above: tuple[tuple[str, str], ...] = ()
    clauses: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """That one clause gives a fact.

    Attributes
    ----------
    strength : str
        The governing verb, or the role of an agency, or of two: ``lead–participant``.
    via : str
        The task that ties an agency to a topic, or the task or body that ties two agencies.
    """

    clause: str
    inferred: bool = False
    strength: str = ""
    rule: str = ""
    via: str = ""


@dataclass(frozen=True)
class Edge:
    """A fact in a view, with the clauses that give it, none where the vocabulary does; `weight` is that of a tie."""

    source: str
    target: str
    predicate: str
    evidence: tuple[Evidence, ...] = ()
    weight: float = 0.0

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that give it, each once."""
        return tuple(dict.fromkeys(one.clause for one in self.evidence))

    @property
    def inferred(self) -> bool:
        """Whether no clause states it."""
        return bool(self.evidence) and all(one.inferred for one in self.evidence)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as evidence; its mentions are spans of its own text: start, end, type, and the key of what is meant."""

    key: str
    text: str
    citation: str
    policy: str
    section: str
    start: int
    heading: bool
    mentions: tuple[tuple[int, int, str, str], ...]

    @property
    def place(self) -> tuple[str, int, str]:
        """Where it stands among all clauses: by policy, then in the order of the text."""
        return self.policy, self.start, self.key


@dataclass(frozen=True, slots=True)
class Policy:
    """A document or a part of one."""

    key: str
    title: str
    number: str = ""
    date: str = ""
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a policy: its title, and the section that it lies in."""

    key: str
    title: str
    parent: str
    start: int


@dataclass(frozen=True, slots=True)
class Selection:
    """All that the views draw from, read once from the store; `folded` are the topics that are drawn as another.

    Attributes
    ----------
    duties : tuple of Held
        Who has which role in which task or body.
    """

    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]
    clauses: Mapping[str, Clause]
    policies: Mapping[str, Policy]
    sections: Mapping[str, Section]
    labels: Mapping[str, str]
    folded: Mapping[str, str] = field(default_factory=dict)
    duties: tuple[Held, ...] = ()


def in_order(policy: str) -> tuple[tuple[int, str], ...]:
    """Policies by their identifiers, numbers as numbers: the tenth part stands behind the ninth."""
    return tuple((int(step), "") if step.isdigit() else (0, step) for step in policy.split("/"))


def restrict(selection: Selection, edges: Iterable[Edge], extra: Iterable[str] = ()) -> Selection:
    """The part of a selection that some edges, and some nodes beside them, span."""
    kept = tuple(edge for edge in edges if edge.source in selection.nodes and edge.target in selection.nodes)
    keys = {key for edge in kept for key in (edge.source, edge.target)}
    keys.update(key for key in extra if key in selection.nodes)
    return replace(selection, nodes={key: selection.nodes[key] for key in sorted(keys)}, edges=kept)


def weights(selection: Selection) -> dict[str, int]:
    """How many clauses the facts of each node rest on; a fact without a clause counts as one."""
    found: dict[str, int] = defaultdict(int, dict.fromkeys(selection.nodes, 0))
    for edge in selection.edges:
        if edge.predicate != "sitsWith":
            for key in (edge.source, edge.target):
                found[key] += max(1, len(edge.clauses))
    return found


def heaviest(selection: Selection, limit: int) -> tuple[Selection, int]:
    """The nodes with the most evidence on their edges, and how many were left out."""
    weight = weights(selection)
    ranked = sorted(selection.nodes, key=lambda key: (-weight[key], key))
    kept = set(ranked[:limit])
    edges = [edge for edge in selection.edges if edge.source in kept and edge.target in kept]
    return restrict(selection, edges, kept), len(ranked) - len(kept)
