"""Many words as one expression match what the words side by side do; marks change their width and nothing else."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from extraction.alternatives import any_word
from extraction.widths import narrow, widen

WORDS = st.lists(st.text("产业园区带.-]", min_size=1, max_size=4), min_size=1, max_size=8)


@given(WORDS, st.text("产业园区带.-]，", max_size=30))
@example(["园区", "园", "产业园"], "产业园、园区、校园")
def test_the_longest_word_matches_as_it_does_among_plain_alternatives(words: list[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
    assert re.findall(any_word(words), text) == re.findall(plain, text)


@given(WORDS, st.text("产业园区带.-]，", max_size=30))
def test_a_shorter_word_matches_where_what_follows_asks_for_it(words: list[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
    assert re.findall(f"{any_word(words)}(?=带|$)", text) == re.findall(f"(?:{plain})(?=带|$)", text)


@given(st.text())
def test_marks_keep_their_place_and_their_meaning(text: str) -> None:
    for changed in (widen(text), narrow(text)):
        assert len(changed) == len(text)
        assert unicodedata.normalize("NFKC", changed) == unicodedata.normalize("NFKC", text)
