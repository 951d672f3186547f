"""Stores of other makes, for the tests: rdflib's own in memory, a live Oxigraph server and a live Virtuoso."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import NamedNode, QueryResultsFormat, RdfFormat, Store, parse_query_results, serialize
from rdflib import Dataset, Graph, URIRef

from kg.serve import HOST, free_port, server, stop

NT = RdfFormat.N_TRIPLES
VIRTUOSO = shutil.which("virtuoso-t")
INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = {sql}
ServerThreads = 10
NumberOfBuffers = 4000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = {host}:{http}
ServerRoot = {folder}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 100000
"""


class RdflibStore:
    """rdflib's memory store behind the one method that queries need."""

    def __init__(self, store: Store) -> None:
        self.data = Dataset(default_union=True)
        for name in store.named_graphs():
            triples = serialize((quad.triple for quad in store.quads_for_pattern(None, None, None, name)), format=NT)
            self.data.graph(URIRef(str(name.value))).parse(data=triples, format="nt")

    def query(
        self,
        query: str,
        *,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        default_graph: Sequence[NamedNode] | None = None,
    ) -> object:
        asked: Graph = self.data
        if default_graph is not None:
            asked = Graph()
            for name in default_graph:
                asked += self.data.graph(name.value)
        result = asked.query(query, initNs=prefixes or {})
        return parse_query_results(result.serialize(format="json") or b"", format=QueryResultsFormat.JSON)


@contextmanager
def running(command: Sequence[str], folder: Path, port: int) -> Iterator[None]:
    """A program that listens on a port, for the time of a test."""
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder)
        try:
            deadline = time.monotonic() + 120
            while True:
                assert process.poll() is None, (folder / "log").read_text()
                try:
                    socket.create_connection((HOST, port), timeout=1).close()
                    break
                except OSError:
                    assert time.monotonic() < deadline, "the server does not come up"
                    time.sleep(0.1)
            yield
        finally:
            stop(process)


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[str]:
    """The address of an empty Oxigraph server that takes updates."""
    port = free_port(0)
    command = [server(), "serve", "--location", str(folder / "data"), "--bind", f"{HOST}:{port}", *options]
    with running(command, folder, port):
        yield f"http://{HOST}:{port}"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """The address of an empty Virtuoso; its user is dba with the password dba."""
    assert VIRTUOSO is not None
    http, sql = free_port(0), free_port(0)
    (folder / "virtuoso.ini").write_text(INI.format(folder=folder, host=HOST, http=http, sql=sql), encoding="utf-8")
    with running([VIRTUOSO, "+foreground", "+configfile", str(folder / "virtuoso.ini")], folder, http):
        yield f"http://{HOST}:{http}"
