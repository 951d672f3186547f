"""Collectives of districts: one agency unless they are to be expanded, and then with each district marked inferred."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.graph import PolicyGraph
from kg.mcp_desk import Desk

PREFIXES = """
@base <https://w3id.org/policykg/id/> . @prefix pk: <https://w3id.org/policykg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
PLACES = """
<place/990100> a pk:Division ; skos:prefLabel "临江市"@zh-Hans .
<place/990101> a pk:District ; skos:prefLabel "东岭区"@zh-Hans ; pk:within <place/990100> .
<place/990102> a pk:District ; skos:prefLabel "西岭区"@zh-Hans ; pk:within <place/990100> ;
    pk:since "2016-05"^^xsd:gYearMonth .
<place/990103> a pk:District ; skos:prefLabel "旧城区"@zh-Hans ; pk:within <place/990100> ;
    pk:until "2010-12"^^xsd:gYearMonth .
<place/990121> a pk:District ; skos:prefLabel "清河县"@zh-Hans ; pk:within <place/990100> .
<place/990201> a pk:District ; skos:prefLabel "别处区"@zh-Hans ; pk:within <place/990200> .
<actor/east> a pk:Actor , pk:Agency ; skos:prefLabel "临江市东岭区人民政府"@zh-Hans ; pk:administers <place/990101> .
<actor/science> a pk:Actor , pk:Agency ; skos:prefLabel "市科委"@zh-Hans .
<actor/concerned> a pk:Actor , pk:Agency , pk:AgencyGroup ; skos:prefLabel "临江市有关部门"@zh-Hans ;
    pk:jurisdiction <place/990100> .
<actor/all> a pk:Actor , pk:Agency , pk:AgencyGroup ; skos:prefLabel "临江市NAME"@zh-Hans ;
    pk:jurisdiction <place/990100> .
<task/1> a pk:Task ; skos:prefLabel "推进应用"@zh-Hans .
<policy/1> a pk:Policy ; pk:title "意见" ; pk:date "DATE"^^xsd:date .
<policy/1/c1> a pk:Clause ; pk:inPolicy <policy/1> ; pk:citation "意见，一" ;
    pk:text "市科委牵头，有关部门、各区配合，推进应用。" .
"""
DUTIES = " ".join(
    f"<duty/{agency}> a pk:Duty ; pk:task <task/1> ; pk:agency <actor/{agency}> ; pk:role pk:{role} ; "
    "pk:statedIn <policy/1/c1> ."
    for agency, role in (("science", "lead"), ("concerned", "participant"), ("all", "participant"))
)


def opened(name: str = "各区政府", date: str = "2017-12-26") -> PolicyGraph:
    store = Store()
    store.load(PREFIXES + PLACES.replace("NAME", name).replace("DATE", date) + DUTIES, format=RdfFormat.TURTLE)
    return PolicyGraph(store)


def pairs(graph: PolicyGraph, **given: object) -> set[tuple[str, str, bool]]:
    rows = graph.query("co-owners", **given)[["agency", "other", "inferred"]].values.tolist()
    return {(*sorted((one, other)), inferred) for one, other, inferred in rows}


def test_a_collective_counts_as_itself() -> None:
    found = opened().query("co-owners")
    assert {"临江市各区政府", "临江市有关部门", "市科委"} == {*found["agency"], *found["other"]}
    assert not any(found["inferred"])


def test_expanded_its_districts_stand_in_its_place_and_are_inferred() -> None:
    assert pairs(opened(), expand=True) == {
        ("临江市东岭区人民政府", "临江市有关部门", True),
        ("临江市东岭区人民政府", "市科委", True),
        ("临江市有关部门", "西岭区", True),
        ("市科委", "西岭区", True),
        ("临江市有关部门", "市科委", False),
    }


def test_each_district_has_the_weight_of_the_collective() -> None:
    graph = opened()
    assert set(graph.query("co-owners")["weight"]) == set(graph.query("co-owners", expand=True)["weight"]) == {0.5}


@pytest.mark.parametrize(
    ("name", "date", "members"),
    [
        ("各区政府", "2010-03-01", {"旧城区", "临江市东岭区人民政府"}),
        ("各区政府", "2012-03-01", {"临江市东岭区人民政府"}),
        ("各区县政府", "2017-12-26", {"西岭区", "清河县", "临江市东岭区人民政府"}),
        ("各县（市、区）政府", "2017-12-26", {"西岭区", "清河县", "临江市东岭区人民政府"}),
        ("相关区政府", "2017-12-26", {"临江市相关区政府"}),
        ("各市政府", "2017-12-26", {"临江市各市政府"}),
    ],
)
def test_members_are_those_of_the_day_and_of_the_name(name: str, date: str, members: set[str]) -> None:
    found = opened(name, date).query("co-owners", agency="市科委", expand=True)
    assert set(found["other"]) == members | {"临江市有关部门"}


def test_a_government_is_found_behind_its_collective() -> None:
    graph = opened()
    assert len(graph.query("co-owners", agency="临江市东岭区人民政府")) == 0
    assert pairs(graph, agency="临江市东岭区人民政府", expand=True) == {
        ("临江市东岭区人民政府", "临江市有关部门", True),
        ("临江市东岭区人民政府", "市科委", True),
    }


def test_an_assistant_may_ask_for_it(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    Store(str(tmp_path / "store")).bulk_extend(opened().store)
    answer = Desk(tmp_path).ask("co-owners", {"expand": True, "agency": "市科委"})
    assert {row["other"]: row["inferred"] for row in answer["rows"]} == {
        "临江市东岭区人民政府": True,
        "西岭区": True,
        "临江市有关部门": False,
    }
