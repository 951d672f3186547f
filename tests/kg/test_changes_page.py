"""The page of what changed: two editions side by side, each fact with the clauses of both."""

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest

from kg.cli import run
from kg.store import open_store
from kg.views import write_views
from tests.conftest import make_build
from tests.sample import WEST, sample_extraction, second_extraction


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A build, and one of its next edition: another district for one topic, another number for one goal."""
    before = sample_extraction()
    goal = before.goals[0]
    after = replace(
        before,
        relations=(before.relations[0], replace(before.relations[1], subject=WEST), *before.relations[2:]),
        goals=(replace(goal, low=80.0), *before.goals[1:]),
    )
    folders = []
    for name, extraction in (("old", before), ("new", after)):
        folder = tmp_path_factory.mktemp(name)
        folders.append(make_build(folder, extraction))
    return folders[0], folders[1]


def written(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[Path, str]:
    assert run(["view", *arguments, "--no-open"]) == 0
    path = Path(capsys.readouterr().out.strip())
    return path, path.read_text(encoding="utf-8")


def rows(page: str) -> dict[str, tuple[str, str]]:
    """Each change by its heading, with the text of either side."""
    found = {}
    for section in re.findall(r'<section class="change [^>]*>(.*?)</section>', page, re.S):
        head, sides = section.split('<div class="sides">')
        plain = re.sub(r"<[^>]+>", "", re.sub(r'<span class="en".*?</span>', "", head))
        old, new = re.split(r"</div><div>(?=<p class=\"for-narrow)", sides)
        found[html.unescape(plain).strip()] = (old, new)
    return found


def test_each_change_has_the_clauses_of_its_side(editions, capsys):
    old, new = editions
    path, page = written(capsys, "--old", str(old), "--new", str(new))
    assert path.parent == new / "views"
    found = rows(page)
    gone, come = "－ 不再出现 东岭区 → 减速器", "＋ 新增 西岭区 → 减速器"
    assert {gone, come} <= set(found)
    # The mentions are marked, so that the words of the clause stand between tags.
    texts = [re.sub(r"<[^>]+>", "", side) for side in (*found[gone], *found[come])]
    assert [("重点布局智能传感器、减速器" in text) for text in texts] == [True, False, False, True]
    (moved,) = [sides for name, sides in found.items() if name.startswith("↻")]
    assert ">= 50家" in html.unescape(moved[0])
    assert ">= 80家" in html.unescape(moved[1])


def test_two_policies_of_one_build_lead_into_its_reader(tmp_path, capsys):
    build = make_build(tmp_path, sample_extraction(), replace(second_extraction(), goals=()))
    write_views(open_store(build), build / "views")
    capsys.readouterr()
    titles = sorted(policy.number for each in (sample_extraction(), second_extraction()) for policy in each.policies)
    path, page = written(capsys, "--from", str(build), "--old", titles[0], "--new", titles[1])
    links = set(re.findall(r'href="(reader/[^"#]+)#', page))
    assert links
    assert all((path.parent / link).is_file() for link in links)
    assert "临江市加快发展机器人产业的实施意见" in re.findall(r"<h2>.*?</h2>", page)[0]


def test_builds_that_say_the_same_are_said_to(editions, tmp_path, capsys):
    same = make_build(tmp_path, sample_extraction())
    _, page = written(capsys, "--old", str(editions[0]), "--new", str(same))
    assert "没有不同" in page
    assert not rows(page)


@pytest.mark.parametrize("arguments", [["--old", "a"], ["--new", "b"], ["overview", "--old", "a", "--new", "b"]])
def test_half_a_question_is_one_clear_line(small_build, capsys, arguments):
    assert run(["view", *arguments, "--no-open", "--from", str(small_build)]) == 1
    told = capsys.readouterr().err
    assert "--old OLD --new NEW" in told
    assert told.count("\n") == 1


def test_the_same_question_gives_the_same_bytes(editions, capsys):
    old, new = editions
    first, page = written(capsys, "--old", str(old), "--new", str(new))
    second, again = written(capsys, "--old", str(old), "--new", str(new))
    assert (first, page) == (second, again)
