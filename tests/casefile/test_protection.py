"""An encrypted case leaves no word of itself on the disk; its passphrase is set, changed and taken away without risk."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

import casewright
from casewright.casefile import key, protection
from casewright.casefile.access import Access
from casewright.casefile.case import Case
from casewright.casefile.doctor import examine
from casewright.casefile.driver import connect_writer
from casewright.casefile.inspection import inspect
from casewright.casefile.keeping import back_ups
from casewright.casefile.keeping.working_copies import check_out, let_go
from casewright.casefile.output_file import spare_cases
from casewright.casefile.protection import set_passphrase
from casewright.casefile.schema import APPLICATION_ID, FORMAT_VERSION
from casewright.casefile.search import search
from casewright.casefile.unlocking import unlock
from casewright.model.annotation import Note
from casewright.model.entity import Entity
from casewright.model.errors import (
    CaseError,
    CaseLocked,
    CaseReadOnly,
    ChangedUnderneath,
    DamagedCase,
    InvalidValue,
    PassphraseNeeded,
    WrongPassphrase,
)

FORMATS = Path(__file__).parent / "formats"
PLANTED = ("Zyrkonblau", "Сентябрина")


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """A quarter of a second a derivation adds up; `test_unlocking.py` looks at the real cost."""
    monkeypatch.setitem(key._COST, "n", 2)


def _plant(case: Case) -> None:
    with case.edit("plant") as tx:
        tx.bulk_insert(Note, [{"text": f"{word} {n} " * 20} for n in range(400) for word in PLANTED])
        tx.add(Entity(kind="person", name=PLANTED[0], name_key=PLANTED[0].lower()))
        tx.put_bytes(f"{' '.join(PLANTED)} ".encode() * 3_000, "text/plain")


def _found(folder: Path) -> set[str]:
    """Which files of a folder hold a planted word, in bytes of UTF-8 or UTF-16."""
    sought = [word.encode(code) for word in PLANTED for code in ("utf-8", "utf-16-le", "utf-16-be")]
    sought += [word.lower().encode() for word in PLANTED]
    return {
        file.name
        for file in folder.rglob("*")
        if file.is_file() and any(each in file.read_bytes() for each in sought)
    }


@pytest.mark.parametrize("passphrase", [None, "berth 14"], ids=["in clear", "encrypted"])
def test_no_word_of_an_encrypted_case_is_found_in_its_folder_or_among_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passphrase: str | None
) -> None:
    temporary, path = tmp_path / "tmp", tmp_path / "c.casewright"
    temporary.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    with casewright.create(path, title=PLANTED[1], analyst="M. Example", passphrase=passphrase) as case:
        _plant(case)
        with case.edit("more") as tx:
            tx._connection.execute("UPDATE note SET text = text || 'more'")
            tx._connection.execute("UPDATE note SET text = text || 'and more'")
            journal = path.with_name(f"{path.name}-journal")
            assert journal.stat().st_size > 100_000
            during = _found(tmp_path)
        case.undo()
        case.save_copy(tmp_path / "copy.casewright")
        assert search(case, PLANTED[0])
        assert all(check.ok for check in examine(case))
    after = _found(tmp_path)
    if passphrase is None:  # the search would find it
        assert during >= {path.name, journal.name}
        assert after == {path.name, "copy.casewright"}
    else:
        assert (during, after) == (set(), set())
    assert list(temporary.iterdir()) == []


def _older(tmp_path: Path, version: int) -> tuple[Path, int]:
    path = Path(shutil.copy(FORMATS / f"format-{version}.casewright", tmp_path / "older.casewright"))
    held = sqlite3.connect(path)
    sources = held.execute("SELECT count(*) FROM source").fetchone()[0]
    held.close()
    return path, sources


@pytest.mark.parametrize("version", [1, FORMAT_VERSION - 1])
def test_an_encrypted_case_of_an_older_format_is_brought_up_to_date_and_kept_encrypted(
    tmp_path: Path, version: int
) -> None:
    path, sources = _older(tmp_path, version)
    protected = set_passphrase(unlock(path), "berth 14")
    assert protected.in_clear == []
    with pytest.raises(CaseReadOnly, match="older format"):
        casewright.open(path, passphrase="berth 14", read_only=True)
    with casewright.open(path, analyst="M. Example", passphrase="berth 14") as case:
        assert case.read("SELECT count(*) FROM source") == [(sources,)]
        assert [check.name for check in examine(case) if not check.ok] == []
        case.undo()
    kept = tmp_path / f"older (format {version}).casewright"
    for file in (path, kept):
        assert not file.read_bytes().startswith(b"SQLite")
        assert unlock(file, "berth 14").key == protected.access.key


def test_a_kept_older_format_in_clear_is_named_when_the_case_is_encrypted(tmp_path: Path) -> None:
    path, _ = _older(tmp_path, 1)
    casewright.open(path, analyst="M. Example").close()
    protected = set_passphrase(unlock(path), "x")
    assert protected.in_clear == [tmp_path / "older (format 1).casewright"]


def test_a_passphrase_is_set_changed_and_taken_away_with_everything_else_as_it_was(
    path: Path, tmp_path: Path
) -> None:
    with casewright.open(path, analyst="M. Example") as case:
        _plant(case)
        head, rows = case.history(1)[0], case.read("SELECT id, text FROM note ORDER BY id")
    path.chmod(0o640)
    access = unlock(path)
    for passphrase in ("one", "two", None):
        before = path.stat().st_ino
        access = set_passphrase(access, passphrase, "M. Example").access
        assert unlock(path, passphrase) == access
        assert path.stat().st_ino != before
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        assert _found(tmp_path) == (set() if passphrase else {path.name})
        with casewright.open(path, analyst="M. Example", passphrase=passphrase) as case:
            assert case.history(1)[0] == head
            assert case.read("SELECT id, text FROM note ORDER BY id") == rows
            assert case.read("PRAGMA application_id") == [(APPLICATION_ID,)]
            assert case.read("PRAGMA user_version") == [(FORMAT_VERSION,)]
            assert search(case, PLANTED[0])
            assert [check.name for check in examine(case) if not check.ok] == []
            case.undo()
            case.redo()
            head = case.history(1)[0]
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_what_is_rolled_back_is_not_taken_for_another_program_and_another_program_still_is(
    path: Path,
) -> None:
    """SQLCipher journals the first page encrypted anew; after a rollback the file is not as the connection remembers it."""
    access = set_passphrase(unlock(path), "one").access
    with casewright.open(path, analyst="M. Example", passphrase="one") as case:
        _plant(case)
        for _ in range(2):
            with pytest.raises(Enough), case.edit("harm") as tx:
                tx._connection.execute("DELETE FROM note")
                tx.bulk_insert(Note, [{"text": "x" * 5_000} for _ in range(500)])
                raise Enough
            case.undo()
            case.redo()
        with case.edit("nothing") as tx:
            tx._connection.execute("UPDATE meta SET value = value")
        with pytest.raises(Enough), case._write().aside() as connection:
            connection.execute("INSERT INTO meta VALUES ('x', ?)", ("y" * 100_000,))
            raise Enough
        case._write()._connection.execute("DELETE FROM search_index_data WHERE id > 10")
        with contextlib.suppress(CaseError):
            case.rebuild_search_index()
        case.undo()
        other = connect_writer(access)
        other.execute("DELETE FROM note")
        other.close()
        for _ in range(2):
            with pytest.raises(ChangedUnderneath), case.edit("note") as tx:
                tx.add(Note(text="y"))


def test_the_old_passphrase_opens_nothing_any_more(path: Path) -> None:
    access = set_passphrase(unlock(path), "one").access
    set_passphrase(access, "two")
    with pytest.raises(WrongPassphrase):
        unlock(path, "one")
    with pytest.raises(DamagedCase):  # the key that was derived before, neither
        casewright.casefile.opening.open_unlocked(access)


def test_a_case_open_for_writing_is_left_alone(case: Case) -> None:
    with pytest.raises(CaseLocked, match=r"open for writing by M\. Example"):
        set_passphrase(case.access, "one")
    with pytest.raises(CaseLocked):
        set_passphrase(case.access, None)


def test_a_working_copy_keeps_the_protection_of_its_case(path: Path) -> None:
    held = check_out(Access(path), "Ana")
    with pytest.raises(InvalidValue, match="is a working copy"):
        set_passphrase(unlock(held.path), "one")
    let_go(held.path)


def test_a_back_up_under_way_while_the_case_is_encrypted_is_not_kept_in_clear(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    access, copy_file = unlock(path), back_ups.copy_file

    def copied(source: Path, target: Path) -> None:
        copy_file(source, target)
        set_passphrase(access, "one")
        target.parent.mkdir(exist_ok=True)
        shutil.copy(FORMATS / "format-1.casewright", target)

    monkeypatch.setattr(back_ups, "copy_file", copied)
    case_id = inspect(access)[1]
    assert back_ups.back_up(access, case_id) is None
    assert back_ups.back_ups(case_id) == []


class Enough(Exception):
    """What a progress raises to stop."""


def _stop(at: int, done: int, of: int) -> None:
    assert 0 <= done <= of
    if done >= at:
        raise Enough


def test_stopping_leaves_the_case_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "_EVERY", 0.0)
    with casewright.open(path, analyst="M. Example") as case:
        _plant(case)
    before = path.read_bytes()
    for stop_at in (0, 300, 800):
        with pytest.raises(Enough):
            set_passphrase(unlock(path), "one", progress=partial(_stop, stop_at))
        assert path.read_bytes() == before
        assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_new_file_that_is_not_whole_never_replaces_the_case(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with casewright.open(path, analyst="M. Example") as case:
        _plant(case)
    before = path.read_bytes()
    look_through = protection._look_through

    def harmed(work: Access, *more: object) -> None:
        with work.path.open("r+b") as file:
            file.seek(20 * 4096 + 100)
            file.write(b"\0" * 64)
        look_through(work, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(protection, "_look_through", harmed)
    with pytest.raises(DamagedCase):
        set_passphrase(unlock(path), "one")
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_what_a_crash_left_in_clear_goes_when_the_case_is_next_opened_for_writing(tmp_path: Path) -> None:
    path = tmp_path / "c.casewright"
    casewright.create(path, title="x", passphrase="one").close()
    left = protection._work(path)
    left.write_text(PLANTED[0])
    with casewright.open(path, passphrase="one"):
        assert not left.exists()


def test_nothing_is_written_over_an_encrypted_case_of_any_name(case: Case, tmp_path: Path) -> None:
    out = tmp_path / "brief.pdf"
    casewright.create(out, title="x", passphrase="one").close()
    with pytest.raises(CaseError, match="is a case"):
        spare_cases(case, out)
    out.write_bytes(b"%PDF-1.7" + os.urandom(4088))
    spare_cases(case, out)


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the protecting process forks")


@needs_fork
def test_no_kill_while_the_passphrase_is_changed_loses_the_case(path: Path) -> None:
    _kill(path, 8)


@needs_fork
@pytest.mark.deep
def test_a_hundred_kills_while_the_passphrase_is_changed_lose_nothing(path: Path) -> None:
    _kill(path, 100)


def _kill(path: Path, kills: int) -> None:
    """Each time a process goes from in clear to "one" to "two" and so on, and is killed at a random moment."""
    with casewright.open(path, analyst="M. Example") as case:
        _plant(case)
        rows = case.read("SELECT id, text FROM note ORDER BY id")
    chance, seen = random.Random(3), set()
    environment = os.environ | {"PYTHONPATH": str(Path(casewright.__file__).parent.parent)}
    program = [sys.executable, str(Path(__file__).with_name("protecting_process.py")), str(path)]
    with subprocess.Popen(
        program, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        halfway = 0
        for number in range(kills + 60):
            if number >= kills and halfway:
                break  # on a busy machine the first kills may all come too early
            process.stdin.write("go\n")
            process.stdin.flush()
            child = int(process.stdout.readline())
            time.sleep(chance.uniform(0, 0.25))
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            assert process.stdout.readline() == "gone\n"
            halfway += protection._work(path).exists()
            passphrase = _opens_with(path)
            seen.add(passphrase)
            with casewright.open(path, analyst="M. Example", passphrase=passphrase) as case:
                assert case.read("SELECT id, text FROM note ORDER BY id") == rows
                assert case.read("PRAGMA integrity_check") == [("ok",)]
            assert [each.name for each in path.parent.iterdir()] == [path.name]
            assert bool(_found(path.parent)) == (passphrase is None)
        process.stdin.close()
    assert halfway, "no kill came while the new file was being written"


def _opens_with(path: Path) -> str | None:
    for passphrase in (None, "one", "two"):
        with contextlib.suppress(PassphraseNeeded, WrongPassphrase):
            unlock(path, passphrase)
            return passphrase
    raise AssertionError("no passphrase opens the case any more")


@pytest.fixture
def second_window(path: Path) -> Iterator[Case]:
    """The case, encrypted, open read-only in another place."""
    set_passphrase(unlock(path), "one")
    with casewright.open(path, passphrase="one", read_only=True) as case:
        yield case


def test_a_second_window_reads_along_and_both_keep_their_locks(path: Path, second_window: Case) -> None:
    with casewright.open(path, analyst="Ana", passphrase="one") as first:
        with first.edit("note") as tx:
            tx.add(Note(text="new"))
        assert second_window.read("SELECT text FROM note") == [("new",)]
        with pytest.raises(CaseReadOnly), second_window.edit("note"):
            pytest.fail("it is read-only")
        first.undo()
        assert second_window.read("SELECT text FROM note") == []
