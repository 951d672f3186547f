"""The ordinal scale of governing verbs, and that what is forbidden at a place never becomes its development."""

import pytest

from extraction.focus import find_focus
from extraction.found import Found
from extraction.model import Kind
from extraction.strength import load_scale, strength_level


@pytest.mark.parametrize(
    ("verb", "level"),
    [
        ("必须", 5),
        ("严禁", 5),
        ("应当", 4),
        ("重点布局", 4),
        ("加快建设", 3),
        ("支持打造", 2),
        ("鼓励", 1),
        ("探索建设", 1),
        ("疏解", None),
        ("", None),
    ],
)
def test_the_first_word_of_the_scale_decides(verb, level):
    assert strength_level(verb) == level


def test_the_scale_has_five_levels():
    assert set(load_scale().values()) == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    ("text", "place", "topic"),
    [
        ("严禁在通州区新增水泥产能。", "通州区", "水泥"),
        ("通州区严禁新增水泥产能。", "通州区", "水泥"),
        ("怀柔区不再新增印染项目。", "怀柔区", "印染"),
        ("怀柔区禁止发展印染产业。", "怀柔区", "印染产业"),
        ("推动丰台区退出铸造产业。", "丰台区", "铸造产业"),
        ("严控大兴区新建化工产业。", "大兴区", "化工产业"),
        ("疏解东城区服装批发业。", "东城区", "服装批发业"),
    ],
)
def test_what_is_forbidden_or_has_to_leave_is_never_developed(text, place, topic):
    at, about = text.index(place), text.index(topic)
    places = [Found(at, at + len(place), Kind.DISTRICT, "")]
    topics = [Found(about, about + len(topic), Kind.INDUSTRY, "")]
    pairs, _ = find_focus(text, places, topics)
    assert "develops" not in {pair.predicate for pair in pairs}
