"""The shapes in which real documents come: numbering, lead phrases, several documents in a file, text without lines.

Each with what it looks like and must not be taken for. The sentences are made up.
"""

import pytest

from extraction.model import Document

TITLE = "临江市人民政府关于促进氢能产业发展的意见"


def read(pipeline, text):
    return pipeline.extract(Document("a.txt", "0", text))


def outline(extraction):
    """The citation of each clause behind its policy's title, a heading marked so, with the clause."""
    found = []
    for clause in extraction.clauses:
        policy = extraction.policies[clause.policy]
        path = clause.citation.rsplit("，", 1)[-1]
        mark = "#" if clause.is_heading else ""
        found.append((mark + ("" if path == policy.title else path), clause.span.of(extraction.text)))
    return found


def paths(pipeline, *lines):
    return [path for path, _ in outline(read(pipeline, "\n".join((TITLE, *lines))))[1:]]


NUMBERINGS = [
    (
        (
            "一、总体要求",
            "（一）突破技术",
            "1.储运。建设管网。",
            "（1）高压。支持示范。",
            "①气瓶。支持研发。",
            "二、保障",
        ),
        "#一 #一（一） #一（一）1 一（一）1 #一（一）1（1） 一（一）1（1）".split()
        + "#一（一）1（1）① 一（一）1（1）① #二".split(),
    ),
    (
        ("第一章 总则", "第一条 市科技局应当制定措施。", "第二章 规划", "第一节 布局", "第二条 各区应当落实。"),
        ["#第一章", "第一章第一条", "#第二章", "#第二章第一节", "第二章第一节第二条"],
    ),
    (
        ("1 总则", "1.1 目标", "加快发展。", "1.2 任务", "1.2.1 储运。建设管网。"),
        ["#1", "#1.1", "1.1", "#1.2", "#1.2.1", "1.2.1"],
    ),
    (
        ("一、任务", "1.储运。建设管网。", "二、保障", "2.领导。各区要落实。"),
        ["#一", "#一1", "一1", "#二", "#二2", "二2"],
    ),
]


@pytest.mark.parametrize(("lines", "wanted"), NUMBERINGS)
def test_numbering(pipeline, lines, wanted):
    assert paths(pipeline, *lines) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "2025年建成加氢站。",
        "3.5万吨的产能要退出，其余保留。",
        "1个中心、2个基地和若干园区共同发展。",
        "一方面要加快，另一方面要稳妥。",
    ],
)
def test_a_number_that_opens_a_sentence_is_no_heading(pipeline, line):
    assert paths(pipeline, "一、任务", line) == ["#一", "一"]


def test_a_lead_phrase_governs_its_own_paragraph(pipeline):
    assert paths(pipeline, "一、任务", "建设管网。支持企业建设管网。", "各区要落实。") == [
        "#一",
        "#一“建设管网”",
        "一“建设管网”",
        "一",
    ]


@pytest.mark.parametrize(
    "line", ["支持西城区发展金融业。（责任单位：市金融办）", "支持西城区发展金融业。（市金融办牵头，各区配合）"]
)
def test_a_sentence_with_those_responsible_is_no_lead_phrase(pipeline, line):
    assert paths(pipeline, "一、任务", line) == ["#一", "一", "一"]


def test_one_is_two_is(pipeline):
    assert paths(pipeline, "一、任务", "一是建设管网。二是推广公交。") == ["#一", "一", "一"]
    assert paths(pipeline, "一、任务", "一是建设管网。支持企业投资。", "二是推广公交。支持各区示范。")[1:] == [
        "#一“一是建设管网”",
        "一“一是建设管网”",
        "#一“二是推广公交”",
        "一“二是推广公交”",
    ]


def test_an_introduction_belongs_to_no_item(pipeline):
    assert paths(pipeline, "为加快发展，制定本意见。", "一、任务", "加快发展。") == ["", "#一", "一"]


NOTICE = """\
临江市人民政府关于印发临江市氢能产业发展行动计划的通知
临政发〔2022〕5号
各区人民政府：
现将计划印发给你们。
临江市人民政府
二〇二二年三月四日
（此件公开发布）
附件1
临江市氢能产业发展行动计划
一、重点任务
（一）突破技术。支持企业攻关。（责任单位：市科技局）
专栏1 重点工程
1.管网工程。建设管网。
（二）推广应用。支持示范。
附件2
重点项目清单
序号\t项目\t责任单位
1\t管网\t市城管局
"""


def test_a_notice_and_what_it_issues(pipeline):
    extraction = read(pipeline, NOTICE)
    assert [(policy.title, policy.number, policy.date) for policy in extraction.policies] == [
        ("临江市人民政府关于印发临江市氢能产业发展行动计划的通知", "临政发〔2022〕5号", "2022-03-04"),
        ("临江市氢能产业发展行动计划", "临政发〔2022〕5号", "2022-03-04"),
    ]


def test_boxes_and_annexes_are_cited_as_such(pipeline):
    found = {clause: path for path, clause in outline(read(pipeline, NOTICE))}
    assert found["专栏1 重点工程"] == "#一（一）专栏1"
    assert found["建设管网。"] == "一（一）专栏1.1"
    assert found["支持示范。"] == "一（二）"
    assert found["1\t管网\t市城管局"] == "附件2"


def test_a_table_in_an_annex_gives_duties(pipeline):
    extraction = read(pipeline, NOTICE)
    assert [(duty.task_text, extraction.mentions[duty.mention].span.of(NOTICE)) for duty in extraction.duties] == [
        ("突破技术", "市科技局"),
        ("管网", "市城管局"),
    ]


@pytest.mark.parametrize("line", ["附件：1.计划", "附件所列项目要加快，各区要落实。", "专栏文章要刊发，扩大影响。"])
def test_words_that_only_begin_like_an_annex_or_a_box(pipeline, line):
    assert paths(pipeline, "一、任务", line)[1:] == ["一"] * len(paths(pipeline, "一、任务", line)[1:])


BODY = (
    "为加快发展，制定本意见。",
    "一、重点任务",
    "（一）突破技术。支持企业攻关。（责任单位：市科技局）",
    "二、保障",
    "（二）加强领导。各区要落实。",
)


@pytest.mark.parametrize("joint", ["　　", " 　　", "\n", "\r\n", "\n\n　　"])
def test_paragraphs_told_by_indents_or_lines(pipeline, joint):
    extraction = read(pipeline, joint.join((TITLE, *BODY)))
    assert [policy.title for policy in extraction.policies] == [TITLE]
    assert [path for path, _ in outline(extraction)] == [
        "#",
        "",
        "#一",
        "#一（一）",
        "一（一）",
        "一（一）",
        "#二",
        "#二（二）",
        "二（二）",
    ]
    assert [duty.task_text for duty in extraction.duties] == ["突破技术", "落实"]


def test_a_document_without_any_space(pipeline):
    extraction = read(pipeline, "".join((*BODY, "三、附则。", "本意见自印发之日起施行。")))
    paths = "#一 #一（一） 一（一） 一（一） #二 #二（二） 二（二） #三 三".split()
    assert [path for path, _ in outline(extraction)][1:] == paths
    assert [duty.task_text for duty in extraction.duties] == ["突破技术", "落实"]


@pytest.mark.parametrize("date", ["2022年3月4日", "二〇二二年三月四日", "二○二二年三月四日", "（2022年3月4日）"])
def test_signatures_and_dates_carry_no_mention(pipeline, date):
    text = f"关于促进氢能产业发展的通知\n各单位：\n现就有关事项通知如下。\n临江市人民政府\n{date}\n（此件公开发布）\n"
    extraction = read(pipeline, text)
    (policy,) = extraction.policies
    assert (policy.issuers, policy.date) == (("临江市人民政府",), "2022-03-04")
    assert not any(one.span.start >= text.index("临江市人民政府\n") for one in extraction.mentions)


DIRTY = [
    "支持\u200b在顺义\u200d区建设加氢站\ufeff。",
    "<p>支持在顺义区建设&nbsp;加氢站。</p>",
    "支持在顺义区建设<b>加氢</b>站。",
    "支持在顺义区建设加氢站,推广示范;",
]


@pytest.mark.parametrize("line", DIRTY)
def test_what_copying_leaves_behind(pipeline, line):
    text = f"北京市人民政府关于促进氢能产业发展的意见\n一、任务\n{line}\n"
    extraction = read(pipeline, text)
    assert [clause.span.of(text) for clause in extraction.clauses[2:]] == [line]
    assert {mention.entity for mention in extraction.mentions} == {"place/110113", "topic/hydrogen-refuelling-station"}


def test_look_alike_characters(pipeline):
    text = "北京市人民政府关于促进氢能产业发展的意见\n一、任务\n支持在⻄城区推广５Ｇ。\n"
    assert [one.entity for one in read(pipeline, text).mentions] == [
        "place/110102",
        "topic/fifth-generation-mobile-communications",
    ]
