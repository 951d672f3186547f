"""Say in the graph how it was made: one activity a build, of what, with which lexicon and rules, and how large it is.

No clock takes part: the same sources, lexicon, rules and version are the same activity.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, QuerySolutions, Store
from pyoxigraph import Literal as OxiLiteral

from kg.store import stored
from kg.terms import CONCEPTS, FACTS, LINKS, PROVENANCE, Quad, integer, label
from ontology.concept import Concept
from ontology.identifiers import SEPARATOR, digest, iri
from ontology.namespaces import DCAT, DCTERMS, OWL, PROV, RDF, VOID
from ontology.statements import Literal, Statement
from ontology.version import VERSION

DATASET = iri("dataset")
AGENT = iri(f"software/policykg/{VERSION}")
_DISTRIBUTIONS = ("graph.trig", "graph.graphml")


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read, and the keys of the policies that it holds."""

    name: str
    sha256: str
    policies: tuple[str, ...]
    note: str = ""

    @property
    def key(self) -> str:
        """Its identifier, made of its name and content."""
        return f"source/x{digest(self.name, self.sha256)}"


def lexicon_hash(concepts: Iterable[Concept]) -> str:
    """SHA-256 over all rows of the concept files, in order."""
    total = hashlib.sha256()
    for concept in concepts:
        for row in concept.rows:
            cells = (row.concept, row.kind, row.property, row.value, row.language, row.source)
            total.update((SEPARATOR.join(cells) + "\n").encode())
    return total.hexdigest()


def rules_hash() -> str:
    """SHA-256 over the rule files of the package, by name."""
    total = hashlib.sha256()
    for name, file in sorted(_rule_files(files("extraction") / "patterns")):
        total.update(f"{name}{SEPARATOR}".encode() + file.read_bytes())
    return total.hexdigest()


def _rule_files(folder: Traversable, above: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _rule_files(entry, f"{above}{entry.name}/")
        elif entry.name.endswith((".yaml", ".txt")):
            yield above + entry.name, entry


def source_quads(source: Source) -> Iterator[Quad]:
    """A file, and the policies that come from it."""
    subject = iri(source.key)
    yield subject, RDF.type, PROV.Entity, PROVENANCE
    yield subject, DCTERMS.title, Literal(source.name), PROVENANCE
    yield subject, DCTERMS.identifier, Literal(f"sha256:{source.sha256}"), PROVENANCE
    if source.note:
        yield subject, DCTERMS.source, Literal(source.note), PROVENANCE
    for key in source.policies:
        yield iri(key), PROV.wasDerivedFrom, subject, PROVENANCE


def build_quads(sources: Sequence[str], *, lexicon: str, rules: str, review: str = "") -> Iterator[Quad]:
    """The activity of a build, and the dataset that it made.

    Parameters
    ----------
    sources : sequence of str
        The keys of the files that were read.
    lexicon, rules : str
        `lexicon_hash` and `rules_hash`.
    review : str
        A hash of the decisions of reviewers, or empty where there are none.
    """
    activity = iri(f"build/x{digest(VERSION, lexicon, rules, *filter(None, (review,)), *sources)}")
    plans = {iri(f"plan/lexicon/x{lexicon[:12]}"): lexicon, iri(f"plan/rules/x{rules[:12]}"): rules}
    if review:
        plans[iri(f"plan/review/x{review[:12]}")] = review
    for subject, predicate, value in _build(activity, plans, sources):
        yield subject, predicate, value, PROVENANCE


def _build(activity: str, plans: dict[str, str], sources: Sequence[str]) -> Iterator[Statement]:
    yield activity, RDF.type, PROV.Activity
    yield activity, PROV.wasAssociatedWith, AGENT
    yield AGENT, RDF.type, PROV.SoftwareAgent
    yield AGENT, RDF.type, PROV.Agent
    yield AGENT, DCTERMS.title, Literal("policykg")
    yield AGENT, OWL.versionInfo, Literal(VERSION)
    for plan, value in plans.items():
        yield activity, PROV.used, plan
        yield plan, RDF.type, PROV.Plan
        yield plan, RDF.type, PROV.Entity
        yield plan, PROV.value, Literal(f"sha256:{value}")
    for key in sources:
        yield activity, PROV.used, iri(key)
    for kind in (DCAT.Dataset, VOID.Dataset, PROV.Entity):
        yield DATASET, RDF.type, kind
    yield DATASET, DCTERMS.title, label("政策知识图谱")
    yield DATASET, DCTERMS.title, Literal("Policy knowledge graph", "en")
    yield DATASET, DCAT.version, Literal(VERSION)
    yield DATASET, PROV.wasGeneratedBy, activity
    for name in _DISTRIBUTIONS:
        subject = iri(f"distribution/{name}")
        yield DATASET, DCAT.distribution, subject
        yield subject, RDF.type, DCAT.Distribution
        yield subject, DCTERMS.title, Literal(name)


def _statistics(counts: Sequence[int]) -> list[Quad]:
    names = (VOID.triples, VOID.entities, VOID.classes, VOID.properties)
    return [(DATASET, name, integer(count), PROVENANCE) for name, count in zip(names, counts, strict=True)]


@dataclass(slots=True)
class Own:
    """What the graphs hold that are a document's own, added up document by document.

    Attributes
    ----------
    subjects : int
        The policies themselves left aside, of which the provenance speaks too.
    classes, properties : set of str
    """

    subjects: int = 0
    classes: set[str] = field(default_factory=set)
    properties: set[str] = field(default_factory=set)

    def add(self, subjects: int, classes: Iterable[str], properties: Iterable[str]) -> None:
        """Add a document's."""
        self.subjects += subjects
        self.classes.update(classes)
        self.properties.update(properties)


def count_graph(store: Store, own: Own) -> None:
    """Add the VoID statistics of the whole graph, which count themselves in.

    What each document has of its own is counted already, so that only the graphs which all share are gone through.
    """
    before = list(stored(_statistics((0, 1, 2, 3))))
    store.extend(before)
    counts = (
        len(store),
        own.subjects + sum(int(value) for value in _shared(store, "SELECT (COUNT(DISTINCT ?s) AS ?x) { ?s ?p ?o }")),
        len(own.classes | _shared(store, f"SELECT DISTINCT ?x {{ ?s <{RDF.type}> ?x }}")),
        len(own.properties | _shared(store, "SELECT DISTINCT ?x { ?s ?x ?o }")),
    )
    for quad in before:
        store.remove(quad)
    store.extend(stored(_statistics(counts)))


def _shared(store: Store, query: str) -> set[str]:
    """The values of ``?x`` in the graphs that do not belong to one document."""
    graphs: list[NamedNode | BlankNode | DefaultGraph] = [
        NamedNode(name) for name in (FACTS, CONCEPTS, LINKS, PROVENANCE)
    ]
    solutions = store.query(query, default_graph=graphs)
    if not isinstance(solutions, QuerySolutions):
        raise TypeError("not a SELECT query")
    return {value.value for value in (row["x"] for row in solutions) if isinstance(value, NamedNode | OxiLiteral)}
