"""The worked example from its recipe to its brief, with nothing but commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Command = Callable[..., Any]  # runs a command; answers with code, out, err and document (see conftest.py)

EXAMPLE = Path(__file__).parents[1] / "exchange" / "worked_example" / "port-of-vell.yaml"


def test_the_worked_example_is_built_counted_checked_and_verified(
    new_case: Path, tmp_path: Path, command: Command, check_on: Callable[[str], None]
) -> None:
    check_on("2026-05-14")
    assert command("apply", new_case, EXAMPLE, "--json").document["created"]["judgements"] == 1
    again = command("apply", new_case, EXAMPLE, "--json")
    assert (again.code, again.document["created"]) == (0, {})

    (judgement,) = command("origins", new_case, "--counts-only", "--json").document["judgements"]
    assert (judgement["optimistic"], judgement["pessimistic"]) == (2, 2)
    assert [len(group) for group in judgement["weak_points"]] == [1, 1]

    checked = command("check", new_case, "--json")
    (finding,) = checked.document["findings"]
    assert (checked.code, finding["rule"], finding["severity"], finding["waived"]) == (
        1,
        "SO08",
        "warning",
        False,
    )
    assert finding["message"] == (
        "“Vell dockers set ballot for 27 May” is cited, and relays “Notice 44/2026”, which is in the case."
    )

    assert command("brief", new_case, "-o", tmp_path / "vell.pdf").code == 0
    assert command("verify", tmp_path / "vell.pdf", new_case, "--json").document["ok"] is True
