"""Write down who is to do what: tasks, the duties in them, and the seats in bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extraction.duties import DutyReader
from extraction.duty_rules import LATER
from extraction.found import FoundDuty
from extraction.mentions import TOPICS, Mentions
from extraction.model import Duty, Kind, Mention, Problem, Role, Task
from extraction.reading import Reading
from extraction.segment import Passage, Segmented
from ontology.identifiers import digest, folded, section_key

# Sections that say by what the policy is guided and what it aims at, and tell nobody to do anything.
_NO_TASK = re.compile(
    r"指导思想|基本原则|总体要求|总体思路|总体部署|(?:发展|主要|总体|工作|建设|行动|任务)目标|目标任务|形势|意义|背景|回顾|总则|附则"
)


@lru_cache(maxsize=1024)
def _tells_nobody(heading: str) -> bool:
    """Whether a heading is of a section without tasks; a section's is asked for each of its items."""
    return _NO_TASK.search(heading) is not None


_ITEM_NUMBER = re.compile(r"\s*[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．]\s*")
_CONDITIONS = re.compile("条件|申报材料|申请材料|准入标准|认定标准|评价指标|评分标准")


def _strength(label: str) -> str:
    """The governing verb of a task's phrase: its first two characters, which is where Chinese puts it."""
    return label[:2] if re.match(r"[\u4e00-\u9fff]{3}", label) else ""


class TaskWriter:
    """Collects the tasks and duties of one document."""

    def __init__(self, segmented: Segmented, readings: Sequence[Reading], mentions: Mentions) -> None:
        self.segmented = segmented
        self.readings = readings
        self.mentions = mentions
        self.tasks: list[Task] = []
        self.duties: list[Duty] = []
        self._index: dict[str, int] = {}
        self._stated: set[tuple[int, str, Role, int | None, str]] = set()
        self._later: list[tuple[int, int, Role]] = []

    def task(self, passage: Passage, number: int, label: str, span: tuple[int, int] | None) -> int:
        """The task of a phrase, made on first sight: one for a phrase in a section.

        Parameters
        ----------
        span : tuple of int or None
            The stretch of the passage that the task is about; None for the whole passage.
        """
        policy = self.segmented.policies[passage.policy]
        section = self.segmented.sections[passage.section]
        key = f"task/x{digest(section_key(policy.key, section.steps), folded(label))}"
        if key in self._index:
            return self._index[key]
        start, end = span or (0, len(passage.text.text))
        reading = self.readings[number]
        inside = [at for at, found in enumerate(reading.mentions) if start <= found.start and found.end <= end]

        def entities(*kinds: Kind) -> tuple[str, ...]:
            keys = [
                self.mentions.mentions[self.mentions.index[number][at]].entity
                for at in inside
                if reading.mentions[at].kind in kinds
            ]
            return tuple(dict.fromkeys(key for key in keys if key))

        clause = passage.clauses[0]
        if span is not None:
            source = passage.text.span(start, max(end, start + 1)).start
            while clause + 1 < passage.clauses[1] and self.segmented.clauses[clause + 1].span.start <= source:
                clause += 1
        self._index[key] = len(self.tasks)
        self.tasks.append(Task(key, label, clause, entities(*TOPICS), entities(Kind.DISTRICT), _strength(label)))
        return self._index[key]

    def own_task(self, passage: Passage, number: int) -> int | None:
        """The task that a numbered item states by itself, if it tells anybody to do anything."""
        heading = passage.heading
        if heading is None or heading.title[0] == heading.title[1] or heading.end >= len(passage.text.text):
            return None
        if any(_tells_nobody(above) for above in self.segmented.headings(passage.section)):
            return None
        label = passage.text.text[heading.title[0] : heading.title[1]]
        return self.task(passage, number, label, None)

    def write(
        self, passage: Passage, number: int, found: Sequence[FoundDuty], *, heading: str, own: int | None
    ) -> None:
        """The duties of a passage, each in its task or body, and those that an earlier rule adds to its tasks."""
        text = passage.text.text
        reading = self.readings[number]
        agencies = reading.of_kind(Kind.AGENCY)
        bodies = {
            folded(text[reading.mentions[at].start : reading.mentions[at].end]): self._mention(number, at).entity
            for at in agencies
        }
        listed: dict[int, str] = {}
        for duty in found:
            at = reading.mentions[agencies[duty.agency]]
            mention = self.mentions.index[number][agencies[duty.agency]]
            body = bodies.get(folded(duty.task), "") if duty.in_body else ""
            task: int | None = None
            if not self.mentions.mentions[mention].entity:
                continue
            if not body:
                label = duty.task or heading or text[:60]
                span = None
                if duty.start < duty.end and not duty.rule.startswith("table"):
                    span = _sentences(text, min(duty.start, at.start), max(duty.end, at.end))
                task = own if own is not None and label == heading else self.task(passage, number, label, span)
                if duty.rule.startswith(("list", "table")):
                    listed[task] = duty.task
            self._add(mention, duty.role, task, body, duty.task, duty.rule)
        for task, label in listed.items():
            for policy, mention, role in self._later:
                if policy == passage.policy:
                    self._add(mention, role, task, "", label, LATER)

    def remember(self, passage: Passage, number: int, later: Sequence[tuple[int, Role]]) -> None:
        """Agencies that have a role in every later item of the policy."""
        agencies = self.readings[number].of_kind(Kind.AGENCY)
        for at, role in later:
            self._later.append((passage.policy, self.mentions.index[number][agencies[at]], role))

    def _mention(self, number: int, at: int) -> Mention:
        return self.mentions.mentions[self.mentions.index[number][at]]

    def _add(self, mention: int, role: Role, task: int | None, body: str, label: str, rule: str) -> None:
        named = self.mentions.mentions[mention]
        # Two names of one body in a clause (市科委、市科学技术委员会) have one duty.
        key = (named.clause, named.entity, role, task, body)
        if named.entity and key not in self._stated:
            self._stated.add(key)
            self.duties.append(Duty(named.entity, mention, role, task, body, label, named.clause, rule))


def _sentences(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences that a span touches."""
    before = max(text.rfind(mark, 0, start) for mark in "。；！？")
    after = [at for at in (text.find(mark, end) for mark in "。；！？") if at >= 0]
    return before + 1, min(after) if after else len(text)


def write_tasks(
    segmented: Segmented, readings: Sequence[Reading], mentions: Mentions
) -> tuple[tuple[Task, ...], tuple[Duty, ...], tuple[Problem, ...]]:
    """The tasks and duties of a document, and the rows of tables that gave none since their columns are not clear."""
    writer = TaskWriter(segmented, readings, mentions)
    reader = DutyReader()
    problems = []
    previous = ""
    for number, (passage, reading) in enumerate(zip(segmented.passages, readings, strict=True)):
        if passage.silent:
            continue
        text = passage.text.text
        own = writer.own_task(passage, number)
        heading = ""
        if passage.heading is not None and passage.heading.title[0] < passage.heading.title[1]:
            heading = text[passage.heading.title[0] : passage.heading.title[1]]
        agencies = [reading.mentions[at] for at in reading.of_kind(Kind.AGENCY)]
        found = reader.read(text, agencies, heading=heading, previous=previous)
        if any(_CONDITIONS.search(above) for above in segmented.headings(passage.section)):
            # 县政府出台扶持政策, among the conditions of an award, is what must have been done to win it.
            first = _ITEM_NUMBER.match(text)
            start = first.end() if first else 0
            found = tuple(duty for duty in found if duty.rule != "duty-subject" or agencies[duty.agency].start > start)
        if reader.left_out:
            problems.append(Problem("table row", passage.clauses[0], " ".join(text.split())))
        writer.write(passage, number, found, heading=heading, own=own)
        writer.remember(passage, number, reader.later(text, agencies))
        if text.strip():
            previous = text
    return tuple(writer.tasks), tuple(writer.duties), tuple(problems)
