"""A whole assessment as a recipe: two origins, a relay, a denial, alternatives, and what the check says of it."""

from __future__ import annotations

from pathlib import Path

import casewright
from casewright.analysis.check.facts import Facts
from casewright.analysis.check.run import check_case
from casewright.casefile.case import Case
from casewright.exchange.recipe import apply_recipe

EXAMPLE = Path(__file__).parent / "worked_example.yaml"


def worked(case: Case, folder: Path, old: str = "", new: str = "") -> set[tuple[str, str]]:
    recipe = folder / "example.yaml"
    recipe.write_text(
        EXAMPLE.read_text("utf-8").replace(old, new) if old else EXAMPLE.read_text("utf-8"), "utf-8"
    )
    result = apply_recipe(case, recipe)
    assert result.failed == []
    return {(finding.rule, finding.severity) for finding in check_case(case)}


def test_the_good_form_is_told_only_that_it_cites_a_relay(case: Case, tmp_path: Path) -> None:
    assert worked(case, tmp_path) == {("SO08", "warning")}


def test_three_sources_are_two_origins(case: Case, tmp_path: Path) -> None:
    worked(case, tmp_path)
    support, (judgement,) = Facts(case).support, Facts(case).judgements
    origins = support.origins(support.claims_of(judgement.id))
    assert (origins.optimistic, origins.pessimistic, len(origins.weak_points)) == (2, 2, 2)


def test_the_bad_form_is_stopped(case: Case, tmp_path: Path) -> None:
    bad = "We judge with moderate confidence that closure is likely. two independent"
    assert ("JL01", "blocker") in worked(case, tmp_path, "two independent", bad)


def test_high_confidence_takes_a_third_origin(case: Case, tmp_path: Path) -> None:
    assert ("CF01", "warning") in worked(case, tmp_path, "confidence: moderate", "confidence: high")


def test_the_sample_case_has_only_the_findings_it_is_meant_to_show(sample_case: Path) -> None:
    with casewright.open(sample_case, read_only=True) as case:
        assert sorted(finding.rule for finding in check_case(case)) == [
            *4
            * [
                "DT06"
            ],  # a letter that quotes what appeared after it; three links dated apart from their only claim
            "GR01",
            "IN04",
            "IN05",
            *4 * ["IN06"],
            "SO08",
        ]
