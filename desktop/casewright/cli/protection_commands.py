"""encrypt, passphrase, decrypt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import typer

from casewright.casefile.protection import Protected, set_passphrase
from casewright.cli.opening import NewPassphraseFile, new_passphrase, unlock_case
from casewright.cli.output import AnalystName, CaseFile, Json, emit, finish, percent_line
from casewright.model.errors import InvalidValue


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("encrypt", help="Protect a case in clear with a passphrase.")(encrypt)
    app.command("passphrase", help="Give an encrypted case another passphrase.")(passphrase)
    app.command("decrypt", help="Take the passphrase of a case away: it is in clear then.")(decrypt)


def encrypt(
    case: CaseFile,
    new_passphrase_file: NewPassphraseFile = None,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Writes the case anew, encrypted."""
    access = unlock_case(case)
    if access.key is not None:
        raise InvalidValue(
            f"{case.name} is encrypted already; “casewright passphrase” gives it another passphrase."
        )
    words = new_passphrase(new_passphrase_file)
    protected = set_passphrase(access, words, analyst, percent_line("Encrypting"))
    _say(protected, f"{case.name} is encrypted now. Nobody can recover its passphrase.", json)


def passphrase(
    case: CaseFile,
    new_passphrase_file: NewPassphraseFile = None,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Writes the case anew with another passphrase, which only `--new-passphrase-file` or a terminal gives."""
    access = unlock_case(case)
    if access.key is None:
        raise InvalidValue(f"{case.name} is in clear; “casewright encrypt” protects it with a passphrase.")
    words = new_passphrase(new_passphrase_file, may_be_given=False)
    protected = set_passphrase(access, words, analyst, percent_line("Encrypting anew"))
    _say(
        protected,
        f"{case.name} opens with its new passphrase now; copies made before keep the old one.",
        json,
    )


def decrypt(case: CaseFile, analyst: AnalystName = None, json: Json = False) -> None:
    """Writes the case anew, in clear."""
    access = unlock_case(case)
    if access.key is None:
        raise InvalidValue(f"{case.name} is in clear already.")
    protected = set_passphrase(access, None, analyst, percent_line("Decrypting"))
    _say(protected, f"{case.name} is in clear now.", json)


def _say(protected: Protected, sentence: str, json: bool) -> None:
    document = {
        "path": protected.access.path,
        "encrypted": protected.access.key is not None,
        "in_clear": [str(path) for path in protected.in_clear],
    }
    emit(document, json, lambda: _lines(sentence, protected.in_clear))
    finish(1 if protected.in_clear else 0)


def _lines(sentence: str, in_clear: list[Path]) -> Iterator[str]:
    yield sentence
    for path in in_clear:
        yield f"Still in clear beside it, from before it was brought up to date: {path.name}"
