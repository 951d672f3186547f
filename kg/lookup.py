"""From a name to the things that bear it: what a user types becomes terms of the graph here and nowhere else.

A name is tried exactly, then folded (width, case, spaces), then without the head of a place name (顺义 for
顺义区), then as pinyin. Where several things bear the name, all of them are meant, and the caller is told so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode, Store

from kg.errors import QueryError
from kg.store import select
from ontology.identifiers import folded
from ontology.namespaces import ELI, ID, PK, SKOS

NAMES = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.notation)
CONCEPTS = {"Place": "place", "Topic": "topic", "Actor": "agency or organisation"}

KINDS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    **{kind: (noun, (PK[kind],), NAMES) for kind, noun in CONCEPTS.items()},
    "Concept": ("place, topic or agency", tuple(PK[kind] for kind in CONCEPTS), NAMES),
    "Task": ("task", (PK.Task,), (SKOS.prefLabel,)),
    "Policy": ("policy", (PK.Policy,), (PK.title, PK.number, ELI.id_local, SKOS.prefLabel)),
    "Document": ("document", (PK.Policy, PK.CitedDocument), (PK.title, PK.number, SKOS.prefLabel)),
    "Clause": ("clause", (PK.Clause,), (PK.citation, PK.text)),
}
"""What can be looked up: the noun for messages, the classes, and the properties that hold the names."""

BRACKETS = re.compile(r"[()\[\]〔〕【】《》〈〉﹝﹞]")
LANGUAGES = ("zh-Hans", "en")
HEADS = re.compile(
    r"(?<=..)(?:特别行政区|自治[区州县旗]|街道办事处|街道|地区|[省市区县镇乡旗盟州])$|(?<=.)(?:district|county|city|province|municipality)$"
)
NEAREST = 5


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name stands for.

    Attributes
    ----------
    nodes : tuple of NamedNode
        All things of the kind that bear the name, sorted; never empty.
    remark : str
        What the user should be told, in one line: that the name is ambiguous or was read as another. Else empty.
    """

    nodes: tuple[NamedNode, ...]
    remark: str = ""


class Lookup:
    """The names of one store, read when they are first asked for.

    Parameters
    ----------
    store : Store
        The graph; its named graphs are read as one.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.known: dict[str, tuple[tuple[str, NamedNode], ...]] = {}

    def find(self, name: str, kind: str) -> Meaning:
        """The things of a kind that a name stands for.

        Parameters
        ----------
        name : str
            A label in any language, a code, an identifier (``place/110113``) or an IRI.
        kind : str
            A key of `KINDS`.

        Raises
        ------
        QueryError
            If nothing of the kind bears the name; the message lists the nearest names.
        """
        nodes = tuple(self.by_identifier(name, kind)) or self.settled(tuple(self.exact(name, kind)), kind)
        if nodes:
            return self.meaning(name, nodes)
        for form in (plain, headless, pinyin, lambda label: pinyin(headless(label))):
            asked = form(name)
            # Two names that only sound alike are two names: pinyin is tried for what is typed in Latin letters.
            if not asked or (form not in (plain, headless) and not name.isascii()):
                continue
            nodes = self.settled(tuple(node for label, node in self.names(kind) if form(label) == asked), kind)
            if nodes:
                return self.meaning(name, nodes, guessed=form is not plain)
        raise QueryError(self.unknown(name, kind))

    def by_identifier(self, name: str, kind: str) -> Iterator[NamedNode]:
        """The thing whose key or IRI this is, if there is one of the kind."""
        if not re.fullmatch(r"[!-~]+/[!-~]+", name):
            return
        try:
            node = NamedNode(name if "://" in name else ID + name)
        except ValueError:
            return
        yield from self.matching(f"VALUES ?node {{ {node} }}", kind)

    def exact(self, name: str, kind: str) -> Iterator[NamedNode]:
        """The things that bear exactly this name, by index."""
        labels = (Literal(name), *(Literal(name, language=language) for language in LANGUAGES))
        # A pattern for each: of two lists, a store may read all that one of them allows.
        patterns = (f"{{ ?node <{iri}> {label} }}" for iri in KINDS[kind][2] for label in labels)
        yield from self.matching(" UNION ".join(patterns), kind)

    def settled(self, nodes: tuple[NamedNode, ...], kind: str) -> tuple[NamedNode, ...]:
        """The nodes without the cited documents that are known to be one of the others."""
        if kind != "Document" or len(nodes) < 2:
            return nodes
        same = select(self.store, f"SELECT ?a ?b {{ VALUES ?a {{ {terms(nodes)} }} ?a <{PK.resolvesTo}> ?b }}")
        known = {row["a"] for row in same if row["b"] in nodes}
        return tuple(node for node in nodes if node not in known)

    def matching(self, pattern: str, kind: str) -> Iterator[NamedNode]:
        """The nodes of a kind that a pattern of ours matches; it holds serialised terms, never a user's text."""
        # As a filter: as a pattern, a store may begin with all members of the class.
        belongs = " || ".join(f"EXISTS {{ ?node a <{iri}> }}" for iri in KINDS[kind][1])
        for (node,) in select(self.store, f"SELECT DISTINCT ?node {{ {pattern} FILTER({belongs}) }}"):
            yield node

    def names(self, kind: str) -> tuple[tuple[str, NamedNode], ...]:
        """All names of a kind, each with what bears it, sorted."""
        if kind not in self.known:
            classes, properties = (terms(map(NamedNode, iris)) for iris in KINDS[kind][1:])
            found = select(
                self.store,
                f"SELECT DISTINCT ?label ?node {{ VALUES ?class {{ {classes} }} ?node a ?class . "
                f"VALUES ?property {{ {properties} }} ?node ?property ?label }}",
            )
            self.known[kind] = tuple(sorted(((label.value, node) for label, node in found), key=str))
        return self.known[kind]

    def label(self, node: NamedNode) -> str:
        """The Chinese preferred label of a node, or its title, or what of its IRI tells it from others."""
        for name in select(
            self.store,
            f"SELECT ?name {{ {{ {node} <{SKOS.prefLabel}> ?name FILTER(LANGMATCHES(LANG(?name), 'zh')) }} "
            f"UNION {{ {node} <{PK.title}>|<{PK.text}> ?name }} }} LIMIT 1",
        ):
            return str(name[0].value)
        return node.value.removeprefix(ID)

    def meaning(self, name: str, nodes: Iterable[NamedNode], *, guessed: bool = False) -> Meaning:
        """The meaning, with a remark if the name was guessed or stands for several things."""
        found = tuple(sorted(set(nodes), key=lambda node: node.value))
        listed = ", ".join(f"{shown(self.label(node))} ({node.value.removeprefix(ID)})" for node in found[:NEAREST])
        if len(found) > 1:
            more = f" and {len(found) - NEAREST} more" if len(found) > NEAREST else ""
            return Meaning(found, f"“{shown(name)}” means {len(found)} things: {listed}{more}; all are used")
        return Meaning(found, f"“{shown(name)}” read as {listed}" if guessed else "")

    def unknown(self, name: str, kind: str) -> str:
        """The message for a name that nothing bears."""
        forms: dict[str, str] = {}
        for label, _ in self.names(kind):
            forms.setdefault(folded(label), label)
        asked = folded(name)
        part = sorted(
            (form for form in forms if (len(asked) > 1 and asked in form) or (len(form) > 1 and form in asked)),
            key=lambda form: (abs(len(form) - len(asked)), form),
        )
        close = get_close_matches(asked, sorted(forms), n=NEAREST, cutoff=0.4)
        nearest = tuple(dict.fromkeys(shown(forms[form]) for form in (*part[:NEAREST], *close)))[:NEAREST]
        hint = f"; nearest: {', '.join(nearest)}" if nearest else ""
        return f"no {KINDS[kind][0]} is called “{shown(name)}”{hint}"


def terms(values: Iterable[NamedNode | Literal]) -> str:
    """Terms as SPARQL: each serialised by the library, so that no character of them is read as query."""
    return " ".join(str(value) for value in values)


def plain(name: str) -> str:
    """The folded name without brackets, which a document number may have of any shape.

    Examples
    --------
    >>> plain("京发〔2017〕27号") == plain("京发(2017)27号")
    True
    """
    return BRACKETS.sub("", folded(name))


def headless(name: str) -> str:
    """The plain name without the head of a place name.

    Examples
    --------
    >>> headless("顺义区"), headless("Shunyi District")
    ('顺义', 'shunyi')
    """
    return HEADS.sub("", plain(name))


def pinyin(name: str) -> str:
    """The plain name in Latin letters without tones.

    Examples
    --------
    >>> pinyin("顺义区")
    'shunyiqu'
    """
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(plain(name))).replace("ü", "v")


def shown(name: str) -> str:
    """A name fit for one line of a message."""
    line = " ".join(name.split())
    return line if len(line) <= 60 else line[:59] + "…"
