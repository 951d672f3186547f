"""How fast the views are made, open and answer, beside plain pyvis on the same graph in the same run.

``python tests/bench/views.py`` makes all views of the document that ships, opens its overview in headless Chromium,
then a made-up graph of 2,000 nodes and 6,000 edges, and the same graph as ``pyvis.network.Network.from_nx`` writes it.
A page is usable when it has drawn the whole graph once and its search has answered.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import networkx
from playwright.sync_api import Browser, Error, Page, sync_playwright
from pyvis.network import Network

from kg.build import build
from kg.store import open_store
from kg.views import write_views
from kg.views.explorer import write_explorer
from kg.views.selection import Clause, Edge, Evidence, Node, Policy, Selection

NODES, EDGES, PATIENCE = 2000, 6000, 30.0
FLAGS = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync".split()
KINDS = ("district", "zone", "industry", "technology", "agency")


def seconds(work: Callable[[], Any]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def made_up(nodes: int, edges: int) -> Selection:
    """A graph with a few hubs and many leaves, like those of policies: each edge with a clause."""
    chance = random.Random(7)
    keys = [f"topic/n{number}" for number in range(nodes)]
    pairs: dict[tuple[str, str], None] = {}
    while len(pairs) < edges:
        one, two = (keys[int(nodes * chance.random() ** power)] for power in (3.0, 1.0))
        if one != two:
            pairs[one, two] = None
    clauses = {
        f"policy/x/s1/c{number}": Clause(
            f"policy/x/s1/c{number}",
            f"支持在第{number}区重点布局第{number}产业。",
            "某文",
            "policy/x",
            "",
            number,
            False,
            (),
        )
        for number in range(edges)
    }
    return Selection(
        {
            key: Node(key, f"名称{number}", f"Name {number}", KINDS[number % len(KINDS)], "curated", (f"名称{number}",))
            for number, key in enumerate(keys)
        },
        tuple(
            Edge(one, two, "develops", (Evidence(clause, False, "支持"),))
            for (one, two), clause in zip(pairs, clauses, strict=True)
        ),
        clauses,
        {"policy/x": Policy("policy/x", "某文", "", "2024-01-01")},
        {},
        {key: f"名称{number}" for number, key in enumerate(keys)},
    )


def usable(page: Page, path: Path, typed: str) -> float:
    """Seconds from opening one of our pages until it has drawn and its search has answered."""
    start = perf_counter()
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready]", timeout=PATIENCE * 1000)
    page.fill("#query", typed)
    page.wait_for_selector("#suggestions li")
    return perf_counter() - start


def evidence(page: Page) -> float:
    """Milliseconds from the click on a fact, by the page's own clock, until its clauses stand in the panel."""
    return float(
        page.evaluate(
            "() => { const data = JSON.parse(document.getElementById('data').textContent);"
            "const found = [];"
            "for (const id of [0, 1, 2, 3, 4]) { const t = performance.now();"
            "window.policykg.network.body.emitter.emit('click', { nodes: [], edges: [id] });"
            "if (!document.querySelector('#side .clause')) throw new Error('no clause');"
            "document.getElementById('side').getBoundingClientRect(); found.push(performance.now() - t); }"
            "return found.sort((a, b) => a - b)[2]; }"
        )
    )


def dragged(page: Page) -> float:
    """Milliseconds of one step while the drawing is dragged by the mouse."""
    box = page.locator("#net canvas").bounding_box()
    if box is None:
        raise RuntimeError("the page has no drawing")
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.down()
    start = perf_counter()
    for step in range(30):
        page.mouse.move(box["x"] + 8 + 5 * step, box["y"] + 8 + 3 * step)
        page.evaluate("() => new Promise(requestAnimationFrame)")
    took = perf_counter() - start
    page.mouse.up()
    return took / 30 * 1000


def work(page: Page) -> float:
    """Seconds of processor time that a page has cost: what does not depend on what else the machine does."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "ProcessTime"))


def plain(selection: Selection, path: Path) -> float:
    """Write the same graph as pyvis does by itself; returns the seconds."""
    net = networkx.DiGraph()
    net.add_nodes_from((key, {"label": node.label, "title": node.label}) for key, node in selection.nodes.items())
    net.add_edges_from((edge.source, edge.target) for edge in selection.edges)

    def write() -> None:
        drawn = Network(directed=True, cdn_resources="in_line")
        drawn.from_nx(net)
        path.write_text(drawn.generate_html(), encoding="utf-8")

    return seconds(write)


def pyvis_usable(page: Page, path: Path) -> float | None:
    """Seconds until plain pyvis has laid out and drawn, None if it takes longer than the patience."""
    start = perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    try:
        page.wait_for_function(
            "() => typeof network !== 'undefined' && network && network.physics.stabilized", timeout=PATIENCE * 1000
        )
    except Error:
        return None
    return perf_counter() - start


def fresh(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": 1440, "height": 900}, offline=True).new_page()


def main() -> int:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium on this machine", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        here = Path(folder)
        build([], here / "output")
        store = open_store(here / "output")
        views = here / "views"
        print(f"all views of Beijing's document made     {seconds(lambda: write_views(store, views)):8.2f} s")
        pages = sorted(views.rglob("*.html"), key=lambda each: -each.stat().st_size)
        print(f"largest of its {len(pages)} pages                  {pages[0].stat().st_size / 1e6:8.2f} MB")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        print(
            f"overview usable                          {usable(fresh(browser), views / 'overview.html', 'sy'):8.2f} s"
        )
        selection = made_up(NODES, EDGES)
        took = seconds(
            lambda: write_explorer(views, "large", {"zh": "大", "en": "Large"}, selection, limit=NODES, pages={})
        )
        large = views / "large.html"
        print(f"{NODES} nodes, {EDGES} edges: made              {took:8.2f} s, {large.stat().st_size / 1e6:.2f} MB")
        page = fresh(browser)
        took = usable(page, large, "名称1")
        print(f"  usable                                 {took:8.2f} s, {work(page):.2f} s of processor time")
        print(f"  click to evidence                      {evidence(page):8.1f} ms")
        print(f"  a step of dragging                     {dragged(page):8.1f} ms")
        theirs = here / "pyvis.html"
        print(f"the same by pyvis from_nx: made          {plain(selection, theirs):8.2f} s")
        page = fresh(browser)
        them = pyvis_usable(page, theirs)
        told = f"{them:8.2f} s" if them is not None else f"     not within {PATIENCE:.0f} s"
        print(f"  laid out and drawn                     {told}, {work(page):.2f} s of processor time")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
