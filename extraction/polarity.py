"""Whether a text wants something at a place, or wants it gone."""

from __future__ import annotations

import re

from extraction.focus_words import FocusWords
from extraction.found import Found
from extraction.place_roles import clause_end, clause_start

_FORBIDS = re.compile(
    r"禁止|严禁|不得|不再|停止|严控|严格控制|从严控制|限制|不予|不宜|不新增|不新建|不批准|杜绝|严格管控"
)


def restricted(text: str, topic: Found, span: tuple[int, int], words: FocusWords) -> str:
    """The verb that forbids or removes a topic in its clause, or an empty string.

    Parameters
    ----------
    text : str
        A paragraph.
    topic : Found
        What it says it of.
    span : tuple of int
        The sentence.
    words : FocusWords

    Examples
    --------
    >>> from extraction.focus_words import load_focus_words
    >>> from extraction.model import Kind
    >>> restricted("不再新增印染项目", Found(4, 6, Kind.INDUSTRY, ""), (0, 8), load_focus_words())
    '不再'
    """
    start = clause_start(text, topic.start, span[0])
    end = clause_end(text, topic.end, span[1])
    forbids = _FORBIDS.search(text, start, topic.start)
    if forbids:
        return forbids.group()
    verbs = [*words.develop.finditer(text, start, topic.start), *words.restrict.finditer(text, start, topic.start)]
    last = max(verbs, key=lambda match: match.end(), default=None)
    if last is not None and words.restrict.fullmatch(last.group()):
        return last.group()
    behind = words.restrict.search(text, topic.end, end)
    leaves = behind and (last is None or last.group() in ("推动", "推进", "引导", "加快", "促进", "有序", "支持"))
    return behind.group() if behind and leaves else ""
