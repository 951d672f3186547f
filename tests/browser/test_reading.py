"""What people do with the pages that are read: open a cell, follow a clause, read on a telephone, switch language."""

import pytest

pytestmark = pytest.mark.browser


def test_a_cell_of_the_matrix_opens_its_clauses(page, folder):
    page.goto((folder / "matrix.html").as_uri())
    cell = page.locator("td a", has_text="1").first
    place, topic = cell.get_attribute("data-title").split(" → ")
    cell.click()
    assert place in page.locator("#sheet h2").inner_text()
    assert topic in page.locator("#sheet h2").inner_text()
    assert page.locator("#sheet .clause").count() == 1
    page.locator("#sheet a", has_text="在原文中查看").click()
    page.wait_for_url("**/reader/*.html#*")
    assert page.locator(":target").count() == 1


def test_a_role_opens_the_clause_that_gives_it(page, folder):
    page.goto((folder / "duties.html").as_uri())
    page.locator("td a.lead").first.click()
    assert "牵头" in page.locator("#sheet .clause").first.inner_text()


def test_the_reader_hides_kinds_and_leads_into_the_graph(page, folder):
    page.goto((folder / "reader" / "linjiang-2024-5-0.html").as_uri())
    mark = page.locator(".unit mark.DISTRICT").first
    before = mark.evaluate("m => getComputedStyle(m).backgroundColor")
    page.locator(".controls input[data-hides=no-DISTRICT]").uncheck()
    assert mark.evaluate("m => getComputedStyle(m).backgroundColor") != before
    mark.locator("a").click()
    page.wait_for_url("**/overview.html#node=*")
    page.wait_for_selector("#side .clause")


@pytest.mark.parametrize(
    "name", ["index", "matrix", "duties", "goals", "topics", "diff", "overview", "reader/linjiang-2024-5-0"]
)
def test_a_narrow_screen_shows_all_without_scrolling_sideways(page, folder, name):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto((folder / f"{name}.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", ["index", "matrix", "duties", "goals", "topics", "diff", "reader/linjiang-2024-5-0"])
def test_a_page_to_read_speaks_english_too(page, folder, name):
    page.goto((folder / f"{name}.html").as_uri())
    page.click("#language")
    assert page.locator("nav .en").first.is_visible()
    assert not page.locator("nav .zh").first.is_visible()


def test_the_language_goes_along_from_page_to_page(page, folder):
    page.goto((folder / "index.html").as_uri())
    page.click("#language")
    page.locator("nav a", has_text="Which places develop what").click()
    page.wait_for_selector("body[data-ready]")
    assert page.locator("#title").inner_text() == "Which places develop what"
    page.evaluate("location.hash = '#node=place/990101'")
    page.locator("#side .clause a", has_text="Read in context").first.click()
    page.wait_for_url("**/reader/*.html*#*")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator(":target").count() == 1
    page.locator(":target mark a").first.click()
    page.wait_for_selector("#side .clause")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.click("#language")
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    page.reload()
    page.wait_for_selector("body[data-ready]")
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"


@pytest.mark.parametrize("width", [1280, 390])
def test_a_mark_of_the_timeline_opens_its_clause(page, folder, width):
    page.set_viewport_size({"width": width, "height": 860})
    page.goto((folder / "goals.html").as_uri())
    mark = page.locator(".plot:visible a").first
    told = mark.locator("[aria-label]").first.get_attribute("aria-label")
    mark.click()
    row = page.locator("tr:target")
    assert row.locator("td").first.inner_text() in told
    assert row.locator("td").nth(1).inner_text() in told
    assert row.locator("details p").is_visible()


def test_a_pair_of_agencies_opens_the_clauses_of_what_it_shares(page, folder):
    page.goto((folder / "duties.html").as_uri())
    cell = page.locator("#pairs ~ .scroll td a").first
    cell.click()
    assert page.locator("#sheet h2").inner_text() == cell.get_attribute("data-title")
    assert page.locator("#sheet .clause").count() >= 1


def test_one_sort_of_change_can_be_hidden_and_a_clause_is_one_step_away(page, folder):
    page.goto((folder / "diff.html").as_uri())
    for name in ("added", "dropped"):
        assert page.locator(f".change.{name}").first.is_visible()
        page.locator(f"input[data-hides=no-{name}]").uncheck()
        assert not page.locator(f".change.{name}").first.is_visible()
        page.locator(f"input[data-hides=no-{name}]").check()
    old, new = page.locator(".change.added").first.locator(".sides > div").all()
    assert new.bounding_box()["x"] > old.bounding_box()["x"]
    assert "没有" in old.inner_text()
    text = new.locator(".clause p").first.inner_text()
    new.get_by_text("在原文中查看").first.click()
    page.wait_for_url("**/reader/*.html#*")
    assert page.locator(":target .text").inner_text() == text
