"""Say which body a name stands for, against the issuer's place and the document's date.

A curated body is found by any of its names, if it is the issuer's own (市科委 in a document of Beijing), one of the
state, or named with its owner (北京市科委). Every other name is a candidate of its jurisdiction: 市科委 of Shanghai and
of Chongqing are two. Nothing is matched by a part of its name, and what two curated bodies could mean stays open.
"""

from __future__ import annotations

import re

from extraction.found import Context, Resolved
from extraction.gazetteer import Gazetteer
from extraction.lexicon import Lexicon
from extraction.model import Entity
from ontology import divisions
from ontology.divisions import CHINA
from ontology.identifiers import candidate_key

_GLOSS = re.compile(r"[（(][^（）()]*[)）]$")
_STATE = re.compile(
    r"^(?:国务院|国家|中央|中共中央|党中央|全国|中华人民共和国|中国(?!电信|移动|联通|石油|石化))"
    r"|^[\u4e00-\u9fff]{2,10}(?:部|总署|总局)$|^(?:各省、自治区|各直属机构|各部委)"
)
_LEVEL = re.compile(r"^(?:中共)?(省|自治区|市|自治州|州|盟|区|县|旗)")
_GROUP = re.compile(
    r"^(?:各|有关|相关|其他|地方|试点)|部门$|各级|^(?:市|省|区|县)(?:有关|相关|各|直)|县级市$|[、和](?:市|区|县"
    r"|旗|州|盟)"
    r"|^(?:牵头|配合|责任|成员)单位$|(?:政府|街道|乡镇|镇街|街镇)及其"
)
_POST = re.compile(r"分管|领导$|(?:副)?(?:省|市|区|县|州)长$")
_BODY = re.compile(
    r"(联席会议|领导小组|协调小组|工作小组|工作专班|专班|指挥部|咨询委员会|伦理委员会|专家委员会|推进委员会)"
)
_OTHER = re.compile(
    r"(?:大学|学院|学校|研究院|研究所|医院|公司|集团|银行|协会|学会|商会|联盟|中心|基金会|供电|企业|园区|实验室"
    r"|台|报社)$"
)
_GOVERNMENT = re.compile(r"(?:人民)?政府$")
_ADMINISTRATION = re.compile(r"(?:管委会|管理委员会)$")
_RANK = {"province": 0, "prefecture": 1, "county": 2, "zone": 2, "country": -1}
_LEVEL_RANK = {"省": 0, "自治区": 0, "市": 1, "自治州": 1, "州": 1, "盟": 1, "区": 2, "县": 2, "旗": 2}
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})


class ActorResolver:
    """Resolves the agencies of one document.

    Parameters
    ----------
    lexicon : Lexicon
        The actors among the concepts.
    gazetteer : Gazetteer
        Resolves the places in names.
    """

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        self._bodies: dict[str, str] = {}

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
            An empty key when two curated bodies bear the name and nothing decides.
        """
        bare = "".join(_GLOSS.sub("", name.strip()).split()) or name.strip()
        full = self._in_full(bare)
        found = self._curated(full, context)
        resolved = self._candidate(full, context, name) if found is None else Resolved(found)
        if _BODY.search(full):
            self._remember(full)
        return resolved

    # -- bodies that a document names in full once, and in short from then on ---------------------------------------

    def _in_full(self, name: str) -> str:
        """The full name of a body that a short one (联席会议, 领导小组办公室) takes up again."""
        match = _BODY.match(name)
        known = self._bodies.get(match.group(1)) if match else None
        return known + name[match.end() :] if match and known else name

    def _remember(self, name: str) -> None:
        match = list(_BODY.finditer(name))[-1]
        if match.start() > 0:
            self._bodies[match.group(1)] = name[: match.end()]

    # -- curated bodies ---------------------------------------------------------------------------------------------

    def _curated(self, name: str, context: Context) -> str | None:
        """The curated body of a name: its key, empty when several remain, None when there is none."""
        keys = [key for key in self.lexicon.lookup(name) if self._speaks_here(key, name, context)]
        if len(keys) > 1 and context.date:
            keys = [key for key in keys if self._exists(key, context.date)] or keys
        if not keys:
            return None
        return keys[0] if len(keys) == 1 else ""

    def _speaks_here(self, key: str, name: str, context: Context) -> bool:
        """Whether a body of this name can be meant: of the state, of the issuer's place, or named with its place."""
        owners = self.lexicon.concepts[key].values("jurisdiction")
        if not owners or f"place/{CHINA}" in owners:
            return not _LEVEL.match(name)
        home = self.gazetteer.lineage(context.jurisdiction) if context.jurisdiction else ()
        level = _LEVEL.match(name)
        if level is None:
            # 海淀区政府 and 北京市科委 carry their place with them.
            within, _ = self.gazetteer.split(name, context)
            return bool(within) or any(owner in home for owner in owners)
        return any(owner == self._owner(level.group(1), context) for owner in owners)

    def _exists(self, key: str, date: str) -> bool:
        concept = self.lexicon.concepts[key]
        since, until = concept.values("since"), concept.values("until")
        return not (since and date[: len(since[0])] < since[0]) and not (until and date[: len(until[0])] > until[0])

    # -- candidates -------------------------------------------------------------------------------------------------

    def _owner(self, level: str, context: Context) -> str:
        """The place that 市, 省 or 区 means in a document of the issuer's; empty where it means many or none."""
        for place in self.gazetteer.lineage(context.jurisdiction) if context.jurisdiction else ():
            entry = divisions.division(place)
            if entry is None:
                continue
            rank = _RANK[entry.level]
            if level == "市" and entry.code[:2] in _MUNICIPALITIES and rank == 0:
                return place
            if rank == _LEVEL_RANK[level] and (level != "市" or entry.code[:2] not in _MUNICIPALITIES):
                return place
        return ""

    def _candidate(self, name: str, context: Context, written: str) -> Resolved:
        """A body that the lexicon does not hold."""
        within, rest = self.gazetteer.split(name, context)
        level = _LEVEL.match(name)
        if _STATE.match(name) and not within:
            owner = f"place/{CHINA}"
        elif level is not None:
            owner = self._owner(level.group(1), context) or context.jurisdiction
        else:
            owner = within or context.jurisdiction
        label = self._label(name, level is not None, owner)
        key = candidate_key("actor", label, owner)
        administers = self._administers(name, within, rest, owner, level is not None, context)
        alternatives = tuple(sorted({name, written} - {label}))
        entity = Entity(key, label, (self.kind_of(name),), administers=administers, alternatives=alternatives)
        return Resolved(key, (entity,))

    def _label(self, name: str, levelled: bool, owner: str) -> str:
        """The name with its owner where it says only its level: 市科委 of Shanghai is 上海市科委."""
        entry = divisions.division(owner) if owner else None
        if not levelled or entry is None:
            return name
        level = _LEVEL.match(name)
        assert level is not None
        return entry.name + name[level.end() :] if entry.name.endswith(level.group(1)) else name

    def _administers(
        self, name: str, within: str, rest: str, owner: str, levelled: bool, context: Context
    ) -> tuple[str, ...]:
        """The place that a government or a zone's administration runs."""
        if self.kind_of(name) != "Agency":
            return ()
        if _GOVERNMENT.search(name):
            if within and _GOVERNMENT.fullmatch(rest):
                return (within,)
            return (owner,) if levelled and _GOVERNMENT.fullmatch(name[1:]) and owner else ()
        match = _ADMINISTRATION.search(name)
        if match:
            zone = self.gazetteer.candidates(name[: match.start()], context)
            return zone if len(zone) == 1 else ()
        return ()

    @staticmethod
    def kind_of(name: str) -> str:
        """The kind of a body, by its name.

        Examples
        --------
        >>> [ActorResolver.kind_of(name) for name in ("市科委", "各区政府", "分管市领导", "市氢能产业领导小组")]
        ['Agency', 'AgencyGroup', 'Post', 'CoordinationBody']
        """
        if _POST.search(name):
            return "Post"
        if _BODY.search(name):
            return "Agency" if name.endswith("办公室") else "CoordinationBody"
        if _GROUP.search(name):
            return "AgencyGroup"
        return "OtherActor" if _OTHER.search(name) and not name.startswith("人行") else "Agency"
