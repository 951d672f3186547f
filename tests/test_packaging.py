"""What somebody installs holds what the checkout holds: every file of the packages, and it builds by itself."""

import ast
import configparser
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

import pytest

from ontology.version import VERSION

ROOT = Path(__file__).parents[1]
PACKAGES = ("ontology", "extraction", "kg")
DATA = {".tsv", ".ttl", ".yaml", ".txt", ".csv", ".rq", ".html", ".js", ".css"}
# Since this version setuptools makes wheels without the help of another package.
MAKES_WHEELS = (70, 1)
PROGRAMS = {"oxigraph", "vl-convert-python"}
"""What is run as a program of its own, not imported."""
SHIPPING = {"pyvis"}
"""What is there for the files that it ships: the pages carry pyvis's vis-network, read and not imported."""


def succeed(arguments, folder, **environment):
    """Run a command in a folder, and show what it said when it fails."""
    environment = {**os.environ, **environment}
    done = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def tracked():
    """The names of the files that are under version control."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("no git checkout, so nothing says which files belong to the packages")
    listed = succeed(["git", "ls-files", "-z"], ROOT).split("\0")
    return [name for name in listed if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def wheel(tracked, tmp_path_factory):
    """A wheel made from the tracked files alone: leftovers of an earlier build in the checkout can't mend it."""
    try:
        found = tuple(int(part) for part in importlib.metadata.version("setuptools").split(".")[:2])
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("setuptools is not installed: no wheel can be made offline")
    if found < MAKES_WHEELS:
        pytest.skip(f"setuptools {found[0]}.{found[1]} can't make a wheel by itself: pip install 'setuptools>=70.1'")
    folder = tmp_path_factory.mktemp("wheel")
    for name in tracked:
        target = folder / "source" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    offline = ["--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    succeed([sys.executable, "-m", "pip", "wheel", *offline, "-w", str(folder), str(folder / "source")], folder)
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_holds_every_file_of_the_packages_and_no_other(tracked, wheel):
    wanted = {name for name in tracked if name.partition("/")[0] in PACKAGES}
    assert {Path(name).suffix for name in wanted} >= DATA, "a kind of data that the packages no longer have"
    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert sorted(wanted - held) == [], "not in the wheel: package_data in setup.cfg does not name them"
    assert sorted(held - wanted) == []


def test_the_wheel_tells_its_version_licence_and_command(wheel):
    with ZipFile(wheel) as archive:
        (folder,) = {name.partition("/")[0] for name in archive.namelist() if ".dist-info/" in name}
        told = Parser().parsestr(archive.read(f"{folder}/METADATA").decode("utf-8"))
        commands = archive.read(f"{folder}/entry_points.txt").decode("utf-8")
        names = archive.namelist()
    assert (told["Name"], told["Version"]) == ("policykg", VERSION)
    assert told["Requires-Python"] == ">=3.11"
    assert "policykg = kg.cli:main" in commands
    assert any(name.startswith(folder) and name.endswith("/LICENSE") for name in names)


def required(section):
    """The names of the distributions that a list of setup.cfg asks for."""
    names = re.findall(r"(?m)^\s*([A-Za-z0-9_.-]+)", section)
    return {name.lower().replace("_", "-") for name in names}


def test_the_core_install_is_what_the_packages_import_and_the_extras_what_some_of_them_do(tracked):
    """What only tests, benches or some commands need is no burden on everybody."""
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    core = required(settings["options"]["install_requires"])
    extras = {name: required(text) for name, text in settings["options.extras_require"].items()}
    imported = set()
    for name in tracked:
        if name.partition("/")[0] in PACKAGES and name.endswith(".py"):
            for node in ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    imported |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom):
                    imported.add(str(node.module).partition(".")[0])
    held_by = importlib.metadata.packages_distributions()
    used = {
        found.lower().replace("_", "-")
        for module in imported - set(sys.stdlib_module_names) - set(PACKAGES)
        for found in held_by.get(module, [module])
    }
    assert sorted(core - used - PROGRAMS - SHIPPING) == [], "in the core install, but nothing imports it"
    # pydantic is the base of the protocol's library, and comes with it.
    optional = set().union(*extras.values()) | {"pydantic"}
    assert sorted(used - core - optional) == [], "imported, but neither core nor an extra asks for it"
    assert {"notebooks", "mcp", "docs", "dev"} <= set(extras)
    assert extras["mcp"] | extras["docs-formats"] <= extras["dev"], "what tests need is in dev"


def test_the_installed_command_answers_at_once(wheel, tmp_path):
    offline = ["--no-index", "--no-deps", "--disable-pip-version-check", "--quiet"]
    succeed([sys.executable, "-m", "pip", "install", *offline, "--target", str(tmp_path / "at"), str(wheel)], tmp_path)
    path = {"PYTHONPATH": str(tmp_path / "at")}
    command = str(tmp_path / "at" / "bin" / "policykg")
    assert "build" in succeed([command, "--help"], tmp_path, **path)
    assert succeed([command, "--version"], tmp_path, **path).startswith(f"policykg {VERSION}, lexicon ")


def test_the_wheel_builds_the_graph_without_the_checkout(wheel, tmp_path):
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    path = {"PYTHONPATH": str(tmp_path / "installed"), "PYTHONDONTWRITEBYTECODE": "1"}
    where = succeed([sys.executable, "-c", "import kg; print(kg.__file__)"], tmp_path, **path)
    assert Path(where.strip()).is_relative_to(tmp_path)
    succeed([sys.executable, "-m", "kg", "build"], tmp_path, **path)
    asked = ["query", "district-industry", "--district", "顺义区", "--format", "csv"]
    answer = succeed([sys.executable, "-m", "kg", *asked], tmp_path, **path)
    assert "第三代半导体材料" in answer
