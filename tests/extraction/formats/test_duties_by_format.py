"""From a file of each format to the duties in its table: row → task, lead, participants."""

import pytest

from extraction.formats.extract import extract_text
from extraction.model import Document, Role
from extraction.pipeline import Pipeline
from tests.extraction.formats.make import NOTICE, PAGES, by_office, printed

NOTICE_DUTIES = {
    ("建设机器人检验检测公共服务平台", "市科委", Role.LEAD),
    ("建设机器人检验检测公共服务平台", "市财政局", Role.PARTICIPANT),
    ("建设机器人检验检测公共服务平台", "市教育局", Role.PARTICIPANT),
    ("培育龙头企业", "市经济信息化委", Role.LEAD),
    ("培育龙头企业", "市科委", Role.PARTICIPANT),
    ("推广工业机器人应用", "市经济信息化委", Role.LEAD),
    ("推广工业机器人应用", "市财政局", Role.PARTICIPANT),
}
PAGE_DUTIES = {
    ("建设机器人测试平台", "市科委", Role.LEAD),
    ("建设机器人测试平台", "市经济信息化委", Role.PARTICIPANT),
    ("建设机器人测试平台", "市财政局", Role.PARTICIPANT),
    ("培育机器人龙头企业", "市经济信息化委", Role.LEAD),
    ("培育机器人龙头企业", "市科委", Role.PARTICIPANT),
    ("推广工业机器人应用", "市经济信息化委", Role.LEAD),
}


def duties(pipeline: Pipeline, data: bytes, suffix: str) -> set[tuple[str, str, Role]]:
    """The duties of the table's rows."""
    found = extract_text(data, suffix)
    extraction = pipeline.extract(Document("a" + suffix, "0", found.text, pages=found.pages))
    text = extraction.text
    return {
        (duty.task_text, extraction.mentions[duty.mention].span.of(text), duty.role)
        for duty in extraction.duties
        if "\t" in extraction.clauses[duty.clause].span.of(text)
    }


@pytest.mark.parametrize("suffix", [".docx", ".doc", ".pdf"])
def test_the_table_of_a_word_processor(pipeline, suffix):
    assert duties(pipeline, by_office(NOTICE, suffix), suffix) == NOTICE_DUTIES


def test_the_table_of_a_web_page(pipeline):
    assert duties(pipeline, (PAGES / "portal.html").read_bytes(), ".html") == PAGE_DUTIES


def test_the_table_of_a_web_page_that_was_printed(pipeline):
    assert duties(pipeline, printed(PAGES / "portal.html"), ".pdf") == PAGE_DUTIES
