"""How commands open cases: the passphrase of an encrypted one comes from a file, the environment or the terminal."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from getpass import getpass
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from casewright.casefile.access import Access
from casewright.casefile.case import Case
from casewright.casefile.opening import open_unlocked
from casewright.casefile.passphrase_source import VARIABLE, from_environment, from_file
from casewright.casefile.unlocking import unlock
from casewright.model.errors import InvalidValue, PassphraseNeeded

NewPassphraseFile = Annotated[
    Path | None,
    typer.Option("--new-passphrase-file", metavar="FILE", help="Read the new passphrase from this file."),
]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        metavar="FILE",
        help=f"Read the passphrase of an encrypted case from this file; otherwise from {VARIABLE}, or it is asked for.",
    ),
]
_given: ContextVar[str | None] = ContextVar("passphrase", default=None)
_from_file: ContextVar[bool] = ContextVar("whether it came from a file", default=False)


def open_case(path: Path, analyst: str | None = None, *, read_only: bool = False) -> Case:
    """As `opening.open_case`, with the passphrase that was given, or asked for at a terminal.

    Raises:
        PassphraseNeeded: it is encrypted, none was given, and there is no terminal to ask at.
    """
    return open_unlocked(unlock_case(path), analyst, read_only=read_only)


def unlock_case(path: Path) -> Access:
    """What opens the case; the same."""
    try:
        return unlock(path, _given.get())
    except PassphraseNeeded:
        if not sys.stdin.isatty():
            raise PassphraseNeeded(
                f"{path.name} is protected with a passphrase, or is not a case file; give the passphrase with "
                f"--passphrase-file FILE or in {VARIABLE}."
            ) from None
        return unlock(path, getpass(f"Passphrase of {path.name}: "))


def new_passphrase(file: Path | None = None, *, may_be_given: bool = True) -> str:
    """A passphrase that a case is to have: from this file, or asked for twice at a terminal.

    `may_be_given`: what was given to open a case with does too, where the case has none yet.
    """
    found = from_file(file) if file is not None else _given.get() if may_be_given else None
    if found is not None:
        return found
    if not sys.stdin.isatty():
        raise PassphraseNeeded("A new passphrase is needed; give it with --new-passphrase-file FILE.")
    first = getpass("New passphrase: ")
    if getpass("The same again: ") != first:
        raise InvalidValue("The two passphrases are not the same; nothing was changed.")
    return first


def refuse_passphrase_file() -> None:
    """Where a file in clear would be made although a passphrase was handed over for it. Raises InvalidValue."""
    if _from_file.get():
        raise InvalidValue("A new case is encrypted only with --encrypt; nothing was made.")


@contextmanager
def passphrase_from_environment() -> Iterator[None]:
    """Within it, the passphrase in the environment is the one given, and child processes do not see it."""
    given, by_file = _given.set(from_environment()), _from_file.set(False)
    try:
        yield
    finally:
        _given.reset(given)
        _from_file.reset(by_file)


def with_passphrase_file(command: Callable[..., Any]) -> Callable[..., Any]:
    """The same command with `--passphrase-file`."""

    @wraps(command)
    def run(*args: Any, passphrase_file: Path | None = None, **kwargs: Any) -> Any:
        if passphrase_file is not None:
            _given.set(from_file(passphrase_file))
            _from_file.set(True)
        return command(*args, **kwargs)

    option = inspect.Parameter(
        "passphrase_file", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=PassphraseFile
    )
    signature = inspect.signature(command, eval_str=True)
    run.__signature__ = signature.replace(parameters=[*signature.parameters.values(), option])  # type: ignore[attr-defined]
    run.__annotations__ = {**get_type_hints(command, include_extras=True), "passphrase_file": PassphraseFile}
    return run
