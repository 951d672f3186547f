"""What the tables say of one policy: the columns of its own graph, joined with the names of what they speak of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from itertools import product

from pyoxigraph import Store

from kg.columns import FEW, Column, classes, column, join, labels, local
from ontology.namespaces import ID

Cells = tuple[str, ...]

EDGES = ("develops", "developsByContext", "restricts")


class PolicyRows:
    """The rows of one policy.

    Parameters
    ----------
    store : Store
    policy : str
        Its key, which names its graph.
    """

    def __init__(self, store: Store, policy: str) -> None:
        self._store = store
        self._policy = policy

    def _own(self, name: str) -> Column:
        return column(self._store, name, graph=self._policy)

    @cached_property
    def _start(self) -> Column:
        return self._own("pk:start")

    @cached_property
    def _text(self) -> Column:
        return self._own("pk:text")

    @cached_property
    def _stated(self) -> Column:
        return self._own("pk:statedIn")

    @cached_property
    def _clauses(self) -> dict[str, tuple[int, Cells]]:
        """Where each clause begins, and its cells: policy, citation, clause, clause_id."""
        titles = self._own("pk:title").get(self._policy, [])
        return {
            key: (int(start), (title, cited, text, ID + key))
            for key, cited, text, start in join(self._own("pk:citation"), self._text, self._start)
            for title in titles
        }

    def district_industry(self) -> list[Cells]:
        """What places are to develop, or to restrict."""
        subject, link, target, inferred, rule, strength, stage = (
            self._own(name)
            for name in (
                *("rdf:subject", "rdf:predicate", "rdf:object"),
                *("pk:inferred", "pk:rule", "pk:strength", "pk:stage"),
            )
        )
        found = list(join(link, subject, target, self._stated, inferred, rule, optional=(strength,)))
        names = self._chinese({end for _, _, one, two, *_ in found for end in (one, two)})
        rows = [
            (at, place, local(way), topic, said, (how, flag, by), cited, "; ".join(sorted(stage.get(key, ()))))
            for key, way, one, two, source, flag, by, how in found
            if local(way) in EDGES and source in self._clauses
            for at, cited in (self._clauses[source],)
            for said in (cited[-1],)
            for place, topic in product(names.get(one, ()), names.get(two, ()))
        ]
        return [
            (place, way, topic, *how, *cited, stages) for _, place, way, topic, _, how, cited, stages in sorted(rows)
        ]

    def agency_task(self) -> list[Cells]:
        """Who has which role in which task or body."""
        agency, role, task = (self._own(name) for name in ("pk:agency", "pk:role", "pk:task"))
        found = list(join(agency, role, task, self._stated))
        groups = {group for _, _, _, group, _ in found}
        names = self._chinese(groups | {one for _, one, *_ in found})
        tasks = {key for key, name in classes(self._store, ["Task"], of=groups) if name == "Task"}
        rows = [
            (at, called, local(part), name, cited[-1], ID + one, ID + group, cited, group in tasks)
            for _, one, part, group, source in found
            if source in self._clauses
            for at, cited in (self._clauses[source],)
            for name, called in product(names.get(one, ()), names.get(group, ()))
        ]
        return [
            (name, part, called, "task" if is_task else "body", *cited, one, group)
            for _, called, part, name, _, one, group, cited, is_task in sorted(rows)
        ]

    def goals(self) -> list[Cells]:
        """The quantified targets."""
        others = {*self._own("pk:inferred"), *self._own("pk:role")}
        stated = {key: sources for key, sources in self._stated.items() if key not in others}
        targets = {key for key, name in classes(self._store, ["Target"], of=stated) if name == "Target"}
        said = [
            column(self._store, f"pk:{name}", of=targets)
            for name in (
                *("metric", "operator", "low", "high", "unit", "deadline", "dueBy"),
                *("baseline", "comparedWith", "condition", "yearly", "cumulative"),
            )
        ]
        about = column(self._store, "pk:about", of=targets)
        names = self._chinese({topic for topics in about.values() for topic in topics})
        first = {key: metrics for key, metrics in said[0].items() if key in targets}
        rows = []
        for key, metric, source, *values in join(first, stated, optional=said[1:]):
            if source not in self._clauses:
                continue
            at, cited = self._clauses[source]
            low, deadline = values[1], values[4]
            topics = sorted({name for topic in about.get(key, ()) for name in names.get(topic, ())})
            cells = (metric, *values[:6], "; ".join(topics), *cited, *values[6:])
            order = (at, metric, Decimal(low) if low else Decimal("-Infinity"), deadline, cited[-1])
            rows.append((order, cells))
        return [cells for _, cells in sorted(rows)]

    def mentions(self) -> list[Cells]:
        """What is named where, known or not."""
        kind, end, rule, clause, entity = (
            self._own(name) for name in ("pk:kind", "pk:end", "pk:rule", "pk:clause", "pk:entity")
        )
        meant = {key for keys in entity.values() for key in keys}
        names = self._chinese(meant)
        states = column(self._store, "pk:status", of=meant)
        rows = []
        for _, type_, text, start, last, by, source, key in join(
            kind, self._text, self._start, end, rule, clause, optional=(entity,)
        ):
            if source not in self._clauses:
                continue
            _, cited = self._clauses[source]
            place = (int(start), int(last), type_)
            for name, state in product(names.get(key, ()) if key else ("",), states.get(key, ("",))):
                iri = ID + key if key else ""
                rows.append((place, (type_, text, name, local(state).lower(), iri, start, last, by, *cited)))
        return [cells for _, cells in sorted(rows)]

    def _chinese(self, keys: Collection[str]) -> dict[str, list[str]]:
        """The Chinese names of things."""
        found: dict[str, list[str]] = {}
        for some in _parts(keys):
            for key, known in labels(self._store, of=some).items():
                found[key] = [label for label, tag in known if tag == "zh" or tag.startswith("zh-")]
        return found


def _parts(keys: Iterable[str]) -> Iterator[list[str]]:
    """Keys in parts that are few enough to be asked for by name."""
    ordered = sorted(keys)
    for first in range(0, len(ordered), FEW):
        yield ordered[first : first + FEW]
