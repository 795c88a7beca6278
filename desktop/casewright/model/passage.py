"""Passages: exact words of a source text, with everything needed to find them again or to say that they are gone."""

from __future__ import annotations

from uuid import UUID

from casewright.model.base import Row, fraction, number, optional_text, reference, required_text


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


class PassageAnchor(Row, table=True):
    """Where a passage stands in another text than the one it was taken from: a proposal that somebody accepted or rejected.

    The passage itself stays as it was quoted. `exact` are the words of the other text; `score` is between 0 and 1.
    """

    __tablename__ = "passage_anchor"

    passage_id: UUID = reference("passage")
    source_text_id: UUID = reference("source_text")
    text_sha256: str = required_text()
    start: int = number(0)
    end: int = number(0)
    page: int | None = number()
    exact: str = required_text()
    prefix: str = required_text()
    suffix: str = required_text()
    state: str = required_text()
    score: float | None = fraction()
    verdict: str = required_text()
    note: str | None = optional_text()


class Mention(Row, table=True):
    """An entity is named in a passage by these `words` (`start` is where they stand in the text, in code points).

    `reading` says how the words lead to the entity: by name, as a demonym, as a capital that stands for its
    government, by a description. A mention is no claim: it says that the words speak of the entity, not what they say.
    """

    __tablename__ = "mention"

    passage_id: UUID = reference("passage")
    entity_id: UUID = reference("entity")
    words: str = required_text()
    start: int = number(0)
    reading: str = required_text()
