"""What a check of the graph against its shapes has to say: one thing at a time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that the shapes object to.

    Attributes
    ----------
    severity : str
        ``Violation``, ``Warning`` or ``Info``.
    focus : str
        The identifier of the faulty thing, ``pk:`` and ``id:`` shortened.
    citation : str
        Of the clause in which it stands or that states it; of a policy, its title; empty where there is none.
    """

    severity: str
    citation: str
    focus: str
    message: str

    def __str__(self) -> str:
        where = f" — {self.citation}" if self.citation else ""
        return f"{self.severity}: {self.focus}: {self.message}{where}"


def violations(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those that make a graph unfit; the rest are warnings."""
    return tuple(finding for finding in found if finding.severity == "Violation")
