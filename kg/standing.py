"""Who stands where among the agencies: centrality and communities on shared tasks, and on nothing else.

Seats in a common body are left out: one joint conference of sixteen would make each of its members look central.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

CAVEAT = (
    "These figures count the tasks that the documents name, not work done: they cannot say who decides, who has money "
    "or staff, or what agencies settle without writing it down, and an agency that a document leaves out looks idle."
)
"""What the figures cannot say; to be shown wherever they are."""

SEED = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """An agency among the others.

    Attributes
    ----------
    agency : str
        The entity key.
    partners : int
        Agencies that it shares a task with.
    strength : float
        The sum of its weights: about the number of tasks that it shares.
    betweenness : float
        The share of shortest paths between others that lead through it, a tie being shorter the more it weighs.
    community : int
        1 for the largest group of agencies that share more tasks among themselves than with others, then 2, 3, …
    """

    agency: str
    label: str
    partners: int
    strength: float
    betweenness: float
    community: int


def task_ties(net: nx.MultiGraph) -> nx.Graph:
    """The simple network of shared tasks in a network of `kg.network.co_owners`."""
    simple = nx.Graph()
    simple.add_nodes_from((key, net.nodes[key]) for key in sorted(net))
    for one, two, tie, attributes in net.edges(keys=True, data=True):
        if tie == "coOwns":
            simple.add_edge(one, two, weight=attributes["weight"], length=1 / attributes["weight"])
    simple.remove_nodes_from([key for key in simple if simple.degree(key) == 0])
    return simple


def standings(net: nx.MultiGraph) -> tuple[Standing, ...]:
    """The standing of each agency that shares a task, strongest first; read `CAVEAT` with it.

    Parameters
    ----------
    net : networkx.MultiGraph
        The network ``co-owners``.

    Notes
    -----
    Betweenness after Brandes (2001), communities by the Louvain method (Blondel et al. 2008) with a fixed seed.
    """
    ties = task_ties(net)
    keys = sorted(ties)
    # Sets of strings are walked in another order in each run; sets of small integers are not.
    numbered = nx.relabel_nodes(ties, {key: number for number, key in enumerate(keys)})
    ordered = nx.Graph()
    ordered.add_nodes_from(range(len(keys)))
    ordered.add_edges_from(sorted((min(a, b), max(a, b), data) for a, b, data in numbered.edges(data=True)))
    between = nx.betweenness_centrality(ordered, weight="length")
    groups = nx.community.louvain_communities(ordered, weight="weight", seed=SEED)
    community = {
        member: place
        for place, members in enumerate(sorted(groups, key=lambda group: (-len(group), min(group))), 1)
        for member in members
    }
    found = [
        Standing(
            key,
            ties.nodes[key].get("label", key),
            ties.degree(key),
            round(ties.degree(key, weight="weight"), 4),
            round(between[number], 4),
            community[number],
        )
        for number, key in enumerate(keys)
    ]
    return tuple(sorted(found, key=lambda standing: (-standing.strength, standing.agency)))
