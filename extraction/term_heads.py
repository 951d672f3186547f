"""What a single word is as the head of a term, and whether what stands before it makes the term a specific one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from extraction.model import Kind
from extraction.tokens import Class, Token
from extraction.words import Words

_NOT_SECTORS = frozenset(
    "企业 行业 就业 创业 失业 毕业 作业 专业 事业 职业 开业 停业 从业 营业 学业 同业 复业 歇业 转业 待业 敬业".split()
)
_LONGEST_HEAD = 5
_SINGLE = "膜钢云"
_DEVICES = frozenset("车船舰舱艇槽釜塔柜泵阀罐灯炉仪")
"""Characters that name a device where something stands before them: 物流车, 电解槽."""
_OFFERED = ("产品", "服务", "业务")
_SERVING = ("服务", "专业服务", "综合服务", "业务")


class TermHeads:
    """Knows what single words are, with one set of words and one lexicon's default kinds."""

    def __init__(self, words: Words, kinds: Callable[[str], Kind | None]) -> None:
        self.words = words
        self.kinds = kinds
        # Documents repeat their words: what each decides as a head is worked out once.
        self._heads = lru_cache(maxsize=65536)(self._head)

    def head(self, token: Token) -> tuple[Kind | None, str]:
        """The type that a word decides as the last one of a term, and the head it ends in."""
        return self._heads(token.text, token.tag)

    def _head(self, text: str, tag: str) -> tuple[Kind | None, str]:
        if tag in ("bracket", "joint"):
            return None, ""
        for length in range(min(_LONGEST_HEAD, len(text)), 0, -1):
            suffix = text[-length:]
            if suffix in self.words.industry_heads:
                return Kind.INDUSTRY, suffix
            if suffix in self.words.technology_heads and (length > 1 or len(text) > 1 or suffix in _SINGLE):
                return Kind.TECHNOLOGY, suffix
        if text in _DEVICES:
            return Kind.TECHNOLOGY, text
        if (
            len(text) >= 3
            and text[-1] in self.words.device_endings
            and tag[0] == "n"
            and text not in self.words.generic
        ):
            return Kind.TECHNOLOGY, text[-1]
        if text.endswith("业") and len(text) >= 2 and text not in _NOT_SECTORS and text[-2:] not in _NOT_SECTORS:
            return Kind.INDUSTRY, text
        return None, ""

    def is_empty(self, token: Token) -> bool:
        """Whether a word specifies nothing."""
        if token.kind is Class.KNOWN or token.kind is Class.WEAK or token.tag == "b":
            return False
        word = token.text
        return word in self.words.empty or (len(word) == 3 and word[2] == "化")

    def specific(self, modifiers: Sequence[Token], head: str, *, listed: bool = False, own: int = 0) -> bool:
        """Whether what stands before a head tells the term from others of that head; in a list, less is enough."""
        weight = own if modifiers else 0
        needed = 3 if head in self.words.wide_heads and not listed else 2
        if head in self.words.known_heads:
            needed = 1000
        if head == "产业" and len(modifiers) == 1 and len(modifiers[0].text) == 1 and modifiers[0].tag == "n":
            # 硒产业, 竹产业: a thing of one character names its sector.
            return not self.is_empty(modifiers[0])
        near = modifiers[-1] if modifiers else None
        if near is not None and head in _OFFERED:
            # 文化产品 are no things, and 金融靠前服务 is no line of business.
            led = near.kind is Class.WORD and (near.tag in ("v", "d", "ad", "f") or near.text in ("专业", "优质"))
            if led or (near.text in self.words.no_things and head == "产品"):
                return False
        software = self.words.system_deeds if head == "系统" else self.words.platform_deeds if head == "平台" else ()
        if len(modifiers) > 1 and modifiers[-1].text in software:
            return any(token.text not in self.words.vague and len(token.text) > 1 for token in modifiers[:-1])
        far = head in _SERVING and len(modifiers) > 2
        for place, token in enumerate(modifiers):
            # 人工智能成果转化专业服务 and 人工智能治理: what is served or governed is no line of business.
            governed = head == "治理" or (far and place < len(modifiers) - 2)
            if governed and token.kind is Class.KNOWN and self.kinds(token.text) is Kind.TECHNOLOGY:
                continue
            if token.kind is Class.KNOWN or (token.kind is Class.WEAK and token.text not in self.words.not_alone):
                return True
            if token.tag in ("bracket", "joint"):
                continue
            if not self.is_empty(token):
                weight += len(token.text)
            elif token.text in self.words.verbal or token.text in self.words.heads:
                # A deed or a thing before a head half-specifies it: 检测设备 no, 质量检测设备 yes. In a list of
                # things a thing before a thing is enough: 封装基板, 膜电极.
                weight += 2 if listed and token.text in self.words.technology_heads else 1
        return weight >= needed

    def is_generic(self, tokens: Sequence[Token]) -> bool:
        """Whether the phrase as a whole is on the list of phrases that only sound specific."""
        phrase = "".join([token.text for token in tokens])
        return phrase in self.words.generic and not any(token.kind is Class.KNOWN for token in tokens)

    def _is_instrument(self, tokens: Sequence[Token]) -> bool:
        """Whether a phrase names a financial instrument: 贷款产品, 担保业务."""
        return tokens[-1].text in ("产品", "业务", "服务") and any(
            word in token.text for token in tokens[:-1] for word in self.words.instruments
        )
