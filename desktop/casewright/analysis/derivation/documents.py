"""What the detectors look at: every source with its latest text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from casewright.casefile.archive import read_chunks
from casewright.casefile.queries.age import age
from casewright.casefile.readers import Readable

LONGEST = 400_000  # code points of one text that are looked at


def folded(words: str) -> str:
    """Words for comparing: lower case, blanks as one."""
    return " ".join(words.casefold().split())


@dataclass(frozen=True)
class Document:
    """A source as a detector sees it; dates are the bounds of its publication, ISO days or None."""

    id: UUID
    title: str
    kind: str
    author: str | None
    publisher: str | None
    address: str | None
    language: str | None
    provenance: str
    published_lo: str | None
    published_hi: str | None
    text: str

    @cached_property
    def folded(self) -> str:
        """The text for comparing: lower case, blanks as one."""
        return folded(self.text)


@dataclass(frozen=True)
class Proposal:
    """`child` may derive from `parent`. `score` from 0 to 1; `evidence` says what was found, for a person to judge."""

    child: UUID
    parent: UUID
    kind: str
    detector: str
    score: float
    evidence: str


def read_documents(
    case: Readable, tell: Callable[[float, str], object] = lambda _fraction, _words: None
) -> list[Document]:
    """All sources with the text read last, oldest first as they were added."""
    rows = case.read(
        "SELECT s.id, s.title, s.kind, s.author, s.publisher, s.address, s.language, s.provenance, s.published_lo, "
        "s.published_hi, (SELECT t.text_sha256 FROM source_text t WHERE t.source_id = s.id AND t.text_sha256 IS NOT NULL "
        f"ORDER BY {age('t.id')} DESC LIMIT 1) FROM source s WHERE s.kind <> 'unnamed' ORDER BY s.id"
    )
    found = []
    for place, row in enumerate(rows):
        tell(place / len(rows), "Reading the texts")
        title, kind, author, publisher, address, language, provenance, lo, hi, sha256 = row[1:]
        text = b"".join(read_chunks(case.read, sha256)).decode() if sha256 else ""
        found.append(
            Document(
                UUID(bytes=row[0]),
                title,
                kind,
                author,
                publisher,
                address,
                language,
                provenance,
                lo,
                hi,
                text[:LONGEST],
            )
        )
    return found


def is_earlier(one: Document, other: Document) -> bool:
    """Whether one was certainly published before the other: their intervals do not overlap."""
    return bool(one.published_hi and other.published_lo and one.published_hi < other.published_lo)


def older_first(one: Document, other: Document) -> tuple[Document, Document]:
    """The likelier parent first: the one published earlier; else a primary source; else the one added first."""
    if is_earlier(other, one):
        return other, one
    if is_earlier(one, other):
        return one, other
    if (other.provenance == "primary") != (one.provenance == "primary"):
        return (other, one) if other.provenance == "primary" else (one, other)
    return (one, other) if one.id.bytes <= other.id.bytes else (other, one)
