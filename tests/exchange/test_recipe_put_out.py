"""A recipe may bring a brief that was issued before; blockers of the check leave it a draft, and the recipe says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from casewright import Case
from casewright.exchange.recipe import apply_recipe
from casewright.model.errors import InvalidValue
from casewright.operations.briefs import add_brief
from casewright.operations.issues import issue_brief, note_issued

NOTE = """
recipe: 1
name: note
briefs:
  - {key: b, title: Port, product_type: note, author: Ana, reviewer: M. Example, question: Who?, cut_off: 2026-01, status: issued,
     sections: [{body: We judge that it closes.}]}
"""


def applied(case: Case, folder: Path, text: str) -> tuple[list[str], str]:
    """What failed, and the status of the brief then."""
    recipe = folder / "recipe.yaml"
    recipe.write_text(text, "utf-8")
    result = apply_recipe(case, recipe)
    return [each.reason for each in result.failed], case.read("SELECT status FROM brief")[0][0]


@pytest.mark.parametrize("status", ["issued", "withdrawn", "in_review"])
def test_a_brief_comes_as_it_was(case: Case, tmp_path: Path, status: str) -> None:
    assert applied(case, tmp_path, NOTE.replace("issued", status)) == ([], status)
    assert applied(case, tmp_path, NOTE.replace("issued", status)) == ([], status)


def test_a_blocker_leaves_it_a_draft(case: Case, tmp_path: Path) -> None:
    failed, status = applied(case, tmp_path, NOTE.replace("reviewer: M. Example", "reviewer: Ana"))
    assert failed == ["The brief stays a draft: blockers of the tradecraft check stand against it (BR06)."]
    assert status == "draft"


def test_a_waiver_in_the_recipe_counts(case: Case, tmp_path: Path) -> None:
    waiver = "waivers: [{rule: BR06, object: b, reason: Nobody else was there.}]"
    assert applied(case, tmp_path, NOTE.replace("reviewer: M. Example", "reviewer: Ana") + waiver) == (
        [],
        "issued",
    )


def test_what_was_issued_from_this_case_is_not_noted_as_issued_before(case: Case) -> None:
    made = case.run(add_brief, title="Port")
    case.run(issue_brief, made, snapshot="{}", version="1")
    with pytest.raises(InvalidValue, match="issued from this case"):
        case.run(note_issued, made, status="withdrawn")
