"""The questions of a researcher to the views of the document that ships."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
SHUNYI, SEMICONDUCTORS = "顺义区", "第三代半导体"


@pytest.fixture(scope="module")
def views(beijing_build: Path) -> Path:
    return beijing_build / "views"


def opened(page, views, name, fragment=""):
    page.goto("about:blank")
    page.goto(f"{(views / name).as_uri()}{fragment}")
    page.wait_for_selector("body[data-ready]")


@pytest.mark.parametrize("typed", ["顺义", "shunyi", "sy", "Shunyi"])
@pytest.mark.parametrize("name", ["overview.html", "district-industry.html"])
def test_shunyi_is_found_however_it_is_typed(page, views, name, typed):
    opened(page, views, name)
    page.fill("#query", typed)
    assert page.locator("#suggestions li:first-child span:not(.mark)").inner_text() == SHUNYI
    page.keyboard.press("Enter")
    assert page.locator("#side h2").first.inner_text() == SHUNYI


def test_the_edge_from_shunyi_to_its_semiconductors_shows_the_three_clauses(page, views):
    opened(page, views, "district-industry.html")
    keys = page.evaluate(
        "names => names.map(name => JSON.parse(document.getElementById('data').textContent)"
        ".info.find(node => node.label === name).key)",
        [SHUNYI, SEMICONDUCTORS],
    )
    cards = page.locator("#side .clause")
    for part in (3, 4, 5, 2):
        # Somewhere along the edge it is alone under the pointer; where that is depends on the layout.
        x, y = page.evaluate(
            "([one, two, part]) => { const n = window.policykg.network; const at = n.getPositions([one, two]); "
            "const along = axis => at[one][axis] + (at[two][axis] - at[one][axis]) / part; "
            "const there = {x: along('x'), y: along('y')}; n.moveTo({position: there, scale: 3, animation: false}); "
            "const p = n.canvasToDOM(there); return [p.x, p.y] }",
            [*keys, part],
        )
        page.wait_for_timeout(200)
        box = page.locator("#net").bounding_box()
        page.mouse.click(box["x"] + x, box["y"] + y)
        cards.first.wait_for()
        if "node=" not in page.url:
            break
    assert cards.count() == 3
    for number in range(3):
        about = cards.nth(number).locator("mark.about").all_inner_texts()
        assert SHUNYI in about
        assert any(SEMICONDUCTORS in name for name in about)
        assert "京发〔2017〕27号" in cards.nth(number).locator(".cite").inner_text()
    text = cards.first.locator("p").inner_text()
    cards.first.get_by_text("在原文中查看").click()
    page.wait_for_url("**/reader/*.html#*")
    assert page.locator(":target .text").inner_text() == text


def test_every_page_of_the_build_opens_without_a_fault_and_below_five_megabytes(page, views):
    for path in sorted(views.rglob("*.html")):
        assert path.stat().st_size < 5_000_000
        page.goto(path.as_uri())
        page.wait_for_selector("h1")
        assert page.locator("h1").inner_text()
