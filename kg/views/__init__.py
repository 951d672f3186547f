"""Views: pages that open offline, in which every node and edge leads to its clauses."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

from pyoxigraph import Store

from kg.diff import Change
from kg.errors import QueryError
from kg.views.changes import Compared, Side, title_of, write_changes
from kg.views.choose import VIEWS, around
from kg.views.contents import write_index
from kg.views.duties import write_duties
from kg.views.explorer import LIMIT, write_explorer
from kg.views.goals import write_goals
from kg.views.limit import fitted
from kg.views.matrix import write_matrix
from kg.views.reader import reader_pages, write_reader
from kg.views.select import read
from kg.views.selection import Selection
from kg.views.topics import write_topics

READING = ("index", "matrix", "duties", "goals", "topics")
"""The pages that are read and not explored."""


def write_views(store: Store, folder: Path) -> None:
    """Write all views of a build.

    Parameters
    ----------
    store : Store
        The build's store.
    folder : Path
        The folder to write them to; made if it is missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    selection = read(store)
    pages = reader_pages(selection)
    chosen = {name: choose(selection) for name, (_, choose) in VIEWS.items()}
    drawn = {name: fitted(view, LIMIT)[0] for name, view in chosen.items()}
    # The plot of the targets is drawn by a process of its own while the other pages are written here.
    with ThreadPoolExecutor(1) as aside:
        targets = aside.submit(write_goals, folder, selection, pages, store)
        for name, view in chosen.items():
            write_explorer(folder, name, VIEWS[name][0], view, limit=LIMIT, pages=pages)
        write_reader(folder, selection, pages, drawn["overview"])
        write_matrix(folder, chosen["district-industry"], pages, drawn=drawn["district-industry"])
        write_duties(folder, selection, pages, drawn=drawn["co-owners"])
        write_topics(folder, selection, drawn=drawn["overview"])
        write_index(folder, selection, pages, drawn=drawn, targets=targets.result())


def write_view(store: Store, name: str, folder: Path, *, limit: int = LIMIT) -> Path:
    """Write one explorable view anew, with more or fewer nodes.

    Raises
    ------
    QueryError
        If there is no view of that name.
    """
    if name not in VIEWS:
        raise QueryError(f"there is no view {name!r}; the views are {', '.join(VIEWS)}")
    folder.mkdir(parents=True, exist_ok=True)
    selection = read(store)
    title, choose = VIEWS[name]
    return write_explorer(folder, name, title, choose(selection), limit=limit, pages=reader_pages(selection))


def write_around(store: Store, key: str, folder: Path, *, limit: int = LIMIT) -> Path:
    """Write the neighbourhood of one thing as a view of its own.

    Parameters
    ----------
    key : str
        The thing's key, ``place/110113``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    selection = read(store, also=(key,))
    node = selection.nodes[key]
    title = {"zh": f"{node.label}及相邻", "en": f"Around {node.english or node.label}"}
    name = f"around-{key.replace('/', '-')}"
    view = around(selection, key)
    return write_explorer(folder, name, title, view, limit=limit, pages=reader_pages(selection))


def write_diff(changes: Sequence[Change], old: Compared, new: Compared, folder: Path, name: str) -> Path:
    """Write what changed between two builds, or between two policies of one, as a page of its own.

    Parameters
    ----------
    changes : sequence of Change
        From `kg.diff.compare`.
    old, new : Compared
    folder : Path
        The folder of views to write to.
    name : str
        The page's name, without its ending.
    """
    folder.mkdir(parents=True, exist_ok=True)
    selections = {compared.views: read(compared.store) for compared in {new.views: new, old.views: old}.values()}
    sides = (
        Side(
            title_of(selections[one.views], one), selections[one.views], _reader_of(selections[one.views], one, folder)
        )
        for one in (old, new)
    )
    return write_changes(folder / f"{name}.html", changes, *sides)


def _reader_of(selection: Selection, compared: Compared, folder: Path) -> Callable[[str], str]:
    """Where a clause of a build stands, seen from a folder: nothing where its reader is not there."""
    pages = reader_pages(selection)
    way = Path(os.path.relpath(compared.views, folder)).as_posix()

    def page_of(clause: str) -> str:
        page = pages.get(clause, "")
        there = page and (compared.views / page.partition("#")[0]).is_file()
        return (page if way == "." else f"{quote(way)}/{page}") if there else ""

    return page_of
