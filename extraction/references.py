"""Find the documents that a sentence refers to: titles in 《》 with their numbers, and how they are referred to.

A document is the ground of a policy (根据, 贯彻落实 …) only where the policy speaks of itself: in its opening, or in a
sentence that ends in 制定本办法 or the like. To carry out a law is a task everywhere else, and the law is cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extraction.model import Link
from extraction.reference_words import ReferenceWords, load_words
from extraction.sentences import find_sentences
from extraction.titles import NUMBER

_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》){2,150})》")
_BRACKET = re.compile(r"\s*[（(〔\[]([^（()）]{2,80}(?:[（(][^（()）]*[)）][^（()）]*)*)[)）〕\]]")
_NUMBERED = re.compile(rf"(?:见|参见|详见|即|文号[：:]?)?(?P<number>{NUMBER.pattern})")
_ALIAS = re.compile(r"(?:以下|下)(?:统|并|合)?简?称(?:为)?[《“]([^》”]{2,30})[》”]")
_JOINED = re.compile(r"(?:、|，|和|及|与|以及|,|等|\s)*")
_PURPOSE = re.compile(
    r"[制编修拟]?[定订制](?:本|以下|如下|了?《)|特制[定订]|提出(?:本|如下|以下)|(?:现|特)(?:就|将|提出|制定|通知|公告|决定)"
    r"|结合\S{0,10}实际|编制本|作如下(?:决定|规定)|通知如下"
)
_REPEALED = re.compile(
    r"^[^《》。；：]{0,30}?(?:同时|即行|相应|一并|予以|均|自行|随之|，|起|自即日起|即)*(?:废止|停止执行|不再执行|停止施行|停止实施|失效|终止执行)"
    r"(?![的后前时])"
)
_UNSURE = re.compile(r"已经?|尚未|如[果有]|若|凡|期满|到期|被|建议|推动|研究|清理|拟|提请|适时|及时|不得")
_REPEALING = re.compile(r"(?:决定|现|特|同时|一并|关于)(?:予以|将)?(?:废止|宣布失效)$")
_AMENDED = re.compile(
    r"^[^《》。；]{0,40}?(?:(?:作|做|作出|进行|予以)(?:如下|以下)?(?:修改|修订|修正)|修改如下|修订如下|修改为|修订为|修正为)(?!的?[建意完])"
)
_ISSUED = re.compile(
    r"^已经?[^。]{0,40}?(?:同意|通过|批准|审定|研究)[^。]{0,40}?(?:印发|发布|公布|下发)|^(?:予以|全文)?(?:印发|发布|公布|下发|转给)"
)
_ISSUING = re.compile(r"(?:印发|发布|公布|下发|公开)(?:了)?$")
_AMENDING = re.compile(r"(?:对|将|现对|现将|决定对|决定将)$")
_IN_TITLE = {
    Link.AMENDS: re.compile(r"关于(?:修改|修订|修正)$"),
    Link.REPEALS: re.compile(r"关于废止$"),
    Link.BASED_ON: re.compile(r"(?:贯彻落实|贯彻执行|贯彻实施|贯彻|落实|实施|执行)$"),
}


@dataclass(frozen=True, slots=True)
class FoundReference:
    """A document referred to; `start` and `end` are those of 《…》, `alias` the short name that is given to it."""

    start: int
    end: int
    title: str
    number: str
    alias: str
    link: Link
    rule: str


@dataclass(frozen=True, slots=True)
class _Named:
    """A title with what stands in its bracket; `after` is where the sentence goes on."""

    start: int
    end: int
    after: int
    title: str
    number: str
    alias: str


def find_references(text: str, *, opening: bool = False, title: bool = False) -> tuple[FoundReference, ...]:
    """The documents that a block of text refers to.

    Parameters
    ----------
    text : str
        The cleaned text of the block.
    opening : bool
        Whether it stands before the first heading of its policy, where the policy says on what it rests.
    title : bool
        Whether it is the title of its policy. What a policy issues itself (印发《…》) is not another document.

    Examples
    --------
    >>> [(found.link.value, found.title) for found in find_references("根据《中华人民共和国节约能源法》，制定本办法。")]
    [('based_on', '中华人民共和国节约能源法')]
    """
    if "《" not in text:
        return ()
    words = load_words()
    if title:
        own = (each for each in _named(text) if not _ISSUING.search(text[: each.start]))
        return tuple(_found(each, *_titled(text[: each.start])) for each in own)
    found: list[FoundReference] = []
    for start, end in find_sentences(text):
        sentence = text[start:end]
        for chain in _chains(sentence, _named(sentence)):
            before, after = sentence[: chain[0].start], sentence[chain[-1].after :]
            for each in chain:
                if _is_document(each, before, words) and not _ISSUED.search(after):
                    found.append(_found(each, *_link(before, after, opening, words), start))
    return tuple(found)


def _found(each: _Named, link: Link, rule: str, offset: int = 0) -> FoundReference:
    return FoundReference(each.start + offset, each.end + offset, each.title, each.number, each.alias, link, rule)


def _named(sentence: str) -> Iterator[_Named]:
    """The titles of a sentence, each with its bracket."""
    for match in _TITLE.finditer(sentence):
        bracket = _BRACKET.match(sentence, match.end())
        inside = bracket.group(1) if bracket else ""
        number = _NUMBERED.match(inside.lstrip())
        alias = _ALIAS.search(inside)
        yield _Named(
            match.start(),
            match.end(),
            bracket.end() if bracket and (number or alias) else match.end(),
            match.group(1).strip(),
            re.sub(r"\s", "", number["number"]) if number else "",
            alias.group(1) if alias else "",
        )


def _chains(sentence: str, named: Iterator[_Named]) -> list[list[_Named]]:
    """Titles that are listed side by side, and so stand in one relation."""
    chains: list[list[_Named]] = []
    for each in named:
        between = sentence[chains[-1][-1].after : each.start] if chains else "。"
        if _JOINED.fullmatch(between):
            chains[-1].append(each)
        else:
            chains.append([each])
    return chains


def _is_document(each: _Named, before: str, words: ReferenceWords) -> bool:
    """Whether a title names an official document, and one that is there."""
    if each.number or each.alias:
        return True
    if words.making.search(before):
        return False
    return bool(words.document.search(each.title) or (each.title[-4:].isdigit() and words.ground.search(before)))


def _link(before: str, after: str, opening: bool, words: ReferenceWords) -> tuple[Link, str]:
    """How the documents of a chain are referred to, and the rule that says so."""
    repealed = _REPEALED.search(after)
    if repealed and not _UNSURE.search(repealed.group()) and not _UNSURE.search(before[-12:]):
        return Link.REPEALS, "reference-repeal"
    if _REPEALING.search(before) and not _UNSURE.search(before[-12:]):
        return Link.REPEALS, "reference-repeal"
    if _AMENDED.search(after) and _AMENDING.search(before):
        return Link.AMENDS, "reference-amend"
    if words.ground.search(before) and (opening or _PURPOSE.search(after)):
        return Link.BASED_ON, "reference-ground"
    return Link.CITES, "reference-other"


def _titled(before: str) -> tuple[Link, str]:
    """The relation that a policy's own title states: 关于修改《…》的决定."""
    rules = {Link.AMENDS: "reference-amend", Link.REPEALS: "reference-repeal", Link.BASED_ON: "reference-ground"}
    for link, pattern in _IN_TITLE.items():
        if pattern.search(before):
            return link, rules[link]
    return Link.CITES, "reference-other"
