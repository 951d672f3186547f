"""The command for assistants: mcp."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(epilog="Example: policykg mcp --from output, as the command of a server in an assistant's settings")
    def mcp(
        build: Annotated[Path, typer.Option("--from", metavar="DIR", help="The build to read.")] = Path("output"),
    ) -> None:
        """Serve a build to an assistant, by the Model Context Protocol on standard input and output."""
        from importlib.util import find_spec

        from kg.errors import PolicyKGError

        if find_spec("mcp") is None:
            raise PolicyKGError("the Model Context Protocol is not installed; pip install 'policykg[mcp]'")
        from kg.mcp_server import serve_mcp

        serve_mcp(build)
