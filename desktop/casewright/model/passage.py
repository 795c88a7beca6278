"""Passages: exact words of a source text, with everything needed to find them again or to say that they are gone."""

from __future__ import annotations

from uuid import UUID

from casewright.model.base import Row, number, optional_text, reference, required_text


class Passage(Row, table=True):
    """W3C TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector (start, end in code points) together.

    `exact` is never rewritten. `text_sha256` is the text that it was taken from.
    """

    __tablename__ = "passage"

    source_id: UUID = reference("source")
    source_text_id: UUID = reference("source_text")
    text_sha256: str = required_text()
    start: int = number(0)
    end: int = number(0)
    page: int | None = number()
    exact: str = required_text()
    prefix: str = required_text()
    suffix: str = required_text()
    state: str = required_text()
    language: str | None = optional_text()
    translation: str | None = optional_text()
    translator: str | None = optional_text()
    translation_state: str | None = optional_text()
    note: str | None = optional_text()
    marking: str | None = optional_text()
