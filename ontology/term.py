"""What a statement is made of, without an RDF library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A value with a language tag or a datatype; with neither it is a plain string."""

    value: str
    language: str = ""
    datatype: str = ""


Term: TypeAlias = str | Literal
"""An IRI, or a literal."""

Statement: TypeAlias = tuple[str, str, Term]
"""Subject, predicate and object."""
