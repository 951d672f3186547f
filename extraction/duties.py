"""Who does what: the duties of a document, from lists, bodies and sentences.

The form of a duty decides its role; see ``patterns/duties.yaml`` for each with examples.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.duty_bodies import read_bodies
from extraction.duty_lists import DutyList, find_lists, is_label_line
from extraction.duty_rules import LATER, first_leads, holds_on, later_items
from extraction.duty_subjects import read_subjects
from extraction.duty_tables import Row, TableReader
from extraction.found import Found, FoundDuty
from extraction.model import Role
from extraction.widths import widen

_NUMBER = re.compile(
    r"(?:第[一二三四五六七八九十百零\d]+[章节条]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]"
    r"|\d{1,3}(?:[.．]\d+)*(?:[.．、](?!\d)|[.．](?=(?:19|20)\d\d年)|(?=\s)))\s*"
)
_BLANKS = re.compile(r"[。；;，,、 \u3000\t\n]*")
# A list that says so itself has each do its own part, and no group of bodies can be the one that leads.
_SHARED = re.compile(r"[^，；]*?(?:按照?(?:各自)?(?:的)?职[责能]|分工负责|各司其职|各负其责)")
_COLLECTIVE = re.compile(r"各|有关|相关|其他")
# A cell of a table ends what it says, too.
_SENTENCE_END = re.compile(r"[。；]|[ \u3000]*\t")


class DutyReader:
    """Reads the duties of one document, paragraph by paragraph: some rules hold for all later items.

    Attributes
    ----------
    first_leads : bool
        Whether the first of those responsible leads, by a rule that the document has stated.
    left_out : bool
        Whether the paragraph read last is a row of a table whose columns are not clear.
    """

    def __init__(self) -> None:
        self.first_leads = False
        self.left_out = False
        self._tables = TableReader()
        self._item = ""

    def later(self, text: str, agencies: Sequence[Found]) -> tuple[tuple[int, Role], ...]:
        """The agencies of a paragraph that it gives a role in every later item: 以下均需各区落实，不再列出."""
        if not agencies:
            return ()
        at = {(agency.start, agency.end): index for index, agency in enumerate(agencies)}
        items = later_items(widen(text))
        return tuple((at[item.start, item.end], item.role) for item in items if (item.start, item.end) in at)

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
            One for each agency, role and task: those of lists and tables first, then seats in bodies, then what
            sentences state.
        """
        source, text = text, widen(text)
        if is_label_line(text):
            # Of several such lines, each belongs to the item above the first.
            previous = self._item or previous
        elif text.strip():
            self._item = source
        found: list[FoundDuty] = []
        taken: set[int] = set()
        row = self._tables.read(source)
        self.left_out = self._tables.left_out
        if row is not None:
            found.extend(_rowed(agencies, row))
            taken.update(duty.agency for duty in found)
        rule = first_leads(text)
        if not agencies and rule is None:
            return ()
        lists = [] if taken else find_lists(text)
        begin = 0
        task = ("", 0, 0)
        for duty_list in lists:
            own = heading if begin == 0 else ""
            if duty_list.start > begin or not found:
                task = self._task(text, begin, duty_list, own, previous)
            own_rule = rule is not None and rule.start() < duty_list.end
            shared = _SHARED.match(text, duty_list.start, duty_list.end)
            leads = own_rule or (self.first_leads and not shared)
            found.extend(_listed(text, agencies, duty_list, task, taken=taken, first_leads=leads))
            begin = duty_list.end
        if rule is not None:
            # Within a list the rule is that list's own, unless it says that it goes on.
            inside = any(one.start < rule.start() < one.end for one in lists)
            self.first_leads = self.first_leads or not inside or holds_on(text, rule)
        for duty in read_bodies(text, agencies):
            if duty.agency not in taken:
                found.append(duty)
        taken.update(duty.agency for duty in found)
        stated = read_subjects(text, agencies, frozenset(taken))
        # 由A牵头，B参与。 at the end of an item says who is to do what its heading names.
        at = text.find(heading) if heading else -1
        span = (at, at + len(heading)) if at >= 0 else (0, 0)
        for duty in stated:
            bare = heading and not duty.task and not duty.in_body
            found.append(replace(duty, task=heading, start=span[0], end=span[1]) if bare else duty)
        kept: dict[tuple[str, Role, str], FoundDuty] = {}
        for duty in found:
            name = text[agencies[duty.agency].start : agencies[duty.agency].end]
            kept.setdefault((name, duty.role, duty.task), duty)
        return tuple(
            replace(duty, task=source[duty.start : duty.end]) if duty.start < duty.end else duty
            for duty in kept.values()
        )

    @staticmethod
    def _task(text: str, begin: int, duty_list: DutyList, heading: str, previous: str) -> tuple[str, int, int]:
        """The task of a list: the paragraph's heading, else its first sentence, else the line before."""
        if heading:
            at = text.find(heading)
            return heading, max(at, 0), max(at, 0) + (len(heading) if at >= 0 else 0)
        begin = _past(_BLANKS, text, begin, duty_list.start)
        begin = _past(_BLANKS, text, _past(_NUMBER, text, begin, duty_list.start), duty_list.start)
        if duty_list.start > begin:
            stop = _SENTENCE_END.search(text, begin)
            end = min(stop.start() if stop else len(text), duty_list.start)
            return text[begin:end], begin, end
        number = _NUMBER.match(previous)
        rest = previous[number.end() :] if number else previous
        stop = _SENTENCE_END.search(rest)
        return (rest[: stop.start()] if stop else rest), 0, 0


def _past(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start


def _listed(
    text: str,
    agencies: Sequence[Found],
    duty_list: DutyList,
    task: tuple[str, int, int],
    *,
    taken: set[int],
    first_leads: bool,
) -> list[FoundDuty]:
    """The duties of a responsibility list: each organisation's, in the task that the paragraph is."""
    at = {(agency.start, agency.end): index for index, agency in enumerate(agencies)}
    named = [item for item in duty_list.items if item.rule != LATER]
    alone = len(named) == 1 or any(item.role is Role.LEAD for item in named)
    found = []
    for position, item in enumerate(duty_list.items):
        index = at.get((item.start, item.end))
        if index is None:
            continue
        role, rule = item.role, item.rule
        first = position == 0 and not alone and not _COLLECTIVE.match(text, item.start)
        if first_leads and first and role is Role.RESPONSIBLE and rule != LATER:
            role, rule = Role.LEAD, "list-first-leads"
        taken.add(index)
        if named or rule != LATER:
            found.append(FoundDuty(index, role, *task, False, rule))
    return found


def _rowed(agencies: Sequence[Found], row: Row) -> list[FoundDuty]:
    """The duties of a table's row."""
    at = {(agency.start, agency.end): index for index, agency in enumerate(agencies)}
    return [
        FoundDuty(at[item.start, item.end], item.role, row.task, row.start, row.end, False, item.rule)
        for item in row.items
        if (item.start, item.end) in at
    ]
