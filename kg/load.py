"""Bring a build's store up to date: load it anew, or change the last one where it differs.

Loading anew streams all results in batches, so that memory stays the same however many documents there are. Changing
starts from the last build's store, whose files are linked and not copied: the graphs of documents that went are
removed, those of new ones loaded; and of each thing that either of them speaks of, what all documents say together is
worked out again. Both ways lead to the same graph.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pyoxigraph import Quad as OxiQuad
from pyoxigraph import RdfFormat, Store, parse

from kg.cache import Cache
from kg.documents import settle_documents
from kg.errors import DamagedError
from kg.provenance import Own, count_graph, lexicon_hash
from kg.recipe import program_hash
from kg.store import STORE, node, nquads, settle_labels
from kg.terms import CONCEPTS, FACTS, PROVENANCE, Quad
from kg.trig import HEAD
from ontology.concept import Concept
from ontology.identifiers import digest
from ontology.rows import load_concepts
from ontology.statements import concept_triples

BATCH = 32_000_000
"""Bytes of statements that are loaded at a time: some 400,000 quads, for which the store takes some 430 MB."""

_PROVENANCE = f"<{PROVENANCE}> .".encode()

MOST = 0.2
"""Up to this share of documents that changed, changing the store is quicker than loading it anew."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a store is to hold.

    Attributes
    ----------
    keys : sequence of str
        The keys of the documents' results.
    concepts : sequence of Concept
        Those of the concept files.
    provenance : sequence of Quad
        What is said of the build and by reviewers.
    own : Own
    """

    keys: Sequence[str]
    concepts: Sequence[Concept]
    provenance: Sequence[Quad]
    own: Own


def concept_quads(concepts: Iterable[Concept]) -> bytes:
    """What the concept files say, as N-Quads."""
    return nquads((*statement, CONCEPTS) for statement in concept_triples(concepts))


def _kept_concepts(concepts: Sequence[Concept], cache: Cache) -> bytes:
    """The same, written out once: it takes longer than a document does, and changes with no document."""
    name = digest(lexicon_hash(concepts), program_hash(), length=64)
    return cache.vocabulary(name, lambda: concept_quads(concepts))


def begin_store(folder: Path, lexicons: Sequence[Path], cache: Cache) -> None:
    """Make a new store in a folder and load what the concept files say: work that waits for no document."""
    store = Store(folder / STORE)
    store.bulk_load(input=_kept_concepts(load_concepts(lexicons), cache), format=RdfFormat.N_QUADS)
    store.flush()


def load_new(folder: Path, content: Content, cache: Cache) -> int:
    """Load all into a new store in a folder, or one that `begin_store` began; returns the number of triples."""
    begun = (folder / STORE).exists()
    store = Store(folder / STORE)
    own = [HEAD]
    shared = [b"" if begun else _kept_concepts(content.concepts, cache), nquads(content.provenance)]
    size = 0
    for key in content.keys:
        own.append(cache.own(key))
        shared.append(cache.shared(key))
        size += len(own[-1]) + len(shared[-1])
        if size > BATCH:
            _load(store, own, shared)
            own, shared, size = [HEAD], [], 0
    _load(store, own, shared)
    settle_labels(store)
    settle_documents(store)
    count_graph(store, content.own)
    return _closed(store)


def _load(store: Store, own: Iterable[bytes], shared: Iterable[bytes]) -> None:
    store.bulk_load(input=b"".join(own), format=RdfFormat.TRIG)
    store.bulk_load(input=b"".join(shared), format=RdfFormat.N_QUADS)


def load_changes(folder: Path, last: Path, content: Content, cache: Cache, *, before: Sequence[str]) -> int:
    """Make the store in a folder from that of the last build; returns the number of triples.

    Parameters
    ----------
    folder, last : Path
        The folders of this build and of the last.
    before : sequence of str
        The keys of the results that the last store holds; the cache must still have them.
    """
    link_store(last / STORE, folder / STORE)
    try:
        store = Store(folder / STORE)
    except (OSError, RuntimeError) as error:
        # The store tells of a missing table in one way, of a missing list of tables in the other.
        raise DamagedError(
            f"{last}: the store of the last build is damaged ({error}); build again with --fresh"
        ) from None
    gone = [key for key in before if key not in set(content.keys)]
    new = [key for key in content.keys if key not in set(before)]
    changed = {line.partition(b" ")[0] for key in (*gone, *new) for line in cache.shared(key).splitlines()}
    for key in gone:
        stock = cache.stock(key)
        if stock is None:
            raise DamagedError(f"the result {key} of the last build is gone; build again with --fresh")
        for graph in stock.graphs:
            store.remove_graph(node(graph))
    for key in new:
        store.load(input=HEAD + cache.own(key), format=RdfFormat.TRIG)
    _change_shared(store, changed, content, cache)
    settle_labels(store, sorted(line.decode()[1:-1] for line in changed))
    settle_documents(store)
    count_graph(store, content.own)
    return _closed(store)


def _change_shared(store: Store, subjects: set[bytes], content: Content, cache: Cache) -> None:
    """Give some subjects what the concept files and all documents say of them in the shared graphs, and no more."""
    said: set[bytes] = set()
    provenance: set[bytes] = set()
    fixed = (_kept_concepts(content.concepts, cache), nquads(content.provenance))
    for lines in chain(fixed, map(cache.shared, content.keys)):
        for line in lines.splitlines():
            if line.endswith(_PROVENANCE):
                provenance.add(line)
            elif line.partition(b" ")[0] in subjects:
                said.add(line)
    wanted = set(parse(input=b"\n".join(said), format=RdfFormat.N_QUADS)) if said else set()
    held: set[OxiQuad] = set()
    for subject in subjects:
        for graph in (FACTS, CONCEPTS):
            held.update(store.quads_for_pattern(node(subject.decode()[1:-1]), None, None, node(graph)))
    for quad in held - wanted:
        store.remove(quad)
    store.extend(wanted - held)
    store.remove_graph(node(PROVENANCE))
    store.load(input=b"\n".join(provenance), format=RdfFormat.N_QUADS)


def _closed(store: Store) -> int:
    store.flush()
    return len(store)


def link_store(source: Path, target: Path) -> None:
    """A copy of a closed store: its tables, which are never changed, as links where the file system has them."""
    target.mkdir()
    for file in sorted(source.iterdir()):
        if file.name == "LOCK":
            continue
        if file.suffix == ".sst" and _linked(file, target / file.name):
            continue
        shutil.copy2(file, target / file.name)


def _linked(file: Path, target: Path) -> bool:
    try:
        os.link(file, target)
    except OSError:
        # Some file systems have no links: then the table is copied.
        return False
    return True
