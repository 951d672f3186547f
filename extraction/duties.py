"""Who does what: the duties of a document, from lists, bodies and sentences.

The form of a duty decides its role; see ``patterns/duties.yaml`` for each with examples.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.duty_bodies import read_bodies
from extraction.duty_lists import DutyList, find_lists
from extraction.duty_subjects import read_subjects
from extraction.found import Found, FoundDuty
from extraction.model import Role

_NUMBER = re.compile(
    r"^(?:第[一二三四五六七八九十百零\d]+[章节条]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]"
    r"|\d{1,3}(?:[.．]\d+)*[.．、]?)\s*"
)
_FIRST_LEADS = re.compile(r"(?:列|排)(?:在)?(?:首|第一)位(?:者|的)?(?:单位|部门)?(?:为|是)牵头(?:单位|部门)")
_SENTENCE_END = re.compile(r"[。；]")


class DutyReader:
    """Reads the duties of one document, paragraph by paragraph: some rules hold for all later items."""

    def __init__(self) -> None:
        self.first_leads = False

    def read(
        self, text: str, agencies: Sequence[Found], *, heading: str = "", previous: str = ""
    ) -> tuple[FoundDuty, ...]:
        """The duties of one paragraph.

        Parameters
        ----------
        text : str
        agencies : sequence of Found
            Its AGENCY mentions, in order.
        heading : str
            The paragraph's own heading, without its number.
        previous : str
            The paragraph before, whose duties a line of its own (责任单位：…) names.

        Returns
        -------
        tuple of FoundDuty
            One for each agency and role, with the task that is named first.
        """
        lists = find_lists(text)
        found: list[FoundDuty] = []
        taken: set[int] = set()
        ruled = bool(_FIRST_LEADS.search(text))
        for duty_list in lists:
            found.extend(self._listed(text, agencies, duty_list, heading=heading, previous=previous, taken=taken))
        self.first_leads = self.first_leads or ruled
        for duty in read_bodies(text, agencies):
            if duty.agency not in taken:
                found.append(duty)
        taken.update(duty.agency for duty in found)
        found.extend(read_subjects(text, agencies, frozenset(taken)))
        kept: dict[tuple[str, Role], FoundDuty] = {}
        for duty in found:
            name = text[agencies[duty.agency].start : agencies[duty.agency].end]
            kept.setdefault((name, duty.role), duty)
        return tuple(sorted(kept.values(), key=lambda duty: (duty.agency, duty.role)))

    def _listed(
        self,
        text: str,
        agencies: Sequence[Found],
        duty_list: DutyList,
        *,
        heading: str,
        previous: str,
        taken: set[int],
    ) -> list[FoundDuty]:
        """The duties of a responsibility list: each organisation's, in the task that the paragraph is."""
        task, start, end = self._task(text, duty_list, heading, previous)
        at = {(agency.start, agency.end): index for index, agency in enumerate(agencies)}
        found = []
        for position, item in enumerate(duty_list.items):
            index = at.get((item.start, item.end))
            if index is None:
                continue
            role, rule = item.role, item.rule
            if self.first_leads and role is Role.RESPONSIBLE:
                role = Role.LEAD if position == 0 else Role.PARTICIPANT
                rule = "list-first-leads"
            taken.add(index)
            found.append(FoundDuty(index, role, task, start, end, False, rule))
        return found

    @staticmethod
    def _task(text: str, duty_list: DutyList, heading: str, previous: str) -> tuple[str, int, int]:
        """The task of a list: the paragraph's heading, else its first sentence, else the line before."""
        if heading:
            at = text.find(heading)
            return heading, max(at, 0), max(at, 0) + (len(heading) if at >= 0 else 0)
        number = _NUMBER.match(text)
        begin = number.end() if number else 0
        if duty_list.start > begin:
            stop = _SENTENCE_END.search(text, begin)
            end = min(stop.start() if stop else len(text), duty_list.start)
            return text[begin:end], begin, end
        number = _NUMBER.match(previous)
        rest = previous[number.end() :] if number else previous
        stop = _SENTENCE_END.search(rest)
        return (rest[: stop.start()] if stop else rest), 0, 0
