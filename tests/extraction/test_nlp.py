"""spaCy Docs on our own tokens."""

import pytest

from extraction.model import Document, Kind, Mention, Span
from extraction.nlp import clause_docs, to_doc

TEXT = "支持在顺义区重点布局第三代半导体产业。"


def mention(start, end, kind, entity=""):
    return Mention(Span(start, end), kind, 0, entity, "a test")


def test_entities_stand_where_the_mentions_do():
    doc = to_doc(TEXT, [mention(3, 6, Kind.DISTRICT, "place/110113"), mention(10, 18, Kind.INDUSTRY)])
    assert doc.text == TEXT
    assert [(ent.text, ent.label_, ent.kb_id_) for ent in doc.ents] == [
        ("顺义区", "DISTRICT", "place/110113"),
        ("第三代半导体产业", "INDUSTRY", ""),
    ]


def test_a_mention_inside_a_word_cuts_it_and_offsets_count_from_the_source():
    doc = to_doc("建设物流园区", [mention(102, 104, Kind.INDUSTRY)], offset=100)
    assert [ent.text for ent in doc.ents] == ["物流"]


def test_a_mention_outside_of_the_text_is_an_error():
    with pytest.raises(ValueError, match="does not lie"):
        to_doc(TEXT, [mention(17, 40, Kind.INDUSTRY)])


def test_each_clause_is_a_doc_with_its_own_mentions(pipeline):
    text = "临江市关于发展产业的意见\n一、任务\n支持在顺义区发展工业机器人产业。市财政局负责落实。\n"
    extraction = pipeline.extract(Document("a.txt", "0", text))
    docs = list(clause_docs(extraction))
    assert [doc.text for doc in docs] == [clause.span.of(text) for clause in extraction.clauses]
    found = [(number, ent.text, ent.kb_id_) for number, doc in enumerate(docs) for ent in doc.ents]
    assert found == [(each.clause, each.span.of(text), each.entity) for each in extraction.mentions]
    assert {"顺义区", "工业机器人产业", "市财政局"} <= {name for _, name, _ in found}
