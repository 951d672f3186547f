"""The command that shows: view."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.ask import STORE, opened


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(epilog="Example: policykg view district-industry, or policykg view --around 顺义区")
    def view(
        name: Annotated[str, typer.Argument(metavar="[NAME]", help="A view; without it, the index of all.")] = "",
        around: Annotated[
            str, typer.Option("--around", metavar="CONCEPT", help="The neighbourhood of a place, topic or agency.")
        ] = "",
        limit: Annotated[
            int, typer.Option("--limit", min=0, metavar="N", help="Show the N heaviest nodes; 0 for the usual 500.")
        ] = 0,
        old: Annotated[
            str, typer.Option("--old", metavar="OLD", help="What changed since this policy or build, with --new.")
        ] = "",
        new: Annotated[str, typer.Option("--new", metavar="NEW", help="The policy or build to compare with.")] = "",
        no_open: Annotated[bool, typer.Option("--no-open", help="Say where the page is and open nothing.")] = False,
        build: Annotated[Path, typer.Option("--from", metavar="DIR", help="The build to read.")] = Path("output"),
        server: str = STORE,
    ) -> None:
        """Open a view in the browser, made anew where it is asked for with another limit or around a concept."""
        from kg.errors import OutputError, QueryError
        from kg.lookup import Lookup
        from kg.query import nearest
        from kg.views import READING, write_around, write_view
        from kg.views.choose import VIEWS
        from kg.views.explorer import LIMIT
        from ontology.namespaces import ID

        if name and around:
            raise QueryError("give the name of a view or --around CONCEPT, not both")
        if old or new:
            if not (old and new) or name or around or server:
                raise QueryError("to see what changed, give --old OLD --new NEW and nothing else to show")
            shown(_write_changes(old, new, build), no_open)
            return
        if name and name not in VIEWS and name not in READING:
            hint = nearest(name, sorted([*VIEWS, *READING]))
            raise QueryError(f"there is no view {name!r}; {hint}the views are {', '.join([*VIEWS, *READING])}")
        if server and name not in VIEWS and not around:
            raise QueryError(f"of a server, a view has to be named: {', '.join(VIEWS)}, or --around CONCEPT")
        store = opened(build, server)
        # What a server shows is not what the build beside it shows.
        folder = build / ("views-of-server" if server else "views")
        folder.mkdir(parents=True, exist_ok=True)
        page = folder / f"{name or 'index'}.html"
        try:
            if around:
                meaning = Lookup(store).find(around, "Concept")
                if meaning.remark:
                    typer.echo(meaning.remark, err=True)
                page = write_around(store, meaning.nodes[0].value.removeprefix(ID), folder, limit=limit or LIMIT)
            elif name in VIEWS and (server or limit or not page.is_file()):
                page = write_view(store, name, folder, limit=limit or LIMIT)
        except OSError as error:
            raise OutputError(f"{folder}: cannot be written ({error.strerror or error})") from None
        if not page.is_file():
            raise OutputError(f"{page}: is not there; run policykg build again")
        shown(page, no_open)


def shown(page: Path, no_open: bool) -> None:
    """Say where a page is, and open it unless told not to."""
    typer.echo(str(page))
    if not no_open:
        typer.launch(page.resolve().as_uri())


def _write_changes(old: str, new: str, build: Path) -> Path:
    """The page of what changed, beside the views of the newer build, or of the build that holds both policies."""
    from kg.commands.compare import sides
    from kg.diff import compare
    from kg.errors import OutputError
    from kg.views import write_diff
    from kg.views.changes import Compared
    from ontology.identifiers import digest
    from ontology.namespaces import ID

    (one, before, said), (two, after, also) = sides(old, new, build)
    for remark in (said, also):
        if remark:
            typer.echo(remark, err=True)
    found = compare(one, two, old_policies=before, new_policies=after)
    homes = (build, build) if before else (Path(old), Path(new))
    keys = [tuple(node.value.removeprefix(ID) for node in nodes) for nodes in (before, after)]
    # A page for each pair: one that was sent to somebody is not written over by the next.
    parts = (part for each in keys for part in each) if before else (str(home.resolve()) for home in homes)
    folder, name = homes[1] / "views", f"diff-{digest(*parts)}"
    was = Compared(one, homes[0] / "views", old, keys[0])
    now = Compared(two, homes[1] / "views", new, keys[1])
    try:
        return write_diff(found, was, now, folder, name)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error.strerror or error})") from None
