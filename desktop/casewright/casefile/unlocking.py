"""Telling apart, before a file is opened: a case in clear, an encrypted one, a wrong passphrase, something else.

SQLCipher says "file is not a database" for a wrong key, damage and foreign files alike, so pages are checked here: each
carries an HMAC of its content (SQLCipher 4: 16 bytes of IV and 64 of HMAC-SHA512 at the end of 4096). One page that
fits proves the passphrase. Two things cannot be told from a wrong passphrase, and the sentence says so: damage to the
first 16 bytes (the salt), and noise that never was a case.

A file is read here only while no case of this process has it open: closing any descriptor of a file would drop
SQLite's own locks on it (POSIX advisory locks belong to the process).
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from pathlib import Path
from typing import BinaryIO

from casewright.casefile.access import Access
from casewright.casefile.case import open_here
from casewright.casefile.driver import plain_errors
from casewright.casefile.file_kinds import PAGE, PLAIN, known_kind, looks_encrypted
from casewright.casefile.inspection import check_is_file
from casewright.casefile.key import SALT, Key
from casewright.model.errors import NotACaseFile, PassphraseNeeded, WrongPassphrase

_HMAC = 64


def unlock(path: Path, passphrase: str | None = None) -> Access:
    """What opens the case at `path`; a quarter of a second where a key is derived. In clear, a passphrase is not looked at.

    Raises:
        NotACaseFile: there is no such file, or it is no case.
        PassphraseNeeded: it is encrypted, and no passphrase is given.
        WrongPassphrase: not this one; or its first bytes are damaged, which looks the same.
        InvalidValue: the passphrase is empty.
        NoPermission: it may not be read.
    """
    path = path.resolve()  # two names of one file must meet at one lock
    check_is_file(path)
    if (held := open_here(path)) is not None:
        if held.key is not None and _derived(path, passphrase, held.key.salt) != held.key:
            raise _wrong(path)
        return held
    with plain_errors(path), path.open("rb") as file:
        page = file.read(PAGE)
        if page.startswith(PLAIN):
            return Access(path)
        _refuse_other_kinds(path, page)
        key = _derived(path, passphrase, page[:SALT])
        if not _fits(file, key):
            raise _wrong(path)
    return Access(path, key)


def unlock_like(access: Access, path: Path) -> Access:
    """What opens another copy of a case: nothing for one in clear, the case's own key where that fits.

    Raises:
        PassphraseNeeded: it is encrypted, and not with this key.
        NotACaseFile, NoPermission: as `unlock`.
    """
    try:
        return unlock(path)
    except PassphraseNeeded:
        if access.key is None:
            raise
        copy = access.at(path.resolve())
        if not _is_opened_by(copy.path, access.key):
            raise PassphraseNeeded(f"{path.name} is protected with another passphrase.") from None
        return copy


def is_encrypted(path: Path) -> bool:
    """Whether it asks for a passphrase. Raises as `unlock` does."""
    try:
        return unlock(path).key is not None
    except PassphraseNeeded:
        return True


def _refuse_other_kinds(path: Path, page: bytes) -> None:
    if (kind := known_kind(page)) is not None:
        raise NotACaseFile(f"{path.name} is not a Casewright case file: it is {kind}.")
    if len(page) < PAGE or not looks_encrypted(page):
        raise NotACaseFile(f"{path.name} is not a Casewright case file.")


def _derived(path: Path, passphrase: str | None, salt: bytes) -> Key:
    if passphrase is None:
        raise PassphraseNeeded(
            f"{path.name} is protected with a passphrase, or is not a case file; it opens only with its passphrase."
        )
    return Key.derive(passphrase, salt)


def _wrong(path: Path) -> WrongPassphrase:
    return WrongPassphrase(
        f"This is not the passphrase of {path.name}; or the file is damaged in its first bytes, or never was a case."
    )


def _fits(file: BinaryIO, key: Key) -> bool:
    """Whether any of a few pages, over the whole file, was written with this key."""
    page_key, count = key.page_key(), file.seek(0, 2) // PAGE
    return any(_is_whole(file, number, page_key) for number in sorted({1, 2, 3, count // 2 or 1, count}))


def _is_opened_by(path: Path, key: Key) -> bool:
    if (held := open_here(path)) is not None:
        return held.key == key
    with plain_errors(path), path.open("rb") as file:
        return file.read(SALT) == key.salt and _fits(file, key)


def _is_whole(file: BinaryIO, number: int, page_key: bytes) -> bool:
    file.seek((number - 1) * PAGE)
    page = file.read(PAGE)
    signed = page[SALT if number == 1 else 0 : PAGE - _HMAC] + struct.pack("<I", number)
    return hmac.compare_digest(hmac.digest(page_key, signed, hashlib.sha512), page[PAGE - _HMAC :])
