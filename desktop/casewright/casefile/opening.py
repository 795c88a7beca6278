"""Opening and creating case files, with every refusal as one plain sentence."""

from __future__ import annotations

from pathlib import Path

from casewright.casefile import inspection, migration, protection
from casewright.casefile.access import Access
from casewright.casefile.case import Case, default_analyst
from casewright.casefile.creation import create_file
from casewright.casefile.driver import plain_errors
from casewright.casefile.key import Key
from casewright.casefile.lock import CaseLock
from casewright.casefile.schema import FORMAT_VERSION
from casewright.casefile.unlocking import unlock
from casewright.model.errors import CaseReadOnly
from casewright.model.ids import new_id

CREATED = "create_case"


def open_case(
    path: str | Path,
    analyst: str | None = None,
    *,
    passphrase: str | None = None,
    read_only: bool = False,
    take_over: bool = False,
) -> Case:
    """Opens a case file for writing (taking its lock) or read-only.

    Args:
        analyst: who is working; the account's name when left out.
        passphrase: of an encrypted case; not looked at where the case is in clear.
        take_over: open although somebody on another machine is written down as holding it.

    Raises:
        NotACaseFile, NewerFormat, DamagedCase, ForeignSchema: the file is refused, unchanged.
        PassphraseNeeded, WrongPassphrase: it is encrypted.
        CaseLocked: somebody has it open for writing; the sentence says who.
        NoPermission, NoRoom: the disk refuses.
    """
    return open_unlocked(unlock(Path(path), passphrase), analyst, read_only=read_only, take_over=take_over)


def open_unlocked(
    access: Access, analyst: str | None = None, *, read_only: bool = False, take_over: bool = False
) -> Case:
    """Opens a case with what `unlock` or an open case gives, in a worker process too: no key is derived.

    Raises:
        As `open_case`, but for the passphrase.
    """
    path = access.path
    inspection.check_is_file(path)
    analyst = (analyst or default_analyst()).strip()
    version, case_id = inspection.inspect(access)
    if read_only:
        if version < FORMAT_VERSION:
            raise CaseReadOnly(
                f"{path.name} has an older format ({version}); open it for writing once to bring it up to date."
            )
        return Case(access, case_id, analyst, None)
    with plain_errors(path):
        lock = CaseLock(path, analyst, take_over)
    try:
        protection.sweep(path)
        if version < FORMAT_VERSION:
            migration.migrate(access, version)
            inspection.inspect(access)
        return Case(access, case_id, analyst, lock)
    except BaseException:
        lock.release()
        raise


def create_case(
    path: str | Path,
    title: str,
    marking: str = "TLP:AMBER",
    analyst: str | None = None,
    scheme: str = "icd203",
    passphrase: str | None = None,
) -> Case:
    """Makes a new case file and opens it for writing; with a passphrase, an encrypted one.

    Raises:
        CaseError: the file exists already, or cannot be written there.
        InvalidValue: the passphrase is empty.
    """
    path = Path(path).resolve()
    access = Access(path, Key.new(passphrase) if passphrase is not None else None)
    case_id = new_id()
    create_file(access, case_id)
    case = open_unlocked(access, analyst)
    from casewright.model.case_info import CaseInfo

    try:
        with case._write().edit(CREATED, case_id, [], kind="system") as transaction:
            transaction.add(CaseInfo(id=case_id, title=title, marking=marking, default_scheme=scheme))
    except BaseException:
        case.close()
        path.unlink()
        raise
    return case
