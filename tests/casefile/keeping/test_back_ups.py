"""Back-ups roll, are thinned out by age, survive what happens to the case, and come back in one step."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import casewright
from casewright.casefile.access import Access
from casewright.casefile.doctor import examine
from casewright.casefile.inspection import inspect
from casewright.casefile.keeping import back_ups as keeping
from casewright.casefile.keeping.back_ups import BackUp, back_up, back_ups, case_at, put_back, to_keep
from casewright.casefile.protection import set_passphrase
from casewright.model.annotation import Note
from casewright.model.errors import CaseLocked, NoSuchObject


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(keeping.FOLDER_VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


def note(path: Path, text: str) -> None:
    with casewright.open(path, analyst="Ana") as case, case.edit("note") as tx:
        tx.add(Note(text=text))


def notes(path: Path) -> list[str]:
    with casewright.open(path, read_only=True) as case:
        assert all(check.ok for check in examine(case))
        return [row[0] for row in case.read("SELECT text FROM note ORDER BY id")]


def test_one_is_made_when_the_case_has_changed_and_only_then(path: Path) -> None:
    case_id = inspect(Access(path))[1]
    first = back_up(Access(path), case_id)
    assert first is not None
    assert first.path.read_bytes() == path.read_bytes()
    assert back_up(Access(path), case_id) is None
    note(path, "one")
    second = back_up(Access(path), case_id)
    assert second is not None
    assert [each.number for each in back_ups(case_id)] == [2, 1]
    assert not list(second.path.parent.glob(".*"))


@pytest.mark.parametrize("harm", ["gone", "damaged", "with the journal of a crash beside it"])
def test_whatever_became_of_the_file_a_back_up_takes_its_place_in_one_step(path: Path, harm: str) -> None:
    note(path, "one")
    back_up(Access(path), inspect(Access(path))[1])
    note(path, "two")
    if harm == "gone":
        path.unlink()
    elif harm == "damaged":
        path.write_bytes(path.read_bytes()[:5000])
    else:
        path.with_name(path.name + "-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))
    before = path.read_bytes() if path.exists() else None
    case_id = case_at(path)
    put_back(path, back_ups(case_id)[0], "Ana")
    assert notes(path) == ["one"]
    if before is not None:
        assert back_ups(case_id)[0].path.read_bytes() == before
        assert len(back_ups(case_id)) == 2


def test_an_open_case_is_not_replaced(path: Path) -> None:
    case_id = inspect(Access(path))[1]
    back_up(Access(path), case_id)
    with casewright.open(path, analyst="Ana"), pytest.raises(CaseLocked):
        put_back(path, back_ups(case_id)[0], "Boris")
    with pytest.raises(NoSuchObject):
        case_at(path.with_name("never.casewright"))


def test_a_clock_set_back_neither_hides_nor_drops_the_latest(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = inspect(Access(path))[1]
    back_up(Access(path), case_id)

    class Earlier(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(1999, 1, 1, tzinfo=UTC)

    monkeypatch.setattr(keeping, "datetime", Earlier)
    note(path, "after the clock was set back")
    latest = back_up(Access(path), case_id)
    assert latest is not None
    assert latest.made_at.year == 1999
    assert back_ups(case_id)[0] == latest
    put_back(path, back_ups(case_id)[0], "Ana")
    assert notes(path) == ["after the clock was set back"]


def test_a_passphrase_takes_the_back_ups_in_clear_with_it(path: Path, folder: Path) -> None:
    case_id = inspect(Access(path))[1]
    back_up(Access(path), case_id)
    access = set_passphrase(Access(path), "correct horse").access
    assert back_ups(case_id) == []
    made = back_up(access, case_id)
    assert made is not None
    assert not made.path.read_bytes().startswith(b"SQLite")


def of_age(hours: int, number: int, size: int = 1000) -> BackUp:
    made_at = datetime(2026, 5, 1, tzinfo=UTC) - timedelta(hours=hours)
    return BackUp(Path(str(number)), number, made_at, "0" * 8, size)


@given(st.lists(st.integers(0, 24 * 400), max_size=60))
def test_the_newest_are_kept_then_one_a_day_a_week_and_a_month(ages: list[int]) -> None:
    held = [of_age(age, len(ages) - place) for place, age in enumerate(sorted(ages))]
    kept = to_keep(held)
    assert kept[: keeping.NEWEST] == held[: keeping.NEWEST]
    assert len(kept) <= keeping.NEWEST + keeping.DAYS + keeping.WEEKS + keeping.MONTHS
    assert to_keep(kept) == kept
    for each in held:
        days = {other.made_at.date() for other in held if other.made_at > each.made_at}
        if len(days) < keeping.DAYS:
            assert any(other.made_at.date() == each.made_at.date() for other in kept)


def test_the_oldest_go_where_they_take_too_much_room_but_never_the_last_two() -> None:
    held = [of_age(n, 9 - n, keeping.MOST_BYTES) for n in range(4)]
    assert to_keep(held) == held[:2]
    assert to_keep([replace(each, size=keeping.MOST_BYTES // 3) for each in held]) != held


def test_a_back_up_folder_that_somebody_scribbled_in_is_no_obstacle(path: Path, folder: Path) -> None:
    case_id = inspect(Access(path))[1]
    back_up(Access(path), case_id)
    (folder / case_id.hex / "where.json").write_text("{")
    (folder / case_id.hex / "holiday.jpg").write_text("x")
    (folder / "somebody's").mkdir()
    note(path, "more")
    assert back_up(Access(path), case_id) is not None
    assert json.loads((folder / case_id.hex / "where.json").read_text()) == [str(path.resolve())]
    assert case_at(path) == case_id
    shutil.rmtree(folder)
    assert back_ups(case_id) == []


@pytest.mark.parametrize("times", [1, 9], ids=["once", "again and again"])
def test_what_is_written_while_a_case_is_copied_is_in_the_back_up_or_waits_for_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """Somebody else writes after half of the file was copied."""
    case_id, copy = inspect(Access(path))[1], keeping.copy_file
    script = (
        "import casewright, sys; from casewright.model.annotation import Note\n"
        "with casewright.open(sys.argv[1], 'Boris') as case, case.edit('note') as tx: tx.add(Note(text='late'))"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(casewright.__file__).parent.parent)}
    written: list[int] = []

    def interrupted(source: Path, target: Path) -> None:
        if len(written) < min(times, 3):
            subprocess.run([sys.executable, "-c", script, str(source)], env=environment, check=True)
            written.append(1)
        copy(source, target)

    monkeypatch.setattr(keeping, "copy_file", interrupted)
    made = back_up(Access(path), case_id)
    assert made is not None
    assert [each.path for each in back_ups(case_id)] == [made.path]
    assert notes(made.path) == ["late"] * min(times, 3)
    head = sqlite3.connect(made.path).execute("SELECT hex(cs) FROM head").fetchone()[0]
    assert made.head == head[-8:].lower()
