"""People correct a reading: the workbook, what each decision does to the next build, and what becomes of old ones."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pyoxigraph import RdfFormat, Store

import kg.products
from extraction.model import Document
from extraction.pipeline import Pipeline
from extraction.read import read_documents
from kg.cli import run
from kg.extract import Extractor
from kg.finding import violations
from kg.given import Given
from kg.graph import PolicyGraph
from kg.lookup import Lookup
from kg.result import Result
from kg.review import CHOICES, Decision, read_decisions, written
from kg.review_effect import Review, decision_quads
from kg.review_rows import review_rows
from kg.review_use import keep, read_review
from kg.review_workbook import write_workbook
from kg.store import open_store, stored
from kg.terms import CONCEPTS
from kg.validate import findings
from ontology.namespaces import ID, PK
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


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one notice, its build, and the workbook of the build."""
    folder = tmp_path_factory.mktemp("review")
    (folder / "documents").mkdir()
    (folder / "documents" / "notice.txt").write_text(NOTICE, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(kg.products, "PRODUCTS", (kg.products.write_dump,))
        assert run(["build", "documents"]) == 0
        assert run(["review", "-o", "review.xlsx", "--reviewer", "李娜"]) == 0
    return folder


@pytest.fixture(scope="module")
def rows(base: Path):
    """What is shown of the build."""
    return review_rows(open_store(base / "output"))


@pytest.fixture
def documents(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The notice where the user stands, and the workbook."""
    monkeypatch.chdir(tmp_path)
    # What only shows the graph takes its time and is tested elsewhere.
    monkeypatch.setattr(kg.products, "PRODUCTS", (kg.products.write_dump,))
    shutil.copytree(base / "documents", tmp_path / "documents")
    shutil.copyfile(base / "review.xlsx", tmp_path / "review.xlsx")
    return tmp_path / "documents"


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


def test_the_rows_on_which_most_hangs_come_first(rows):
    assert {"candidate", "fact", "unaligned"} <= {row.kind for row in rows}
    assert [row.facts for row in rows] == sorted((row.facts for row in rows), reverse=True)
    assert (rows[0].name, rows[0].type) == (SKIN, "Technology")
    assert all(row.clause in NOTICE and row.citation.startswith("京政发〔2024〕5号") for row in rows)
    weak = [row for row in rows if row.kind == "fact"]
    assert any(row.detail == "鼓励" for row in weak)
    assert any(row.detail.startswith("inferred") for row in weak)


def test_the_workbook_has_a_drop_down_for_every_row_and_the_same_bytes(rows, tmp_path):
    write_workbook(rows, tmp_path / "one.xlsx")
    write_workbook(rows, tmp_path / "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    sheet = load_workbook(tmp_path / "one.xlsx")["review"]
    offered = {}
    for listed in sheet.data_validations.dataValidation:
        for cell in listed.sqref.ranges:
            for row, _ in cell.cells:
                offered[row] = tuple(listed.formula1.strip('"').split(","))
    assert [offered[at] for at in range(2, len(rows) + 2)] == [CHOICES[row.kind] for row in rows]


def test_a_text_that_looks_like_a_formula_stays_a_text(rows, tmp_path):
    write_workbook([replace(rows[0], clause='=HYPERLINK("x")\x0b')], tmp_path / "one.xlsx")
    sheet = load_workbook(tmp_path / "one.xlsx")["review"]
    (cell,) = [cell for cell in sheet[2] if str(cell.value).startswith("=")]
    assert cell.data_type == "s"


def test_an_accepted_candidate_becomes_a_concept_under_its_own_identifier(rows, documents, tmp_path):
    node = f"<{ID}{rows[0].key}>"
    review(**{SKIN: ("accept", "")})
    graph = rebuilt(documents, tmp_path)
    assert graph.sparql(f"ASK {{ {node} pk:status pk:Curated ; prov:wasAttributedTo/dcterms:title '李娜' }}")
    assert not graph.sparql(f"ASK {{ {node} pk:status pk:Candidate }}")
    assert SKIN in topics(graph, "海淀区")
    concepts = load_concepts([tmp_path / "review-lexicon.tsv"])
    (concept,) = [each for each in concepts if each.id == rows[0].key]
    assert (concept.label, concept.kind, concept.rows[0].source) == (SKIN, "Technology", "review by 李娜")


def test_accepting_all_changes_no_mention_and_no_edge(base, rows, documents, tmp_path):
    """Nor does a name that is accepted match where it was not read: 皮肤 alone stays what it was."""
    text = (
        "SELECT ?text ?kind ?entity { ?mention a pk:Mention ; pk:text ?text ; pk:kind ?kind ; pk:entity ?entity } "
        "ORDER BY ?mention"
    )
    edges = (
        "SELECT ?s ?p ?o { VALUES ?p { pk:develops pk:developsByContext pk:coOwns skos:broader } ?s ?p ?o } "
        "ORDER BY ?s ?p ?o"
    )
    before = PolicyGraph.open(base / "output")
    accepted = [
        Decision(row.kind, row.key, row.name, row.type, row.hash, "accept", "", row.above, "李娜", "", "", "")
        for row in rows
        if row.kind == "candidate"
    ]
    assert len(accepted) > 1
    Path("review.tsv").write_text(written(accepted), encoding="utf-8")
    graph = rebuilt(documents, tmp_path, Path("review.tsv"))
    for query in (text, edges):
        assert graph.sparql(query).values.tolist() == before.sparql(query).values.tolist()
    assert [row for row in review_rows(graph.store) if row.kind == "candidate"] == []


def test_what_was_accepted_matches_in_another_folder(documents, tmp_path):
    review(**{SKIN: ("accept", "")})
    rebuilt(documents, tmp_path)
    found = Pipeline([tmp_path / "review-lexicon.tsv"]).extract(Document("a.txt", "", f"各单位要重视{SKIN}。"))
    assert [mention.rule for mention in found.mentions if mention.span.of(found.text) == SKIN] == ["lexicon"]


def test_rejecting_all_leaves_a_sound_graph(rows, documents, tmp_path):
    rejected = [
        Decision(row.kind, row.key, row.name, row.type, row.hash, "reject", "", row.above, "李娜", "", "", "")
        for row in rows
    ]
    Path("review.tsv").write_text(written(rejected), encoding="utf-8")
    graph = rebuilt(documents, tmp_path, Path("review.tsv"))
    assert review_rows(graph.store) == ()


def test_decisions_kept_beside_the_documents_hold_for_every_later_build(documents, capsys):
    review(**{SKIN: ("reject", "")})
    assert run(["build", "documents", "--review", "review.xlsx"]) == 0
    assert "1 decisions of reviewers applied, kept in documents/review.tsv" in capsys.readouterr().err
    first = Path("output/graph.trig").read_bytes()
    Path("review.xlsx").unlink()
    assert run(["build", "documents", "--jobs", "2"]) == 0
    assert "1 decisions of reviewers applied\n" in capsys.readouterr().err
    assert Path("output/graph.trig").read_bytes() == first
    graph = PolicyGraph.open("output")
    assert SKIN not in topics(graph, "海淀区")
    assert not graph.sparql(f"ASK {{ ?any skos:prefLabel ?name FILTER(STR(?name) = '{SKIN}') }}")
    # What else the clauses say stays.
    assert "谐波减速器产业" in topics(graph, "大兴区")
    assert Path("output/review-lexicon.tsv").is_file()


def test_a_candidate_merged_into_a_concept_is_that_concept(documents, tmp_path):
    review(**{SKIN: ("merge into", "智能传感器")})
    graph = rebuilt(documents, tmp_path)
    (target,) = Lookup(graph.store).find("智能传感器", "Topic").nodes
    assert Lookup(graph.store).find(SKIN, "Topic").nodes == (target,)
    assert graph.sparql(f"ASK {{ <{ID}place/110108> pk:develops {target} }}")


def test_a_candidate_of_another_kind_or_name(documents, tmp_path):
    review(**{SKIN: ("relabel", "电子皮肤技术"), "谐波减速器产业": ("retype", "Technology")})
    graph = rebuilt(documents, tmp_path)
    kinds = "SELECT DISTINCT ?kind { ?mention pk:text '谐波减速器产业' ; pk:kind ?kind }"
    assert list(graph.sparql(kinds)["kind"]) == ["TECHNOLOGY"]
    assert "电子皮肤技术" in topics(graph, "海淀区")
    (node,) = Lookup(graph.store).find("谐波减速器产业", "Topic").nodes
    assert graph.sparql(f"ASK {{ {node} a pk:Technology }}")
    assert not graph.sparql(f"ASK {{ {node} a pk:Industry }}")


def test_a_fact_is_confirmed_or_suppressed_in_somebody_s_name(rows, documents, tmp_path):
    confirmed, suppressed = (
        next(row for row in rows if row.kind == "fact" and is_it(row.detail))
        for is_it in (lambda detail: detail == "鼓励", lambda detail: detail.startswith("inferred"))
    )
    review(**{confirmed.name: ("accept", ""), suppressed.name: ("reject", "")})
    graph = rebuilt(documents, tmp_path)

    def stated(row, more):
        subject, predicate, object_ = row.key.split()
        return graph.sparql(
            f"ASK {{ ?fact rdf:subject <{ID}{subject}> ; rdf:predicate <{PK[predicate]}> ; "
            f"rdf:object <{ID}{object_}> ; pk:statedIn/pk:textHash '{row.hash}' {more} }}"
        )

    assert stated(confirmed, "; prov:wasAttributedTo [ dcterms:title '李娜' ; a prov:Agent ]")
    assert not stated(suppressed, "")
    assert graph.sparql(
        f"ASK {{ ?decision prov:value 'reject' ; prov:wasAttributedTo/dcterms:title '李娜' ; "
        f"prov:wasDerivedFrom/pk:textHash '{suppressed.hash}' }}"
    )
    # What is settled is not asked again.
    names = {row.name for row in review_rows(graph.store) if row.kind == "fact"}
    assert not names & {confirmed.name, suppressed.name}


def test_pairs_under_分别_are_read_by_a_person(documents, tmp_path):
    review(分别=("accept", f"顺义区=工业机器人产业；大兴区＝{SKIN}；海淀区=造船业"))
    graph = rebuilt(documents, tmp_path)
    shunyi = graph.query("district-industry", district="顺义区")
    (row,) = [row for _, row in shunyi.iterrows() if row["industry"] == "工业机器人产业"]
    assert "分别发展" in row["clause"]
    assert SKIN in topics(graph, "大兴区")
    assert all(row.kind != "unaligned" for row in review_rows(graph.store))
    # What the clause does not mention cannot be read in it, and the report says so.
    (document,) = read_documents([documents])
    decided = read_review([documents], Path("review.xlsx"), load_concepts()).decided
    (problem,) = [each for each in Pipeline(decided=decided).extract(document).problems if each.kind == "review"]
    assert problem.message == "海淀区=造船业: the clause does not mention 造船业"


def test_a_decision_knows_its_text(rows, documents, tmp_path, capsys):
    """A section put in front moves every clause; what a clause says is how a decision knows it, and misses it."""
    name = next(row.name for row in rows if row.kind == "fact" and row.detail == "鼓励")
    assert "谐波减速器产业" in name
    review(**{name: ("reject", ""), SKIN: ("accept", "")})
    moved = NOTICE.replace("二、机器人", "三、机器人").replace("一、重点", "一、总体要求\n\n坚持创新驱动。\n\n二、重点")
    (documents / "notice.txt").write_text(moved, encoding="utf-8")
    graph = rebuilt(documents, tmp_path)
    assert "谐波减速器产业" not in set(graph.query("district-industry", district="大兴区")["industry"])
    (documents / "notice.txt").write_text(moved.replace("鼓励大兴区发展谐波减速器产业。", ""), encoding="utf-8")
    assert run(["build", "documents", "--review", "review.xlsx"]) == 0
    told = capsys.readouterr().err
    assert "2 decisions of reviewers applied" in told
    assert "the text that 1 decisions were made on is gone, see report.md; the first is fact 大兴区" in told
    assert "Review decisions whose text is gone (1)" in Path("output/report.md").read_text(encoding="utf-8")


def test_a_later_decision_takes_the_place_of_an_earlier_one(documents):
    review(**{SKIN: ("reject", "")})
    first = read_review([documents], Path("review.xlsx"), load_concepts())
    assert keep(first, [documents]) == documents / "review.tsv"
    again = Path("again.tsv")
    again.write_text(
        (documents / "review.tsv").read_text(encoding="utf-8").replace("\treject\t", "\taccept\t"), "utf-8"
    )
    second = read_review([documents], again, load_concepts())
    assert [each.decision for each in second.decisions] == ["accept"]
    keep(second, [documents])
    assert read_decisions(documents / "review.tsv") == second.decisions
    assert first.digest != second.digest


@pytest.mark.parametrize(
    ("decision", "value", "says"),
    [
        ("maybe", "", "row 2: 'maybe' is no decision here; use one of accept, reject, merge into, retype, relabel"),
        ("merge into", "", "row 2: merge into needs a value"),
        ("merge into", "天外来物", "there is no topic '天外来物' in the lexicon nor among what is accepted"),
        ("retype", "Gadget", "'Gadget' is no kind of concept; use one of Industry"),
        ("retype", "District", "a topic cannot be retyped as District, only as one of Industry, Technology"),
    ],
)
def test_a_decision_that_cannot_be_carried_out_is_one_line(documents, capsys, decision, value, says):
    review(**{SKIN: (decision, value)})
    assert run(["build", "documents", "--review", "review.xlsx"]) == 1
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1
    assert not Path("output").exists()
    assert not Path("documents/review.tsv").exists()


def test_files_that_are_no_review_are_named(documents, capsys):
    Path("broken.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    Path("other.tsv").write_text("a\tb\n1\t2\n", encoding="utf-8")
    Path("review.txt").write_text("", encoding="utf-8")
    for name, says in (
        ("broken.xlsx", "cannot be read as an .xlsx workbook"),
        ("other.tsv", "lacks the columns kind, key"),
        ("review.txt", "is no review; give the .xlsx of policykg review, or a review.tsv"),
        ("none.xlsx", "no such review file"),
    ):
        assert run(["build", "documents", "--review", name]) == 1
        told = capsys.readouterr().err
        assert told.startswith(f"policykg: {name}: ")
        assert says in told
        assert told.count("\n") == 1


def test_a_workbook_with_decisions_is_never_written_over(base, documents, capsys):
    review(**{SKIN: ("accept", "")})
    before = Path("review.xlsx").read_bytes()
    assert run(["review", "-o", "review.xlsx", "--from", str(base / "output")]) == 1
    assert "is there already" in capsys.readouterr().err
    assert Path("review.xlsx").read_bytes() == before


def test_who_decided_has_to_be_said(base, documents, capsys):
    assert run(["review", "-o", "mine.xlsx", "--from", str(base / "output")]) == 0
    fill(Path("mine.xlsx"), **{SKIN: ("accept", "")})
    assert run(["build", "documents", "--review", "mine.xlsx"]) == 1
    assert "who decided? Fill in the column reviewer" in capsys.readouterr().err


def test_an_unresolved_name_is_given_its_meaning(base, documents, tmp_path):
    (documents / "notice.txt").write_text(NOTICE.replace("朝阳市", "新华区"), encoding="utf-8")
    graph = rebuilt(documents, tmp_path)
    open_rows = [row for row in review_rows(graph.store) if row.kind == "unresolved"]
    assert [row.name for row in open_rows] == ["新华区"]
    write_workbook(open_rows, Path("names.xlsx"), reviewer="李娜")
    fill(Path("names.xlsx"), 新华区=("merge into", "place/130102"))
    Path("names.xlsx").replace("review.xlsx")
    graph = rebuilt(documents, tmp_path)
    assert "谐波减速器产业" in set(graph.query("district-industry", district="place/130102")["industry"])


def test_without_a_folder_the_decisions_are_not_kept():
    assert keep(Review(), []) is None
