"""Rules on evidence: what is archived, how it came there, and whether the words still stand there."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.check.evidence_rows import (
    AnchorRow,
    CaptureRow,
    CitationRow,
    ClaimRow,
    PassageRow,
    SourceRow,
    SourceTextRow,
    TranslatedPassage,
)
from casewright.analysis.check.facts import Facts, remembered
from casewright.analysis.check.finding import Found, rule_on
from casewright.casefile.anchor_check import AnchorCheck, check_text
from casewright.casefile.custody import MATCH, MISMATCH
from casewright.casefile.queries.age import age_of
from casewright.model.short_text import shorten


@rule_on(ClaimRow, "SO03", "blocker", "Quote the words it rests on, or mark it as analyst knowledge.")
def claim_without_passage(facts: Facts, claim: ClaimRow) -> Iterator[Found]:
    """A claim is said to be cited and cites no passage, or a cited passage of a document with pages names none."""
    if claim.basis == "cited" and not facts.support.citations_of(claim.id):
        message = f"No passage is cited for the claim “{shorten(claim.text, 80)}”."
        yield Found("claim", claim.id, message, claim.text)


@claim_without_passage.also_on(SourceTextRow)
def _(facts: Facts, text: SourceTextRow) -> Iterator[Found]:
    for passage in facts.of(PassageRow, "source_text_id", text.id) if text.id in _with_pages(facts) else ():
        if passage.page is None and facts.of(CitationRow, "passage_id", passage.id):
            message = f"The page of these cited words is not given: “{shorten(passage.exact, 80)}”"
            yield Found("passage", passage.id, message, passage.exact)


@remembered
def _with_pages(facts: Facts) -> frozenset[UUID]:
    rows = facts.case.read(
        "SELECT id FROM source_text WHERE json_valid(pages) AND json_array_length(pages) > 1"
    )
    return frozenset(UUID(bytes=row[0]) for row in rows)


@rule_on(
    CaptureRow,
    "EV01",
    "blocker",
    "Restore the archived file from a back-up; nothing is ever recomputed to fit.",
)
def missing_archive(facts: Facts, capture: CaptureRow) -> Iterator[Found]:
    """A capture's bytes are not in the archive, or did not match their hash when they were last verified."""
    title = shorten(_title(facts, capture.source_id), 80)
    if not facts.case.read("SELECT 1 FROM archive WHERE sha256 = ?", (capture.sha256,)):
        message = f"The archived file of “{title}” is missing."
        yield Found("source", capture.source_id, message, capture.sha256)
    elif capture.sha256 in _altered(facts):
        message = f"The archived file of “{title}” was altered: it no longer has its hash."
        yield Found("source", capture.source_id, message, capture.sha256)


@remembered
def _altered(facts: Facts) -> frozenset[str]:
    """The hashes whose bytes did not match when somebody last looked."""
    rows = facts.case.read(
        "SELECT sha256, result FROM custody WHERE result IN (?, ?) ORDER BY seq", (MATCH, MISMATCH)
    )
    return frozenset(sha256 for sha256, result in dict(rows).items() if result == MISMATCH)


@rule_on(
    SourceRow,
    "EV04",
    "warning",
    "Archive the page itself: save it, print it to PDF, or take it from a web archive.",
)
def web_source_without_copy(facts: Facts, source: SourceRow) -> Iterator[Found]:
    """Of a cited source with a web address, nothing is archived but text that somebody typed or copied."""
    if not (source.address or "").lower().startswith(("http://", "https://")):
        return
    captures = facts.of(CaptureRow, "source_id", source.id)
    copies = [each for each in captures if each.method != "transcript" and each.completeness != "text_only"]
    if not copies and facts.claims_citing(source.id):
        message = f"No copy of “{shorten(source.title, 80)}” is archived as it stood at its address."
        yield Found("source", source.id, message, source.address or "")


@rule_on(SourceRow, "EV02", "blocker", "Quote the words anew, or withdraw the passage.")
def quote_not_in_text(facts: Facts, source: SourceRow) -> Iterator[Found]:
    """A passage's exact words are no longer at their place in their text."""
    for passage in facts.of(PassageRow, "source_id", source.id):
        texts = [
            passage.text_sha256,
            *(row.text_sha256 for row in _accepted(facts, "passage_id", passage.id)),
        ]
        if passage.state == "orphaned" or any(passage.id in _misplaced(facts, text) for text in texts):
            message = f"These words no longer stand where they were quoted: “{shorten(passage.exact, 80)}”"
            yield Found("passage", passage.id, message, passage.exact)


@remembered
def _misplaced(facts: Facts, text_sha256: str) -> frozenset[UUID]:
    """The passages whose words do not stand where they say in this text."""
    rows = [
        (row.id, row.state, row.start, row.end, row.exact, row.prefix, row.suffix, False)
        for row in facts.of(PassageRow, "text_sha256", text_sha256)
    ]
    rows += [
        (row.passage_id, "exact", row.start, row.end, row.exact, row.prefix, row.suffix, True)
        for row in _accepted(facts, "text_sha256", text_sha256)
    ]
    found = AnchorCheck()
    check_text(facts.case, text_sha256, rows, found)
    return frozenset(found.lost | {fault.passage_id for fault in found.faults})


def _accepted(facts: Facts, field: str, value: object) -> list[AnchorRow]:
    return [row for row in facts.of(AnchorRow, field, value) if row.verdict == "accepted"]


@rule_on(SourceRow, "EV03", "warning", "Compare the words with the text, and accept or correct the passage.")
def passage_to_look_at(facts: Facts, source: SourceRow) -> Iterator[Found]:
    """A passage differs from its text, or was not compared with a newer version of its source that is in the case."""
    for passage in facts.of(PassageRow, "source_id", source.id):
        if passage.state in ("changed", "review"):
            message = f"These words differ from the text they were carried to: “{shorten(passage.exact, 80)}”"
            yield Found("passage", passage.id, message, passage.exact)
        newer = _newer_text(facts, passage)
        is_cited = newer is not None and facts.of(CitationRow, "passage_id", passage.id)
        if is_cited and newer not in {
            row.text_sha256 for row in facts.of(AnchorRow, "passage_id", passage.id)
        }:
            message = f"These words were not compared with a newer version of their source: “{shorten(passage.exact, 80)}”"
            yield Found("passage", passage.id, message, f"{passage.exact} {newer}")


def _newer_text(facts: Facts, passage: PassageRow) -> str | None:
    """The text of the latest capture, where it came after the passage's own and reads otherwise."""
    texts = facts.of(SourceTextRow, "source_id", passage.source_id)
    if len(texts) < 2:
        return None
    own = next((text for text in texts if text.id == passage.source_text_id), None)
    others = [text for text in texts if own and text.text_sha256 and text.capture_id != own.capture_id]
    latest = max(others, key=lambda text: age_of(text.id), default=None)
    if own is None or latest is None or age_of(latest.id) < age_of(own.id):
        return None
    return latest.text_sha256 if latest.text_sha256 != passage.text_sha256 else None


@rule_on(CaptureRow, "EV05", "warning", "Say in the capture record when, how and by whom it was captured.")
def incomplete_capture(facts: Facts, capture: CaptureRow) -> Iterator[Found]:
    """A capture of a cited source does not say when, how or by whom it was made."""
    said = {"time": capture.captured_at, "method": capture.method, "name": capture.captured_by}
    lacking = [name for name, value in said.items() if not (value or "").strip()]
    if lacking and facts.claims_citing(capture.source_id):
        message = f"The capture record of “{shorten(capture.file_name, 80)}” lacks {' and '.join(lacking)}."
        yield Found("source", capture.source_id, message, ",".join(lacking))


@rule_on(TranslatedPassage, "EV07", "warning", "Have it checked, and name who translated it.")
def unverified_translation(facts: Facts, passage: TranslatedPassage) -> Iterator[Found]:
    """A cited passage is shown in translation, and nobody is named who made it."""
    by_hand = passage.translation_state != "machine"
    if by_hand and not passage.translator and facts.of(CitationRow, "passage_id", passage.id):
        message = f"Nobody is named who translated “{shorten(passage.translation, 80)}”."
        yield Found("passage", passage.id, message, passage.translation)


def _title(facts: Facts, source: UUID) -> str:
    row = facts.row(SourceRow, source)
    return row.title if row else ""
