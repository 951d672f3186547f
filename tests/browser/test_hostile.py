"""Documents, file names and concept labels that try to be more than text: every page shows them as what they are."""

from pathlib import Path

import pytest

from kg.cli import run

pytestmark = pytest.mark.browser

MARKUP = "<img src=x onerror=alert(1)>"
SCRIPT = "</script><script>alert(2)</script>"
BIDI = "\u202e倒序\u2066"
LABEL = "\"'&lt`${alert(3)}<--产业"
LONG = "长" * 10_000
DOCUMENT = f"""北京市人民政府关于加快发展{SCRIPT}机器人产业的意见
京政发〔2031〕9号
一、重点任务{MARKUP}
（一）优化布局。支持在顺义区重点布局{LABEL}、{BIDI}产业。{MARKUP}
支持在顺义区重点发展{LONG}产业。
（二）突破技术。市科委牵头，市经信局配合，推进{LABEL}{SCRIPT}攻关。
到2027年，{MARKUP}机器人企业达到50家以上，{SCRIPT}研发投入占比达到6%。
"""
NAME = f"{MARKUP}\"'& {BIDI}.txt"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    documents = folder / "documents"
    documents.mkdir()
    (documents / NAME).write_text(DOCUMENT, encoding="utf-8")
    lexicon = folder / "mine.tsv"
    lexicon.write_text(
        "concept\tkind\tproperty\tvalue\tlanguage\tsource\n"
        f"topic/hostile\tIndustry\tprefLabel\t{LABEL}\tzh-Hans\town\n"
        f"topic/hostile\tIndustry\tprefLabel\t{SCRIPT}{MARKUP}\ten\town\n",
        encoding="utf-8",
    )
    assert run(["build", str(documents), "-o", str(folder / "output"), "--lexicon", str(lexicon)]) == 0
    return folder / "output"


def test_no_page_takes_text_for_markup(page, output):
    pages = sorted((output / "views").rglob("*.html"))
    for path in pages:
        for language in ("", "?lang=en"):
            page.goto(f"{path.as_uri()}{language}")
            page.wait_for_selector("h1")
            assert page.locator("img").count() == 0
            # The page's own scripts and nothing more: the data, the library, and the explorer, or the pages' script.
            assert page.locator("script").count() == (3 if page.locator("#data").count() else 1)
            assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert len(pages) >= 10


def test_the_reader_shows_the_characters_of_the_document(page, output):
    (path,) = (output / "views" / "reader").glob("*.html")
    page.goto(path.as_uri())
    told = "\n".join(page.locator(".unit .text").all_text_contents())
    for text in (MARKUP, SCRIPT, LABEL, LONG, BIDI):
        assert text in told


def test_the_explorer_names_a_hostile_concept_and_shows_its_clause(page, output):
    page.goto((output / "views" / "district-industry.html").as_uri() + "#node=topic/hostile")
    page.wait_for_selector("body[data-ready]")
    assert page.locator("#side h2").first.text_content() == LABEL
    assert LABEL in page.locator("#side .clause p").first.text_content()
    page.click("#language")
    assert page.locator("#side h2").first.text_content() == SCRIPT + MARKUP
    with page.expect_download() as download:
        page.click("#svg")
    assert "<img" not in Path(download.value.path()).read_text(encoding="utf-8")
