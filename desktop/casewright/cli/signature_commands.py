"""signatures, know-key, forget-key."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from casewright.casefile.signing.examination import KeyOfCase, examine_signatures
from casewright.casefile.signing.known_keys import fingerprint as fingerprint_of
from casewright.casefile.signing.known_keys import forget, know, known_keys
from casewright.cli.opening import open_case
from casewright.cli.output import CaseFile, Json, emit, table
from casewright.model.errors import NoSuchObject

_STANDING = {
    "own": "made here",
    "known": "known",
    "new": "not known yet: compare the fingerprint with its owner",
    "other": "ANOTHER KEY than the one known for this name",
}
Fingerprint = Annotated[
    str, typer.Argument(help="As `signatures` prints it, with or without spaces; its beginning is enough.")
]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("signatures", help="Say who signed what, and whether every signature holds.")(signatures)
    app.command("know-key", help="Remember that a key of this case belongs to the person it names.")(know_key)
    app.command("forget-key", help="No longer take a key for the person it names.")(forget_key)


def signatures(case: CaseFile, json: Json = False) -> None:
    """Lists the keys of a case; exit 1 when a signature does not hold or a name has another key than the known one."""
    with open_case(case, read_only=True) as opened:
        found = examine_signatures(opened)
    emit(
        {"keys": [_document(key) for key in found.keys], "unsigned": found.unsigned, "faults": found.faults},
        json,
        lambda: [
            *table([(key.name, key.fingerprint, f"{key.steps:,} steps", _STANDING[key.standing]) for key in found.keys]),
            *(f"Not signed: {count:,} steps of {name or 'somebody'}." for name, count in found.unsigned.items()),
            *found.faults,
        ],
    )  # fmt: skip
    if found.faults or any(key.standing == "other" for key in found.keys):
        raise typer.Exit(1)


def know_key(case: CaseFile, fingerprint: Fingerprint, json: Json = False) -> None:
    """Remembers a key on this computer; the case is not changed."""
    with open_case(case, read_only=True) as opened:
        keys = {key.key: key.name for key in examine_signatures(opened).keys}
    key = _chosen(keys, fingerprint)
    know(key, keys[key])
    emit({"known": fingerprint_of(key), "name": keys[key]}, json,
         lambda: [f"{fingerprint_of(key)} is the key of {keys[key]} from now on."])  # fmt: skip


def forget_key(fingerprint: Fingerprint, json: Json = False) -> None:
    """Takes a key off the list on this computer."""
    keys = known_keys()
    key = _chosen(keys, fingerprint)
    forget(key)
    emit({"forgotten": fingerprint_of(key), "name": keys[key]}, json,
         lambda: [f"{fingerprint_of(key)} is not taken for {keys[key]} any more."])  # fmt: skip


def _chosen(keys: dict[bytes, str], fingerprint: str) -> bytes:
    """The one key whose fingerprint begins so.

    Raises:
        NoSuchObject: none does, or several do.
    """
    wanted = fingerprint.replace(" ", "").casefold()
    found = [key for key in keys if wanted and fingerprint_of(key).replace(" ", "").startswith(wanted)]
    if len(found) != 1:
        raise NoSuchObject(
            f"{'No' if not found else 'More than one'} key has a fingerprint that begins with {fingerprint}."
        )
    return found[0]


def _document(key: KeyOfCase) -> dict[str, Any]:
    return {
        "name": key.name, "fingerprint": key.fingerprint, "made_on": key.made_on, "standing": key.standing,
        "steps": key.steps, "events": key.events,
    }  # fmt: skip
