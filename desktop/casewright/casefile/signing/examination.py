"""Who signed what in a case, and whether every signature holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from casewright.casefile.readers import Readable
from casewright.casefile.signing.known_keys import Standing, fingerprint, known_keys, standing
from casewright.casefile.signing.own_key import key_path, own_key, vouching
from casewright.casefile.signing.signer import CHANGE_SET, CUSTODY
from casewright.model.ids import analyst_id

_PAGE = 2_000


@dataclass(frozen=True)
class KeyOfCase:
    """A key that signed in this case: under which name, since when, how many steps and custody events, what is known of it."""

    key: bytes
    name: str
    made_on: str
    standing: Standing
    steps: int
    events: int

    @property
    def fingerprint(self) -> str:
        """For people to compare."""
        return fingerprint(self.key)


@dataclass(frozen=True)
class Signatures:
    """All keys of a case, the analysts of steps that nobody signed (with their number), and what is wrong, as sentences."""

    keys: tuple[KeyOfCase, ...]
    unsigned: dict[str, int]
    faults: tuple[str, ...]


def examine_signatures(case: Readable) -> Signatures:
    """Checks every signature of a case; a tenth of a millisecond each.

    Raises:
        DamagedKey: the list of known keys cannot be read.
    """
    names, faults = _names(case)
    steps: Counter[bytes] = Counter()
    events: Counter[bytes] = Counter()
    unsigned: Counter[str] = Counter()
    for seq, digest, row_id, author, key, value in _steps(case):
        what = f"Step {seq} of the history ({UUID(bytes=row_id)})"
        if key is None:
            unsigned[author] += 1
        elif fault := signature_fault(names, key, value, CHANGE_SET + digest, author):
            faults.append(f"{what} {fault}")
        else:
            steps[key] += 1
    for seq, entry, actor, key, value in _events(case):
        if fault := signature_fault(names, key, value, CUSTODY + bytes.fromhex(entry), actor):
            faults.append(f"Event {seq} of the custody log {fault}")
        else:
            events[key] += 1
    known = known_keys()
    keys = tuple(
        KeyOfCase(key, name, made_on, standing(key, name, _own_public(name), known), steps[key], events[key])
        for key, (name, made_on) in sorted(names.items(), key=lambda each: (each[1], each[0]))
    )
    return Signatures(keys, dict(unsigned), tuple(faults))


def _own_public(name: str) -> bytes | None:
    """The key made here for a name, if there is one; looking never makes one."""
    return own_key(name).public if key_path(name).exists() else None


def _names(case: Readable) -> tuple[dict[bytes, tuple[str, str]], list[str]]:
    """The keys that vouch for their names, and a sentence for each that does not."""
    names, faults = {}, []
    for key, name, made_on, vouched in case.read("SELECT key, name, made_on, vouched FROM signing_key"):
        if holds(key, vouched, vouching(name, made_on)):
            names[key] = (name, made_on)
        else:
            faults.append(f"The key {fingerprint(key)} does not vouch for the name it stands under.")
    return names, faults


def signature_fault(
    names: Mapping[bytes, tuple[str, str]], key: bytes, value: bytes, message: bytes, by: str
) -> str | None:
    """What is wrong with one signature, as the end of a sentence; None when it holds.

    Args:
        names: the keys that vouch for their names, each with its name and day.
        message: what was signed, its purpose in front.
        by: who is said to have done what was signed.
    """
    if key not in names:
        return f"is signed by a key that vouches for no name ({fingerprint(key)})."
    if not holds(key, value, message):
        return f"has a signature of {names[key][0]} that does not hold."
    if analyst_id(names[key][0]) != analyst_id(by):
        return f"is said to be by {by}, and is signed by {names[key][0]}."
    return None


def holds(key: bytes, value: bytes, message: bytes) -> bool:
    """Whether a signature (Ed25519) is that key's of that message."""
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    try:
        VerifyKey(key).verify(message, value)
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True


def _steps(case: Readable) -> Iterator[tuple[Any, ...]]:
    last = 0
    while rows := case.read(
        "SELECT s.seq, s.digest, s.id, coalesce(a.name, ''), g.key, g.value FROM "
        "(SELECT * FROM change_set WHERE seq > ? ORDER BY seq LIMIT ?) s "
        "LEFT JOIN analyst a ON a.id = s.author LEFT JOIN signature g ON g.digest = s.digest ORDER BY s.seq",
        (last, _PAGE),
    ):
        yield from rows
        last = rows[-1][0]


def _events(case: Readable) -> Iterator[tuple[Any, ...]]:
    last = 0
    while rows := case.read(
        "SELECT seq, entry_hash, actor FROM custody WHERE seq > ? ORDER BY seq LIMIT ?", (last, _PAGE)
    ):
        for row in rows:
            signed = "SELECT key, value FROM signature WHERE digest = ?"
            for key, value in case.read(signed, (bytes.fromhex(row[1]),)):
                yield (*row, key, value)
        last = rows[-1][0]
