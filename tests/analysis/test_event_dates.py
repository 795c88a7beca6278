"""An event is dated the same on the chart, in the filters and on the timeline."""

from __future__ import annotations

import pytest

from casewright.analysis.event_dates import event_dates
from casewright.casefile.case import Case
from casewright.operations.entities import add_entity, set_property


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((("date", "2024-05"),), ["2024-05"]),
        ((("date", "2024-05-02"), ("ended", "2024-06")), ["2024-05-02/2024-06"]),
        ((("date", "2024-05"), ("date", "2024-07"), ("ended", "2024-08")), ["2024-05", "2024-07"]),
        # a stretch cannot go on from a stretch: what is known is kept, not dropped with the rest
        ((("date", "2024-05/2024-06"), ("ended", "2024-07")), ["2024-05/2024-06"]),
        ((("ended", "2024-07"),), []),
    ],
)
def test_an_event_is_dated_by_its_own_date(
    case: Case, given: tuple[tuple[str, str], ...], said: list[str]
) -> None:
    with case.edit("add_entity") as tx:
        event = add_entity(tx, kind="event", name="Talks")
        other = add_entity(tx, kind="organisation", name="Concord")
        for key, value in given:
            set_property(tx, event, key=key, value=value)
        set_property(tx, other, key="date", value="2020")
    assert list(event_dates(case, {"event"})) == [(event, each) for each in said]
