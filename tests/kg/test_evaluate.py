"""The scores, on paragraphs whose right figures can be counted by hand."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli import run
from kg.errors import InputError
from kg.evaluate import Score, evaluate
from kg.gold import documents_of, read_gold
from kg.intervals import intervals

TEXT = "支持东岭区发展机器人产业。"


def paragraph(**parts):
    return {"id": "a-1", "text": TEXT, "mentions": [], "focus": [], "duties": [], "goals": [], **parts}


def mention(kind, start, end):
    return {"type": kind, "start": start, "end": end, "text": TEXT[start:end]}


def triple(score: Score):
    return score.hit, score.miss, score.extra


def test_exact_wants_both_ends_and_overlap_half_of_the_union():
    gold = [paragraph(mentions=[mention("DISTRICT", 2, 5), mention("INDUSTRY", 7, 12)])]
    found = [paragraph(mentions=[mention("DISTRICT", 2, 5), mention("INDUSTRY", 7, 10)])]
    scores = evaluate(gold, found)
    assert triple(scores["exact DISTRICT"]) == (1, 0, 0)
    assert triple(scores["exact INDUSTRY"]) == (0, 1, 1)
    assert triple(scores["overlap INDUSTRY"]) == (1, 0, 0)
    assert triple(scores["exact ALL"]) == (1, 1, 1)
    assert scores["exact ALL"].f1 == pytest.approx(0.5)


def test_a_mention_of_another_type_is_missed_and_extra():
    scores = evaluate(
        [paragraph(mentions=[mention("INDUSTRY", 7, 12)])], [paragraph(mentions=[mention("TECHNOLOGY", 7, 12)])]
    )
    assert triple(scores["overlap INDUSTRY"]) == (0, 1, 0)
    assert triple(scores["overlap TECHNOLOGY"]) == (0, 0, 1)


def focus(place, topic, implied=False):
    return {"place": place, "object": topic, "implied": implied}


def test_focus_takes_the_longer_name_and_strict_does_not():
    gold = [paragraph(focus=[focus("东岭区", "机器人产业"), focus("西岭区", "机器人产业", True)])]
    found = [paragraph(focus=[focus("东岭区", "机器人"), focus("西岭区", "减速器", True)])]
    scores = evaluate(gold, found)
    assert triple(scores["focus"]) == (1, 0, 0)
    assert triple(scores["focus strict"]) == (0, 1, 1)
    assert triple(scores["focus implied"]) == (0, 1, 1)


def test_an_implied_pair_is_no_stated_one():
    scores = evaluate(
        [paragraph(focus=[focus("东岭区", "减速器")])], [paragraph(focus=[focus("东岭区", "减速器", True)])]
    )
    assert triple(scores["focus"]) == (0, 1, 0)
    assert triple(scores["focus implied"]) == (0, 0, 1)


def duty(agency, role, task):
    return {"agency": agency, "role": role, "task": task}


def test_a_duty_counts_by_agency_and_role_and_once():
    gold = [paragraph(duties=[duty("市科委", "lead", "组织技术攻关"), duty("市经信局", "participant", "")])]
    found = [
        paragraph(
            duties=[
                duty("市科委", "lead", "完善配套"),
                duty("市科委", "lead", "组织技术攻关"),
                duty("市经信局", "participant", "任何任务"),
            ]
        )
    ]
    scores = evaluate(gold, found)
    assert triple(scores["duties"]) == (2, 0, 1)
    assert triple(scores["duties with task"]) == (2, 0, 1)


def goal(metric, op="=", low=50, deadline=2027):
    return {"metric": metric, "op": op, "low": low, "high": None, "unit": "家", "deadline": deadline}


def test_a_goal_wants_its_tuple_and_the_value_its_numbers():
    gold = [paragraph(goals=[goal("机器人企业", ">=")])]
    assert triple(evaluate(gold, [paragraph(goals=[goal("机器人企业数", ">=", 50.0)])])["goals"]) == (1, 0, 0)
    wrong = evaluate(gold, [paragraph(goals=[goal("机器人企业", "=")])])
    assert triple(wrong["goals"]) == (0, 1, 1)
    assert triple(wrong["goals value"]) == (1, 0, 0)
    assert triple(evaluate(gold, [paragraph(goals=[goal("专利授权量", ">=")])])["goals"]) == (0, 1, 1)
    without = [{**goal("灌溉水利用系数"), "unit": None}]
    assert triple(evaluate([paragraph(goals=without)], [paragraph(goals=[{**without[0], "unit": ""}])])["goals"]) == (
        1,
        0,
        0,
    )


def test_equal_paragraphs_are_paired_in_order_and_the_last_serves_on():
    district = mention("DISTRICT", 2, 5)
    gold = [paragraph(mentions=[district]) for _ in range(3)]
    scores = evaluate(gold, [paragraph(), paragraph(mentions=[district])])
    assert triple(scores["exact DISTRICT"]) == (2, 1, 0)
    assert triple(scores["paragraphs"]) == (3, 0, 0)


def test_a_paragraph_that_was_not_annotated_misses_all():
    scores = evaluate([paragraph(mentions=[mention("DISTRICT", 2, 5)])], [])
    assert triple(scores["paragraphs"]) == (0, 1, 0)
    assert triple(scores["exact DISTRICT"]) == (0, 1, 0)
    assert scores["goals"].f1 is None


def test_the_paragraphs_of_one_source_else_of_one_prefix_are_one_document():
    rows = [
        {"id": "ic-001", "text": "甲"},
        {"id": "ic-002", "text": "乙"},
        {"id": "ai-001", "text": "丙"},
        {"id": "x-1", "source": "某市方案", "text": "丁"},
        {"id": "y-1", "source": "某市方案", "text": "戊"},
    ]
    assert [(document.name, document.text) for document in documents_of(rows)] == [
        ("ic", "甲\n乙"),
        ("ai", "丙"),
        ("某市方案", "丁\n戊"),
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("not json", "gold.jsonl:1: is no annotated paragraph"),
        ('{"text": "甲"}', "gold.jsonl:1: is no annotated paragraph"),
        ('["甲"]', "gold.jsonl:1: is no annotated paragraph"),
        (
            json.dumps(paragraph(mentions=[{**mention("DISTRICT", 2, 5), "end": 6}])),
            "the offsets of '东岭区' do not give",
        ),
        ("", "holds no annotated paragraph"),
    ],
)
def test_a_gold_file_that_is_none_is_told(tmp_path, line, says):
    (tmp_path / "gold.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_gold(tmp_path / "gold.jsonl")


def scored(*paragraphs: tuple[int, int, int]) -> Score:
    score = Score()
    for counts in paragraphs:
        score.add(Score(*counts))
    return score


def test_every_score_keeps_its_counts_by_paragraph():
    district, industry = mention("DISTRICT", 2, 5), mention("INDUSTRY", 7, 12)
    other = {**paragraph(mentions=[district]), "text": "支持西岭区发展机器人产业。"}
    scores = evaluate([paragraph(mentions=[district, industry]), other], [paragraph(mentions=[district]), other])
    assert scores["exact DISTRICT"].paragraphs == [(1, 0, 0), (1, 0, 0)]
    assert scores["exact ALL"].paragraphs == [(1, 1, 0), (1, 0, 0)]
    assert triple(scores["exact ALL"]) == (2, 1, 0)


def test_an_interval_holds_the_score_and_narrows_with_more_paragraphs():
    few = [(3, 1, 0), (2, 0, 1), (0, 2, 0), (4, 0, 0), (1, 1, 1)]
    scores = {"few": scored(*few), "many": scored(*few * 20), "none": scored((0, 0, 0)), "empty": Score()}
    found = intervals(scores)
    assert found == intervals(scores)
    for name in ("few", "many"):
        low, high = found[name]
        assert low < scores[name].f1 < high
    assert found["many"][1] - found["many"][0] < (found["few"][1] - found["few"][0]) / 3
    assert found["none"] is None
    assert found["empty"] is None


def test_the_interval_is_that_of_scipy():
    stats = pytest.importorskip("scipy.stats")
    counts = [(n % 5, n % 3 == 0, n % 4 == 0) for n in range(60)]
    hit, miss, extra = np.array(counts, dtype=float).T

    def f1(hit, miss, extra, axis):
        whole = (2 * hit + miss + extra).sum(axis)
        return 2 * hit.sum(axis) / whole

    other = stats.bootstrap((hit, miss, extra), f1, paired=True, method="percentile", n_resamples=4000, rng=1)
    ours = intervals({"": scored(*((int(a), int(b), int(c)) for a, b, c in counts))})[""]
    assert ours == pytest.approx(tuple(other.confidence_interval), abs=0.01)


@given(st.lists(st.tuples(*[st.integers(0, 4)] * 3), min_size=1, max_size=12))
def test_an_interval_lies_between_0_and_1(counts):
    found = intervals({"": scored(*counts)}, draws=50)[""]
    assert found is None or 0 <= found[0] <= found[1] <= 1


def test_a_rule_is_credited_with_what_it_found():
    gold = [paragraph(mentions=[mention("DISTRICT", 2, 5), mention("INDUSTRY", 7, 12)])]
    found = [
        paragraph(
            mentions=[
                {**mention("DISTRICT", 2, 5), "rule": "lexicon"},
                {**mention("INDUSTRY", 7, 12), "rule": "head"},
                {**mention("INDUSTRY", 0, 2), "rule": "head"},
            ]
        )
    ]
    scores = evaluate(gold, found)
    assert scores["exact DISTRICT"].rules == {"lexicon": [1, 1]}
    assert scores["exact INDUSTRY"].rules == {"head": [1, 2]}
    assert [(kind, item["rule"]) for kind, item, _ in scores["exact INDUSTRY"].errors] == [("extra", "head")]


def test_the_command_prints_intervals_rules_and_errors(tmp_path, capsys):
    text = "支持海淀区发展人工智能产业，培育10家骨干企业。"
    wrong = {"type": "DISTRICT", "start": 0, "end": 2, "text": "支持"}
    right = {"type": "DISTRICT", "start": 2, "end": 5, "text": "海淀区"}
    row = {"id": "a-1", "text": text, "mentions": [wrong, right], "focus": [], "duties": [], "goals": []}
    (tmp_path / "gold.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    assert run(["evaluate", str(tmp_path / "gold.jsonl"), "--intervals", "--rules", "--errors", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    (district,) = (line for line in lines if line.startswith("exact DISTRICT") and "–" in line)
    assert district.split()[2:] == ["2", "1", "1.000", "0.500", "0.667", "0.667–0.667"]
    assert any(line.startswith("exact DISTRICT") and line.split()[3:] == ["1", "1", "1.000"] for line in lines)
    assert any(line.split() == ["focus", "focus-backing", "0", "1", "0.000"] for line in lines)
    assert any(line.strip().startswith('missed: {"type": "DISTRICT"') for line in lines)
    assert run(["evaluate", str(tmp_path / "gold.jsonl")]) == 0
    assert "–" not in capsys.readouterr().out
