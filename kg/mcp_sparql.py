"""Run a stranger's query within limits: read-only, no other servers, so many rows, so many seconds.

The query runs in a process of its own, since only the end of its process stops an engine in the middle of a join.
"""

from __future__ import annotations

import re
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from pyoxigraph import QueryBoolean, QueryTriples

from kg.errors import PolicyKGError, QueryError
from kg.formats import Row, cell
from kg.sparql import run
from kg.store import open_store

SECONDS = 20.0
MOST_ROWS = 500

_ASIDE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\s]*>|#[^\n]*|[?$]\w+',
    re.DOTALL,
)
_SERVICE = re.compile(r"(?<![\w:])SERVICE(?![\w:])", re.IGNORECASE)


def calls_service(text: str) -> bool:
    """Whether a query would ask another server.

    Examples
    --------
    >>> calls_service("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    True
    >>> calls_service("SELECT ?service { ?service rdfs:label 'service' } # service")
    False
    """
    return _SERVICE.search(_ASIDE.sub(" ", text)) is not None


def limited(build: Path, text: str, *, rows: int, seconds: float = SECONDS) -> tuple[list[Row], bool]:
    """The first rows of a query's answer.

    Parameters
    ----------
    build : Path
        The output folder of a build.
    text : str
        SELECT, ASK, CONSTRUCT or DESCRIBE.
    rows : int
        How many at most.
    seconds : float
        How long it may take.

    Returns
    -------
    rows : list of dict
        ASK gives one row with the column ``answer``.
    more : bool
        Whether there are more.

    Raises
    ------
    QueryError
        If the query is malformed, an update, asks another server or takes too long.
    """
    if calls_service(text):
        raise QueryError("SERVICE is not allowed here: the answer must come from this graph")
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sender, build, text, rows), daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise QueryError(
                f"the query took longer than {seconds:g} seconds; ask for less, or name more of what is asked"
            )
        answer = receiver.recv()
    except EOFError:
        raise QueryError("the query needed more than this machine has; ask for less") from None
    finally:
        process.kill()
        process.join()
        receiver.close()
    if isinstance(answer, str):
        raise QueryError(answer)
    found: tuple[list[Row], bool] = answer
    return found


def _work(sender: Connection, build: Path, text: str, rows: int) -> None:
    """Answer in the process: rows and whether there are more, or the message of an error."""
    try:
        sender.send(_first(build, text, rows))
    except PolicyKGError as error:
        sender.send(str(error))
    except (OSError, RuntimeError) as error:
        sender.send(f"the query broke off: {error}")


def _first(build: Path, text: str, rows: int) -> tuple[list[Row], bool]:
    result = run(open_store(build), text)
    if isinstance(result, QueryBoolean):
        return [{"answer": bool(result)}], False
    if isinstance(result, QueryTriples):
        names = ("subject", "predicate", "object")
        found = [dict(zip(names, map(cell, triple), strict=True)) for triple in islice(result, rows + 1)]
    else:
        columns = [variable.value for variable in result.variables]
        found = [{name: cell(row[name]) for name in columns} for row in islice(result, rows + 1)]
    return found[:rows], len(found) > rows
