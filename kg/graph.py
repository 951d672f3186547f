"""The library's face: open a build and ask it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import QueryBoolean, QueryTriples, Store

from kg import sparql
from kg.errors import QueryError
from kg.formats import Row, columns_and_rows, sorted_triples
from kg.lookup import Lookup
from kg.parameters import Value, bind
from kg.query import canned_query
from kg.scope import find_scope, split_scope
from kg.store import open_store

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.standing import Standing


class PolicyGraph:
    """A built graph, open for reading.

    Parameters
    ----------
    store : Store
        The store of a build; `open` finds it.

    Examples
    --------
    >>> graph = PolicyGraph.open("output")
    >>> list(graph.query("members", agency="市财政局")["agency"])
    []
    >>> sorted(set(graph.query("district-industry", district="Dongling")["industry"]))
    ['人工智能', '智能芯片', '第三代半导体材料']
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.lookup = Lookup(store)
        self.remarks: tuple[str, ...] = ()

    @classmethod
    def open(cls, folder: str | Path = "output", *, in_memory: bool = False) -> PolicyGraph:
        """Open the output folder of ``policykg build``, read-only.

        Parameters
        ----------
        folder : str or Path
            Where the build was written.
        in_memory : bool
            Copy the graph into memory first. It takes a second or so for 100,000 triples and makes queries several
            times as fast: for a session of many questions to a graph of moderate size.

        Raises
        ------
        StoreError
            If it holds no build.
        """
        store = open_store(Path(folder))
        if in_memory:
            stored, store = store, Store()
            store.bulk_extend(stored)
        return cls(store)

    def query(self, name: str, **parameters: Value | Iterable[Value] | None) -> Any:
        """The answer of a canned query.

        Parameters
        ----------
        name : str
            As in ``policykg query``.
        **parameters
            A value or several for each parameter of the query, hyphens as underscores: a label in any language, a
            code, an identifier, a number; and for every query ``as_of``, ``issuer`` and ``level``, which choose the
            policies that are asked (`kg.scope`). `remarks` then says how names were read that are ambiguous or not
            exact.

        Returns
        -------
        pandas.DataFrame
            A row each; without pandas, a list of dicts.

        Raises
        ------
        QueryError
            If the query, a parameter or a name is unknown; the message tells the nearest.

        Examples
        --------
        >>> graph.query("co-owners", tie="body")[["agency", "other", "weight"]].values.tolist()
        [['市发改委', '市科委', 1]]
        """
        canned = canned_query(name)
        chosen, own = split_scope(canned, parameters)
        bound = bind(canned, own, self.lookup)
        found = self._answer(canned.text(bound.terms), chosen)
        self.remarks = (*bound.remarks, *self.remarks)
        return found

    def sparql(self, text: str, **scope: Value | Iterable[Value] | None) -> Any:
        """The answer of a SPARQL query; its default graph is the union of all named graphs.

        Parameters
        ----------
        text : str
            The prefixes of the ontology need no declaration.
        **scope
            ``as_of``, ``issuer`` and ``level``, as for `query`.

        Returns
        -------
        pandas.DataFrame, bool or rdflib.Graph
            For SELECT (without pandas, a list of dicts), for ASK, and for CONSTRUCT and DESCRIBE.

        Raises
        ------
        QueryError
            If the query is malformed or an update.

        Examples
        --------
        >>> graph.sparql("PREFIX pk: <https://w3id.org/policykg/ontology#> ASK { ?place a pk:District }")
        True
        """
        chosen, unknown = split_scope(None, scope)
        if unknown:
            raise QueryError(f"a query of your own takes as_of, issuer and level, not {', '.join(unknown)}")
        return self._answer(text, chosen)

    def _answer(self, text: str, chosen: dict[str, Value | Iterable[Value] | None]) -> Any:
        """The answer of a query to the policies chosen."""
        scope = find_scope(self.store, chosen, self.lookup)
        self.remarks = scope.remarks
        result = sparql.run(self.store, text, scope.graphs)
        if isinstance(result, QueryBoolean):
            return bool(result)
        if isinstance(result, QueryTriples):
            import rdflib

            built = rdflib.Graph()
            data = b"\n".join(f"{triple} .".encode() for triple in sorted_triples(result))
            return built.parse(data=data, format="nt")
        return framed(*columns_and_rows(result))

    def rdflib(self) -> rdflib.Dataset:
        """The graph as an rdflib Dataset over the same store, with the union of all graphs as its default graph.

        Examples
        --------
        >>> len(list(graph.rdflib().subjects(unique=True))) > 50
        True
        """
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self.store), default_union=True)

    def network(self, name: str = "whole") -> nx.Graph:
        """A network for networkx: ``district-industry``, ``co-owners``, ``policy-web`` or ``whole``.

        Examples
        --------
        >>> graph.network("co-owners").number_of_nodes()
        3
        """
        from kg.network import network

        return network(self.store, name)

    def standings(self) -> tuple[Standing, ...]:
        """Centrality and community of each agency that shares a task; `kg.standing.CAVEAT` says what they cannot.

        Examples
        --------
        >>> [(found.label, found.strength) for found in graph.standings()]
        [('市发改委', 2.0), ('市科委', 2.0), ('市财政局', 1.0)]
        """
        from kg.standing import standings

        return standings(self.network("co-owners"))


def framed(columns: list[str], rows: list[Row]) -> Any:
    """A DataFrame where pandas is installed, else the rows themselves."""
    try:
        import pandas
    except ImportError:
        return rows
    # As objects first: else a column of whole numbers with gaps would become one of floats.
    return pandas.DataFrame(rows, columns=columns, dtype=object).infer_objects()
