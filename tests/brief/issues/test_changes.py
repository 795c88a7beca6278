"""What has changed since the last issue: every judgement, and the evidence behind each change."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

from casewright.brief.collect import collect
from casewright.brief.issues.changes import changes_since
from casewright.brief.issues.publishing import issue
from casewright.brief.markdown import to_markdown
from casewright.casefile.case import Case
from casewright.operations import briefs, judgements, sources
from casewright.operations.judgement_revisions import revise_judgement


def kinds(case: Case, brief: UUID) -> list[str]:
    found = changes_since(case, brief)
    assert found is not None
    return [change.kind for change in found.judgements]


def test_before_the_first_issue_there_is_nothing_to_tell(vell: Case, ids: SimpleNamespace) -> None:
    assert changes_since(vell, ids.brief) is None
    issue(vell, ids.brief)
    assert changes_since(vell, ids.brief) is None


def test_a_judgement_is_raised_lowered_reversed_new_or_dropped(vell: Case, ids: SimpleNamespace) -> None:
    other = vell.run(judgements.judge, ids.assessment, text="The carriers stay.", likelihood="likely")
    claim = UUID(
        bytes=vell.read("SELECT claim_id FROM judgement_support WHERE id = ?", (ids.support.bytes,))[0][0]
    )
    vell.run(judgements.support, other, claim_id=claim)
    issue(vell, ids.brief)
    vell.run(
        revise_judgement, ids.judgement, reason="The ballot passed.", likelihood="very likely", point=None
    )
    assert kinds(vell, ids.brief) == ["raised", "unchanged"]
    vell.run(revise_judgement, ids.judgement, reason="It was annulled.", likelihood="unlikely", point=None)
    assert kinds(vell, ids.brief) == ["reversed", "unchanged"]
    vell.run(judgements.delete_judgement, other)
    vell.run(judgements.judge, ids.assessment, text="The port reopens.", likelihood="likely")
    found = changes_since(vell, ids.brief)
    assert found is not None
    assert [change.kind for change in found.judgements] == ["reversed", "new", "dropped"]
    assert found.judgements[0].reason == "The ballot passed. It was annulled."


def test_evidence_gained_and_lost_and_ratings_that_changed_are_named(
    vell: Case, ids: SimpleNamespace
) -> None:
    issue(vell, ids.brief)
    vell.run(judgements.unsupport, ids.support)
    source = UUID(
        bytes=vell.read(
            "SELECT p.source_id FROM judgement_support s JOIN citation c ON c.claim_id = s.claim_id "
            "JOIN passage p ON p.id = c.passage_id WHERE s.stance = 'supports' ORDER BY s.id"
        )[0][0]
    )
    before = vell.read("SELECT reliability FROM source WHERE id = ?", (source.bytes,))[0][0]
    vell.run(sources.edit_source, source, reliability="E", reliability_reason="It retracted a report.")
    (change,) = changes_since(vell, ids.brief).judgements  # type: ignore[union-attr]
    assert change.kind == "unchanged"
    assert change.has_changed
    assert len(change.lost) == 1
    assert [(then[0], now[0]) for _, then, now in change.rerated] == [(before, "E")]


def test_the_page_is_printed_where_a_section_asks_for_it_and_the_issue_stays_as_issued(
    vell: Case, ids: SimpleNamespace
) -> None:
    vell.run(briefs.add_section, ids.brief, kind="changes")
    issue(vell, ids.brief, "1")
    assert "What has changed" not in to_markdown(collect(vell, ids.brief))
    vell.run(
        revise_judgement, ids.judgement, reason="The ballot passed.", likelihood="very likely", point=None
    )
    page = to_markdown(collect(vell, ids.brief))
    assert "What has changed" in page
    assert "Compared with version 1" in page
    assert "The ballot passed." in page
    issue(vell, ids.brief, "2")
    again = collect(vell, ids.brief)
    assert again.status == "issued"
    assert "Compared with version 1" in to_markdown(again)
    vell.run(briefs.edit_brief, ids.brief, standfirst="Other words.")
    vell.run(
        revise_judgement, ids.judgement, reason="The pay clause is settled.", likelihood="likely", point=None
    )
    assert "Compared with version 2" in to_markdown(collect(vell, ids.brief))
