"""Commands that check: validate, evaluate."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.ask import STORE, opened
from kg.commands.make import Lexicons

if TYPE_CHECKING:
    from kg.evaluate import Score


RULED = (
    *("exact AGENCY", "exact DISTRICT", "exact GOAL", "exact INDUSTRY", "exact TECHNOLOGY"),
    *("focus", "focus implied", "duties", "goals"),
)
"""The rows by which a rule is judged; the other rows count the same finds more or less strictly."""


def _by_rule(scores: Mapping[str, Score]) -> None:
    """Print a line for each rule and row, those that found most first."""
    typer.echo(f"\n{'':20} {'rule':28} {'right':>6} {'found':>6} {'prec':>7}")
    for name in RULED:
        for rule, (right, found) in sorted(scores[name].rules.items(), key=lambda item: (-item[1][1], item[0])):
            typer.echo(f"{name:20} {rule:28} {right:6} {found:6} {right / found:7.3f}")


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
        intervals: Annotated[
            bool, typer.Option("--intervals", help="Add the 95 % interval of each F1, by bootstrap over paragraphs.")
        ] = False,
        rules: Annotated[bool, typer.Option("--rules", help="Add the precision of each rule.")] = False,
    ) -> None:
        """Annotate the paragraphs of a gold file and print precision, recall and F1."""
        import json

        from extraction.pipeline import Pipeline
        from kg.evaluate import evaluate as score
        from kg.gold import annotate_gold
        from kg.interchange import read_annotations

        rows = read_annotations(gold)
        scores = score(rows, annotate_gold(rows, Pipeline(lexicon or []), rules=rules))
        ends = {}
        if intervals:
            from kg.intervals import intervals as bounds

            ends = bounds(scores)
        heading = f"{'95 % of F1':>14}" if intervals else ""
        typer.echo(f"{'':20} {'gold':>6} {'found':>6} {'prec':>7} {'recall':>7} {'F1':>7}{heading}")
        for name, result in scores.items():
            # Four digits first, as everywhere where these figures are compared.
            precision, recall = round(result.precision, 4), round(result.recall, 4)
            f1 = f"{'-':>7}" if result.f1 is None else f"{round(result.f1, 4):7.3f}"
            end = ends.get(name)
            within = f"   {end[0]:.3f}–{end[1]:.3f}" if end else ""
            typer.echo(f"{name:20} {result.gold:6} {result.found:6} {precision:7.3f} {recall:7.3f} {f1}{within}")
            for kind, item, text in result.errors[:errors]:
                typer.echo(f"    {kind}: {json.dumps(item, ensure_ascii=False)}  in  {text[:40]}…")
        if rules:
            _by_rule(scores)
