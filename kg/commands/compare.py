"""The command that compares: diff."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.ask import FROM, stdout, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyoxigraph import NamedNode, Store

    from kg.diff import Change

    Side = tuple[Store, Path, str, tuple[NamedNode, ...]]

FORMATS = ("table", "csv", "json", "html")


def sides(old: str, new: str, build: Path) -> list[tuple[Store, tuple[NamedNode, ...], str]]:
    """The two things to compare: a store each, which of its policies, and a remark on how the name was read.

    Parameters
    ----------
    old, new : str
        Two folders with builds, or else two policies of the build by number, title or identifier.

    Raises
    ------
    PolicyKGError
        If one is neither; a folder is no policy, so both have to be of one sort.
    """
    from kg.errors import InputError
    from kg.lookup import Lookup
    from kg.store import open_store

    folders = [name for name in (old, new) if Path(name).is_dir()]
    if len(folders) == 1:
        other = new if folders[0] == old else old
        raise InputError(f"{other}: is no folder, but {folders[0]} is; compare two builds, or two policies of one")
    if folders:
        return [(open_store(Path(name)), (), "") for name in (old, new)]
    store = open_store(build)
    lookup = Lookup(store)
    found = [lookup.find(name, "Policy") for name in (old, new)]
    if found[0].nodes == found[1].nodes:
        raise InputError(f"{old} and {new} are the same policies; give two that differ")
    return [(store, meaning.nodes, meaning.remark) for meaning in found]


def write_page(changes: Sequence[Change], path: Path, compared: Sequence[Side]) -> Path:
    """Write the changes as a page; its clauses lead to the readers of the builds where these are there.

    Raises
    ------
    OutputError
        If the page cannot be written.
    """
    from kg.errors import OutputError
    from kg.views import write_diff
    from kg.views.changes import Compared
    from ontology.namespaces import ID

    if path.suffix != ".html":
        raise OutputError(f"{path}: a page ends in .html; write -o {path.with_suffix('.html')}")
    old, new = (
        Compared(store, build / "views", name, tuple(node.value.removeprefix(ID) for node in policies))
        for store, build, name, policies in compared
    )
    try:
        return write_diff(changes, old, new, path.parent, path.stem)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error}); choose another with -o") from None


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(epilog="Example: policykg diff last-year this-year --kind goal --format csv")
    def diff(
        old: Annotated[str, typer.Argument(metavar="OLD", help="A build's folder, or a policy of the build.")],
        new: Annotated[str, typer.Argument(metavar="NEW", help="Another of the same sort.")],
        kind: Annotated[
            list[str] | None, typer.Option("--kind", help="policy, develops, restricts, duty, seat or goal.")
        ] = None,
        change: Annotated[
            list[str] | None,
            typer.Option("--change", help="added, dropped, retargeted, strengthened or weakened."),
        ] = None,
        form: Annotated[str, typer.Option("--format", "-f", help="table, csv, json or html.")] = "table",
        output: Annotated[
            Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write, with --format html.")
        ] = Path("diff.html"),
        folder: Path = FROM,
    ) -> None:
        """Compare two builds, or two policies of one: what was added, dropped or changed, with both clauses."""
        from kg.comparable import KINDS
        from kg.diff import CHANGES, COLUMNS, change_rows, compare
        from kg.errors import QueryError
        from kg.formats import write_rows
        from kg.query import nearest

        for given, known, name in (
            (kind, KINDS, "--kind"),
            (change, CHANGES, "--change"),
            ([form], FORMATS, "--format"),
        ):
            for word in given or ():
                if word not in known:
                    raise QueryError(
                        f"{name} is one of {', '.join(known)}, not {word!r}; {nearest(word, known)}".rstrip("; ")
                    )
        (one, before, said), (two, after, also) = sides(old, new, folder)
        for remark in (said, also):
            if remark:
                typer.echo(remark, err=True)
        found = [
            each
            for each in compare(one, two, old_policies=before, new_policies=after)
            if (not kind or each.fact.kind in kind) and (not change or each.change in change)
        ]
        if form == "html":
            builds = (folder, folder) if before else (Path(old), Path(new))
            typer.echo(str(write_page(found, output, ((one, builds[0], old, before), (two, builds[1], new, after)))))
        else:
            write_rows(COLUMNS, change_rows(found), form, stdout(), width=width())
        counts = ", ".join(f"{sum(each.change == name for each in found)} {name}" for name in CHANGES)
        typer.echo(counts, err=True)
