"""Read the name of a body in its context: whose body it is, what it is called, of what kind it is.

The words of a name are the matter of `extraction.actor_names`; here they meet the issuer's place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.actor_groups import collective, provinces
from extraction.actor_names import is_nationwide, is_state_name, kind_of, level_of, short_form, takes_up
from extraction.found import Context
from extraction.gazetteer import Gazetteer
from ontology import divisions
from ontology.divisions import CHINA

NATION = f"place/{CHINA}"
_PARTY = re.compile(r"^(?:中国共产党|中共)(?!中央)")
_BRANCH = re.compile(r"^国家税务总局(?=.+税务局$)")
_ZONE = re.compile(r"^(.+?)(?:管委会|管理委员会)$")
_DEPARTMENT = re.compile(r"[委局厅办]$|办公室$|委员会$")


@dataclass(frozen=True, slots=True)
class Named:
    """What a name says.

    Attributes
    ----------
    label : str
        The name in its one form, with its owner's name where it says only the owner's level.
    owner : str
        Entity key of the place whose body it is; empty for what belongs to none, or to one that is not known.
    kind : str
        Local name of a ``pk:`` class.
    known : bool
        Whether the name itself, with the issuer's place, tells the owner.
    administers : str
        Entity key of the place that it governs, or empty.
    """

    label: str
    owner: str
    kind: str
    known: bool
    administers: str = ""


class NameReader:
    """Reads names of bodies.

    Parameters
    ----------
    gazetteer : Gazetteer
    document : str
        What stands in for the owner of a body that only its document knows.
    """

    def __init__(self, gazetteer: Gazetteer, document: str = "") -> None:
        self._gazetteer = gazetteer
        self._document = document

    def read(self, name: str, context: Context) -> Named | None:
        """What a name says, read in its context; None where the place that it begins with stays open."""
        name = _BRANCH.sub("", _PARTY.sub("", name))
        if name.startswith("各省"):
            return Named(provinces(name) or name, NATION, "AgencyGroup", known=True)
        if is_state_name(name):
            rest = name.removeprefix("国家").removeprefix("国务院")
            if rest != name and collective(rest):
                name = name.removesuffix(rest) + collective(rest)
            return Named(name, NATION, kind_of(rest or name, owned=rest != name), known=True)
        level, rest = level_of(name)
        if level:
            return self._levelled(name, level, rest, context)
        within, rest = self._gazetteer.split(name, context)
        if _is_open(name, len(name) - len(rest)):
            return None
        if within:
            return self._placed(name, within, rest, context)
        return self._unowned(name, context)

    def _levelled(self, name: str, level: str, rest: str, context: Context) -> Named:
        """A name that begins with 省, 市, 区 …: of the issuer's place of that level, or of all below the issuer."""
        kind = kind_of(rest, owned=True)
        if rest[0] in "、和及与":
            return self._several(name, context)
        owner = self._owner(level, context)
        if owner:
            short = collective(rest) or short_form(rest)
            return Named(self.place(owner) + short, owner, kind, True, owner if short == "政府" else "")
        if context.jurisdiction:
            return self._several(name, context)
        return Named(level + short_form(rest), "", kind, known=False)

    def _placed(self, name: str, within: str, rest: str, context: Context) -> Named:
        """A name that begins with a place: 海淀区政府, 上海市科委; the place alone stands for its government."""
        zone = _ZONE.match(name)
        if divisions.division(within) is None:
            return Named(short_form(name), within, kind_of(rest or name), True, within if zone else "")
        short = collective(rest) or short_form(rest) if rest else "政府"
        own = name[: len(name) - len(rest)].endswith(self.place(within))
        label = self.place(within) + short if own else name
        governs = short in ("政府", "管委会")
        administers = within if governs else self._zone(zone.group(1), context) if zone else ""
        return Named(label, within, kind_of(rest, owned=True) if rest else "Agency", True, administers)

    def _unowned(self, name: str, context: Context) -> Named:
        """A name that says nothing of its owner: the issuer's own."""
        kind, zone = kind_of(name), _ZONE.match(name)
        if collective(name):
            return self._several(name, context)
        if takes_up(name):
            return Named(self._told(name, context), self._document or context.jurisdiction, kind, known=False)
        if kind == "OtherActor" and is_nationwide(name):
            return Named(name, "", kind, known=True)
        if zone:
            label, place = short_form(name), self._zone(zone.group(1), context)
            return Named(label if place else self._told(label, context), context.jurisdiction, kind, False, place)
        home = divisions.division(context.jurisdiction) if context.jurisdiction != NATION else None
        if home and (kind == "CoordinationBody" or (kind == "Agency" and _DEPARTMENT.search(name))):
            return Named(home.name + short_form(name), home.key, kind, known=False)
        label = self._told(name, context) if kind in ("AgencyGroup", "Post") else name
        return Named(label, context.jurisdiction, kind, known=False)

    def _several(self, name: str, context: Context) -> Named:
        """Several bodies of one place; named so that 各区 of a city's document is what another calls by its name."""
        form = collective(name)
        if form:
            place = "国家" if context.jurisdiction == NATION else self.place(context.jurisdiction)
            return Named(place + form, context.jurisdiction, "AgencyGroup", known=False)
        return Named(self._told(name, context), context.jurisdiction, "AgencyGroup", known=False)

    def _told(self, name: str, context: Context) -> str:
        """A name that many documents use, told apart by whose document it is: 有关部门（北京市）."""
        place = self.place(context.jurisdiction)
        return f"{name}（{'全国' if context.jurisdiction == NATION else place}）" if place else name

    def place(self, key: str) -> str:
        """The name of a place."""
        entry = divisions.division(key) if key else None
        concept = self._gazetteer.concepts.get(key)
        return entry.name if entry else concept.label if concept else ""

    def _owner(self, level: str, context: Context) -> str:
        """The place that 市, 省 or 区 means in a document of the issuer's; empty where it means many or none."""
        for place in self._gazetteer.lineage(context.jurisdiction) if context.jurisdiction else ():
            # The 区 of a city's document are its districts, though it lie in an autonomous region.
            if self.place(place).endswith(level) and (level != "区" or place == context.jurisdiction):
                return place
        return ""

    def _zone(self, name: str, context: Context) -> str:
        return self._gazetteer.choose(name, context)


def _is_open(name: str, read: int) -> bool:
    """Whether a name begins with a division's full name longer than what was read of it, and so with one of several.

    朝阳区政府 begins with 朝阳区, of which there are two, and not with the city of 朝阳.
    """
    return any(
        name[end - 1] in "省市区县州盟旗" and any(entry.name == name[:end] for entry in divisions.named(name[:end]))
        for end in range(max(read + 1, 3), min(len(name), 12) + 1)
    )
