"""Read the graph by columns: all values of a property in one scan, joined here and not in the query.

A row of a scan costs the store some 4 µs; each further pattern of a query costs it a seek for each row, four times
that. What is read whole, as for the views and tables of a build, is read by columns; the queries are so plain that any
SPARQL server answers them. Values come as the characters that SPARQL's CSV form has for them, things as their keys.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Collection, Iterable, Iterator
from itertools import product

from pyoxigraph import NamedNode, QueryResultsFormat, Store

from kg.errors import QueryError
from kg.sparql import shortened
from kg.store import select
from ontology.namespaces import ID, PREFIXES

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())

Row = dict[str, str]
Column = dict[str, list[str]]
"""The values of a property by the key of the thing that has them; a thing without any is not in it."""
Labels = dict[str, list[tuple[str, str]]]
"""Labels with their language tags by the key of the thing that has them."""

FEW = 3000
"""Up to so many things are asked for by name: beyond, a scan of the whole vocabulary costs less."""
BATCH = 500
"""Things named in one query."""


def lines(store: Store, query: str) -> Iterator[list[str]]:
    """The rows of a SELECT of ours as lists, things as keys; what is unbound is empty.

    Raises
    ------
    QueryError
        If the evaluation fails on the way.
    """
    reader = _reader(store, query)
    next(reader)
    for line in reader:
        yield [value.removeprefix(ID) for value in line]


def rows(store: Store, query: str) -> list[Row]:
    """The rows of a SELECT of ours by the names of its variables."""
    reader = _reader(store, query)
    names = next(reader)
    return [{name: value.removeprefix(ID) for name, value in zip(names, line, strict=True)} for line in reader]


def _reader(store: Store, query: str) -> Iterator[list[str]]:
    try:
        data = select(store, PROLOGUE + query).serialize(format=QueryResultsFormat.CSV) or b""
    except (OSError, RuntimeError) as error:
        raise QueryError(f"the query broke off: {shortened(str(error))}") from None
    # A clause may be longer than the field that the reader allows at first.
    csv.field_size_limit(sys.maxsize)
    return csv.reader(io.StringIO(data.decode(), newline=""))


def column(store: Store, name: str, *, of: Collection[str] | None = None) -> Column:
    """All values of a property.

    Parameters
    ----------
    store : Store
    name : str
        The property with its prefix: ``pk:start``.
    of : collection of str, optional
        The keys of the things that are needed. Few are asked for by name; where they are many, the column is scanned
        whole, and the others are dropped.
    """
    found: Column = {}
    for subject, value in _scan(store, "?s ?o", f"?s {name} ?o", of):
        if subject in found:
            found[subject].append(value)
        else:
            found[subject] = [value]
    return found


def labels(store: Store, *, of: Collection[str] | None = None) -> Labels:
    """The preferred labels of things, each with its language tag in lower case; `of` as of `column`."""
    found: Labels = {}
    for subject, label, tag in _scan(store, "?s ?o (LANG(?o) AS ?tag)", "?s skos:prefLabel ?o", of):
        found.setdefault(subject, []).append((label, tag.lower()))
    return found


def classes(store: Store, names: Iterable[str], *, of: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
    """Things with those of their classes that have these local names; `of` as of `column`."""
    wanted = " ".join(f"pk:{name}" for name in names)
    scanned = f"VALUES ?class {{ {wanted} }} ?s a ?class" if of is None or len(of) > FEW else "?s a ?class"
    for key, name in _scan(store, "?s ?class", scanned, of):
        yield key, local(name)


def _scan(store: Store, wanted: str, pattern: str, of: Collection[str] | None) -> Iterator[list[str]]:
    if of is None:
        yield from lines(store, f"SELECT {wanted} {{ {pattern} }}")
    elif len(of) > FEW:
        yield from (line for line in lines(store, f"SELECT {wanted} {{ {pattern} }}") if line[0] in of)
    else:
        keys = sorted(of)
        for first in range(0, len(keys), BATCH):
            named = " ".join(map(_iri, keys[first : first + BATCH]))
            yield from lines(store, f"SELECT {wanted} {{ VALUES ?s {{ {named} }} {pattern} }}")


def _iri(key: str) -> str:
    """A thing as SPARQL has it."""
    return str(NamedNode(key if "://" in key else ID + key))


def members(store: Store, name: str) -> set[str]:
    """The things of a class, given with its prefix: ``pk:Task``."""
    return {line[0] for line in lines(store, f"SELECT ?s {{ ?s a {name} }}")}


def join(first: Column, *others: Column, optional: Iterable[Column] = ()) -> Iterator[tuple[str, ...]]:
    """What some columns say of the things of the first, a row for each combination of values.

    Parameters
    ----------
    first : Column
        The one with the fewest things.
    others : Column
        A thing that one of them lacks gives no row.
    optional : iterable of Column
        A thing that one of them lacks gives rows with an empty value.

    Yields
    ------
    tuple of str
        The thing's key, then a value of each column.
    """
    maybe = tuple(optional)
    for key, values in first.items():
        try:
            known = [other[key] for other in others]
        except KeyError:
            continue
        known += [other.get(key, [""]) for other in maybe]
        if len(values) == 1 and (not known or max(map(len, known)) == 1):
            yield key, values[0], *[each[0] for each in known]
        else:
            yield from product((key,), values, *known)


def local(value: str) -> str:
    """The local name of a term of the ontology."""
    return value.rpartition("#")[2]


def true(value: str) -> bool:
    """A flag; some servers write 1 for true."""
    return value in ("true", "1")
