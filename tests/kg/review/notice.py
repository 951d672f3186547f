"""A notice of which much is open to a person's decision, and what a reviewer does."""

from pathlib import Path

from openpyxl import load_workbook
from pyoxigraph import RdfFormat, Store

from extraction.read import read_documents
from kg.extract import Extractor
from kg.finding import violations
from kg.given import Given
from kg.graph import PolicyGraph
from kg.result import Result
from kg.review_effect import decision_quads
from kg.review_use import read_review
from kg.store import stored
from kg.terms import CONCEPTS
from kg.validate import findings
from ontology.rows import load_concepts
from ontology.statements import concept_triples

NOTICE = """北京市加快发展机器人产业的实施意见

（京政发〔2024〕5号）

一、重点任务

（一）优化产业布局。支持在海淀区重点布局柔性触觉皮肤技术。鼓励大兴区发展谐波减速器产业。

（二）突破关键技术。市科委牵头，市经济信息化委配合，推进柔性触觉皮肤技术攻关。

（三）推动协同发展。海淀区、顺义区、大兴区分别发展工业机器人产业、柔性触觉皮肤技术。

二、机器人产业示范

加快本市机器人产业发展。支持在朝阳市建设中试基地，发展谐波减速器产业。
"""
SKIN = "柔性触觉皮肤技术"


def rebuilt(documents: Path, tmp_path: Path, decisions: Path = Path("review.xlsx")) -> PolicyGraph:
    """The graph of the notice, read with the workbook's decisions, in memory: a build without the folder."""
    review = read_review([documents], decisions, load_concepts())
    lexicon = tmp_path / "review-lexicon.tsv"
    lexicon.write_text(review.lexicon(), encoding="utf-8")
    store = Store()
    store.bulk_extend(stored((*each, CONCEPTS) for each in concept_triples(load_concepts([lexicon]))))
    store.bulk_extend(stored(decision_quads(review)))
    extractor = Extractor(Given((lexicon,), review))
    for document in read_documents([documents]):
        result = extractor.read(document)
        assert isinstance(result, Result), result
        store.bulk_load(result.quads, RdfFormat.N_QUADS)
    assert violations(findings(store)) == ()
    return PolicyGraph(store)


def fill(path: Path, **decisions: tuple[str, str]) -> None:
    """Do what a person does in a spreadsheet program: decide the rows of some names."""
    book = load_workbook(path)
    sheet = book["review"]
    column = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        name = sheet.cell(row, column["name"]).value
        if name in decisions:
            for where, value in zip(("decision", "value"), decisions.pop(name), strict=True):
                sheet.cell(row, column[where]).value = value
    assert not decisions, f"no such rows: {decisions}"
    book.save(path)


def review(**decisions: tuple[str, str]) -> None:
    """Decide in the workbook of the build."""
    fill(Path("review.xlsx"), **decisions)


def topics(graph: PolicyGraph, district: str) -> set[str]:
    rows = graph.query("district-industry", district=district, inferred=True)
    return set(rows["industry"])
