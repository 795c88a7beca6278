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
    access: str | None = optional_text()
    motive: str | None = optional_text()
    deception: str | None = optional_text()
    provenance: str = required_text()
    summary: str | None = optional_text()
    bibliography: str | None = optional_text()
    ai_generated: bool = flag()
    ai_tool: str | None = optional_text()
    withdrawn: str | None = optional_text()
    marking: str | None = optional_text()

    @property
    def rating(self) -> tuple[str | None, str | None, str | None]:
        """The reliability in force, with its reason and date."""
        return self.reliability, self.reliability_reason, self.reliability_on


class Capture(Row, table=True):
    """One act of archiving: these bytes (by SHA-256) were taken for this source, then, so, by whom.

    Several captures of one source are its versions. The fields follow the collection record of the Berkeley Protocol
    (OHCHR/UC Berkeley, HR/PUB/20/2); `address` is the one asked for, `final_address` the one that answered.
    `file_time` is what the file itself said when it was taken in: a hint, no more.
    """

    __tablename__ = "capture"

    source_id: UUID = reference("source")
    sha256: str = required_text(index=True)
    size: int = number(0)
    media_type: str = required_text()
    file_name: str = required_text()
    captured_at: str = required_text()
    clock_basis: str | None = optional_text()
    file_time: str | None = optional_text()
    captured_by: str | None = optional_text()
    method: str = required_text()
    tool: str | None = optional_text()
    tool_version: str | None = optional_text()
    system: str | None = optional_text()
    address: str | None = optional_text()
    final_address: str | None = optional_text()
    http_status: int | None = number()
    archive_address: str | None = optional_text()
    persona: str | None = optional_text()
    network_note: str | None = optional_text()
    received_from: str | None = optional_text()
    legal_basis: str | None = optional_text()
    known_limits: str | None = optional_text()
    completeness: str | None = optional_text()
    note: str | None = optional_text()


class SourceText(Row, table=True):
    """The text derived from a capture. The characters themselves are archived under `text_sha256`.

    `activity` says how it was derived (extracted, recognised, transcribed by a person), `tool`, `tool_version` and
    `parameters` with what. `pages` is a JSON list of [start, end) offsets in code points. `suggested` is a JSON object
    of what the document says of itself (title, author …), for a person to accept. A failed reading has `failure` and
    no text.
    """

    __tablename__ = "source_text"

    source_id: UUID = reference("source")
    capture_id: UUID = reference("capture")
    text_sha256: str | None = optional_text(index=True)
    characters: int = number(0)
    pages: str = required_text()
    language: str | None = optional_text()
    activity: str = required_text(default="text_extract")
    tool: str = required_text()
    tool_version: str = required_text()
    parameters: str | None = optional_text()
    suggested: str | None = optional_text()
    failure: str | None = optional_text()


class SourceRating(Row, table=True):
    """One rating of a source's reliability, kept as history; `topic` None: in general.

    What is in force in general stands in the columns of the source; on a topic, the latest rating is.
    """

    __tablename__ = "source_rating"

    source_id: UUID = reference("source")
    topic: str | None = optional_text()
    reliability: str = required_text()
    reason: str | None = optional_text()
    rated_on: str | None = optional_text()
    rated_by: str | None = optional_text()


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
