"""Out as GraphML or GEXF, through networkx, and back in: nothing is lost, and a second time nothing changes."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from casewright.casefile.case import Case
from casewright.exchange.formats import export_file, import_file
from casewright.exchange.graph_files.importing import import_gexf, import_graphml
from casewright.exchange.graph_files.writing import export_gexf, export_graphml
from casewright.model.errors import InvalidValue
from casewright.operations import entities, graph_views, links

Rows = Callable[..., dict[str, list[tuple[Any, ...]]]]
FORMATS = {
    "graphml": (export_graphml, import_graphml, nx.read_graphml, nx.write_graphml),
    "gexf": (export_gexf, import_gexf, nx.read_gexf, nx.write_gexf),
}
ENTITIES = ("entity", "entity_name", "entity_property", "link", "sameness", "tag", "tagging")


@pytest.fixture(params=FORMATS)
def key(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def through_networkx(data: bytes, key: str) -> bytes:
    _, _, read, write = FORMATS[key]
    out = io.BytesIO()
    write(read(io.BytesIO(data)), out)
    return out.getvalue()


def test_nothing_is_lost_on_the_way_through_networkx_into_another_case(
    case: Case, made: dict[str, Any], another: Callable[[], Case], rows_of: Rows, key: str
) -> None:
    data, report = FORMATS[key][0](case, None)
    assert dict(report.written) == {"entity": 4, "link": 5}
    for each in (data, through_networkx(data, key), through_networkx(through_networkx(data, key), key)):
        other = another()
        taken = FORMATS[key][1](other, each)
        assert taken.skipped == []
        assert rows_of(other, *ENTITIES) == rows_of(case, *ENTITIES)
        assert taken.created["entity"] == 4
        assert "1 links had evidence in the case they come from (1 claims)" in taken.notes[0]


def test_taking_a_file_in_again_changes_nothing_in_either_case(
    case: Case, made: dict[str, Any], another: Callable[[], Case], rows_of: Rows, key: str
) -> None:
    data = through_networkx(FORMATS[key][0](case, None, made["view"])[0], key)
    other = another()
    FORMATS[key][1](other, data)
    for each in (case, other):
        before = rows_of(each), each.read("SELECT claim_id FROM entity_property ORDER BY id")
        report = FORMATS[key][1](each, data)
        assert (dict(report.created), dict(report.updated), report.skipped) == ({}, {}, [])
        assert (rows_of(each), each.read("SELECT claim_id FROM entity_property ORDER BY id")) == before


def test_a_view_comes_with_its_places_and_what_it_hides_stays_at_home(
    case: Case, made: dict[str, Any], another: Callable[[], Case], rows_of: Rows, key: str
) -> None:
    data, report = FORMATS[key][0](case, None, made["view"])
    assert dict(report.written) == {"entity": 3, "link": 5}
    assert b"Nobody" not in data
    reasons = {each.reason for each in report.not_representable}
    assert "1 hidden entities are not written." in reasons
    assert "It is about an entity that is not in the view." in reasons
    other = another()
    FORMATS[key][1](other, through_networkx(data, key))
    hidden = made["d"].bytes
    shown = {
        table: [row for row in found if hidden not in row]
        for table, found in rows_of(case, "graph_view", "graph_node").items()
    }
    assert rows_of(other, "graph_view", "graph_node") == shown


def test_no_place_in_a_view_is_ever_changed_and_places_from_elsewhere_make_a_view_of_their_own(
    case: Case, made: dict[str, Any], rows_of: Rows, key: str
) -> None:
    data = FORMATS[key][0](case, None, made["view"])[0]
    case.run(graph_views.move_nodes, made["view"], {made["b"]: (500.0, 500.0)})
    before = rows_of(case)["graph_node"]
    report = FORMATS[key][1](case, data)
    assert dict(report.created) == {"graph_view": 1, "graph_node": 3}
    assert [row for row in rows_of(case)["graph_node"] if row in before] == before
    assert [row[0] for row in case.read("SELECT title FROM graph_view ORDER BY title")] == [
        "Who & what",
        "Who & what (imported)",
    ]
    assert dict(FORMATS[key][1](case, data).created) == {}


def test_what_the_file_says_otherwise_is_updated_and_one_undo_takes_the_file_back(
    case: Case, made: dict[str, Any], rows_of: Rows, key: str
) -> None:
    data = FORMATS[key][0](case, None)[0]
    case.run(entities.edit_entity, made["b"], name="Renamed since")
    case.run(links.edit_link, made["link"], status="ended")
    case.run(entities.delete_entity, made["d"], with_dependents=True)
    before = rows_of(case)
    report = FORMATS[key][1](case, data)
    assert dict(report.updated) == {"entity": 1, "link": 1}
    assert dict(report.created) == {"entity": 1, "sameness": 1}
    case.undo()
    assert rows_of(case) == before


def test_networkx_reads_ids_kinds_directions_spans_and_evidence_as_what_they_are(
    case: Case, made: dict[str, Any], key: str
) -> None:
    graph = FORMATS[key][2](io.BytesIO(FORMATS[key][0](case, None, made["view"])[0]))
    a, b, c = (str(made[letter]) for letter in "abc")
    assert set(graph) == {a, b, c}
    node = graph.nodes[a]
    assert (node["kind"], node["kind_label"], node["marking"], node["colour"]) == (
        "person",
        "Person",
        "TLP:RED",
        "#2F5BC4",
    )
    assert [each["text"] for each in json.loads(node["names"])] == ["Джордже", '"quoted"']
    assert (graph.nodes[c]["start"], graph.nodes[c]["end"]) == ("2024-05-01", "2024-05-31")
    link = next(each for each in graph.get_edge_data(a, b).values() if each["link_id"] == str(made["link"]))
    assert (link["kind"], link["directed"], link["status"], link["polarity"]) == (
        "controls",
        True,
        "inferred",
        "hostile",
    )
    assert (link["valid"], link["start"], link["end"]) == ("2019-03?/2020", "2019-03-01", "2020-12-31")
    assert (link["claims"], link["citations"], link["sources"]) == (1, 0, 0)
    place = node["viz"]["position"] if key == "gexf" else node
    assert (place["x"], place["y"]) == (0.0, -0.1)
    if key == "gexf":
        assert {name: node["viz"]["color"][name] for name in "rgb"} == {"r": 0x2F, "g": 0x5B, "b": 0xC4}


def test_many_rows_come_in_packed_and_go_with_one_undo(
    case: Case, another: Callable[[], Case], rows_of: Rows, key: str
) -> None:
    graph = nx.gnm_random_graph(400, 700, seed=3, directed=True)
    out = io.BytesIO()
    FORMATS[key][3](graph, out)
    report = FORMATS[key][1](case, out.getvalue())
    assert (report.created["entity"], report.created["link"]) == (400, 700)
    other = another()
    FORMATS[key][1](other, FORMATS[key][0](case, None)[0])
    assert rows_of(other, "entity", "link") == rows_of(case, "entity", "link")
    case.undo()
    assert rows_of(case, "entity", "link") == {"entity": [], "link": []}


def test_the_table_of_formats_knows_both_and_keeps_views_and_sources_apart(
    case: Case, made: dict[str, Any], tmp_path: Path, another: Callable[[], Case], key: str
) -> None:
    out = tmp_path / f"graph.{key}"
    report = export_file(case, out, view=made["view"])
    assert report.written["entity"] == 3
    assert import_file(another(), out).created["link"] == 5
    with pytest.raises(InvalidValue, match="not of sources"):
        export_file(case, out, sources=[])
    with pytest.raises(InvalidValue, match="holds no graph"):
        export_file(case, tmp_path / "x.bib", view=made["view"])


def test_an_empty_case_is_an_empty_graph(case: Case, key: str) -> None:
    data, report = FORMATS[key][0](case, None)
    assert len(FORMATS[key][2](io.BytesIO(data))) == 0
    assert report.not_representable == []
    assert dict(FORMATS[key][1](case, data).created) == {}


def test_what_xml_cannot_carry_is_said_and_the_file_is_whole(
    case: Case, another: Callable[[], Case], key: str
) -> None:
    entity = case.run(entities.add_entity, kind="person", name="A\x01b\x0cc\ufffe", summary="\x1b[31mred")
    data, report = FORMATS[key][0](case, None)
    assert [(each.object_type, each.object_id) for each in report.not_representable] == [("entity", entity)]
    assert not set(range(32)) - {9, 10, 13} & set(data)
    other = another()
    FORMATS[key][1](other, data)
    assert other.read("SELECT name, summary FROM entity") == [("A\ufffdb c\ufffd", "\ufffd[31mred")]
