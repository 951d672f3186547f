"""A second build reads what changed and no more, and gives what a fresh one would."""

import random
from pathlib import Path

import pytest
from pyoxigraph import Store

import kg.construct
import kg.load
import kg.products
import kg.state
from extraction.model import Document
from kg.build import build
from kg.cache import FOLDER, Cache
from kg.cli import run
from kg.engine import Local
from kg.errors import DamagedError
from kg.gather import Gathering, results
from kg.load import Content, load_changes, load_new
from kg.provenance import source_quads
from kg.report import Report
from kg.store import STORE, open_store
from kg.trig import dump
from tests.bench.documents import document

pytestmark = pytest.mark.usefixtures("plain")
HEADS = "临江市{}\n（临政发〔2024〕{}号）\n一、任务\n{}\n"
TEXTS = {
    "甲.txt": HEADS.format("加快发展机器人产业的实施意见", 5, "支持在顺义区重点布局智能传感器产业。"),
    "乙.txt": HEADS.format("互联网＋行动方案", 6, "在大兴区发展互联网＋产业。市科委牵头，市财政局配合。"),
    "丙.txt": HEADS.format("互联网+实施办法", 7, "在顺义区发展互联网+产业。到2027年，企业达到50家以上。"),
}


def contents(folder: Path) -> dict[str, bytes]:
    """Everything in a build but its store and what is kept for the next, and the dump of the store."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] not in ("store", FOLDER)
    }


def kept_results(output: Path) -> list[Path]:
    """The files of the results of documents."""
    return [path for path in (output / FOLDER).glob("??/*") if path.is_file()]


def dumped(folder: Path) -> bytes:
    dump(open_store(folder), folder / "again.trig")
    data = (folder / "again.trig").read_bytes()
    (folder / "again.trig").unlink()
    return data


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def change(folder: Path) -> None:
    """One document with other facts, one gone, one new."""
    (folder / "甲.txt").write_text(TEXTS["甲.txt"].replace("顺义区", "昌平区"), encoding="utf-8")
    (folder / "丙.txt").unlink()
    (folder / "丁.txt").write_text(TEXTS["丙.txt"].replace("7号", "8号").replace("企业", "园区"), encoding="utf-8")


def test_changes_give_the_bytes_of_a_fresh_build(documents, tmp_path, monkeypatch):
    monkeypatch.setattr(kg.construct, "MOST", 10)
    loaded = []
    monkeypatch.setattr(
        kg.construct, "load_changes", lambda *given, **more: loaded.append(1) or load_changes(*given, **more)
    )
    assert build([documents], tmp_path / "output").read == 3
    change(documents)
    assert build([documents], tmp_path / "output").read == 2
    assert loaded == [1]
    build([documents], tmp_path / "fresh")
    assert contents(tmp_path / "output") == contents(tmp_path / "fresh")
    assert dumped(tmp_path / "output") == dumped(tmp_path / "fresh")
    assert len(kept_results(tmp_path / "output")) == 3


def test_the_same_again_touches_nothing_and_status_says_so(documents, tmp_path, capsys):
    output = tmp_path / "output"
    assert run(["status", str(documents), "-o", str(output)]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [f"new\t{name}" for name in sorted(TEXTS)]
    assert "no build yet; 3 documents to read, 0 read before, 0 gone" in err
    build([documents], output)
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in output.rglob("*")}
    assert run(["build", str(documents), "-o", str(output)]) == 0
    assert "nothing changed, the last build stands" in capsys.readouterr().err
    assert {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in output.rglob("*")} == before
    change(documents)
    run(["status", str(documents), "-o", str(output)])
    out, err = capsys.readouterr()
    assert out.splitlines() == ["new\t丁.txt", "changed\t甲.txt", "gone\t丙.txt"]
    assert "2 documents to read, 1 read before, 1 gone" in err
    lexicon = tmp_path / "mine.tsv"
    lexicon.write_text(
        "concept\tkind\tproperty\tvalue\tlanguage\tsource\n"
        "topic/cloud-weaving\tIndustry\tprefLabel\t云锦织造\tzh-Hans\tours\n"
        "topic/cloud-weaving\tIndustry\tprefLabel\tCloud weaving\ten\tours\n",
        encoding="utf-8",
    )
    run(["status", str(documents), "-o", str(output), "--lexicon", str(lexicon)])
    err = capsys.readouterr().err
    assert "all is made anew" in err
    assert "3 documents to read, 0 read before" in err


def test_a_build_that_was_broken_off_goes_on_where_it_stopped(documents, tmp_path, capsys, monkeypatch):
    output = tmp_path / "output"

    def interrupted(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([documents], output, progress=interrupted)
    assert run(["query", "coverage", "--from", str(output)]) == 1
    assert "holds no build" in capsys.readouterr().err
    assert build([documents], output).read == 1
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_fresh_reads_everything_and_a_damaged_result_is_read_again(documents, tmp_path):
    output = tmp_path / "output"
    build([documents], output)
    before = contents(output)
    damaged = min(kept_results(output))
    damaged.write_bytes(damaged.read_bytes()[:-9])
    assert build([documents], output).read == 1
    assert build([documents], output, fresh=True).read == 3
    assert contents(output) == before


def test_a_store_that_was_damaged_is_loaded_anew(documents, tmp_path, monkeypatch):
    monkeypatch.setattr(kg.construct, "MOST", 10)
    output = tmp_path / "output"
    build([documents], output)
    for table in (output / STORE).glob("*.sst"):
        table.unlink()
    change(documents)
    assert build([documents], output).read == 2
    build([documents], tmp_path / "fresh")
    assert contents(output) == contents(tmp_path / "fresh")


def test_a_kept_result_that_was_altered_is_told(tmp_path):
    cache = Cache(tmp_path / FOLDER)
    text = Document("甲.txt", "0" * 64, TEXTS["甲.txt"])
    (found,) = results([text], cache=cache, recipe="test", engine=lambda: Local(jobs=1))
    (file,) = (path for path in (tmp_path / FOLDER).rglob("*") if path.is_file())
    data = bytearray(file.read_bytes())
    data[-40] ^= 255
    file.write_bytes(bytes(data))
    assert cache.stock(found.key) is not None
    with pytest.raises(DamagedError, match="damaged; build again with --fresh"):
        cache.tables(found.key)


def test_any_change_to_the_store_ends_as_loading_it_anew(tmp_path):
    """Twelve documents that share topics and places; now some are there and now others."""
    cache = Cache(tmp_path / FOLDER)
    texts = [Document(f"{n}.txt", f"{n:064d}", document(n, characters=600)) for n in range(9)]
    texts += [Document(name, f"{name!r:0>64}", text) for name, text in TEXTS.items()]
    engine = Local(jobs=1)
    found = {each.key: each for each in results(texts, cache=cache, recipe="test", engine=lambda: engine)}
    draw = random.Random(6)

    def content(keys: list[str]) -> Content:
        gathering = Gathering(Report("", "", ""))
        for key in keys:
            assert gathering.take(found[key])
        return Content(keys, (), [quad for source in gathering.sources for quad in source_quads(source)], gathering.own)

    last: list[str] = sorted(found)
    (tmp_path / "0").mkdir()
    load_new(tmp_path / "0", content(last), cache)
    for number in range(1, 7):
        keys = [key for key in sorted(found) if draw.random() < 0.6]
        changed, anew = tmp_path / str(number), tmp_path / f"new{number}"
        changed.mkdir()
        anew.mkdir()
        triples = load_changes(changed, tmp_path / str(number - 1), content(keys), cache, before=last)
        assert triples == load_new(anew, content(keys), cache)
        assert dumped(changed) == dumped(anew)
        last = keys


def test_a_change_leaves_the_store_it_came_from_as_it_was(tmp_path):
    cache = Cache(tmp_path / FOLDER)
    texts = [Document(name, f"{name!r:0>64}", text) for name, text in TEXTS.items()]
    found = [each.key for each in results(texts, cache=cache, recipe="test", engine=lambda: Local(jobs=1))]
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    own = Gathering(Report("", "", "")).own
    load_new(tmp_path / "one", Content(found, (), [], own), cache)
    before = {path.name: path.read_bytes() for path in (tmp_path / "one" / STORE).iterdir()}
    load_changes(tmp_path / "two", tmp_path / "one", Content(found[:1], (), [], own), cache, before=found)
    assert {path.name: path.read_bytes() for path in (tmp_path / "one" / STORE).iterdir()} == before
    assert len(Store.read_only(str(tmp_path / "two" / STORE))) < len(Store.read_only(str(tmp_path / "one" / STORE)))


def test_what_the_concept_files_say_is_written_out_once_and_again_where_it_is_damaged(documents, tmp_path, monkeypatch):
    monkeypatch.setattr(kg.construct, "MOST", 10)
    written = []
    made = kg.load.concept_quads
    monkeypatch.setattr(kg.load, "concept_quads", lambda concepts: written.append(1) or made(concepts))
    # The workers are processes of their own, in which nothing could be counted.
    monkeypatch.setattr(kg.products.Workshop, "start", lambda self: None)
    build([documents], tmp_path / "output")
    change(documents)
    build([documents], tmp_path / "output")
    assert written == [1]
    (kept,) = (tmp_path / "output" / FOLDER).glob("vocabulary-*")
    kept.write_bytes(kept.read_bytes()[:-3])
    (documents / "丁.txt").unlink()
    build([documents], tmp_path / "output")
    assert written == [1, 1]
    build([documents], tmp_path / "fresh")
    assert contents(tmp_path / "output") == contents(tmp_path / "fresh")
