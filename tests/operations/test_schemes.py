"""Estimative schemes of a case: changed only where that leaves what was judged as it was meant."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.casefile.queries.judgement_history import history_of
from casewright.model.errors import InvalidValue
from casewright.model.scales import build_ladder, load_ladders
from casewright.operations import assessment_parts, assessments, case_info, judgements, ontology
from casewright.operations.scheme_change import change_scheme, estimates_in

THREE: dict[str, Any] = {
    "title": "House scale",
    "terms": [
        {"text": "improbable", "lo": 0, "hi": 0.3},
        {"text": "open", "lo": 0.3, "hi": 0.7},
        {"text": "probable", "lo": 0.7, "hi": 1, "hi_open": True},
    ],
}


@pytest.fixture
def assessment(case: Case) -> UUID:
    return case.run(assessments.add_assessment, title="Will the port close?")


@pytest.mark.parametrize(
    ("terms", "sentence"),
    [
        ([THREE["terms"][1], THREE["terms"][0]], "stands above 'open' and its band does not"),
        ([THREE["terms"][0], {"text": "open", "lo": 0.2, "hi": 0.7}], "overlap: part them, or say that the bands are nested"),
        ([{"text": "open", "lo": 0.7, "hi": 0.3}], "needs 'lo' below 'hi'"),
    ],
)  # fmt: skip
def test_a_ladder_out_of_order_is_refused(case: Case, terms: list[dict[str, object]], sentence: str) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        case.run(ontology.define, "ladder", key="house", definition={"terms": terms})


def test_the_shipped_ladders_are_in_order_and_bands_that_touch_are_no_overlap() -> None:
    assert len(load_ladders()) == 4
    assert build_ladder({"key": "house", **THREE}).terms_at(0.3) != ()


def test_a_term_in_use_keeps_its_band_and_the_others_may_change(case: Case, assessment: UUID) -> None:
    case.run(ontology.define, "ladder", key="house", definition=THREE)
    case.run(assessments.edit_assessment, assessment, scheme="house")
    case.run(judgements.judge, assessment, text="It closes.", likelihood="probable")
    low, open_, high = THREE["terms"]
    with pytest.raises(InvalidValue, match=r"“probable” .70–<100%. is in use, and stays as it is"):
        case.run(
            ontology.define, "ladder", key="house", definition={"terms": [low, open_, {**high, "lo": 0.8}]}
        )
    with pytest.raises(InvalidValue, match=r"“probable” .* is in use"):
        case.run(ontology.define, "ladder", key="house", definition={"terms": [low, open_]})
    case.run(ontology.define, "ladder", key="house", definition={"terms": [{**low, "hi": 0.2}, open_, high]})
    assert case.read("SELECT band_lo, band_hi FROM judgement") == [(0.7, 1.0)]


def test_a_scheme_in_use_is_not_taken_away(case: Case, assessment: UUID) -> None:
    item = case.run(ontology.define, "ladder", key="house", definition=THREE)
    case.run(assessments.edit_assessment, assessment, scheme="house")
    with pytest.raises(InvalidValue, match="'house' is in use: 1 assessment is written in it"):
        case.run(ontology.undefine, item)
    case.run(assessments.edit_assessment, assessment, scheme="icd203")
    case.run(case_info.edit_case, default_scheme="house")
    with pytest.raises(InvalidValue, match="'house' is in use"):
        case.run(ontology.undefine, item)
    case.run(case_info.edit_case, default_scheme="icd203")
    case.run(ontology.undefine, item)


def test_another_scheme_takes_a_term_for_everything_that_has_one(case: Case, assessment: UUID) -> None:
    judgement = case.run(judgements.judge, assessment, text="It closes.", likelihood="likely", point=0.6)
    bare = case.run(judgements.judge, assessment, text="It opens.")
    other = case.run(assessment_parts.add_alternative, assessment, text="A stoppage.", likelihood="unlikely")
    assert [each.id for each in estimates_in(case, assessment)] == [judgement, other]
    with pytest.raises(InvalidValue, match="judge each likelihood anew"):
        case.run(assessments.edit_assessment, assessment, scheme="phia")
    with pytest.raises(
        InvalidValue, match=r"No term was chosen in PHIA probability yardstick for “A stoppage\.”"
    ):
        case.run(change_scheme, assessment, scheme="phia", terms={judgement: "likely"}, reason="For London.")
    with pytest.raises(InvalidValue, match="no likelihood in PHIA"):
        case.run(
            change_scheme,
            assessment,
            scheme="phia",
            terms={judgement: "very likely", other: None},
            reason="X",
        )
    assert case.read("SELECT DISTINCT scheme FROM judgement") == [("icd203",)]
    case.run(
        change_scheme,
        assessment,
        scheme="phia",
        terms={judgement: "likely", other: None},
        reason="For London.",
    )
    assert case.read("SELECT scheme, band_hi FROM judgement ORDER BY position") == [
        ("phia", 0.75),
        ("phia", None),
    ]
    assert case.read("SELECT likelihood FROM alternative") == [(None,)]
    history = history_of(case, assessment)
    assert [(each.reason, each.before.band_hi) for each in history[judgement]] == [("For London.", 0.8)]
    assert bare not in history
    case.undo()
    assert case.read("SELECT scheme, band_hi FROM judgement ORDER BY position") == [
        ("icd203", 0.8),
        ("icd203", None),
    ]
