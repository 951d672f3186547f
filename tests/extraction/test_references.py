"""What a document refers to, since when it holds, to whom it is sent: the rule file's examples, and documents."""

import hashlib

import pytest

from extraction.model import Document, Extraction, Metadata
from extraction.pipeline import Pipeline
from extraction.reference_words import load_rules
from extraction.references import find_references
from extraction.validity import find_validity

RULES = load_rules()
REFERENCES = [(rule["id"], example) for rule in RULES["references"] for example in rule["reads"]]
VALIDITY = [(rule["id"], example) for rule in RULES["validity"] for example in rule["reads"]]


@pytest.mark.parametrize(("rule", "example"), REFERENCES, ids=[example["text"] for _, example in REFERENCES])
def test_a_reference_is_read(rule: str, example: dict[str, list[str]]) -> None:
    text = str(example["text"])
    found = find_references(text)
    assert [f"{each.link} {each.title} {each.number}".strip() for each in found] == example["finds"]
    assert {each.rule for each in found} == {rule}
    assert all(text[each.start : each.end] == f"《{each.title}》" for each in found)


@pytest.mark.parametrize("text", RULES["not"])
def test_what_refers_to_no_document(text: str) -> None:
    assert find_references(text) == ()


@pytest.mark.parametrize(("rule", "example"), VALIDITY, ids=[example["text"] for _, example in VALIDITY])
def test_a_validity_is_read(rule: str, example: dict[str, list[str]]) -> None:
    found = find_validity(str(example["text"]), issued="2020-06-10")
    assert [f"{each.bound} {each.date}" for each in found] == example["finds"]
    assert rule in {each.rule for each in found}


@pytest.mark.parametrize("text", RULES["validity_not"])
def test_what_says_nothing_of_validity(text: str) -> None:
    assert find_validity(text, issued="2020-06-10") == ()


def test_without_a_date_nothing_follows_from_it() -> None:
    assert find_validity("本办法自公布之日起施行，有效期三年。") == ()


def test_a_title_says_what_it_changes_and_what_it_issues_is_its_own() -> None:
    def read(title: str) -> list[tuple[str, str]]:
        return [(each.link.value, each.title) for each in find_references(title, title=True)]

    assert read("临江市人民政府关于修改《临江市公园条例实施细则》的决定") == [("amends", "临江市公园条例实施细则")]
    assert read("临江市人民政府关于废止《临江市集市管理办法》的决定") == [("repeals", "临江市集市管理办法")]
    assert read("关于印发《临江市机器人产业行动方案》的通知") == []
    assert read("关于贯彻落实《临江省节能条例》的实施意见") == [("based_on", "临江省节能条例")]


def read(pipeline: Pipeline, *lines: str, **known: object) -> Extraction:
    text = "\n".join(lines)
    metadata = Metadata(number="京政发〔2020〕12号", issuers=("北京市人民政府",), date="2020-06-10", **known)  # type: ignore[arg-type]
    return pipeline.extract(Document("a.txt", hashlib.sha256(text.encode()).hexdigest(), text, metadata))


TITLE = "北京市人民政府关于加快养老服务发展的实施意见"


def test_a_document(pipeline: Pipeline) -> None:
    found = read(
        pipeline,
        TITLE,
        "各区人民政府，市政府各委、办、局：",
        "为贯彻落实《国务院关于推进养老服务发展的意见》（国办发〔2019〕5号，以下简称《养老意见》），提出如下意见。",
        "一、主要任务",
        "各区要落实《养老意见》，执行《中华人民共和国老年人权益保障法》。按《意见》要求报送《统计报表》。",
        "二、附则",
        "本意见自印发之日起施行，有效期5年。《北京市养老床位补贴办法》（京民发〔2010〕8号）同时废止。",
    )
    assert [(each.link.value, each.title, each.number) for each in found.references] == [
        ("based_on", "国务院关于推进养老服务发展的意见", "国办发〔2019〕5号"),
        ("cites", "国务院关于推进养老服务发展的意见", "国办发〔2019〕5号"),
        ("cites", "中华人民共和国老年人权益保障法", ""),
        ("repeals", "北京市养老床位补贴办法", "京民发〔2010〕8号"),
    ]
    assert [each.span.of(found.text) for each in found.references[:2]] == [
        "《国务院关于推进养老服务发展的意见》",
        "《养老意见》",
    ]
    assert all(each.span.of(found.text) in found.clauses[each.clause].span.of(found.text) for each in found.references)
    assert found.references[0].key == found.references[1].key
    assert found.references[2].key.startswith("document/x")
    assert [(each.bound, each.date, each.inferred) for each in found.terms] == [
        ("from", "2020-06-10", True),
        ("until", "2025-06-09", True),
    ]
    assert [found.clauses[each.clause].span.of(found.text) for each in found.addressees][:1] == [
        "各区人民政府，市政府各委、办、局："
    ]


def test_a_law_that_is_to_be_carried_out_is_not_the_ground(pipeline: Pipeline) -> None:
    found = read(pipeline, TITLE, "一、主要任务", "（一）严格执法", "贯彻落实《北京市节能条例》，加强检查。")
    assert [each.link.value for each in found.references] == ["cites"]


def test_what_the_file_itself_holds_is_no_other_document(pipeline: Pipeline) -> None:
    found = read(
        pipeline,
        "北京市人民政府关于印发《北京市机器人产业行动方案》的通知",
        "各区人民政府：",
        "《北京市机器人产业行动方案》已经市政府同意，现印发给你们，请认真贯彻执行。",
        "北京市人民政府",
        "2020年6月10日",
        "北京市机器人产业行动方案",
        "为落实《北京市机器人产业行动方案》，各区要细化措施。",
    )
    assert found.references == ()
