"""Read from the store what the views show: nodes, edges, and the clauses behind both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from sys import intern

from pyoxigraph import Store

from kg.columns import Column, Labels, column, join, labels, local, members, rows, true
from kg.edges import Held, assertions, held, with_ancestors
from kg.edges import nodes as read_nodes
from kg.views.selection import Clause, Edge, Evidence, Node, Policy, Section, Selection
from kg.views.share import shared


def _clauses(store: Store, start: Column, section: Column) -> dict[str, Clause]:
    spans: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    of, end, kind, entity = (column(store, f"pk:{name}") for name in ("clause", "end", "kind", "entity"))
    for _, clause, first, last, type_, meant in join(of, start, end, kind, optional=(entity,)):
        offset = int(start[clause][0])
        # The same few words stand in very many mentions: once in memory is enough.
        spans[clause].append((int(first) - offset, int(last) - offset, intern(type_), intern(meant)))
    # Mentions are many times the rest: their columns go before the next are read.
    del of, end, kind, entity
    heading, text, citation, policy = (
        column(store, f"pk:{name}") for name in ("isHeading", "text", "citation", "inPolicy")
    )
    found = [
        Clause(key, words, cited, intern(of_policy), of_section, int(at), true(flag), tuple(sorted(spans.pop(key, ()))))
        for key, flag, words, cited, of_policy, at, of_section in join(
            heading, text, citation, policy, start, optional=(section,)
        )
    ]
    return {clause.key: clause for clause in sorted(found, key=lambda one: one.place)}


def _asserted(store: Store, stated: Column) -> list[Edge]:
    """The asserted edges between a place and a topic; what ties agencies comes from their duties."""
    strength, rule = column(store, "pk:strength"), column(store, "pk:rule")
    found: dict[tuple[str, str, str], set[Evidence]] = defaultdict(set)
    for key, one, predicate, two, clause, inferred in assertions(store, stated):
        if predicate in ("coOwns", "sitsWith"):
            continue
        for how in strength.get(key, ("",)):
            for by in rule.get(key, ("",)):
                found[one, predicate, two].add(Evidence(clause, inferred, local(how), by.removeprefix("rule/")))
    return [
        Edge(source, target, predicate, tuple(sorted(evidence)))
        for (source, predicate, target), evidence in sorted(found.items())
    ]


def _tied(store: Store, stated: Column, duties: list[Held], names: Labels, clauses: dict[str, Clause]) -> list[Edge]:
    """Edges that are no assertions: what a policy's title targets, what goals and tasks are about, seats in bodies."""
    found: dict[tuple[str, str, str], set[Evidence]] = defaultdict(set)
    headings: dict[tuple[str, str], list[str]] = defaultdict(list)
    for clause in clauses.values():
        if clause.heading:
            headings[clause.policy, clause.text].append(clause.key)
    for policy, topic, title in join(column(store, "pk:targets"), optional=(column(store, "pk:title"),)):
        found[policy, "targets", topic].update(Evidence(key, rule="title") for key in headings.get((policy, title), ()))
    about = column(store, "pk:about")
    goals = members(store, "pk:Goal")
    for goal, topic, clause_key in join({key: about[key] for key in about if key in goals}, stated):
        found[goal, "about", topic].add(Evidence(clause_key))
    bodies = members(store, "pk:Actor")
    for one in duties:
        if one.task:
            for topic in about.get(one.group, ()):
                for name, _ in names.get(one.group, ()):
                    found[one.agency, "serves", topic].add(Evidence(one.clause, False, one.role, via=name))
        elif one.group in bodies:
            found[one.agency, "seat", one.group].add(Evidence(one.clause, False, one.role))
    return [
        Edge(source, target, predicate, tuple(sorted(evidence)))
        for (source, predicate, target), evidence in sorted(found.items())
    ]


def _policies(store: Store) -> dict[str, Policy]:
    targets = column(store, "pk:targets")
    return {
        row["policy"]: Policy(
            row["policy"], row["title"], row["number"], row["date"], tuple(sorted(targets.get(row["policy"], ())))
        )
        for row in rows(
            store,
            "SELECT ?policy ?title ?number ?date { ?policy a pk:Policy ; pk:title ?title . "
            "OPTIONAL { ?policy pk:number ?number } OPTIONAL { ?policy pk:date ?date } } ORDER BY ?policy",
        )
    }


def _sections(store: Store, start: Column, section: Column) -> dict[str, Section]:
    known = members(store, "pk:Section")
    found = join(column(store, "skos:prefLabel", of=known), optional=(section, start))
    return {key: Section(key, title, parent, int(at or 0)) for key, title, parent, at in sorted(found) if key in known}


def read(store: Store, *, also: Iterable[str] = ()) -> Selection:
    """Everything that the views need.

    Parameters
    ----------
    store : Store
    also : iterable of str
        The keys of things that are wanted even where no clause mentions them and no fact has them.
    """
    start, section = column(store, "pk:start"), column(store, "pk:inSection")
    clauses, sections = _clauses(store, start, section), _sections(store, start, section)
    del start, section
    mentioned: dict[str, dict[str, None]] = defaultdict(dict)
    for clause in clauses.values():
        for _, _, _, entity in clause.mentions:
            if entity:
                mentioned[entity][clause.key] = None
    stated = column(store, "pk:statedIn")
    duties = held(store, stated)
    shares = {one.group for one in duties}
    called = labels(store, of=shares)
    chinese = {key: label for key in shares for label, tag in called.get(key, ()) if tag.startswith("zh")}
    tied = _tied(store, stated, duties, called, clauses)
    edges = (*_asserted(store, stated), *tied, *shared(duties, chinese))
    broader, within = column(store, "skos:broader"), column(store, "pk:within")
    parents = {key: [*broader.get(key, ()), *within.get(key, ())] for key in {*broader, *within}}
    standing = {key for edge in edges for key in (edge.source, edge.target)}
    keys = with_ancestors({*standing, *mentioned, *members(store, "pk:Task"), *also}, parents)
    preferred, alternative = labels(store, of=keys), column(store, "skos:altLabel", of=keys)
    found = read_nodes(store, of=keys, named=preferred)
    codes = column(store, "skos:notation", of=keys)
    nodes = {
        key: Node(
            key,
            attributes["label"],
            attributes["label_en"],
            attributes["kind"],
            attributes["status"],
            tuple(sorted({*(label for label, _ in preferred.get(key, ())), *alternative.get(key, ())})),
            min(codes.get(key, ("",))),
            (
                *(("broader", above) for above in sorted(set(broader.get(key, ())))),
                *(("within", above) for above in sorted(set(within.get(key, ())))),
            ),
            tuple(mentioned.get(key, ())),
        )
        for key, attributes in found.items()
    }
    names = {key: attributes["label"] for key, attributes in found.items()}
    return Selection(nodes, edges, clauses, _policies(store), sections, names, duties=tuple(duties))
