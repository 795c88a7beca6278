"""Cases made of sources, claims and derivations, with the real operations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

import casewright
from casewright import Case
from casewright.operations import captures, claims, judgements, passages, sources


class Evidence:
    """Says in one line each what a test needs; every source has its own words as text."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.passages: dict[UUID, UUID] = {}

    def source(
        self, title: str, text: str | None = None, *, provenance: str = "primary", **fields: object
    ) -> UUID:
        """A source with a text (its title where none is given) and one passage, its first line."""
        words = text or f"{title} says so."
        with self.case.edit("add_source") as tx:
            source = sources.add_source(tx, title=title, provenance=provenance, **fields)
            capture = captures.add_capture(
                tx, source, data=words.encode(), media_type="text/plain", file_name="text.txt"
            )
            read = captures.add_source_text(tx, capture, text=words, tool="text", tool_version="1")
            self.passages[source] = passages.quote(tx, read, exact=words.splitlines()[0])
        return source

    def unnamed(self, title: str) -> UUID:
        """A placeholder for somebody who is not named."""
        return self.case.run(sources.add_source, title=title, kind="unnamed", provenance="primary")

    def claim(self, text: str, *cited: UUID, **fields: object) -> UUID:
        """A claim that cites these sources."""
        with self.case.edit("state_claim") as tx:
            claim = claims.state_claim(tx, text=text)
            for source in cited:
                claims.cite(tx, claim, self.passages[source], **fields)
        return claim

    def passes_on(self, child: UUID, parent: UUID, kind: str = "quotes", **fields: object) -> UUID:
        """One source derives from another."""
        return self.case.run(sources.link_sources, child_id=child, parent_id=parent, kind=kind, **fields)

    def judgement(self, assessment: UUID, text: str, *supports: UUID, **fields: object) -> UUID:
        """A judgement that rests on claims."""
        with self.case.edit("judge") as tx:
            made = judgements.judge(tx, assessment, text=text, **fields)
            for claim in supports:
                judgements.support(tx, made, claim_id=claim)
        return made


@pytest.fixture
def evidence(tmp_path: Path) -> Iterator[Evidence]:
    """An empty case to fill."""
    with casewright.create(tmp_path / "origins.casewright", "Origins", "TLP:AMBER", "Ana") as case:
        yield Evidence(case)
