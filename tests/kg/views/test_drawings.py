"""The drawn networks: which nodes and edges a page holds, and that an edge leads to its clause."""

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.views import write_view
from kg.views.choose import VIEWS
from kg.views.fold import fold
from kg.views.legend import ACTORS, PLACES, STYLES, TOPICS
from kg.views.select import read
from kg.views.selection import Edge, Node, in_order, restrict
from ontology.namespaces import ID, PK
from tests.kg.views.page_data import data_of


def test_an_edge_leads_to_the_clause_that_states_it(pages):
    data = data_of(pages / "district-industry.html")
    labels = {node["key"]: node["label"] for node in data["info"]}
    facts = [
        (labels[fact["source"]], labels[fact["target"]], [data["clauses"][key]["text"] for key, *_ in fact["evidence"]])
        for fact in data["facts"]
        if fact["predicate"] == "develops"
    ]
    assert facts
    assert all(texts for _, _, texts in facts)
    texts = next(texts for place, topic, texts in facts if (place, topic) == ("东岭区", "第三代半导体"))
    assert texts == ["支持在东岭区、星河科学城重点布局第三代半导体材料。"]


def test_a_topic_with_and_without_its_generic_head_is_drawn_once(pages):
    data = data_of(pages / "district-industry.html")
    topics = {node["label"]: node for node in data["info"]}
    assert not {"第三代半导体材料", "第三代半导体产业"} & set(topics)
    node = topics["第三代半导体"]
    assert set(node["includes"]) == {"第三代半导体材料", "第三代半导体产业"}
    assert node["kind"] == "industry"
    assert {data["folded"][f"topic/third-generation-semiconductor-{head}"] for head in ("materials", "industry")} == {
        node["key"]
    }
    # What the text names by the longer name leads to the node, too.
    entities = {
        clause["text"][start:end]: entity
        for clause in data["clauses"].values()
        for start, end, _, entity in clause["mentions"]
    }
    assert entities["第三代半导体材料"] == node["key"]


def test_a_topic_that_stands_alone_keeps_its_name(small):
    whole = read(small)
    material = "topic/third-generation-semiconductor-materials"
    view = restrict(whole, [edge for edge in whole.edges if edge.target == material and edge.predicate == "develops"])
    assert fold(view, whole) == view


def test_a_head_that_only_the_lexicon_tells_apart_is_folded_too_but_no_other_name(small):
    whole = read(small)
    above = next(node for node in whole.nodes.values() if node.kind in TOPICS and node.status == "curated")

    def stem_of(label: str, top: Node) -> str:
        below = replace(above, key="topic/xbelow", label=label, above=(("broader", top.key),))
        edges = [Edge("place/990101", key, "develops") for key in (below.key, top.key)]
        nodes = {**whole.nodes, top.key: top, below.key: below}
        view = restrict(replace(whole, nodes=nodes), edges)
        return fold(view, replace(whole, nodes=nodes)).folded.get(below.key, below.key)

    robots = replace(above, key="topic/xabove", label="协作机器人", names=("协作机器人", "协同机器人"))
    assert stem_of("协作机器人系统", robots) == robots.key
    assert stem_of("协作机器人系统", replace(robots, status="candidate")) == "topic/xbelow"
    assert stem_of("协同机器人系统", robots) == "topic/xbelow"


def test_mentions_in_a_clause_are_offsets_into_its_text(pages):
    clauses = data_of(pages / "district-industry.html")["clauses"]
    marked = {clause["text"][start:end] for clause in clauses.values() for start, end, *_ in clause["mentions"]}
    assert {"东岭区", "第三代半导体材料"} <= marked


def test_shared_tasks_and_seats_in_bodies_are_told_apart(pages):
    data = data_of(pages / "co-owners.html")
    drawn = {edge["id"]: edge for edge in data["edges"]}
    by_predicate = {}
    for number, fact in enumerate(data["facts"]):
        by_predicate.setdefault(fact["predicate"], []).append(bool(drawn[number]["dashes"]))
    assert set(by_predicate) == {"coOwns", "seat", "sitsWith"}
    assert not any(by_predicate["coOwns"])
    assert all(by_predicate["seat"] + by_predicate["sitsWith"])
    assert [relation["name"] for relation in data["relations"] if relation["hidden"]] == ["sitsWith"]


@pytest.mark.parametrize("name", ["co-owners", "overview"])
def test_agencies_are_tied_by_their_tasks_with_roles_and_weight(pages, name):
    data = data_of(pages / f"{name}.html")
    science, reform = "actor/linjiang-science-commission", "actor/linjiang-development-reform-commission"
    tie = next(fact for fact in data["facts"] if fact["predicate"] == "coOwns" and fact["target"] == science)
    assert tie["source"] == reform
    # One task of three owners, half a pair each, and one of two.
    assert tie["weight"] == 1.5
    assert {(via, roles) for _, _, roles, _, via in tie["evidence"]} == {
        ("组织第三代半导体材料攻关", "participant–lead"),
        ("推进人工智能应用", "participant–lead"),
    }


def test_an_agency_meets_a_topic_in_a_task(pages):
    facts = data_of(pages / "overview.html")["facts"]
    served = {(fact["source"], fact["evidence"][0][4]) for fact in facts if fact["predicate"] == "serves"}
    assert ("actor/linjiang-finance-bureau", "组织第三代半导体材料攻关") in served


def test_what_a_policy_targets_stands_in_the_clause_of_its_title(small):
    store = Store()
    store.bulk_extend(small)
    policy = f"{ID}policy/linjiang/2024/5/0"
    heading, title = NamedNode(f"{policy}/s1/c1"), NamedNode(f"{policy}/s0/c1")
    for quad in list(store.quads_for_pattern(heading, None, None)):
        told = Literal("关于加快发展第三代半导体产业的意见") if quad.predicate.value == PK.text else quad.object
        store.add(Quad(title, quad.predicate, told, quad.graph_name))
    targets = {edge.source: edge.clauses for edge in read(store).edges if edge.predicate == "targets"}
    assert targets["policy/linjiang/2024/5/0"] == ("policy/linjiang/2024/5/0/s0/c1",)


def test_names_can_be_typed_in_pinyin(pages):
    search = {node["label"]: node["search"] for node in data_of(pages / "district-industry.html")["info"]}
    assert {"东岭区", "donglingqu", "dlq"} <= set(search["东岭区"])


def test_nodes_have_places_of_their_own(pages):
    for name in VIEWS:
        nodes = data_of(pages / f"{name}.html")["nodes"]
        assert len({(node["x"], node["y"]) for node in nodes}) == len(nodes)


def test_a_smaller_limit_keeps_the_heaviest_and_says_what_is_missing(small, tmp_path):
    data = data_of(write_view(small, "district-industry", tmp_path, limit=3))
    assert len(data["nodes"]) == 3
    assert data["leftOut"] > 0
    assert str(data["leftOut"]) in data["note"]["en"]


def test_the_tenth_part_of_a_document_stands_behind_the_ninth():
    parts = [f"policy/linjiang/2024/5/{number}" for number in range(12)]
    assert sorted(parts, key=in_order) == parts


def test_what_is_a_place_a_topic_an_agency_or_a_policy_is_told_by_shape_alone():
    topics = ({"industry", "topic"}, {"technology"})
    families = (PLACES, *topics, ACTORS - {"body"}, {"body"}, {"policy"}, {"target", "goal"})
    shapes = [{STYLES[kind][0] for kind in family} for family in families]
    assert all(len(shape) == 1 for shape in shapes)
    assert len(set.union(*shapes)) == len(families)
