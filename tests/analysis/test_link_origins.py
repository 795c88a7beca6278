from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

import pytest

import casewright
from casewright.analysis.backing import backing_of
from casewright.analysis.link_origins import origins_of_links
from casewright.casefile.queries import graph
from casewright.operations import captures, claims, entities, links, passages, sources

WORDS = "Varenia and Tolmark signed the protocol."


def a_source(tx, title, **fields):
    source = sources.add_source(tx, title=title, kind="article", provenance="primary", **fields)
    capture = captures.add_capture(
        tx, source, data=f"{title}. {WORDS}".encode(), media_type="text/plain", file_name="a.txt"
    )
    text = captures.add_source_text(
        tx, capture, text=f"{title}. {WORDS}", tool="plain text", tool_version="1"
    )
    return source, passages.quote(tx, text, exact=WORDS)


@pytest.fixture
def world(tmp_path):
    """Five links: on two sources apart, on a source and its relay, uncited, doubtful and contradicted, withdrawn."""
    ids = SimpleNamespace()
    with casewright.create(tmp_path / "a.casewright", title="Ports", analyst="M") as case:
        with case.edit("apply_recipe") as tx:
            a, b = (entities.add_entity(tx, kind="state", name=name) for name in ("Varenia", "Tolmark"))
            names = ("apart", "relayed", "uncited", "doubtful", "withdrawn")
            for name in names:
                setattr(ids, name, links.add_link(tx, kind="cooperates_with", from_id=a, to_id=b))
            one, two, relay, old = (a_source(tx, title) for title in ("One", "Two", "Relay", "Old"))
            sources.link_sources(
                tx, child_id=relay[0], parent_id=one[0], kind="republishes", status="confirmed"
            )
            sources.edit_source(tx, old[0], withdrawn="retracted")
            for link, cited, grade in (
                (ids.apart, (one, two), "2"), (ids.relayed, (one, relay), None), (ids.doubtful, (two,), "4"),
                (ids.withdrawn, (old,), "1"),
            ):  # fmt: skip
                claim = claims.state_claim(tx, text=WORDS)
                claims.about(tx, claim, "link", link)
                for _, passage in cited:
                    claims.cite(tx, claim, passage, credibility=grade)
            against = claims.state_claim(tx, text="They did not.")
            claims.relate_claims(tx, against, claim_of(tx, ids.doubtful), kind="contradicts")
        yield case, ids


def claim_of(tx, link: UUID) -> UUID:
    return UUID(bytes=tx.read("SELECT claim_id FROM claim_about WHERE object_id = ?", (link.bytes,))[0][0])


def test_relays_of_one_origin_are_one_and_what_nothing_supports_is_left_out(world):
    case, ids = world
    assert origins_of_links(case) == {ids.apart: 2, ids.relayed: 1, ids.doubtful: 1, ids.withdrawn: 1}


def test_the_count_is_that_of_the_panel(world):
    case, _ids = world
    for link, origins in origins_of_links(case).items():
        assert backing_of(case, "link", link).origins.pessimistic == origins


def test_a_chart_reads_what_supports_a_link_and_what_speaks_against_it(world):
    case, ids = world
    rows = {row.id: (row.sources, row.credibility, bool(row.disputed)) for row in graph.case_edges(case)}
    assert rows == {
        ids.apart: (2, "2", False), ids.relayed: (2, None, False), ids.uncited: (0, None, False),
        ids.doubtful: (1, "4", True), ids.withdrawn: (0, None, False),
    }  # fmt: skip
