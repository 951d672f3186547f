"""A graph of millions of triples, scaled up from the shipped document: how fast it loads, and each canned query on it.

    python tests/bench/large_graph.py [TRIPLES] [FOLDER]

Each copy of the document is another city's and year's: its policies, tasks, goals and clauses have identifiers of their
own, and its topics, places and agencies are others of the same graph, drawn with a fixed seed, so that joins meet many
different things. The bulk load is compared with rdflib's own parser and memory store on the first part of the same
file; the store is then compacted. Queries run with a typical parameter, twice; the second time counts, in CPU seconds,
since others may use the machine.
"""

from __future__ import annotations

import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import RdfFormat
from rdflib import Dataset

from kg.build import build
from kg.graph import PolicyGraph
from kg.query import canned_queries
from kg.store import STORE, create_store, open_store
from ontology.namespaces import ID

SEED = 20171227
COMPARED = 100_000
"""Lines that rdflib loads for comparison: all of them would take it hours."""

OWN = re.compile(rf"<{re.escape(ID)}(policy|task|goal|target|document|source)/([^>]*)>")
NAMED = re.compile(rf"<{re.escape(ID)}(?:place|topic|actor)/[^>]*>")
NUMBER = re.compile(r"京发〔2017〕27号")
SHARED = (f"<{ID}graph/concepts>", f"<{ID}graph/provenance>")

TYPICAL = {
    "agency": "市科委",
    "clause": "京发〔2017〕27号，北京市加快科技创新发展新材料产业的指导意见，二（七）",
    "concept": "顺义区",
    "district": "顺义区",
    "document": "中共中央办公厅、国务院办公厅印发〈关于深化审评审批制度改革鼓励药品医疗器械创新的意见〉的通知",
    "industry": "第三代半导体材料",
    "kind": None,
    "one": "顺义区",
    "other": "第三代半导体材料",
    "policy": "policy/cpc-beijing/2017/27/7",
    "text": "第三代半导体",
    "topic": "第三代半导体材料",
}
"""The value of a parameter, by its name; the first that a query takes of these is given."""

ORDER = ("clause", "district", "topic", "industry", "agency", "one", "document", "policy", "text")


def scaled(lines: list[str], copies: int) -> Iterator[str]:
    """The lines of a graph, and copies of what belongs to its documents."""
    yield from lines
    own = [line for line in lines if not line.rstrip(" .\n").endswith(SHARED)]
    families: dict[str, list[str]] = {}
    for name in sorted({name for line in own for name in NAMED.findall(line)}):
        families.setdefault(name.removeprefix(f"<{ID}").partition("/")[0], []).append(name)

    def renamed(line: str, copy: int, others: dict[str, str]) -> str:
        line = OWN.sub(lambda match: f"<{ID}{match[1]}/n{copy}/{match[2]}>", line)
        line = NAMED.sub(lambda match: others[match[0]], line)
        return NUMBER.sub(f"试发〔{2000 + copy % 25}〕{copy}号", line)

    for copy in range(1, copies):
        draw = random.Random(SEED + copy)
        others: dict[str, str] = {}
        for names in families.values():
            mixed = draw.sample(names, len(names))
            others.update(zip(names, mixed, strict=True))
        yield from (renamed(line, copy, others) for line in own)


def rdflib_rate(lines: list[str]) -> float:
    """Lines a second that rdflib parses into its memory store."""
    start = time.process_time()
    Dataset().parse(data="".join(lines), format="nquads")
    return len(lines) / (time.process_time() - start)


def main(wanted: int, folder: Path) -> None:
    """Make the graph, load it, ask it."""
    build([], folder / "small")
    spool = folder / "small.nq"
    open_store(folder / "small").dump(str(spool), RdfFormat.N_QUADS)
    lines = sorted(spool.read_text(encoding="utf-8").splitlines(keepends=True))
    own = sum(not line.rstrip(" .\n").endswith(SHARED) for line in lines)
    copies = max(1, 1 + (wanted - len(lines)) // own)
    large = folder / "large.nq"
    with large.open("w", encoding="utf-8") as out:
        out.writelines(scaled(lines, copies))
    start, cpu = time.perf_counter(), time.process_time()
    (folder / "large").mkdir()
    store = create_store(folder / "large" / STORE, large)
    spent = time.process_time() - cpu
    triples = len(store)
    rate = triples / spent
    print(f"{triples} triples of {copies} documents loaded in {time.perf_counter() - start:.1f} s", flush=True)
    store.optimize()
    print(f"compacted after {time.perf_counter() - start:.1f} s", flush=True)
    del store
    rdflib = rdflib_rate(lines[:COMPARED])
    print(f"bulk load {rate:.0f} triples a CPU second, rdflib {rdflib:.0f}: {rate / rdflib:.1f} times", flush=True)
    graph = PolicyGraph.open(folder / "large")
    for query in canned_queries():
        takes = {parameter.name for parameter in query.parameters}
        name = next((name for name in ORDER if name in takes), None)
        given = {name: TYPICAL[name]} if name else {}
        rows, seconds = 0, 0.0
        for _ in range(2):
            start = time.process_time()
            rows = len(graph.query(query.name, **given))
            seconds = time.process_time() - start
        said = f"{name}={TYPICAL[name]}" if name else "all"
        print(f"{query.name:20} {seconds:8.3f} s {rows:7} rows  {said}", flush=True)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


if __name__ == "__main__":
    triples_wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    if len(sys.argv) > 2:
        Path(sys.argv[2]).mkdir(parents=True)
        main(triples_wanted, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(triples_wanted, Path(temporary))
