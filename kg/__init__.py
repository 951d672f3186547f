"""What follows from the text: the graph, its store, its questions and its views.

Examples
--------
>>> from kg import PolicyGraph
>>> PolicyGraph.__name__
'PolicyGraph'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph import PolicyGraph

__all__ = ["PolicyGraph"]


def __getattr__(name: str) -> type[PolicyGraph]:
    # The command line imports this package too, and must start before the store's library is loaded.
    if name == "PolicyGraph":
        from kg.graph import PolicyGraph

        return PolicyGraph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
