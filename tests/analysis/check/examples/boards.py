"""Rules on boards of hypotheses: what each must find, and what only looks like it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from casewright.model.tables import TABLES

B = Any
Rows = tuple[str, ...]
SOUND: Rows = ("CC II I", "C I N", "C I I")
"""Ratings of three rows against three hypotheses, of which the second is the null and the third the deception.

H1 0; H2 -4 of 6; H3 -2 of 6: whichever row is left out, H1 leads.
"""


def board(
    b: B, rows: Rows = SOUND, *, by: str = "Ana", **values: object
) -> tuple[UUID, list[UUID], list[UUID]]:
    """A board with its columns and rows, rated by one analyst."""
    made = b.add(
        "ach_board", title="Why talks?", question="Why?", status="open", assessment_id=b.assessment, **values
    )
    columns = [
        b.add("ach_hypothesis", board_id=made, position=float(n), label=f"H{n + 1}", text=f"Reason {n}", is_null=n == 1,
              is_deception=n == 2)
        for n in range(3)
    ]  # fmt: skip
    lines = [
        b.add("ach_row", board_id=made, position=float(n), kind="argument", text=f"Sign {n}", credibility="M", relevance="M")
        for n in range(len(rows))
    ]  # fmt: skip
    rate(b, lines, columns, rows, by)
    return made, columns, lines


def rate(b: B, lines: list[UUID], columns: list[UUID], rows: Rows, by: str) -> None:
    for line, ratings in zip(lines, rows, strict=True):
        for column, rating in zip(columns, ratings.split(), strict=True):
            if rating != ".":
                b.add("ach_cell", row_id=line, hypothesis_id=column, rating=rating, rated_by=by)


def narrow(b: B, **values: object) -> None:
    """A board with two hypotheses of which none is the null or the deception."""
    _, columns, _ = board(b, (), **values)
    b.tx.delete(b.tx.get(TABLES["ach_hypothesis"], columns[2]))
    b.edit("ach_hypothesis", columns[1], is_null=False)


def no_null(b: B, **values: object) -> None:
    _, columns, _ = board(b, **values)
    b.edit("ach_hypothesis", columns[1], is_null=False)


def second_analyst(b: B, rows: Rows) -> None:
    _, columns, lines = board(b)
    rate(b, lines, columns, rows, "Bo")


def hinging(b: B, note: str | None = None) -> None:
    """H1 -1 of 6, H2 -2 of 6, H3 -4 of 6; without the first row H2 leads."""
    _, _, lines = board(b, ("C II I", "I C II", "N N I"))
    b.edit("ach_row", lines[0], note=note)


def one_origin(b: B) -> None:
    """Two rows of one source, neither of which decides alone."""
    _, _, lines = board(b, ("C I I", "C I I", "I C C"))
    for line in lines[:2]:
        b.edit("ach_row", line, claim_id=b.claim, kind="evidence")


def judged(
    b: B, column: int, *, rows: Rows = SOUND, conclusion: str | None = None, **judgement: object
) -> None:
    """The key judgement says one of the hypotheses."""
    _, columns, _ = board(b, rows, conclusion=conclusion)
    b.edit("ach_hypothesis", columns[column], judgement_id=b.judgement)
    b.edit("judgement", b.judgement, **judgement)


FIRES = {
    "AC01": narrow,
    "AC02": lambda b: board(b, ("CC II I", "C . N", "C I I")),
    "AC03": hinging,
    "AC04": lambda b: judged(b, 1),
}
SILENT = {
    "AC01": lambda b: no_null(b, no_null_because="Something happened for certain."),
    "AC02": lambda b: board(
        b, ("CC II I", "C I NA", "C I I", "N N N")
    ),  # a row left out, a cell that does not apply
    "AC03": lambda b: hinging(b, "Then H2 has less against it; the log would settle it."),
    "AC04": lambda b: judged(
        b, 1, conclusion="We hold H2 likelier than the matrix does: the log is one-sided."
    ),
}
ALSO = [
    ("AC01", no_null, "has no null hypothesis."),
    ("AC01", narrow, "only 2 hypotheses, no null hypothesis, no deception hypothesis"),
    ("AC02", lambda b: board(b, ("C C C", "N N N", "II II II")), "no row that tells the hypotheses apart"),
    ("AC02", lambda b: board(b, ("C I N", "C I N", "C I I", "C I NA", "C I N")), "H3 neutral or not applicable almost throughout"),
    ("AC02", lambda b: second_analyst(b, ("CC II I", "C . .", ". . .")), ", as Bo rated it, has 5 cells not rated."),
    ("AC03", hinging, "hinges on “Sign 0”."),
    ("AC03", one_origin, "hinges on “Communiqué” (2 rows)."),
    ("AC04", lambda b: judged(b, 1), "Key judgement 1 holds H2 likely, and the matrix leads to H1."),
    ("AC04", lambda b: judged(b, 0, likelihood="unlikely", point=None), "holds H1 unlikely, and in the matrix nothing leads but H1"),
    ("AC04", lambda b: judged(b, 1, conclusion="H21 was not rated."), "holds H2 likely"),
]  # fmt: skip
"""Further ways in which a rule fires, with words of what it says."""
