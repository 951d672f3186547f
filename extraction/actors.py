"""Say which body a name stands for, against the issuer's place and the document's date.

A curated body is found by any of its names, if it is the issuer's own (市科委 in a document of Beijing), one of the
state, or named with its owner (北京市科委). Every other name is a candidate of its jurisdiction: 市科委 of Shanghai
and of Chongqing are two, 市科委 and 市科学技术委员会 of one city are one. Nothing is matched by a part of its name,
and what two curated bodies could mean stays open.
"""

from __future__ import annotations

import re

from extraction.actor_groups import is_area
from extraction.actor_names import full_body, is_state_name, joined, kind_of, level_of, takes_up
from extraction.actor_reading import NATION, Named, NameReader
from extraction.found import Context, Resolved
from extraction.gazetteer import Gazetteer
from extraction.lexicon import Lexicon
from extraction.model import Entity
from extraction.place_entities import division_entities
from ontology.identifiers import candidate_key

_GLOSS = re.compile(r"[（(]([^（）()]*)[)）]$")
_ALIAS = re.compile(r"^以?下?简称[:：]?[“\"]?(.+?)[”\"]?$")


class ActorResolver:
    """Resolves the agencies of one document.

    Parameters
    ----------
    lexicon : Lexicon
        The actors among the concepts.
    gazetteer : Gazetteer
        Resolves the places in names.
    document : str
        Something that tells the document from others (its hash): a bare 市科委 in a document of nobody knows where, and
        a bare 领导小组 that no full name precedes, are bodies of this document only.
    """

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, *, document: str = "") -> None:
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        self.document = document
        self._reader = NameReader(gazetteer, document)
        self._bodies: dict[str, str] = {}
        self._aliases: dict[str, str] = {}
        self._read: dict[tuple[str, Context], Resolved] = {}

    def resolve(self, name: str, context: Context) -> Resolved:
        """What an AGENCY mention stands for.

        Parameters
        ----------
        name : str
            The mention's text.
        context : Context
            Where and when the document speaks.

        Returns
        -------
        Resolved
            An empty key when two curated bodies bear the name and nothing decides, or when the place that it begins
            with is one of several.
        """
        written = "".join(name.split())
        bare = self._without_gloss(written)
        full = self._in_full(self._named(bare))
        known = self._read.get((full, context))
        if known is None:
            known = self._read[full, context] = self._resolve(full, context)
        body = full_body(full)
        if body is not None:
            self._bodies[body[0]] = body[1]
        return _with_names(known, written, bare)

    def equate(self, name: str, subject: str) -> None:
        """Take a name for another of the body that a sentence says it is: 市工信部门是氢能主管部门（以下简称主管部门）.

        Parameters
        ----------
        name : str
            What the body is said to be, with the bracket that may define a short name.
        subject : str
            The body's own name.
        """
        self._aliases[self._without_gloss("".join(name.split()))] = "".join(subject.split())

    # -- what a document defines once and names in short from then on ----------------------------------------------

    def _named(self, name: str) -> str:
        """The name that a document has defined for another, over at most two steps."""
        for _ in range(2):
            name = self._aliases.get(name, name)
        return name

    def _without_gloss(self, name: str) -> str:
        """The name without what stands in brackets behind it; a collective's brackets belong to it: 各县（市、区）."""
        match = _GLOSS.search(name)
        if match is None or not match.start() or is_area(name):
            return name
        bare = name[: match.start()]
        alias = _ALIAS.match(match.group(1))
        if alias:
            self._aliases[alias.group(1)] = bare
        return name if kind_of(level_of(bare)[1]) == "AgencyGroup" and not alias else bare

    def _in_full(self, name: str) -> str:
        """The full name of a body that a short one (联席会议, 领导小组办公室) takes up again."""
        short = takes_up(name)
        if short is None:
            return name
        known = self._bodies.get(short[0])
        return known + short[1] if known else name.lstrip("本该")

    # -- curated bodies ----------------------------------------------------------------------------------------------

    def _resolve(self, name: str, context: Context) -> Resolved:
        named = self._reader.read(name, context)
        for form in (name, named.label) if named else (name,):
            keys = [key for key in self.lexicon.lookup(form) if self._speaks_here(key, form, named, context)]
            if len(keys) > 1 and context.date:
                keys = [key for key in keys if self._existed(key, context.date)] or keys
            if keys:
                return Resolved(keys[0] if len(keys) == 1 else "")
        return self._candidate(named) if named else Resolved("")

    def _speaks_here(self, key: str, form: str, named: Named | None, context: Context) -> bool:
        """Whether a body of this name can be meant: of the state, of the issuer's place, or named with its place."""
        owners = self.lexicon.concepts[key].values("jurisdiction")
        if not owners:
            return True
        if NATION in owners:
            return is_state_name(form) or context.jurisdiction == NATION
        if named is None:
            return False
        if not named.known:
            # A name that neither level nor owner begins is the issuer's own.
            return named.owner in owners
        return any(owner in self.gazetteer.lineage(named.owner) for owner in owners)

    def _existed(self, key: str, date: str) -> bool:
        concept = self.lexicon.concepts[key]
        since, until = concept.values("since"), concept.values("until")
        return not (since and date[: len(since[0])] < since[0]) and not (until and date[: len(until[0])] > until[0])

    # -- candidates -------------------------------------------------------------------------------------------------

    def _candidate(self, named: Named) -> Resolved:
        """A body that the lexicon does not hold."""
        owner = named.owner or ("" if named.known else self.document)
        key = candidate_key("actor", named.label, owner)
        place = (named.administers,) if named.administers else ()
        above = self.gazetteer.lineage(named.administers) if place else ()
        entities = division_entities(one for one in above if one not in self.gazetteer.concepts)
        return Resolved(key, (Entity(key, named.label, (named.kind,), administers=place), *entities))


def _with_names(resolved: Resolved, *names: str) -> Resolved:
    """The candidate with the names as the document has them."""
    if not resolved.entities:
        return resolved
    first, *others = resolved.entities
    alternatives = joined(name for name in names if name != first.label)
    named = Entity(first.key, first.label, first.kinds, administers=first.administers, alternatives=alternatives)
    return Resolved(resolved.key, (named, *others))
