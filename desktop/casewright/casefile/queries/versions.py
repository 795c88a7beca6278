"""The captures of a source as its versions, the texts derived from each, and what the custody log says of them."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.custody import Event, chain_faults, custody_head, events
from casewright.casefile.queries.age import age
from casewright.casefile.queries.rows import select
from casewright.casefile.readers import Readable


class DerivedText(NamedTuple):
    """A text made of a capture, with what; `failure` says why there is none. `passages` were quoted from it."""

    id: UUID
    capture_id: UUID
    text_sha256: str | None
    characters: int
    language: str | None
    activity: str
    tool: str
    tool_version: str
    parameters: str | None
    failure: str | None
    passages: int


class Version(NamedTuple):
    """One capture of a source, the texts derived from it, the latest first."""

    id: UUID
    sha256: str
    size: int
    media_type: str
    file_name: str
    captured_at: str
    captured_by: str | None
    method: str
    file_time: str | None
    texts: tuple[DerivedText, ...] = ()

    @property
    def text(self) -> DerivedText | None:
        """The text to read: the latest that could be read, or the latest."""
        return self.readable or (self.texts[0] if self.texts else None)

    @property
    def readable(self) -> DerivedText | None:
        """The latest text that could be read."""
        return next((each for each in self.texts if each.text_sha256), None)


class CustodyState(NamedTuple):
    """The events of some contents, the latest first, and what is wrong with the log as a whole."""

    events: tuple[Event, ...]
    whole: int
    faults: tuple[str, ...]
    head: str | None


def versions_of(case: Readable, source_id: UUID) -> list[Version]:
    """The versions of a source, the latest first."""
    texts = select(
        case,
        DerivedText,
        "SELECT t.id, t.capture_id, t.text_sha256, t.characters, t.language, t.activity, t.tool, t.tool_version, "
        "t.parameters, t.failure, (SELECT count(*) FROM passage p WHERE p.source_text_id = t.id) "
        f"FROM source_text t WHERE t.source_id = ? ORDER BY {age('t.id')} DESC",
        (source_id,),
    )
    captures = select(
        case,
        Version,
        "SELECT id, sha256, size, media_type, file_name, captured_at, captured_by, method, file_time FROM capture "
        f"WHERE source_id = ? ORDER BY {age()} DESC",
        (source_id,),
    )
    return [
        version._replace(texts=tuple(each for each in texts if each.capture_id == version.id))
        for version in captures
    ]


def custody_of(case: Readable, version: Version) -> CustodyState:
    """What was done with the bytes and texts of a version. Reads and hashes the whole log: for a thread."""
    log = events(case)
    mine = {version.sha256, *(text.text_sha256 for text in version.texts)}
    found = tuple(event for event in reversed(log) if event.sha256 in mine)
    return CustodyState(found, len(log), tuple(chain_faults(log)), custody_head(case))


def unclaimed(case: Readable) -> set[str]:
    """Archived contents that no capture and no text refers to: an ingest was undone, or a source deleted."""
    rows = case.read(
        "SELECT sha256 FROM archive WHERE sha256 NOT IN (SELECT sha256 FROM capture) "
        "AND sha256 NOT IN (SELECT text_sha256 FROM source_text WHERE text_sha256 IS NOT NULL)"
    )
    return {row[0] for row in rows}


def passages_of_text(case: Readable, text_id: UUID) -> list[tuple[UUID, int, int]]:
    """The passages quoted from a text: id, start, end."""
    rows = case.read(
        'SELECT id, start, "end" FROM passage WHERE source_text_id = ? ORDER BY start, id', (text_id.bytes,)
    )
    return [(UUID(bytes=row[0]), row[1], row[2]) for row in rows]
