"""What an extraction states: relations, tasks, duties and goals, and what follows from sharing a task or a body.

The plain edge, the task and the goal stand in the graph of facts, since several policies may say the same; who says
it (assertions, duties, every ``pk:statedIn``) stands in the graph of the policy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations

from extraction.model import Duty, Extraction, Goal, Role, Task
from extraction.strength import strength_level
from kg.names import Names
from kg.terms import FACTS, Quad, boolean, date, decimal, integer, label, number, typed, year
from ontology.identifiers import digest, iri
from ontology.namespaces import PK, RDF, SKOS
from ontology.statements import Literal, Statement

OWNING = frozenset({Role.LEAD, Role.PARTICIPANT, Role.RESPONSIBLE})
"""The roles that make two agencies owners of one task."""

Edge = tuple[str, str, str, int, str, bool, str, tuple[str, ...]]
"""Subject key, predicate, object key, clause, strength, inferred, rule, stages."""


def fact_quads(extraction: Extraction, names: Names) -> Iterator[Quad]:
    """Every fact of an extraction, with the clause that states it."""
    for index, task in enumerate(extraction.tasks):
        for subject, predicate, value in _task(names.tasks[index], task):
            yield subject, predicate, value, FACTS
        yield names.tasks[index], PK.statedIn, names.clauses[task.clause], names.graphs[task.clause]
    for goal in extraction.goals:
        for subject, predicate, value in _goal(goal):
            yield subject, predicate, value, FACTS
        yield iri(goal.key), PK.statedIn, names.clauses[goal.clause], names.graphs[goal.clause]
    # An agency that stays unresolved has no node to hang a duty on: the report counts it.
    resolved = [duty for duty in extraction.duties if duty.agency]
    for duty in resolved:
        for subject, predicate, value in _duty(names, duty):
            yield subject, predicate, value, names.graphs[duty.clause]
    asserted: set[str] = set()
    for edge in (*_relations(extraction), *_shared(resolved)):
        yield from _assertion(names, edge, asserted)


def _relations(extraction: Extraction) -> Iterator[Edge]:
    for relation in extraction.relations:
        yield (
            relation.subject,
            PK[relation.predicate],
            relation.object,
            relation.clause,
            relation.strength,
            relation.inferred,
            relation.rule,
            relation.stages,
        )


def _shared(duties: Iterable[Duty]) -> Iterator[Edge]:
    """The edges between agencies that own a task together, or sit in one body: never one for the other."""
    tasks: dict[int, dict[str, dict[int, None]]] = {}
    bodies: dict[str, dict[str, dict[int, None]]] = {}
    for duty in duties:
        if duty.body:
            bodies.setdefault(duty.body, {}).setdefault(duty.agency, {})[duty.clause] = None
        elif duty.task is not None and duty.role in OWNING:
            tasks.setdefault(duty.task, {}).setdefault(duty.agency, {})[duty.clause] = None
    for owners in tasks.values():
        yield from _pairs(owners, PK.coOwns, "shared-task")
    for members in bodies.values():
        yield from _pairs(members, PK.sitsWith, "shared-body")


def _pairs(clauses: dict[str, dict[int, None]], predicate: str, rule: str) -> Iterator[Edge]:
    for one, two in permutations(clauses, 2):
        # A clause that names both says it all; else it takes the two clauses together.
        both = [clause for clause in clauses[one] if clause in clauses[two]]
        for clause in both or sorted({*clauses[one], *clauses[two]}):
            yield one, predicate, two, clause, "", False, rule, ()


def _assertion(names: Names, edge: Edge, asserted: set[str]) -> Iterator[Quad]:
    one, predicate, two, clause, strength, inferred, rule, stages = edge
    if not one or not two:
        return
    subject = f"{names.clauses[clause]}/a{digest(one, predicate, two)}"
    if subject in asserted:
        return
    asserted.add(subject)
    graph = names.graphs[clause]
    yield iri(one), predicate, iri(two), FACTS
    for _, kind, name in typed(subject, PK.Assertion):
        yield subject, kind, name, graph
    yield subject, RDF.subject, iri(one), graph
    yield subject, RDF.predicate, predicate, graph
    yield subject, RDF.object, iri(two), graph
    yield subject, PK.statedIn, names.clauses[clause], graph
    yield subject, PK.inferred, boolean(inferred), graph
    yield subject, PK.rule, Literal(rule), graph
    for stage in stages:
        yield subject, PK.stage, Literal(stage), graph
    if strength:
        yield subject, PK.strength, Literal(strength), graph
        if (level := strength_level(strength)) is not None:
            yield subject, PK.strengthLevel, integer(level), graph


def _task(subject: str, task: Task) -> Iterator[Statement]:
    yield from typed(subject, PK.Task)
    yield subject, SKOS.prefLabel, label(task.label)
    for key in task.about:
        yield subject, PK.about, iri(key)
    for key in task.places:
        yield subject, PK.place, iri(key)
    if task.strength:
        yield subject, PK.strength, Literal(task.strength)


def _duty(names: Names, duty: Duty) -> Iterator[Statement]:
    if duty.body:
        task = iri(duty.body)
    elif duty.task is not None:
        task = names.tasks[duty.task]
    else:
        task = ""
    subject = f"{names.clauses[duty.clause]}/d{digest(duty.agency, duty.role, task)}"
    yield from typed(subject, PK.Duty)
    yield subject, PK.agency, iri(duty.agency)
    yield subject, PK.role, PK[duty.role]
    if task:
        yield subject, PK.task, task
    yield subject, PK.statedIn, names.clauses[duty.clause]
    yield subject, PK.rule, Literal(duty.rule)


def goal_label(goal: Goal) -> str:
    """A goal as people write it: 政府绿色采购比例 >= 90%（2020年）; one without a number in its words."""
    numbers = "–".join(number(value) for value in (goal.low, goal.high) if value is not None)
    operator = "" if goal.operator in ("range", "") else f"{goal.operator} "
    deadline = f"（{goal.deadline}年）" if goal.deadline is not None else ""
    return f"{goal.metric} {operator}{numbers}{goal.unit}".rstrip() + deadline


def _goal(goal: Goal) -> Iterator[Statement]:
    subject = iri(goal.key)
    yield from typed(subject, PK.Goal if goal.low is None else PK.Target)
    yield subject, SKOS.prefLabel, label(goal_label(goal))
    yield subject, PK.metric, Literal(goal.metric)
    if goal.low is not None:
        yield subject, PK.operator, Literal(goal.operator)
        yield subject, PK.low, decimal(goal.low)
        # Empty where the text has none (a multiple, a ratio).
        yield subject, PK.unit, Literal(goal.unit)
    if goal.high is not None:
        yield subject, PK.high, decimal(goal.high)
    if goal.baseline is not None:
        yield subject, PK.baseline, decimal(goal.baseline)
    if goal.compared_with:
        yield subject, PK.comparedWith, Literal(goal.compared_with)
    if goal.condition:
        yield subject, PK.condition, Literal(goal.condition)
    if goal.yearly:
        yield subject, PK.yearly, boolean(True)
    if goal.cumulative:
        yield subject, PK.cumulative, boolean(True)
    if goal.deadline is not None:
        yield subject, PK.deadline, year(goal.deadline)
    if goal.due_by:
        yield subject, PK.dueBy, date(goal.due_by)
    for key in goal.about:
        yield subject, PK.about, iri(key)
    yield subject, PK.rule, Literal(goal.rule)
