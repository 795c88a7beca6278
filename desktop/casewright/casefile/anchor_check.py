"""Do the words of every passage still stand where it says? Each text is read once; no search unless something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from casewright.casefile.case import Case
from casewright.model.anchors import EXACT, NORMALISED, ORPHANED, Quotation, find_anchor
from casewright.model.errors import CaseError

# a passage's state -> what the text may say of it; "moved" and "orphaned" are flags that a person sees
_GOOD = {EXACT: {EXACT}, NORMALISED: {EXACT, NORMALISED}}


class AnchorFault(NamedTuple):
    """A passage whose words do not stand where it says; `found` is the state that its text gives it instead.

    `carried`: it was accepted there from another version. `text_missing`: its text cannot be read at all.
    """

    passage_id: UUID
    text_sha256: str
    found: str
    carried: bool
    text_missing: bool


@dataclass
class AnchorCheck:
    """What came of it. `flagged` passages say themselves that they moved or were lost, and are no faults.

    `lost` are those whose words their text no longer has anywhere, flagged or not.
    """

    checked: int = 0
    flagged: int = 0
    faults: list[AnchorFault] = field(default_factory=list)
    lost: set[UUID] = field(default_factory=set)


def check_anchors(case: Case, progress: Callable[[int, int], None] | None = None) -> AnchorCheck:
    """Checks all passages, those carried over to other versions too. 10,000 passages take about half a second.

    Args:
        progress: called with the number of texts read and of all texts; may raise to stop.
    """
    result = AnchorCheck()
    total = case.read(f"SELECT count(DISTINCT text_sha256) FROM ({_ROWS})")[0][0]
    rows = case.read(f"{_ROWS} ORDER BY 3")
    for n, (sha256, group) in enumerate(groupby(rows, key=lambda row: row[2])):
        if progress is not None:
            progress(n, total)
        check_text(case, sha256, ((row[0], row[1], *row[3:]) for row in group), result)
    return result


# With the words as they should stand; a carried passage was accepted with the words of the other text.
_ROWS = (
    'SELECT id, state, text_sha256, start, "end", exact, prefix, suffix, 0 FROM passage UNION ALL '
    "SELECT passage_id, 'exact', text_sha256, start, \"end\", exact, prefix, suffix, 1 FROM passage_anchor "
    "WHERE verdict = 'accepted'"
)


class Texts(Protocol):
    """Where source texts are read."""

    def text_of(self, text_sha256: str) -> str:
        """The characters of a source text."""
        ...


def check_text(case: Texts, sha256: str, rows: Iterable[tuple[Any, ...]], result: AnchorCheck) -> None:
    """Checks the passages of one text, and notes in `result` what came of it.

    Args:
        rows: of each passage its id (UUID, or 16 bytes), state, start, end, exact, prefix, suffix, and whether it was carried.
    """
    try:
        text = case.text_of(sha256)
    except (CaseError, UnicodeDecodeError):
        result.faults += [AnchorFault(_id(row[0]), sha256, ORPHANED, bool(row[7]), True) for row in rows]
        result.lost |= {fault.passage_id for fault in result.faults if fault.text_sha256 == sha256}
        return
    for row_id, state, start, end, exact, prefix, suffix, carried in rows:
        result.checked += 1
        result.flagged += state not in _GOOD
        if 0 <= start < end and text[start:end] == exact:
            continue
        found = find_anchor(text, sha256, Quotation(start, end, exact, prefix, suffix, sha256)).state
        if found == ORPHANED:
            result.lost.add(_id(row_id))
        if not _GOOD.get(state, {found}) >= {found}:
            result.faults.append(AnchorFault(_id(row_id), sha256, found, bool(carried), False))


def _id(value: UUID | bytes) -> UUID:
    return value if isinstance(value, UUID) else UUID(bytes=value)
