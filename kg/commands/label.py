"""Commands for people who annotate: convert, agreement."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the commands."""

    @app.command(epilog="Example: policykg convert annotated.jsonl --to doccano -o tasks.jsonl")
    def convert(
        path: Annotated[Path, typer.Argument(metavar="FILE", help="Annotated paragraphs, of a tool or of annotate.")],
        form: Annotated[str, typer.Option("--to", metavar="FORM", help="policykg, doccano or label-studio.")],
        output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")],
        suggest: Annotated[
            bool, typer.Option("--suggest", help="For Label Studio: as predictions, to be accepted or changed.")
        ] = False,
        config: Annotated[
            Path | None, typer.Option("--config", metavar="XML", help="Also write Label Studio's labelling interface.")
        ] = None,
    ) -> None:
        """Turn annotated paragraphs into the form of an annotation tool, or what comes from one into ours."""
        from kg.errors import OutputError
        from kg.interchange import read_annotations, write_annotations
        from kg.interchange_label_studio import CONFIG

        rows = read_annotations(path)
        write_annotations(rows, output, form, suggested=suggest)
        if config is not None:
            try:
                config.write_text(CONFIG, encoding="utf-8")
            except OSError as error:
                raise OutputError(f"{config}: cannot be written ({error.strerror})") from None
        typer.echo(f"{output}: {len(rows)} paragraphs", err=True)

    @app.command(epilog="Example: policykg agreement li.jsonl wang.json")
    def agreement(
        one: Annotated[Path, typer.Argument(metavar="ONE", help="What one annotator made, in any of the forms.")],
        two: Annotated[Path, typer.Argument(metavar="TWO", help="What another made of the same paragraphs.")],
    ) -> None:
        """Say how far two annotators agree: F1 and Cohen's kappa, by type."""
        from kg.agreement import agreement as agree
        from kg.interchange import read_annotations

        typer.echo(f"{'':20} {'one':>6} {'two':>6} {'F1':>7} {'kappa':>7}")
        for name, found in agree(read_annotations(one), read_annotations(two)).items():
            f1, kappa = (f"{'-':>7}" if value is None else f"{value:7.3f}" for value in (found.f1, found.kappa))
            typer.echo(f"{name:20} {found.one:6} {found.two:6} {f1} {kappa}")
