"""What a figure says of itself: sources, uncited links, data date, marking."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright.analysis.figure_facts import FigureFacts, figure_facts
from casewright.casefile.case import Case
from casewright.casefile.transaction import Transaction
from casewright.operations import captures, claims, entities, graph_views, links, passages, sources


def cited(tx: Transaction, about: UUID, words: str, published: str, marking: str | None) -> None:
    source = sources.add_source(tx, title=words, published=published, marking=marking)
    taken = captures.add_capture(tx, source, data=words.encode(), media_type="text/plain", file_name="n.txt")
    text = captures.add_source_text(tx, taken, text=words, tool="test", tool_version="1")
    claim = claims.state_claim(tx, text=words)
    claims.cite(tx, claim, passages.quote(tx, text, exact=words))
    claims.about(tx, claim, "link", about)


@pytest.fixture
def made(case: Case) -> dict[str, UUID]:
    made: dict[str, UUID] = {}
    with case.edit("add_entity") as tx:
        made["a"] = entities.add_entity(tx, kind="person", name="Ana")
        made["b"] = entities.add_entity(tx, kind="company", name="Line")
        for name in ("open", "secret", "bare"):
            made[name] = links.add_link(tx, kind="controls", from_id=made["a"], to_id=made["b"])
        cited(tx, made["open"], "Seen in the open.", "2024-05-12", None)
        cited(tx, made["open"], "Heard inside.", "2025-01-01", "TLP:RED")
        cited(tx, made["secret"], "Only heard inside.", "2025-02-03", "TLP:AMBER")
        made["view"] = graph_views.add_view(tx, title="Owners", marking="TLP:GREEN")
    return made


def facts(
    case: Case, made: dict[str, UUID], *names: str, view: UUID | None = None, ceiling: str | None = None
) -> FigureFacts:
    shown = [made[name] for name in names]
    return figure_facts(case, [made["a"], made["b"], *shown], shown, view, ceiling)


def test_sources_uncited_links_and_the_latest_date_are_said(case: Case, made: dict[str, UUID]) -> None:
    found = facts(case, made, "open", "secret", "bare")
    assert found.source_line == "Based on 3 sources; 1 of 3 links uncited; observed network only."
    assert found.data_date == "Data to 3 February 2025"


def test_it_is_marked_as_the_strictest_of_what_is_shown_needs(case: Case, made: dict[str, UUID]) -> None:
    assert facts(case, made, "bare").markings == ()
    assert facts(case, made, "open").markings == ()  # an open source says as much
    assert facts(case, made, "open", "secret").markings == ("TLP:AMBER",)
    assert facts(case, made, "open", view=made["view"]).marking == "TLP:GREEN"


def test_below_a_mark_nothing_above_it_is_counted(case: Case, made: dict[str, UUID]) -> None:
    found = facts(case, made, "open", ceiling="TLP:GREEN")
    assert (found.sources, found.data_date) == (1, "Data to 12 May 2024")


def test_without_a_dated_source_it_says_that_it_is_undated(case: Case, made: dict[str, UUID]) -> None:
    assert facts(case, made, "bare").data_date == "Undated: no source behind it has a date"
