"""Say what the mentions of a document stand for: a concept of the lexicon, or a candidate with a stable key.

Topics are resolved here; places and agencies by their own modules, against the issuer's place and the document's
date. A name that could mean two things stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from extraction.lexicon import Lexicon
from extraction.model import Entity, Kind
from extraction.words import Words
from ontology.identifiers import candidate_key, folded

_BRACKET = re.compile(r"[（(]([^（）()]{1,30})[)）]")
_ALIAS = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .+/\-]*|[\u4e00-\u9fff]{2,10}")
_QUALIFIERS = (
    "新兴|新型|原始创新|创新|特色|(?<!更)新|关键核心|关键|核心|前沿|共性|重大|通用|总体|重点|相关|高端|先进|专用"
)
_MAKING = "产业集群|产业|行业|业态|技术装备|技术|材料|装备"
_HEAD = re.compile(
    rf"(?:(?:{_QUALIFIERS})*(?P<makes>{_MAKING})|(?:{_QUALIFIERS})*(?:技术产品|设备|系统|产品|软件|芯片|器件|服务|工艺|领域))$"
)
# What modifies the head that it stands before is no term without it: 中医药综合 of 中医药综合服务.
_OPEN = re.compile(r"(?:综合|专业|实用|发展|基础|成套|国家|生产|相关|新模式|[化级型式性])$|相关|[及与和、，]")
_ALWAYS = re.compile(r"(?:产业|行业|技术)$")
KIND_NAMES = {Kind.INDUSTRY: "Industry", Kind.TECHNOLOGY: "Technology"}


def split_alias(name: str) -> tuple[str, str]:
    """A name and the alias in its bracket: 第五代移动通信（5G） → 第五代移动通信, 5G; the alias is empty without one.

    Examples
    --------
    >>> split_alias("8英寸微机电系统（MEMS）产线")
    ('8英寸微机电系统产线', '')
    >>> split_alias("第五代移动通信（5G）")
    ('第五代移动通信', '5G')
    """
    match = _BRACKET.search(name) if "（" in name or "(" in name else None
    if match is None:
        return name, ""
    bare = name[: match.start()] + name[match.end() :]
    at_end = match.end() == len(name)
    return bare, match.group(1) if at_end and _ALIAS.fullmatch(match.group(1)) else ""


class Known(Protocol):
    """What tells which names stand for a concept: a lexicon, or the names of a concept at hand."""

    def lookup(self, name: str) -> Sequence[str]:
        """The concepts that have a name."""


LONGEST = 80
"""In characters: what is longer has no broader topic made of it."""


def broader_name(name: str, known: Sequence[Known] = ()) -> str:
    """The term without its last generic head, or an empty string where nothing specific would be left.

    A term that `known` holds is the broader one behind any generic head; another is made behind those only that are
    never part of what they name (产业, 技术, 材料, 装备), not behind 服务 or 系统.

    Examples
    --------
    >>> broader_name("第三代半导体材料"), broader_name("人工智能关键技术"), broader_name("新材料")
    ('第三代半导体', '人工智能', '')
    """
    match = _HEAD.search(name)
    rest = name[: match.start()] if match else ""
    if match is None or len(rest) < 2:
        return ""
    if any(lexicon.lookup(rest) for lexicon in known):
        return rest
    if not match["makes"] or _OPEN.search(rest) or rest in {"先进", "高端", "智能", "高性能"}:
        return ""
    return rest if len(rest) > 2 or _ALWAYS.search(name) else ""


class TopicResolver:
    """Resolves the topics of one document, and collects the candidates that it needs.

    Parameters
    ----------
    lexicon : Lexicon
        The topic concepts.
    words : Words
        What is generic.
    """

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        self.lexicon = lexicon
        self.words = words
        self.aliases: dict[str, str] = {}
        self.entities: dict[str, Entity] = {}

    def define(self, names: Sequence[str]) -> None:
        """Read the aliases that mentions define: after 第五代移动通信（5G）, 5G alone is that topic."""
        for name in names:
            bare, alias = split_alias(name)
            if alias:
                self.aliases.setdefault(folded(alias), bare)
                if self._curated(alias) and not self._curated(bare):
                    # The alias says what is meant; the full name alone means the same from then on.
                    self.aliases.setdefault(folded(bare), alias)

    def _curated(self, name: str) -> str:
        found = self.lexicon.lookup(name)
        return found[0] if len(found) == 1 else ""

    def resolve(self, name: str, kind: Kind | None) -> str:
        """The entity key of a topic name; `kind` is its mention's type, None for a broader topic made by rule."""
        bare, alias = split_alias(name)
        key = self._curated(name) or self._curated(bare) or (self._curated(alias) if alias else "")
        if key:
            return key
        bare = self.aliases.get(folded(bare), bare)
        key = self._curated(bare)
        if key:
            return key
        key = candidate_key("topic", bare)
        kinds = (KIND_NAMES[kind],) if kind is not None else ("Topic",)
        before = self.entities.get(key)
        if before is None:
            # A name of hundreds of heads is no name; each of them would be a step of recursion.
            above = broader_name(bare, (self.lexicon,)) if len(bare) <= LONGEST else ""
            named = bool(above) and (bool(self._curated(above)) or not self.words.is_empty(above))
            broader = (self.resolve(above, None),) if named else ()
            self.entities[key] = Entity(key, bare, kinds, broader, alternatives=(alias,) if alias else ())
        else:
            merged = tuple(sorted({*before.kinds, *kinds} - {"Topic"})) or ("Topic",)
            alternatives = tuple(sorted({*before.alternatives, *((alias,) if alias else ())}))
            self.entities[key] = Entity(key, before.label, merged, before.broader, alternatives=alternatives)
        return key


def merge_entities(*groups: Mapping[str, Entity]) -> tuple[Entity, ...]:
    """All candidates of a document, sorted by key; what two groups say of one is put together."""
    merged: dict[str, Entity] = {}
    for group in groups:
        for key, entity in group.items():
            before = merged.get(key)
            merged[key] = (
                entity
                if before is None
                else Entity(
                    key,
                    before.label,
                    tuple(sorted({*before.kinds, *entity.kinds})),
                    tuple(sorted({*before.broader, *entity.broader})),
                    tuple(sorted({*before.within, *entity.within})),
                    tuple(sorted({*before.administers, *entity.administers})),
                    tuple(sorted({*before.alternatives, *entity.alternatives})),
                )
            )
    return tuple(merged[key] for key in sorted(merged))
