"""The tables, row by row, on the hand-made notices."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from kg.store import open_store
from kg.tables import write_tables
from tests.conftest import make_build
from tests.sample import NUMBER, POLICY, TITLE, sample_extraction


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of one notice, in which one mention stays unresolved."""
    extraction = sample_extraction()
    mentions = list(extraction.mentions)
    mentions[4] = replace(mentions[4], entity="")
    folder = make_build(tmp_path_factory.mktemp("tables"), replace(extraction, mentions=tuple(mentions)))
    write_tables(open_store(folder), folder / "tables")
    return folder / "tables"


def rows(tables: Path, name: str) -> list[dict[str, str]]:
    with (tables / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def picked(tables: Path, name: str, *columns: str) -> list[tuple[str, ...]]:
    return [tuple(row[column] for column in columns) for row in rows(tables, name)]


def test_places_and_topics(tables):
    assert picked(tables, "district_industry", "place", "relation", "topic", "strength", "inferred", "stage") == [
        ("东岭区", "develops", "减速器", "支持", "false", ""),
        ("东岭区", "develops", "智能传感器", "支持", "false", "制造; 研发"),
        ("东岭区", "developsByContext", "机器人产业", "支持", "true", ""),
        ("西岭区", "restricts", "注塑机", "不再新增", "false", ""),
    ]


def test_agencies_and_tasks(tables):
    assert picked(tables, "agency_task", "agency", "role", "task", "kind") == [
        ("临江市科委", "lead", "推进智能传感器攻关", "task"),
        ("临江市经信局", "participant", "推进智能传感器攻关", "task"),
        ("临江市科委", "member", "市机器人产业联席会议", "body"),
        ("临江市经信局", "member", "市机器人产业联席会议", "body"),
    ]


def test_pairs_of_agencies_keep_the_two_ties_apart(tables):
    columns = ("agency", "other", "tie", "shared", "roles", "size", "weight")
    pairs = picked(tables, "agency_pairs", *columns)
    assert [frozenset(pair[:2]) for pair in pairs] == [frozenset({"临江市科委", "临江市经信局"})] * 2
    assert [(pair[2], pair[3], pair[5], pair[6]) for pair in pairs] == [
        ("task", "推进智能传感器攻关", "2", "1"),
        ("body", "市机器人产业联席会议", "2", "1"),
    ]
    assert set(pairs[0][4].split("–")) == {"lead", "participant"}


def test_goals(tables):
    columns = ("metric", "operator", "low", "high", "unit", "deadline", "due_by", "topics", "baseline", "compared_with")
    assert picked(tables, "goals", *columns) == [
        ("减速器国产化率", "range", "60", "80", "%", "2027", "2027-12-31", "减速器", "", ""),
        ("机器人企业", ">=", "50", "", "家", "2027", "2027-12-31", "机器人产业", "20", "2024年"),
    ]


def test_mentions_in_the_order_of_the_text_the_unresolved_one_too(tables):
    found = picked(tables, "mentions", "kind", "text", "entity", "status")
    assert [text for _, text, _, _ in found] == [
        "东岭区",
        "智能传感器",
        "减速器",
        "西岭区",
        "注塑机",
        "市科委",
        "市经信局",
        "智能传感器",
        "市机器人产业联席会议",
        "市科委",
        "市经信局",
        "机器人企业达到50家以上",
        "减速器国产化率达到60%至80%",
    ]
    assert found[4] == ("TECHNOLOGY", "注塑机", "", "")
    assert found[5] == ("AGENCY", "市科委", "临江市科委", "candidate")
    assert found[11] == ("GOAL", "机器人企业达到50家以上", "机器人企业 >= 50家（2027年）", "")


@pytest.mark.parametrize("name", ["agency_pairs", "agency_task", "district_industry", "goals", "mentions"])
def test_each_row_has_its_citation_clause_and_identifier(tables, name):
    for row in rows(tables, name):
        assert row["citation"].startswith(f"{NUMBER}，{TITLE}，")
        assert row["clause_id"].startswith(f"https://w3id.org/policykg/id/{POLICY}/s")
        assert row["clause"]
        assert row["policy"] == TITLE
