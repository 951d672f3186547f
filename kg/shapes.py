"""The shapes as SPARQL: each constraint of ``shapes.ttl`` becomes a query whose rows are what breaks it.

SHACL defines its core constraints by such queries, and an engine that joins by index answers them many times as
fast as a validator that walks the focus nodes one by one. What the shapes
use is translated, after the definitions in SHACL, sections 2.1.3, 4 and 5; anything else is refused, so that no
constraint is ever passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

from kg.errors import ShapeError
from ontology.namespaces import RDF, SH, XSD

Term = NamedNode | BlankNode | Literal

TARGETS = {
    "targetClass": "?this a {0} .",
    "targetNode": "VALUES ?this {{ {0} }}",
    # Each focus node once: it may be in many triples of the property, which would multiply what follows.
    "targetSubjectsOf": "{{ SELECT DISTINCT ?this {{ ?this {0} ?target }} }}",
    "targetObjectsOf": "{{ SELECT DISTINCT ?this {{ ?target {0} ?this }} }}",
}
CONSTRAINTS = {
    "minCount": "FILTER NOT EXISTS {{ ?this {path} ?value }}",
    "maxCount": "?this {path} ?value , ?other . FILTER(!sameTerm(?value, ?other))",
    "minLength": "?this {path} ?value . FILTER(STRLEN(STR(?value)) < {0})",
    "class": "?this {path} ?value . FILTER NOT EXISTS {{ ?value a {0} }}",
    "datatype": "?this {path} ?value . FILTER(!COALESCE(DATATYPE(?value) = {0} && {form}, false))",
    "pattern": "?this {path} ?value . FILTER(!REGEX(STR(?value), {0}))",
    "in": "?this {path} ?value . FILTER(?value NOT IN ({0}))",
    "lessThanOrEquals": "?this {path} ?value ; {0} ?other . FILTER(!COALESCE(?value <= ?other, false))",
}
"""What breaks each constraint of a property: ``{0}`` is its value, ``{path}`` the property."""

FORMS = {
    XSD.date: f"BOUND(?value) && DATATYPE(<{XSD.date}>(STR(?value))) = <{XSD.date}>",
    XSD.gYear: 'REGEX(STR(?value), "^-?([1-9][0-9]{3,}|0[0-9]{3})(Z|[+-][0-9]{2}:[0-9]{2})?$")',
    XSD.decimal: 'REGEX(STR(?value), "^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)$")',
    XSD.integer: 'REGEX(STR(?value), "^[+-]?[0-9]+$")',
    XSD.boolean: 'STR(?value) IN ("true", "false", "1", "0")',
}
"""That a literal is well-formed, by its datatype."""

ONLY_ONE = {"minCount", "maxCount"}
SILENT = {"path", "message", "severity", "property", "sparql", *TARGETS}
"""What a shape says besides its constraints."""


@dataclass(frozen=True, slots=True)
class Check:
    """A query that finds what breaks one constraint: ``?this`` is the focus node, other variables enter the message.

    Attributes
    ----------
    severity : str
        ``Violation``, ``Warning`` or ``Info``.
    message : str
        In English; ``{?name}`` stands for the value of a variable.
    target : str
        The IRI of the class or property that the shape is aimed at.
    """

    query: str
    severity: str
    message: str
    target: str


@dataclass(frozen=True, slots=True)
class Target:
    """What a shape is aimed at, and the pattern that finds its focus nodes."""

    iri: str
    pattern: str


@lru_cache(maxsize=1)
def shipped_checks() -> tuple[Check, ...]:
    """The checks of the shapes that come with the package."""
    return checks((files("ontology") / "shapes.ttl").read_text(encoding="utf-8"))


def checks(shapes: str) -> tuple[Check, ...]:
    """Translate shapes.

    Parameters
    ----------
    shapes : str
        Turtle.

    Raises
    ------
    ShapeError
        If they use what is not translated.
    """
    store = Store()
    store.load(shapes.encode(), format=RdfFormat.TURTLE)
    node_shape = NamedNode(SH.iri + "NodeShape")
    found = {quad.subject for quad in store.quads_for_pattern(None, NamedNode(RDF.type), node_shape, None)}
    return tuple(check for shape in sorted(found, key=str) for check in Shapes(store).translate(shape))


class Shapes:
    """Reads shapes out of their graph.

    Parameters
    ----------
    store : Store
        Holds the shapes in its default graph.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def translate(self, shape: object) -> Iterator[Check]:
        """The checks of a node shape."""
        shape = as_term(shape)
        targets = [(name, value) for name in TARGETS for value in self.values(shape, SH.iri + name)]
        for name, value in targets:
            target = Target(value.value, TARGETS[name].format(value))
            # The constraints of the shape itself hold for the focus node.
            yield from self._constraints(shape, target, path="")
            for part in self.values(shape, SH.iri + "property"):
                (path,) = self.values(part, SH.iri + "path")
                if not isinstance(path, NamedNode):
                    raise ShapeError(f"the shape {shape} has a path that is no property; only those are checked")
                yield from self._constraints(part, target, path=str(path))
            for part in self.values(shape, SH.iri + "sparql"):
                yield self._check(self._select(part, target), part, target)

    def _constraints(self, part: Term, target: Target, *, path: str) -> Iterator[Check]:
        for name, value in self._said(part):
            if name not in CONSTRAINTS or (name in ONLY_ONE and value.value != "1"):
                raise ShapeError(f"the shapes use sh:{name} {value}, which is not translated")
            pattern = CONSTRAINTS[name]
            if not path:
                if name != "class":
                    raise ShapeError(f"the shapes use sh:{name} on a focus node, which is not translated")
                pattern = "FILTER NOT EXISTS {{ ?this a {0} }}"
            given = ", ".join(map(str, self._list(value))) if name == "in" else str(value)
            if name == "minLength":
                given = value.value
            form = FORMS.get(value.value, "false") if name == "datatype" else ""
            if form == "false":
                raise ShapeError(f"the shapes use the datatype {value}, which is not translated")
            query = f"SELECT DISTINCT ?this {{ {target.pattern} {pattern.format(given, path=path, form=form)} }}"
            yield self._check(query, part, target)

    def _said(self, part: Term) -> Iterator[tuple[str, NamedNode | BlankNode | Literal]]:
        quads = sorted(self.store.quads_for_pattern(as_subject(part), None, None, None), key=str)
        for quad in quads:
            name = quad.predicate.value.removeprefix(SH.iri)
            if name not in SILENT and quad.predicate.value != RDF.type:
                yield name, as_term(quad.object)

    def _select(self, part: Term, target: Target) -> str:
        """The query of a constraint of its own, its focus nodes narrowed to the target."""
        (select,) = self.values(part, SH.iri + "select")
        prefixes = {
            self.values(declared, SH.iri + "prefix")[0].value: self.values(declared, SH.iri + "namespace")[0].value
            for owner in self.values(part, SH.iri + "prefixes")
            for declared in self.values(owner, SH.iri + "declare")
        }
        head = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in sorted(prefixes.items()))
        begin, where, rest = select.value.partition("WHERE {")
        if not where:
            raise ShapeError(f"a query of the shapes has no WHERE: {select.value}")
        return f"{head}{begin}{where} {target.pattern} {rest}"

    def _check(self, query: str, part: Term, target: Target) -> Check:
        severities = [value.value for value in self.values(part, SH.iri + "severity")]
        messages = [value for value in self.values(part, SH.iri + "message") if isinstance(value, Literal)]
        english = [value.value for value in messages if value.language == "en"]
        return Check(
            query,
            severities[0].removeprefix(SH.iri) if severities else "Violation",
            min(english or [value.value for value in messages], default="breaks a shape"),
            target.iri,
        )

    def values(self, subject: Term, predicate: str) -> list[Term]:
        """The objects of a subject and predicate, sorted."""
        quads = self.store.quads_for_pattern(as_subject(subject), NamedNode(predicate), None, None)
        return sorted((as_term(quad.object) for quad in quads), key=str)

    def _list(self, head: Term) -> Iterator[Term]:
        while head != NamedNode(RDF.nil):
            yield self.values(head, RDF.first)[0]
            head = self.values(head, RDF.rest)[0]


def as_subject(term: Term) -> NamedNode | BlankNode:
    """A term that stands as a subject."""
    if isinstance(term, Literal):
        raise ShapeError(f"the shapes have {term} where a shape should be")
    return term


def as_term(term: object) -> Term:
    """An object that is no quoted triple."""
    if not isinstance(term, NamedNode | BlankNode | Literal):
        raise ShapeError(f"the shapes have {term} where a term should be")
    return term
