"""The build as a server of the Model Context Protocol, on standard input and output, by the official Python SDK.

An assistant that speaks the protocol can answer from the graph with citations. The server only reads, asks no other
machine, and answers a bounded number of rows in bounded time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, Literal, ParamSpec, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from kg.errors import PolicyKGError
from kg.mcp_desk import Desk
from kg.mcp_sparql import MOST_ROWS, SECONDS
from kg.store import open_store
from ontology.version import VERSION

INSTRUCTIONS = """
A knowledge graph of Chinese government policy documents. Every fact in it was read from a clause, and every answer
gives the citation and the clause: quote them when you state a fact, and say nothing that no clause states.

Start with list_queries; most questions are one run_query away. Names may be given in Chinese, English or pinyin; use
search_concepts where a name is not known. read_clause gives the text behind a citation and all that it states.

Mind these. "develops" says that a document wants a place to develop something, not that it did. Rows with inferred =
true do not stand in the sentence itself but follow from a heading or a collective name. Sharing a task (coOwns) and
sitting in one body (sitsWith) are two things. A concept of status "candidate" was found by rule and reviewed by nobody.
What is not in the graph may still stand in a document: the query "coverage" says what was read, "search" looks in the
text itself.

For run_sparql: all named graphs are one default graph; pk:, skos:, rdf: and the like need no declaration; compare
languages with langMatches(lang(?x), "zh"). Classes: pk:Policy, pk:Clause (pk:text, pk:citation), pk:District, pk:Topic,
pk:Agency, pk:Task, pk:Duty (pk:agency, pk:role, pk:task), pk:Goal (pk:metric, pk:low, pk:unit, pk:deadline). Plain
edges such as ?place pk:develops ?topic have beside them a pk:Assertion (rdf:subject, rdf:predicate, rdf:object,
pk:statedIn).
""".strip()

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")
Limit = Annotated[int, Field(ge=1, le=MOST_ROWS, description="The number of rows at most.")]
READING = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def told(function: Callable[Parameters, Answer]) -> Callable[Parameters, Answer]:
    """The function with errors that are the asker's to solve told as such."""

    @wraps(function)
    def telling(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Answer:
        try:
            return function(*args, **kwargs)
        except PolicyKGError as error:
            raise ToolError(str(error)) from None

    return telling


def mcp_server(build: Path) -> MCPServer:
    """The server of a build.

    Parameters
    ----------
    build : Path
        The output folder of ``policykg build``.

    Raises
    ------
    StoreError
        If it holds no build.
    """
    open_store(build)
    desk = Desk(build)
    server = MCPServer("policykg", version=VERSION, instructions=INSTRUCTIONS, log_level="WARNING")

    @server.tool(annotations=READING)
    @told
    def search_concepts(
        name: Annotated[str, Field(description="A name, or a part of one: 半导体, 顺义, semiconductor, shunyi.")],
        kind: Annotated[
            Literal["Concept", "Place", "Topic", "Actor"], Field(description="What to look for; Concept is all three.")
        ] = "Concept",
        limit: Limit = 20,
    ) -> dict[str, Any]:
        """Places, topics (industries and technologies) and agencies by name, with their identifiers."""
        return desk.concepts(name, kind, limit)

    @server.tool(annotations=READING)
    @told
    def list_queries() -> dict[str, Any]:
        """The questions that are ready to be asked with run_query, with their parameters and columns."""
        return desk.questions()

    @server.tool(annotations=READING)
    @told
    def run_query(
        name: Annotated[str, Field(description="The name of a query of list_queries, such as district-industry.")],
        parameters: Annotated[
            dict[str, str | int | float | bool | list[str]] | None,
            Field(description='Values for its parameters, such as {"district": "顺义区"}; a flag is true.'),
        ] = None,
        limit: Limit = 50,
    ) -> dict[str, Any]:
        """Answer one of the questions; each row that states a fact has its citation and its clause."""
        return desk.ask(name, parameters, limit)

    @server.tool(annotations=READING, description=f"Run a SPARQL query of your own, within {SECONDS:g} seconds.")
    @told
    def run_sparql(
        query: Annotated[str, Field(description="SELECT, ASK, CONSTRUCT or DESCRIBE; no updates, no SERVICE.")],
        limit: Limit = 100,
    ) -> dict[str, Any]:
        return desk.sparql(query, limit)

    @server.tool(annotations=READING)
    @told
    def read_clause(
        citation: Annotated[
            str, Field(description="A citation as the answers give it, the text of a clause, or its identifier.")
        ],
        limit: Limit = 20,
    ) -> dict[str, Any]:
        """The clauses of a citation: text, place in the source file, and all that each states."""
        return desk.clauses(citation, limit)

    return server


def serve_mcp(build: Path) -> None:
    """Serve a build on standard input and output until the other side goes away."""
    mcp_server(build).run("stdio")
