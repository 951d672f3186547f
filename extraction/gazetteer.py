"""Say which place a name stands for, against the issuer's place and the document's date.

A name is looked up among the curated places and the divisions of the country, in three forms: as it stands (顺义区,
顺义, 三城一区), as a chain of places that ends in one (北京市顺义区), and as a place with something in it
(昌平区国家知识产权园), which becomes a candidate within the place. Among several places of one name the nearest to the
issuer wins: in its own place, then in its prefecture, then in its province. Two that are equally near leave the name
unresolved.

Collective names have members. A ``member`` row of ``ontology/concepts/places.tsv`` may carry an interval in the place
of its language, ``2017/2018``: first and last year (or day) of membership, either end open (``2017/``, ``/2018``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from extraction.found import Context, Resolved
from extraction.model import Entity
from extraction.place_entities import division_entities, joined_provinces, kind_of, rank
from extraction.place_words import PlaceWords, load_place_words
from extraction.zone_names import full_zones, short_zone
from ontology import divisions
from ontology.concept import KINDS, Concept
from ontology.divisions import CHINA
from ontology.identifiers import candidate_key, folded
from ontology.rows import load_concepts

_NATION = f"place/{CHINA}"
_ISSUER = re.compile(r"^(?:中国共产党|中共)?")
_NATIONAL = re.compile(
    r"^(?:国务院|国家|中华人民共和国|中国共产党中央|中共中央|全国|中央)|^[一-鿿]{2,8}(?:部|总局|总署)(?:办公厅)?$"
)
_IN_TITLE = re.compile(r"《([^》]+)")
_REGION = re.compile(r"^(.{2,})(?:地区|区域)$")


_OF_CHINA = re.compile(r"^中国（(?P<place>[^（）]{2,6})）(?P<rest>.+)$")


def _called(entity: Entity, name: str, key: str) -> Entity:
    """The entity of a key under the name that the document has, with its other one beside."""
    if entity.key != key or entity.kinds[0] in ("District", "Division"):
        return entity
    return replace(entity, label=name, alternatives=tuple(sorted({*entity.alternatives, entity.label})))


class Gazetteer:
    """The places that have names.

    Parameters
    ----------
    concepts : iterable of Concept
        Those of other families are passed over.
    """

    def __init__(self, concepts: Iterable[Concept], words: PlaceWords | None = None) -> None:
        self.words = words or load_place_words()
        self.concepts = {concept.id: concept for concept in concepts if KINDS[concept.kind] == "place"}
        # Documents repeat their places: what each lies in and who bears its name is worked out once.
        self._lineages = lru_cache(maxsize=16384)(self._lineage)
        self._candidates = lru_cache(maxsize=16384)(self._named)
        self._by_name: dict[str, list[str]] = {}
        for concept in self.concepts.values():
            for name in concept.names:
                keys = self._by_name.setdefault(folded(name), [])
                if concept.id not in keys:
                    keys.append(concept.id)

    @property
    def names(self) -> dict[str, bool]:
        """Every Chinese name, and whether it names a division without its head."""
        found = {name: False for concept in self.concepts.values() for name in concept.names}
        for name, entries in divisions.names().items():
            found[name] = all(name == entry.bare != entry.name for entry in entries)
        return found

    @property
    def vetoes(self) -> frozenset[str]:
        """The negative labels."""
        return frozenset(value for concept in self.concepts.values() for value in concept.values("negativeLabel"))

    def lineage(self, key: str) -> tuple[str, ...]:
        """A place, what it lies in, and so on up to the country, nearest first."""
        return self._lineages(key)

    def _lineage(self, key: str) -> tuple[str, ...]:
        found = [key]
        for place in found:
            concept = self.concepts.get(place)
            above = concept.values("within") if concept else ()
            entry = divisions.division(place)
            if entry is not None and entry.parent:
                above = (*above, f"place/{entry.parent}")
            found.extend(one for one in above if one not in found)
        return tuple(found)

    def candidates(self, name: str, context: Context = Context()) -> tuple[str, ...]:  # noqa: B008
        """The keys of all places that bear a name at the document's date."""
        return self._candidates(name, context.date)

    def _named(self, name: str, date: str) -> tuple[str, ...]:
        entries = divisions.named(name)
        current = [entry for entry in entries if entry.existed(date)] or list(entries)
        # 密云 was the county before it was the district, though only the district is curated.
        gone = {entry.key for entry in entries} - {entry.key for entry in current}
        curated = [key for key in self._by_name.get(folded(name), ()) if key not in gone]
        # A curated zone and its statistical code are one thing; the curated one knows more.
        keys = [entry.key for entry in current if not (curated and entry.level == "zone")]
        return tuple(dict.fromkeys([*curated, *keys]))

    def choose(self, name: str, context: Context) -> str:
        """The one place of a name, or an empty string."""
        keys = list(self.candidates(name, context))
        if not keys:
            return ""
        home = self.lineage(context.jurisdiction) if context.jurisdiction else ()
        if name in self.words.local:
            keys = [key for key in keys if set(self.lineage(key)[1:]) & (set(home) - {_NATION})]
        for near in home or (_NATION,):
            inside = [key for key in keys if near in self.lineage(key)]
            if inside:
                keys = inside
                if near in keys:
                    return near
                break
        bare = all(entry.bare == name != entry.name for entry in divisions.named(name))
        if len(keys) == 1:
            return "" if bare and self._far(keys[0], home) else keys[0]
        # 吉林 is the province and a city in it; a bare name means the one that contains the others.
        for key in keys:
            if all(key in self.lineage(other) for other in keys):
                return key
        ranked = sorted((rank(key), key) for key in keys)
        unequal = len(ranked) > 1 and ranked[0][0] < ranked[1][0]
        # 海南 is the province before it is a quarter of Wuhai; a county is meant only near to it.
        return ranked[0][1] if unequal and bare and (ranked[0][0] == 0 or home) else ""

    def _far(self, key: str, home: Sequence[str]) -> bool:
        """Whether a county lies in another province than the issuer: 巴州 of Xinjiang is not the one of Sichuan."""
        shared = set(self.lineage(key)) & set(home) - {_NATION}
        return rank(key) == 2 and bool(home) and home[0] != _NATION and not shared

    def resolve(self, name: str, context: Context = Context()) -> Resolved:  # noqa: B008
        """What a DISTRICT mention stands for.

        Parameters
        ----------
        name : str
            The mention's text.
        context : Context
            Where and when the document speaks.

        Returns
        -------
        Resolved
            An empty key when the name has several places and the context does not decide.
        """
        region = _REGION.match(name)
        for form in (name, region.group(1) if region else "", *full_zones(name)):
            if form and self.candidates(form, context):
                key = self.choose(form, context)
                local = not key and form in self.words.local
                return self._made(name, "", context) if local else Resolved(key, self._chain(key))
        national = _OF_CHINA.match(name)
        if national:
            # 中国（上海）自由贸易试验区 lies in Shanghai.
            found = self.resolve(national["place"] + national["rest"], context)
            return Resolved(found.key, tuple(_called(entity, name, found.key) for entity in found.entities))
        group = joined_provinces(name)
        if group is not None:
            return Resolved(group.key, (group,))
        return self._contained(name, context)

    def _contained(self, name: str, context: Context) -> Resolved:
        within, rest = self.split(name, context)
        if within and rest:
            inner = self.candidates(rest, context)
            below = [key for key in inner if within in self.lineage(key)]
            if len(below) == 1:
                return Resolved(below[0], self._chain(below[0]))
        if within and not rest:
            return Resolved(within, self._chain(within))
        return self._made(name, within, context, rest)

    def split(self, name: str, context: Context) -> tuple[str, str]:
        """The place at the head of a longer name, and the rest: 北京市昌平区国家知识产权园 → place/110114, 国家…园.

        The place is empty where the name does not begin with one, or with one that stays open.
        """
        within, rest = "", name
        while rest:
            for end in range(len(rest), 1, -1):
                head = rest[:end]
                keys = self.candidates(head, context)
                if within:
                    keys = tuple(key for key in keys if within in self.lineage(key) and key != within)
                if not keys or (end < len(rest) and not self._heads(head, rest[end:])):
                    continue
                key = keys[0] if within and len(keys) == 1 else self.choose(head, context)
                if key and (not within or within in self.lineage(key)):
                    within, rest = key, rest[end:].lstrip("·")
                    break
            else:
                break
        return within, rest

    def _heads(self, head: str, rest: str) -> bool:
        """Whether a name without its head can stand for the place that the rest lies in: 中山大道 lies anywhere."""
        if any(head != entry.bare for entry in divisions.named(head)) or folded(head) in self._by_name:
            return True
        return not self.words.street.search(rest)

    def _made(self, name: str, within: str, context: Context, rest: str = "") -> Resolved:
        own = within or context.jurisdiction
        key = candidate_key("place", short_zone(rest or name), own)
        entity = Entity(key, name, (kind_of(name, self.words),), within=(own,) if own else ())
        return Resolved(key, (entity, *self._chain(own)))

    def _chain(self, key: str) -> tuple[Entity, ...]:
        """Entities for a division that no concept describes, and for those above it."""
        return tuple(division_entities(place for place in self.lineage(key) if key and place not in self.concepts))

    def members(self, key: str, date: str = "") -> tuple[str, ...]:
        """The members of a collective place at an ISO date; without a date, those whose membership has no end."""
        concept = self.concepts.get(key)
        if concept is None:
            codes = key.removeprefix("place/").split("-")
            known = len(codes) > 1 and all(divisions.division(code) for code in codes)
            return tuple(f"place/{code}" for code in codes) if known else ()
        found = []
        for row in concept.rows:
            if row.property == "member":
                since, _, until = row.language.partition("/")
                after = not since or not date or date[: len(since)] >= since
                if after and (not until or (bool(date) and date[: len(until)] <= until)):
                    found.append(row.value)
        return tuple(found)

    def jurisdiction_of(self, name: str) -> str:
        """The place for which an issuer speaks, or that a title begins with; an empty string where it names none.

        Examples
        --------
        >>> shipped_gazetteer().jurisdiction_of("中共北京市委")
        'place/110000'
        """
        quoted = _IN_TITLE.search(name)
        for text in (name, quoted.group(1) if quoted else ""):
            bare = _ISSUER.sub("", text.strip(), count=1)
            if not bare:
                continue
            if _NATIONAL.match(text) or _NATIONAL.match(bare):
                return _NATION
            within, _ = self.split(bare, Context())
            if within and divisions.division(within) and within != _NATION:
                return within
            inner = self.lineage(within)[1:] if within else ()
            for place in inner:
                if divisions.division(place) and place != _NATION:
                    return place
        return ""


@lru_cache(maxsize=1)
def shipped_gazetteer() -> Gazetteer:
    """The gazetteer of the concept files that come with the package."""
    return Gazetteer(load_concepts())


def resolve_place(name: str, context: Context = Context()) -> Resolved:  # noqa: B008
    """What a place name stands for, by the shipped concepts.

    Examples
    --------
    >>> resolve_place("朝阳区", Context("place/110000")).key
    'place/110105'
    >>> resolve_place("朝阳区").key
    ''
    """
    return shipped_gazetteer().resolve(name, context)
