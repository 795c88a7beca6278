"""Copies with steps of their own are found beside a case, whatever they are called; harmless ones are not."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import casewright
from casewright.casefile.access import Access
from casewright.casefile.keeping.conflict_copies import conflict_copies, made_by
from casewright.casefile.protection import set_passphrase
from casewright.model.annotation import Note


def note(path: Path, text: str) -> None:
    with casewright.open(path, analyst="Ana") as case, case.edit("note") as tx:
        tx.add(Note(text=text))


@pytest.mark.parametrize(
    ("name", "program"),
    [
        ("harbour.sync-conflict-20260501-101112-ABCDEFG.casewright", "Syncthing"),
        ("harbour (Ana's conflicted copy 2026-05-01).casewright", "Dropbox, Nextcloud or ownCloud"),
        ("harbour-LAPTOP7.casewright", "OneDrive"),
        ("harbour (1).casewright", "Google Drive or a download"),
        ("harbour 2.casewright", "iCloud"),
        ("harbour as Boris has it.casewright", None),
    ],
)
def test_a_copy_with_steps_of_its_own_is_found(path: Path, name: str, program: str | None) -> None:
    other = Path(shutil.copy(path, path.with_name(name)))
    note(path, "mine")
    assert conflict_copies(Access(path)) == []  # a copy whose steps are all known
    note(other, "theirs")
    (found,) = conflict_copies(Access(path))
    assert (found.path, found.steps, found.made_by) == (other, 1 + 1, program)  # Ana joined there, too


def test_other_cases_and_files_that_are_none_are_passed_over(path: Path, tmp_path: Path) -> None:
    casewright.create(tmp_path / "harbour two.casewright", title="Another", analyst="Ana").close()
    (tmp_path / "harbour three.casewright").write_text("nonsense")
    (tmp_path / "harbour four.casewright").mkdir()
    os.symlink(tmp_path / "nowhere", tmp_path / "harbour five.casewright")
    before = sorted((each.name, each.lstat().st_size) for each in tmp_path.iterdir())
    assert conflict_copies(Access(path)) == []
    assert sorted((each.name, each.lstat().st_size) for each in tmp_path.iterdir()) == before


def test_copies_of_an_encrypted_case_are_opened_with_its_key_and_those_under_another_are_passed_over(
    path: Path, tmp_path: Path
) -> None:
    access = set_passphrase(Access(path), "correct horse").access
    same = Path(shutil.copy(path, tmp_path / "harbour (1).casewright"))
    with casewright.open(same, analyst="Ana", passphrase="correct horse") as case, case.edit("note") as tx:
        tx.add(Note(text="theirs"))
    shutil.copy(same, tmp_path / "harbour (2).casewright")
    set_passphrase(access.at(tmp_path / "harbour (2).casewright"), "battery staple")
    assert [each.path for each in conflict_copies(access)] == [same]


def test_a_name_with_the_signs_of_a_pattern_is_taken_as_it_is(path: Path, tmp_path: Path) -> None:
    odd = Path(shutil.move(path, tmp_path / "case [1]*.casewright"))
    other = Path(shutil.copy(odd, tmp_path / "case [1]* (1).casewright"))
    note(other, "theirs")
    assert [each.path for each in conflict_copies(Access(odd))] == [other]
    assert made_by(odd, other) == "Google Drive or a download"
