"""Run a query over the union of all named graphs, and say in one line what is wrong with one that does not run."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from kg.errors import QueryError
from ontology.namespaces import PREFIXES

Result = QuerySolutions | QueryTriples | QueryBoolean

UPDATES = "INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH".split()
SKIPPED = re.compile(r"\s+|#[^\n]*(?:\n|$)|(?:BASE|PREFIX\s+\S*:)\s*<[^>]*>", re.IGNORECASE)
POSITION = re.compile(r"error at (\d+):(\d+): ", re.ASCII)
LONGEST = 160


def run(store: Store, text: str, graphs: Sequence[NamedNode] | None = None) -> Result:
    """Run a SPARQL query.

    Parameters
    ----------
    store : Store
        The graph; its named graphs are the default graph of the query.
    text : str
        SELECT, ASK, CONSTRUCT or DESCRIBE. Solutions are evaluated as they are read. The prefixes of the ontology and
        of what it reuses (pk:, skos:, rdf: …) need no declaration; one of the query's own wins.
    graphs : sequence of NamedNode, optional
        The named graphs that make up the default graph, as of `kg.scope.Scope`; without them, all do.

    Raises
    ------
    QueryError
        If it is malformed (with line and column) or is an update.
    """
    word = first_word(text)
    if word in UPDATES:
        raise QueryError(f"{word} is an update, but a build is only read; change documents or lexicon and build again")
    try:
        if graphs is not None:
            return store.query(text, prefixes=PREFIXES, default_graph=list(graphs))
        return store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise QueryError(f"malformed query{described(str(error))}") from None
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"the query cannot be run: {shortened(str(error))}") from None


def first_word(text: str) -> str:
    """The keyword after comments and prologue, in capitals."""
    position = 0
    while match := SKIPPED.match(text, position):
        position = match.end()
    word = re.compile(r"[A-Za-z]*").match(text, position)
    return word.group().upper() if word else ""


def described(message: str) -> str:
    """Where a parser stumbled, and over what."""
    match = POSITION.match(message)
    if match is None:
        return f": {shortened(message)}"
    return f" at line {match[1]}, column {match[2]}: {shortened(message[match.end() :])}"


def shortened(message: str) -> str:
    """The message on one line; a list of everything that might have stood there is cut."""
    line = " ".join(message.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
