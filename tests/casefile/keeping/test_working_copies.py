"""A case in a shared folder is worked on in a copy and written back; nobody's work is lost by it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import casewright
from casewright.casefile.access import Access
from casewright.casefile.doctor import examine
from casewright.casefile.inspection import inspect
from casewright.casefile.keeping import back_ups as back_ups_folder
from casewright.casefile.keeping import working_copies
from casewright.casefile.keeping.back_ups import back_ups
from casewright.casefile.keeping.working_copies import (
    check_in,
    check_out,
    is_changed,
    let_go,
    others_out,
    working_copy_at,
    working_copy_of,
)
from casewright.model.annotation import Note
from casewright.model.errors import CaseError, CaseLocked, NoSuchObject


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(working_copies.FOLDER_VARIABLE, str(tmp_path / "copies"))
    monkeypatch.setenv(back_ups_folder.FOLDER_VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "copies"


@pytest.fixture
def origin(path: Path, tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    return path.rename(tmp_path / "share" / path.name)


def note(path: Path, text: str, analyst: str = "Ana") -> None:
    with casewright.open(path, analyst=analyst) as case, case.edit("note") as tx:
        tx.add(Note(text=text))


def notes(path: Path) -> list[str]:
    with casewright.open(path, read_only=True) as case:
        assert [check.detail for check in examine(case) if not check.ok] == []
        return sorted(row[0] for row in case.read("SELECT text FROM note"))


def test_what_is_done_in_the_copy_reaches_the_case_when_it_is_written_back(origin: Path) -> None:
    held = check_out(Access(origin), "Ana")
    assert check_out(Access(origin), "Ana") == held
    note(held.path, "mine")
    assert is_changed(Access(held.path))
    assert notes(origin) == []
    assert check_in(Access(held.path), "Ana") is None
    assert not is_changed(Access(held.path))
    assert notes(origin) == ["mine"]
    assert len(back_ups(inspect(Access(origin))[1])) == 1
    let_go(held.path)
    assert working_copy_of(origin) is None
    assert not list(origin.parent.glob(".*"))


def test_what_others_wrote_meanwhile_is_merged_and_nothing_is_lost(origin: Path) -> None:
    held = check_out(Access(origin), "Ana")
    note(held.path, "mine")
    note(origin, "theirs", "Boris")
    report = check_in(Access(held.path), "Ana")
    assert report is not None
    assert notes(origin) == notes(held.path) == ["mine", "theirs"]
    note(held.path, "more")
    assert check_in(Access(held.path), "Ana") is None
    assert notes(origin) == ["mine", "more", "theirs"]


def test_colleagues_see_who_has_a_copy_out(origin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working_copies.socket, "gethostname", lambda: "VM-3")
    held = check_out(Access(origin), "Boris")
    monkeypatch.undo()
    (seen,) = others_out(origin)
    assert str(seen).startswith("Boris on VM-3 since ")
    let_go(held.path)
    assert others_out(origin) == []
    (origin.parent / f".{origin.name}.out.json").write_text(json.dumps({"not": ["a list"]}))
    assert others_out(origin) == []


def test_a_case_somebody_is_writing_into_is_neither_copied_nor_replaced(origin: Path) -> None:
    with casewright.open(origin, analyst="Boris"), pytest.raises(CaseLocked):
        check_out(Access(origin), "Ana")
    held = check_out(Access(origin), "Ana")
    note(held.path, "mine")
    with casewright.open(origin, analyst="Boris"), pytest.raises(CaseLocked):
        check_in(Access(held.path), "Ana")
    assert is_changed(Access(held.path))


def test_a_folder_that_is_gone_leaves_the_copy_as_it_is(origin: Path, tmp_path: Path) -> None:
    held = check_out(Access(origin), "Ana")
    note(held.path, "mine")
    (tmp_path / "share").rename(tmp_path / "pulled out")
    with pytest.raises(CaseError, match="is not there"):
        check_in(Access(held.path), "Ana")
    assert notes(held.path) == ["mine"]
    (tmp_path / "pulled out").rename(tmp_path / "share")
    origin.unlink()  # the case was deleted there: it is written anew
    assert check_in(Access(held.path), "Ana") is None
    assert notes(origin) == ["mine"]


def test_a_break_between_writing_and_noting_it_doubles_nothing(
    origin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = check_out(Access(origin), "Ana")
    note(held.path, "mine")
    with monkeypatch.context() as broken:
        broken.setattr(working_copies, "_write_record", lambda _held: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            check_in(Access(held.path), "Ana")
    assert is_changed(Access(held.path))
    note(held.path, "more")
    check_in(Access(held.path), "Ana")
    assert notes(origin) == ["mine", "more"]


def test_a_file_that_is_no_working_copy_is_refused(path: Path) -> None:
    with pytest.raises(NoSuchObject):
        working_copy_at(path)
    with pytest.raises(NoSuchObject):
        check_in(Access(path), "Ana")
