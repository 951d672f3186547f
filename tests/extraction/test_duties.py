"""Who does what: every form of a duty, from the rule file's own examples, and what holds across paragraphs."""

from importlib.resources import files

import pytest
import yaml

from extraction.agencies import AgencyFinder
from extraction.duties import DutyReader
from ontology.rows import load_concepts

RULES = yaml.safe_load((files("extraction") / "patterns" / "duties.yaml").read_text(encoding="utf-8"))
EXAMPLES = [(rule["id"], example) for rule in RULES for example in rule["reads"]]


@pytest.fixture(scope="module")
def finder():
    return AgencyFinder(load_concepts())


def read(finder, text, reader=None, **context):
    agencies = finder.find(text)
    duties = (reader or DutyReader()).read(text, agencies, **context)
    return [(text[agencies[duty.agency].start : agencies[duty.agency].end], duty) for duty in duties]


def pairs(duties):
    return sorted(f"{name}:{duty.role.value}" for name, duty in duties)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_reads_its_examples(finder, rule, example):
    reader = DutyReader()
    duties = read(finder, example["text"], reader)
    assert pairs(duties) == sorted(example["duties"])
    if "then" in example:
        duties = read(finder, example["then"]["text"], reader)
        assert pairs(duties) == sorted(example["then"]["duties"])
    if rule != "nothing":
        assert rule in {duty.rule for _, duty in duties}


def test_the_task_of_a_list_is_the_heading_or_the_first_sentence(finder):
    text = "3.人才公寓项目。筹集公寓1000套。（牵头单位：市住建局）"
    assert {duty.task for _, duty in read(finder, text, heading="人才公寓项目")} == {"人才公寓项目"}
    text = "十、对成效明显的县予以奖励，形成示范。（财政部负责）"
    assert {duty.task for _, duty in read(finder, text)} == {"对成效明显的县予以奖励，形成示范"}


def test_a_list_on_a_line_of_its_own_belongs_to_the_line_before(finder):
    duties = read(finder, "责任单位：市商务局、市财政局", previous="2.建设夜间经济集聚区。打造特色街区。")
    assert [(name, duty.task) for name, duty in duties] == [
        ("市商务局", "建设夜间经济集聚区"),
        ("市财政局", "建设夜间经济集聚区"),
    ]


def test_a_task_is_the_phrase_behind_the_verb_of_duty(finder):
    ((_, duty),) = read(finder, "市科委牵头开展氢燃料电池技术攻关，形成一批成果。")
    assert duty.task == "氢燃料电池技术攻关"
    ((_, duty),) = read(finder, "市人民政府应当根据产业发展规划，建立统计制度。")
    assert duty.task == "建立统计制度"


def test_seats_in_a_body_are_told_from_tasks(finder):
    text = "组建市低空经济工作专班，市交通局、市科委为成员单位。"
    seats = dict(read(finder, text))
    assert all(duty.in_body and duty.task == "市低空经济工作专班" for duty in seats.values())
    assert set(seats) == {"市交通局", "市科委"}


def test_the_span_of_a_task_gives_its_text(finder):
    text = "市经济信息化委制定年度计划。各区要落实配套资金。"
    for _, duty in read(finder, text):
        assert text[duty.start : duty.end] == duty.task
