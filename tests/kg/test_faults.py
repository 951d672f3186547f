"""What may go wrong around a build: it is killed, the disk is full, a file is odd. The last good output stands."""

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extraction.model import Document
from extraction.read import Unreadable
from kg.build import build
from kg.cli import run
from kg.engine import Local
from kg.given import Given, Limits
from kg.result import Result
from kg.store import open_store
from kg.swap import PRODUCTS
from tests.bench.documents import document
from tests.kg.test_increments import TEXTS, contents

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("plain")
PLAIN = """
import sys
from pytest import MonkeyPatch
from kg.cli import run
from tests.kg.plain import leave_out_pages
leave_out_pages(MonkeyPatch())
"""
DIES = """
import os, signal
left, real = int(sys.argv.pop(1)), os.replace
def replace(*given, **more):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*given, **more)
os.replace = replace
"""
RUNS = "sys.exit(run(sys.argv[1:]))"


def built_of(paths: list[Path], output: Path) -> Path:
    subprocess.run([*command(), "build", *map(str, paths), "-o", str(output)], cwd=ROOT, check=True)
    return output


def command(*, dies: bool = False) -> list[str]:
    return [sys.executable, "-c", PLAIN + (DIES if dies else "") + RUNS]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of two of the documents, without what is kept for the next."""
    return built_of([documents / "甲.txt", documents / "乙.txt"], tmp_path_factory.mktemp("built") / "output")


@pytest.fixture(scope="module")
def rebuilt(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a build of all documents holds."""
    return contents(built_of([documents], tmp_path_factory.mktemp("rebuilt") / "output"))


def whole(output: Path) -> dict[str, bytes]:
    """A build that can be read, with what it holds."""
    assert len(open_store(output)) > 0
    return contents(output)


@pytest.mark.parametrize("after", [1, 3, 4, 5, 6])
def test_killed_at_a_renaming(documents, built, rebuilt, tmp_path, after):
    """Each result that is kept and each step of the swap is a renaming."""
    output = tmp_path / "output"
    shutil.copytree(built, output)
    before = contents(output)
    killed = [*command(dies=True), str(after), "build", str(documents), "-o", str(output)]
    ended = subprocess.run(killed, cwd=ROOT, check=False)
    assert whole(output) in (before, rebuilt)
    if ended.returncode == -signal.SIGKILL:
        assert run(["build", str(documents), "-o", str(output)]) == 0
    assert contents(output) == rebuilt
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_killed_at_any_moment(documents, built, rebuilt, tmp_path):
    output = tmp_path / "output"
    shutil.copytree(built, output)
    before, draw = contents(output), random.Random(17)
    for _ in range(4):
        process = subprocess.Popen([*command(), "build", str(documents), "-o", str(output), "--fresh"], cwd=ROOT)
        time.sleep(draw.uniform(0.3, 8))
        process.kill()
        process.wait()
        assert whole(output) in (before, rebuilt)
    build([documents], output)
    assert contents(output) == rebuilt


def test_no_worker_outlives_a_build_that_was_killed(tmp_path):
    program = (
        "import multiprocessing, os, time\nfrom kg.engine import Local\nfrom extraction.model import Document\n"
        "if __name__ == '__main__':\n"
        "    Local(jobs=2).submit(Document('a.txt', '0' * 64, '支持在顺义区发展制茶业。'))\n"
        "    print(*[child.pid for child in multiprocessing.active_children()], flush=True)\n    time.sleep(600)\n"
    )
    (tmp_path / "waits.py").write_text(program, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, str(tmp_path / "waits.py")], stdout=subprocess.PIPE, env=environment)
    assert process.stdout is not None
    workers = list(map(int, process.stdout.readline().split()))
    assert workers
    process.kill()
    process.wait()
    process.stdout.close()
    for _ in range(600):
        if not any(Path(f"/proc/{pid}").exists() for pid in workers):
            return
        time.sleep(0.1)
    raise AssertionError("a worker is still there")


def mounted(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a shell script where it may mount file systems of its own; `$f` is the folder, `$p` the program."""
    given = {**os.environ, "f": str(folder), "p": f"{sys.executable} -m kg"}
    return subprocess.run(
        ["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True, cwd=ROOT, env=given, check=False
    )


@pytest.fixture(scope="module")
def can_mount(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("mount")
    if shutil.which("unshare") is None or mounted("mount -t tmpfs none $f", folder).returncode:
        pytest.skip("the system lets nobody mount a file system of one's own")


@pytest.mark.usefixtures("can_mount")
@pytest.mark.parametrize("size", ["1m", "9m"])
def test_a_full_disk(documents, tmp_path, size):
    """Full when the first results are kept, and when the store is loaded."""
    ran = mounted(
        f"mount -t tmpfs -o size={size} none $f && cp '{documents}/甲.txt' $f/ && $p build {documents} -o $f/output; "
        "echo status $?; ls -A $f",
        tmp_path,
    )
    assert "status 1" in ran.stdout
    assert "output: cannot be written" in ran.stderr
    assert "No space left" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert set(ran.stdout.splitlines()[1:]) <= {"output", "甲.txt"}


@pytest.mark.usefixtures("can_mount")
def test_a_folder_that_is_read_only(documents, built, tmp_path):
    shutil.copytree(built, tmp_path / "output")
    ran = mounted(
        "mount --bind $f $f && mount -o remount,ro,bind $f && "
        f"$p build {documents} -o $f/output; $p validate --from $f/output",
        tmp_path,
    )
    assert ran.stderr.splitlines()[0].startswith(f"policykg: {tmp_path}/output: cannot be written")
    assert "conforms" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_names_of_all_sorts(tmp_path, capsys):
    folder = tmp_path / "有 空格"
    (folder / "深").mkdir(parents=True)
    names = ["带 空格.txt", "换\n行.txt", "引号\"'<&>.txt", "深/二.txt"]
    for number, name in enumerate(names):
        text = TEXTS["甲.txt"].replace("5号", f"{number + 10}号")
        (folder / name).write_text(text, encoding="utf-8")
    (folder / os.fsdecode(b"\xb2\xbb.txt")).write_text(TEXTS["甲.txt"].replace("5号", "20号"), encoding="utf-8")
    (folder / "深" / "回").symlink_to(folder)
    (folder / "自己.txt").symlink_to(folder / "自己.txt")
    output = tmp_path / "输 出"
    status = run(["build", str(folder), "-o", str(output)])
    err = capsys.readouterr().err
    assert "5 documents, 5 policies" in err, err
    assert status == 0
    assert "| 不.txt |" in (output / "report.md").read_text(encoding="utf-8")
    assert run(["status", str(folder), "-o", str(output)]) == 0
    assert "0 documents to read, 5 read before" in capsys.readouterr().err


def test_what_is_too_long_or_takes_too_long_is_left_out_and_told(documents, tmp_path, capsys):
    folder = tmp_path / "documents"
    shutil.copytree(documents, folder)
    (folder / "长.txt").write_text("发展机器人产业。" * 2000, encoding="utf-8")
    arguments = ["build", str(folder), "-o", str(tmp_path / "output"), "--max-characters", "9000"]
    assert run(arguments) == 1
    err = capsys.readouterr().err
    assert "3 documents" in err
    assert "长.txt: has 16000 characters, more than 9000; divide it, or raise --max-characters" in err
    assert run(["build", str(folder), "-o", str(tmp_path / "output"), "--jobs", "2", "--max-characters", "9000"]) == 1
    assert "长.txt: has 16000 characters" in capsys.readouterr().err
    slow = Local(Given(limits=Limits(characters=0, seconds=1)), jobs=1)
    outcome = slow.submit(Document("慢.txt", "0" * 64, document(1, characters=300_000)))()
    assert isinstance(outcome, Unreadable)
    assert outcome.message == "took longer than 1 seconds; divide it, or raise --max-seconds"


def test_a_line_and_lines_without_end_are_left_out_and_told(documents, tmp_path, capsys):
    """What is larger than any document is refused before it is read, and the rest is built."""
    folder = tmp_path / "documents"
    shutil.copytree(documents, folder)
    (folder / "长行.txt").write_text("发展机器人产业，" * 260_000, encoding="utf-8")
    (folder / "短行.txt").write_text("甲\n" * 1_100_000, encoding="utf-8")
    assert run(["build", str(folder), "-o", str(tmp_path / "output")]) == 1
    err = capsys.readouterr().err
    assert "3 documents" in err
    assert "长行.txt: has 2080000 characters, more than 2000000; divide it, or raise --max-characters" in err
    assert "短行.txt: has 2200000 characters, more than 2000000" in err


def test_a_worker_that_dies_costs_no_document():
    with Local(jobs=2) as engine:
        waiting = [engine.submit(Document(f"{n}.txt", f"{n:064d}", document(n, characters=900))) for n in range(6)]
        assert isinstance(waiting[0](), Result)
        for child in multiprocessing.active_children():
            os.kill(child.pid or 0, signal.SIGKILL)
        assert all(isinstance(outcome(), Result) for outcome in waiting[1:])


def test_what_a_build_writes_is_known(built):
    assert {path.name for path in built.iterdir()} <= PRODUCTS
