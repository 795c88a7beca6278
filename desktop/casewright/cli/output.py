"""What commands print: one JSON document, or lines for people. Progress and messages go to standard error."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from casewright.model.errors import InvalidValue
from casewright.model.progress import Progress
from casewright.model.short_text import shorten

Json = Annotated[bool, typer.Option("--json", help="Print exactly one JSON document.")]
AnalystName = Annotated[
    str | None, typer.Option("--analyst", help="Who is working; the account's name otherwise.")
]
CaseFile = Annotated[Path, typer.Argument(metavar="CASE", help="A case file.", show_default=False)]


_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f]"
)  # from somebody else's file; a terminal would obey them


def allow_any_name() -> None:
    """Names of files may be no UTF-8, and a terminal may know few letters: what cannot be printed is escaped (in JSON too)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def emit(document: dict[str, Any], as_json: bool, lines: Callable[[], Iterable[str]]) -> None:
    """Prints the document as JSON, or the lines for a person."""
    if as_json:
        is_utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
        print(json.dumps(document, default=_plain, ensure_ascii=not is_utf8, indent=1))
        return
    for line in lines():
        print(_CONTROLS.sub("\ufffd", line))


def say(message: str) -> None:
    """A message beside the result."""
    print(_CONTROLS.sub("\ufffd", message), file=sys.stderr)


def progress_bar() -> Callable[[int, int, str], None] | None:
    """Shows how far long work has come, on one line of a terminal; None where standard error is no terminal."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, of: int, name: str) -> None:
        filled = 24 * done // max(of, 1)
        line = f"[{'█' * filled}{'·' * (24 - filled)}] {done}/{of} {shorten(name, 40)}"
        print(f"\r\x1b[K{line if done < of else ''}", end="", file=sys.stderr, flush=True)

    return show


def percent_line(label: str) -> Progress:
    """Shows how far one piece of long work has come, as `progress_bar` does; silent where that is."""
    show, last = progress_bar(), -1

    def tell(done: int, of: int) -> None:
        nonlocal last
        percent = 100 * done // max(of, 1)
        if show is not None and percent != last:
            last = percent
            show(percent, 100, label)

    return tell


def progress_line() -> Callable[[str], None] | None:
    """Names each part of long work as it begins; None where standard error is no terminal."""
    return say if sys.stderr.isatty() else None


def parse_id(text: str) -> UUID:
    """An id as it was printed.

    Raises:
        InvalidValue: it is none.
    """
    try:
        return UUID(text)
    except ValueError:
        raise InvalidValue(f"{text!r} is not an id.") from None


def finish(code: int) -> None:
    """Ends the command with this exit code: 1 when it is done and there is something to look at."""
    raise typer.Exit(code)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(value, UUID | Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def table(rows: list[tuple[str, ...]]) -> Iterable[str]:
    """Rows as aligned columns."""
    if not rows:
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
