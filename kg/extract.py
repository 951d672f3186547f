"""Turn a document into its result: read, written as quads, checked against the shapes, packed."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from types import FrameType

from pyoxigraph import Quad as OxiQuad
from pyoxigraph import RdfFormat, Store, serialize

from extraction.fingerprint import fingerprint
from extraction.model import Document
from extraction.pipeline import Pipeline
from extraction.read import Unreadable
from kg.given import Given
from kg.provenance import Source
from kg.report import cover
from kg.result import Result, Stock, packed
from kg.review_effect import review_quads
from kg.store import stored
from kg.table_parts import PolicyPart, Triple, part_of
from kg.table_parts import written as written_parts
from kg.terms import CONCEPTS, FACTS, PROVENANCE, Quad
from kg.trig import blocks
from kg.triples import extraction_quads
from kg.validate import findings
from ontology.identifiers import iri
from ontology.namespaces import RDF
from ontology.rows import load_concepts
from ontology.statements import concept_triples

SHARED = frozenset({FACTS, CONCEPTS, PROVENANCE})
"""The graphs to which several documents add."""


class OverdueError(Exception):
    """A document took longer than its limit."""


class Extractor:
    """Reads documents and writes their quads; compiles the lexicon and the rules once.

    Parameters
    ----------
    given : Given
    """

    def __init__(self, given: Given | None = None) -> None:
        given = given or Given()
        self.review, self.limits = given.review, given.limits
        self.pipeline = Pipeline(given.lexicons, decided=given.review.decided)
        concepts = load_concepts(given.lexicons)
        self.curated = frozenset(concept.id for concept in concepts)
        self._concepts = {iri(concept.id): concept for concept in concepts}

    def read(self, document: Document) -> Result | Unreadable:
        """Extract one document. A fault of the program in it is told as the document's, so that the rest is built."""
        if (refused := self.limits.refused(document)) is not None:
            return refused
        try:
            with _alarm(self.limits.seconds):
                return self._result(document)
        except OverdueError:
            return Unreadable(
                document.name, f"took longer than {self.limits.seconds} seconds; divide it, or raise --max-seconds"
            )
        except MemoryError:
            return Unreadable(document.name, "needs more memory than there is; divide it")
        except Exception as error:
            fault = " ".join(f"{type(error).__name__}: {error}".split())
            return Unreadable(document.name, f"a fault of the program ({fault}); please report it")

    def _result(self, document: Document) -> Result:
        extraction = self.pipeline.extract(document)
        policies = tuple(policy.key for policy in extraction.policies)
        said = chain(extraction_quads(extraction, curated=self.curated), review_quads(extraction, self.review))
        # A document may say the same twice; the statement stands once.
        quads = tuple(dict.fromkeys(said))
        own = [quad for quad in quads if quad[3] not in SHARED]
        shared = [quad for quad in quads if quad[3] in SHARED]
        graphs = {quad[3] for quad in own}
        subjects = {quad[0] for quad in own} - {quad[0] for quad in shared} - graphs
        types = {value for _, predicate, value, _ in own if predicate == RDF.type and isinstance(value, str)}
        stored_own, stored_shared = list(stored(own)), list(stored(shared))
        store = self._store((*stored_own, *stored_shared), self._named(quads))
        stock = Stock(
            source=Source(document.name, document.sha256, policies, document.metadata.source),
            coverage=cover(extraction, self.curated),
            graphs=tuple(sorted(graphs)),
            subjects=len(subjects),
            classes=tuple(sorted(types)),
            properties=tuple(sorted({quad[1] for quad in own})),
            findings=findings(store),
            fingerprint=fingerprint(document.text),
            numbered=bool(extraction.policies and extraction.policies[0].number),
        )
        tables = written_parts(_parts(own, shared))
        return Result(stock, packed(blocks(stored_own)), packed(_nquads(stored_shared)), packed(tables))

    def _named(self, quads: Sequence[Quad]) -> list[str]:
        """The IRIs of the concepts of the concept files that stand in some quads, sorted."""
        terms = {term for subject, _, value, _ in quads for term in (subject, value) if isinstance(term, str)}
        return sorted(terms & self._concepts.keys())

    def _store(self, quads: Sequence[OxiQuad], named: Sequence[str]) -> Store:
        """The document by itself, with what the concept files say of the things that it names."""
        store = Store()
        store.extend(quads)
        statements = concept_triples([self._concepts[name] for name in named])
        store.extend(stored((*statement, CONCEPTS) for statement in statements))
        return store


def _parts(own: Iterable[Quad], shared: Iterable[Quad]) -> Iterator[PolicyPart]:
    """What the tables take from each policy."""
    kinds = {(quad[0], quad[2]) for quad in shared if quad[1] == RDF.type}
    graphs: dict[str, list[Triple]] = {}
    for subject, predicate, value, graph in own:
        said = value if isinstance(value, str) else value.value
        graphs.setdefault(graph, []).append((subject, predicate, said))
    for policy, triples in sorted(graphs.items()):
        yield part_of(policy, triples, lambda thing, kind: (thing, kind) in kinds)


def _nquads(quads: Sequence[OxiQuad]) -> bytes:
    return serialize(quads, format=RdfFormat.N_QUADS) or b""


@contextmanager
def _alarm(seconds: int) -> Iterator[None]:
    """Break off what takes longer than that."""
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def overdue(number: int, frame: FrameType | None) -> None:
        raise OverdueError

    before = signal.signal(signal.SIGALRM, overdue)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
