"""What a build was made of, so that the next one can tell what changed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.swap import MADE

STATE = ".state.json"
"""The file in the folder of a build."""


@dataclass(frozen=True, slots=True)
class State:
    """What a build was made of.

    Attributes
    ----------
    fingerprint, recipe : str
        `Gathering.fingerprint` and `kg.recipe.recipe`.
    keys : tuple of str
        The results that its store holds.
    names : tuple of str
        The documents they are of.
    triples, warnings : int
    """

    fingerprint: str
    recipe: str
    keys: tuple[str, ...]
    names: tuple[str, ...]
    triples: int = 0
    warnings: int = 0

    @classmethod
    def of(cls, output: Path) -> State | None:
        """The state of a build; None where it is not whole, or of another form."""
        if not all((output / name).exists() for name in MADE):
            return None
        try:
            found = json.loads((output / STATE).read_text(encoding="utf-8"))
            return cls(
                found["fingerprint"],
                found["recipe"],
                tuple(found["keys"]),
                tuple(found["names"]),
                found["triples"],
                found["warnings"],
            )
        except (OSError, ValueError, KeyError, TypeError):
            # Made by another version, or damaged: everything is loaded anew.
            return None

    def write(self, folder: Path) -> None:
        """Write it down in the folder of the build."""
        (folder / STATE).write_text(json.dumps(asdict(self)), encoding="utf-8")
