"""The facts as CSV tables, for Excel: UTF-8 with a byte order mark, a row a fact and clause, with citation and text.

The tables are written policy by policy, in the order of their identifiers, so that memory does not grow with them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import combinations
from pathlib import Path

from pyoxigraph import Store

from extraction.model import Role
from kg.columns import members
from kg.fact_quads import OWNING
from kg.table_rows import Cells, PolicyRows
from kg.terms import number

TABLES: dict[str, str] = {
    "district_industry": "place relation topic strength inferred rule policy citation clause clause_id stage",
    "agency_task": "agency role task kind policy citation clause clause_id agency_id task_id",
    "agency_pairs": "agency other tie shared roles size weight policy citation clause clause_id",
    "goals": "metric operator low high unit deadline due_by topics policy citation clause clause_id "
    "baseline compared_with condition yearly cumulative",
    "mentions": "kind text entity status entity_id start end rule policy citation clause clause_id",
}
"""File name and columns."""


def write_tables(store: Store, folder: Path) -> None:
    """Write every table.

    Parameters
    ----------
    store : Store
    folder : Path
        Made if it is missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as files:
        written = {}
        for name, columns in TABLES.items():
            file = files.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline=""))
            written[name] = csv.writer(file)
            written[name].writerow(columns.split())
        for policy in sorted(members(store, "pk:Policy")):
            rows = PolicyRows(store, policy)
            duties = rows.agency_task()
            written["district_industry"].writerows(rows.district_industry())
            written["agency_task"].writerows(duties)
            written["agency_pairs"].writerows(_pairs(duties))
            written["goals"].writerows(rows.goals())
            written["mentions"].writerows(rows.mentions())


def _pairs(rows: Sequence[Cells]) -> Iterator[Cells]:
    """A row for each two agencies, what they share, and the clause: one that names both, else each that names one."""
    names = TABLES["agency_task"].split()
    groups: dict[str, dict[str, list[dict[str, str]]]] = {}
    for row in rows:
        duty = dict(zip(names, row, strict=True))
        if duty["kind"] == "body" or Role(duty["role"]) in OWNING:
            groups.setdefault(duty["task_id"], {}).setdefault(duty["agency_id"], []).append(duty)
    for shared in groups.values():
        for one, two in combinations(shared.values(), 2):
            clauses = {duty["clause_id"]: duty for duty in (*one, *two)}
            both = {duty["clause_id"] for duty in one} & {duty["clause_id"] for duty in two}
            roles = "–".join(" ".join(dict.fromkeys(duty["role"] for duty in each)) for each in (one, two))
            for clause, duty in clauses.items():
                if not both or clause in both:
                    yield (
                        one[0]["agency"],
                        two[0]["agency"],
                        duty["kind"],
                        duty["task"],
                        roles,
                        str(len(shared)),
                        number(round(1 / (len(shared) - 1), 4)),
                        *(duty[name] for name in ("policy", "citation", "clause", "clause_id")),
                    )
