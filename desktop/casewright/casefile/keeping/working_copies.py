"""Working on a case that lies in a shared folder: a copy on this computer, written back when it is done.

Who has a copy out is written beside the case, so that colleagues see it; nobody is kept from working, since what both
did is merged when it is written back.
"""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.casefile.access import Access
from casewright.casefile.driver import connect_reader, plain_errors
from casewright.casefile.inspection import inspect
from casewright.casefile.keeping.back_ups import back_up, copy_file
from casewright.casefile.lock import CaseLock
from casewright.casefile.opening import open_unlocked
from casewright.casefile.user_folders import data_folder
from casewright.model.errors import CaseError, NoSuchObject

if TYPE_CHECKING:
    from casewright.casefile.merging.report import MergeReport

FOLDER_VARIABLE = "CASEWRIGHT_WORKING_COPIES"
"""Names another folder for them."""


@dataclass(frozen=True)
class WorkingCopy:
    """A copy that is out. `origin` is the case in the shared folder, `heads` its latest steps (hex) as of the last exchange."""

    path: Path
    origin: Path
    heads: tuple[str, ...]
    analyst: str
    host: str
    since: str


@dataclass(frozen=True)
class OutNotice:
    """Somebody has a copy of the case out, as the file beside the case says."""

    analyst: str
    host: str
    since: str

    def __str__(self) -> str:
        return f"{self.analyst} on {self.host} since {self.since}"


def working_folder() -> Path:
    """Where working copies lie on this computer."""
    return data_folder("working-copies", FOLDER_VARIABLE)


def check_out(access: Access, analyst: str) -> WorkingCopy:
    """Makes a working copy of a case, or gives the one that is out already.

    Raises:
        CaseLocked: somebody is writing into the case itself just now.
        CaseError: the case cannot be read; there is no room.
    """
    origin = access.path.resolve()
    held = working_copy_of(origin)
    if held is not None:
        return held
    with plain_errors(origin):
        lock = CaseLock(origin, analyst)  # nobody writes while it is copied
        try:
            folder = working_folder() / inspect(access)[1].hex
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            target = _free(folder, origin.name)
            heads = _heads(access)
            copy_file(origin, target)
        finally:
            lock.release()
    since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    made = WorkingCopy(target, origin, heads, analyst, socket.gethostname(), since)
    _write_record(made)
    _set_notice(origin, made, True)
    return made


def check_in(access: Access, analyst: str) -> MergeReport | None:
    """Writes a working copy back, merging first what others did to the case meanwhile; the working copy stays out.

    The working copy must be closed. Where both sides changed a place, the conflict is kept in the case.

    Returns:
        The report of the merge; None where nobody else had written.

    Raises:
        NoSuchObject: it is not a working copy.
        CaseLocked: somebody is writing into the case; nothing is changed.
        CaseError: the folder is not there, or cannot be written.
    """
    held = working_copy_at(access.path)
    origin = access.at(held.origin)
    report = None
    with plain_errors(held.origin):
        if not held.origin.parent.exists():
            raise CaseError(f"{held.origin.parent} is not there; {held.origin.name} was not written back.")
        lock = CaseLock(held.origin, analyst)
        try:
            if held.origin.exists():
                if _heads(origin) != held.heads:
                    with open_unlocked(access, analyst) as case:
                        report = case.merge([origin])
                back_up(origin, inspect(access)[1])
            copy_file(access.path, held.origin)
        finally:
            lock.release()
    _write_record(WorkingCopy(**{**_fields(held), "heads": _heads(access)}))
    return report


def is_changed(access: Access) -> bool:
    """Whether a working copy has steps that were not written back."""
    return _heads(access) != working_copy_at(access.path).heads


def let_go(path: Path) -> None:
    """Ends working on a copy: the copy and the notice beside the case go. Only after it was written back.

    Raises:
        NoSuchObject: it is not a working copy.
    """
    held = working_copy_at(path)
    _set_notice(held.origin, held, False)
    held.path.unlink(missing_ok=True)
    _record(held.path).unlink(missing_ok=True)


def working_copy_at(path: Path) -> WorkingCopy:
    """What is known of the working copy in this file.

    Raises:
        NoSuchObject: it is not one.
    """
    try:
        held = json.loads(_record(path.resolve()).read_text("utf-8"))
        return WorkingCopy(
            path.resolve(),
            Path(held["origin"]),
            tuple(held["heads"]),
            held["analyst"],
            held["host"],
            held["since"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise NoSuchObject(f"{path.name} is not a working copy of a case elsewhere.") from None


def working_copy_of(origin: Path) -> WorkingCopy | None:
    """The working copy of a case that is out on this computer."""
    for record in working_folder().glob("*/*.casewright.json"):
        with suppress(NoSuchObject):
            held = working_copy_at(record.with_suffix(""))
            if held.origin == origin.resolve() and held.path.exists():
                return held
    return None


def others_out(origin: Path) -> list[OutNotice]:
    """Who else, on other computers, has a copy of a case out."""
    return [each for each in _notices(origin) if each.host != socket.gethostname()]


def _record(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _fields(held: WorkingCopy) -> dict[str, Any]:
    return {name: getattr(held, name) for name in WorkingCopy.__dataclass_fields__}


def _write_record(held: WorkingCopy) -> None:
    document = {**_fields(held), "origin": str(held.origin), "path": str(held.path)}
    work = _record(held.path).with_suffix(".new")
    work.write_text(json.dumps(document), "utf-8")
    os.replace(work, _record(held.path))


def _notice_path(origin: Path) -> Path:
    return origin.with_name(f".{origin.name}.out.json")


def _notices(origin: Path) -> list[OutNotice]:
    """Whatever somebody else's file holds, it is words at most."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        held = json.loads(_notice_path(origin).read_bytes()[:65_536])
        return [OutNotice(str(each["analyst"]), str(each["host"]), str(each["since"])) for each in held]
    return []


def _set_notice(origin: Path, held: WorkingCopy, is_out: bool) -> None:
    """The folder may be gone, or not be ours to write: the notice is a courtesy."""
    own = OutNotice(held.analyst, held.host, held.since)
    notices = [each for each in _notices(origin) if each != own] + ([own] if is_out else [])
    with suppress(OSError):
        if notices:
            _notice_path(origin).write_text(json.dumps([asdict(each) for each in notices]), "utf-8")
        else:
            _notice_path(origin).unlink(missing_ok=True)


def _heads(access: Access) -> tuple[str, ...]:
    connection = connect_reader(access)
    try:
        return tuple(sorted(row[0] for row in connection.execute("SELECT hex(cs) FROM head")))
    finally:
        connection.close()


def _free(folder: Path, name: str) -> Path:
    """A name that is free there: cases of the same id may lie in several shared folders."""
    for number in range(1000):
        path = folder / (name if number == 0 else f"{Path(name).stem} {number}.casewright")
        if not path.exists() and not _record(path).exists():
            return path
    return folder / f"{UUID(int=0).hex}.casewright"
