"""Issuing a brief: blockers stop it, what is said is frozen, a correction tells its readers, and undo takes it back."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest

from casewright.brief.collect import collect
from casewright.brief.export import export_brief
from casewright.brief.issues.publishing import Blocked, issue
from casewright.brief.issues.snapshot import read_snapshot
from casewright.brief.markdown import to_markdown
from casewright.brief.status_words import stamp
from casewright.casefile.case import Case
from casewright.casefile.queries.issues import issues_of, next_version, snapshot_of
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.operations import briefs, waivers
from casewright.operations.deletion import delete_object
from casewright.operations.issues import issue_brief
from casewright.operations.judgement_revisions import revise_judgement


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def test_an_issue_freezes_what_is_said_with_its_hash(vell: Case, ids: SimpleNamespace) -> None:
    issue_id = issue(vell, ids.brief)
    (row,) = issues_of(vell, ids.brief)
    assert (row.id, row.kind, row.issued_by) == (issue_id, "issue", "M. Ors")
    frozen = read_snapshot(snapshot_of(vell, issue_id))
    assert frozen.brief.status == "issued"
    assert frozen.brief.issued_on == row.issued_on[:10]
    assert [each.id for each in frozen.judgements] == [ids.judgement]
    assert frozen.judgements[0].origins == (2, 2)
    assert any(rating == "B2" for ground in frozen.judgements[0].grounds for _, _, rating in ground.sources)
    assert collect(vell, ids.brief).status == "issued"


def test_an_issue_is_written_again_byte_for_byte_whatever_has_become_of_the_case(
    vell: Case, ids: SimpleNamespace, tmp_path: Path
) -> None:
    issue(vell, ids.brief, "1")
    export_brief(vell, ids.brief, tmp_path / "then.pdf", issue="1")
    vell.run(revise_judgement, ids.judgement, reason="The ballot failed.", likelihood="unlikely", point=None)
    export_brief(vell, ids.brief, tmp_path / "again.pdf", issue="1")
    assert (tmp_path / "then.pdf").read_bytes() == (tmp_path / "again.pdf").read_bytes()
    export_brief(vell, ids.brief, tmp_path / "now.pdf")
    assert "unlikely" in text_of(tmp_path / "now.pdf").lower()
    with pytest.raises(NoSuchObject, match="issued are: 1"):
        export_brief(vell, ids.brief, tmp_path / "none.pdf", issue="7")


def test_what_says_something_else_than_was_issued_is_a_draft_again(vell: Case, ids: SimpleNamespace) -> None:
    draft = collect(vell, ids.brief)
    assert stamp(draft) == "DRAFT"
    issue(vell, ids.brief)
    assert stamp(collect(vell, ids.brief)) == ""
    vell.run(briefs.edit_brief, ids.brief, standfirst="Another standfirst.")
    assert stamp(collect(vell, ids.brief)) == "DRAFT"
    assert collect(vell, ids.brief).status == "draft"
    assert "**DRAFT**" in to_markdown(collect(vell, ids.brief))


def test_a_blocker_stops_an_issue_and_changes_nothing_until_it_is_waived(
    vell: Case, ids: SimpleNamespace
) -> None:
    vell.run(
        briefs.edit_brief, ids.brief, bottom_line="We judge with moderate confidence that closure is likely."
    )
    steps = len(vell.history())
    with pytest.raises(Blocked, match="JL01") as blocked:
        issue(vell, ids.brief)
    assert len(vell.history()) == steps
    assert issues_of(vell, ids.brief) == []
    for finding in blocked.value.findings:
        vell.run(
            waivers.waive,
            rule=finding.rule,
            object_type=finding.object_type,
            object_id=finding.object_id,
            fingerprint=finding.fingerprint,
            reason="The customer asked for these words.",
        )
    issue_id = issue(vell, ids.brief)
    told = {rule: waiver for rule, _, _, waiver in read_snapshot(snapshot_of(vell, issue_id)).findings}
    assert told["JL01"] == "M. Ors: The customer asked for these words."


def test_no_other_verb_issues_a_brief_or_changes_an_issue(vell: Case, ids: SimpleNamespace) -> None:
    with pytest.raises(InvalidValue, match="issued or withdrawn as such"):
        vell.run(briefs.edit_brief, ids.brief, status="issued")
    issue(vell, ids.brief)
    with pytest.raises(InvalidValue):
        vell.run(briefs.delete_brief, ids.brief)
    with pytest.raises(InvalidValue, match="was issued already"):
        vell.run(issue_brief, ids.brief, snapshot="{}", version=issues_of(vell, ids.brief)[0].version)


def test_a_correction_is_a_version_of_its_own_and_tells_its_readers(
    vell: Case, ids: SimpleNamespace, tmp_path: Path
) -> None:
    with pytest.raises(InvalidValue, match="nothing to correct"):
        issue(vell, ids.brief, kind="correction", notice="Wrong.")
    issue(vell, ids.brief)
    first = issues_of(vell, ids.brief)[0].version
    with pytest.raises(InvalidValue, match="what was wrong"):
        issue(vell, ids.brief, kind="correction")
    issue(vell, ids.brief, kind="correction", notice="The date of the ballot was wrong.")
    assert [row.version for row in issues_of(vell, ids.brief)] == [str(int(first) + 1), first]
    export_brief(vell, ids.brief, tmp_path / "second.pdf")
    assert "The date of the ballot was wrong." in text_of(tmp_path / "second.pdf")
    assert next_version(vell, ids.brief) == str(int(first) + 2)


def test_a_withdrawn_brief_says_so(vell: Case, ids: SimpleNamespace) -> None:
    issue(vell, ids.brief)
    issue(vell, ids.brief, kind="withdrawal", notice="The notice was forged.")
    assert collect(vell, ids.brief).status == "withdrawn"
    assert stamp(collect(vell, ids.brief)) == "WITHDRAWN"


def test_undo_takes_an_issue_back_and_redo_brings_it_again(vell: Case, ids: SimpleNamespace) -> None:
    issue_id = issue(vell, ids.brief)
    vell.undo()
    assert issues_of(vell, ids.brief) == []
    assert stamp(collect(vell, ids.brief)) == "DRAFT"
    vell.redo()
    assert read_snapshot(snapshot_of(vell, issue_id)).brief.title == collect(vell, ids.brief).title


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        '{"format": "other"}',
        "[" * 100_000,
        json.dumps({"format": "casewright-brief-snapshot/1"}),
    ],
)
def test_a_snapshot_that_is_none_is_declined(text: str) -> None:
    with pytest.raises(InvalidValue):
        read_snapshot(text)


def test_what_was_issued_is_kept_unless_somebody_lets_it_go(vell: Case, ids: SimpleNamespace) -> None:
    issue(vell, ids.brief)
    with pytest.raises(InvalidValue):
        vell.run(briefs.delete_brief, ids.brief)
    with vell.edit("delete_brief") as tx:
        delete_object(tx, "brief", ids.brief, with_dependents=True)
    assert vell.read("SELECT count(*) FROM brief_issue") == [(0,)]
