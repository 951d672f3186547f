"""The canned queries: SPARQL files that say in their own header what they answer, what they take and what they return.

A header is a run of comment lines, ``# key: value``: ``title``, ``description`` (each again with ``@zh``), ``param NAME
(TYPE): description | 说明`` and ``column NAME: description | 说明``. In the body, ``#if NAME`` … ``#end`` holds what is
needed only when the parameter is given, ``#unless NAME`` … ``#end`` only when it is not, and with several names, when
any of them is, or none; ``{ UNDEF }`` in a block of one name is where its terms enter, as a VALUES block. So each file
is valid SPARQL as it stands, and no text is ever pasted into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.lookup import shown, terms

Term = NamedNode | Literal
HEADER = re.compile(
    r"# (?P<key>title|description|param|column)(?P<language>@zh)?(?: (?P<name>\S+))?(?: \((?P<type>\S+)\))?"
    r": (?P<value>.+)"
)
BLOCK = re.compile(r"\s*#(?:(?P<word>if|unless)(?P<names>(?: \S+)+)|end)\s*")
PLACEHOLDER = "{ UNDEF }"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query takes.

    Attributes
    ----------
    type : str
        A kind of `kg.lookup.KINDS`, ``Role``, ``text``, ``number``, ``year``, ``date``, ``flag``, or words to choose
        from, separated by ``|``.
    """

    name: str
    type: str
    description: str
    description_zh: str


@dataclass(frozen=True, slots=True)
class Column:
    """What a query returns."""

    name: str
    description: str
    description_zh: str


@dataclass(frozen=True, slots=True)
class CannedQuery:
    """A query of the collection, parsed; `head` is the header as it stands in the file."""

    name: str
    title: str
    title_zh: str
    description: str
    description_zh: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    body: str
    head: str

    def parameter(self, name: str, options: Sequence[str] = ()) -> Parameter:
        """The parameter of that name; underscores count as hyphens.

        Parameters
        ----------
        name : str
        options : sequence of str
            What else could have been meant where the message suggests something (``--format``).

        Raises
        ------
        QueryError
            If there is none; the message names the nearest.
        """
        wanted = name.replace("_", "-")
        for parameter in self.parameters:
            if parameter.name == wanted:
                return parameter
        names = [f"--{parameter.name}" for parameter in self.parameters]
        raise QueryError(
            f"{self.name} has no parameter {shown(wanted)!r}; {nearest(f'--{wanted}', [*names, *options])}"
            f"it takes {', '.join(names)}"
        )

    def text(self, given: Mapping[str, Sequence[Term]] | None = None) -> str:
        """The SPARQL to run.

        Parameters
        ----------
        given : mapping of str to sequence of terms, optional
            The terms for each parameter that is given; a flag that is on has none.
        """
        return "\n".join(rendered(self.body.splitlines(), given or {})) + "\n"


def rendered(lines: Sequence[str], given: Mapping[str, Sequence[Term]]) -> Iterator[str]:
    """The lines that hold for what is given, with its terms in their places."""
    stack: list[tuple[str, bool]] = []
    for line in lines:
        block = BLOCK.fullmatch(line)
        if block is None:
            if all(active for _, active in stack):
                values = given.get(stack[-1][0], ()) if stack else ()
                yield line.replace(PLACEHOLDER, f"{{ {terms(values)} }}") if PLACEHOLDER in line else line
        elif block["word"] is None:
            stack.pop()
        else:
            names = block["names"].split()
            stack.append((names[0], any(name in given for name in names) == (block["word"] == "if")))


def parse_query(name: str, text: str) -> CannedQuery:
    """Parse one query file.

    Raises
    ------
    ValueError
        If the header or the blocks break the form.
    """
    lines = text.splitlines()
    length = next((number for number, line in enumerate(lines) if not line.startswith("# ")), len(lines))
    said: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    for number, line in enumerate(lines[:length], 1):
        match = HEADER.fullmatch(line)
        if match is None:
            raise ValueError(f"{name}.rq:{number}: not a header line: {line}")
        english, _, chinese = (part.strip() for part in match["value"].partition(" | "))
        if match["key"] == "param":
            parameters.append(Parameter(match["name"], match["type"] or "", english, chinese))
        elif match["key"] == "column":
            columns.append(Column(match["name"], english, chinese))
        else:
            said[match["key"] + (match["language"] or "")] = match["value"]
    declared = {parameter.name for parameter in parameters}
    opened = [block for line in lines if (block := BLOCK.fullmatch(line)) is not None]
    used = {name for block in opened if block["word"] for name in block["names"].split()}
    if declared != used or 2 * sum(block["word"] is None for block in opened) != len(opened):
        raise ValueError(f"{name}.rq: the parameters declared, {sorted(declared)}, are not those used, {sorted(used)}")
    return CannedQuery(
        name,
        said["title"],
        said["title@zh"],
        said["description"],
        said["description@zh"],
        tuple(parameters),
        tuple(columns),
        "\n".join(lines[length:]),
        "\n".join(lines[:length]),
    )


@lru_cache(maxsize=1)
def canned_queries() -> tuple[CannedQuery, ...]:
    """All queries of the collection, in order of their names."""
    folder = files("kg") / "queries"
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".rq")), key=lambda file: file.name)
    return tuple(parse_query(file.name.removesuffix(".rq"), file.read_text(encoding="utf-8")) for file in found)


def canned_query(name: str) -> CannedQuery:
    """The query of that name.

    Raises
    ------
    QueryError
        If there is none; the message names the nearest.
    """
    for query in canned_queries():
        if query.name == name:
            return query
    hint = nearest(name, [query.name for query in canned_queries()])
    raise QueryError(f"there is no query {shown(name)!r}; {hint}policykg query lists them all")


def nearest(name: str, names: Sequence[str]) -> str:
    """A half sentence with the nearest of some names, or nothing."""
    close = get_close_matches(name.lower(), names, n=1, cutoff=0.4)
    return f"did you mean {close[0]}? " if close else ""
