"""What a filter leaves out of a view is not in the file, whatever it is part of, and the account says how much it was."""

from __future__ import annotations

from typing import Any

import pytest

from casewright.casefile.case import Case
from casewright.exchange.graph_files.writing import export_gexf, export_graphml
from casewright.model.case_filter import CaseFilter
from casewright.operations import captures, claims, entities, graph_views, passages, sources

WRITERS = {"graphml": export_graphml, "gexf": export_gexf}


@pytest.fixture(params=WRITERS)
def write(request: pytest.FixtureRequest) -> Any:
    return WRITERS[str(request.param)]


def reasons(report: Any) -> str:
    return " ".join(each.reason for each in report.not_representable)


def test_a_view_is_written_as_its_filters_leave_it(case: Case, made: dict[str, Any], write: Any) -> None:
    case.run(graph_views.save_filters, made["view"], CaseFilter(marking="TLP:GREEN"))
    data, report = write(case, None, made["view"])
    assert dict(report.written) == {"entity": 2, "link": 1}
    for secret in (str(made["a"]), "Джордже", "&lt;most&gt;", "Ünder watch"):
        assert secret not in data.decode()
    assert "5 entities and links left out by filters" in reasons(report)


def test_the_filter_in_force_goes_before_the_one_that_is_kept(
    case: Case, made: dict[str, Any], write: Any
) -> None:
    case.run(graph_views.save_filters, made["view"], CaseFilter(marking="TLP:GREEN"))
    assert dict(write(case, None, made["view"], CaseFilter())[1].written) == {"entity": 3, "link": 5}
    asked = CaseFilter(entity_kinds=frozenset({"company"}))
    assert dict(write(case, None, None, asked)[1].written) == {"entity": 1, "link": 0}


def test_below_a_mark_no_property_goes_out_that_rests_on_what_is_marked_higher(
    case: Case, made: dict[str, Any], write: Any
) -> None:
    with case.edit("state_claim") as tx:
        source = sources.add_source(tx, title="From inside", marking="TLP:RED")
        data, words = b"Registered in Tarsis.", "Registered in Tarsis."
        taken = captures.add_capture(tx, source, data=data, media_type="text/plain", file_name="n.txt")
        text = captures.add_source_text(tx, taken, text=words, tool="test", tool_version="1")
        passage = passages.quote(tx, text, exact=words)
        claim = claims.state_claim(tx, text="It is registered in Tarsis.")
        claims.cite(tx, claim, passage)
        entities.set_property(tx, made["b"], key="registered", value="Tarsis", claim_id=claim)
    title = b"Who &amp; what"
    data, report = write(case, None, made["view"], CaseFilter(marking="TLP:AMBER"))
    assert (b"Tarsis" in data, b"elsewhere" in data, title in data) == (False, True, True)
    assert "1 property is not written" in reasons(report)
    assert b"Tarsis" in write(case, None, made["view"], CaseFilter())[0]
    case.run(graph_views.edit_view, made["view"], marking="TLP:RED")
    assert title not in write(case, None, made["view"], CaseFilter(marking="TLP:AMBER"))[0]
