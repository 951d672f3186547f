"""How far two annotators agree: F1 of their spans and facts, and Cohen's kappa, by type.

F1 takes one of them for the gold; it is the same either way. Kappa (Cohen 1960) is taken over the characters of the
paragraphs that both annotated: for a type, whether a character lies in a mention of it; for all, in which type if any.
It corrects for what chance alone would make agree, which F1 does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from extraction.model import Kind
from kg.errors import InputError
from kg.evaluate import evaluate
from kg.gold import Row


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement on one kind of thing.

    Attributes
    ----------
    one, two : int
        How many each annotated.
    f1 : float or None
        None where neither annotated any.
    kappa : float or None
        For the types and for all of them; None for facts, and where both annotators say the same of every character,
        by which chance cannot be told.
    """

    one: int
    two: int
    f1: float | None
    kappa: float | None


def agreement(one: Sequence[Row], two: Sequence[Row]) -> dict[str, Agreement]:
    """The agreement of two annotators, by name of the row as in `kg.evaluate.evaluate`.

    Parameters
    ----------
    one, two : sequence of dict
        Annotated paragraphs; those whose text both have are compared.

    Raises
    ------
    InputError
        If they have no paragraph in common.
    """
    texts = {row["text"].strip() for row in one} & {row["text"].strip() for row in two}
    if not texts:
        raise InputError("the two files have no paragraph in common, text for text; nothing can be compared")
    first, second = (_once(rows, texts) for rows in (one, two))
    scores = evaluate(list(first.values()), list(second.values()))
    found: dict[str, Agreement] = {}
    for name, score in scores.items():
        family, _, kind = name.partition(" ")
        if family in ("paragraphs", "overlap"):
            continue
        kappa = cohens_kappa(_labels(first, second, kind)) if family == "exact" else None
        found[name] = Agreement(score.gold, score.found, score.f1, kappa)
    return found


def _once(rows: Iterable[Row], texts: set[str]) -> dict[str, Row]:
    """The last paragraph of each text, in the order of the texts."""
    found = {row["text"].strip(): row for row in rows if row["text"].strip() in texts}
    return {text: found[text] for text in sorted(texts)}


def _labels(one: dict[str, Row], two: dict[str, Row], kind: str) -> Counter[tuple[Hashable, Hashable]]:
    """How often each pair of labels was given to a character."""
    kinds = [*Kind] if kind == "ALL" else [Kind(kind)]
    counted: Counter[tuple[Hashable, Hashable]] = Counter()
    for text in one:
        counted.update(zip(_characters(one[text], kinds), _characters(two[text], kinds), strict=True))
    return counted


def _characters(row: Row, kinds: Sequence[Kind]) -> list[Hashable]:
    text = row["text"]
    labels: list[Hashable] = [None] * len(text)
    for mention in row["mentions"]:
        if mention["type"] in kinds:
            labels[mention["start"] : mention["end"]] = [mention["type"]] * (mention["end"] - mention["start"])
    space = len(text) - len(text.lstrip())
    return labels[space : space + len(text.strip())]


def cohens_kappa(pairs: Counter[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa from how often each pair of labels was given; None where chance alone explains everything.

    Examples
    --------
    >>> from collections import Counter
    >>> round(cohens_kappa(Counter({("a", "a"): 20, ("a", "b"): 5, ("b", "a"): 10, ("b", "b"): 15})), 2)
    0.4
    """
    total = sum(pairs.values())
    ones, twos = Counter[Hashable](), Counter[Hashable]()
    for (one, two), number in pairs.items():
        ones[one] += number
        twos[two] += number
    chance = sum(ones[label] * twos[label] for label in ones)
    if chance == total * total:
        return None
    agreed = sum(number for (one, two), number in pairs.items() if one == two)
    return (agreed * total - chance) / (total * total - chance)
