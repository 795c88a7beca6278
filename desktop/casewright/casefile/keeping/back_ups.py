"""Rolling back-ups of a case on this computer, apart from the case: made when it changed, thinned out with age.

They lie under the id of the case, whatever it is called and wherever it lies, and are encrypted as it is. Their order
is that of their numbers, so that a clock set back neither hides nor drops the latest.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from casewright.casefile.access import Access
from casewright.casefile.driver import Connection, connect_reader, plain_errors
from casewright.casefile.lock import CaseLock
from casewright.casefile.user_folders import data_folder
from casewright.model.errors import NoSuchObject

FOLDER_VARIABLE = "CASEWRIGHT_BACKUPS"
"""Names another folder for back-ups: one on another disk, say."""
NEWEST, DAYS, WEEKS, MONTHS = 5, 7, 4, 6
"""The latest are kept, then one a day, one a week, one a month."""
MOST_BYTES = 8 * 1024**3
"""Beyond this the oldest of a case go, but never the last two."""
_NAME = re.compile(r"(\d{6})-(\d{8}T\d{6})Z-([0-9a-f]{8})\.casewright")
_WHERE = "where.json"
_FREELY = 3  # times that a copy is tried without holding up a writer
_REPLACED = "00000000"  # in place of a head: the file that a back-up was put back over


@dataclass(frozen=True)
class BackUp:
    """One back-up. `head` is the beginning of the latest step's id; `made_at` is UTC; `size` in bytes."""

    path: Path
    number: int
    made_at: datetime
    head: str
    size: int


def back_up_folder(case_id: UUID) -> Path:
    """Where the back-ups of a case are kept."""
    return _root() / case_id.hex


def _root() -> Path:
    return data_folder("back-ups", FOLDER_VARIABLE)


def back_ups(case_id: UUID) -> list[BackUp]:
    """Those of a case, the latest first."""
    folder = back_up_folder(case_id)
    found = []
    with suppress(FileNotFoundError):
        for path in folder.iterdir():
            match = _NAME.fullmatch(path.name)
            if match:
                made_at = datetime.strptime(match[2], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
                found.append(BackUp(path, int(match[1]), made_at, match[3], path.stat().st_size))
    return sorted(found, key=lambda each: each.number, reverse=True)


def back_up(access: Access, case_id: UUID) -> BackUp | None:
    """Makes one, unless the latest holds the same steps; then thins out. None when nothing was to be done.

    Not to be called in a process that has the case open (closing the file would drop SQLite's locks, which belong to the
    process): the window has it done by its worker process.

    Raises:
        CaseError: the case cannot be read; there is no room.
    """
    with plain_errors(access.path):
        target: Path | None = None
        for holds in (*(False,) * _FREELY, True):
            is_over, target = _copied(access, case_id, holds)
            if is_over:
                break
    if target is None:
        return None
    _remember_where(target.parent, access.path)
    thin_out(case_id)
    return next(each for each in back_ups(case_id) if each.path == target)


def _copied(access: Access, case_id: UUID, holds: bool) -> tuple[bool, Path | None]:
    """Whether that is all there is to do, and the copy.

    While a large file is copied nobody is to wait for long: without `holds` the copy counts only if nobody wrote meanwhile;
    with it a writer waits for this reader.
    """
    connection = connect_reader(access)
    try:
        if holds:
            connection.execute("BEGIN")
        head = connection.execute("SELECT hex(cs) FROM head ORDER BY cs").fetchone()[0][-8:].lower()
        version = _version(connection)
        held = back_ups(case_id)
        if held and held[0].head == head:
            return True, None
        target = _target(case_id, held, head)
        before = access.path.stat()
        copy_file(access.path, target)
        if not os.path.samestat(before, access.path.stat()):
            target.unlink()  # it was given a passphrase meanwhile: this copy may be in clear
            return True, None
        if _version(connection) != version:
            target.unlink()
            return False, None
        return True, target
    finally:
        connection.close()


def _version(connection: Connection) -> int:
    """Another number once somebody else has written; waits for whoever is writing just now."""
    connection.execute("SELECT count(*) FROM head").fetchone()
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def put_back(path: Path, chosen: BackUp, analyst: str) -> None:
    """Puts a back-up in the place of a case, whose file, whole or not, becomes a back-up first.

    Raises:
        CaseLocked: somebody has the case open.
        CaseError: it cannot be written there.
    """
    with plain_errors(path):
        lock = CaseLock(path, analyst)
        try:
            case_id = UUID(chosen.path.parent.name)
            if path.exists():
                copy_file(path, _target(case_id, back_ups(case_id), _REPLACED))
            work = path.with_name(f".{path.name}.putting-back")
            try:
                copy_file(chosen.path, work)
                for leftover in (
                    "-journal",
                    "-wal",
                    "-shm",
                ):  # of the file that goes: it would be applied to the new one
                    path.with_name(path.name + leftover).unlink(missing_ok=True)
                os.replace(work, path)
            finally:
                work.unlink(missing_ok=True)
        finally:
            lock.release()


def case_at(path: Path) -> UUID:
    """The id of the case that was last backed up from this place: its file may be damaged or gone.

    Raises:
        NoSuchObject: nothing was ever backed up from there.
    """
    place = str(path.resolve())
    newest: tuple[float, UUID] | None = None
    with suppress(FileNotFoundError):
        for folder in _root().iterdir():
            if place in _places(folder):
                at = (folder / _WHERE).stat().st_mtime
                newest = max(newest or (at, UUID(folder.name)), (at, UUID(folder.name)))
    if newest is None:
        raise NoSuchObject(f"There is no back-up of {path.name} on this computer.")
    return newest[1]


def thin_out(case_id: UUID) -> None:
    """Drops the back-ups that are not to be kept any more."""
    held = back_ups(case_id)
    kept = to_keep(held)
    for each in held:
        if each not in kept:
            each.path.unlink(missing_ok=True)


def to_keep(held: Sequence[BackUp]) -> list[BackUp]:
    """Which of these, latest first, are kept: the newest, then the latest of each day, week and month, within the room."""
    kept = list(held[:NEWEST])
    for form, most in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        seen: dict[str, BackUp] = {}
        for each in held:
            seen.setdefault(each.made_at.strftime(form), each)
        kept += list(seen.values())[:most]
    ordered = [each for each in held if each in kept]
    room, fitting = MOST_BYTES, []
    for place, each in enumerate(ordered):
        room -= each.size
        if place < 2 or room >= 0:
            fitting.append(each)
    return fitting


def forget_back_ups(case_id: UUID) -> None:
    """Drops all of them: of a case that is protected from now on, the earlier ones lie there in clear."""
    shutil.rmtree(back_up_folder(case_id), ignore_errors=True)


def _target(case_id: UUID, held: Sequence[BackUp], head: str) -> Path:
    folder = back_up_folder(case_id)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    number = max((each.number for each in held), default=0) + 1
    return folder / f"{number:06}-{datetime.now(UTC):%Y%m%dT%H%M%S}Z-{head}.casewright"


def copy_file(source: Path, target: Path) -> None:
    """Copies a file that nobody in this process has open: whole and flushed in the place of `target`, or not at all."""
    work = target.with_name(f".{target.name}.copying")
    try:
        with source.open("rb") as reading, work.open("wb") as writing:
            shutil.copyfileobj(reading, writing, 1024 * 1024)
            writing.flush()
            os.fsync(writing.fileno())
        os.replace(work, target)
    finally:
        work.unlink(missing_ok=True)


def _places(folder: Path) -> list[str]:
    try:
        held = json.loads((folder / _WHERE).read_text("utf-8"))
        return [str(each) for each in held]
    except (OSError, ValueError, TypeError):
        return []


def _remember_where(folder: Path, path: Path) -> None:
    """The places the case was backed up from, the latest last, so that one whose file is gone is found."""
    place = str(path.resolve())
    places = [each for each in _places(folder) if each != place][-19:]
    with suppress(OSError):
        (folder / _WHERE).write_text(json.dumps([*places, place]), "utf-8")


def chosen_back_up(case_id: UUID, number: int) -> BackUp:
    """The one with this number.

    Raises:
        NoSuchObject: there is none.
    """
    found = next((each for each in back_ups(case_id) if each.number == number), None)
    if found is None:
        raise NoSuchObject(f"There is no back-up {number} of this case.")
    return found
