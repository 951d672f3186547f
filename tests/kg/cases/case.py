"""What a case is: a query, what is given to it, the columns looked at, and the rows that they hold."""

from collections.abc import Mapping

Case = tuple[str, Mapping[str, object], str, list[tuple[object, ...]]]

SEMI = "临政发〔2024〕5号"
AI = "临政发〔2025〕8号"
LAYOUT = "支持在东岭区、星河科学城重点布局第三代半导体材料。"
DONGLING_AI = "鼓励东岭区发展人工智能、智能芯片。"
XILING_CHIP = "支持西岭区发展智能芯片。"
ATTACK = "市科委牵头，市发改委、市财政局配合，组织第三代半导体材料攻关。"
CONFERENCE = "建立市半导体产业联席会议，市科委、市发改委为成员单位，办公室设在市科委。"
APPLY = "市科委会同市发改委在东岭区推进人工智能应用。"
OUTPUT = "到2025年，第三代半导体产业产值达到100亿元以上。"

WEB = (
    "落实《关于加快发展第三代半导体产业的意见》（临政发〔2024〕5号）。"
    "本意见有效期至2028年6月30日，《临江市机器人产业管理办法》同时废止。"
)
