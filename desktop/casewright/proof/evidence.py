"""Holding the manifest of a brief against the case: do the words it names still stand in the archived sources?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.brief.citation_places import squeezed
from casewright.brief.clean import clean
from casewright.brief.manifest import Manifest
from casewright.casefile.archive import digest, read_chunks
from casewright.casefile.custody import custody_head
from casewright.model.errors import DamagedCase, NoSuchObject
from casewright.proof.verdict import Outcome

if TYPE_CHECKING:
    from casewright.casefile.case import Case


def custody_verdict(manifest: Manifest, case: Case) -> bool | None:
    """Whether the case's log of custody still holds the event that stood at its head when the brief was made.

    None: the brief names none, or the head of a log that a merge had forked, which cannot be told from one altered.
    """
    head = manifest.get("custody_head")
    if not head:
        return None
    if head == custody_head(case) or case.read("SELECT 1 FROM custody WHERE entry_hash = ?", (str(head),)):
        return True
    forked = case.read("SELECT 1 FROM custody GROUP BY prev_hash HAVING count(*) > 1 LIMIT 1")
    return None if forked else False


def judge_evidence(case: Case, quote: Mapping[str, Any], texts: Texts) -> tuple[Outcome, str]:
    """Verdict and detail for one quotation of a manifest: its place, its passage, its source, all texts."""
    archive, text_hash, exact = str(quote["archive_sha256"]), str(quote["text_sha256"]), str(quote["exact"])
    for sha256, what in ((archive, "archived file"), (text_hash, "source text")):
        if not texts.holds(sha256):
            return (
                "source changed",
                f"The {what} {sha256[:12]}… is missing from the case or no longer has that hash.",
            )
    rows = case.read(
        'SELECT p.source_id, p.exact, p.text_sha256, p.start, p."end", c.sha256 FROM passage p '
        "JOIN source_text t ON t.id = p.source_text_id JOIN capture c ON c.id = t.capture_id WHERE p.id = ?",
        (id_bytes(quote["passage_id"]),),
    )
    text = texts.text(text_hash)
    if text[int(quote["start"]) : int(quote["end"])] != exact:
        return _elsewhere(case, texts, quote, exact)
    if not rows:
        return "not found", "The passage is not in the case; its words stand in the source text."
    source, stored, stored_text, start, end, sha256 = rows[0]
    if source != id_bytes(quote["source_id"]) or sha256 != archive:
        return "other source", "The passage is in the case, and belongs to another source."
    if (stored, stored_text, start, end) != (exact, text_hash, quote["start"], quote["end"]):
        return "altered", "The passage in the case differs from the brief."
    return "exact", "The words stand in the archived source."


def _elsewhere(case: Case, texts: Texts, quote: Mapping[str, Any], exact: str) -> tuple[Outcome, str]:
    """The words are not at their place: are they anywhere in the texts of the case?"""
    if exact and exact in texts.text(str(quote["text_sha256"])):
        return "altered", "The words stand elsewhere in the source text than the brief says."
    rows = case.read("SELECT 1 FROM passage WHERE exact = ? LIMIT 1", (exact,))
    if rows:
        return "other source", "The words are a passage of another source."
    for (sha256,) in case.read("SELECT DISTINCT text_sha256 FROM source_text WHERE text_sha256 IS NOT NULL"):
        if exact and texts.holds(sha256) and exact in texts.text(sha256):
            return "other source", "The words stand in the text of another source."
    return "altered", "The words differ from those at their place in the source text."


class Texts:
    """Archived contents of the case, hashed once each."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._texts: dict[str, str] = {}
        self._squeezed: dict[str, str] = {}
        self._sound: dict[str, bool] = {}

    def holds(self, sha256: str) -> bool:
        """Whether the case has bytes under this hash that still hash to it."""
        if sha256 not in self._sound:
            try:
                self._sound[sha256] = digest(read_chunks(self._case.read, sha256))[0] == sha256
            except (NoSuchObject, DamagedCase):
                self._sound[sha256] = False
        return self._sound[sha256]

    def text(self, sha256: str) -> str:
        """The characters of a text that holds."""
        if sha256 not in self._texts:
            self._texts[sha256] = self._case.archived(sha256).decode(errors="replace")
        return self._texts[sha256]

    def squeezed(self, sha256: str) -> str:
        """The characters of a text that holds, as they would be printed and without white space."""
        if sha256 not in self._squeezed:
            self._squeezed[sha256] = squeezed(clean(self.text(sha256)))
        return self._squeezed[sha256]


def id_bytes(row_id: object) -> bytes:
    """The id in a manifest as the case has it; empty where it is none."""
    try:
        return UUID(str(row_id)).bytes
    except ValueError:
        return b""
