"""The marks of the tests themselves."""

import pytest

from tests.marks import parse


def test_takes_the_marks_out():
    marked = parse("支持在{D:顺义区}布局{I:第三代半导体产业}。")
    assert marked.text == "支持在顺义区布局第三代半导体产业。"
    assert marked.named() == [("DISTRICT", "顺义区"), ("INDUSTRY", "第三代半导体产业")]


@pytest.mark.parametrize("broken", ["{D:顺义区", "顺义区}", "{X:顺义区}", "{D:顺{I:义}区}"])
def test_raises_on_a_broken_mark(broken):
    with pytest.raises(ValueError, match="mark"):
        parse(broken)
