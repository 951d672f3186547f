"""What ties agencies: each pair with the tasks it owns together, or the bodies it sits in, and the role of either."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from kg.edges import Held
from kg.views.selection import Edge, Evidence


@dataclass(frozen=True, slots=True)
class _Group:
    """A task or a body; `roles` and `clauses` are those of each agency."""

    label: str
    roles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    clauses: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def _groups(duties: Iterable[Held], labels: Mapping[str, str]) -> dict[tuple[str, str], _Group]:
    found: dict[tuple[str, str], _Group] = {}
    for one in duties:
        if one.tie and one.group in labels:
            group = found.setdefault((one.tie, one.group), _Group(labels[one.group]))
            group.roles[one.agency].add(one.role)
            group.clauses[one.agency].add(one.clause)
    return found


def shared(duties: Iterable[Held], labels: Mapping[str, str]) -> list[Edge]:
    """A ``coOwns`` edge for each pair with a task in common, a ``sitsWith`` edge for each with a body in common.

    A pair stands once, from the smaller key to the larger, and its roles in that order. A group of n gives each of its
    pairs 1/(n-1) of weight, so that one large group does not drown the rest.

    Parameters
    ----------
    duties : iterable of Held
    labels : mapping of str to str
        The Chinese labels of tasks and bodies.
    """
    evidence: dict[tuple[str, str, str], set[Evidence]] = defaultdict(set)
    weight: dict[tuple[str, str, str], float] = defaultdict(float)
    for (tie, _), group in sorted(_groups(duties, labels).items()):
        for one, two in combinations(sorted(group.roles), 2):
            roles = "–".join("+".join(sorted(group.roles[agency])) for agency in (one, two))
            # A clause that names both says it all; else it takes the clauses of either together.
            clauses = group.clauses[one] & group.clauses[two] or group.clauses[one] | group.clauses[two]
            evidence[one, two, tie].update(
                Evidence(clause, False, roles, "shared-task" if tie == "coOwns" else "shared-body", group.label)
                for clause in clauses
            )
            weight[one, two, tie] += 1 / (len(group.roles) - 1)
    return [Edge(*ends, tuple(sorted(found)), round(weight[ends], 4)) for ends, found in sorted(evidence.items())]
