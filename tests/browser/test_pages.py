"""The views in a real browser, opened from disk, with the network watched."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from kg.views import write_views
from ontology.identifiers import iri
from ontology.namespaces import PK

pytestmark = pytest.mark.browser
SMALL = Path(__file__).parent.parent / "kg" / "small.trig"


def opened(page, folder, name, fragment=""):
    page.goto(f"{(folder / name).as_uri()}{fragment}")
    page.wait_for_selector("body[data-ready]")


def key_of(page, label):
    return page.evaluate(
        "label => JSON.parse(document.getElementById('data').textContent).info.find(n => n.label === label).key", label
    )


@pytest.mark.parametrize("name", ["overview", "district-industry", "co-owners", "technologies"])
def test_each_view_opens_without_a_fault(page, folder, name):
    opened(page, folder, f"{name}.html")
    assert page.locator("#net canvas").count() == 1


def test_a_click_on_a_node_shows_its_clauses_with_citation(page, folder):
    opened(page, folder, "district-industry.html")
    key = key_of(page, "东岭区")
    page.wait_for_timeout(300)
    x, y = page.evaluate(
        "key => { const n = window.policykg.network; const p = n.canvasToDOM(n.getPosition(key)); return [p.x, p.y] }",
        key,
    )
    box = page.locator("#net").bounding_box()
    page.mouse.click(box["x"] + x, box["y"] + y)
    page.wait_for_selector("#side .clause")
    assert page.locator("#side h2").inner_text() == "东岭区"
    assert "临政发〔2024〕5号" in page.locator("#side .cite").first.inner_text()
    assert page.locator("#side mark.DISTRICT").count() > 0
    assert key.replace("/", "%2F") in page.url


def test_a_fact_in_the_panel_opens_the_clause_that_states_it(page, folder):
    opened(page, folder, "district-industry.html")
    page.evaluate("key => { location.hash = `#node=${key}` }", key_of(page, "东岭区"))
    page.get_by_role("button", name="第三代半导体").first.click()
    assert "第三代半导体材料" in page.locator("#side .clause").first.inner_text()
    assert page.locator("#side mark.about").all_inner_texts() == ["东岭区", "第三代半导体材料"]


def test_a_link_to_a_topic_that_is_drawn_as_another_opens_that_one(page, folder):
    opened(page, folder, "district-industry.html", "#node=topic/third-generation-semiconductor-materials")
    assert page.locator("#side h2").inner_text() == "第三代半导体"


def test_marks_count_characters_where_the_browser_counts_code_units(page, tmp_path):
    store = Store()
    store.load(path=SMALL, format=RdfFormat.TRIG)
    clause = NamedNode(iri("policy/linjiang/2024/5/0/s1/c2"))
    text = next(store.quads_for_pattern(clause, NamedNode(PK.text), None))
    store.remove(text)
    # One character of two code units takes the place of one of one.
    rare = Literal(text.object.value.replace("支", "𠮷", 1))
    store.add(Quad(clause, text.predicate, rare, text.graph_name))
    write_views(store, tmp_path)
    opened(page, tmp_path, "district-industry.html", "#node=place/990101")
    card = page.locator("#side .clause").filter(has_text="𠮷")
    assert card.locator("mark").all_inner_texts() == ["东岭区", "星河科学城", "第三代半导体材料"]


def test_search_finds_by_pinyin_and_moves_to_the_node(page, folder):
    opened(page, folder, "district-industry.html")
    page.fill("#query", "dlq")
    assert "东岭区" in page.locator("#suggestions li").first.inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#side h2").inner_text() == "东岭区"


def test_a_permalink_opens_on_its_node(page, folder):
    opened(page, folder, "district-industry.html")
    key = key_of(page, "东岭区")
    opened(page, folder, "overview.html", f"#node={key}")
    page.wait_for_selector("#side .clause")
    assert page.locator("#side h2").inner_text() == "东岭区"


def test_a_kind_can_be_filtered_out(page, folder):
    opened(page, folder, "district-industry.html")
    before = page.evaluate("window.policykg.shown().nodes")
    page.locator("#kinds input").first.uncheck()
    assert page.evaluate("window.policykg.shown().nodes") < before


def test_the_table_holds_what_is_shown_and_downloads(page, folder):
    opened(page, folder, "district-industry.html")
    page.click("#table")
    assert page.locator("#sheet tr").count() == page.evaluate("window.policykg.shown().edges") + 1
    with page.expect_download() as download:
        page.click("#csv")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "东岭区" in text


def test_the_language_switches(page, folder):
    opened(page, folder, "district-industry.html")
    page.click("#language")
    assert page.locator("#title").inner_text() == "Which places develop what"


def test_a_clause_leads_into_the_reader(page, folder):
    opened(page, folder, "district-industry.html")
    page.evaluate("key => { location.hash = `#node=${key}` }", key_of(page, "东岭区"))
    page.locator("#side .clause a").first.click()
    page.wait_for_url("**/reader/*.html#*")
    assert page.locator(":target mark").count() > 0
