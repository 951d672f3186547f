"""On which texts made to trap it the pipeline takes more than linear time.

    python tests/bench/backtracking.py

Repeats of what the rules may stumble on go through the pipeline as one line, at one length and at four times that; a
repeat whose time grows tenfold or more is named. Exit status 1 if one is.
"""

from __future__ import annotations

import sys
import time

from extraction.model import Document
from extraction.pipeline import Pipeline

UNITS = (
    "1 １ 1. 一 十 一、 （一） （ ） ( “ ” 《 》 《关于 〔2017〕 京发〔2017〕27号 年 2025年 到2025年 年12月 % 5%—6% "
    "50家、 亿元 ， 、 。 ； ： 各区、 区 市 县 省 州 镇 市政府 市科委、 委员会 委 局 部门 有关部门 办公室 和 与 及 "
    "以及 等 的 在 由 为主 产业 技术 装备 材料 人工智能 、人工智能 发展 支持 重点 建设 分别 其中， （牵头单位：市科委 "
    "责任单位： 市\t \t 第 章 第一条 关于 意见 的意见 a A a- a. A1 < <p> <p &nbsp; & “十四五” 不低于 达到 增长 "
    "\u3000 \u200b 1\u3000"
).split(" ")
BLANKS = (" ", "\n", " \n", "一 ", "1 ")
SHORT, FACTOR, LIMIT = 5000, 4, 10.0
LEAST = 0.5
"""Seconds below which a growth is noise."""


def seconds(pipeline: Pipeline, unit: str, length: int) -> float:
    """The processor time for a text of one unit over and over."""
    text = (unit * (length // len(unit) + 1))[:length]
    start = time.process_time()
    pipeline.extract(Document("a.txt", "0", text))
    return time.process_time() - start


def main() -> int:
    pipeline = Pipeline()
    named = 0
    for unit in (*UNITS, *BLANKS):
        before, later = (seconds(pipeline, unit, length) for length in (SHORT, FACTOR * SHORT))
        if later > LEAST and later > LIMIT * before:
            named += 1
            print(f"{unit!r}: {before:.2f} s, {later:.2f} s at {FACTOR} times the length", flush=True)
    print(f"{named} of {len(UNITS) + len(BLANKS)} more than linear", file=sys.stderr)
    return 1 if named else 0


if __name__ == "__main__":
    sys.exit(main())
