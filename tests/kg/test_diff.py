"""What changed between two graphs: on two editions of the hand-made notice."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Store

from extraction.model import Extraction, Role
from kg.cli import run
from kg.diff import Change, change_rows, compare
from kg.lookup import Lookup
from kg.store import open_store
from tests.conftest import make_build
from tests.sample import NUMBER, REDUCER, SENSOR, WEST, sample_extraction, second_extraction

Stores = Callable[..., Store]


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    """Make a store of some extractions."""

    def make(*extractions: Extraction) -> Store:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        return open_store(make_build(folder, *extractions))

    return make


def told(changes: tuple[Change, ...], columns: str = "change kind subject object old new") -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in columns.split()) for row in change_rows(changes)]


def test_a_graph_does_not_differ_from_itself(stores: Stores) -> None:
    assert compare(stores(sample_extraction()), stores(sample_extraction())) == ()


def test_the_wording_of_a_clause_is_no_change(stores: Stores) -> None:
    """The same facts in another document number and at other places of the text are the same facts."""
    found = compare(stores(sample_extraction()), stores(second_extraction()))
    assert [(change.change, change.fact.kind) for change in found] == [("dropped", "policy"), ("added", "policy")]


def test_added_and_dropped_with_the_clause_of_the_one_side(stores: Stores) -> None:
    before = sample_extraction()
    after = replace(
        before,
        relations=(before.relations[0], replace(before.relations[1], subject=WEST), *before.relations[2:]),
    )
    found = compare(stores(before), stores(after))
    assert told(found) == [
        ("dropped", "develops", "东岭区", "减速器", "支持", None),
        ("added", "develops", "西岭区", "减速器", None, "支持"),
    ]
    assert told(found, "old_clause old_clauses new_clause new_clauses") == [
        ("支持在东岭区重点布局智能传感器、减速器。", 1, None, 0),
        (None, 0, "支持在东岭区重点布局智能传感器、减速器。", 1),
    ]


def test_a_firmer_verb_strengthens_and_a_softer_one_weakens(stores: Stores) -> None:
    before = sample_extraction()
    relations = (
        replace(before.relations[0], strength="重点发展"),
        replace(before.relations[1], strength="鼓励"),
        *before.relations[2:],
    )
    assert told(compare(stores(before), stores(replace(before, relations=relations)))) == [
        ("weakened", "develops", "东岭区", "减速器", "支持", "鼓励"),
        ("strengthened", "develops", "东岭区", "智能传感器", "支持", "重点发展"),
    ]


def test_said_outright_is_firmer_than_inferred(stores: Stores) -> None:
    after = sample_extraction()
    before = replace(
        after, relations=(replace(after.relations[0], predicate="developsByContext", basis=after.relations[3].basis),)
    )
    after = replace(after, relations=after.relations[:1])
    assert told(compare(stores(before), stores(after))) == [
        ("strengthened", "develops", "东岭区", "智能传感器", "支持 (by context)", "支持")
    ]


def test_to_lead_is_more_than_to_take_part(stores: Stores) -> None:
    before = sample_extraction()
    duties = (
        replace(before.duties[0], role=Role.PARTICIPANT),
        replace(before.duties[1], role=Role.LEAD),
        *before.duties[2:],
    )
    assert told(compare(stores(before), stores(replace(before, duties=duties)))) == [
        ("weakened", "duty", "临江市科委", "推进智能传感器攻关", "lead", "participant"),
        ("strengthened", "duty", "临江市经信局", "推进智能传感器攻关", "participant", "lead"),
    ]


def test_a_task_of_another_name_is_known_by_its_topics(stores: Stores) -> None:
    before = sample_extraction()
    task = replace(before.tasks[0], key="task/xother", label="开展智能传感器研制")
    assert compare(stores(before), stores(replace(before, tasks=(task,)))) == ()
    other = replace(task, about=(REDUCER,))
    found = compare(stores(before), stores(replace(before, tasks=(other,))))
    assert [change.change for change in found] == ["added", "dropped", "added", "dropped"]


def test_a_goal_with_another_number_or_deadline_is_retargeted(stores: Stores) -> None:
    before = sample_extraction()
    firms, rate = before.goals
    goals = (
        replace(firms, key="goal/xa", low=80.0),
        replace(rate, key="goal/xb", deadline=2030, due_by="2030-12-31"),
    )
    found = compare(stores(before), stores(replace(before, goals=goals)))
    assert told(found) == [
        ("retargeted", "goal", "减速器国产化率", "%", "60–80% (2027-12-31)", "60–80% (2030-12-31)"),
        ("retargeted", "goal", "机器人企业", "家", ">= 50家 (2027-12-31)", ">= 80家 (2027-12-31)"),
    ]


def test_goals_of_several_years_are_compared_year_by_year(stores: Stores) -> None:
    before = sample_extraction()
    firms = before.goals[0]
    later = replace(firms, key="goal/xl", low=90.0, deadline=2030, due_by="2030-12-31")
    latest = replace(firms, key="goal/xm", low=120.0, deadline=2035, due_by="2035-12-31")
    old = stores(replace(before, goals=(firms, later)))
    new = stores(replace(before, goals=(replace(later, low=100.0), latest)))
    assert told(compare(old, new)) == [
        ("added", "goal", "机器人企业", "家", None, ">= 120家 (2035-12-31)"),
        ("dropped", "goal", "机器人企业", "家", ">= 50家 (2027-12-31)", None),
        ("retargeted", "goal", "机器人企业", "家", ">= 90家 (2030-12-31)", ">= 100家 (2030-12-31)"),
    ]


def test_a_candidate_with_another_identifier_is_known_by_its_name(stores: Stores) -> None:
    before = sample_extraction()
    entities = tuple(
        replace(entity, key="topic/x000000000001") if entity.key == SENSOR else entity for entity in before.entities
    )
    relations = (replace(before.relations[0], object="topic/x000000000001"), *before.relations[1:])
    after = replace(before, entities=entities, relations=relations, mentions=(), tasks=(), duties=())
    assert compare(stores(replace(before, mentions=(), tasks=(), duties=())), stores(after)) == ()


def test_two_policies_of_one_graph(stores: Stores) -> None:
    later = second_extraction()
    later = replace(later, goals=(replace(later.goals[0], key="goal/xc", low=70.0),), relations=later.relations[1:])
    store = stores(sample_extraction(), later)
    nodes = [Lookup(store).find(number, "Policy").nodes for number in (NUMBER, "临政发〔2025〕9号")]
    found = compare(store, store, old_policies=nodes[0], new_policies=nodes[1])
    assert told(found) == [
        ("dropped", "develops", "东岭区", "智能传感器", "支持", None),
        ("dropped", "goal", "减速器国产化率", "%", "60–80% (2027-12-31)", None),
        ("retargeted", "goal", "机器人企业", "家", ">= 50家 (2027-12-31)", ">= 70家 (2027-12-31)"),
    ]
    assert change_rows(found)[2]["old_citation"] == f"{NUMBER}，临江市加快发展机器人产业的实施意见，二"


def test_from_the_command_line(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    folders = []
    before = sample_extraction()
    after = replace(before, goals=before.goals[1:], relations=before.relations[1:])
    for name, extraction in (("last", before), ("this", after)):
        (tmp_path / name).mkdir()
        folders.append(str(make_build(tmp_path / name, extraction)))
    assert run(["diff", *folders, "--format", "csv"]) == 0
    said = capsysbinary.readouterr()
    rows = list(csv.DictReader(io.StringIO(said.out.decode(), newline="")))
    assert [(row["change"], row["kind"]) for row in rows] == [("dropped", "develops"), ("dropped", "goal")]
    assert said.err.decode() == "0 added, 2 dropped, 0 retargeted, 0 strengthened, 0 weakened\n"
    assert run(["diff", *folders, "--kind", "goal", "--format", "json"]) == 0
    (row,) = json.loads(capsysbinary.readouterr().out)
    assert row["subject"] == "机器人企业"
    page = tmp_path / "pages" / "changes.html"
    assert run(["diff", *folders, "--format", "html", "-o", str(page)]) == 0
    assert capsysbinary.readouterr().out.decode().strip() == str(page)
    text = page.read_text(encoding="utf-8")
    assert "机器人企业" in text
    assert "支持在东岭区重点布局智能传感器、减速器。" in text
    assert run(["diff", *folders, "--format", "html", "-o", str(tmp_path / "changes.txt")]) == 1
    assert "a page ends in .html" in capsysbinary.readouterr().err.decode()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["{build}", "临政发〔2024〕5号"], "compare two builds, or two policies of one"),
        (["临政发〔2024〕5号", "临政发(2024)5号"], "the same policies"),
        (["临政发〔2024〕5号", "临政发〔2031〕1号"], "no policy is called"),
        (["{build}", "{build}", "--kind", "goals"], "did you mean goal?"),
        (["{build}", "{build}", "--format", "xls"], "--format is one of"),
    ],
)
def test_what_cannot_be_compared_is_told_in_a_line(
    arguments: list[str], says: str, sample_build: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled = [word.format(build=sample_build) for word in arguments]
    assert run(["diff", *filled, "--from", str(sample_build)]) == 1
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1
