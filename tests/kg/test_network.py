"""Networks: who is tied to whom, by what and how much; GraphML that Gephi and yEd read; standings."""

import io
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest
from pyoxigraph import RdfFormat, Store

from kg.network import co_owners, district_industry, graphml, network, whole, write_graphml
from kg.standing import CAVEAT, standings

SC, DR, FI = (
    f"actor/linjiang-{name}" for name in ("science-commission", "development-reform-commission", "finance-bureau")
)
NODE = {"label": str, "label_en": str, "kind": str, "status": str}


def test_co_owners_keep_tasks_and_bodies_apart(small: Store) -> None:
    net = co_owners(small)
    ties = {
        (one, two, tie): (data["weight"], data["shared"], data["clauses"])
        for one, two, tie, data in net.edges(keys=True, data=True)
    }
    assert ties == {
        (DR, SC, "coOwns"): (1.5, 2, 2),
        (DR, FI, "coOwns"): (0.5, 1, 1),
        (FI, SC, "coOwns"): (0.5, 1, 1),
        (DR, SC, "sitsWith"): (1.0, 1, 1),
    }
    assert net.nodes[SC] == {
        "label": "市科委",
        "label_en": "Linjiang Science Commission",
        "kind": "agency",
        "status": "curated",
    }


def test_a_group_of_n_gives_each_pair_its_share() -> None:
    store = Store()
    duties = " ".join(
        f"<duty/{n}> a pk:Duty ; pk:agency <actor/{n}> ; pk:role pk:member ; pk:task <actor/body> ; pk:statedIn <c> ."
        f' <actor/{n}> a pk:Agency ; skos:prefLabel "部门{n}"@zh-Hans .'
        for n in range(16)
    )
    store.load(
        "@base <https://w3id.org/policykg/id/> . @prefix pk: <https://w3id.org/policykg/ontology#> . "
        f"@prefix skos: <http://www.w3.org/2004/02/skos/core#> . {duties}",
        format=RdfFormat.TURTLE,
    )
    net = co_owners(store)
    assert {tie for *_, tie in net.edges(keys=True)} == {"sitsWith"}
    assert {data["weight"] for *_, data in net.edges(data=True)} == {round(1 / 15, 4)}
    assert net.number_of_edges() == 120
    assert standings(net) == ()


def test_district_industry_is_bipartite_and_marks_what_is_inferred(small: Store) -> None:
    net = district_industry(small)
    assert {
        (one.startswith("place/"), net.nodes[one]["bipartite"], net.nodes[two]["bipartite"]) for one, two in net.edges()
    } == {(True, 0, 1)}
    inferred = [(one, two) for one, two, data in net.edges(data=True) if data["inferred"]]
    assert inferred == [("place/990102", "topic/third-generation-semiconductor-industry")]
    assert net["place/990102"]["topic/x11aa00000001"]["develops"]["clauses"] == 1
    assert nx.is_bipartite(net)


def test_the_whole_network_leaves_out_what_nothing_holds(small: Store) -> None:
    net = whole(small)
    assert "topic/x11aa00000002" not in net  # 光子计算: mentioned in one policy, in no fact
    assert "topic/third-generation-semiconductors" in net  # not mentioned, but above what is
    assert net[SC]["task/t1"]["lead"]["clauses"] == 1
    assert net[DR][SC]["coOwns"]["weight"] == 1.5
    assert not net.has_edge(SC, DR)
    assert all(set(data) == set(NODE) for _, data in net.nodes(data=True))
    assert all(set(data) == {"predicate", "weight", "clauses", "inferred"} for *_, data in net.edges(data=True))


def test_graphml_is_read_back_with_words_and_numbers_only(small: Store, tmp_path: Path) -> None:
    path = tmp_path / "graph.graphml"
    write_graphml(small, path)
    net = whole(small)
    back = nx.read_graphml(path)
    assert set(back) == set(net)
    assert back.number_of_edges() == net.number_of_edges()
    assert back.nodes["place/990101"]["label"] == "东岭区"
    assert {data["inferred"] for *_, data in back.edges(data=True)} == {"true", "false"}
    root = ET.fromstring(path.read_bytes())
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    ids = [edge.get("id") for edge in root.iterfind(".//g:edge", space)]
    assert len(set(ids)) == len(ids)
    assert {key.get("attr.type") for key in root.iterfind("g:key", space)} <= {"string", "double", "long", "int"}
    assert "东岭区" in path.read_text(encoding="utf-8")


SCRIPT = """
import sys
from pyoxigraph import RdfFormat, Store
from kg.export import FORMATS, export
from kg.network import co_owners
from kg.standing import standings
store = Store()
store.load(path=sys.argv[1], format=RdfFormat.TRIG)
sys.stdout.write(repr(standings(co_owners(store))))
sys.stdout.flush()
for form in FORMATS:
    export(store, form, sys.stdout.buffer)
"""


def test_every_export_and_standing_is_the_same_in_every_run(small: Store) -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(Path(__file__).with_name("small.trig"))],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert graphml(whole(small)) in outputs.pop()


def test_standings_rest_on_shared_tasks_alone(small: Store) -> None:
    found = {standing.label: standing for standing in standings(co_owners(small))}
    assert {name: (s.partners, s.strength) for name, s in found.items()} == {
        "市科委": (2, 2.0),
        "市发改委": (2, 2.0),
        "市财政局": (2, 1.0),
    }
    assert "cannot say" in CAVEAT


def test_a_bridge_between_two_circles_is_seen() -> None:
    net = nx.MultiGraph()
    for circle in ("abc", "xyz"):
        for one, two in (circle[:2], circle[1:], circle[0] + circle[2]):
            net.add_edge(one, two, key="coOwns", weight=1.0)
    net.add_edge("c", "x", key="coOwns", weight=0.1)
    net.add_edge("a", "z", key="sitsWith", weight=9.0)
    found = {standing.agency: standing for standing in standings(net)}
    assert {standing.community for name, standing in found.items() if name in "abc"} == {1}
    assert {standing.community for name, standing in found.items() if name in "xyz"} == {2}
    assert found["c"].betweenness == found["x"].betweenness == pytest.approx(0.6)
    assert found["a"].betweenness == 0


def test_node_link_is_what_networkx_reads(small: Store) -> None:
    import json

    from kg.export import export

    out = io.BytesIO()
    export(small, "nodelink", out)
    back = nx.node_link_graph(json.loads(out.getvalue()), edges="edges")
    assert nx.utils.graphs_equal(back, whole(small))


def test_the_policy_web_joins_what_is_cited_to_what_the_graph_holds(small: Store) -> None:
    net = network(small, "policy-web")
    edges = {(one, two, key): data["clauses"] for one, two, key, data in net.edges(keys=True, data=True)}
    assert edges == {
        ("policy/linjiang/2025/8/0", "policy/linjiang/2024/5/0", "based_on"): 1,
        ("policy/linjiang/2025/8/0", "document/xaaa000000001", "repeals"): 1,
    }
    assert {key: data["kind"] for key, data in net.nodes(data=True)} == {
        "policy/linjiang/2024/5/0": "policy",
        "policy/linjiang/2025/8/0": "policy",
        "document/xaaa000000001": "document",
    }
