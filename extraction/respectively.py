"""分别: lists in order. As many places as topics pair one by one; unequal lists give no pairs, and a message."""

from __future__ import annotations

from collections.abc import Sequence

WORD = "分别"


def align(places: Sequence[int], topics: Sequence[int], sentence: str) -> tuple[list[tuple[int, int]], str]:
    """Pair places and topics in order.

    Parameters
    ----------
    places, topics : sequence of int
        What is to be paired, in the order of the text.
    sentence : str
        For the message.

    Returns
    -------
    pairs : list of (int, int)
        Empty when the lists differ in length.
    message : str
        What was left open, or an empty string.

    Examples
    --------
    >>> align([0, 1], [4, 5], "")
    ([(0, 4), (1, 5)], '')
    >>> align([0, 1, 2], [4, 5], "甲、乙、丙分别发展茶叶、蚕桑")
    ([], '分别: 3 places, 2 topics: 甲、乙、丙分别发展茶叶、蚕桑')
    """
    if len(places) == len(topics):
        return list(zip(places, topics, strict=True)), ""
    return [], f"{WORD}: {len(places)} places, {len(topics)} topics: {sentence}"
