"""The command that asks people: review."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        epilog="Example: policykg review -o review.xlsx --reviewer 'Li Na', then policykg build --review review.xlsx"
    )
    def review(
        output: Annotated[
            Path, typer.Option("--output", "-o", metavar="FILE.xlsx", help="The workbook to write.")
        ] = Path("review.xlsx"),
        build: Annotated[Path, typer.Option("--from", metavar="DIR", help="The build to read.")] = Path("output"),
        reviewer: Annotated[
            str, typer.Option("--reviewer", metavar="NAME", help="Who will decide: on every row.")
        ] = "",
        limit: Annotated[int, typer.Option("--limit", min=0, metavar="N", help="The first N rows; 0 for all.")] = 0,
    ) -> None:
        """Write a workbook of what a person should decide: candidates, unresolved names, weak facts, open 分别."""
        from kg.errors import InputError, OutputError
        from kg.review_rows import review_rows
        from kg.review_workbook import write_workbook
        from kg.store import open_store

        if output.suffix.lower() != ".xlsx":
            raise OutputError(f"{output}: a review is a workbook; give it a name that ends in .xlsx")
        if output.exists():
            raise InputError(f"{output}: is there already and may hold decisions; choose another name, or remove it")
        rows = review_rows(open_store(build))
        write_workbook(rows[:limit] if limit else rows, output, reviewer=reviewer)
        shown = f"the first {limit} of " if limit and limit < len(rows) else ""
        typer.echo(
            f"{output}: {shown}{len(rows)} rows; decide, then policykg build DOCUMENTS --review {output}", err=True
        )
