"""An analyst's own key pair: a small file in the person's configuration folder, made at the first signature."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from casewright.casefile.user_folders import settings_folder
from casewright.model.errors import DamagedKey
from casewright.model.ids import analyst_id

if TYPE_CHECKING:
    from nacl.signing import SigningKey

FOLDER_VARIABLE = "CASEWRIGHT_KEYS"
"""Names another folder for keys: one on a stick, say."""


@dataclass(frozen=True)
class OwnKey:
    """A key pair under the name it signs for; `made_on` is an ISO date. Never printed: its text form shows no secret."""

    name: str
    made_on: str
    secret: bytes

    def __repr__(self) -> str:
        return f"OwnKey({self.name!r}, made on {self.made_on})"

    @property
    def public(self) -> bytes:
        """32 bytes."""
        return bytes(self._pair.verify_key)

    @cached_property
    def vouched(self) -> bytes:
        """The key's own signature under its name and day."""
        return self.sign(vouching(self.name, self.made_on))

    def sign(self, message: bytes) -> bytes:
        """64 bytes (RFC 8032, Ed25519)."""
        return self._pair.sign(message).signature

    @cached_property
    def _pair(self) -> SigningKey:
        from nacl.signing import SigningKey  # 65 ms, wanted only by who edits

        return SigningKey(self.secret)


def vouching(name: str, made_on: str) -> bytes:
    """What a key signs to say whose it is."""
    return b"\0".join((b"casewright key", name.encode(), made_on.encode()))


def load_signing() -> None:
    """Loads what the first signature would load (65 ms)."""
    import nacl.signing  # noqa: F401


def key_folder() -> Path:
    """Where keys are kept on this computer."""
    return settings_folder("keys", FOLDER_VARIABLE)


def own_key(name: str) -> OwnKey:
    """The key pair of this analyst on this computer, made when there is none.

    Raises:
        DamagedKey: the file is there and cannot be read as a key; it is left as it is.
        OSError: the folder cannot be read or written.
    """
    path = key_path(name)
    try:
        return _read(path)
    except FileNotFoundError:
        made = OwnKey(name.strip(), datetime.now(UTC).date().isoformat(), os.urandom(32))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = json.dumps({"name": made.name, "made_on": made.made_on, "secret": made.secret.hex()})
    try:
        _write_new(path, text)
    except FileExistsError:  # another window was quicker
        return _read(path)
    return made


def key_path(name: str) -> Path:
    """The file of an analyst's key pair."""
    return key_folder() / f"{analyst_id(name).hex}.json"


def _read(path: Path) -> OwnKey:
    text = path.read_text("utf-8")
    try:
        held = json.loads(text)
        key = OwnKey(str(held["name"]), str(held["made_on"]), bytes.fromhex(held["secret"]))
        if len(key.secret) != 32:
            raise ValueError("not 32 bytes")
    except (ValueError, KeyError, TypeError):
        raise DamagedKey(f"{path.name} in {path.parent} does not hold a key; steps are not signed.") from None
    return key


def _write_new(path: Path, text: str) -> None:
    """Whole or not at all, readable by its owner alone, and never over a key that is there."""
    work = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(work, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            os.link(work, path)
        except (PermissionError, NotImplementedError, OSError) as error:
            if path.exists():
                raise FileExistsError(str(path)) from error
            os.replace(work, path)  # a file system without hard links
    finally:
        with suppress(FileNotFoundError):
            work.unlink()
