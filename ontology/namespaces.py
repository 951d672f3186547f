"""Closed namespaces: the terms that the graph may use, as plain strings.

A namespace knows its terms. Asking it for one that it does not have raises, so that a misspelt term is found
where it is written and not in somebody's empty query result. This module imports nothing beyond the standard
library: both the extraction and the graph stand on it.
"""

from __future__ import annotations

from collections.abc import Iterable


class Namespace:
    """A prefix, an IRI and the closed set of terms below it.

    Parameters
    ----------
    prefix : str
        The short name used in Turtle and SPARQL.
    iri : str
        The namespace IRI, with its final ``#`` or ``/``.
    terms : iterable of str
        The local names that may be used.

    Raises
    ------
    AttributeError
        On access to a term that is not declared.

    Examples
    --------
    >>> PK.develops
    'https://w3id.org/policykg/ontology#develops'
    >>> PK.develop
    Traceback (most recent call last):
    AttributeError: pk: has no term 'develop'
    """

    def __init__(self, prefix: str, iri: str, terms: Iterable[str]) -> None:
        self.prefix = prefix
        self.iri = iri
        self.terms = frozenset(terms)
        # A term is an attribute of its own: a graph asks for them a hundred thousand times.
        for name in self.terms - vars(self).keys():
            setattr(self, name, iri + name)

    def __getattr__(self, name: str) -> str:
        if name.startswith("__"):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name: str) -> str:
        if name not in self.terms:
            raise AttributeError(f"{self.prefix}: has no term {name!r}")
        return self.iri + name


PK_CLASSES = """
    Policy CitedDocument Section Clause Mention Assertion
    Topic Industry Technology
    Place District Division FunctionalZone PlaceGroup Membership
    Actor Agency CoordinationBody AgencyGroup Post OtherActor
    Task Duty Goal Target Role Status
""".split()

PK_PROPERTIES = """
    title number issuer date jurisdiction targets sha256 sourceFile sourceText
    documentType level addressee validFrom validUntil resolvesTo
    inPolicy inSection text textHash citation start end page ordinal isHeading
    within administers successor group since until documentSeries negativeLabel
    about place strength strengthLevel stage statedIn
    agency role task
    metric operator low high unit deadline dueBy
    baseline comparedWith condition yearly cumulative
    develops developsByContext restricts coOwns sitsWith
    mentions clause entity kind
    inferred rule status
""".split()

PK_INDIVIDUALS = "lead participant member office responsible Curated Candidate".split()

PK = Namespace("pk", "https://w3id.org/policykg/ontology#", PK_CLASSES + PK_PROPERTIES + PK_INDIVIDUALS)

RDF = Namespace(
    "rdf",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    ["type", "Statement", "subject", "predicate", "object", "Property", "langString", "first", "rest", "nil"],
)
RDFS = Namespace(
    "rdfs",
    "http://www.w3.org/2000/01/rdf-schema#",
    ["label", "comment", "subClassOf", "subPropertyOf", "domain", "range", "isDefinedBy", "seeAlso", "Class"],
)
OWL = Namespace(
    "owl",
    "http://www.w3.org/2002/07/owl#",
    """Ontology Class ObjectProperty DatatypeProperty AnnotationProperty SymmetricProperty unionOf
    versionIRI versionInfo""".split(),
)
XSD = Namespace(
    "xsd",
    "http://www.w3.org/2001/XMLSchema#",
    "string integer decimal boolean date dateTime gYear gYearMonth nonNegativeInteger anyURI".split(),
)
SKOS = Namespace(
    "skos",
    "http://www.w3.org/2004/02/skos/core#",
    """Concept ConceptScheme Collection prefLabel altLabel hiddenLabel notation broader narrower related inScheme
    topConceptOf hasTopConcept exactMatch closeMatch relatedMatch broadMatch narrowMatch member definition note
    scopeNote changeNote""".split(),
)
DCTERMS = Namespace(
    "dcterms",
    "http://purl.org/dc/terms/",
    """title description source license creator isPartOf subject spatial date issued identifier
    bibliographicCitation""".split(),
)
ELI = Namespace(
    "eli",
    "http://data.europa.eu/eli/ontology#",
    """LegalResource LegalResourceSubdivision id_local title date_document date_publication passed_by jurisdiction
    has_part is_part_of type_document based_on cites amends repeals first_date_entry_in_force
    date_no_longer_in_force""".split(),
)
ORG = Namespace(
    "org",
    "http://www.w3.org/ns/org#",
    """Organization OrganizationalCollaboration ChangeEvent Membership Post originalOrganization resultingOrganization
    memberOf hasMember linkedTo""".split(),
)
CV = Namespace("cv", "http://data.europa.eu/m8g/", ["PublicOrganisation", "Participation", "role", "hasParticipant"])
PROV = Namespace(
    "prov",
    "http://www.w3.org/ns/prov#",
    """Activity Entity Agent SoftwareAgent Plan wasGeneratedBy wasQuotedFrom wasAssociatedWith used
    wasAttributedTo wasDerivedFrom value hadPlan""".split(),
)
OA = Namespace(
    "oa",
    "http://www.w3.org/ns/oa#",
    """Annotation SpecificResource hasBody hasSource hasSelector TextPositionSelector TextQuoteSelector start end exact
    prefix suffix""".split(),
)
SCHEMA = Namespace(
    "schema",
    "https://schema.org/",
    "AdministrativeArea GovernmentOrganization Legislation Place areaServed containedInPlace mentions".split(),
)
QUDT = Namespace("qudt", "http://qudt.org/schema/qudt/", ["QuantityValue", "numericValue", "hasUnit"])
SDG = Namespace("sdg", "http://metadata.un.org/sdg/ontology#", ["Goal", "Target", "Indicator"])
VANN = Namespace("vann", "http://purl.org/vocab/vann/", ["preferredNamespacePrefix", "preferredNamespaceUri"])
GEO = Namespace("geo", "http://www.opengis.net/ont/geosparql#", ["Feature", "sfWithin", "hasGeometry", "asWKT"])
DCAT = Namespace("dcat", "http://www.w3.org/ns/dcat#", ["Dataset", "Distribution", "distribution", "version"])
VOID = Namespace("void", "http://rdfs.org/ns/void#", ["Dataset", "triples", "entities", "classes", "properties"])
SH = Namespace(
    "sh",
    "http://www.w3.org/ns/shacl#",
    """NodeShape PropertyShape resultMessage focusNode resultPath value resultSeverity Violation Warning Info
    ValidationReport conforms result""".split(),
)

OUTSIDE = (RDF, RDFS, OWL, XSD, SKOS, DCTERMS, ELI, ORG, CV, PROV, OA, SCHEMA, QUDT, SDG, VANN, GEO, DCAT, VOID, SH)
ALL: tuple[Namespace, ...] = (PK, *OUTSIDE)
PREFIXES: dict[str, str] = {namespace.prefix: namespace.iri for namespace in ALL}

ID = "https://w3id.org/policykg/id/"
"""The base of every thing that the graph talks about."""

SUPERCLASSES: dict[str, tuple[str, ...]] = {
    PK.Policy: (ELI.LegalResource,),
    PK.CitedDocument: (ELI.LegalResource,),
    PK.Section: (ELI.LegalResourceSubdivision,),
    PK.Clause: (ELI.LegalResourceSubdivision,),
    PK.Assertion: (RDF.Statement,),
    PK.Topic: (SKOS.Concept,),
    PK.Industry: (PK.Topic,),
    PK.Technology: (PK.Topic,),
    PK.Place: (GEO.Feature,),
    PK.District: (PK.Place, SCHEMA.AdministrativeArea),
    PK.Division: (PK.Place, SCHEMA.AdministrativeArea),
    PK.FunctionalZone: (PK.Place,),
    PK.PlaceGroup: (PK.Place, SKOS.Collection),
    PK.Actor: (ORG.Organization,),
    PK.Agency: (PK.Actor, CV.PublicOrganisation),
    PK.OtherActor: (PK.Actor,),
    PK.CoordinationBody: (PK.Agency, ORG.OrganizationalCollaboration),
    PK.AgencyGroup: (PK.Agency,),
    PK.Post: (PK.Agency,),
    PK.Duty: (CV.Participation,),
    PK.Target: (PK.Goal,),
    PK.Role: (SKOS.Concept,),
    PK.Status: (SKOS.Concept,),
}
"""Direct superclasses, inside and outside of ``pk:``. Nothing infers at query time, so instances carry them all."""


def all_classes(direct: str) -> tuple[str, ...]:
    """The class itself and everything above it, nearest first.

    Parameters
    ----------
    direct : str
        A class IRI.

    Examples
    --------
    >>> [iri.rsplit("#")[-1] for iri in all_classes(PK.District)]
    ['District', 'Place', 'https://schema.org/AdministrativeArea', 'Feature']
    """
    found = [direct]
    for iri in found:
        found.extend(above for above in SUPERCLASSES.get(iri, ()) if above not in found)
    return tuple(found)
