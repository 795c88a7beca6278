"""What boards of hypotheses come to, on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import casewright
from casewright.operations import ach

Command = Callable[..., Any]  # runs a command; answers with code, out, err and document (see conftest.py)


@pytest.fixture
def board(new_case: Path) -> Path:
    """Two rows against two hypotheses, of which a second analyst rated one cell otherwise."""
    with casewright.open(new_case, "Ana") as case, case.edit("add_board") as tx:
        made = ach.add_board(tx, title="Why talks?", question="Why do they talk?")
        trade, navy = (
            ach.add_hypothesis(tx, made, label=f"H{n}", text=text) for n, text in ((1, "Trade"), (2, "Navy"))
        )
        log, talk = (ach.add_ach_row(tx, made, text=text) for text in ("The log", "A talk"))
        for row, ratings in ((log, "CC II"), (talk, "I N")):
            for column, rating in zip((trade, navy), ratings.split(), strict=True):
                ach.rate_cell(tx, row, column, rating=rating)
        ach.rate_cell(tx, log, trade, rating="I", rated_by="Bo")
    return new_case


def test_ach_prints_ranking_diagnosticity_and_sensitivity_and_changes_no_byte(
    board: Path, command: Command
) -> None:
    before = board.read_bytes()
    ran = command("ach", board)
    assert ran.code == 0
    # H1 -1 of 4, H2 -2 of 4
    assert "1     −0.25  −1.0  −1  H1 Trade" in ran.out
    assert "4.0  The log" in ran.out
    assert "Without “The log” H2 leads instead of H1." in ran.out
    assert (
        "Ana and Bo both rated 1 cells: 0 the same, 0 at most one step apart, 1 on opposite sides." in ran.out
    )
    assert board.read_bytes() == before


def test_ach_as_json_has_every_figure(board: Path, command: Command) -> None:
    (found,) = command("ach", board, "why talks?", "--json").document["boards"]
    ana, bo = found["as_rated"]
    assert (ana["analyst"], bo["analyst"]) == ("Ana", "Bo")
    assert [(each["rank"], each["nis"], each["wis"], each["is"]) for each in ana["ranking"]] == [
        (1, -0.25, -1.0, -1), (2, -0.5, -2.0, -2),
    ]  # fmt: skip
    assert [each["spread"] for each in ana["diagnosticity"]] == [4, 1]
    assert [each["leader_changes"] for each in ana["without_row"]] == [True]
    assert [each["rank"] for each in bo["ranking"]] == [None, None]
    assert found["differences"][0]["ratings"] == {"Ana": "CC", "Bo": "I"}
    assert {each["number"]: each["state"] for each in ana["steps"]}[5] == "due"


def test_ach_shows_one_analyst_and_refuses_who_did_not_rate(board: Path, command: Command) -> None:
    (found,) = command("ach", board, "--by", "bo", "--json").document["boards"]
    assert [each["analyst"] for each in found["as_rated"]] == ["Bo"]
    ran = command("ach", board, "--by", "Anna")
    assert ran.code == 2
    assert "Ana" in ran.err
    assert command("ach", board, "Why not?").code == 2
