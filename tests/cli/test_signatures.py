"""`signatures`, `know-key` and `forget-key`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casewright.casefile.signing.own_key import FOLDER_VARIABLE

Command = Callable[..., Any]


@pytest.fixture
def received(new_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case that Ana made on another computer."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "this computer"))
    return new_case


def test_a_received_case_shows_who_signed_what_and_keys_become_known(
    received: Path, command: Command
) -> None:
    (key,) = command("signatures", received, "--json").document["keys"]
    assert (key["name"], key["standing"], key["steps"]) == ("Ana", "new", 2)
    known = command("know-key", received, key["fingerprint"][:9])
    assert (known.code, key["fingerprint"] in known.out) == (0, True)
    said = command("signatures", received)
    assert (said.code, "known" in said.out) == (0, True)
    assert command("forget-key", key["fingerprint"]).code == 0
    assert command("signatures", received, "--json").document["keys"][0]["standing"] == "new"


def test_a_signature_that_does_not_hold_is_something_to_look_at(received: Path, command: Command) -> None:
    connection = sqlite3.connect(received)
    connection.execute("UPDATE signature SET value = zeroblob(64)")
    connection.commit()
    connection.close()
    ran = command("signatures", received, "--json")
    assert (ran.code, len(ran.document["faults"])) == (1, 2)


def test_a_fingerprint_nobody_has_is_refused(received: Path, command: Command) -> None:
    ran = command("know-key", received, "nonsense")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
