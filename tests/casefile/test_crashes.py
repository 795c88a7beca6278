"""Killed in mid-write, or without power: the case is whole, and nothing that was committed is lost.

*Kills* are real: `SIGKILL` to a process that edits a real file.

*Power cuts* are simulated. The product's own `Writer`, with its own settings, recorder, journal and search index, runs
on a connection of apsw instead of sqlcipher3 (which has no way to watch the disk): `Watched` below gives apsw the few
methods of a DB-API connection that the write path uses, and an apsw VFS logs every write, truncation, sync and
deletion. From that log the disk is rebuilt as it may be after a cut at a random moment: all that was synced, and of
what was not a random part, torn at sectors of 512 bytes; a file deleted without its folder being synced may be back.
What differs from the product is the SQLite build (apsw brings its own), not its settings or statements.
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import apsw
import pytest

import casewright
from casewright.casefile import content_check, custody_check, driver, journal_check, writer
from casewright.casefile.access import Access
from casewright.casefile.case import Case
from casewright.casefile.change_set import CaseChanged
from casewright.casefile.opening import open_unlocked
from casewright.casefile.protection import set_passphrase
from casewright.casefile.unlocking import unlock
from casewright.model.errors import CaseError
from casewright.model.ids import new_id

PASSPHRASE = "berth 14"  # as `writing_process.py` knows it
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the writing process forks")


@needs_fork
def test_no_kill_loses_an_edit_or_harms_the_file(path: Path) -> None:
    _kill(path, 6)


@needs_fork
@pytest.mark.deep
def test_two_hundred_kills_lose_no_edit_and_harm_nothing(path: Path) -> None:
    _kill(path, 200)


@needs_fork
@pytest.mark.deep
def test_a_hundred_kills_harm_an_encrypted_case_no_more(path: Path) -> None:
    _kill(path, 100, set_passphrase(unlock(path), PASSPHRASE).access)


def _kill(path: Path, kills: int, access: Access | None = None) -> None:
    access, chance = access or Access(path), random.Random(7)
    environment = os.environ | {"PYTHONPATH": str(Path(casewright.__file__).parent.parent)}
    program = [sys.executable, str(Path(__file__).with_name("writing_process.py")), str(path)]
    with subprocess.Popen(
        program, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        interrupted = 0
        for seed in range(kills + 60):
            if seed >= kills and interrupted:
                break  # on a busy machine the first kills may all come before the first write
            process.stdin.write(f"{seed}\n")
            process.stdin.flush()
            child, committed = int(process.stdout.readline()), (0, 0)
            time.sleep(chance.uniform(0.05, 0.4))
            os.kill(child, signal.SIGKILL)
            while (line := process.stdout.readline()) != "gone\n":
                committed = tuple(map(int, line.split()))
            interrupted += path.with_name(f"{path.name}-journal").exists()
            _check_whole(access, committed, thorough=seed % 12 == 5)
        process.stdin.close()
    assert interrupted > 0, "no kill came in mid-write: this proves nothing"


def _check_whole(access: Access, committed: tuple[int, int], thorough: bool) -> None:
    seq, changes = committed
    with open_unlocked(access, analyst="M. Example") as case:
        assert case.read("PRAGMA integrity_check") == [("ok",)]
        assert case.read("PRAGMA foreign_key_check") == []
        if seq:
            (step,) = (one for one in case.history(5) if one.seq == seq)
            assert step.changes == changes
        if thorough:
            assert journal_check.chain(case)[0] == []
            assert journal_check.replay(case)[0] == []


@needs_fork
@pytest.mark.deep
def test_forty_kills_in_mid_deposit_lose_nothing_and_leave_nothing_trusted(path: Path) -> None:
    """Every content that was acknowledged is whole; what was broken off is named by the doctor, then swept."""
    chance, left = random.Random(5), 0
    environment = os.environ | {"PYTHONPATH": str(Path(casewright.__file__).parent.parent)}
    program = [sys.executable, str(Path(__file__).with_name("depositing_process.py")), str(path)]
    for seed in range(40):
        with subprocess.Popen(
            [*program, str(seed)], env=environment, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()  # it is at work
            time.sleep(chance.uniform(0.02, 0.6))
            process.kill()
            acknowledged = process.stdout.read().split()
        with casewright.open(path, read_only=True) as case:
            found = case.read("SELECT count(DISTINCT sha256) FROM archive_chunk WHERE sha256 NOT IN (SELECT sha256 FROM archive)")[0][0]  # fmt: skip
            faults, said = content_check.archived_bytes(case)
            assert faults == []
            assert (f"pieces of {found} that were never archived" in said) == (found > 0)
            left += found
            for sha256 in acknowledged:
                assert hashlib.sha256(case.archived(sha256)).hexdigest() == sha256
        with casewright.open(path) as case:
            assert case._sweeper is not None
            case._sweeper.wait()
            assert content_check.archived_bytes(case)[0] == []
            assert custody_check.custody(case)[0] == []
            assert case.read("PRAGMA integrity_check") == [("ok",)]
    assert left > 0, "no kill came in mid-deposit: this proves nothing"


# -- power cuts ----------------------------------------------------------------------------------------------------

Log = list[tuple[Any, ...]]


class Watched:
    """An apsw connection with what the write path uses of a DB-API connection."""

    def __init__(self, path: Path, vfs: str) -> None:
        self._connection = apsw.Connection(str(path), vfs=vfs)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Rows:
        return Rows(self._connection, self._connection.execute(sql, tuple(values)))

    def executemany(self, sql: str, rows: Any) -> None:
        self._connection.executemany(sql, rows)

    @property
    def in_transaction(self) -> bool:
        return bool(self._connection.in_transaction)

    def close(self) -> None:
        self._connection.close()


class Rows:
    def __init__(self, connection: apsw.Connection, cursor: apsw.Cursor) -> None:
        self._cursor = cursor
        self.lastrowid = connection.last_insert_rowid()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._cursor)

    def fetchone(self) -> Any:
        return self._cursor.fetchone()

    def fetchall(self) -> Any:
        return self._cursor.fetchall()

    def fetchmany(self, count: int) -> Any:
        return [row for row, _ in zip(self._cursor, range(count), strict=False)]


class LoggedFile(apsw.VFSFile):
    def __init__(self, log: Log, name: Any, flags: Any) -> None:
        self._log = log
        self._name = os.path.basename(name.filename() if isinstance(name, apsw.URIFilename) else name)
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._log.append(("write", self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        self._log.append(("truncate", self._name, size))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        self._log.append(("sync", self._name))
        super().xSync(flags)


class LoggingDisk(apsw.VFS):
    def __init__(self, log: Log) -> None:
        self.log = log
        super().__init__("logging", "")

    def xOpen(self, name: Any, flags: Any) -> LoggedFile:
        return LoggedFile(self.log, name, flags)

    def xDelete(self, name: str, sync_folder: bool) -> None:
        self.log.append(("delete", os.path.basename(name), sync_folder))
        super().xDelete(name, sync_folder)


def test_no_power_cut_loses_an_edit_or_harms_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _cut_power(path, monkeypatch, edits=20, cuts=20)


@pytest.mark.deep
def test_four_hundred_power_cuts_lose_no_edit_and_harm_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _cut_power(path, monkeypatch, edits=120, cuts=400)


def test_without_syncs_the_simulated_cuts_do_harm(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The simulation can tell: with `synchronous = OFF` the very same cuts lose or damage something."""
    monkeypatch.setattr(driver, "_SETTINGS", (*driver._SETTINGS, "synchronous = OFF"))
    with pytest.raises((AssertionError, CaseError)):
        _cut_power(path, monkeypatch, edits=20, cuts=40)


def _cut_power(path: Path, monkeypatch: pytest.MonkeyPatch, edits: int, cuts: int) -> None:
    chance = random.Random(1)
    start = path.read_bytes()
    log = _record(path, monkeypatch, edits, chance)
    moments = sorted(chance.sample(range(len(log)), min(cuts, len(log))))
    disk, committed = Disk(chance, {path.name: start}), 0
    folder = path.parent / "after the cut"
    for number, entry in enumerate(log):
        if moments and moments[0] == number:
            moments.pop(0)
            disk.leave(folder)
            _check_after_cut(folder / path.name, committed)
        if entry[0] == "committed":
            committed = entry[1]
        else:
            disk.apply(*entry)


def _record(path: Path, monkeypatch: pytest.MonkeyPatch, edits: int, chance: random.Random) -> Log:
    """Runs edits through the product's writer on the logging disk; `committed` entries say what had been promised."""
    disk = LoggingDisk([])

    def connect(access: Access) -> Watched:
        connection = Watched(access.path, "logging")
        for setting in driver._SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(writer, "connect_writer", connect)
        case = casewright.open(path, analyst="M. Example")
    del disk.log[:]
    for _ in range(edits):
        done: list[CaseChanged] = []
        case_writer = case._writer
        assert case_writer is not None
        with case_writer._change_set("random", "edit", None, done):
            _random_changes(case_writer._connection, chance)
        disk.log.append(("committed", done[0].change_set.seq))
    log = list(disk.log)
    case.close()
    return log


def _random_changes(connection: Any, chance: random.Random) -> None:
    for _ in range(chance.choice([1, 2, 3, 60])):
        connection.execute(
            "INSERT INTO note (id, text) VALUES (?, ?)", (new_id().bytes, "y" * chance.randrange(900))
        )
    connection.execute("UPDATE note SET text = text || ? WHERE random() % 7 = 0", (f"{chance.random()}",))
    connection.execute("DELETE FROM note WHERE random() % 11 = 0")


class Disk:
    """What is safely on the disk, and what may or may not be."""

    def __init__(self, chance: random.Random, files: dict[str, bytes]) -> None:
        self._chance = chance
        self._safe = dict(files)
        self._now = {name: bytearray(data) for name, data in files.items()}
        self._unsafe: dict[str, Log] = {}
        self._deleted: dict[str, bytes] = {}

    def apply(self, what: str, name: str, *details: Any) -> None:
        if what == "sync":
            self._safe[name] = bytes(self._now.get(name, b""))
            self._unsafe[name] = []
            self._deleted.clear()
        elif what == "delete":
            if name in self._safe and not details[0]:
                self._deleted[name] = self._safe[name]
            for known in (self._safe, self._unsafe, self._now):
                known.pop(name, None)
        else:
            self._unsafe.setdefault(name, []).append((what, *details))
            _write(self._now.setdefault(name, bytearray()), what, *details)

    def leave(self, folder: Path) -> None:
        """Writes the files as they may be found after a cut now."""
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for name in {*self._safe, *self._unsafe}:
            if name not in self._safe and self._chance.random() < 0.5:
                continue
            data = bytearray(self._safe.get(name, b""))
            for what, *details in self._unsafe.get(name, ()):
                luck = self._chance.random()
                if luck < 0.4:
                    _write(data, what, *details)
                elif luck < 0.6 and what == "write":
                    self._tear(data, *details)
            (folder / name).write_bytes(data)
        for name, content in self._deleted.items():
            if self._chance.random() < 0.5 and not (folder / name).exists():
                (folder / name).write_bytes(content)

    def _tear(self, data: bytearray, offset: int, written: bytes) -> None:
        for sector in range(0, len(written), 512):
            if self._chance.random() < 0.5:
                _write(data, "write", offset + sector, written[sector : sector + 512])


def _write(data: bytearray, what: str, *details: Any) -> None:
    if what == "truncate":
        del data[details[0] :]
        data.extend(bytes(details[0] - len(data)))
        return
    offset, written = details
    data.extend(bytes(max(0, offset + len(written) - len(data))))
    data[offset : offset + len(written)] = written


def _check_after_cut(path: Path, committed: int) -> None:
    with casewright.open(path, analyst="M. Example") as case:
        assert case.read("PRAGMA integrity_check") == [("ok",)]
        assert case.history(1)[0].seq >= committed
        assert _faults(case) == []


def _faults(case: Case) -> list[str]:
    return [*journal_check.chain(case)[0], *journal_check.replay(case)[0]]
