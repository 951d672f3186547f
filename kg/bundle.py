"""The facts as a bundle of CSV files with a description of every column: a Frictionless Data Package."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping

from pyoxigraph import Store

from kg.formats import Cell, columns_and_rows, write_rows
from kg.lookup import Lookup
from kg.parameters import bind
from kg.query import canned_query
from kg.store import select
from ontology.version import VERSION

RESOURCES: Mapping[str, Mapping[str, bool]] = {
    "policies": {},
    "district-industry": {"inferred": True},
    "restricted": {},
    "agency-tasks": {},
    "shared-tasks": {},
    "co-owners": {},
    "goals": {},
    "citations": {},
    "mentions": {},
}
"""The canned queries whose answers are bundled, with their parameters."""


def bundle(store: Store) -> Iterator[tuple[str, bytes]]:
    """The files of the bundle, name and bytes: the tables, and ``datapackage.json`` last."""
    resources = []
    lookup = Lookup(store)
    for name, parameters in RESOURCES.items():
        query = canned_query(name)
        columns, rows = columns_and_rows(select(store, query.text(bind(query, parameters, lookup).terms)))
        out = io.BytesIO()
        write_rows(columns, rows, "csv", out)
        yield f"{name}.csv", out.getvalue()
        resources.append(
            {
                "name": name,
                "path": f"{name}.csv",
                "profile": "tabular-data-resource",
                "title": query.title,
                "description": query.description,
                "encoding": "utf-8",
                "schema": {
                    "fields": [
                        {
                            "name": column.name,
                            "type": field_type([row[column.name] for row in rows]),
                            "title": column.description_zh,
                            "description": column.description,
                        }
                        for column in query.columns
                    ]
                },
            }
        )
    package = {
        "profile": "tabular-data-package",
        "name": "policykg",
        "version": VERSION,
        "title": "Facts from policy documents, each with the clause that states it",
        "resources": resources,
    }
    yield "datapackage.json", (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def field_type(values: list[Cell]) -> str:
    """The Frictionless type that all values of a column have.

    Examples
    --------
    >>> field_type([1, 2.5, None]), field_type(["2017", 3]), field_type([None])
    ('number', 'string', 'string')
    """
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "integer"
    return "number" if kinds and kinds <= {int, float} else "string"


def zipped(store: Store) -> bytes:
    """The bundle as a ZIP file, without dates and uncompressed, so that its bytes depend on the graph alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in bundle(store):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()
