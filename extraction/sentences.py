"""Cut a block into sentences: at 。！？； outside of brackets and quotation marks."""

from __future__ import annotations

import re

PAIRS = dict(zip("（(〔[【《〈“‘「『", "）)〕]】》〉”’」』", strict=True))
_CLOSERS = {closer: opener for opener, closer in PAIRS.items()}
_MARK = re.compile("[" + re.escape("".join(PAIRS) + "".join(_CLOSERS)) + "]")
_END = re.compile("[。！？；;!?]+")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7});$")
_MARKUP = re.compile(r"(?:<[a-zA-Z/][^<>]{0,400}>|\s)+")


def enclosed(text: str) -> list[tuple[int, int]]:
    """The outermost stretches of `text` between matching brackets or quotation marks, both marks included.

    A mark without its partner encloses nothing: official texts lose one often enough.

    Examples
    --------
    >>> enclosed("推进（甲（乙）丙）和）丁")
    [(2, 9)]
    """
    stack: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for match in _MARK.finditer(text):
        index, character = match.start(), match.group()
        if character in PAIRS:
            stack.append((character, index))
        else:
            opener = _CLOSERS[character]
            at = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][0] == opener), None)
            if at is not None:
                start = stack[at][1]
                del stack[at:]
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, index + 1))
    return found


def find_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a block, as offsets into it, without white space at their edges.

    Examples
    --------
    >>> text = "发展工业软件；推动“上云。上平台”。"
    >>> [text[start:end] for start, end in find_sentences(text)]
    ['发展工业软件；', '推动“上云。上平台”。']
    """
    inside = enclosed(text)
    cuts = []
    nearest = 0
    for match in _END.finditer(text):
        if match.group()[0] == ";" and _ENTITY.search(text, max(0, match.start() - 9), match.start() + 1):
            continue
        while nearest < len(inside) and inside[nearest][1] <= match.start():
            nearest += 1
        if nearest == len(inside) or match.start() < inside[nearest][0]:
            cuts.append(match.end())
    found: list[tuple[int, int]] = []
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        piece = text[start:end]
        stripped = piece.strip()
        if not stripped:
            continue
        first = start + piece.index(stripped[0])
        if found and stripped[0] == "<" and _MARKUP.fullmatch(stripped):
            # A closing tag is no sentence.
            found[-1] = (found[-1][0], first + len(stripped))
        else:
            found.append((first, first + len(stripped)))
    return found
