"""`back-ups` and `conflict-copies`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import casewright
from casewright.operations.tags_and_notes import add_note

Command = Callable[..., Any]


def test_a_back_up_is_made_listed_and_put_back(new_case: Path, command: Command) -> None:
    assert command("back-ups", new_case).code == 2  # never backed up
    made = command("back-ups", new_case, "--now", "--json").document["made"]
    assert command("back-ups", new_case, "--now", "--json").document["made"] is None
    new_case.write_bytes(b"spoiled")
    (listed,) = command("back-ups", new_case, "--json").document["back_ups"]
    assert listed == made
    assert command("back-ups", new_case, "--put-back", "7").code == 2
    assert command("back-ups", new_case, "--put-back", str(made["number"])).code == 0
    assert command("info", new_case).code == 0
    assert command("back-ups", new_case, "--now", "--put-back", "1").code == 2


def test_a_conflict_copy_is_something_to_look_at(new_case: Path, command: Command) -> None:
    assert command("conflict-copies", new_case).code == 0
    other = Path(shutil.copy(new_case, new_case.with_name("case (1).casewright")))
    with casewright.open(other, "Boris") as case:
        case.run(add_note, text="theirs")
    ran = command("conflict-copies", new_case, "--json")
    assert (ran.code, [each["path"] for each in ran.document["copies"]]) == (1, [str(other)])
