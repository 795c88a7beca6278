"""What reading a bibliography comes to, in every format; and its bytes as text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from charset_normalizer import from_bytes

from casewright.bibliography.csl_record import Item
from casewright.model.errors import InvalidValue

LARGEST = 32 * 1024 * 1024
MOST_ENTRIES = 100_000


@dataclass(frozen=True)
class Entry:
    """One entry: its line (or place, in JSON) in the file, as a CSL item, and as the file itself has it (JSON values)."""

    row: int
    item: Item
    native: dict[str, Any]

    @property
    def format(self) -> str:
        """The format it was read from."""
        return str(self.native["format"])


@dataclass(frozen=True)
class Skipped:
    """An entry that could not be taken, and why."""

    row: int
    reason: str


@dataclass
class Bibliography:
    """All that was read. `notes` tell what of the file belongs to no entry."""

    entries: list[Entry] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def decoded(data: bytes) -> str:
    """The text of a file, line ends as `\\n`: UTF-8, UTF-16 with its mark, or what its bytes look like.

    Raises:
        InvalidValue: it is too large, or no text.
    """
    if len(data) > LARGEST:
        raise InvalidValue(f"The file is larger than {LARGEST // 1024 // 1024} MB.")
    text = _text(data)
    if "\0" in text:
        raise InvalidValue("The file is no text.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    best = from_bytes(data[:200_000], cp_isolation=["cp1252", "latin_1", "cp1250", "cp1251", "cp1256"]).best()
    return data.decode(best.encoding if best is not None else "latin-1", "replace")
