"""Keys whose owner a person has made sure of, by comparing fingerprints: a list in the configuration folder."""

from __future__ import annotations

import hashlib
import json
import os
from typing import Literal

from casewright.casefile.signing.own_key import key_folder
from casewright.model.errors import DamagedKey
from casewright.model.ids import analyst_id

Standing = Literal["own", "known", "new", "other"]
"""own: made here. known: its owner was made sure of. new: nobody knows yet. other: a different key is known for the name."""
_FILE = "known.json"


def fingerprint(key: bytes) -> str:
    """What two people read to each other: 32 hexadecimal digits of the key's SHA-256, in groups of four."""
    digits = hashlib.sha256(key).hexdigest()[:32]
    return " ".join(digits[at : at + 4] for at in range(0, 32, 4))


def know(key: bytes, name: str) -> None:
    """Remembers that this key is that person's, who may have several: one on each computer.

    Raises:
        DamagedKey: the list cannot be read; it is left as it is.
    """
    _write({**known_keys(), key: name.strip()})


def forget(key: bytes) -> None:
    """Takes a key off the list.

    Raises:
        DamagedKey: the list cannot be read; it is left as it is.
    """
    _write({each: name for each, name in known_keys().items() if each != key})


def _write(known: dict[bytes, str]) -> None:
    folder = key_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    work = folder / f".{_FILE}.{os.getpid()}"
    work.write_text(
        json.dumps({each.hex(): held for each, held in known.items()}, ensure_ascii=False), "utf-8"
    )
    os.replace(work, folder / _FILE)


def known_keys() -> dict[bytes, str]:
    """Public key -> the name of its owner.

    Raises:
        DamagedKey: the list is there and cannot be read.
    """
    path = key_folder() / _FILE
    try:
        held = json.loads(path.read_text("utf-8"))
        return {bytes.fromhex(key): str(name) for key, name in held.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, AttributeError, OSError):
        raise DamagedKey(f"The list of known keys in {path.parent} cannot be read.") from None


def standing(key: bytes, name: str, own: bytes | None, known: dict[bytes, str]) -> Standing:
    """What is known of a key that says it is this person's. `own`: the public key made here for the name, if any."""
    if key == own:
        return "own"
    if key in known and analyst_id(known[key]) == analyst_id(name):
        return "known"
    taken = any(analyst_id(held) == analyst_id(name) for held in known.values())
    return "other" if taken or own is not None else "new"
