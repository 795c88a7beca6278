"""Copies of an encrypted case merge with the key that is at hand; another passphrase is asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

import histories as h
import pytest

import casewright
from casewright.casefile.protection import set_passphrase
from casewright.casefile.unlocking import unlock
from casewright.model.errors import PassphraseNeeded
from casewright.operations.tags_and_notes import add_note

WORDS = "correct horse battery staple"


def test_a_copy_with_the_same_passphrase_merges_without_asking(tmp_path: Path) -> None:
    mine, theirs = (tmp_path / f"{name}.casewright" for name in ("mine", "theirs"))
    casewright.create(mine, title="Harbour", analyst="Ana", passphrase=WORDS).close()
    shutil.copy(mine, theirs)
    with casewright.open(theirs, analyst="Bo", passphrase=WORDS) as copy:
        copy.run(add_note, text="secret words")
    with casewright.open(mine, analyst="Ana", passphrase=WORDS) as case:
        assert case.merge([theirs]).added["note"] == 1
        assert case.read("SELECT text FROM note") == [("secret words",)]
    assert b"secret words" not in mine.read_bytes()


def test_an_encrypted_copy_of_a_case_in_clear_needs_its_passphrase(base: Path, tmp_path: Path) -> None:
    mine, theirs = (Path(shutil.copy(base, tmp_path / f"{name}.casewright")) for name in ("mine", "theirs"))
    with casewright.open(theirs, analyst="Bo") as copy:
        copy.run(add_note, text="words")
    set_passphrase(unlock(theirs), WORDS)
    with casewright.open(mine, analyst="Ana") as case:
        with pytest.raises(PassphraseNeeded):
            case.merge([theirs])
        assert case.merge([unlock(theirs, WORDS)]).added["note"] == 1
    h.assert_whole(mine)
