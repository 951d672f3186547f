"""Commands that ask a build: query, sparql, serve, export."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import typer

if TYPE_CHECKING:
    from pyoxigraph import Store

FROM = typer.Option(Path("output"), "--from", metavar="DIR", help="The build to read.")
STORE = typer.Option(
    "", "--store", metavar="URL", help="Ask a SPARQL server instead of a build: the address of its query service."
)
FORMAT = typer.Option("table", "--format", "-f", help="table, csv or json.")
SPARQL_FORMAT = typer.Option("table", "--format", "-f", help="table, csv, json, or ttl for triples.")
OUTPUT = typer.Option(
    None, "--output", "-o", metavar="FILE", help="Where to; else standard output. For csv a folder, or a .zip."
)
AS_OF = typer.Option("", "--as-of", metavar="DATE", help="Only policies in force on this day (2025-12-31).")
ISSUER = typer.Option([], "--issuer", metavar="AGENCY", help="Only policies of this issuer; may be repeated.")
LEVEL = typer.Option([], "--level", help="Only national, provincial, prefectural or county policies.")
OWN = ("--from", "--format", "--show", "--store", "--as-of", "--issuer", "--level", "--help")
"""The options that every query has beside its parameters."""


def opened(folder: Path, url: str) -> Store:
    """The build of a folder, or the graph of a server where one is given, open for reading."""
    from kg.remote import open_remote
    from kg.store import open_store

    return open_remote(url) if url else open_store(folder)


def stdout() -> BinaryIO:
    """Standard output for bytes."""
    sys.stdout.flush()
    return cast(BinaryIO, sys.stdout.buffer)


def width() -> int | None:
    """The width of the terminal, or None where the output goes elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def named(arguments: Sequence[str]) -> tuple[str, dict[str, list[str | bool]]]:
    """The query's name and what is given for its parameters.

    Parameters
    ----------
    arguments : sequence of str
        What the command line holds beside the options of the command: ``--name value``, ``--name=value``, or
        ``--name`` alone for a flag.

    Raises
    ------
    QueryError
        If there is more than one name.
    """
    from kg.errors import QueryError

    names: list[str] = []
    given: dict[str, list[str | bool]] = {}
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        if not word.startswith("--") or word == "--":
            names.append(word)
            continue
        name, equals, value = word.removeprefix("--").partition("=")
        if equals:
            given.setdefault(name, []).append(value)
        elif waiting and not waiting[0].startswith("--"):
            given.setdefault(name, []).append(waiting.pop(0))
        else:
            given.setdefault(name, []).append(True)
    if len(names) > 1:
        raise QueryError(f"one query at a time, not {', '.join(names)}; a parameter is written --name value")
    return (names[0] if names else ""), given


def register(app: typer.Typer) -> None:
    """Add the commands."""

    @app.command(
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
        epilog="Example: policykg query district-industry --district 顺义区 --format csv",
        options_metavar="[NAME] [--PARAM VALUE]… [OPTIONS]",
    )
    def query(
        context: typer.Context,
        form: str = FORMAT,
        folder: Path = FROM,
        show: bool = typer.Option(False, "--show", help="Print the SPARQL instead of running it."),
        as_of: str = AS_OF,
        issuer: list[str] = ISSUER,
        level: list[str] = LEVEL,
        server: str = STORE,
    ) -> None:
        """Answer a canned query; without NAME, list them with their parameters."""
        from kg.errors import QueryError
        from kg.formats import Row, write, write_rows
        from kg.lookup import Lookup
        from kg.parameters import bind
        from kg.query import canned_queries, canned_query
        from kg.scope import find_scope
        from kg.sparql import run

        if form not in ("table", "csv", "json"):
            raise QueryError(f"there is no format {form!r}; use table, csv or json")
        name, given = named(context.args)
        if not name:
            if given:
                raise QueryError(f"no query is named; write policykg query NAME --{next(iter(given))} VALUE")
            rows: list[Row] = [
                {
                    "query": canned.name,
                    "answers": canned.title,
                    "parameters": " ".join(f"--{parameter.name}" for parameter in canned.parameters),
                }
                for canned in canned_queries()
            ]
            write_rows(["query", "answers", "parameters"], rows, form, stdout(), width=width())
            return
        canned = canned_query(name)
        for parameter, values in given.items():
            takes = canned.parameter(parameter, OWN)
            if True in values and takes.type != "flag":
                raise QueryError(f"--{parameter} wants a value")
        if show and not given:
            typer.echo(f"{canned.head}\n" + canned.text(), nl=False)
            return
        store = opened(folder, server)
        lookup = Lookup(store)
        bound = bind(canned, given, lookup)
        scope = find_scope(store, {"as-of": as_of or None, "issuer": issuer, "level": level}, lookup)
        for remark in (*bound.remarks, *scope.remarks):
            typer.echo(remark, err=True)
        if show:
            typer.echo(f"{canned.head}\n" + canned.text(bound.terms), nl=False)
        elif not write(run(store, canned.text(bound.terms), scope.graphs), form, stdout(), width=width()):
            typer.echo("no rows", err=True)

    @app.command(epilog="Example: policykg sparql question.rq --format json")
    def sparql(
        text: str = typer.Argument(..., metavar="QUERY|FILE.rq", help="A query, or a file that ends in .rq."),
        form: str = SPARQL_FORMAT,
        folder: Path = FROM,
        as_of: str = AS_OF,
        issuer: list[str] = ISSUER,
        level: list[str] = LEVEL,
        server: str = STORE,
    ) -> None:
        """Run a SPARQL query of your own; all named graphs are one to it. SERVICE reaches where the query says."""
        from kg.errors import InputError
        from kg.formats import write
        from kg.lookup import Lookup
        from kg.scope import find_scope
        from kg.sparql import run

        if text.endswith(".rq"):
            try:
                text = Path(text).read_text(encoding="utf-8-sig")
            except FileNotFoundError:
                raise InputError(f"{text}: no such query file") from None
            except (OSError, UnicodeDecodeError) as error:
                raise InputError(f"{text}: cannot be read as UTF-8 text ({error})") from None
        store = opened(folder, server)
        scope = find_scope(store, {"as-of": as_of or None, "issuer": issuer, "level": level}, Lookup(store))
        for remark in scope.remarks:
            typer.echo(remark, err=True)
        if not write(run(store, text, scope.graphs), form, stdout(), width=width()):
            typer.echo("no rows", err=True)

    @app.command(epilog="Example: policykg serve --port 8080")
    def serve(
        port: int = typer.Option(7878, "--port", help="Where to listen on this machine; 0 for any free port."),
        folder: Path = FROM,
    ) -> None:
        """Serve a read-only SPARQL endpoint with its editor on this machine, until Ctrl-C."""
        from kg.serve import serve

        serve(
            folder,
            port,
            announce=lambda address, page: typer.echo(
                f"{address} answers queries at /query; start page {page.as_uri()}; Ctrl-C stops it", err=True
            ),
        )

    @app.command(epilog="Example: policykg push http://localhost:7878/store, then policykg query goals --store …/query")
    def push(
        url: str = typer.Argument(..., metavar="URL", help="The address of the server's Graph Store Protocol."),
        folder: Path = FROM,
    ) -> None:
        """Put a build on a SPARQL server, a named graph a policy; credentials from POLICYKG_STORE_USER, _PASSWORD."""
        from kg.remote import push as send
        from kg.store import open_store

        typer.echo(f"{send(open_store(folder), url)} graphs put on {url}", err=True)

    @app.command(epilog="Example: policykg export turtle -o policies.ttl")
    def export(
        form: str = typer.Argument(
            ...,
            metavar="FORMAT",
            help="turtle, trig, nquads, jsonld, graphml, nodelink, or csv (tables with datapackage.json).",
        ),
        output: Path | None = OUTPUT,
        folder: Path = FROM,
    ) -> None:
        """Write the graph in a form that other tools read."""
        from kg.errors import OutputError
        from kg.export import export, export_file
        from kg.store import open_store

        if output is not None:
            export_file(open_store(folder), form, output)
        elif form == "csv" and sys.stdout.isatty():
            raise OutputError("the csv bundle is a ZIP file; name one with -o")
        else:
            export(open_store(folder), form, stdout())
