"""From what a user gives for a parameter to terms that may stand in a query."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.lookup import KINDS, Lookup, shown
from kg.query import CannedQuery, Parameter, Term, nearest
from ontology.namespaces import PK, XSD

Value = str | bool | int | float | date
"""What may be given for a parameter from Python; the command line gives strings."""

ROLES = {
    "lead": ("牵头", "主管", "召集"),
    "participant": ("配合", "参加", "参与", "协同"),
    "member": ("成员", "成员单位"),
    "office": ("办公室",),
    "responsible": ("负责", "责任单位", "责任部门"),
}
ON = ("true", "yes", "on", "1", "是")
OFF = ("false", "no", "off", "0", "否")


@dataclass(frozen=True, slots=True)
class Bound:
    """What was given, as terms.

    Attributes
    ----------
    terms : dict
        The terms of each parameter that was given; a flag that is on has none.
    remarks : tuple of str
        What the user should be told of how the values were read, a line each.
    """

    terms: dict[str, tuple[Term, ...]]
    remarks: tuple[str, ...]


def bind(query: CannedQuery, given: Mapping[str, Value | Iterable[Value] | None], lookup: Lookup) -> Bound:
    """Turn what was given into terms.

    Parameters
    ----------
    query : CannedQuery
        The query that takes the parameters.
    given : mapping
        A value or several for each parameter; several mean any of them. None is not given.
    lookup : Lookup
        The names of the graph.

    Raises
    ------
    QueryError
        If a parameter is unknown, or a value is none of its type.
    """
    found: dict[str, tuple[Term, ...]] = {}
    remarks: list[str] = []
    for name, value in given.items():
        parameter = query.parameter(name)
        values = [value] if isinstance(value, str | bool | int | float | date) else list(value or ())
        if parameter.type == "flag":
            if [each for each in values if flag(parameter, each)]:
                found[parameter.name] = ()
            continue
        read: list[Term] = []
        for each in values:
            if parameter.type in KINDS:
                meaning = lookup.find(str(each), parameter.type)
                read.extend(meaning.nodes)
                remarks.extend([meaning.remark] if meaning.remark else [])
            else:
                read.append(literal(parameter, str(each)))
        if read:
            found[parameter.name] = tuple(dict.fromkeys(read))
    return Bound(found, tuple(remarks))


def flag(parameter: Parameter, value: Value) -> bool:
    """Whether a flag is on."""
    word = str(value).strip().lower()
    if word not in ON + OFF:
        raise QueryError(f"--{parameter.name} is on or off, not {shown(word)!r}; give true or false")
    return word in ON


def literal(parameter: Parameter, value: str) -> Term:
    """The term for a value that is no name of a thing."""
    text = value.strip()
    if parameter.type == "text":
        return Literal(value)
    if parameter.type == "Role":
        for role, words in ROLES.items():
            if text.lower() == role or text in words:
                return NamedNode(PK[role])
        raise misfit(parameter, text, list(ROLES))
    if parameter.type == "number":
        if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", text, re.ASCII):
            raise QueryError(f"--{parameter.name} takes a number such as 0.5, not {shown(text)!r}")
        return Literal(text, datatype=NamedNode(XSD.decimal))
    if parameter.type == "year":
        if not re.fullmatch(r"\d{4}", text, re.ASCII):
            raise QueryError(f"--{parameter.name} takes a year such as 2025, not {shown(text)!r}")
        return Literal(text, datatype=NamedNode(XSD.integer))
    if parameter.type == "date":
        try:
            return Literal(date.fromisoformat(text).isoformat(), datatype=NamedNode(XSD.date))
        except ValueError:
            raise QueryError(f"--{parameter.name} takes a date such as 2025-12-31, not {shown(text)!r}") from None
    choices = parameter.type.split("|")
    for choice in choices:
        if text.lower() == choice.lower():
            return Literal(choice)
    raise misfit(parameter, text, choices)


def misfit(parameter: Parameter, text: str, choices: list[str]) -> QueryError:
    """The error for a value that is none of the choices."""
    hint = nearest(text, choices)
    return QueryError(f"--{parameter.name} is one of {', '.join(choices)}, not {shown(text)!r}; {hint}".rstrip("; "))
