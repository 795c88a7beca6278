"""Rules on how dates are written: as EDTF in the case, and no more exact in a brief than they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from uuid import UUID

from casewright.analysis.check.days import fuzzy
from casewright.analysis.check.evidence_rows import (
    ClaimRow,
)
from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule
from casewright.analysis.check.prose import Prose
from casewright.model.citation_tokens import cited_in
from casewright.model.dates import show_date
from casewright.model.field_rules import DATES
from casewright.model.short_text import shorten

_DOUBT = re.compile(
    r"\b(?:about|around|circa|ca?\.|approximately|roughly|possibly|perhaps|probably|or so|in or)\s+$",
    re.IGNORECASE,
)


@rule("DT04", "warning", "Write the date as EDTF, or print its doubt: about, possibly.")
def date_too_precise(facts: Facts) -> Iterator[Found]:
    """A date is no EDTF; or a brief prints a day as certain that the claim cited there has with “?” or “~”."""
    for table, column in sorted(each.split(".") for each in DATES):
        sql = f'SELECT DISTINCT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL'
        owner, reference = _PART_OF.get(table, (table, "id"))
        for value in sorted(row[0] for row in facts.case.read(sql) if not fuzzy(row[0])):
            found = f'SELECT "{reference}" FROM "{table}" WHERE "{column}" = ? ORDER BY id'
            for (row_id,) in facts.case.read(found, (value,)):
                words = column.replace("_", " ")
                message = f"The date “{shorten(value, 40)}” ({words}) is not written as EDTF."
                yield Found(owner, UUID(bytes=row_id), message, f"{column} {value}")


# Tables whose rows a person meets as part of something else.
_PART_OF = {
    "capture": ("source", "source_id"),
    "source_rating": ("source", "source_id"),
    "entity_name": ("entity", "entity_id"),
    "entity_property": ("entity", "entity_id"),
    "observation": ("indicator", "indicator_id"),
    "judgement_revision": ("judgement", "judgement_id"),
    "information_check": ("judgement", "judgement_id"),
    "brief_issue": ("brief", "brief_id"),
}


@date_too_precise.also_on(Prose)
def _(facts: Facts, prose: Prose) -> Iterator[Found]:
    for paragraph in prose.text.split("\n\n") if prose.object_type == "brief_section" else ():
        claims = [row_id for table, row_id in cited_in(paragraph) if table == "claim"]
        for held in dict.fromkeys(
            row.held for each in claims if (row := facts.row(ClaimRow, each)) and row.held
        ):
            exact = _as_exact(held)
            for match in exact.finditer(paragraph) if exact else ():
                if not _DOUBT.search(paragraph[: match.start()]):
                    message = f"“{match.group()}” is printed as certain, and the claim cited there has {show_date(held)}."
                    yield prose.found(message, f"{match.group()} {held}")


@lru_cache(maxsize=4096)
def _as_exact(held: str) -> re.Pattern[str] | None:
    """The ways of writing a doubtful date as if it were certain; None for one that is certain."""
    when = fuzzy(held)
    if (
        when is None
        or not (when.uncertain or when.approximate)
        or when.lo is None
        or "/" in held
        or held[0] in "[{"
    ):
        return None
    plain = held.replace("?", "").replace("~", "").replace("%", "")
    written = {plain, show_date(plain)}
    if when.precision == "day":
        month = f"{when.lo:%B}"
        written |= {f"{month} {when.lo.day}, {when.lo.year}", f"{when.lo.day} {month} {when.lo.year}"}
    elif when.precision not in ("month",):
        return None
    return re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(written, key=len, reverse=True))) + r")(?!\w)"
    )
