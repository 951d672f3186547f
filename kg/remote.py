"""A SPARQL 1.1 server in place of the embedded store: the SPARQL Protocol and the Graph Store Protocol.

httpx does the talking: it has timeouts, Basic and Digest authentication and streamed bodies, and honours proxies.

Credentials come from the environment, never from an address or a command line, where logs and process lists would
show them: ``POLICYKG_STORE_USER`` and ``POLICYKG_STORE_PASSWORD``, or ``POLICYKG_STORE_TOKEN`` for a bearer token.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Generator, Sequence
from typing import cast
from urllib.parse import urlsplit

import httpx
from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse_query_results,
    serialize,
)

from kg.errors import QueryError, StoreError
from kg.sparql import first_word
from ontology.namespaces import PK

USER, PASSWORD, TOKEN = "POLICYKG_STORE_USER", "POLICYKG_STORE_PASSWORD", "POLICYKG_STORE_TOKEN"
TIMEOUT = 60.0
"""Seconds that a server may take to answer a query."""

_JSON, _TRIPLES = "application/sparql-results+json", "application/n-triples"
_DECLARED = re.compile(r"PREFIX\s+(\S*?):\s*<", re.IGNORECASE)


class Account(httpx.Auth):
    """Basic or Digest authentication, whichever the server asks for; nothing is sent that it did not ask for."""

    def __init__(self, user: str, password: str) -> None:
        self.user = user
        self.password = password

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send the request once without, and once more with what the answer asks for."""
        response = yield request
        asked = response.headers.get("www-authenticate", "").lower()
        if response.status_code != 401 or not asked:
            return
        flow: httpx.Auth = (
            httpx.DigestAuth(self.user, self.password)
            if asked.startswith("digest")
            else httpx.BasicAuth(self.user, self.password)
        )
        yield from flow.auth_flow(request)


def client(timeout: float = TIMEOUT) -> httpx.Client:
    """A client with the credentials of the environment."""
    auth: httpx.Auth | None = None
    headers = {"User-Agent": "policykg"}
    if token := os.environ.get(TOKEN):
        headers["Authorization"] = f"Bearer {token}"
    elif user := os.environ.get(USER):
        auth = Account(user, os.environ.get(PASSWORD, ""))
    return httpx.Client(auth=auth, headers=headers, timeout=httpx.Timeout(timeout, connect=10.0))


def checked(url: str) -> str:
    """The address, if it is one that may be used.

    Raises
    ------
    StoreError
        If it is no http address, or holds a password.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise StoreError(f"{url}: is no address of a server; write http://host:port/path")
    if parts.username or parts.password:
        raise StoreError(f"the address of {parts.hostname} holds a user or password; set {USER} and {PASSWORD} instead")
    return url


def send(http: httpx.Client, url: str, request: httpx.Request, *, stream: bool = False) -> httpx.Response:
    """The answer to a request; with `stream`, before its body is read.

    Raises
    ------
    StoreError
        If the server is down, slow, or refuses; the message says what to do.
    """
    try:
        response = http.send(request, follow_redirects=True, stream=stream)
    except httpx.TimeoutException:
        raise StoreError(f"{url}: no answer in time; ask for less, or look at the server") from None
    except httpx.TransportError as error:
        raise StoreError(f"{url}: cannot be reached ({error}); is the server running, and the address right?") from None
    if response.status_code in (401, 403):
        raise StoreError(f"{url}: refuses access ({response.status_code}); set {USER} and {PASSWORD}, or {TOKEN}")
    if response.status_code in (404, 405):
        raise StoreError(f"{url}: nothing answers there ({response.status_code}); look up the server's own address")
    if response.status_code >= 500:
        response.read()
        raise StoreError(f"{url}: the server failed ({response.status_code}): {_said(response)}")
    return response


def _said(response: httpx.Response) -> str:
    """What a server says of an error, in a line; of a web page its title."""
    text = response.text
    title = re.search(r"<title>([^<]*)</title>", text, re.IGNORECASE)
    line = " ".join((title.group(1) if title else text).split())
    return line[:160] or "no message"


class RemoteStore:
    """A server's graph, for reading: the part of `pyoxigraph.Store` that queries need.

    Parameters
    ----------
    url : str
        The address of its query service: ``http://localhost:7878/query``, ``http://localhost:8890/sparql``.
    timeout : float
        Seconds that an answer may take.
    """

    def __init__(self, url: str, *, timeout: float = TIMEOUT) -> None:
        self.url = checked(url)
        self.timeout = timeout

    def query(
        self,
        query: str,
        *,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        default_graph: Sequence[NamedNode] | None = None,
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """The result of a query.

        Parameters
        ----------
        query : str
        prefixes : dict, optional
            Prefixes that the query need not declare.
        use_default_graph_as_union : bool
            Is taken for granted: `open_remote` has seen that the server does so.
        default_graph : sequence of NamedNode, optional
            The named graphs that make up the default graph.

        Raises
        ------
        QueryError
            If the server finds the query at fault.
        StoreError
            If it does not answer, or with something else than results.
        """
        declared = set(_DECLARED.findall(query))
        head = "".join(f"PREFIX {name}: <{iri}> " for name, iri in (prefixes or {}).items() if name not in declared)
        data: dict[str, str | list[str]] = {"query": head + query}
        if default_graph is not None:
            data["default-graph-uri"] = [graph.value for graph in default_graph]
        form = first_word(query)
        with client(self.timeout) as http:
            headers = {"Accept": _TRIPLES if form in ("CONSTRUCT", "DESCRIBE") else _JSON}
            response = send(http, self.url, http.build_request("POST", self.url, data=data, headers=headers))
        if response.status_code >= 400:
            raise QueryError(f"{self.url} refuses the query: {_said(response)}")
        return _result(self.url, response, form)


def _result(url: str, response: httpx.Response, form: str) -> QuerySolutions | QueryBoolean | QueryTriples:
    """What an answer holds."""
    kind = response.headers.get("content-type", "").partition(";")[0].strip()
    try:
        if kind in (_JSON, "application/json"):
            found = parse_query_results(response.content, format=QueryResultsFormat.JSON)
            if form == "ASK" and isinstance(found, QuerySolutions):
                # Virtuoso answers with a row: 1 or 0.
                holds = any(str(value.value) in ("1", "true") for row in found for value in row)
                return parse_query_results(
                    json.dumps({"head": {}, "boolean": holds}).encode(), format=QueryResultsFormat.JSON
                )
            return found
        if kind in (_TRIPLES, "text/plain", "text/turtle", "application/turtle"):
            memory = Store()
            memory.load(response.content, format=RdfFormat.TURTLE)
            return cast(QueryTriples, memory.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"))
    except (SyntaxError, ValueError, OSError) as error:
        raise StoreError(f"{url}: its answer cannot be read ({' '.join(str(error).split())[:120]})") from None
    raise StoreError(
        f"{url}: answers with {kind or 'nothing'}, not with results; give the address of the query service, which "
        "often ends in /query or /sparql"
    )


def open_remote(url: str) -> Store:
    """The graph of a server, to be read like a build.

    Parameters
    ----------
    url : str
        The address of its query service.

    Raises
    ------
    StoreError
        If it cannot be asked, holds no graph of ours, or does not show its named graphs as one.
    """
    store = RemoteStore(url)
    # What reads a store of ours calls nothing but `query`; pyoxigraph's own class cannot be derived from.
    opened = cast(Store, store)
    if not store.query(f"ASK {{ ?policy a <{PK.Policy}> }}"):
        if store.query(f"ASK {{ GRAPH ?graph {{ ?policy a <{PK.Policy}> }} }}"):
            raise StoreError(
                f"{url}: its default graph does not show the named graphs; start the server so that it is their union "
                "(oxigraph serve --union-default-graph; Fuseki: tdb2:unionDefaultGraph true)"
            )
        raise StoreError(f"{url}: holds no policy; put a build there with policykg push")
    return opened


def push(store: Store, url: str) -> int:
    """Put every named graph of a build on a server, each in place of the one of that name.

    Parameters
    ----------
    store : Store
        An opened build.
    url : str
        The address of the server's Graph Store: ``http://localhost:7878/store``, for Virtuoso
        ``http://localhost:8890/sparql-graph-crud-auth``.

    Returns
    -------
    int
        The number of graphs.

    Raises
    ------
    StoreError
        If the server does not take them. What it took before stands; to push again begins anew.
    """
    checked(url)
    names = sorted((name for name in store.named_graphs() if isinstance(name, NamedNode)), key=lambda name: name.value)
    with client(timeout=600.0) as http:
        for name in names:
            request = http.build_request(
                "PUT",
                url,
                params={"graph": name.value},
                content=_body(store, name),
                headers={"Content-Type": _TRIPLES},
            )
            response = send(http, url, request)
            if response.status_code >= 400:
                raise StoreError(f"{url}: does not take {name.value} ({response.status_code}): {_said(response)}")
            if name == names[0]:
                _look(http, url, name)
    return len(names)


def _look(http: httpx.Client, url: str, name: NamedNode) -> None:
    """See that a graph is there: a web page, too, may answer that all is well."""
    request = http.build_request("GET", url, params={"graph": name.value}, headers={"Accept": _TRIPLES})
    response = send(http, url, request, stream=True)
    response.close()
    kind = response.headers.get("content-type", "").partition(";")[0].strip()
    if response.status_code >= 400 or kind == "text/html":
        raise StoreError(
            f"{url}: says that it took {name.value}, and gives {kind or 'nothing'} back ({response.status_code}); give "
            "the address of its Graph Store Protocol, which often ends in /store, /data or /sparql-graph-crud-auth"
        )


def _body(store: Store, graph: NamedNode) -> bytes:
    """A graph as N-Triples."""
    triples = (quad.triple for quad in store.quads_for_pattern(None, None, None, graph))
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""
