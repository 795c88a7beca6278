"""How a line of the ledger is broken and said."""

from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication

from casewright.analysis.claim_ledger import OriginSpan
from casewright.casefile.queries.claims import Grade, LedgerRow
from casewright.ui.claims import words
from casewright.ui.claims.line_painter import two_lines

OPEN, CLOSE = "\u2068", "\u2069"


def row(*grades: Grade, **fields: object) -> LedgerRow:
    known = {
        "basis": "cited",
        "held": None,
        "preferred": False,
        "preferred_reason": None,
        "against": 0,
        "judgements": 0,
    }
    return LedgerRow(id=uuid4(), text="The port closed.", grades=grades, **{**known, **fields})


def test_words_are_broken_once_and_nothing_is_lost(light: QApplication) -> None:
    said = "Three voyages from Bandar Mehrin to Port Auril were completed in the 24 days after the agreement."
    first, rest = two_lines(said, 200, 1.0)
    assert f"{first.strip(OPEN + CLOSE)} {rest.strip(OPEN + CLOSE)}" == said
    assert two_lines("Short.", 200, 1.0) == (f"{OPEN}Short.{CLOSE}", "")


@pytest.mark.parametrize("said", ["🙂" * 60, "بندر مهرین " * 20, "Реч " * 40])
def test_letters_of_every_script_stay_whole(light: QApplication, said: str) -> None:
    first, rest = (each.strip(OPEN + CLOSE) for each in two_lines(said, 150, 1.0))
    assert rest
    assert (first + rest).replace(" ", "") == said.replace(" ", "")


def test_pairs_are_shown_one_by_one_and_never_reckoned_with() -> None:
    grades = [
        Grade(uuid4(), f"S{n}", letter, digit, "supports")
        for n, (letter, digit) in enumerate([("B", "2"), ("D", None), (None, None), ("F", "6")])
    ]
    assert words.grades_text(row(*grades), 3) == "B2 D– Unrated +1"
    assert words.rests_on(row(*grades)) == "S0 · S1 · S2 · S3"
    assert words.rests_on(row()) == "Cites nothing yet"
    assert words.rests_on(row(basis="analyst_knowledge")) == "Analyst knowledge"


def test_origins_are_told_at_worst_and_at_best() -> None:
    assert words.origins_text(OriginSpan(2, 2)) == "2"
    assert words.origins_text(OriginSpan(1, 3)) == "1–3"
    assert words.origins_words(OriginSpan(1, 3)) == "3 independent origins at best, 1 at worst"
    assert words.origins_words(OriginSpan(1, 1)) == "1 independent origin"
    assert words.origins_words(None) == "no supporting source"


def test_a_line_aloud_says_what_contradicts_and_whether_it_is_preferred() -> None:
    grade = Grade(uuid4(), "Denial", "D", "4", "contradicts")
    aloud = words.spoken(row(grade, preferred=True, against=2), None, counted=False)
    assert aloud.startswith("The port closed. preferred")
    assert "contradicted by Denial, Not usually reliable, doubtful" in aloud
    assert "2 against it" in aloud
    assert "used in no judgement" in aloud
