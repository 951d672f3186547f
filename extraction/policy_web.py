"""Write down how the policies of a file stand to other documents, to time, and to whom they are sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extraction.mentions import Mentions
from extraction.model import Addressee, Kind, Reference, Term
from extraction.reference_words import load_words
from extraction.references import FoundReference, find_references
from extraction.segment import Passage, Segmented
from extraction.sentences import find_sentences
from extraction.titles import number_parts
from extraction.validity import find_validity
from ontology.identifiers import digest, folded

OPENING = 4
"""How many blocks before the first heading say on what a policy rests."""

_SALUTATION = re.compile(r"[^。；：:《》]{0,30}各[^。；：:《》]{0,200}[：:]")


def document_key(title: str, number: str, series: Mapping[str, str]) -> str:
    """The key of a document by its number, or by its title where it is cited without one.

    Examples
    --------
    >>> document_key("关于加快发展养老服务业的意见", "国发〔2013〕35号", {"国发": "state-council"})
    'document/state-council/2013/35'
    """
    parsed = number_parts(number) if number else None
    if parsed is None:
        return f"document/x{digest(folded(title))}"
    return f"document/{series.get(parsed[0]) or 'x' + digest(parsed[0], length=8)}/{parsed[1]}/{parsed[2]}"


def write_references(segmented: Segmented, series: Mapping[str, str]) -> tuple[Reference, ...]:
    """The documents that the policies refer to, each clause and relation once.

    Parameters
    ----------
    segmented : Segmented
    series : mapping of str to str
        As in `extraction.policies.make_policies`.

    Notes
    -----
    What the file itself holds is no other document. A short title (《意见》) means what the file calls so
    (以下简称《意见》); where it calls nothing so, it is left out.
    """
    policies = segmented.policies
    titles = {folded(policy.title) for policy in policies}
    numbers = {policy.number for policy in policies if policy.number}
    short: dict[str, FoundReference] = {}
    found: dict[tuple[int, str, str, int], Reference] = {}
    for passage, opening in _openings(segmented):
        title = passage.silent and segmented.clauses[passage.clauses[0]].is_heading
        if passage.silent and not title:
            continue
        for each in find_references(passage.text.text, opening=opening, title=title):
            named = short.get(folded(each.title), each)
            if each.alias:
                short[folded(each.alias)] = each
            if named is each and not each.number and folded(each.title) in load_words().generic:
                continue
            # A yearly document may be called as the last one was: with a number, the number decides.
            if named.number in numbers or (folded(named.title) in titles and not (named.number and numbers)):
                continue
            span = passage.text.span(each.start, each.end)
            clause = _clause(segmented, passage, span.start)
            key = document_key(named.title, named.number, series)
            found.setdefault(
                (passage.policy, each.link, key, clause),
                Reference(passage.policy, each.link, key, span, named.title, named.number, clause, each.rule),
            )
    return tuple(found.values())


def _openings(segmented: Segmented) -> Iterator[tuple[Passage, bool]]:
    """Each passage, and whether it opens its policy."""
    policy, read, headed = -1, 0, False
    for passage in segmented.passages:
        if passage.policy != policy:
            policy, read, headed = passage.policy, 0, False
        headed = headed or segmented.sections[passage.section].level > 0
        yield passage, not headed and read < OPENING
        if not passage.silent and passage.text.text.strip():
            read += 1


def _clause(segmented: Segmented, passage: Passage, position: int) -> int:
    """The clause of a passage that holds a position of the source."""
    for index in range(*passage.clauses):
        if segmented.clauses[index].span.start <= position < segmented.clauses[index].span.end:
            return index
    return passage.clauses[0]


def write_terms(segmented: Segmented) -> tuple[Term, ...]:
    """Since when and until when each policy holds: the first that it says of each."""
    found: dict[tuple[int, str], Term] = {}
    for passage in segmented.passages:
        text = passage.text.text
        if passage.silent or ("起" not in text and "有效期" not in text):
            continue
        policy = segmented.policies[passage.policy]
        for start, end in find_sentences(text):
            clause = _clause(segmented, passage, passage.text.span(start, end).start)
            for term in find_validity(text[start:end], issued=policy.date):
                found.setdefault(
                    (passage.policy, term.bound),
                    Term(passage.policy, term.bound, term.date, clause, term.inferred, term.rule),
                )
    return tuple(found.values())


def write_addressees(segmented: Segmented, mentions: Mentions) -> tuple[Addressee, ...]:
    """To whom each policy is sent: the agencies of its salutation, in order."""
    found: dict[tuple[int, str], Addressee] = {}
    for number, (passage, opening) in enumerate(_openings(segmented)):
        salutation = _SALUTATION.match(passage.text.text) if opening and not passage.silent else None
        if salutation is None:
            continue
        last = passage.text.span(0, salutation.end()).end
        for at in mentions.index[number]:
            mention = mentions.mentions[at]
            if mention.kind is Kind.AGENCY and mention.entity and mention.span.end <= last:
                found.setdefault(
                    (passage.policy, mention.entity), Addressee(passage.policy, mention.entity, mention.clause)
                )
    return tuple(found.values())
