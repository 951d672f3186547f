"""The pages: all are written, the same each time, fetch nothing, and text stays data in them."""

import html
import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

import kg.views.contents
import kg.views.goals
import kg.views.grid
import kg.views.page
import kg.views.timeline
import kg.views.topics
from kg.cli import run
from kg.errors import QueryError
from kg.views import READING, write_view, write_views
from kg.views.choose import VIEWS
from kg.views.page import embed, policy
from ontology.namespaces import ID, SKOS
from tests.kg.views.page_data import data_of

NASTY = "</script><script>alert(1)</script> & \"'<b>\u202eabc\u2028" + "长" * 10_000


def test_every_view_is_written(pages):
    names = {path.name for path in pages.glob("*.html")}
    assert names == {f"{name}.html" for name in [*VIEWS, *READING]}
    assert len(list((pages / "reader").glob("*.html"))) >= 2


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


def test_a_link_into_the_reader_holds_when_documents_come_or_go(pages):
    clauses = data_of(pages / "district-industry.html")["clauses"]
    page = clauses["policy/linjiang/2024/5/0/s1/c2"]["page"]
    assert page == "reader/linjiang-2024-5-0.html#s1-c2"
    assert 'id="s1-c2"' in (pages / page.partition("#")[0]).read_text(encoding="utf-8")


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


def test_the_command_writes_the_neighbourhood_of_a_name(small_build, capsys):
    assert run(["view", "--around", "东岭区", "--no-open", "--from", str(small_build)]) == 0
    page = Path(capsys.readouterr().out.strip())
    assert "东岭区" in {node["label"] for node in data_of(page)["info"]}


def test_the_command_refuses_what_it_does_not_know(small_build, capsys):
    assert run(["view", "distrct-industry", "--no-open", "--from", str(small_build)]) == 1
    assert "district-industry" in capsys.readouterr().err
    assert run(["view", "--around", "无此地", "--no-open", "--from", str(small_build)]) == 1
