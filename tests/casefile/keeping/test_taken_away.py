"""The file goes from under an open case, or the clock is set back: nothing is written into nowhere, nothing lost."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import casewright
from casewright.casefile import clock
from casewright.casefile.case import Case
from casewright.casefile.doctor import examine
from casewright.model.annotation import Note
from casewright.model.errors import CaseError, CaseGone


def note(case: Case, text: str) -> None:
    with case.edit("note") as tx:
        tx.add(Note(text=text))


def notes(path: Path) -> list[str]:
    with casewright.open(path, read_only=True) as case:
        assert [check.detail for check in examine(case) if not check.ok] == []
        return [row[0] for row in case.read("SELECT text FROM note ORDER BY id")]


def take_away(path: Path, how: str) -> None:
    if how == "deleted":
        path.unlink()
    elif how == "moved":
        path.rename(path.with_name("elsewhere.casewright"))
    else:  # as a sync program does that brings a colleague's version
        new = shutil.copy(path, path.with_name("incoming"))
        Path(new).replace(path)


@pytest.mark.parametrize("how", ["deleted", "moved", "replaced"])
def test_an_edit_is_refused_when_the_file_is_no_longer_there_and_what_is_open_can_be_saved(
    path: Path, tmp_path: Path, how: str
) -> None:
    with casewright.open(path, analyst="Ana") as case:
        note(case, "one")
        take_away(path, how)
        there = path.read_bytes() if path.exists() else None
        with pytest.raises(CaseGone, match="not where it was"):
            note(case, "two")
        with pytest.raises(CaseGone):
            case.undo()
        case.save_copy(tmp_path / "rescued.casewright")
        with pytest.raises(CaseError, match="exists already"):
            case.save_copy(tmp_path / "rescued.casewright")
    assert notes(tmp_path / "rescued.casewright") == ["one"]
    assert (path.read_bytes() if path.exists() else None) == there


def test_a_file_put_back_is_written_again(path: Path) -> None:
    with casewright.open(path, analyst="Ana") as case:
        path.rename(path.with_name("elsewhere"))
        with pytest.raises(CaseGone):
            note(case, "one")
        path.with_name("elsewhere").rename(path)
        note(case, "one")
    assert notes(path) == ["one"]


@pytest.fixture
def stick(mount: Callable[[str], Path]) -> Path:
    """A disk that can be pulled out."""
    return mount("8m")


def test_a_stick_pulled_out_is_said_and_closing_is_quiet(stick: Path, template: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(template, stick / "c.casewright"))
    with casewright.open(path, analyst="Ana") as case:
        note(case, "one")
        subprocess.run(["umount", "-l", stick], check=True)
        with pytest.raises(CaseGone):
            note(case, "two")
        case.save_copy(tmp_path / "rescued.casewright")
    assert notes(tmp_path / "rescued.casewright") == ["one"]
    assert list(stick.iterdir()) == []


def test_a_clock_set_back_changes_neither_order_nor_undo(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with casewright.open(path, analyst="Ana") as case:
        note(case, "one")
        real = time.time_ns
        monkeypatch.setattr(clock.time, "time_ns", lambda: real() - 400 * 86_400 * 10**9)
        note(case, "two")
        note(case, "three")
        moments = [step.at for step in case.history()]
        assert moments == sorted(moments, reverse=True)
        assert [step.seq for step in case.history()] == sorted(
            (step.seq for step in case.history()), reverse=True
        )
        case.undo()
        assert [row[0] for row in case.read("SELECT text FROM note ORDER BY text")] == ["one", "two"]
        monkeypatch.undo()
        case.redo()
        assert [check.detail for check in examine(case) if not check.ok] == []
