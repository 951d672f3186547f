"""Say which policy of the graph a cited document is, once all documents are there.

The number decides where both have one: the policy of that number whose title is the cited one, else the notice that
opens the file. Without a number, the title does, if one policy only bears it. What stays open stands as it is cited.
"""

from __future__ import annotations

from pyoxigraph import NamedNode, Store
from pyoxigraph import Quad as OxiQuad

from kg.formats import columns_and_rows
from kg.lookup import plain
from kg.store import node, select
from kg.terms import LINKS
from ontology.namespaces import PK


def settle_documents(store: Store) -> int:
    """Write the graph of links anew.

    Parameters
    ----------
    store : Store
        Open for writing.

    Returns
    -------
    int
        How many cited documents the graph holds as policies.
    """
    store.remove_graph(node(LINKS))
    numbers: dict[str, list[tuple[str, str]]] = {}
    titles: dict[str, list[tuple[str, str]]] = {}
    for row in _rows(store, PK.Policy):
        policy, number, title = (str(row[name] or "") for name in ("node", "number", "title"))
        titles.setdefault(plain(title), []).append((policy, plain(number)))
        if number:
            numbers.setdefault(plain(number), []).append((policy, plain(title)))
    named: dict[str, set[str]] = {}
    notices: dict[str, set[str]] = {}
    for row in _rows(store, PK.CitedDocument):
        document, number, title = str(row["node"]), plain(str(row["number"] or "")), plain(str(row["title"] or ""))
        if number in numbers and number:
            bearing = {policy for policy, own in numbers[number] if own == title}
            first = {policy for policy, _ in numbers[number] if policy.endswith("/0")}
        else:
            # Another number is another document, whatever its title.
            bearing, first = {policy for policy, own in titles.get(title, ()) if not (number and own)}, set()
        named.setdefault(document, set()).update(bearing)
        notices.setdefault(document, set()).update(first)
    found = {document: policies or notices[document] for document, policies in named.items()}
    settled = sorted((document, next(iter(policies))) for document, policies in found.items() if len(policies) == 1)
    store.extend(
        OxiQuad(NamedNode(document), node(PK.resolvesTo), NamedNode(policy), node(LINKS))
        for document, policy in settled
    )
    return len(settled)


def _rows(store: Store, kind: str) -> list[dict[str, str | int | float | bool | None]]:
    return columns_and_rows(
        select(
            store,
            f"SELECT ?node ?title ?number {{ ?node a <{kind}> ; <{PK.title}> ?title "
            f"OPTIONAL {{ ?node <{PK.number}> ?number }} }} ORDER BY ?node ?title",
        )
    )[1]
