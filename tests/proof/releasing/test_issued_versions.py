"""Releasable versions that are frozen with an issue: written again as they were, and what readers compare later ones with."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from casewright.analysis.check.run import check_case
from casewright.brief.blocks import JudgementBlock
from casewright.brief.issues import publishing
from casewright.brief.issues.publishing import Blocked, issue
from casewright.brief.release.version import releasable
from casewright.casefile.queries.issues import issues_of
from casewright.model.errors import NoSuchObject
from casewright.operations import briefs, entities
from casewright.operations.judgement_revisions import revise_judgement
from casewright.proof.releasing.scan import Leaking
from casewright.proof.releasing.writing import export_releasable, vouch_for

GREEN = "TLP:GREEN"


@pytest.fixture
def sound(vell: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The case, with nothing that the check would hold against its brief."""
    monkeypatch.setattr(publishing, "check_case", lambda *_, **__: [])
    return vell


def test_a_frozen_version_is_written_again_byte_for_byte(sound: SimpleNamespace, tmp_path: Path) -> None:
    issue(sound.case, sound.brief, "1", releasable_at=(GREEN,), vouch=vouch_for)
    export_releasable(sound.case, sound.brief, tmp_path / "then.pdf", GREEN, issue="1")
    sound.case.run(entities.edit_entity, sound.federation, marking="TLP:RED", name="Somebody else")
    sound.case.run(briefs.edit_section, sound.section, body="Another text.")
    export_releasable(sound.case, sound.brief, tmp_path / "again.pdf", GREEN, issue="1")
    assert (tmp_path / "then.pdf").read_bytes() == (tmp_path / "again.pdf").read_bytes()
    with pytest.raises(
        NoSuchObject, match=r"without a releasable version at TLP:CLEAR; there are: TLP:GREEN\."
    ):
        export_releasable(sound.case, sound.brief, tmp_path / "none.pdf", "TLP:CLEAR", issue="1")


def test_the_version_of_what_was_issued_is_no_draft_until_the_brief_changes(sound: SimpleNamespace) -> None:
    issue(sound.case, sound.brief, "1")
    assert releasable(sound.case, sound.brief, GREEN).brief.status == "issued"
    sound.case.run(briefs.edit_section, sound.section, body="Nightjr08 is seen.", marking="TLP:RED")
    assert releasable(sound.case, sound.brief, GREEN).brief.status == "draft"


def test_nothing_is_frozen_where_the_version_would_hold_what_it_leaves_out(sound: SimpleNamespace) -> None:
    sound.case.run(briefs.edit_section, sound.section, body="Nightjr08 is seen.")
    with pytest.raises(Leaking, match="Nightjr08"):
        issue(sound.case, sound.brief, "1", releasable_at=(GREEN,), vouch=vouch_for)
    assert issues_of(sound.case, sound.brief) == []


def changes(vell: SimpleNamespace) -> list[str]:
    blocks = releasable(vell.case, vell.brief, GREEN).brief.blocks
    return [block.change for block in blocks if isinstance(block, JudgementBlock)]


def test_changes_are_told_against_what_these_readers_were_given(sound: SimpleNamespace) -> None:
    sound.case.run(briefs.add_section, sound.brief, kind="changes")
    issue(sound.case, sound.brief, "1")
    sound.case.run(revise_judgement, sound.kept, reason="Nightjr08 says so.", likelihood="very_likely")
    assert changes(sound) == ["", ""], "they were given nothing yet"
    issue(sound.case, sound.brief, "2", releasable_at=(GREEN,))
    sound.case.run(revise_judgement, sound.kept, reason="A second notice.", likelihood="likely")
    sound.case.run(revise_judgement, sound.red_one, reason="Judgrd13 is lost.", likelihood="very_unlikely")
    assert changes(sound) == ["Lowered", "Unchanged"]
    version = releasable(sound.case, sound.brief, GREEN)
    told = str(version.brief.blocks)
    assert "Compared with version 2" in told
    assert "A second notice." in told
    assert "Judgrd13" not in told


def test_a_version_that_the_customer_may_receive_settles_the_rule_that_asks_for_it(
    vell: SimpleNamespace,
) -> None:
    case = vell.case
    case.run(briefs.edit_brief, vell.brief, max_marking=GREEN)
    asked = {each.rule for each in check_case(case, vell.brief) if each.severity == "blocker"}
    assert "MK04" in asked
    with pytest.raises(Blocked) as blocked:
        issue(case, vell.brief, "1", releasable_at=("TLP:AMBER",))
    assert "MK04" in {each.rule for each in blocked.value.findings}
    with pytest.raises(Blocked) as blocked:
        issue(case, vell.brief, "1", releasable_at=(GREEN,))
    assert "MK04" not in {each.rule for each in blocked.value.findings}
