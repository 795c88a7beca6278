"""The scores of one person across cases, in a file of the person's own: numbers and dates, and no word of any case.

Cases and judgements stand in it under marks that lead to nothing without the case itself.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from casewright.analysis.calibration import Forecast
from casewright.casefile.output_file import write_at_once
from casewright.model.errors import CaseError
from casewright.model.ids import analyst_id
from casewright.model.scales import load_ladders

_VERSION = 1
_CONFIDENCE = ("low", "moderate", "high", "")


class LedgerUnreadable(CaseError):
    """The file is there and cannot be read; it is left as it is."""


@dataclass(frozen=True)
class Entry:
    """One decided forecast. `case`, `judgement` and `analyst` are marks, `on` the day on which it was settled, or empty."""

    case: str
    judgement: str
    analyst: str
    p: float
    happened: bool
    lo: float | None
    hi: float | None
    from_band: bool
    scheme: str
    confidence: str
    on: str

    @property
    def forecast(self) -> Forecast:
        """As it is scored."""
        band = (self.lo, self.hi) if self.lo is not None and self.hi is not None else None
        return Forecast(self.p, self.happened, band, self.from_band, self.scheme, self.confidence)


class ScoreLedger:
    """A JSON file that only its owner can read; each case that is looked at replaces what it gave before."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def forecasts(self, analyst: str, *, without: UUID | None = None) -> list[Forecast]:
        """All forecasts of an analyst, those of one case left out. Raises LedgerUnreadable."""
        own, left_out = _mark(analyst_id(analyst)), _mark(without) if without else None
        return [each.forecast for each in self._read() if each.analyst == own and each.case != left_out]

    def replace(self, case: UUID, analyst: str, forecasts: Mapping[UUID, tuple[Forecast, str]]) -> None:
        """Keeps what one case has of an analyst now: forecasts by judgement, each with the day it was settled (ISO, or empty).

        Raises:
            LedgerUnreadable: the file cannot be read, so it is not written over.
            OSError: it cannot be written.
        """
        in_case, own = _mark(case), _mark(analyst_id(analyst))
        before = self._read()
        kept = [each for each in before if (each.case, each.analyst) != (in_case, own)]
        now = [*kept, *(_entry(case, analyst, *item) for item in forecasts.items())]
        if now != before:
            self._write(now)

    def forget(self) -> None:
        """Deletes the file."""
        self.path.unlink(missing_ok=True)

    def _read(self) -> list[Entry]:
        if not self.path.exists():
            return []
        try:
            found = json.loads(self.path.read_text("utf-8"))
            return [_read_entry(each) for each in found["forecasts"]]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise LedgerUnreadable(
                f"The scores of your other cases cannot be read ({self.path}); this case is scored by itself."
            ) from error

    def _write(self, entries: Iterable[Entry]) -> None:
        document = {"version": _VERSION, "forecasts": [asdict(each) for each in entries]}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_at_once(json.dumps(document, indent=1).encode(), self.path)
        with suppress(OSError):
            os.chmod(self.path, 0o600)


def _entry(case: UUID, analyst: str, judgement: UUID, found: tuple[Forecast, str]) -> Entry:
    forecast, on = found
    lo, hi = forecast.band or (None, None)
    scheme = (
        forecast.scheme if forecast.scheme in load_ladders() else ""
    )  # a case's own ladder is words of the case
    return Entry(
        _mark(case), _mark(judgement), _mark(analyst_id(analyst)), forecast.p, forecast.happened, lo, hi, forecast.from_band,
        scheme, forecast.confidence if forecast.confidence in _CONFIDENCE else "", on,
    )  # fmt: skip


def _read_entry(stored: Mapping[str, Any]) -> Entry:
    entry = Entry(**stored)
    if not 0 <= entry.p <= 1 or not isinstance(entry.happened, bool):
        raise ValueError("not a forecast")
    return entry


def _mark(found: UUID) -> str:
    return hashlib.sha256(b"casewright score" + found.bytes).hexdigest()[:20]
