"""Sources, the archived files behind them, the text read from those files, and which source relays which."""

from __future__ import annotations

from uuid import UUID

from casewright.model.base import (
    Row,
    flag,
    number,
    optional_text,
    reference,
    required_text,
)


class Source(Row, table=True):
    """A document or statement somebody published. Reliability grades the originator (Admiralty A–F)."""

    __tablename__ = "source"

    title: str = required_text()
    name_key: str = required_text(index=True)
    kind: str = required_text()
    author: str | None = optional_text()
    publisher: str | None = optional_text()
    controller: str | None = optional_text()
    published: str | None = optional_text()
    published_lo: str | None = optional_text()
    published_hi: str | None = optional_text()
    information_date: str | None = optional_text()
    accessed: str | None = optional_text()
    address: str | None = optional_text()
    language: str | None = optional_text()
    reliability: str | None = optional_text()
    reliability_reason: str | None = optional_text()
    reliability_on: str | None = optional_text()
    descriptor: str | None = optional_text()
    provenance: str = required_text()
    summary: str | None = optional_text()
    bibliography: str | None = optional_text()
    ai_generated: bool = flag()
    ai_tool: str | None = optional_text()
    withdrawn: str | None = optional_text()
    marking: str | None = optional_text()


class Capture(Row, table=True):
    """One act of archiving: these bytes (by SHA-256) were taken for this source, then, so, by whom."""

    __tablename__ = "capture"

    source_id: UUID = reference("source")
    sha256: str = required_text(index=True)
    size: int = number(0)
    media_type: str = required_text()
    file_name: str = required_text()
    captured_at: str = required_text()
    captured_by: str | None = optional_text()
    method: str = required_text()
    tool: str | None = optional_text()
    address: str | None = optional_text()
    completeness: str | None = optional_text()
    note: str | None = optional_text()


class SourceText(Row, table=True):
    """The text read from a capture. The characters themselves are archived under `text_sha256`.

    `pages` is a JSON list of [start, end) offsets in code points. A failed reading has `failure` and no text.
    """

    __tablename__ = "source_text"

    source_id: UUID = reference("source")
    capture_id: UUID = reference("capture")
    text_sha256: str | None = optional_text(index=True)
    characters: int = number(0)
    pages: str = required_text()
    language: str | None = optional_text()
    tool: str = required_text()
    tool_version: str = required_text()
    failure: str | None = optional_text()


class SourceLink(Row, table=True):
    """`child_id` derives from `parent_id`: quotes, republishes, translates, same_release … (tradecraft, section 6)."""

    __tablename__ = "source_link"

    child_id: UUID = reference("source")
    parent_id: UUID = reference("source")
    kind: str = required_text()
    status: str = required_text()
    claim_id: UUID | None = reference("claim", required=False)
    note: str | None = optional_text()
    found_by: str = required_text()
