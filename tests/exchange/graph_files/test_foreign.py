"""Files of other tools, odd ones and hostile ones: taken in as far as they go, or refused with a sentence."""

from __future__ import annotations

import tracemalloc
from typing import Any

import pytest

from casewright.casefile.case import Case
from casewright.exchange.graph_files import xml_reading
from casewright.exchange.graph_files.importing import import_gexf, import_graphml
from casewright.model.errors import InvalidValue
from casewright.operations import entities

GRAPHML = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{}</graphml>'
YED = """
<key id="d0" for="node" yfiles.type="nodegraphics"/><key id="d1" for="node" attr.name="type" attr.type="string"/>
<key id="d2" for="node" attr.name="passport" attr.type="string"><default>none seen</default></key>
<key id="d3" for="edge" attr.name="relation" attr.type="string"/><key id="d4" for="edge" attr.name="strength" attr.type="double"/>
<key id="d5" for="edge" yfiles.type="edgegraphics"/>
<graph edgedefault="undirected">
 <node id="n0"><data key="d0"><y:ShapeNode xmlns:y="http://www.yworks.com/xml/graphml"><y:Geometry x="1" y="2"/>
   <y:NodeLabel>Ana</y:NodeLabel></y:ShapeNode></data><data key="d1">Person</data><data key="d2">P 12</data></node>
 <node id="n1"><data key="d0"><y:ShapeNode xmlns:y="http://www.yworks.com/xml/graphml"><y:Geometry x="3" y="2"/>
   <y:NodeLabel>Line</y:NodeLabel></y:ShapeNode></data><data key="d1">shell firm</data>
   <graph edgedefault="directed"><node id="n1::n0"/></graph></node>
 <edge source="n0" target="n1" directed="true"><data key="d3">Controls</data><data key="d4">0.5</data></edge>
 <edge source="n0" target="n1"><data key="d5"><y:PolyLineEdge xmlns:y="http://www.yworks.com/xml/graphml">
   <y:EdgeLabel>had lunch with</y:EdgeLabel></y:PolyLineEdge></data></edge>
 <edge source="n0" target="n1"><data key="d5"><y:PolyLineEdge xmlns:y="http://www.yworks.com/xml/graphml">
   <y:EdgeLabel>had lunch with</y:EdgeLabel></y:PolyLineEdge></data></edge>
 <edge source="n0" target="gone"/>
 <hyperedge id="h1"><endpoint node="n0"/></hyperedge>
</graph>"""
GEPHI = """<?xml version="1.0"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<graph defaultedgetype="undirected" mode="dynamic" timeformat="date">
<attributes class="node"><attribute id="0" title="Category" type="string"/><attribute id="1" title="modularity" type="integer"/></attributes>
<nodes><node id="1" label="Varn" start="1991"><attvalues><attvalue for="0" value="state"/><attvalue for="1" value="3"/></attvalues>
<viz:position x="0.1" y="0.2" z="0"/><viz:size value="9"/></node>
<node id="2" label="Lucarra"><attvalues><attvalue for="0" value="State"/></attvalues><viz:position x="0.2" y="0.2" z="0"/>
<spells><spell start="2001" end="2003"/><spell start="2005"/></spells></node></nodes>
<edges><edge source="1" target="2" kind="allied with" start="2001-02-03" end="2004"/>
<edge id="7" source="2" target="1" type="directed" label="threatens" weight="2.0"/>
<edge source="2" target="1" type="mutual" start="17.5"/></edges></graph></gexf>"""


def stored(case: Case, sql: str) -> list[tuple[Any, ...]]:
    return case.read(sql)


LINKS = "SELECT a.name, l.kind, b.name, l.directed, l.label, l.polarity, l.valid FROM link l JOIN entity a ON a.id = l.from_id JOIN entity b ON b.id = l.to_id ORDER BY l.kind, l.valid, l.label"


def test_a_graph_drawn_in_yed_comes_in_with_labels_kinds_properties_and_places(case: Case) -> None:
    report = import_graphml(case, GRAPHML.format(YED).encode())
    assert stored(case, "SELECT name, kind FROM entity ORDER BY name") == [
        ("Ana", "person"),
        ("Line", "topic"),
        ("n1::n0", "topic"),
    ]
    assert stored(case, "SELECT e.name, p.key, p.value FROM entity_property p JOIN entity e ON e.id = p.entity_id ORDER BY 1, 2") == [
        ("Ana", "passport", "P 12"), ("Ana", "type", "Person"), ("Line", "passport", "none seen"), ("Line", "type", "shell firm"),
        ("n1::n0", "passport", "none seen"),
    ]  # fmt: skip
    assert stored(case, LINKS) == [
        ("Ana", "controls", "Line", 1, None, None, None),
        ("Ana", "related_to", "Line", 0, "had lunch with", None, None),
        ("Ana", "related_to", "Line", 0, "had lunch with", None, None),
    ]
    assert stored(case, "SELECT max(x) - min(x), max(y) - min(y) FROM graph_node") == [(170.0, 0.0)]
    said = [f"{each.row}: {each.reason}" for each in report.skipped]
    assert said == [
        "h1: A case has no place for a hyperedge.",
        "Line: There is no kind of entity 'shell firm' in this case; taken in as topic.",
        "edge 4: One of its ends is no node that was taken in.",
        "edge attribute strength: Links have no place for it; 1 value left out.",
    ]
    again = import_graphml(case, GRAPHML.format(YED).encode())
    assert (dict(again.created), dict(again.updated)) == ({}, {})


def test_a_graph_laid_out_in_gephi_comes_in_with_dates_directions_and_places(case: Case) -> None:
    report = import_gexf(case, GEPHI.encode())
    assert stored(case, "SELECT name, kind FROM entity ORDER BY name") == [
        ("Lucarra", "state"),
        ("Varn", "state"),
    ]
    assert stored(case, LINKS) == [
        ("Varn", "allied_with", "Lucarra", 0, None, "cooperative", "2001-02-03/2004"),
        ("Lucarra", "related_to", "Varn", 0, None, None, None),
        ("Lucarra", "threatens", "Varn", 1, None, "hostile", None),
    ]
    assert ("modularity", "3") in stored(case, "SELECT key, value FROM entity_property")
    assert stored(case, "SELECT count(*), max(x) - min(x) FROM graph_node") == [(2, 170.0)]
    said = [f"{each.row}: {each.reason}" for each in report.skipped]
    assert "2: Its spells are taken as one, gaps included." in said
    assert "edge attribute start and end: Links have no place for it; 1 value left out." in said
    again = import_gexf(case, GEPHI.encode())
    assert (dict(again.created), dict(again.updated)) == ({}, {})


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><graphml>&j;</graphml>"
)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "no well-formed XML: no element found"),
        (b"\0\1\2", "no well-formed XML"),
        (b"PK\3\4 not xml", "no well-formed XML"),
        (b"<graphml><graph>", "no well-formed XML: no element found, line 1"),
        (b"<html/>", "XML and no G"),
        (BOMB.encode(), "declares entities"),
        (
            b'<!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/passwd">]><graphml>&x;</graphml>',
            "declares entities",
        ),
        (b'<!DOCTYPE g [<!ENTITY % x SYSTEM "http://example.org/x">%x;]><graphml/>', "declares entities"),
        (b"<g>" * 300 + b"</g>" * 300, "deeper"),
        (b'<?xml version="1.0" encoding="nonsense"?><graphml/>', "unknown encoding"),
    ],
)
def test_what_is_no_graph_or_means_harm_is_refused_in_a_sentence_and_nothing_changes(
    case: Case, data: bytes, sentence: str
) -> None:
    before = len(case.history())
    for read in (import_graphml, import_gexf):
        with pytest.raises(InvalidValue, match=sentence) as refused:
            read(case, data)
        assert len(str(refused.value).splitlines()) == 1
    assert len(case.history()) == before


def test_a_doctype_without_entities_is_no_harm_and_nothing_is_fetched(case: Case) -> None:
    data = '<!DOCTYPE graphml SYSTEM "http://example.org/graphml.dtd">' + GRAPHML.format(
        '<graph><node id="a"/></graph>'
    )
    assert import_graphml(case, data.encode()).created["entity"] == 1


def test_more_elements_than_a_graph_needs_are_refused_before_they_fill_the_memory(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xml_reading, "MOST_ELEMENTS", 1_000)
    data = b"<graphml><graph>" + b"<node/>" * 200_000 + b"</graph></graphml>"
    tracemalloc.start()
    with pytest.raises(InvalidValue, match="more elements"):
        import_graphml(case, data)
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


def node(row_id: str, **attributes: str) -> str:
    values = "".join(f'<data key="{key}">{value}</data>' for key, value in attributes.items())
    return f'<node id="{row_id}"><data key="kind_label">x</data>{values}</node>'


KEYS = "".join(
    f'<key id="{name}" for="all" attr.name="{name}" attr.type="string"/>'
    for name in ("label", "kind", "kind_label", "names", "properties", "sameness", "tags", "marking", "x", "y", "view_id", "link_id", "valid", "status")
)  # fmt: skip
ONE, TWO = "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"


def test_rows_that_do_not_fit_are_left_out_one_by_one_with_the_reason(case: Case) -> None:
    body = "".join([
        KEYS, "<graph>",
        node(ONE, label="Good", kind="person", names='[{"text": "G", "role": "alias"}, {"text": "H", "role": "king"}, 7, {"role": "alias"}]',
             properties="{", sameness=f'[{{"other_id": "{ONE}", "verdict": "same", "reason": "r"}}]', tags='["t", 5]', x="nan", y="1e999"),
        node(TWO, label="Bad", kind="person", marking="TLP:PINK"),
        node(ONE, label="Twin", kind="person"), '<node/>',
        f'<edge id="e" source="{ONE}" target="{ONE}"><data key="valid">in May</data></edge>',
        f'<edge id="f" source="{ONE}" target="{TWO}"/>', f'<edge id="g" source="{ONE}"/>',
        f'<edge id="h" source="{ONE}" target="{ONE}"><data key="nokey">1</data></edge>', "</graph>",
    ])  # fmt: skip
    report = import_graphml(case, GRAPHML.format(body).encode())
    assert dict(report.created) == {"entity": 1, "entity_name": 1, "link": 1, "tag": 1, "tagging": 1}
    assert stored(case, "SELECT name FROM entity") == [("Good",)]
    said = "\n".join(f"{each.row}: {each.reason}" for each in report.skipped)
    for words in (
        "Bad: ", "Twin: The file has it twice", "node: It has no id", "names of Good: A list in it holds something that is no object",
        "properties of Good: A list in it cannot be read", "sameness of Good: The two are judged already, or are one",
        "edge e: 'in May' is not an EDTF date", "edge f: One of its ends", "edge g: One of its ends",
    ):  # fmt: skip
        assert words in said
    assert case.read("SELECT count(*) FROM graph_node") == [(0,)]


def test_an_id_that_belongs_to_another_entity_takes_nothing_over(case: Case) -> None:
    mine = case.run(entities.add_entity, kind="person", name="Mine")
    name = case.run(entities.add_name, mine, text="M.")
    body = (
        KEYS
        + "<graph>"
        + node(
            ONE,
            label="Theirs",
            kind="person",
            names=f'[{{"id": "{name}", "text": "stolen", "role": "alias"}}]',
        )
        + "</graph>"
    )
    report = import_graphml(case, GRAPHML.format(body).encode())
    assert [each.reason for each in report.skipped] == ["Its id belongs to something else in this case."]
    assert stored(case, "SELECT text FROM entity_name") == [("M.",)]
