"""What each decision does to the next build."""

from pathlib import Path

from extraction.model import Document
from extraction.pipeline import Pipeline
from extraction.read import read_documents
from kg.graph import PolicyGraph
from kg.lookup import Lookup
from kg.review import Decision, written
from kg.review_rows import review_rows
from kg.review_use import read_review
from kg.review_workbook import write_workbook
from ontology.namespaces import ID, PK
from ontology.rows import load_concepts
from tests.kg.review.notice import NOTICE, SKIN, fill, rebuilt, review, topics


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
