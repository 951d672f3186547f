"""Ask only some of the policies: those in force on a day, of an issuer, of a level of government.

What a policy says, and every statement that says so, stands in the policy's own graph. So any query, canned or not,
is narrowed by leaving the other policies' graphs out of its default graph; the query itself stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kg.lookup import Lookup, terms
from kg.parameters import Value, literal
from kg.query import CannedQuery, Parameter, Term
from kg.store import select
from kg.terms import CONCEPTS, FACTS, LINKS, PROVENANCE
from ontology.namespaces import PREFIXES

PARAMETERS = (
    Parameter("as-of", "date", "Only policies in force on this day.", "只计当日有效的文件"),
    Parameter("issuer", "Actor", "Only policies of this issuer.", "只计该机关的文件"),
    Parameter("level", "national|provincial|prefectural|county", "Only policies of this level.", "只计该层级的文件"),
)
"""What every query takes beside its own parameters."""

SHARED = (FACTS, CONCEPTS, LINKS, PROVENANCE)
"""The graphs that belong to no policy."""

_PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_BOUNDS = """
  OPTIONAL { ?policy pk:date ?date }
  OPTIONAL { ?policy pk:validFrom ?own_from } OPTIONAL { ?policy pk:validUntil ?own_until }
  OPTIONAL { ?policy eli:is_part_of ?notice .
    OPTIONAL { ?notice pk:validFrom ?its_from } OPTIONAL { ?notice pk:validUntil ?its_until } }
  BIND(COALESCE(?own_from, ?its_from, ?date) AS ?from) BIND(COALESCE(?own_until, ?its_until) AS ?until)
  FILTER(?from <= DAY && (!BOUND(?until) || ?until >= DAY))
  FILTER NOT EXISTS {
    ?policy eli:is_part_of? ?ended . ?cited pk:resolvesTo ?ended . ?later eli:repeals ?cited .
    OPTIONAL { ?later pk:date ?later_date } OPTIONAL { ?later pk:validFrom ?later_from }
    FILTER(COALESCE(?later_from, ?later_date) <= DAY)
  }
"""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which policies are asked.

    Attributes
    ----------
    graphs : tuple of NamedNode or None
        The default graph of a query; None stands for all.
    remarks : tuple of str
        What the user should be told, a line each.
    """

    graphs: tuple[NamedNode, ...] | None = None
    remarks: tuple[str, ...] = ()


def split_scope(
    query: CannedQuery | None, given: Mapping[str, Value | Iterable[Value] | None]
) -> tuple[dict[str, Value | Iterable[Value] | None], dict[str, Value | Iterable[Value] | None]]:
    """What is given for the scope, and what for the query's own parameters, which win where they have the name."""
    own = {parameter.name for parameter in query.parameters} if query else set()
    names = {parameter.name for parameter in PARAMETERS} - own
    chosen = {name.replace("_", "-"): value for name, value in given.items() if name.replace("_", "-") in names}
    return chosen, {name: value for name, value in given.items() if name.replace("_", "-") not in names}


def find_scope(store: Store, given: Mapping[str, Value | Iterable[Value] | None], lookup: Lookup) -> Scope:
    """The policies that are asked.

    Parameters
    ----------
    store : Store
    given : mapping
        Values for `PARAMETERS`; several of one mean any of them; None is not given.
    lookup : Lookup
        The names of the graph.

    Returns
    -------
    Scope
        A policy is in force from its first day, or else its date, to its last day, if it names one, or until the day
        on which another policy of the graph repeals it. What a notice says of that holds for what it issues.

    Raises
    ------
    QueryError
        If a value is none of its type or names no issuer.
    """
    read: dict[str, tuple[Term, ...]] = {}
    remarks: list[str] = []
    for parameter in PARAMETERS:
        value = given.get(parameter.name)
        values = (
            ()
            if value is None
            else (value,)
            if not isinstance(value, Sequence | set) or isinstance(value, str)
            else value
        )
        found: list[Term] = []
        for each in values:
            if parameter.type == "Actor":
                meaning = lookup.find(str(each), "Actor")
                found.extend(meaning.nodes)
                remarks.extend([meaning.remark] if meaning.remark else [])
            else:
                found.append(literal(parameter, str(each)))
        if found:
            read[parameter.name] = tuple(dict.fromkeys(found))
    if not read:
        return Scope()
    patterns = ["?policy a pk:Policy ."]
    if "issuer" in read:
        patterns.append(f"VALUES ?issuer {{ {terms(read['issuer'])} }} ?policy pk:issuer ?issuer .")
    if "level" in read:
        patterns.append(f"VALUES ?level {{ {terms(read['level'])} }} ?policy pk:level ?level .")
    for day in read.get("as-of", ()):
        patterns.append(_BOUNDS.replace("DAY", terms([day])))
    query = f"{_PROLOGUE}SELECT DISTINCT ?policy {{ {' '.join(patterns)} }}"
    policies = sorted({row["policy"] for row in select(store, query)}, key=lambda found: found.value)
    if "as-of" in read and (undated := _undated(store)):
        remarks.append(
            f"{undated} policies have neither date nor first day and are left out; see policykg query policies"
        )
    if not policies:
        remarks.append("no policy is of that kind; see policykg query in-force")
    return Scope((*policies, *map(NamedNode, SHARED)), tuple(remarks))


def _undated(store: Store) -> int:
    query = (
        f"{_PROLOGUE}SELECT ?policy {{ ?policy a pk:Policy FILTER NOT EXISTS {{ ?policy pk:date|pk:validFrom ?day }} "
        "FILTER NOT EXISTS { ?policy eli:is_part_of/pk:validFrom ?its } }"
    )
    return sum(1 for _ in select(store, query))
