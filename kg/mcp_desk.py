"""What an assistant may ask a build: concepts by name, the canned queries, SPARQL within limits, clauses by citation.

Every answer is plain data. Whatever states a fact carries its citation and its clause, so that it can be checked.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, QueryBoolean

from kg.edges import KINDS as CLASSES
from kg.errors import QueryError
from kg.formats import Row, columns_and_rows
from kg.graph import PolicyGraph
from kg.mcp_sparql import MOST_ROWS, limited
from kg.parameters import Value, bind
from kg.query import canned_queries, canned_query
from kg.scope import PARAMETERS, find_scope, split_scope
from kg.sparql import run
from kg.store import STORE, select
from ontology.identifiers import folded
from ontology.namespaces import ID, PK, RDF, SKOS

Given = Mapping[str, Any]


class Desk:
    """Answers questions to the build in a folder; a new build there is opened when it comes.

    Parameters
    ----------
    build : Path
        The output folder of ``policykg build``.
    """

    def __init__(self, build: Path) -> None:
        self.build = build
        self._graph: PolicyGraph | None = None
        self._mark: tuple[int, int] = (0, 0)

    @property
    def graph(self) -> PolicyGraph:
        """The build as it stands now.

        Raises
        ------
        StoreError
            If there is none.
        """
        current = self.build / STORE / "CURRENT"
        mark = (os.stat(current).st_ino, os.stat(current).st_mtime_ns) if current.exists() else (0, 0)
        if self._graph is None or mark != self._mark:
            self._graph, self._mark = PolicyGraph.open(self.build), mark
        return self._graph

    def concepts(self, name: str, kind: str = "Concept", limit: int = 20) -> dict[str, Any]:
        """The places, topics and agencies whose names contain something, the nearest names first.

        Raises
        ------
        QueryError
            If the kind is unknown, or nothing is called so; the message lists what comes near.
        """
        kinds = ("Concept", "Place", "Topic", "Actor")
        if kind not in kinds:
            raise QueryError(f"there is no kind {kind!r}; use one of {', '.join(kinds)}")
        lookup, asked = self.graph.lookup, folded(name)
        if not asked:
            raise QueryError("give a name, or a part of one")
        best: dict[NamedNode, tuple[int, int, str]] = {}
        for label, node in lookup.names(kind):
            form = folded(label)
            if asked in form:
                rank = (0 if form == asked else 1 if form.startswith(asked) else 2, len(form), label)
                best[node] = min(best.get(node, rank), rank)
        if not best:
            best = dict.fromkeys(lookup.find(name, kind).nodes, (3, 0, name))
        ordered = sorted(best, key=lambda node: (best[node], node.value))
        return self._listed([self._concept(node) for node in ordered[:limit]], len(ordered))

    def _concept(self, node: NamedNode) -> Row:
        store = self.graph.store
        labels = {
            (quad.object.language or "")[:2]: quad.object.value
            for quad in store.quads_for_pattern(node, NamedNode(SKOS.prefLabel), None, None)
            if isinstance(quad.object, Literal)
        }
        types = {quad.object for quad in store.quads_for_pattern(node, NamedNode(RDF.type), None, None)}
        classes = [kind for name, kind in CLASSES.items() if NamedNode(PK[name]) in types]
        query = f"SELECT (COUNT(DISTINCT ?c) AS ?n) {{ ?c <{PK.mentions}> {node} }}"
        (counted,) = columns_and_rows(select(store, query))[1]
        states = {quad.object for quad in store.quads_for_pattern(node, NamedNode(PK.status), None, None)}
        return {
            "id": node.value.removeprefix(ID),
            "label": labels.get("zh", node.value.removeprefix(ID)),
            "label_en": labels.get("en"),
            "kind": classes[0] if classes else "concept",
            "status": "candidate" if NamedNode(PK.Candidate) in states else "curated",
            "clauses_that_mention_it": counted["n"],
        }

    def questions(self) -> dict[str, Any]:
        """The canned queries with their parameters and columns."""
        scope = [{"name": each.name, "type": each.type, "meaning": each.description} for each in PARAMETERS]
        listed = [
            {
                "name": query.name,
                "answers": query.title,
                "notes": query.description,
                "parameters": [
                    *({"name": each.name, "type": each.type, "meaning": each.description} for each in query.parameters),
                    *(each for each in scope if each["name"] not in {own.name for own in query.parameters}),
                ],
                "columns": {column.name: column.description for column in query.columns},
            }
            for query in canned_queries()
        ]
        return self._listed(listed, len(listed))

    def ask(self, name: str, parameters: Given | None = None, limit: int = 50) -> dict[str, Any]:
        """The answer of a canned query.

        Raises
        ------
        QueryError
            If the query, a parameter or a name is unknown; the message tells the nearest.
        """
        query, graph = canned_query(name), self.graph
        given: dict[str, Value | Sequence[Value] | None] = dict(parameters or {})
        chosen, own = split_scope(query, given)
        bound = bind(query, own, graph.lookup)
        scope = find_scope(graph.store, chosen, graph.lookup)
        result = run(graph.store, query.text(bound.terms), scope.graphs)
        if isinstance(result, QueryBoolean):
            raise TypeError(f"{name} is no SELECT query")
        _, rows = columns_and_rows(result)
        return self._listed(rows[:limit], len(rows), (*bound.remarks, *scope.remarks))

    def sparql(self, text: str, limit: int = 100) -> dict[str, Any]:
        """The answer of a SPARQL query, within limits.

        Raises
        ------
        QueryError
            As `kg.mcp_sparql.limited`.
        """
        rows, more = limited(self.build, text, rows=max(1, min(limit, MOST_ROWS)))
        return {"rows": rows, "shown": len(rows), "more": more}

    def clauses(self, citation: str, limit: int = 20) -> dict[str, Any]:
        """The clauses of a citation, in order, each with its text and all that it states.

        Raises
        ------
        QueryError
            If there is no such clause; the message lists what comes near.
        """
        graph = self.graph
        meaning = graph.lookup.find(citation, "Clause")
        query = canned_query("clause")
        found: list[dict[str, Any]] = []
        for node in meaning.nodes:
            (text,) = columns_and_rows(select(graph.store, _TEXT.format(node=node)))[1]
            _, states = columns_and_rows(select(graph.store, query.text({"clause": (node,)})))
            listed = [
                {key: value for key, value in row.items() if value is not None and key not in ("citation", "clause")}
                for row in states
                if row["says"] != "text"
            ]
            found.append({"id": node.value.removeprefix(ID), **text, "states": listed})
        found.sort(key=lambda row: (str(row["source_file"]), int(row["start"] or 0)))
        return self._listed(found[:limit], len(found), (meaning.remark,) if meaning.remark and len(found) == 1 else ())

    def _listed(self, rows: Sequence[Mapping[str, Any]], total: int, remarks: Sequence[str] = ()) -> dict[str, Any]:
        answer: dict[str, Any] = {"rows": list(rows), "shown": len(rows), "total": total}
        if remarks:
            answer["remarks"] = list(remarks)
        return answer


_TEXT = (
    f"SELECT ?citation ?text ?start ?end ?source_file ?policy {{{{ {{node}} <{PK.citation}> ?citation ; "
    f"<{PK.text}> ?text ; <{PK.start}> ?start ; <{PK.end}> ?end ; <{PK.inPolicy}> ?of . "
    f"?of <{PK.title}> ?policy . OPTIONAL {{{{ ?of <{PK.sourceFile}> ?source_file }}}} }}}}"
)
