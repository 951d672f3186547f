"""The command line: gathers the commands and turns every error into one line on standard error.

A command raises; what the user sees is decided here alone. Exit status: 0 done, 1 an error that the message explains,
2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import NoReturn

import typer

from kg import commands
from kg.errors import PolicyKGError
from ontology.rows import VocabularyError
from ontology.version import VERSION

INTERRUPTED = 130


def show_version(wanted: bool) -> None:
    """Print the version of the program, of its concepts and of its rules, and stop, when asked to."""
    if wanted:
        from kg.provenance import lexicon_hash, rules_hash
        from ontology.rows import load_concepts

        # As at the head of report.md: two builds with the same three were made by the same knowledge.
        typer.echo(f"policykg {VERSION}, lexicon {lexicon_hash(load_concepts())[:12]}, rules {rules_hash()[:12]}")
        raise typer.Exit


def application() -> typer.Typer:
    """The Typer application with every module of `kg.commands` registered, in order of their names."""
    app = typer.Typer(name="policykg", rich_markup_mode=None)

    @app.callback(epilog="Example: policykg build, then policykg query district-industry --district 顺义区")
    def policykg(
        version: bool = typer.Option(
            False,
            "--version",
            help="Show the version of the program, its lexicon and its rules.",
            callback=show_version,
            is_eager=True,
        ),
    ) -> None:
        """Chinese policy documents in; a knowledge graph out, with the clause behind every edge."""

    for module in sorted(iter_modules(commands.__path__), key=lambda found: found.name):
        import_module(f"kg.commands.{module.name}").register(app)
    return app


def one_line(error: object) -> str:
    """The message of an error without line breaks, which a path may contain."""
    return " ".join(str(error).splitlines()) or type(error).__name__


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Parameters
    ----------
    arguments : sequence of str
        What follows ``policykg``; nothing at all asks for help.

    Returns
    -------
    int
        The exit status.
    """
    command = typer.main.get_command(application())
    try:
        status = command.main(list(arguments) or ["--help"], prog_name="policykg", standalone_mode=False)
        sys.stdout.flush()
    except typer.TyperException as error:
        typer.echo(f"policykg: {one_line(error.format_message())} (see policykg --help)", err=True)
        return error.exit_code
    except (PolicyKGError, VocabularyError) as error:
        typer.echo(f"policykg: {one_line(error)}", err=True)
        return 1
    except (typer.Abort, KeyboardInterrupt):
        status = INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # The reader of the output went away (policykg query … | head), which Typer makes an exit: nothing is wrong.
        # What is still in the buffer goes nowhere, so that Python's own last flush finds no broken pipe either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        typer.echo(f"policykg: {one_line(where + (error.strerror or str(error)))}", err=True)
        return 1
    except Exception as error:
        if "POLICYKG_TRACEBACK" in os.environ:
            raise
        typer.echo(
            f"policykg: a fault of the program, {type(error).__name__}: {one_line(error)} "
            "(run again with POLICYKG_TRACEBACK=1 and report what it shows)",
            err=True,
        )
        return 1
    if status == INTERRUPTED:
        # Typer turns Ctrl-C into this status without a word.
        typer.echo("policykg: interrupted", err=True)
    return status if isinstance(status, int) else 0


def main() -> NoReturn:
    """The entry point of ``policykg``."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # The output is data for other programs: UTF-8 whatever the terminal's locale says.
        sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(run(sys.argv[1:]))
