"""Words of chance, of confidence and of caution, as the check reads them."""

from __future__ import annotations

import pytest

from casewright.analysis.check.language import (
    foreign_terms,
    hedges,
    likelihood_words,
    mixes_likelihood_and_confidence,
)
from casewright.model.scales import ladder, load_ladders


@pytest.mark.parametrize(
    ("sentence", "mixed"),
    [
        ("We judge with moderate confidence that closure is likely.", True),
        ("We have high confidence that there is a 70% chance of closure.", True),
        ("We judge with moderate confidence that X happened.", False),
        ("A motion of no confidence is likely.", False),
        ("Our confidence in this judgement is moderate.", False),
    ],
)
def test_likelihood_and_confidence_in_one_sentence(sentence: str, mixed: bool) -> None:
    assert mixes_likelihood_and_confidence(sentence, ladder("icd203")) is mixed


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("A text is highly unlikely.", ["highly unlikely"]),
        ("There is a roughly even chance of a text.", []),
        ("A realistic possibility remains.", ["realistic possibility"]),
        ("It is very likely that remote villages are cut off.", []),
    ],
)
def test_terms_of_another_scheme(sentence: str, words: list[str]) -> None:
    found = foreign_terms(sentence, ladder("icd203"), load_ladders().values())
    assert [word for word, _ in found] == words


def test_remote_is_a_term_only_of_chances() -> None:
    assert likelihood_words("Remote villages are cut off.", ladder("icd203")) == []
    assert likelihood_words("The chance is remote.", ladder("icd203")) == ["remote"]


def test_the_month_of_may_and_scheme_terms_are_no_hedges() -> None:
    assert hedges("Talks resume in May.", ladder("phia")) == []
    assert hedges("There is a realistic possibility of talks.", ladder("phia")) == []
    assert hedges("Talks may resume.", ladder("phia")) == ["may"]
