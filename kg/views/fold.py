"""Draw a topic once: 第三代半导体, 第三代半导体产业 and 第三代半导体材料 are one node, with the evidence of all.

The graph keeps them apart, since each is what some text says; a question about a topic takes them together. Only a
name that adds nothing but a generic head to a broader one is folded: 集成电路 and 集成电路设计业 stay two nodes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from extraction.resolve import broader_name
from kg.views.legend import TOPICS
from kg.views.selection import Edge, Evidence, Node, Selection, restrict
from ontology.identifiers import folded


def families(view: Selection, whole: Selection) -> dict[str, str]:
    """The topics of a view that are drawn as another, each with that one; a topic that stands alone stays itself.

    Parameters
    ----------
    view : Selection
        What is drawn.
    whole : Selection
        What it was chosen from: the broader topic may stand in no fact of the view.
    """
    members: dict[str, list[str]] = defaultdict(list)
    for key, node in view.nodes.items():
        if node.kind in TOPICS:
            members[_stem(node, whole.nodes)].append(key)
    return {key: stem for stem, keys in members.items() if len(keys) > 1 for key in keys if key != stem}


def fold(view: Selection, whole: Selection) -> Selection:
    """The view with each family of topics as one node, whose facts have the evidence of all its members."""
    heads = families(view, whole)
    if not heads:
        return view
    nodes = {key: node for key, node in view.nodes.items() if key not in heads}
    for stem in sorted(set(heads.values())):
        inside = [view.nodes[key] for key in sorted(heads) if heads[key] == stem]
        nodes[stem] = _joined(whole.nodes[stem], inside, whole, alone=stem in view.nodes)
    joined: dict[tuple[str, str, str], set[Evidence]] = defaultdict(set)
    weight: dict[tuple[str, str, str], float] = defaultdict(float)
    for edge in view.edges:
        source, target = heads.get(edge.source, edge.source), heads.get(edge.target, edge.target)
        if source != target:
            joined[source, target, edge.predicate].update(edge.evidence)
            weight[source, target, edge.predicate] += edge.weight
    edges = [Edge(*ends, tuple(sorted(evidence)), weight[ends]) for ends, evidence in joined.items()]
    return restrict(replace(view, nodes=nodes, folded=heads), edges, nodes)


@dataclass(frozen=True, slots=True)
class _Label:
    """The label of a reviewed concept, looked up as the lexicon that holds it does."""

    label: str

    def lookup(self, name: str) -> tuple[str, ...]:
        """The name itself, if it is that label."""
        return (name,) if folded(name) == folded(self.label) else ()


def _adds_a_head(name: str, above: Node) -> bool:
    """Whether a name is the label of the topic above with a generic head added, by the rule that finds such topics.

    Another of its names does not count: 清洁能源材料 is not to be drawn as 清洁能源产业, though 清洁能源 names it.
    """
    known = (_Label(above.label),) if above.status == "curated" else ()
    rest = broader_name(name, known)
    return bool(rest) and folded(rest) == folded(above.label)


def _stem(node: Node, nodes: Mapping[str, Node]) -> str:
    """The topic that this one names with a generic head added, or itself."""
    passed = {node.key}
    while True:
        steps = (above for relation, above in node.above if relation == "broader" and above in nodes)
        found = next((above for above in steps if _adds_a_head(node.label, nodes[above])), node.key)
        if found in passed:
            return node.key
        passed.add(found)
        node = nodes[found]


def _joined(stem: Node, inside: Iterable[Node], whole: Selection, *, alone: bool) -> Node:
    """The node that stands for a family; `alone` if the stem itself stands in a fact of the view."""
    inside = list(inside)
    known = [*([stem] if alone else []), *inside]
    clauses = {key for node in (stem, *inside) for key in node.clauses}
    return replace(
        stem,
        kind=next((kind for kind in ("industry", "technology") if any(node.kind == kind for node in known)), stem.kind),
        status="curated" if any(node.status == "curated" for node in known) else stem.status,
        names=tuple(dict.fromkeys(name for node in (stem, *inside) for name in (node.label, *node.names))),
        includes=tuple(sorted(node.label for node in inside)),
        clauses=tuple(sorted(clauses & whole.clauses.keys(), key=lambda key: whole.clauses[key].place)),
    )
