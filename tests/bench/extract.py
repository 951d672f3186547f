"""What reading costs, beside ``jieba.posseg`` on the same text in the same run.

``python tests/bench/extract.py [FILE…]``; without a file, the document that ships with the package. The best of five
runs each, in turns, so that a busy machine is unfair to both; the ratio is what to compare between machines.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import jieba
import jieba.posseg

from extraction.model import Document
from extraction.pipeline import Pipeline
from extraction.read import read_documents, shipped_document

RUNS = 5


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def main(paths: list[str]) -> None:
    jieba.setLogLevel(logging.ERROR)
    read = read_documents([Path(path) for path in paths]) if paths else (shipped_document(),)
    documents = [document for document in read if isinstance(document, Document)]
    pipeline = Pipeline()

    def extract() -> None:
        for document in documents:
            pipeline.extract(document)

    def tag() -> None:
        for document in documents:
            list(jieba.posseg.cut(document.text))

    extract()
    tag()
    ours, theirs = zip(*((seconds(extract), seconds(tag)) for _ in range(RUNS)), strict=True)
    characters = sum(len(document.text) for document in documents)
    print(f"{characters} characters in {len(documents)} documents, best of {RUNS}")
    print(f"extraction     {min(ours):.3f} s, {characters / min(ours) / 1e6:.2f} million characters a second")
    print(f"jieba.posseg   {min(theirs):.3f} s")
    print(f"ratio          {min(ours) / min(theirs):.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
