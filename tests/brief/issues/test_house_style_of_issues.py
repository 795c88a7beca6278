"""What was issued keeps the house style that it was issued in."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from casewright.brief.collect import collect
from casewright.brief.export import export_brief
from casewright.brief.html import to_html
from casewright.brief.issues.digest import content_digest
from casewright.brief.issues.publishing import issue
from casewright.brief.json_form import from_json, to_json
from casewright.brief.status_words import stamp
from casewright.casefile.case import Case
from casewright.casefile.queries.issues import issues_of, snapshot_of
from casewright.model.errors import InvalidValue
from casewright.model.house_style import PLAIN, HouseStyle
from casewright.model.logo import Logo, written_logo
from casewright.operations.briefs import set_house_style
from casewright.operations.judgement_revisions import revise_judgement

LOGO = written_logo(Logo(4, 2, bytes(range(24))))
STYLE = HouseStyle(organisation="Basin Institute", accent="#7A1F3D", text_font="sans")


@pytest.mark.parametrize("kind", ["pdf", "html", "docx"])
def test_an_old_issue_is_written_byte_for_byte_in_its_own_style(
    vell: Case, ids: SimpleNamespace, tmp_path: Path, kind: str
) -> None:
    vell.run(set_house_style, ids.brief, style=STYLE, logo=LOGO)
    issue(vell, ids.brief, "1")
    export_brief(vell, ids.brief, tmp_path / f"then.{kind}", kind, issue="1")
    vell.run(set_house_style, ids.brief, style=HouseStyle(organisation="Another House", accent="#0B6B5B"))
    vell.run(revise_judgement, ids.judgement, reason="The ballot failed.", likelihood="unlikely", point=None)
    export_brief(vell, ids.brief, tmp_path / f"again.{kind}", kind, issue="1")
    assert (tmp_path / f"then.{kind}").read_bytes() == (tmp_path / f"again.{kind}").read_bytes()
    issue(vell, ids.brief, "2")
    assert collect(vell, ids.brief).house.accent == "#0B6B5B"
    export_brief(vell, ids.brief, tmp_path / f"two.{kind}", kind, issue="2")
    export_brief(vell, ids.brief, tmp_path / f"again.{kind}", kind, issue="1")
    assert (tmp_path / f"then.{kind}").read_bytes() == (tmp_path / f"again.{kind}").read_bytes()
    assert (tmp_path / f"two.{kind}").read_bytes() != (tmp_path / f"then.{kind}").read_bytes()


def test_another_style_makes_what_was_issued_a_draft_again_and_undo_does_not(
    vell: Case, ids: SimpleNamespace
) -> None:
    issue(vell, ids.brief)
    vell.run(set_house_style, ids.brief, style=STYLE)
    assert stamp(collect(vell, ids.brief)) == "DRAFT"
    vell.undo()
    assert stamp(collect(vell, ids.brief)) == ""


def test_briefs_without_a_style_are_frozen_as_before_there_were_any(vell: Case, ids: SimpleNamespace) -> None:
    plain = collect(vell, ids.brief)
    assert "house" not in json.loads(to_json(plain))
    vell.run(set_house_style, ids.brief, style=PLAIN)
    assert content_digest(collect(vell, ids.brief)) == content_digest(plain)
    assert from_json(to_json(plain)).house is None


def test_a_snapshot_with_a_style_that_is_none_is_refused(
    vell: Case, ids: SimpleNamespace, tmp_path: Path
) -> None:
    vell.run(set_house_style, ids.brief, style=STYLE)
    issue(vell, ids.brief, "1")
    frozen = snapshot_of(vell, issues_of(vell, ids.brief)[0].id)
    for old, new in (
        ("#7A1F3D", "red;} body{display:none"),
        ("#7A1F3D", "#FFFFFF"),
        ('"sans"', '"wingdings"'),
    ):
        brief = from_json(json.dumps(json.loads(frozen.replace(old, new))["brief"]))
        with pytest.raises(InvalidValue):
            to_html(brief)
