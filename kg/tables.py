"""The facts as CSV tables, for Excel: UTF-8 with a byte order mark, a row a fact and clause, with citation and text.

Each table is written policy by policy, in the order of their identifiers, so that memory does not grow with them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

from kg.store import select
from ontology.namespaces import PK, PREFIXES

_PROLOGUE = "".join(f"PREFIX {prefix}: <{base}>\n" for prefix, base in PREFIXES.items())
_CLAUSE = "?source pk:citation ?citation ; pk:text ?clause ; pk:start ?at ."


def _name(thing: str, name: str) -> str:
    return f'?{thing} skos:prefLabel ?{name} . FILTER(LANGMATCHES(LANG(?{name}), "zh"))'


TABLES: dict[str, tuple[str, str]] = {
    "district_industry": (
        "place relation topic strength inferred rule policy citation clause clause_id",
        f"""{{ GRAPH <{{policy}}> {{
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
        "agency role task kind policy citation clause clause_id",
        f"""{{ GRAPH <{{policy}}> {{
            ?duty a pk:Duty ; pk:agency ?one ; pk:role ?part ; pk:task ?group ; pk:statedIn ?source .
            {_CLAUSE} <{{policy}}> pk:title ?policy }}
          {_name("one", "agency")} {_name("group", "task")}
          BIND(STRAFTER(STR(?part), "#") AS ?role) BIND(STR(?source) AS ?clause_id)
          BIND(IF(EXISTS {{ ?group a pk:Task }}, "task", "body") AS ?kind) }}
          ORDER BY ?at ?task ?role ?agency ?clause_id""",
    ),
    "agency_pairs": (
        "agency other tie shared roles size weight policy citation clause clause_id",
        f"""{{ {{ SELECT ?group (COUNT(DISTINCT ?member) AS ?size) {{
              GRAPH <{{policy}}> {{ ?any a pk:Duty ; pk:agency ?member ; pk:task ?group }} }}
            GROUP BY ?group HAVING(COUNT(DISTINCT ?member) > 1) }}
          GRAPH <{{policy}}> {{
            ?assertion rdf:subject ?one ; rdf:predicate ?link ; rdf:object ?two ; pk:statedIn ?source .
            VALUES ?link {{ pk:coOwns pk:sitsWith }}
            FILTER(STR(?one) < STR(?two))
            ?first pk:agency ?one ; pk:task ?group ; pk:role ?first_role .
            ?second pk:agency ?two ; pk:task ?group ; pk:role ?second_role .
            FILTER(EXISTS {{ ?first pk:statedIn ?source }} || EXISTS {{ ?second pk:statedIn ?source }})
            {_CLAUSE} <{{policy}}> pk:title ?policy }}
          BIND(IF(EXISTS {{ ?group a pk:Task }}, pk:coOwns, pk:sitsWith) AS ?same) FILTER(?same = ?link)
          {_name("one", "agency")} {_name("two", "other")} {_name("group", "shared")}
          BIND(IF(?link = pk:coOwns, "task", "body") AS ?tie) BIND(STR(?source) AS ?clause_id)
          BIND(CONCAT(STRAFTER(STR(?first_role), "#"), "–", STRAFTER(STR(?second_role), "#")) AS ?roles)
          BIND(ROUND(10000 / (?size - 1)) / 10000 AS ?weight) }}
          ORDER BY ?at ?shared ?agency ?other ?roles ?clause_id""",
    ),
    "goals": (
        "metric operator low high unit deadline due_by topics policy citation clause clause_id",
        f"""{{ {{ SELECT ?goal (GROUP_CONCAT(?name ; separator="; ") AS ?topics) {{ {{ SELECT ?goal ?name {{
              GRAPH <{{policy}}> {{ ?goal pk:statedIn ?any }} ?goal a pk:Goal .
              OPTIONAL {{ ?goal pk:about ?topic . {_name("topic", "name")} }}
            }} GROUP BY ?goal ?name ORDER BY ?goal ?name }} }} GROUP BY ?goal }}
          GRAPH <{{policy}}> {{ ?goal pk:statedIn ?source . {_CLAUSE} <{{policy}}> pk:title ?policy }}
          ?goal pk:metric ?metric .
          OPTIONAL {{ ?goal pk:operator ?operator }} OPTIONAL {{ ?goal pk:low ?low }} OPTIONAL {{ ?goal pk:high ?high }}
          OPTIONAL {{ ?goal pk:unit ?unit }} OPTIONAL {{ ?goal pk:deadline ?deadline }}
          OPTIONAL {{ ?goal pk:dueBy ?due_by }} BIND(STR(?source) AS ?clause_id) }}
          ORDER BY ?at ?metric ?low ?deadline ?clause_id""",
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
    for name, (columns, pattern) in TABLES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns.split())
            variables = " ".join(f"?{column}" for column in columns.split())
            for policy in policies:
                query = f"{_PROLOGUE}SELECT {variables} {pattern.replace('{policy}', policy)}"
                for row in select(store, query):
                    writer.writerow([_cell(row[column]) for column in columns.split()])


def _policies(store: Store) -> Iterator[str]:
    for row in select(store, f"SELECT ?policy {{ ?policy a <{PK.Policy}> }} ORDER BY STR(?policy)"):
        if isinstance(row["policy"], NamedNode):
            yield row["policy"].value


def _cell(value: NamedNode | BlankNode | Literal | Triple | None) -> str:
    """A term as a cell; an unbound one is empty."""
    return value.value if isinstance(value, NamedNode | Literal | BlankNode) else ""
