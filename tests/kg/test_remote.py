"""What a server may do instead of answering, and what the user is told."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.cli import run
from kg.errors import StoreError
from kg.remote import PASSWORD, USER, RemoteStore, open_remote, push
from kg.serve import HOST, free_port
from tests.kg.servers import oxigraph

Reply = Callable[[BaseHTTPRequestHandler], tuple[int, str, str]]


@pytest.fixture
def answering() -> Iterator[Callable[[Reply], str]]:
    """A server that answers as it is told; gives its address."""
    servers: list[ThreadingHTTPServer] = []

    def start(reply: Reply) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", "0")))
                status, kind, text = reply(self)
                body = text.encode()
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                if status == 401:
                    self.send_header("WWW-Authenticate", 'Basic realm="graphs"')
                self.end_headers()
                self.wfile.write(body)

            do_PUT = do_GET = do_POST

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        server = ThreadingHTTPServer((HOST, 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://{HOST}:{server.server_address[1]}/sparql"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("status", "kind", "text", "says"),
    [
        (200, "text/html", "<html><title>Welcome</title></html>", "answers with text/html, not with results"),
        (200, "application/sparql-results+json", "{", "cannot be read"),
        (403, "text/plain", "no", "refuses access (403)"),
        (404, "text/plain", "no", "nothing answers there (404)"),
        (500, "text/html", "<title>Out of\n memory</title>", "the server failed (500): Out of memory"),
        (400, "text/plain", "line 1: expected", "refuses the query: line 1: expected"),
        (200, "application/sparql-results+json", '{"head": {}, "boolean": false}', "holds no policy; put a build"),
    ],
)
def test_what_it_answers(
    status: int,
    kind: str,
    text: str,
    says: str,
    answering: Callable[[Reply], str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    address = answering(lambda _: (status, kind, text))
    assert run(["query", "goals", "--store", address]) == 1
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1


def test_it_is_down_or_slow(answering: Callable[[Reply], str]) -> None:
    with pytest.raises(StoreError, match="cannot be reached"):
        RemoteStore(f"http://{HOST}:{free_port(0)}/query").query("ASK {}")
    waiting = threading.Event()

    def late(_: BaseHTTPRequestHandler) -> tuple[int, str, str]:
        waiting.wait(10)
        return 200, "text/plain", ""

    address = answering(late)
    with pytest.raises(StoreError, match="no answer in time"):
        RemoteStore(address, timeout=0.2).query("ASK {}")
    waiting.set()


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("ftp://example.org/", "is no address of a server"),
        ("localhost:7878", "is no address of a server"),
        ("http://reader:secret@localhost/sparql", "holds a user or password; set POLICYKG_STORE_USER"),
    ],
)
def test_an_address_that_is_none_or_tells_a_secret(
    address: str, says: str, small_build: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (["query", "goals", "--store", address], ["push", address, "--from", str(small_build)]):
        assert run(command) == 1
        error = capsys.readouterr().err
        assert says in error
        assert "secret" not in error


def test_credentials_are_sent_only_where_they_are_asked_for(
    answering: Callable[[Reply], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str | None] = []

    def reply(request: BaseHTTPRequestHandler) -> tuple[int, str, str]:
        seen.append(request.headers.get("Authorization"))
        known = seen[-1] == "Basic cmVhZGVyOmtlZXA="
        return (200 if known else 401), "application/sparql-results+json", '{"head": {}, "boolean": true}'

    address = answering(reply)
    with pytest.raises(StoreError, match=r"refuses access \(401\); set POLICYKG_STORE_USER"):
        RemoteStore(address).query("ASK {}")
    monkeypatch.setenv(USER, "reader")
    monkeypatch.setenv(PASSWORD, "keep")
    assert RemoteStore(address).query("ASK {}")
    assert seen == [None, None, "Basic cmVhZGVyOmtlZXA="]


def test_a_server_without_a_union_default_graph_is_told_from_an_empty_one(small: Store, tmp_path: Path) -> None:
    with oxigraph(tmp_path) as address:
        with pytest.raises(StoreError, match="holds no policy"):
            open_remote(f"{address}/query")
        assert push(small, f"{address}/store") == 5
        with pytest.raises(StoreError, match="does not show the named graphs"):
            open_remote(f"{address}/query")
        with pytest.raises(StoreError, match="nothing answers there"):
            push(small, f"{address}/nowhere")


def test_a_web_page_that_says_yes_to_everything_is_no_store(answering: Callable[[Reply], str], small: Store) -> None:
    asked: list[str] = []

    def reply(request: BaseHTTPRequestHandler) -> tuple[int, str, str]:
        asked.append(request.command)
        return 200, "text/html", "<html><title>Welcome</title></html>"

    with pytest.raises(StoreError, match=r"gives text/html back \(200\); give the address of its Graph Store"):
        push(small, answering(reply))
    assert asked == ["PUT", "GET"]
