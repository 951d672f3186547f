"""The facts as CSV tables, for Excel: UTF-8 with a byte order mark, a row a fact and clause, with citation and text.

Each table is written policy by policy, in the order of their identifiers, so that memory does not grow with them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

from extraction.model import Role
from kg.fact_quads import OWNING
from kg.store import select
from kg.terms import number
from ontology.namespaces import PK, PREFIXES

_PROLOGUE = "".join(f"PREFIX {prefix}: <{base}>\n" for prefix, base in PREFIXES.items())
_CLAUSE = "?source pk:citation ?citation ; pk:text ?clause ; pk:start ?at ."


def _name(thing: str, name: str) -> str:
    return f'?{thing} skos:prefLabel ?{name} . FILTER(LANGMATCHES(LANG(?{name}), "zh"))'


TABLES: dict[str, tuple[str, str]] = {
    "district_industry": (
        "place relation topic strength inferred rule policy citation clause clause_id stage",
        f"""{{ {{ SELECT ?assertion (GROUP_CONCAT(?step ; separator="; ") AS ?stage) {{ {{ SELECT ?assertion ?step {{
              GRAPH <{{policy}}> {{ ?assertion a pk:Assertion . OPTIONAL {{ ?assertion pk:stage ?step }} }}
            }} ORDER BY ?assertion ?step }} }} GROUP BY ?assertion }}
          GRAPH <{{policy}}> {{
            VALUES ?link {{ pk:develops pk:developsByContext pk:restricts }}
            ?assertion rdf:predicate ?link ; rdf:subject ?one ; rdf:object ?two ; pk:statedIn ?source ;
              pk:inferred ?inferred ; pk:rule ?rule .
            {_CLAUSE} <{{policy}}> pk:title ?policy }}
          {_name("one", "place")} {_name("two", "topic")}
          OPTIONAL {{ GRAPH <{{policy}}> {{ ?assertion pk:strength ?strength }} }}
          BIND(STRAFTER(STR(?link), "#") AS ?relation) BIND(STR(?source) AS ?clause_id) }}
          ORDER BY ?at ?place ?relation ?topic ?clause_id""",
    ),
    "agency_task": (
        "agency role task kind policy citation clause clause_id agency_id task_id",
        f"""{{ GRAPH <{{policy}}> {{
            ?duty a pk:Duty ; pk:agency ?one ; pk:role ?part ; pk:task ?group ; pk:statedIn ?source .
            {_CLAUSE} <{{policy}}> pk:title ?policy }}
          {_name("one", "agency")} {_name("group", "task")}
          BIND(STRAFTER(STR(?part), "#") AS ?role) BIND(STR(?source) AS ?clause_id)
          BIND(STR(?one) AS ?agency_id) BIND(STR(?group) AS ?task_id)
          BIND(IF(EXISTS {{ ?group a pk:Task }}, "task", "body") AS ?kind) }}
          ORDER BY ?at ?task ?role ?agency ?clause_id ?agency_id""",
    ),
    "goals": (
        "metric operator low high unit deadline due_by topics policy citation clause clause_id "
        "baseline compared_with condition yearly cumulative",
        f"""{{ {{ SELECT ?goal (GROUP_CONCAT(?name ; separator="; ") AS ?topics) {{ {{ SELECT ?goal ?name {{
              GRAPH <{{policy}}> {{ ?goal pk:statedIn ?any }} ?goal a pk:Target .
              OPTIONAL {{ ?goal pk:about ?topic . {_name("topic", "name")} }}
            }} GROUP BY ?goal ?name ORDER BY ?goal ?name }} }} GROUP BY ?goal }}
          GRAPH <{{policy}}> {{ ?goal pk:statedIn ?source . {_CLAUSE} <{{policy}}> pk:title ?policy }}
          ?goal pk:metric ?metric .
          OPTIONAL {{ ?goal pk:operator ?operator }} OPTIONAL {{ ?goal pk:low ?low }} OPTIONAL {{ ?goal pk:high ?high }}
          OPTIONAL {{ ?goal pk:unit ?unit }} OPTIONAL {{ ?goal pk:deadline ?deadline }}
          OPTIONAL {{ ?goal pk:baseline ?baseline }} OPTIONAL {{ ?goal pk:comparedWith ?compared_with }}
          OPTIONAL {{ ?goal pk:condition ?condition }} OPTIONAL {{ ?goal pk:yearly ?yearly }}
          OPTIONAL {{ ?goal pk:cumulative ?cumulative }} OPTIONAL {{ ?goal pk:dueBy ?due_by }}
          BIND(STR(?source) AS ?clause_id) }} ORDER BY ?at ?metric ?low ?deadline ?clause_id""",
    ),
    "mentions": (
        "kind text entity status entity_id start end rule policy citation clause clause_id",
        f"""{{ GRAPH <{{policy}}> {{
            ?mention a pk:Mention ; pk:kind ?kind ; pk:text ?text ; pk:start ?start ; pk:end ?end ; pk:rule ?rule ;
              pk:clause ?source . {_CLAUSE} <{{policy}}> pk:title ?policy }}
          {{ GRAPH <{{policy}}> {{ ?mention pk:entity ?node }} {_name("node", "entity")}
            OPTIONAL {{ ?node pk:status ?state }} }}
          UNION {{ GRAPH <{{policy}}> {{ ?mention a pk:Mention . FILTER NOT EXISTS {{ ?mention pk:entity ?any }} }} }}
          BIND(STR(?node) AS ?entity_id) BIND(LCASE(STRAFTER(STR(?state), "#")) AS ?status)
          BIND(STR(?source) AS ?clause_id) }}
          ORDER BY ?start ?end ?kind""",
    ),
}
"""File name, columns, and what each row needs; ``{policy}`` is the policy's IRI, which names its graph."""


PAIRS = "agency other tie shared roles size weight policy citation clause clause_id"
"""The columns of ``agency_pairs``, which is worked out from the rows of ``agency_task``."""


def write_tables(store: Store, folder: Path) -> None:
    """Write every table.

    Parameters
    ----------
    store : Store
    folder : Path
        Made if it is missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    policies = list(_policies(store))
    for name, (columns, _) in TABLES.items():
        _write(folder / f"{name}.csv", columns, (row for policy in policies for row in _rows(store, name, policy)))
    pairs = (row for policy in policies for row in _pairs(list(_rows(store, "agency_task", policy))))
    _write(folder / "agency_pairs.csv", PAIRS, pairs)


def _write(path: Path, columns: str, rows: Iterable[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns.split())
        writer.writeheader()
        writer.writerows(rows)


def _rows(store: Store, name: str, policy: str) -> Iterator[dict[str, str]]:
    """The rows of a table that come from one policy."""
    columns, pattern = TABLES[name]
    variables = " ".join(f"?{column}" for column in columns.split())
    for row in select(store, f"{_PROLOGUE}SELECT {variables} {pattern.replace('{policy}', policy)}"):
        yield {column: _cell(row[column]) for column in columns.split()}


def _pairs(duties: Sequence[dict[str, str]]) -> Iterator[dict[str, str]]:
    """A row for each two agencies, what they share, and the clause: one that names both, else each that names one."""
    groups: dict[str, dict[str, list[dict[str, str]]]] = {}
    for duty in duties:
        if duty["kind"] == "body" or Role(duty["role"]) in OWNING:
            groups.setdefault(duty["task_id"], {}).setdefault(duty["agency_id"], []).append(duty)
    for members in groups.values():
        for one, two in combinations(members.values(), 2):
            clauses = {duty["clause_id"]: duty for duty in (*one, *two)}
            both = {duty["clause_id"] for duty in one} & {duty["clause_id"] for duty in two}
            roles = "–".join(" ".join(dict.fromkeys(duty["role"] for duty in each)) for each in (one, two))
            for clause, duty in clauses.items():
                if not both or clause in both:
                    yield {
                        "agency": one[0]["agency"],
                        "other": two[0]["agency"],
                        "tie": duty["kind"],
                        "shared": duty["task"],
                        "roles": roles,
                        "size": str(len(members)),
                        "weight": number(round(1 / (len(members) - 1), 4)),
                        **{name: duty[name] for name in ("policy", "citation", "clause", "clause_id")},
                    }


def _policies(store: Store) -> Iterator[str]:
    for row in select(store, f"SELECT ?policy {{ ?policy a <{PK.Policy}> }} ORDER BY STR(?policy)"):
        if isinstance(row["policy"], NamedNode):
            yield row["policy"].value


def _cell(value: NamedNode | BlankNode | Literal | Triple | None) -> str:
    """A term as a cell; an unbound one is empty."""
    return value.value if isinstance(value, NamedNode | Literal | BlankNode) else ""
