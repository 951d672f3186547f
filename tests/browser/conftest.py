"""A real browser that may fetch nothing, and the views of the small graph."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from kg.diff import compare
from kg.views import write_diff, write_views
from kg.views.changes import Compared
from kg.views.select import read
from ontology.identifiers import iri

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
SMALL = Path(__file__).parent.parent / "kg" / "small.trig"


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Chromium, or a visible skip where there is none."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium on this machine")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The views of the small graph."""
    store = Store()
    store.load(path=SMALL, format=RdfFormat.TRIG)
    target = tmp_path_factory.mktemp("views")
    write_views(store, target)
    old, new = sorted(read(store).policies)[:2]
    found = compare(store, store, old_policies=[NamedNode(iri(old))], new_policies=[NamedNode(iri(new))])
    write_diff(found, Compared(store, target, old, (old,)), Compared(store, target, new, (new,)), target, "diff")
    return target


@pytest.fixture
def page(browser):
    """A page without a network; a request that would leave, an error in the console or in a script fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 860}, offline=True)
    page = context.new_page()
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.append(request.url) if request.url.startswith("http") else None)
    page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    yield page
    context.close()
    assert faults == []
