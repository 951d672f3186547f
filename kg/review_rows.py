"""What a person should look at in a build: candidates, unresolved mentions, weak facts, 分别 without pairs.

The rows on which most facts hang come first, so that the first hundred matter most.
"""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Store

from extraction.respectively import WORD
from kg.columns import Row, true
from kg.columns import rows as select_rows
from ontology.concept import KINDS
from ontology.identifiers import candidate_key

WEAK = 1
"""Facts of a strength up to this level (鼓励) are shown, and all inferred ones."""

_ZH = 'FILTER(LANGMATCHES(LANG(?{0}), "zh"))'


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the review.

    Attributes
    ----------
    kind, key, name, type, hash, above, citation, clause : str
        As in `kg.review.Decision`.
    detail : str
        For people: what a candidate hangs from, whether a fact is inferred and by which verb.
    facts, clauses, policies : int
        How many statements hang on it (of an unresolved mention, how often it stands where one could), and where it
        occurs.
    """

    kind: str
    key: str
    name: str
    type: str
    hash: str
    above: str
    detail: str
    facts: int
    clauses: int
    policies: int
    citation: str
    clause: str


def review_rows(store: Store) -> tuple[Shown, ...]:
    """Everything that is worth a person's look, what matters most first."""
    found = [*_candidates(store), *_unresolved(store), *_facts(store), *_unaligned(store)]
    order = {"candidate": 0, "unresolved": 1, "unaligned": 2, "fact": 3}
    return tuple(
        sorted(
            found,
            key=lambda row: (-row.facts, -row.clauses, order[row.kind], row.name, row.key, row.citation, row.hash),
        )
    )


def _candidates(store: Store) -> list[Shown]:
    classes: dict[str, set[str]] = {}
    wanted = " ".join(f"pk:{name}" for name in KINDS)
    query = f"SELECT ?node ?class {{ VALUES ?class {{ {wanted} }} ?node pk:status pk:Candidate ; a ?class }}"
    for row in select_rows(store, query):
        classes.setdefault(str(row["node"]), set()).add(str(row["class"]).rpartition("#")[2])
    read_as: dict[str, tuple[int, str]] = {}
    query = (
        "SELECT ?node ?kind (COUNT(*) AS ?n) { ?node pk:status pk:Candidate . ?mention pk:entity ?node ; "
        "pk:kind ?kind } GROUP BY ?node ?kind ORDER BY ?node ?kind"
    )
    for row in select_rows(store, query):
        number, kind = int(row["n"] or 0), str(row["kind"]).capitalize()
        if number > read_as.get(str(row["node"]), (0, ""))[0]:
            read_as[str(row["node"])] = number, kind
    facts = _counts(
        store,
        "SELECT ?node (COUNT(DISTINCT ?fact) AS ?n) { ?node pk:status pk:Candidate . "
        "?fact rdf:subject|rdf:object|pk:about|pk:agency|pk:place|pk:task ?node } GROUP BY ?node",
    )
    above: dict[str, dict[str, str]] = {}
    query = (
        "SELECT DISTINCT ?node ?over ?name { ?node pk:status pk:Candidate ; skos:broader|pk:within ?over . "
        f"?over skos:prefLabel ?name {_ZH.format('name')} }} ORDER BY ?node ?over ?name"
    )
    for row in select_rows(store, query):
        above.setdefault(str(row["node"]), {}).setdefault(str(row["over"]), str(row["name"]))
    owners = _owners(store)
    found = []
    query = (
        "SELECT ?node ?name ?clauses ?policies ?citation ?clause ?hash { { SELECT ?node (COUNT(DISTINCT ?source) AS "
        "?clauses) (COUNT(DISTINCT ?policy) AS ?policies) (MIN(?source) AS ?sample) { ?node pk:status pk:Candidate . "
        "?source pk:mentions ?node ; pk:inPolicy ?policy } GROUP BY ?node } ?node skos:prefLabel ?name "
        f"{_ZH.format('name')} ?sample pk:citation ?citation ; pk:text ?clause ; pk:textHash ?hash }}"
    )
    for row in select_rows(store, query):
        key, name = str(row["node"]), str(row["name"])
        family = key.partition("/")[0]
        kinds = [kind for kind in KINDS if kind in classes.get(key, ())]
        majority = read_as.get(key, (0, ""))[1]
        if not kinds:
            continue
        over = above.get(key, {})
        if family == "actor":
            over = {place: label for place, label in owners.items() if candidate_key("actor", name, place) == key}
        found.append(
            _shown(
                "candidate", key, name, majority if majority in kinds else kinds[0], row,
                above=" ".join(over), detail="; ".join(over.values()), facts=facts.get(key, 0),
            )
        )  # fmt: skip
    return found


def _owners(store: Store) -> dict[str, str]:
    """The places whose bodies the documents name, with their labels."""
    query = (
        f"SELECT DISTINCT ?place ?name {{ ?any pk:jurisdiction|pk:administers ?place . ?place skos:prefLabel ?name "
        f"{_ZH.format('name')} }} ORDER BY ?place ?name"
    )
    found: dict[str, str] = {}
    for row in select_rows(store, query):
        found.setdefault(str(row["place"]), str(row["name"]))
    return found


def _unresolved(store: Store) -> list[Shown]:
    query = (
        "SELECT ?node ?name ?type ?clauses ?policies ?citation ?clause ?hash { { SELECT ?node ?name ?type "
        "(COUNT(?mention) AS ?clauses) (COUNT(DISTINCT ?node) AS ?policies) (MIN(?source) AS ?sample) { "
        "?mention a pk:Mention ; pk:clause ?source ; pk:kind ?type ; pk:text ?name . ?source pk:inPolicy ?node . "
        "FILTER NOT EXISTS { ?mention pk:entity ?entity } } GROUP BY ?node ?name ?type } "
        "?sample pk:citation ?citation ; pk:text ?clause ; pk:textHash ?hash }"
    )
    return [
        _shown("unresolved", str(row["node"]), str(row["name"]), str(row["type"]), row, facts=int(row["clauses"] or 0))
        for row in select_rows(store, query)
    ]


def _facts(store: Store) -> list[Shown]:
    query = (
        # The facts first: as one pattern the same query takes the store hundreds of times as long.
        "SELECT ?s ?p ?o ?one ?two ?strength ?inferred ?citation ?clause ?hash { { SELECT * { ?fact a pk:Assertion ; "
        "rdf:predicate ?p ; rdf:subject ?s ; rdf:object ?o ; pk:inferred ?inferred ; pk:statedIn ?source . "
        "VALUES ?p { pk:develops pk:developsByContext pk:restricts } OPTIONAL { ?fact pk:strength ?strength } "
        f"OPTIONAL {{ ?fact pk:strengthLevel ?level }} FILTER(?inferred || ?level <= {WEAK}) "
        "FILTER NOT EXISTS { ?fact prov:wasAttributedTo ?person } } } "
        f"?s skos:prefLabel ?one {_ZH.format('one')} ?o skos:prefLabel ?two {_ZH.format('two')} "
        "?source pk:citation ?citation ; pk:text ?clause ; pk:textHash ?hash }"
    )
    found: dict[tuple[str, str], Shown] = {}
    for row in select_rows(store, query):
        predicate = str(row["p"]).rpartition("#")[2]
        key = f"{row['s']} {predicate} {row['o']}"
        detail = "; ".join(filter(None, ("inferred" if true(row["inferred"]) else "", str(row["strength"] or ""))))
        shown = _shown("fact", key, f"{row['one']} {predicate} {row['two']}", "", row, detail=detail, facts=1)
        # Two policies may hold one clause, word for word: it is decided once.
        found[key, shown.hash] = min(found.get((key, shown.hash), shown), shown, key=lambda each: each.citation)
    return list(found.values())


def _unaligned(store: Store) -> list[Shown]:
    """Clauses with 分别 and places, from which no statement about a place was read."""
    query = (
        "SELECT ?citation ?clause ?hash (COUNT(DISTINCT ?place) AS ?places) { ?source a pk:Clause ; pk:text ?clause . "
        f'FILTER(CONTAINS(?clause, "{WORD}")) ?source pk:citation ?citation ; pk:textHash ?hash . '
        '?mention pk:clause ?source ; pk:kind "DISTRICT" ; pk:text ?place . '
        '?other pk:clause ?source ; pk:kind ?kind . FILTER(?kind IN ("INDUSTRY", "TECHNOLOGY")) '
        "FILTER NOT EXISTS { ?fact pk:statedIn ?source ; rdf:predicate pk:develops } "
        "FILTER NOT EXISTS { ?decision prov:wasDerivedFrom ?source ; dcterms:title ?said . "
        'FILTER(STRSTARTS(?said, "unaligned ")) } } '
        "GROUP BY ?citation ?clause ?hash HAVING(COUNT(DISTINCT ?place) > 1)"
    )
    found: dict[str, Shown] = {}
    for row in select_rows(store, query):
        shown = _shown("unaligned", "", WORD, "", row, facts=int(row["places"] or 0))
        found[shown.hash] = min(found.get(shown.hash, shown), shown, key=lambda each: each.citation)
    return list(found.values())


def _counts(store: Store, query: str) -> dict[str, int]:
    return {str(row["node"]): int(row["n"] or 0) for row in select_rows(store, query)}


def _shown(
    kind: str, key: str, name: str, type_: str, row: Row, *, above: str = "", detail: str = "", facts: int = 0
) -> Shown:
    return Shown(
        kind,
        key,
        name,
        type_,
        str(row["hash"]),
        above,
        detail,
        facts,
        int(row.get("clauses") or 1),
        int(row.get("policies") or 1),
        str(row["citation"]),
        str(row["clause"]),
    )
