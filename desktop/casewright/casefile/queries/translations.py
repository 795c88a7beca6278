"""Passages and their translations: what is translated, by whom, and what nobody has checked yet."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import first, select
from casewright.casefile.readers import Readable

CHECKED = "checked"


class TranslationRow(NamedTuple):
    """A passage, its language as far as it is known (its own, or that of its text or source), and its translation."""

    id: UUID
    source_id: UUID
    source_text_id: UUID
    source: str
    start: int
    end: int
    exact: str
    language: str | None
    translation: str | None
    translator: str | None
    state: str | None


def translations_in_text(case: Readable, source_text_id: UUID) -> list[TranslationRow]:
    """The passages that were quoted from a text, in its order."""
    return select(
        case, TranslationRow, f"{_ROWS} WHERE p.source_text_id = ? ORDER BY p.start, p.id", (source_text_id,)
    )


def translations_in_case(case: Readable) -> list[TranslationRow]:
    """The passages of all sources, source by source."""
    return select(case, TranslationRow, f"{_ROWS} ORDER BY s.title, s.id, p.start, p.id")


def translation_of(case: Readable, passage_id: UUID) -> TranslationRow | None:
    """One passage, or None when it is gone."""
    return first(select(case, TranslationRow, f"{_ROWS} WHERE p.id = ?", (passage_id,)))


def language_of_case(case: Readable) -> str:
    """The language in which the case is written up: that of the latest brief, or else English."""
    rows = case.read("SELECT language FROM brief ORDER BY id DESC LIMIT 1")
    return str(rows[0][0]) if rows and rows[0][0] else "en"


def is_to_do(row: TranslationRow, home: str) -> bool:
    """Whether somebody still has to translate a passage, or to check its translation."""
    if row.translation:
        return row.state != CHECKED
    return row.language is not None and _main(row.language) != _main(home)


def translators(case: Readable) -> list[str]:
    """Who has translated in this case, the one of the passage added last first."""
    rows = case.read(
        "SELECT translator FROM passage WHERE translator IS NOT NULL GROUP BY translator ORDER BY max(id) DESC"
    )
    return [str(row[0]) for row in rows]


def _main(language: str) -> str:
    return language.partition("-")[0].lower()


_ROWS = (
    "SELECT p.id, p.source_id, p.source_text_id, s.title, p.start, p.end, p.exact, "
    "coalesce(p.language, t.language, s.language), p.translation, p.translator, p.translation_state "
    "FROM passage p JOIN source s ON s.id = p.source_id JOIN source_text t ON t.id = p.source_text_id"
)
