"""Commands that read documents: build, annotate."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

Lexicons = Annotated[
    list[Path] | None, typer.Option("--lexicon", metavar="TSV", help="A concept file of your own; may be repeated.")
]


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


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
        jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Number of processes.")] = 1,
    ) -> None:
        """Read documents and write the graph: store, TriG, GraphML, tables, views and a report."""
        from kg.build import build as run
        from kg.build import told
        from kg.errors import SkippedError

        with progress_bar("Reading") as progress:
            built = run(paths or [], output, lexicons=lexicon or [], review=review, jobs=jobs, progress=progress)
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
        from kg.build import told
        from kg.errors import SkippedError

        with progress_bar("Reading") as progress:
            skipped = run(paths, output, lexicons=lexicon or [], progress=progress)
        if skipped:
            raise SkippedError(f"left out, the rest was annotated: {told(skipped)}")
