"""Commands that read documents: build, annotate."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer


class Where(StrEnum):
    """Who reads the documents."""

    LOCAL = "local"
    DASK = "dask"


Lexicons = Annotated[
    list[Path] | None, typer.Option("--lexicon", metavar="TSV", help="A concept file of your own; may be repeated.")
]


def one_line(text: str) -> str:
    """A file name on one line, whatever stands in it."""
    return " ".join(text.splitlines())


@contextmanager
def progress_bar(what: str, then: str = "Writing") -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error, if that is a terminal, with the rate and the time that remains.

    Parameters
    ----------
    what, then : str
        What is being done, and what is done once all is counted.
    """
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed else "")

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), Remaining())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, description=then if done == total else what)

        yield show


def register(app: typer.Typer) -> None:
    """Add the commands."""

    @app.command(epilog="Example: policykg build documents/ -o output --lexicon mine.tsv")
    def build(
        paths: Annotated[
            list[Path] | None, typer.Argument(metavar="PATH", help="Files or folders; without, Beijing's document.")
        ] = None,
        output: Annotated[
            Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write; replaced at the very end.")
        ] = Path("output"),
        lexicon: Lexicons = None,
        review: Annotated[
            Path | None,
            typer.Option(
                "--review", metavar="FILE", help="A workbook of policykg review with decisions in it, or a .tsv."
            ),
        ] = None,
        jobs: Annotated[
            int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Number of processes; else all cores.")
        ] = None,
        engine: Annotated[
            Where, typer.Option("--engine", help="Read on this machine, or on a cluster of dask.distributed.")
        ] = Where.LOCAL,
        scheduler: Annotated[
            str, typer.Option("--scheduler", metavar="ADDRESS", help="Of the cluster; else one is started here.")
        ] = "",
        fresh: Annotated[bool, typer.Option("--fresh", help="Read everything again, changed or not.")] = False,
        max_characters: Annotated[
            int, typer.Option("--max-characters", min=0, metavar="N", help="Leave out longer documents; 0: none.")
        ] = 2_000_000,
        max_seconds: Annotated[
            int, typer.Option("--max-seconds", min=0, metavar="N", help="Leave out what takes longer; 0: nothing.")
        ] = 600,
    ) -> None:
        """Read documents and write the graph: store, TriG, GraphML, tables, views and a report.

        What did not change since the last build in the folder is not read again.
        """
        from kg.build import build as run
        from kg.errors import InputError, SkippedError
        from kg.gather import told
        from kg.given import Limits

        if scheduler and engine is not Where.DASK:
            raise InputError("--scheduler is the address of a cluster; give --engine dask with it")
        cluster = None
        if engine is Where.DASK:
            from kg.cluster import Cluster

            cluster = partial(Cluster, scheduler=scheduler, jobs=jobs)
        try:
            with progress_bar("Reading") as progress:
                built = run(
                    paths or [],
                    output,
                    lexicons=lexicon or [],
                    review=review,
                    jobs=jobs,
                    limits=Limits(max_characters, max_seconds),
                    fresh=fresh,
                    engine=cluster,
                    progress=progress,
                )
        except KeyboardInterrupt:
            typer.echo("the last build stands; what was read is kept, and the next build goes on from there", err=True)
            raise
        if not built.changed:
            typer.echo(f"{output}: nothing changed, the last build stands", err=True)
        warnings = f", {built.warnings} warnings" if built.warnings else ""
        typer.echo(
            f"{output}: {built.documents} documents, {built.policies} policies, {built.triples} triples{warnings}; "
            f"see {output / 'report.md'}",
            err=True,
        )
        for remark in built.remarks:
            typer.echo(remark, err=True)
        if built.skipped:
            raise SkippedError(f"left out, the rest was built: {told(built.skipped)}")

    @app.command(epilog="Example: policykg status documents/ -o output")
    def status(
        paths: Annotated[
            list[Path] | None, typer.Argument(metavar="PATH", help="Files or folders; without, Beijing's document.")
        ] = None,
        output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder of the build.")] = Path(
            "output"
        ),
        lexicon: Lexicons = None,
        review: Annotated[
            Path | None, typer.Option("--review", metavar="FILE", help="Decisions that the build would be given.")
        ] = None,
    ) -> None:
        """Say what a build of these documents would do: a line for each that it would read, drop or leave out."""
        from kg.status import status as run

        found = run(paths or [], output, lexicons=lexicon or [], review=review)
        for word, names in (("new", found.new), ("changed", found.changed), ("gone", found.gone)):
            for name in names:
                typer.echo(f"{word}\t{one_line(name)}")
        for each in found.skipped:
            typer.echo(f"left out\t{one_line(each.name)}: {each.message}")
        if found.remade:
            typer.echo("the lexicon, the decisions, the rules or the program changed: all is made anew", err=True)
        reading, kept = len(found.new) + len(found.changed), len(found.kept)
        there = "" if found.built else "no build yet; "
        typer.echo(
            f"{output}: {there}{reading} documents to read, {kept} read before, {len(found.gone)} gone", err=True
        )

    @app.command(epilog="Example: policykg annotate documents/ -o annotated.jsonl")
    def annotate(
        paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files or folders.")],
        output: Annotated[
            Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; else standard output.")
        ] = None,
        lexicon: Lexicons = None,
    ) -> None:
        """Write what was found in each paragraph, a JSON object a line, with offsets into the paragraph."""
        from kg.annotate import annotate as run
        from kg.errors import SkippedError
        from kg.gather import told

        with progress_bar("Reading") as progress:
            skipped = run(paths, output, lexicons=lexicon or [], progress=progress)
        if skipped:
            raise SkippedError(f"left out, the rest was annotated: {told(skipped)}")
