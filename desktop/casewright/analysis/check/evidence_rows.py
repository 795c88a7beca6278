"""The rows of sources, passages and claims, as `rows`."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID


class ClaimRow(NamedTuple):
    """What a source says, or an analyst knows."""

    id: UUID
    text: str
    basis: str
    held: str | None
    marking: str | None


class DatedClaim(NamedTuple):
    """A claim that says when it held."""

    id: UUID
    held: str | None


class MarkedClaim(NamedTuple):
    """A claim with a marking of its own."""

    id: UUID
    marking: str | None


class CitationRow(NamedTuple):
    """A claim cites a passage."""

    id: UUID
    claim_id: UUID
    passage_id: UUID
    stance: str
    credibility: str | None
    first_hand: int


class ConfirmedCitation(NamedTuple):
    """What it cites is rated as confirmed."""

    id: UUID
    claim_id: UUID
    stance: str


class UnratedCitation(NamedTuple):
    """Speaks for or against a claim, and nobody has rated it."""

    id: UUID
    claim_id: UUID


class PassageRow(NamedTuple):
    """Exact words of a source, and where they stand."""

    id: UUID
    source_id: UUID
    source_text_id: UUID
    text_sha256: str
    start: int
    end: int
    page: int | None
    exact: str
    prefix: str
    suffix: str
    state: str
    translation: str | None
    marking: str | None


class TranslatedPassage(NamedTuple):
    """A passage that is shown in translation."""

    id: UUID
    exact: str
    translation: str
    translator: str | None
    translation_state: str | None


class PassagePlace(NamedTuple):
    """To which source a passage belongs."""

    id: UUID
    source_id: UUID
    source_text_id: UUID


class AnchorRow(NamedTuple):
    """Where a passage stands in another version of its source."""

    id: UUID
    passage_id: UUID
    text_sha256: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    verdict: str


class SourceRow(NamedTuple):
    """A source with its rating."""

    id: UUID
    title: str
    kind: str
    published: str | None
    published_lo: str | None
    published_hi: str | None
    information_date: str | None
    accessed: str | None
    address: str | None
    reliability: str | None
    reliability_reason: str | None
    reliability_on: str | None
    descriptor: str | None
    ai_generated: int
    ai_tool: str | None
    withdrawn: str | None
    marking: str | None


class SourceOwner(NamedTuple):
    """What decides whether a source counts as an origin of its own."""

    id: UUID
    publisher: str | None
    controller: str | None
    provenance: str


class SourceLinkRow(NamedTuple):
    """One source derives from another, for one claim or as a whole."""

    id: UUID
    child_id: UUID
    parent_id: UUID
    kind: str
    status: str
    claim_id: UUID | None


class CaptureRow(NamedTuple):
    """How a source came into the archive."""

    id: UUID
    source_id: UUID
    sha256: str
    file_name: str
    captured_at: str
    method: str
    captured_by: str | None
    completeness: str | None


class SourceTextRow(NamedTuple):
    """A text that was read from a capture."""

    id: UUID
    source_id: UUID
    capture_id: UUID
    text_sha256: str | None


class ClaimRelationRow(NamedTuple):
    """Two claims that bear on each other."""

    id: UUID
    claim_id: UUID
    other_id: UUID
    kind: str
