"""Check a graph against its shapes: what is wrong, where, and in which clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolution, Store

from kg.errors import ShapeError
from kg.finding import Finding
from kg.shapes import Check, shipped_checks
from kg.store import select
from ontology.namespaces import ID, PK, PK_CLASSES, PREFIXES

LOCAL = frozenset({PK.Policy, PK.Section, PK.Clause, PK.Mention, PK.Assertion, PK.Duty})
"""The classes whose members belong to one document."""

_VARIABLE = re.compile(r"\{[?$](\w+)\}")


def findings(store: Store, checks: Sequence[Check] | None = None) -> tuple[Finding, ...]:
    """Everything that the shapes object to, sorted.

    Parameters
    ----------
    store : Store
    checks : sequence of Check, optional
        From `kg.shapes.checks`; those of the shipped shapes without.

    Raises
    ------
    ShapeError
        If a shape cannot be run.
    """
    found = {finding for check in (shipped_checks() if checks is None else checks) for finding in _broken(store, check)}
    return tuple(sorted(found))


def shared_checks() -> tuple[Check, ...]:
    """The checks that documents which conform each by itself may still fail together.

    A member of `LOCAL` is described by one document, and an edge that has its evidence in one keeps it whatever the
    others say. So only what several documents describe can be at fault in their union: a topic, a place, an actor, a
    task, a goal, a cited document.
    """
    classes = {PK.iri + name for name in PK_CLASSES}
    return tuple(check for check in shipped_checks() if check.target in classes - LOCAL)


def _broken(store: Store, check: Check) -> Iterator[Finding]:
    try:
        solutions = select(store, check.query)
    except SyntaxError as error:
        raise ShapeError(f"a query of the shapes cannot be run ({error}): {check.query}") from None
    names = {variable.value for variable in solutions.variables}
    for row in solutions:
        focus = row["this"]
        if isinstance(focus, NamedNode) and focus.value.startswith(PK.iri) and "value" in names:
            # A check of all members of a class at once: the class is the focus, the faulty member the value.
            focus = row["value"] or focus
        yield Finding(
            severity=check.severity,
            citation=_citation(store, focus),
            focus=_short(_plain(focus)),
            message=_message(check, row, names),
        )


def _message(check: Check, row: QuerySolution, names: set[str]) -> str:
    """The message of a check, with the values of a row in their places."""
    return _VARIABLE.sub(lambda match: _plain(row[match[1]]) if match[1] in names else match[0], check.message)


def _plain(term: object) -> str:
    return term.value if isinstance(term, NamedNode | BlankNode | Literal) else str(term)


def _short(iri: str) -> str:
    for prefix, base in (("id", ID), *PREFIXES.items()):
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri


def _citation(store: Store, focus: object) -> str:
    """The citation of the clause that the focus node is, stands in, or is stated in; the title of a policy."""
    if not isinstance(focus, NamedNode):
        return ""
    cited = {
        row["cited"].value
        for row in select(
            store,
            f"SELECT ?cited {{ {{ {focus} <{PK.citation}>|<{PK.title}> ?cited }} UNION "
            f"{{ {focus} <{PK.clause}>|<{PK.statedIn}> ?clause . ?clause <{PK.citation}> ?cited }} }}",
        )
    }
    return min(cited, default="")
