"""The endpoint, with a server that really runs."""

import html
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from kg.cli import run
from kg.errors import PolicyKGError
from kg.query import canned_queries
from kg.serve import HOST, free_port, running
from kg.start_page import start_page

QUERY = "PREFIX pk: <https://w3id.org/policykg/ontology#> SELECT ?d ?i { ?d a pk:District ; pk:develops ?i }"


@pytest.fixture(scope="module")
def address(small_build: Path) -> Iterator[str]:
    with running(small_build, 0) as (_, where):
        yield where


def post(url: str, kind: str, text: str) -> tuple[int, bytes]:
    request = urllib.request.Request(
        url, text.encode(), {"Content-Type": kind, "Accept": "application/sparql-results+json, */*;q=0.1"}
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def test_a_query_sees_all_graphs_as_one(address: str) -> None:
    status, body = post(f"{address}/query", "application/sparql-query", QUERY)
    assert status == 200
    assert len(json.loads(body)["results"]["bindings"]) == 4


def test_the_editor_is_there(address: str) -> None:
    with urllib.request.urlopen(f"{address}/", timeout=10) as answer:
        assert "text/html" in answer.headers["Content-Type"]


@pytest.mark.parametrize("update", ["INSERT DATA { <a:b> <a:b> <a:b> }", "CLEAR ALL", "LOAD <http://127.0.0.1:9/x>"])
def test_updates_are_refused_and_change_nothing(address: str, update: str) -> None:
    assert post(f"{address}/update", "application/sparql-update", update)[0] >= 400
    assert post(f"{address}/query", "application/sparql-query", update)[0] >= 400
    request = urllib.request.Request(
        f"{address}/store?default", b"<a:b> <a:b> <a:b> .", {"Content-Type": "text/turtle"}
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=10)
    refused.value.close()
    assert refused.value.code >= 400
    assert len(json.loads(post(f"{address}/query", "application/sparql-query", QUERY)[1])["results"]["bindings"]) == 4


def test_it_listens_on_loopback_only(address: str) -> None:
    port = urllib.parse.urlsplit(address).port
    assert address == f"http://{HOST}:{port}"
    listening = {
        line.split()[1] for line in Path("/proc/net/tcp").read_text().splitlines()[1:] if line.split()[3] == "0A"
    }
    assert {place for place in listening if place.endswith(f":{port:04X}")} == {f"0100007F:{port:04X}"}


def test_a_taken_port_is_one_line(small_build: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run(["serve", "--port", str(port), "--from", str(small_build)]) == 1
    err = capfd.readouterr().err
    assert err == f"policykg: port {port} is taken; stop what listens there, or choose another by --port\n"


def test_no_port() -> None:
    with pytest.raises(PolicyKGError, match="70000 is no port"):
        free_port(70000)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_stops_cleanly(small_build: Path, number: signal.Signals) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "--port", "0", "--from", str(small_build)],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        # Where the tests run in the background, Ctrl-C is ignored from birth.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    where = line.split()[0]
    assert post(f"{where}/query", "application/sparql-query", "ASK {}")[0] == 200
    os.kill(process.pid, number)
    out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err) == (0, "", "")
    port = urllib.parse.urlsplit(where).port
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) != 0:
                return
        time.sleep(0.05)
    pytest.fail("the server still listens")


def test_many_logged_requests_do_not_stop_the_server(address: str) -> None:
    for _ in range(300):
        post(f"{address}/query", "application/sparql-query", "SELECT * { broken " + "x" * 300)
    assert post(f"{address}/query", "application/sparql-query", "ASK {}")[0] == 200


def test_the_start_page_opens_views_and_every_query_in_the_editor(address: str, small_build: Path) -> None:
    (small_build / "views").mkdir(exist_ok=True)
    (small_build / "views" / "index.html").write_text("<title>views</title>", encoding="utf-8")
    text = start_page(address, small_build)
    links = [html.unescape(link) for link in re.findall(r'href="([^"]*)"', text)]
    opened = [urllib.parse.parse_qs(link.partition("#")[2]) for link in links if "#query=" in link]
    assert [found["query"][0] for found in opened] == [query.text() for query in canned_queries()]
    assert {found["endpoint"][0] for found in opened} == {f"{address}/query"}
    for link in links:
        if link.startswith("file:"):
            assert Path(urllib.request.url2pathname(urllib.parse.urlsplit(link).path)).is_file(), link
    assert any(link.endswith("views/index.html") for link in links)
    status, _ = post(f"{address}/query", "application/sparql-query", opened[0]["query"][0])
    assert status == 200
