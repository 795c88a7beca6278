"""The worked example of the tradecraft reference, section 10: what it builds, what the check says of it, and what it would say."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

import casewright
from casewright.analysis.backing import backing_of
from casewright.analysis.check.run import check_case
from casewright.analysis.indicator_validity import scores_of, validity
from casewright.analysis.scores import own_forecasts
from casewright.analysis.support import Support
from casewright.brief.export import export_brief
from casewright.casefile.case import Case
from casewright.casefile.queries.briefing import find_brief
from casewright.casefile.queries.indicators import ratings_of
from casewright.exchange.recipe import apply_recipe
from casewright.operations import briefs, judgements, sources
from casewright.operations.assessment_parts import (
    delete_part,
    edit_alternative,
    edit_assumption,
    edit_indicator,
)
from casewright.operations.assessments import edit_assessment
from casewright.operations.claims import edit_citation
from casewright.operations.indicators import rate_indicator
from casewright.operations.outcomes import record_outcome
from casewright.proof.verify import verify_brief

EXAMPLE = Path(__file__).parent / "worked_example" / "port-of-vell.yaml"
NOTICE, PAPER, WIRE, DENIAL = (
    "Notice 44/2026",
    "Depots told to stock up as Vell waits for its dockers",
    "Vell dockers set ballot for 27 May",
    "Statement to users of the port",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as a case file, closed."""
    path = tmp_path_factory.mktemp("vell") / "vell.casewright"
    with casewright.create(path, "Vell", analyst="M. Ors") as case:
        result = apply_recipe(case, EXAMPLE)
    assert (result.failed, result.normalised) == ([], [])
    return path


@pytest.fixture
def vell(built: Path, tmp_path: Path, check_on: Callable[[str], None]) -> Iterator[Case]:
    """A copy of it, open for writing, on the day of its cut-off."""
    check_on("2026-05-14")
    with casewright.open(Path(shutil.copy(built, tmp_path / "vell.casewright")), analyst="M. Ors") as case:
        yield case


def one(case: Case, table: str, where: str = "1") -> UUID:
    """The id of the only row that this holds of."""
    ((row_id,),) = case.read(f'SELECT id FROM "{table}" WHERE {where}')
    return UUID(bytes=row_id)


def found(case: Case) -> list[tuple[str, str]]:
    return sorted((finding.rule, finding.severity) for finding in check_case(case))


def titles(case: Case, ids: Any) -> set[str]:
    known = {UUID(bytes=row[0]): row[1] for row in case.read("SELECT id, title FROM source")}
    return {known[each] for each in ids}


def test_applied_again_it_creates_nothing(vell: Case) -> None:
    steps = len(vell.history())
    again = apply_recipe(vell, EXAMPLE)
    assert not again.created
    assert sum(again.unchanged.values()) > 50
    assert len(vell.history()) == steps


def test_three_sources_stand_behind_the_judgement_and_are_two_origins(vell: Case) -> None:
    judgement = one(vell, "judgement")
    backing = backing_of(vell, "judgement", judgement)
    assert titles(vell, backing.cited) == {NOTICE, PAPER, WIRE}
    assert (backing.origins.optimistic, backing.origins.pessimistic) == (2, 2)
    assert [titles(vell, group) for group in backing.origins.weak_points] in (
        [{NOTICE}, {PAPER}],
        [{PAPER}, {NOTICE}],
    )
    support = Support(vell)
    shares = support.spread(support.claims_of(judgement))
    assert sorted(share.part for share in shares) == [0.5, 0.5], "the wire story adds nothing"


def test_sources_and_items_are_rated_apart_and_shown_together(vell: Case) -> None:
    rows = vell.read(
        "SELECT s.title, s.reliability || x.credibility, p.page FROM citation x JOIN passage p ON p.id = x.passage_id "
        "JOIN source s ON s.id = p.source_id ORDER BY x.claim_id"
    )
    assert sorted(rows) == sorted(
        [(NOTICE, "B2", 2), (PAPER, "C3", None), (WIRE, "B2", None), (DENIAL, "D4", None)]
    )


def test_the_foreman_speaks_in_the_fourth_paragraph(vell: Case) -> None:
    ((exact, start, sha256),) = vell.read(
        "SELECT p.exact, p.start, p.text_sha256 FROM passage p JOIN source s ON s.id = p.source_id WHERE s.title = ?",
        (PAPER,),
    )
    text = vell.archived(sha256).decode()
    report = text[text.index("VELL - ") :]
    assert text[start:].startswith(exact)
    assert report[: start - text.index("VELL - ")].count("\n\n") + 1 == 4


def test_the_judgement_and_its_alternatives_come_to_a_hundred(vell: Case) -> None:
    rows = vell.read(
        "SELECT likelihood, point FROM judgement UNION ALL SELECT likelihood, point FROM alternative"
    )
    assert rows == [("likely", 0.60), ("unlikely", 0.28), ("very_unlikely", 0.12)]
    assert sum(row[1] for row in rows) == pytest.approx(1)


def test_each_indicator_tells_the_outcomes_apart(vell: Case) -> None:
    assessment = one(vell, "assessment")
    scores = scores_of(ratings_of(vell, assessment))
    outcomes = [
        UUID(bytes=row[0]) for row in vell.read("SELECT id FROM judgement UNION SELECT id FROM alternative")
    ]
    watched = [UUID(bytes=row[0]) for row in vell.read("SELECT id FROM indicator ORDER BY position")]
    assert [validity(scores, each, outcomes).spread for each in watched] == [3, 4, 3]


def test_the_brief_prints_it_as_the_reference_has_it(vell: Case, tmp_path: Path) -> None:
    brief = find_brief(vell, None)
    export_brief(vell, brief, tmp_path / "vell.md", "md")
    page = (tmp_path / "vell.md").read_text("utf-8").replace("\\", "")
    assert (
        "**We assess it is likely (55–80%) that the Federation closes Vell for at least 48 hours between 1 and 30 June 2026.**"
        "[[1–3](#source-1)] Reporting to the contrary:[[4](#source-4)]"
    ) in page
    assert (
        "Our confidence in this judgement is moderate: two independent origins point the same way, but neither shows how the "
        "council will respond, and one linchpin is only partly supported."
    ) in page
    assert "unlikely (20–45%), estimate 28%" in page
    assert "Information cut-off: 14 May 2026, 18:00 UTC" in page
    assert re.findall(r"</a>\*\*(\d)\.\*\* .*? ([A-F][1-6]) \(", page, re.MULTILINE) == [
        ("1", "B2"), ("2", "C3"), ("3", "B2"), ("4", "D4"),
    ]  # fmt: skip
    report = export_brief(vell, brief, tmp_path / "vell.pdf", "pdf")
    assert [quote["page"] for quote in report.manifest["quotes"]] == [1, 2, None, None, None]
    assert verify_brief(tmp_path / "vell.pdf", vell).ok


def test_the_check_says_only_that_a_relay_is_cited_beside_its_original(vell: Case) -> None:
    """SO08 on [3], as the reference has it; the table below says of the rules that are near why they are silent."""
    (finding,) = check_case(vell)
    assert (finding.rule, finding.severity, finding.object_id) == (
        "SO08",
        "warning",
        one(vell, "source", f"title = '{WIRE}'"),
    )
    assert NOTICE in finding.message
    assert found(vell) == [("SO08", "warning")]
    assert [each.rule for each in check_case(vell, find_brief(vell, None))] == ["SO08"], (
        "the brief shows all of it"
    )


def test_without_the_relay_it_says_nothing(vell: Case) -> None:
    vell.run(
        judgements.unsupport,
        one(vell, "judgement_support", "claim_id = (SELECT id FROM claim WHERE text LIKE 'A wire%')"),
    )
    assert found(vell) == []


def judge(**changes: object) -> Callable[[Case], object]:
    return lambda case: case.run(judgements.edit_judgement, one(case, "judgement"), **changes)


def rest_on_the_notice_alone(case: Case) -> None:
    case.run(
        judgements.unsupport,
        one(case, "judgement_support", "claim_id = (SELECT id FROM claim WHERE text LIKE 'Depot%')"),
    )


def of(title: str, **changes: object) -> Callable[[Case], object]:
    return lambda case: case.run(sources.edit_source, one(case, "source", f"title = '{title}'"), **changes)


def part(edit: Any, table: str, where: str, **changes: object) -> Callable[[Case], object]:
    return lambda case: case.run(edit, one(case, table, where), **changes)


def without(table: str) -> Callable[[Case], object]:
    def delete(case: Case) -> None:
        for (row_id,) in case.read(f"SELECT id FROM {table}"):
            case.run(delete_part, table, UUID(bytes=row_id), True)

    return delete


def turnout_fits_all_outcomes(case: Case) -> None:
    turnout = one(case, "indicator", "threshold = '70%'")
    for (row_id,) in case.read("SELECT id FROM alternative"):
        case.run(rate_indicator, turnout, "alternative", UUID(bytes=row_id), rating="L")


def say_nothing_of_the_denial(case: Case) -> None:
    """It is answered in a note at the judgement, and where the brief discusses it."""
    case.run(judgements.edit_support, one(case, "judgement_support", "stance = 'contradicts'"), note=None)
    assert found(case) == [("SO08", "warning")], "either is an answer"
    case.run(
        briefs.edit_section, one(case, "brief_section", "kind = 'text'"), body="We judge that they mean it."
    )


# What keeps each rule silent, and what makes it speak: the rules that are found then, beside SO08.
NEAR: dict[str, tuple[Callable[[Case], object], set[str]]] = {
    "two origins allow moderate confidence; high takes three": (judge(confidence="high"), {"CF01"}),
    "on one origin that is not rated A not even moderate": (rest_on_the_notice_alone, {"CF01", "IN02"}),
    "likelihood and confidence stand in two sentences": (
        judge(confidence_basis="We judge with moderate confidence that closure is likely."), {"JL01"}),
    "60, 28 and 12 are 100": (part(edit_alternative, "alternative", "point = 0.12", point=0.19), {"AL02"}),
    "28% is within 20–45%": (part(edit_alternative, "alternative", "point = 0.28", likelihood="likely"), {"JL07"}),
    "60% is within 55–80%": (judge(likelihood="very_likely"), {"JL07"}),
    "the denial is answered": (say_nothing_of_the_denial, {"CF03"}),
    "alternatives were considered": (without("alternative"), {"AL01"}),
    "what is taken as given is stated": (without("assumption"), {"AL03"}),
    "a gap is stated": (without("gap"), {"AL06"}),
    "it says what it means for whom": (without("implication"), {"BR04"}),
    "the linchpin has caveats, and somebody looks after it": (
        part(edit_assumption, "assumption", "linchpin", category="U", owner=None), {"AL04"}),
    "the linchpin says what falls with it": (part(edit_assumption, "assumption", "linchpin", if_wrong=None), {"AL05"}),
    "turnout is watched until a day": (part(edit_indicator, "indicator", "threshold = '70%'", expected=None), {"IW01"}),
    "turnout tells the outcomes apart": (turnout_fits_all_outcomes, {"IW03"}),
    "the pay table is looked for weekly": (part(edit_indicator, "indicator", "direction = 'against'", cadence=None), {"IW01"}),
    "the horizon is given": (judge(horizon=None), {"JL09"}),
    "all sources are from before the cut-off": (part(edit_assessment, "assessment", "1", cut_off="2026-05-11"), {"DT02"}),
    "each rating has its reason": (of(PAPER, reliability_reason=None), {"SO05"}),
    "the paper is fairly reliable": (of(PAPER, reliability=None, reliability_reason=None), {"SO04"}),
    "the sources are described": (of(PAPER, descriptor=None), {"SO06"}),
    "the brief is marked as the notice": (of(NOTICE, marking="TLP:RED"), {"MK01"}),
    "neither item is said to be confirmed": (
        lambda case: case.run(edit_citation, one(case, "citation", "credibility = '3'"), credibility="1"), {"SO12"}),
}  # fmt: skip


@pytest.mark.parametrize("reason", NEAR)
def test_a_rule_is_silent_for_this_reason_and_speaks_without_it(vell: Case, reason: str) -> None:
    spoil, rules = NEAR[reason]
    spoil(vell)
    assert {rule for rule, _ in found(vell)} == {"SO08", *rules}


def test_high_confidence_is_told_that_it_takes_three_origins(vell: Case) -> None:
    judge(confidence="high")(vell)
    (finding,) = [each for each in check_case(vell) if each.rule == "CF01"]
    assert "high takes three independent origins, and there are 2" in finding.message


def test_after_their_days_the_indicators_are_overdue(vell: Case, check_on: Callable[[str], None]) -> None:
    check_on("2026-05-29")
    assert found(vell) == [("IW04", "warning"), ("SO08", "warning")], "turnout"
    check_on("2026-05-31")
    assert found(vell) == [("IW04", "warning"), ("IW04", "warning"), ("SO08", "warning")], "and sailings"


def test_after_its_last_day_the_judgement_is_due(vell: Case, check_on: Callable[[str], None]) -> None:
    check_on("2026-06-30")
    assert "DT05" not in {rule for rule, _ in found(vell)}
    check_on("2026-07-01")
    assert "DT05" in {rule for rule, _ in found(vell)}
    vell.run(record_outcome, one(vell, "judgement"), outcome="did_not_happen", on="2026-06-30")
    assert "DT05" not in {rule for rule, _ in found(vell)}
    (forecast,) = own_forecasts(vell, "M. Ors").values()
    assert round(forecast.brier, 2) == 0.36


def test_the_sample_case_has_only_the_findings_it_is_meant_to_show(
    sample_case: Path, check_on: Callable[[str], None]
) -> None:
    check_on("2026-02-22")
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
