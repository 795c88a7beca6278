"""A chart in a brief shows what its graph view shows: what the filters of the view leave out is not printed."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright.analysis.support import Support
from casewright.brief.blocks import LinkChart, Timeline
from casewright.brief.figures_from_case import link_chart, timeline
from casewright.casefile.case import Case
from casewright.model.case_filter import CaseFilter
from casewright.model.errors import InvalidValue
from casewright.operations import entities, graph_views, links


@pytest.fixture
def view(case: Case) -> UUID:
    """Three states in a row, of which the last link is not to be shown to everybody."""
    with case.edit("add_view") as tx:
        states = [entities.add_entity(tx, kind="state", name=name) for name in ("Varn", "Torvak", "Lucarra")]
        links.add_link(tx, kind="allied_with", from_id=states[0], to_id=states[1], valid="2020")
        links.add_link(
            tx, kind="allied_with", from_id=states[1], to_id=states[2], valid="2024", marking="TLP:RED"
        )
        made = graph_views.add_view(tx, title="Allies")
        graph_views.add_entities_to_view(tx, made, {each: (n * 100.0, 0.0) for n, each in enumerate(states)})
    return made


def chart(case: Case, view: UUID) -> LinkChart:
    (found,) = link_chart(case, Support(case), view, "Allies.")
    assert isinstance(found, LinkChart)
    return found


def test_a_view_without_filters_is_printed_whole(case: Case, view: UUID) -> None:
    found = chart(case, view)
    assert (len(found.nodes), len(found.edges)) == (3, 2)
    assert "left out" not in found.caption


def test_what_the_filters_of_the_view_leave_out_is_not_printed_and_the_caption_says_so(
    case: Case, view: UUID
) -> None:
    case.run(graph_views.save_filters, view, CaseFilter(marking="TLP:AMBER", unlinked=False))
    found = chart(case, view)
    assert {node.label for node in found.nodes} == {"Varn", "Torvak"}
    assert len(found.edges) == 1
    assert found.caption.endswith("2 entities, 1 connection, 1 uncited; 2 more left out by filters.")
    (drawn,) = timeline(case, Support(case), view, "Allies.")
    assert isinstance(drawn, Timeline)
    assert [event.when for event in drawn.events] == ["2020"]


def test_filters_that_cannot_be_applied_are_not_passed_over(case: Case, view: UUID) -> None:
    case.run(graph_views.edit_view, view, filters='{"version": 2, "marking": "TLP:CLEAR"}')
    with pytest.raises(InvalidValue, match="later version"):
        chart(case, view)
