"""Views: what a page holds, that text stays data, and that the same graph gives the same page."""

import doctest
import html
import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

import kg.views.contents
import kg.views.goals
import kg.views.grid
import kg.views.page
import kg.views.timeline
import kg.views.topics
from kg.cli import run
from kg.errors import OutputError, QueryError
from kg.views import READING, write_view, write_views
from kg.views.choose import VIEWS
from kg.views.fold import fold
from kg.views.legend import ACTORS, PLACES, STYLES, TOPICS
from kg.views.page import embed, policy
from kg.views.plot import render_plots
from kg.views.select import read
from kg.views.selection import Edge, Node, in_order, restrict
from kg.views.timeline import Due, rows_of, timeline
from ontology.namespaces import ID, PK, SKOS

NASTY = "</script><script>alert(1)</script> & \"'<b>\u202eabc\u2028" + "长" * 10_000


def data_of(path: Path) -> dict:
    found = re.search(
        r'<script type="application/json" id="data">(.*?)</script>', path.read_text(encoding="utf-8"), re.S
    )
    assert found is not None
    return json.loads(found[1])


@pytest.fixture(scope="module")
def pages(small: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("views")
    write_views(small, folder)
    return folder


def test_every_view_is_written(pages):
    names = {path.name for path in pages.glob("*.html")}
    assert names == {f"{name}.html" for name in [*VIEWS, *READING]}
    assert len(list((pages / "reader").glob("*.html"))) >= 2


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


def test_a_page_fetches_nothing(pages):
    for path in pages.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        without_library = re.sub(r"<script>.*?</script>", "", page, flags=re.S)
        assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", without_library)
        declared = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
        assert declared is not None
        assert html.unescape(declared[1]).startswith("default-src 'none'")


def test_the_same_graph_gives_the_same_bytes(small, pages, tmp_path):
    write_views(small, tmp_path)
    for path in sorted(pages.rglob("*.html")):
        assert (tmp_path / path.relative_to(pages)).read_bytes() == path.read_bytes()


def test_a_smaller_limit_keeps_the_heaviest_and_says_what_is_missing(small, tmp_path):
    data = data_of(write_view(small, "district-industry", tmp_path, limit=3))
    assert len(data["nodes"]) == 3
    assert data["leftOut"] > 0
    assert str(data["leftOut"]) in data["note"]["en"]


def test_the_tenth_part_of_a_document_stands_behind_the_ninth():
    parts = [f"policy/linjiang/2024/5/{number}" for number in range(12)]
    assert sorted(parts, key=in_order) == parts


def test_a_link_into_the_reader_holds_when_documents_come_or_go(pages):
    clauses = data_of(pages / "district-industry.html")["clauses"]
    page = clauses["policy/linjiang/2024/5/0/s1/c2"]["page"]
    assert page == "reader/linjiang-2024-5-0.html#s1-c2"
    assert 'id="s1-c2"' in (pages / page.partition("#")[0]).read_text(encoding="utf-8")


def test_what_is_a_place_a_topic_an_agency_or_a_policy_is_told_by_shape_alone():
    topics = ({"industry", "topic"}, {"technology"})
    families = (PLACES, *topics, ACTORS - {"body"}, {"body"}, {"policy"}, {"target", "goal"})
    shapes = [{STYLES[kind][0] for kind in family} for family in families]
    assert all(len(shape) == 1 for shape in shapes)
    assert len(set.union(*shapes)) == len(families)


def due(metric: str, year: int, value: str, anchor: str) -> Due:
    return Due(metric, "≥", value, year, 2021, str(year), anchor)


def test_the_same_metric_of_two_issuers_is_two_rows():
    targets = [replace(due("覆盖率", 2025 + step, "60%", f"g{step}"), scope=f"policy/{step}") for step in (0, 5)]
    assert [[each.anchor for each in row] for row in rows_of(targets, 100)] == [["g0"], ["g5"]]
    together = [replace(each, scope="policy/0") for each in targets]
    assert [[each.anchor for each in row] for row in rows_of(together, 100)] == [["g0", "g5"]]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.sampled_from("甲乙丙"), st.integers(2022, 2035)), min_size=1, max_size=30),
    st.integers(10, 120),
)
def test_each_target_has_a_place_in_the_timeline_and_no_two_of_a_row_stand_on_each_other(found, across):
    targets = [due(metric, year, "≥ 100亿元", f"g{number}") for number, (metric, year) in enumerate(found)]
    rows = rows_of(targets, across)
    assert sorted(each.anchor for row in rows for each in row) == sorted(each.anchor for each in targets)
    for row in rows:
        assert len({each.metric for each in row}) == 1
        # Six characters of at least half the height of a line.
        assert all((two.due - one.due) * across > 40 for one, two in pairwise(row))


def test_the_timeline_draws_metric_value_and_year_of_every_target_with_a_deadline():
    targets = [due("研发投入强度", 2025, "≥ 6%", "g0"), due("研发投入强度", 2030, "≥ 8%", "g1")]
    spec, left_out = timeline([*targets, due("<b>企业", 2027, "≥ 10家", "g2")], width=900, gutter=300)
    drawn = render_plots([spec])[0]
    texts = [text.text for text in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")]
    assert left_out == 0
    assert {"研发投入强度", "<b>企业", "≥ 6%", "≥ 8%", "≥ 10家", "2021", "2030"} <= set(texts)
    assert texts.count("研发投入强度") == 1
    assert {f'"#g{number}"' for number in range(3)} <= set(re.findall(r'"#g\d"', drawn))
    # The page's policy forbids styles in attributes, and nothing leads outside.
    assert "style=" not in drawn
    assert 'href="http' not in drawn


def test_a_plot_that_cannot_be_drawn_is_one_clear_error():
    with pytest.raises(OutputError, match="could not be drawn"):
        render_plots([{"mark": {"type": "no such mark"}, "data": {"values": []}, "encoding": {"x": 1}}])


def test_the_targets_of_the_page_and_of_its_plot_are_the_same(pages):
    page = (pages / "goals.html").read_text(encoding="utf-8")
    assert set(re.findall(r'xlink:href="#(g\d+)"', page)) <= set(re.findall(r'<tr id="(g\d+)"', page))
    assert 'id="g0"' in page


def test_the_first_page_answers_with_facts_that_lead_to_their_evidence(pages):
    page = (pages / "index.html").read_text(encoding="utf-8")
    cards = re.findall(r'<section class="card">(.*?)</section>', page, re.S)
    assert len(cards) == 5
    assert "东岭区" in cards[0]
    assert "第三代半导体" in cards[0]
    assert "牵头" in cards[1]
    assert "goals.html#g0" in cards[2]
    assert "<mark" in cards[4]
    for target in re.findall(r'href="([^"#]+\.html)', page):
        assert (pages / target).is_file()
    edges = {unquote(edge) for edge in re.findall(r"district-industry\.html#edge=([^\"]+)", page)}
    facts = data_of(pages / "district-industry.html")["facts"]
    assert edges
    assert edges <= {f"{fact['source']}|{fact['predicate']}|{fact['target']}" for fact in facts}


def test_two_agencies_meet_in_the_matrix_with_the_role_of_each(pages):
    page = (pages / "duties.html").read_text(encoding="utf-8")
    table = page[page.index('id="pairs"') :]
    cells = dict(re.findall(r'<td><a class="(?:\w+)"[^>]*data-title="([^"]+)"[^>]*>(.*?)</a></td>', table))
    one, two = "市发改委", "市科委"
    assert re.sub("<[^>]+>", " ", cells[f"{one} · {two}"]).split()[0] == "配合"
    assert re.sub("<[^>]+>", " ", cells[f"{two} · {one}"]).split()[0] == "牵头"


def test_a_table_too_large_to_take_in_says_what_is_left_out_and_where_it_is(small, tmp_path, monkeypatch):
    monkeypatch.setattr(kg.views.grid, "MOST_DOWN", 2)
    monkeypatch.setattr(kg.views.goals, "MOST", 1)
    monkeypatch.setattr(kg.views.topics, "MOST", 1)
    monkeypatch.setattr(kg.views.contents, "MOST", 1)
    write_views(small, tmp_path)
    pages = {path.stem: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.html")}
    assert "tables/district_industry.csv" in pages["matrix"]
    assert pages["matrix"].count('<th scope="row"') == 2
    assert "tables/agency_task.csv" in pages["duties"]
    assert "tables/goals.csv" in pages["goals"]
    assert pages["goals"].count("<details>") == 1
    assert "tables/mentions.csv" in pages["topics"]
    assert "report.md" in pages["index"]


def test_an_unknown_view_is_an_error(small, tmp_path):
    with pytest.raises(QueryError, match="there is no view"):
        write_view(small, "nothing", tmp_path)


def test_text_is_data(small, tmp_path):
    store = Store()
    store.bulk_extend(small)
    preferred = NamedNode(SKOS.prefLabel)
    victim = NamedNode(f"{ID}place/990101")
    for quad in list(store.quads_for_pattern(victim, preferred, None)):
        store.remove(quad)
    store.add(Quad(victim, preferred, Literal(NASTY, language="zh-Hans"), NamedNode("urn:graph")))
    write_views(store, tmp_path)
    for path in tmp_path.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert "alert(1)</script>" not in page
        assert "<script>alert" not in page
    data = data_of(tmp_path / "district-industry.html")
    assert NASTY in {node["label"] for node in data["info"]}
    assert max(len(node["label"]) for node in data["nodes"]) < 30


@pytest.mark.parametrize("text", ["</script>", "<!--", "&lt;", "\u2028\u2029", "\u202e\u2066"])
def test_embedded_json_has_no_character_that_html_or_a_reader_takes_for_itself(text):
    embedded = embed([text])
    assert not set(embedded) & set("<>&\u2028\u2029\u202e\u2066")
    assert json.loads(embedded) == [text]


def test_the_policy_names_every_script():
    assert policy("a", ["b", "c"]).count("sha256-") == 3


@pytest.mark.parametrize("module", [kg.views.page, kg.views.goals, kg.views.timeline])
def test_the_examples_run(module):
    tried = doctest.testmod(module)
    assert tried.failed == 0
    assert tried.attempted


def test_the_command_writes_the_neighbourhood_of_a_name(small_build, capsys):
    assert run(["view", "--around", "东岭区", "--no-open", "--from", str(small_build)]) == 0
    page = Path(capsys.readouterr().out.strip())
    assert "东岭区" in {node["label"] for node in data_of(page)["info"]}


def test_the_command_refuses_what_it_does_not_know(small_build, capsys):
    assert run(["view", "distrct-industry", "--no-open", "--from", str(small_build)]) == 1
    assert "district-industry" in capsys.readouterr().err
    assert run(["view", "--around", "无此地", "--no-open", "--from", str(small_build)]) == 1
