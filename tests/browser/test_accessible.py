"""Contrast, names, roles and structure of each page, by axe-core: for those who read with other means than a mouse."""

import pytest

pytestmark = pytest.mark.browser
EXPLORED = ["overview", "district-industry", "co-owners", "technologies"]
READ = ["index", "matrix", "duties", "goals", "topics", "diff", "reader/linjiang-2024-5-0"]


def violations(page):
    """What axe-core objects to, a line each."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


@pytest.mark.parametrize(("language", "size"), [("zh", (1440, 900)), ("en", (390, 844))])
@pytest.mark.parametrize("name", READ)
def test_a_page_to_read(page, folder, name, language, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{(folder / name).as_uri()}.html?lang={language}")
    assert violations(page) == []


@pytest.mark.parametrize(
    ("fragment", "size"),
    [("", (1440, 900)), ("#node=place/990101", (390, 844)), ("#node=place/990101&lang=en&basis=stated", (1440, 900))],
)
@pytest.mark.parametrize("name", EXPLORED)
def test_a_page_to_explore(page, folder, name, fragment, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{(folder / name).as_uri()}.html{fragment}")
    page.wait_for_selector("body[data-ready]")
    assert violations(page) == []


def test_what_opens_on_top_of_a_page(page, folder):
    page.goto((folder / "overview.html").as_uri())
    page.wait_for_selector("body[data-ready]")
    page.click("#table")
    assert violations(page) == []
    page.goto((folder / "matrix.html").as_uri())
    page.locator("td a").first.click()
    page.locator("#sheet .clause").first.wait_for()
    assert violations(page) == []


def test_axe_sees_a_fault_where_there_is_one(page, folder):
    page.goto((folder / "index.html").as_uri())
    page.evaluate("document.body.append(document.createElement('button'))")
    assert any(each.startswith("button-name") for each in violations(page))
