"""What the bench of gains says of two sets of annotated paragraphs."""

import subprocess
from pathlib import Path

import pytest

from tests.bench.gains import ROOT, compare, main, report

TEXT = "支持东岭区发展机器人产业。"


def row(*mentions, number=1, text=TEXT, **facts):
    found = [{"type": kind, "start": a, "end": b, "text": text[a:b]} for kind, a, b in mentions]
    parts = {"focus": [], "duties": [], "goals": [], **facts}
    return {"id": f"a-{number:04d}", "source": "a.txt", "text": text, "mentions": found, **parts}


def test_another_end_or_type_is_one_lost_and_one_won():
    old = [row(("DISTRICT", 2, 5), ("INDUSTRY", 7, 12))]
    new = [row(("DISTRICT", 2, 5), ("TECHNOLOGY", 7, 10))]
    gains = compare(old, new)
    assert gains.kept == {"DISTRICT": 1}
    assert gains.won == (("TECHNOLOGY", "a.txt: 支持东岭区发展[机器人]产业。"),)
    assert gains.lost == (("INDUSTRY", "a.txt: 支持东岭区发展[机器人产业]。"),)


def test_facts_are_compared_by_what_they_state():
    pair = {"place": "东岭区", "object": "机器人产业", "implied": False}
    gains = compare([row(focus=[pair])], [row(focus=[{**pair, "implied": True}])])
    assert [kind for kind, _ in gains.won + gains.lost] == ["focus", "focus"]
    assert compare([row(focus=[pair])], [row(focus=[pair, pair])]) == compare([row(focus=[pair])], [row(focus=[pair])])


def test_a_paragraph_is_known_by_its_text_and_not_by_its_number():
    mark = ("DISTRICT", 2, 5)
    old = [row(mark), row(mark, number=2)]
    new = [row(text="一", number=1), row(mark, number=2), row(mark, number=3)]
    gains = compare(old, new)
    assert (gains.won, gains.lost, gains.kept) == ((), (), {"DISTRICT": 2})
    assert len(compare(old, new[:2]).lost) == 1


def test_the_report_counts_by_type_and_shows_no_more_examples_than_asked_for():
    gains = compare([row(("DISTRICT", 2, 5))], [row(("DISTRICT", 2, 4), ("INDUSTRY", 7, 12), ("INDUSTRY", 0, 2))])
    lines = list(report(gains, 1))
    assert [line.split() for line in lines[1:3]] == [["DISTRICT", "0", "1", "1"], ["INDUSTRY", "0", "2", "0"]]
    assert sum("a.txt" in line for line in lines) == 3


def test_a_revision_beside_the_working_tree(tmp_path, capsys):
    if subprocess.run(["git", "-C", str(ROOT), "rev-parse", "HEAD"], capture_output=True, check=False).returncode:
        pytest.skip("no git repository")
    (tmp_path / "a.txt").write_text(
        "北京市人民政府关于产业发展的意见\n支持海淀区发展人工智能产业。\n", encoding="utf-8"
    )
    main("HEAD", ".", tmp_path)
    table = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["DISTRICT", "1", "0", "0"] in table
    worktrees = subprocess.run(["git", "-C", str(ROOT), "worktree", "list"], capture_output=True, text=True, check=True)
    assert "gains-" not in worktrees.stdout


def test_what_is_no_revision_or_no_folder_is_told(tmp_path):
    with pytest.raises(SystemExit, match="no such folder"):
        main(".", ".", Path(tmp_path / "none"))
    with pytest.raises(SystemExit, match="no-such-revision"):
        main("no-such-revision", ".", tmp_path)
