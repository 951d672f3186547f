"""Annotation tools: what goes there comes back as it was, and what people changed there counts."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.jsonl import dumps
from kg.agreement import agreement
from kg.cli import run
from kg.errors import InputError
from kg.gold import checked_row
from kg.interchange import annotations_text, read_annotations, write_annotations

KINDS = "INDUSTRY TECHNOLOGY DISTRICT AGENCY GOAL".split()
TEXT = "支持在顺义区、大兴区重点布局第三代半导体产业，由市科委牵头。"


def row_of(text, *mentions, focus=(), **more):
    """An annotated paragraph; each mention is a type and the words that it marks."""
    found = []
    for kind, words in mentions:
        start = text.index(words)
        found.append({"type": kind, "start": start, "end": start + len(words), "text": words})
    pairs = [{"place": place, "object": topic, "implied": implied} for place, topic, implied in focus]
    return {
        "id": "a-0001",
        "source": "a.txt",
        "text": text,
        "mentions": found,
        "focus": pairs,
        "duties": [],
        "goals": [],
    } | more


ROW = row_of(
    TEXT,
    ("DISTRICT", "顺义区"),
    ("DISTRICT", "大兴区"),
    ("INDUSTRY", "第三代半导体产业"),
    ("AGENCY", "市科委"),
    focus=[
        ("顺义区", "第三代半导体产业", False),
        ("大兴区", "第三代半导体产业", False),
        ("顺义区", "集成电路产业", True),
    ],
    duties=[{"agency": "市科委", "role": "lead", "task": "重点布局第三代半导体产业"}],
)


@st.composite
def rows(draw):
    """Annotated paragraphs of any text, characters beyond the basic plane and odd spaces included."""
    text = draw(st.text(alphabet="顺义区海淀半导体产业，。“”\"'\\<&\u3000\u200b\t𠮷😀a1", min_size=1, max_size=40))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=10)))
    mentions = [
        {
            "type": draw(st.sampled_from(KINDS)),
            "start": a,
            "end": b,
            "text": text[a:b],
        }
        for a, b in zip(edges[::2], edges[1::2], strict=False)
    ]
    named = [mention["text"] for mention in mentions] or ["海淀区"]
    focus = [
        {"place": draw(st.sampled_from(named)), "object": draw(st.sampled_from(named)), "implied": draw(st.booleans())}
        for _ in range(draw(st.integers(0, 3)))
    ]
    duties = [{"agency": name, "role": "lead", "task": draw(st.text(max_size=5))} for name in named[:1]]
    goal = {"metric": "家", "op": ">=", "low": 1.5, "high": None, "unit": "", "deadline": None}
    row = {"id": draw(st.text(max_size=5)), "source": "a.txt", "text": text, "mentions": mentions}
    return row | {"focus": focus, "duties": duties, "goals": [goal]}


@pytest.mark.parametrize("form", ["policykg", "doccano", "label-studio"])
@pytest.mark.parametrize("suggested", [False, True])
@settings(max_examples=60)
@given(many=st.lists(rows(), min_size=1, max_size=3))
def test_what_goes_to_a_tool_comes_back_as_it_was(tmp_path_factory, form, suggested, many):
    path = tmp_path_factory.mktemp("round") / "file"
    path.write_text(annotations_text(many, form, suggested=suggested), encoding="utf-8", newline="\n")
    assert [dumps(row) for row in read_annotations(path)] == [dumps(row) for row in many]


@settings(max_examples=60)
@given(row=rows())
def test_the_tools_show_what_is_there(tmp_path_factory, row):
    """Without what went along, spans and relations alone give the mentions and the pairs between them."""
    path = tmp_path_factory.mktemp("shown") / "file"
    shown = {}
    for form in ("doccano", "label-studio"):
        data = (
            json.loads(annotations_text([row], form))
            if form == "doccano"
            else json.loads(annotations_text([row], form))[0]
        )
        del (data if form == "doccano" else data["data"])["policykg"]
        path.write_text(dumps(data), encoding="utf-8", newline="\n")
        (shown[form],) = read_annotations(path)
    assert shown["doccano"] == shown["label-studio"]
    assert shown["doccano"]["mentions"] == row["mentions"]
    pairs = {(each["place"], each["object"]) for each in shown["doccano"]["focus"]}
    assert pairs <= {(each["place"], each["object"]) for each in row["focus"]}


def doccano_export(row, change):
    """What doccano writes: identifiers of its own, spans in the order of its database, metadata beside the rest."""
    line = json.loads(annotations_text([row], "doccano"))
    for each in line["entities"]:
        each["id"] += 70
    for each in line["relations"]:
        each["id"], each["from_id"], each["to_id"] = each["id"] + 9, each["from_id"] + 70, each["to_id"] + 70
    line["entities"].reverse()
    change(line)
    return dumps({"id": 4711, **line, "Comments": []})


def test_what_was_changed_in_doccano_counts(tmp_path):
    def change(line):
        wrong = next(each for each in line["entities"] if each["start_offset"] == TEXT.index("大兴区"))
        line["entities"].remove(wrong)
        line["relations"] = [each for each in line["relations"] if each["from_id"] != wrong["id"]]
        line["entities"].append(
            {
                "id": 99,
                "label": "TECHNOLOGY",
                "start_offset": TEXT.index("半导体"),
                "end_offset": TEXT.index("半导体") + 3,
            }
        )
        line["relations"].append({"id": 98, "type": "develops", "from_id": 70, "to_id": 99})

    (tmp_path / "out.jsonl").write_text(doccano_export(ROW, change), encoding="utf-8")
    (row,) = read_annotations(tmp_path / "out.jsonl")
    assert [(each["type"], each["text"]) for each in row["mentions"]] == [
        ("DISTRICT", "顺义区"), ("INDUSTRY", "第三代半导体产业"), ("TECHNOLOGY", "半导体"), ("AGENCY", "市科委"),
    ]  # fmt: skip
    assert [(each["place"], each["object"], each["implied"]) for each in row["focus"]] == [
        ("顺义区", "第三代半导体产业", False), ("顺义区", "集成电路产业", True), ("顺义区", "半导体", False),
    ]  # fmt: skip
    assert row["duties"] == ROW["duties"]
    assert row["id"] == "a-0001"


def test_nothing_changed_in_doccano_is_no_change(tmp_path):
    (tmp_path / "out.jsonl").write_text(doccano_export(ROW, lambda line: None), encoding="utf-8")
    assert read_annotations(tmp_path / "out.jsonl") == [ROW]


def test_doccano_s_plain_spans_are_read(tmp_path):
    plain = {"id": 1, "text": TEXT, "label": [[3, 6, "DISTRICT"]]}
    (tmp_path / "plain.jsonl").write_text(dumps(plain), encoding="utf-8")
    (row,) = read_annotations(tmp_path / "plain.jsonl")
    assert row["mentions"] == [{"type": "DISTRICT", "start": 3, "end": 6, "text": "顺义区"}]
    (tmp_path / "carried.jsonl").write_text(dumps({**plain, "policykg": ROW}), encoding="utf-8")
    (row,) = read_annotations(tmp_path / "carried.jsonl")
    assert (len(row["mentions"]), row["focus"], row["duties"]) == (1, ROW["focus"], ROW["duties"])


def test_label_studio_counted_in_units_once(tmp_path):
    """A character beyond the basic plane before a mention: both ways of counting lead to the same words."""
    text = "𠮷林示范区支持顺义区发展半导体产业。"
    row = row_of(text, ("DISTRICT", "顺义区"))
    for shift in (0, 1):
        (task,) = json.loads(annotations_text([row], "label-studio"))
        value = task["annotations"][0]["result"][0]["value"]
        value["start"], value["end"] = value["start"] + shift, value["end"] + shift
        (tmp_path / "out.json").write_text(json.dumps([task]), encoding="utf-8")
        assert read_annotations(tmp_path / "out.json") == [row]
    value["start"] -= 2
    (tmp_path / "out.json").write_text(json.dumps([task]), encoding="utf-8")
    with pytest.raises(InputError, match="do not give '顺义区'"):
        read_annotations(tmp_path / "out.json")


def test_the_annotation_wins_over_the_suggestion_and_the_cancelled_one(tmp_path):
    (task,) = json.loads(annotations_text([ROW], "label-studio", suggested=True))
    result = task["predictions"][0]["result"]
    task["annotations"] = [
        {"id": 1, "was_cancelled": False, "result": result[:1]},
        {"id": 2, "was_cancelled": True, "result": []},
    ]
    (tmp_path / "out.json").write_text(json.dumps([task]), encoding="utf-8")
    (row,) = read_annotations(tmp_path / "out.json")
    assert [each["text"] for each in row["mentions"]] == ["顺义区"]
    # Pairs whose spans are gone are gone; what stands in a heading was not for this tool to say.
    assert [each["implied"] for each in row["focus"]] == [True]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "holds no annotated paragraph"),
        ("[", "file:1: is no JSON"),
        ('{"text": "甲"}', "file:1: is no annotated paragraph of policykg, doccano or Label Studio"),
        ('{"text": "甲", "entities": [{"id": 1}]}', "file:1: is no whole annotation of doccano ('start_offset')"),
        ('{"text": "甲", "label": [[0, 2, "AGENCY"]]}', "the span 0 to 2 does not lie in the text"),
        ('[{"data": {"text": "甲"}, "annotations": [{}]}]', "file:task 1: is no whole annotation of label-studio"),
        ('{"text": "甲", "mentions": [{"type": "GOAL", "start": 0, "end": 1, "text": "乙"}]}', "do not give its text"),
    ],
)
def test_a_file_that_is_none_is_one_line(tmp_path, capsys, content, says):
    (tmp_path / "file").write_text(content, encoding="utf-8")
    assert run(["convert", str(tmp_path / "file"), "--to", "doccano", "-o", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_team_s_way_from_a_document_to_a_score(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("notice.txt").write_text(TEXT, encoding="utf-8")
    assert run(["annotate", "notice.txt", "-o", "annotated.jsonl"]) == 0
    tasks = [
        "convert",
        "annotated.jsonl",
        "--to",
        "label-studio",
        "-o",
        "tasks.json",
        "--suggest",
        "--config",
        "labels.xml",
    ]
    assert run(tasks) == 0
    assert '<Label value="DISTRICT"' in Path("labels.xml").read_text(encoding="utf-8")
    assert run(["convert", "tasks.json", "--to", "policykg", "-o", "gold.jsonl"]) == 0
    assert Path("gold.jsonl").read_bytes() == Path("annotated.jsonl").read_bytes()
    capsys.readouterr()
    assert run(["evaluate", "tasks.json"]) == 0
    assert "exact ALL" in capsys.readouterr().out
    assert run(["agreement", "tasks.json", "gold.jsonl"]) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("exact ALL")]
    assert line.split()[-2:] == ["1.000", "1.000"]


def test_agreement_by_type_and_beyond_chance():
    one = row_of("甲区发展茶叶产业", ("DISTRICT", "甲区"), ("INDUSTRY", "茶叶产业"))
    two = row_of("甲区发展茶叶产业", ("DISTRICT", "甲区"), ("TECHNOLOGY", "茶叶"))
    found = agreement([one], [two])
    assert (found["exact DISTRICT"].f1, found["exact DISTRICT"].kappa) == (1.0, 1.0)
    assert (found["exact INDUSTRY"].f1, found["exact INDUSTRY"].kappa) == (0.0, 0.0)
    assert (found["exact GOAL"].f1, found["exact GOAL"].kappa) == (None, None)
    # Of eight characters four get the same label; by chance 2·2 + 4·0 + 2·4 + 0·2 of 64 pairs would.
    assert found["exact ALL"].kappa == pytest.approx((4 / 8 - 12 / 64) / (1 - 12 / 64))
    assert found["exact ALL"].f1 == 0.5
    assert agreement([two], [one])["exact ALL"].kappa == found["exact ALL"].kappa


def test_paragraphs_that_only_one_annotated_do_not_count():
    one = [ROW, row_of("另一段", ("AGENCY", "另一"))]
    assert agreement(one, [ROW])["exact AGENCY"].one == 1
    with pytest.raises(InputError, match="no paragraph in common"):
        agreement([ROW], [row_of("另一段")])


def test_a_place_that_cannot_be_written(tmp_path):
    from kg.errors import OutputError

    with pytest.raises(OutputError, match="cannot be written"):
        write_annotations([ROW], tmp_path / "no" / "out.json", "doccano")
    with pytest.raises(InputError, match="there is no form 'brat'"):
        write_annotations([ROW], tmp_path / "out.json", "brat")


def test_checking_keeps_the_order_of_what_is_there():
    assert list(checked_row({"text": "甲", "mentions": [], "more": 1}, "x")) == [
        "text",
        "mentions",
        "more",
        "id",
        "focus",
        "duties",
        "goals",
    ]
