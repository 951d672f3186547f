"""What people do with a view: look for a name, follow an edge to its clause, filter, go back, take it away."""

import csv
import io
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from kg.views import write_views
from ontology.identifiers import iri
from ontology.namespaces import SKOS

pytestmark = pytest.mark.browser
SMALL = Path(__file__).parent.parent / "kg" / "small.trig"
DISTRICT = "place/990101"
SVG = "{http://www.w3.org/2000/svg}"


def opened(page, folder, name, fragment=""):
    page.goto("about:blank")
    page.goto(f"{(folder / name).as_uri()}{fragment}")
    page.wait_for_selector("body[data-ready]")


def shown(page):
    return page.evaluate("window.policykg.shown()")


def middle(page, one, two):
    """The middle between two nodes on the screen."""
    x, y = page.evaluate(
        "([one, two]) => { const n = window.policykg.network; const at = n.getPositions([one, two]); "
        "const p = n.canvasToDOM({x: (at[one].x + at[two].x) / 2, y: (at[one].y + at[two].y) / 2}); "
        "return [p.x, p.y] }",
        [one, two],
    )
    box = page.locator("#net").bounding_box()
    return box["x"] + x, box["y"] + y


def test_a_click_on_an_edge_shows_the_clauses_that_state_it(page, folder):
    opened(page, folder, "district-industry.html")
    edge = page.evaluate(
        "key => JSON.parse(document.getElementById('data').textContent).facts.find(f => f.source === key)", DISTRICT
    )
    page.mouse.click(*middle(page, edge["source"], edge["target"]))
    page.wait_for_selector("#side .clause")
    assert "edge=" in page.url
    assert page.locator("#side .clause").count() == len({clause for clause, *_ in edge["evidence"]})
    assert "东岭区" in page.locator("#side h2").inner_text()


@pytest.mark.parametrize("typed", ["东岭", "donglingqu", "Dongling", "dlq", " DLQ "])
def test_a_name_is_found_in_chinese_pinyin_and_initials(page, folder, typed):
    opened(page, folder, "district-industry.html")
    page.keyboard.press("/")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    assert page.locator("#side h2").inner_text() == "东岭区"


def test_what_is_not_there_is_said_to_be_not_there(page, folder):
    opened(page, folder, "district-industry.html")
    page.fill("#query", "没有这个")
    assert page.locator("#notes").inner_text() == "没有匹配的节点"
    assert page.locator("#suggestions li").count() == 0


def test_stated_and_inferred_facts_are_seen_apart(page, folder):
    opened(page, folder, "district-industry.html")
    before = shown(page)
    page.select_option("select[name=basis]", "stated")
    stated = shown(page)["edges"]
    page.select_option("select[name=basis]", "inferred")
    inferred = shown(page)["edges"]
    assert 0 < stated < before["edges"]
    assert 0 < inferred < before["edges"]
    page.click("#clear")
    assert shown(page) == before


def test_candidates_are_seen_apart_from_what_is_reviewed(page, folder):
    opened(page, folder, "overview.html")
    before = shown(page)["nodes"]
    status = "key => JSON.parse(document.getElementById('data').textContent).info.map(n => n.status)"
    candidates = page.evaluate(status).count("candidate")
    page.select_option("select[name=status]", "curated")
    assert shown(page)["nodes"] <= before - candidates
    page.select_option("select[name=status]", "candidate")
    assert candidates <= shown(page)["nodes"] < before


def test_a_policy_can_be_looked_at_alone(page, folder):
    opened(page, folder, "district-industry.html")
    before = shown(page)
    choices = page.locator("select[name=policy] option")
    found = []
    for number in range(1, choices.count()):
        page.select_option("select[name=policy]", index=number)
        found.append(shown(page)["edges"])
    assert len(found) >= 2
    assert all(0 < edges < before["edges"] for edges in found)


def test_weak_ties_can_be_left_out(page, folder):
    opened(page, folder, "co-owners.html")
    weights = page.evaluate(
        "JSON.parse(document.getElementById('data').textContent).facts"
        ".filter(f => f.predicate === 'coOwns').map(f => f.weight)"
    )
    count = page.locator("#relations label", has_text="共同承担任务").locator(".count")
    page.fill("input[name=tie]", "1.2")
    page.keyboard.press("Enter")
    assert int(count.inner_text()) == sum(weight >= 1.2 for weight in weights)
    assert 0 < sum(weight >= 1.2 for weight in weights) < len(weights)


def test_an_address_holds_the_filters(page, folder):
    opened(page, folder, "overview.html", f"#node={DISTRICT}")
    whole = shown(page)
    page.locator("#kinds input").last.uncheck()
    page.locator("#relations input").first.uncheck()
    page.select_option("select[name=basis]", "stated")
    page.select_option("select[name=policy]", index=1)
    filtered, address = shown(page), page.url
    assert filtered["edges"] < whole["edges"]
    opened(page, folder, "overview.html", address[address.index("#") :])
    assert shown(page) == filtered
    assert page.locator("#side h2").first.inner_text() == "东岭区"
    assert not page.locator("#relations input").first.is_checked()
    assert page.locator("select[name=basis]").input_value() == "stated"
    page.click("#clear")
    assert shown(page) == whole
    assert "basis" not in page.url


def test_the_drawing_can_be_walked_by_keyboard(page, folder):
    opened(page, folder, "district-industry.html")
    page.locator("#net").focus()
    page.keyboard.press("Home")
    first = page.locator("#said").inner_text()
    walked = {first}
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown") * 2:
        page.keyboard.press(key)
        walked.add(page.locator("#said").inner_text())
    assert len(walked) > 2
    name = page.locator("#said").inner_text().partition("，")[0]
    page.keyboard.press("Enter")
    assert page.locator("#side h2").first.inner_text() == name
    assert page.evaluate("document.activeElement.id") == "side"


def test_ties_by_task_and_by_body_are_switched_apart(page, folder):
    opened(page, folder, "co-owners.html")
    before = shown(page)["edges"]
    page.locator("#relations label", has_text="共同承担任务").locator("input").uncheck()
    bodies = shown(page)["edges"]
    page.locator("#relations label", has_text="参加议事协调机构").locator("input").uncheck()
    assert 0 < bodies < before
    assert shown(page)["edges"] == 0
    page.locator("#relations label", has_text="同在").locator("input").check()
    assert shown(page)["edges"] > 0


def test_the_neighbourhood_and_the_way_back(page, folder):
    opened(page, folder, "overview.html")
    before = shown(page)
    opened(page, folder, "overview.html", f"#node={DISTRICT}")
    page.get_by_role("button", name="只看相邻节点").click()
    assert shown(page)["nodes"] < before["nodes"]
    page.click("#whole")
    assert shown(page)["nodes"] == before["nodes"]
    page.click("#back")
    page.locator("#side .name").wait_for()
    assert shown(page)["nodes"] < before["nodes"]
    assert page.locator("#side h2").first.inner_text() == "东岭区"


def test_an_address_holds_edge_and_language(page, folder):
    opened(page, folder, "district-industry.html", f"#node={DISTRICT}")
    page.locator("#side .facts button").first.click()
    page.click("#language")
    title, address = page.locator("#side h2").inner_text(), page.url
    opened(page, folder, "district-industry.html", address[address.index("#") :])
    assert page.locator("#side h2").inner_text() == title
    assert page.locator("#title").inner_text() == "Which places develop what"
    assert page.evaluate("document.documentElement.lang") == "en"


def test_a_citation_is_copied_with_its_clause(page, folder):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, folder, "district-industry.html", f"#node={DISTRICT}")
    card = page.locator("#side .clause").first
    card.get_by_role("button", name="复制引文").click()
    card.get_by_role("button", name="已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{card.locator('p').inner_text()}（{card.locator('.cite').inner_text()}）"


def test_the_picture_is_an_svg_that_names_what_is_shown(page, folder):
    opened(page, folder, "district-industry.html")
    with page.expect_download() as download:
        page.click("#svg")
    root = ElementTree.parse(download.value.path()).getroot()
    assert root.tag == f"{SVG}svg"
    assert "东岭区" in {text.text for text in root.iter(f"{SVG}text")}
    assert len(list(root.iter(f"{SVG}line"))) == shown(page)["edges"]


def test_the_picture_is_a_png_twice_as_large(page, folder):
    opened(page, folder, "district-industry.html")
    with page.expect_download() as download:
        page.click("#png")
    head = Path(download.value.path()).read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, _ = struct.unpack(">II", head[16:24])
    assert width == 2 * page.evaluate("document.getElementById('net').clientWidth")


def test_the_csv_has_a_row_for_each_clause_of_each_fact(page, folder):
    opened(page, folder, "district-industry.html")
    page.click("#table")
    with page.expect_download() as download:
        page.click("#csv")
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"), newline="")))
    facts = page.evaluate("JSON.parse(document.getElementById('data').textContent).facts.map(f => f.evidence.length)")
    assert len(rows) == sum(facts)
    assert all(row["条文原文"] and row["出处"] for row in rows)


def test_a_hostile_name_is_text_wherever_it_stands(page, tmp_path):
    name = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\u202e'\"`${alert(3)}&lt;" + "长" * 10_000
    store = Store()
    store.load(path=SMALL, format=RdfFormat.TRIG)
    victim, preferred = NamedNode(iri(DISTRICT)), NamedNode(SKOS.prefLabel)
    for quad in list(store.quads_for_pattern(victim, preferred, None)):
        store.remove(quad)
    store.add(Quad(victim, preferred, Literal(name, language="zh-Hans"), NamedNode("urn:graph")))
    write_views(store, tmp_path)
    opened(page, tmp_path, "district-industry.html", f"#node={DISTRICT}")
    assert page.locator("#side h2").text_content() == name
    page.click("#table")
    page.locator("#sheet button", has_text="关闭").click()
    page.fill("#query", "<img")
    assert page.locator("#suggestions li").count() == 1
    for other in ("matrix", "index", "topics", "reader/linjiang-2024-5-0"):
        page.goto((tmp_path / f"{other}.html").as_uri())
        page.wait_for_timeout(50)
        assert page.locator("img").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
