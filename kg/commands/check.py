"""Commands that check: validate, evaluate."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.ask import STORE, opened
from kg.commands.make import Lexicons


def register(app: typer.Typer) -> None:
    """Add the commands."""

    @app.command(epilog="Example: policykg validate --from output")
    def validate(
        build: Annotated[Path, typer.Option("--from", metavar="DIR", help="The build to read.")] = Path("output"),
        server: str = STORE,
    ) -> None:
        """Check a build against the shapes; a line for each fault, and exit status 1 if there is a violation."""
        from kg.errors import ShapeError
        from kg.finding import violations
        from kg.validate import findings

        found = findings(opened(build, server))
        for finding in found:
            typer.echo(str(finding))
        wrong = violations(found)
        if wrong:
            raise ShapeError(
                f"{server or build}: {len(wrong)} violations; build it again, or mend the lexicon or the rules"
            )
        typer.echo(f"{server or build}: conforms, {len(found)} warnings", err=True)

    @app.command(epilog="Example: policykg evaluate gold.jsonl --errors 3")
    def evaluate(
        gold: Annotated[
            Path, typer.Argument(metavar="GOLD.jsonl", help="Annotated paragraphs, of doccano or Label Studio too.")
        ],
        lexicon: Lexicons = None,
        errors: Annotated[int, typer.Option("--errors", min=0, metavar="N", help="Show N errors of each row.")] = 0,
    ) -> None:
        """Annotate the paragraphs of a gold file and print precision, recall and F1."""
        import json

        from extraction.pipeline import Pipeline
        from kg.evaluate import evaluate as score
        from kg.gold import annotate_gold
        from kg.interchange import read_annotations

        rows = read_annotations(gold)
        typer.echo(f"{'':20} {'gold':>6} {'found':>6} {'prec':>7} {'recall':>7} {'F1':>7}")
        for name, result in score(rows, annotate_gold(rows, Pipeline(lexicon or []))).items():
            # Four digits first, as everywhere where these figures are compared.
            precision, recall = round(result.precision, 4), round(result.recall, 4)
            f1 = f"{'-':>7}" if result.f1 is None else f"{round(result.f1, 4):7.3f}"
            typer.echo(f"{name:20} {result.gold:6} {result.found:6} {precision:7.3f} {recall:7.3f} {f1}")
            for kind, item, text in result.errors[:errors]:
                typer.echo(f"    {kind}: {json.dumps(item, ensure_ascii=False)}  in  {text[:40]}…")
