"""What a query returned, as a table, CSV, JSON or Turtle."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import BinaryIO

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    Triple,
)

from kg.errors import QueryError
from kg.serialize import write_turtle
from kg.sparql import Result, shortened
from ontology.namespaces import ID, PREFIXES, RDF, XSD

Cell = str | int | float | bool | None
Row = dict[str, Cell]
FORMATS = ("table", "csv", "json", "ttl")

NUMBERS = {XSD.decimal, XSD.nonNegativeInteger} | {
    "http://www.w3.org/2001/XMLSchema#" + name for name in ("double", "float", "int", "long")
}
CHARACTERS = {XSD.string, RDF.langString}
ABBREVIATIONS = {**{iri: f"{prefix}:" for prefix, iri in PREFIXES.items()}, ID: "id:"}


def cell(term: NamedNode | BlankNode | Literal | Triple | None) -> Cell:
    """A term as a Python value: numbers and flags as such, everything else as its characters.

    Examples
    --------
    >>> cell(Literal("350.0", datatype=NamedNode(XSD.decimal)))
    350
    """
    if isinstance(term, Literal):
        datatype = term.datatype.value
        # First what most cells are: an answer of thousands of rows is read through here.
        if datatype in CHARACTERS:
            return term.value
        if datatype == XSD.integer:
            return int(term.value)
        if datatype == XSD.boolean:
            return term.value in ("true", "1")
        if datatype in NUMBERS:
            number = Decimal(term.value)
            return int(number) if number.is_finite() and number == number.to_integral_value() else float(number)
        return term.value
    if isinstance(term, NamedNode | BlankNode):
        return term.value
    return None if term is None else str(term)


def columns_and_rows(result: QuerySolutions | QueryTriples) -> tuple[list[str], list[Row]]:
    """The rows of a SELECT, or the triples of a CONSTRUCT or DESCRIBE, as a table.

    Raises
    ------
    QueryError
        If the evaluation fails on the way (a SERVICE that does not answer).
    """
    try:
        if isinstance(result, QueryTriples):
            columns = ["subject", "predicate", "object"]
            return columns, [dict(zip(columns, map(cell, triple), strict=True)) for triple in sorted_triples(result)]
        columns = [variable.value for variable in result.variables]
        return columns, [dict(zip(columns, map(cell, row), strict=True)) for row in result]
    except (OSError, RuntimeError) as error:
        raise QueryError(f"the query broke off: {shortened(str(error))}") from None


def sorted_triples(triples: Iterable[Triple]) -> list[Triple]:
    """Triples in an order that does not depend on the store."""
    return sorted(set(triples), key=str)


def write(result: Result, form: str, out: BinaryIO, *, width: int | None = None) -> bool:
    """Write what a query returned.

    Parameters
    ----------
    result : Result
        From `kg.sparql.run`.
    form : str
        One of `FORMATS`. CSV is that of SPARQL 1.1; JSON is a list of objects, or true or false; triples are written
        as Turtle unless CSV or JSON is asked for.
    out : binary file
        Where to, in UTF-8.
    width : int, optional
        The width of the terminal, on which a table is folded to fit; without it lines are as long as they need be.

    Returns
    -------
    bool
        False if the result has no rows or triples.

    Raises
    ------
    QueryError
        If the form is unknown or does not fit the result.
    """
    if form not in FORMATS:
        raise QueryError(f"unknown format {shortened(form)!r}; use one of {', '.join(FORMATS)}")
    if isinstance(result, QueryBoolean):
        out.write(f"{str(bool(result)).lower()}\n".encode())
        return True
    if form == "ttl" and isinstance(result, QuerySolutions):
        raise QueryError("a SELECT has rows and no triples; use table, csv or json, or CONSTRUCT instead")
    if form == "csv" and isinstance(result, QuerySolutions):
        try:
            data = result.serialize(format=QueryResultsFormat.CSV) or b""
        except (OSError, RuntimeError) as error:
            raise QueryError(f"the query broke off: {shortened(str(error))}") from None
        out.write(data)
        return data.count(b"\n") > 1
    if isinstance(result, QueryTriples) and form in ("ttl", "table"):
        triples = sorted_triples(result)
        write_turtle(triples, out)
        return bool(triples)
    columns, rows = columns_and_rows(result)
    write_rows(columns, rows, form, out, width=width)
    return bool(rows)


def write_rows(
    columns: Sequence[str], rows: Sequence[Row], form: str, out: BinaryIO, *, width: int | None = None
) -> None:
    """Write rows that are already Python values; `form` is ``table``, ``csv`` or ``json``."""
    if form == "json":
        out.write((json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode())
    elif form == "csv":
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([displayed(row[name]) for name in columns] for row in rows)
        out.write(text.getvalue().encode())
    elif width is None:
        out.write(aligned(columns, rows).encode())
    else:
        out.write(folded_table(columns, rows, width).encode())


def displayed(value: Cell) -> str:
    """A value as it stands in a table."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def abbreviated(value: Cell) -> str:
    """A value on one line, with the well-known beginnings of IRIs shortened."""
    text = " ".join(displayed(value).split())
    for iri, prefix in ABBREVIATIONS.items():
        if text.startswith(iri):
            return prefix + text[len(iri) :]
    return text


def aligned(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """A plain table of full cells, in columns two spaces apart; a Chinese character is two wide."""
    from rich.cells import cell_len

    lines = [list(columns), *([abbreviated(row[name]) for name in columns] for row in rows)]
    sizes = [max(map(cell_len, cells)) for cells in zip(*lines, strict=True)]
    return "".join(
        "  ".join(text + " " * (size - cell_len(text)) for text, size in zip(line, sizes, strict=True)).rstrip() + "\n"
        for line in lines
    )


def folded_table(columns: Sequence[str], rows: Sequence[Row], width: int) -> str:
    """A table for a terminal: long cells go on in the next line, nothing is cut; empty columns are left out."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # A column without a single value says nothing and costs the others their width.
    columns = [name for name in columns if not rows or any(row[name] is not None for row in rows)]
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(abbreviated(row[name])) for name in columns))
    console = Console(width=width, color_system=None, force_terminal=False)
    with console.capture() as captured:
        console.print(table)
    return captured.get()
