"""A case with everything that a graph file can say, and all of it as plain rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import casewright
from casewright.casefile.case import Case
from casewright.casefile.queries.records import columns_of
from casewright.model.ids import new_id
from casewright.operations import claims, entities, graph_views, links, sameness, tags_and_notes

HOSTILE = 'Ђорђе <b>"&amp;]]></data> \u202eلين\u202c 😀 \u0085 \x7f ␀'
TABLES = (
    "entity",
    "entity_name",
    "entity_property",
    "link",
    "sameness",
    "tag",
    "tagging",
    "graph_view",
    "graph_node",
)


def fill(case: Case) -> dict[str, Any]:
    """Entities with names, properties, tags and judgements of identity; links of every sort; a view with places."""
    made: dict[str, Any] = {}
    with case.edit("add_entity") as tx:
        made["a"] = entities.add_entity(
            tx, kind="person", name=HOSTILE, summary="One\n two\r\nthree\ttabs ", marking="TLP:RED"
        )
        made["b"] = entities.add_entity(tx, kind="company", name="  12 ")
        made["c"] = entities.add_entity(tx, kind="attack", name="true")
        made["d"] = entities.add_entity(tx, kind="person", name="Nobody")
        entities.add_name(tx, made["a"], text="Джордже", role="native", language="sr-Cyrl", valid="1999/..")
        entities.add_name(tx, made["a"], text='"quoted"')
        claim = claims.state_claim(tx, text="Somebody says so.", basis="analyst_knowledge")
        entities.set_property(
            tx, made["b"], key="registered", value='[{"not": "a list"}]', valid="2001~", claim_id=claim
        )
        entities.set_property(tx, made["b"], key="registered", value="elsewhere")
        entities.set_property(tx, made["c"], key="date", value="2024-05-XX")
        sameness.judge_same(tx, made["a"], made["d"], reason="One <passport>.")
        sameness.judge_different(tx, made["b"], made["c"], reason="Of course.")
        tag = tags_and_notes.add_tag(tx, name="Ünder watch", colour="#2F5BC4")
        tags_and_notes.tag_object(tx, tag, "entity", made["a"])
        made["link"] = links.add_link(
            tx, kind="controls", from_id=made["a"], to_id=made["b"], label="owns <most> of", polarity="hostile", status="inferred",
            valid="2019-03?/2020", valid_stated="since spring", summary="See\r\nbelow", marking="TLP:GREEN",
        )  # fmt: skip
        claims.about(tx, claim, "link", made["link"])
        tags_and_notes.tag_object(tx, tag, "link", made["link"])
        for kind, ends, fields in (
            ("controls", "ab", {}), ("met_with", "ba", {"valid": "../2018"}), ("related_to", "aa", {}),
            ("led_to", "cb", {"directed": False, "valid": "2024-05-17", "status": "planned"}),
        ):  # fmt: skip
            links.add_link(tx, kind=kind, from_id=made[ends[0]], to_id=made[ends[1]], **fields)
        made["view"] = graph_views.add_view(tx, title="Who & what")
        places = {made["a"]: (0.0, 0.1), made["b"]: (-170.25, 1e-7), made["c"]: (1 / 3, 12345.678)}
        graph_views.add_entities_to_view(tx, made["view"], places)
        graph_views.pin_nodes(tx, made["view"], [made["b"]])
        graph_views.add_entities_to_view(tx, made["view"], {made["d"]: (1.0, 1.0)})
        graph_views.hide_nodes(tx, made["view"], [made["d"]])
    return made


def rows(case: Case, *tables: str) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of these tables, but for what stays in its case: claims behind properties, ids and colours of tags."""
    found = {}
    for table in tables or TABLES:
        left_out = {"claim_id", "colour"} | ({"id", "tag_id"} if table in ("tag", "tagging") else set())
        columns = ", ".join(each for each in columns_of(table) if each not in left_out)
        found[table] = sorted(case.read(f"SELECT {columns} FROM {table}"), key=repr)
    return found


@pytest.fixture
def made(case: Case) -> dict[str, Any]:
    return fill(case)


@pytest.fixture
def rows_of() -> Callable[..., dict[str, list[tuple[Any, ...]]]]:
    return rows


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Callable[[], Case]]:
    """Makes further, empty cases."""
    opened: list[Case] = []

    def make() -> Case:
        opened.append(casewright.create(tmp_path / f"{new_id()}.casewright", title="Other", analyst="Bo"))
        return opened[-1]

    yield make
    for case in opened:
        case.close()
