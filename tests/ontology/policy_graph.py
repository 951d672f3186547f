"""A small policy as a graph that conforms, the same many times over, and what SHACL says of a store."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyoxigraph
import pyshacl
from oxrdflib import OxigraphStore
from rdflib import RDF, SH, Dataset, Graph

PREFIXES = """
PREFIX pk: <https://w3id.org/policykg/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
BASE <https://w3id.org/policykg/id/>
"""

CONCEPTS = """
GRAPH <graph/concepts> {
  <place/999100> a pk:District , pk:Place ; pk:status pk:Curated ;
    skos:prefLabel "云溪区"@zh-Hans , "Yunxi District"@en .
  <topic/tea> a pk:Industry , pk:Topic , skos:Concept ; skos:prefLabel "制茶业"@zh-Hans ; pk:status pk:Curated .
  <topic/steam> a pk:Technology , pk:Topic ; skos:prefLabel "蒸青技术"@zh-Hans ; pk:status pk:Curated .
  <actor/one> a pk:Agency , pk:Actor ; skos:prefLabel "市一局"@zh-Hans .
  <actor/two> a pk:Agency , pk:Actor ; skos:prefLabel "市二局"@zh-Hans .
  <actor/board> a pk:CoordinationBody , pk:Agency , pk:Actor ; skos:prefLabel "市茶业联席会议"@zh-Hans .
}
"""

POLICY = """
GRAPH <graph/policy/{n}> {{
  <policy/{n}> a pk:Policy ; pk:title "云州市茶业发展意见" ; pk:number "云发〔2020〕{n}号" ; pk:issuer <actor/one> ;
    pk:date "2020-03-05"^^xsd:date .
  <policy/{n}/s1> a pk:Section ; pk:inPolicy <policy/{n}> .
  <policy/{n}/s1/c1> a pk:Clause ; pk:inPolicy <policy/{n}> ; pk:inSection <policy/{n}/s1> ; pk:isHeading false ;
    pk:ordinal 1 ; pk:start 100 ; pk:end 118 ; pk:text "支持𠮷城云溪区发展制茶业、蒸青技术。" ;
    pk:citation "云发〔2020〕{n}号，云州市茶业发展意见，一" ; pk:mentions <place/999100> , <topic/tea> .
  <policy/{n}/s1/c2> a pk:Clause ; pk:inPolicy <policy/{n}> ; pk:inSection <policy/{n}/s1> ; pk:isHeading false ;
    pk:ordinal 2 ; pk:start 118 ; pk:end 144 ; pk:text "市一局牵头、市二局配合，建设茶园；茶园达到5至8家。" ;
    pk:citation "云发〔2020〕{n}号，云州市茶业发展意见，一" .
  <mention/{n}/1> a pk:Mention ; pk:clause <policy/{n}/s1/c1> ; pk:kind "DISTRICT" ; pk:entity <place/999100> ;
    pk:start 104 ; pk:end 107 ; pk:text "云溪区" ; pk:rule "lexicon" .
  <mention/{n}/2> a pk:Mention ; pk:clause <policy/{n}/s1/c1> ; pk:kind "INDUSTRY" ; pk:entity <topic/tea> ;
    pk:start 109 ; pk:end 112 ; pk:text "制茶业" ; pk:rule "lexicon" .
  <mention/{n}/3> a pk:Mention ; pk:clause <policy/{n}/s1/c2> ; pk:kind "AGENCY" ;
    pk:start 118 ; pk:end 121 ; pk:text "市一局" ; pk:rule "lexicon" .
  <assertion/{n}/1> a pk:Assertion , rdf:Statement ; rdf:subject <place/999100> ; rdf:predicate pk:develops ;
    rdf:object <topic/tea> ; pk:statedIn <policy/{n}/s1/c1> ; pk:inferred false ; pk:rule "focus.support" .
  <assertion/{n}/2> a pk:Assertion , rdf:Statement ; rdf:subject <place/999100> ; rdf:predicate pk:developsByContext ;
    rdf:object <topic/steam> ; pk:statedIn <policy/{n}/s1/c1> ; pk:inferred true ; pk:rule "focus.heading" .
  <assertion/{n}/3> a pk:Assertion , rdf:Statement ; rdf:subject <actor/one> ; rdf:predicate pk:coOwns ;
    rdf:object <actor/two> ; pk:statedIn <policy/{n}/s1/c2> ; pk:inferred false ; pk:rule "duty.lead" .
  <assertion/{n}/4> a pk:Assertion , rdf:Statement ; rdf:subject <place/999100> ; rdf:predicate pk:restricts ;
    rdf:object <topic/steam> ; pk:statedIn <policy/{n}/s1/c1> ; pk:inferred false ; pk:rule "focus.restrict" .
  <duty/{n}/1> a pk:Duty ; pk:agency <actor/one> ; pk:role pk:lead ; pk:task <task/{n}> ;
    pk:statedIn <policy/{n}/s1/c2> .
  <duty/{n}/2> a pk:Duty ; pk:agency <actor/two> ; pk:role pk:participant ; pk:task <task/{n}> ;
    pk:statedIn <policy/{n}/s1/c2> .
  <duty/{n}/3> a pk:Duty ; pk:agency <actor/one> ; pk:role pk:member ; pk:task <actor/board> ;
    pk:statedIn <policy/{n}/s1/c2> .
  <duty/{n}/4> a pk:Duty ; pk:agency <actor/two> ; pk:role pk:office ; pk:task <actor/board> ;
    pk:statedIn <policy/{n}/s1/c2> .
  <task/{n}> pk:statedIn <policy/{n}/s1/c2> .
  <goal/{n}> pk:statedIn <policy/{n}/s1/c2> .
  <goal/{n}/open> pk:statedIn <policy/{n}/s1/c2> .
}}
GRAPH <graph/facts> {{
  <place/999100> pk:develops <topic/tea> ; pk:developsByContext <topic/steam> ; pk:restricts <topic/steam> .
  <actor/one> pk:coOwns <actor/two> ; pk:sitsWith <actor/two> .
  <actor/two> pk:coOwns <actor/one> ; pk:sitsWith <actor/one> .
  <task/{n}> a pk:Task ; skos:prefLabel "建设茶园"@zh-Hans ; pk:about <topic/tea> ; pk:place <place/999100> .
  <goal/{n}> a pk:Target , pk:Goal ; pk:metric "茶园" ; pk:operator "range" ; pk:low 5.0 ; pk:high 8.0 ; pk:unit "家" ;
    pk:deadline "2020"^^xsd:gYear ; pk:dueBy "2020-12-31"^^xsd:date .
  <goal/{n}/open> a pk:Target , pk:Goal ; pk:metric "茶叶" ; pk:operator ">=" ; pk:low 9.5 ; pk:unit "吨" .
}}
"""


@dataclass(frozen=True)
class Result:
    """A result of the validation, with its messages by language."""

    focus: str
    value: str
    severity: str
    english: str
    chinese: str


def is_chinese(message: str) -> bool:
    """Whether a message has a Chinese character: pySHACL drops the language of what SPARQL constraints say."""
    return any("\u4e00" <= character <= "\u9fff" for character in message)


@cache
def shapes() -> Graph:
    """The shapes, parsed once."""
    return Graph().parse(data=(files("ontology") / "shapes.ttl").read_text(encoding="utf-8"), format="turtle")


def policy_store(policies: int = 1) -> pyoxigraph.Store:
    """A store of that many policies that conform, two clauses and about 110 triples each."""
    store = pyoxigraph.Store()
    store.update(f"{PREFIXES} INSERT DATA {{ {CONCEPTS} }}")
    for n in range(1, policies + 1):
        store.update(f"{PREFIXES} INSERT DATA {{ {POLICY.format(n=n)} }}")
    return store


def results(store: pyoxigraph.Store) -> list[Result]:
    """What the shapes find in a store, in the order of focus and message."""
    dataset = Dataset(OxigraphStore(store=store), default_union=True)
    _, report, _ = pyshacl.validate(dataset, shacl_graph=shapes())
    found = []
    for node in report.subjects(RDF.type, SH.ValidationResult):
        found.append(
            Result(
                *(str(report.value(node, term) or "").rsplit("/id/")[-1] for term in (SH.focusNode, SH.value)),
                str(report.value(node, SH.resultSeverity)).rsplit("#")[-1],
                *sorted(map(str, report.objects(node, SH.resultMessage)), key=is_chinese),
            )
        )
    return sorted(found, key=lambda result: (result.focus, result.english, result.value))
