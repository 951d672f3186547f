"""How well a document is read whose terms the lexicon did not learn from it.

``python tests/bench/held_out.py GOLD.jsonl [SOURCE]`` scores the paragraphs of a gold file twice: with the whole
lexicon, and without the industries and technologies whose rows name SOURCE (京发〔2017〕27号, if none is given). Common
terms go too where the lexicon has them from there, so the second figure is a lower bound.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import extraction.pipeline
from extraction.pipeline import Pipeline
from kg.evaluate import evaluate
from kg.gold import annotate_gold, read_gold
from ontology.concept import Concept
from ontology.rows import load_concepts

BEIJING = "京发〔2017〕27号"
ROWS = ("exact ALL", "exact INDUSTRY", "exact TECHNOLOGY", "focus", "duties", "goals")


def without(concepts: Sequence[Concept], source: str) -> tuple[Concept, ...]:
    """The concepts without the rows of topics that name a source, and without topics that lose their label so."""
    kept = []
    for concept in concepts:
        if concept.kind in ("Industry", "Technology"):
            rows = tuple(row for row in concept.rows if source not in row.source)
            if not any(row.property == "prefLabel" and row.language == "zh-Hans" for row in rows):
                continue
            concept = Concept(concept.id, concept.kind, rows)
        kept.append(concept)
    return tuple(kept)


def main(path: Path, source: str) -> None:
    gold = read_gold(path)
    concepts = load_concepts()
    fewer = without(concepts, source)
    whole = evaluate(gold, annotate_gold(gold, Pipeline()))
    with patch.object(extraction.pipeline, "load_concepts", lambda lexicons: fewer):
        left = evaluate(gold, annotate_gold(gold, Pipeline()))
    print(f"{len(concepts) - len(fewer)} of {len(concepts)} concepts are held out")
    print(f"{'F1':20} {'whole':>7} {'without':>8}")
    for name in ROWS:
        print(f"{name:20} {whole[name].f1 or 0:7.3f} {left[name].f1 or 0:8.3f}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: python tests/bench/held_out.py GOLD.jsonl [SOURCE]")
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) == 3 else BEIJING)
