"""Find AGENCY mentions: government and party bodies, coordinating bodies, collectives that act, posts that lead.

Names are found by their shape (`extraction.agency_shapes`) and by the lexicon's labels. In a responsibility list every
organisation counts, whatever its shape (`extraction.duty_lists`); elsewhere companies and universities do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extraction.agency_shapes import Shapes, load_shapes
from extraction.duty_lists import find_lists
from extraction.found import Found
from extraction.lexicon import Lexicon
from extraction.model import Kind
from ontology import divisions
from ontology.concept import Concept

_TITLES = re.compile(r"《[^》]*》")
# What may stand right before a name that begins with 市, 区, 省 …: elsewhere the character belongs to the word before.
_LEFT = re.compile(
    r"(?:^|[，。；：！？、（）()“”《》〔〕\[\]\s—\-+]|[和与及或由经报向对请会同为是让给至]|会同|以及|按照|经过"
    r"|根据|通过|听取|邀请|组织|协调|督促|指导|引导"
    r"|配合|支持|依托|联合|征求|发挥|建立|成立|组建|担任|负责|现有|完善|设立|设在|健全|按|加强|鼓励|明确|确定"
    r"|原则上由|其他由|要求|有关的?|所属)$"
)
_ACTS = re.compile(
    r"(?:和单位|和有关单位)?(?:要|应当?|须|必须|可以?|负责|会同|牵头|配合|协同|根据|结合|按照|按|依据|落实|统筹"
    r"|制定|加强|建立|做好|组织|对|在|于|将|不得|共同|联合|及|和|、|与|等|参加|参与|自行|明确|定期|把|主要|也要"
    r"|都要|具体)"
)
_COLLECTIVE_SUBJECT = re.compile(
    r"各区县(?:[（(]自治县[)）])?|各区(?:[（(](?:县级市|市、县|县|市)[)）])?|各县(?:[（(]市、区[)）])?"
    r"|各市、州、县|各市县"
    r"|各设区市|各市(?:[（(]州[)）])?|各省(?:[（(]区、市[)）])?|各地方|各地(?:区)?|各(?:有关)?县级市"
)
_BODY_END = re.compile(
    r"(?:联席会议|领导小组|协调小组|工作专班|指挥部|推进委员会|伦理委员会|咨询委员会|专家委员会)(?:办公室)?"
)
_BODY_LEFT = re.compile(
    r"(?:成立|组建|担任|负责|现有|建立|设立|完善|健全|发挥|依托|由|以|在|充分发挥|进一步完善|加强|强化|召开|提交"
    r"|，|。|；|、|：|“|”|及|和|与|（|）|^|的|是|省政府|对|听取|组成|会同|为)"
)
_ZONE_LEFT = re.compile(r"[，。；、：（）“”\s]|会同|由|[和与及](?!平)")
_ZONE_END = re.compile(r"管委会|管理委员会")
_LONGEST_BODY = 26
_OWNERS = frozenset("省市区县州国")


class AgencyFinder:
    """The agency finder, compiled once for many documents.

    Parameters
    ----------
    concepts : iterable of Concept
        The actors among them are known names.
    """

    def __init__(self, concepts: Iterable[Concept], shapes: Shapes | None = None) -> None:
        # Universities and companies are agencies in a responsibility list only, where shape does not matter.
        self.lexicon = Lexicon((concept for concept in concepts if concept.kind != "OtherActor"), ("actor",))
        self.shapes = shapes or load_shapes()
        self.places = frozenset(
            name for name, entries in divisions.names().items() if any(entry.name == name for entry in entries)
        )

    def find(self, text: str) -> tuple[Found, ...]:
        """The AGENCY mentions of one paragraph, in order, without overlaps.

        Parameters
        ----------
        text : str
            One paragraph.
        """
        closed = [match.span() for match in _TITLES.finditer(text)]
        found: list[Found] = []

        def add(start: int, end: int, rule: str) -> None:
            if not any(start < stop and begin < end for begin, stop in closed):
                found.append(Found(start, end, Kind.AGENCY, rule))

        for duty_list in find_lists(text):
            for item in duty_list.items:
                add(item.start, item.end, "agency-in-list")
            closed.append((duty_list.start, duty_list.end))
        for start, end, rule in self._shaped(text):
            add(start, end, rule)
        return tuple(_longest(found))

    def _shaped(self, text: str) -> Iterable[tuple[int, int, str]]:
        """The names that lexicon and shapes find, each from where it really begins."""
        spans = [(hit.start, hit.end, "lexicon") for hit in self.lexicon.find(text) if not hit.weak]
        for name, pattern, needs in self.shapes.patterns:
            if needs and not any(need in text for need in needs):
                continue
            spans += [(match.start(), match.end(), name) for match in pattern.finditer(text)]
        spans += [
            (match.start(), match.end(), "agency-collective")
            for match in _COLLECTIVE_SUBJECT.finditer(text)
            if _ACTS.match(text, match.end())
        ]
        for start, end, rule in spans:
            if rule == "agency-street" and not _ACTS.match(text, end):
                continue
            if self.shapes.veto.match(text, end):
                continue
            begin = self._begin(text, start)
            if begin is not None and text[begin:end] not in ("人民政府", "政府"):
                yield begin, end, rule
        for match in _BODY_END.finditer(text):
            body = _body_start(text, match.start())
            if body is not None:
                yield body, match.end(), "agency-coordination"
        for match in _ZONE_END.finditer(text):
            starts = [left.end() for left in _ZONE_LEFT.finditer(text, max(0, match.start() - 18), match.start())]
            zone = starts[-1] if starts else (0 if match.start() <= 18 else match.start())
            if zone + 2 <= match.start():
                yield zone, match.end(), "agency-zone"

    def _begin(self, text: str, start: int) -> int | None:
        """Where a name begins that was matched from `start`: at a division's name before it, or there at a boundary.

        None where the first character is the tail of some other word.
        """
        for length in range(min(12, start), 1, -1):
            head = text[start - length : start]
            if head in self.places and _LEFT.search(text[max(0, start - length - 4) : start - length]):
                return start - length
        if text[start] in "省市区县州盟旗":
            for length in range(min(8, start), 0, -1):
                if text[start - length : start + 1] in self.places:
                    return start - length
        return start if _LEFT.search(text[max(0, start - 4) : start]) else None


def _body_start(text: str, at: int) -> int | None:
    """Where the name of a coordinating body begins whose last words begin at `at`; None where nothing bounds it.

    A level word (市, 省) behind a boundary begins it, though a 和 may follow; otherwise the nearest boundary does.
    """
    begin = max(0, at - _LONGEST_BODY)
    stops = [begin + index for index, character in enumerate(text[begin:at]) if character in "，。；、：（）“”《》"]
    if stops:
        begin = stops[-1] + 1
    edges = [match.end() for match in _BODY_LEFT.finditer(text, max(0, begin - 1), at)]
    if begin == 0 or stops:
        edges.insert(0, begin)
    owned = [edge for edge in edges if begin <= edge < at and text[edge] in _OWNERS and "的" not in text[edge:at]]
    if owned:
        return owned[0]
    return edges[-1] if edges else None


def _longest(found: list[Found]) -> list[Found]:
    """Of overlapping names the longest, then the leftmost."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda mention: (mention.start - mention.end, mention.start)):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda mention: mention.start)
