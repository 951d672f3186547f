"""The page of the questions: what each canned query answers, takes and returns, with its SPARQL.

``python -m kg.questions`` writes ``docs/questions.md`` anew from the headers of the queries; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.lookup import KINDS
from kg.parameters import ROLES
from kg.query import CannedQuery, canned_queries
from kg.scope import PARAMETERS

PAGE = Path(__file__).parents[1] / "docs" / "questions.md"
HEAD = """\
# Questions

Made from the headers of the queries by `python -m kg.questions`; do not edit. Each runs as `policykg query NAME`, with
the parameters below, and as `PolicyGraph.open("output").query("NAME")` in Python, where hyphens are underscores. A
parameter may be given several times and then means any of them. `policykg query NAME --show` prints the SPARQL to start
from, with the parameters of the call in it.

Every query also takes
"""
TYPES = {
    "flag": "on or off",
    "text": "text",
    "number": "number",
    "year": "a year: 2025",
    "date": "a day: 2025-12-31",
    "Role": ", ".join(ROLES),
}


def page() -> str:
    """The page as Markdown."""
    lines = [HEAD.rstrip("\n"), ""]
    lines += [
        f"- `--{each.name}` ({typed(each.type)}): {each.description} {each.description_zh}" for each in PARAMETERS
    ]
    lines += ["", "| query | answers | |", "|---|---|---|"]
    lines += [f"| [`{each.name}`](#{each.name}) | {each.title} | {each.title_zh} |" for each in canned_queries()]
    for query in canned_queries():
        lines += ["", *described(query)]
    return "\n".join(lines) + "\n"


def described(query: CannedQuery) -> Iterator[str]:
    """The lines on one query."""
    yield f"## {query.name}"
    yield ""
    yield f"**{query.title}** {query.description}"
    yield ""
    yield f"**{query.title_zh}** {query.description_zh}"
    yield ""
    yield "| parameter | takes | | |"
    yield "|---|---|---|---|"
    for parameter in query.parameters:
        takes = typed(parameter.type).replace("|", "\\|")
        yield f"| `--{parameter.name}` | {takes} | {parameter.description} | {parameter.description_zh} |"
    yield ""
    yield "| column | | |"
    yield "|---|---|---|"
    for column in query.columns:
        yield f"| `{column.name}` | {column.description} | {column.description_zh} |"
    yield ""
    yield "```sparql"
    yield query.text().strip("\n")
    yield "```"


def typed(kind: str) -> str:
    """A type as people read it."""
    if kind in KINDS:
        return f"{KINDS[kind][0]}: a name, a code or an identifier"
    return TYPES.get(kind) or ", ".join(kind.split("|"))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
