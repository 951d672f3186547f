"""The closed lists of words with which the other types classify what was read."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The five types of mention."""

    INDUSTRY = "INDUSTRY"
    TECHNOLOGY = "TECHNOLOGY"
    DISTRICT = "DISTRICT"
    AGENCY = "AGENCY"
    GOAL = "GOAL"


class Role(StrEnum):
    """What a text makes an agency in a task or a body."""

    LEAD = "lead"
    PARTICIPANT = "participant"
    MEMBER = "member"
    OFFICE = "office"
    RESPONSIBLE = "responsible"


class Basis(StrEnum):
    """On what a relation rests: on the sentence, or on something that has to be added to it."""

    STATED = "stated"
    HEADING = "heading"
    COLLECTIVE = "collective"
    DEICTIC = "deictic"


class Link(StrEnum):
    """How a policy stands to another document: local names of ``eli:`` properties."""

    BASED_ON = "based_on"
    CITES = "cites"
    AMENDS = "amends"
    REPEALS = "repeals"
