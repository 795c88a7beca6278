"""Rules on sources, passages, origins and markings."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule
from casewright.model.errors import InvalidValue
from casewright.model.markings import allows, checked_marking
from casewright.model.short_text import shorten


@rule("SO04", "warning", "Rate its reliability (A–F) with a reason; F says that it cannot be judged.")
def unrated_source(facts: Facts) -> Iterator[Found]:
    """A cited source has no reliability letter."""
    for source_id in facts.cited_sources:
        source = facts.sources[source_id]
        if not source.reliability:
            yield Found(
                "source",
                source_id,
                f"The cited source “{shorten(source.title, 80)}” is not rated.",
                source.title,
            )


@rule("SO05", "warning", "Say why it has this rating.")
def unexplained_rating(facts: Facts) -> Iterator[Found]:
    """A cited source is rated without a reason."""
    for source_id in facts.cited_sources:
        source = facts.sources[source_id]
        if source.reliability and not source.reason:
            message = f"The rating {source.reliability} of “{shorten(source.title, 80)}” has no reason."
            yield Found("source", source_id, message, source.reliability)


@rule("SO09", "blocker", "Drop what rests on it, or explain why it still counts.")
def withdrawn_source(facts: Facts) -> Iterator[Found]:
    """A cited source was withdrawn or corrected."""
    for source_id in facts.cited_sources:
        source = facts.sources[source_id]
        if source.withdrawn:
            message = f"The cited source “{shorten(source.title, 80)}” was withdrawn: {source.withdrawn}."
            yield Found("source", source_id, message, source.withdrawn)


@rule("SO12", "warning", "Change the credibility to 2 or 3, or cite a second independent origin.")
def confirmed_without_second_origin(facts: Facts) -> Iterator[Found]:
    """Credibility 1 means independent confirmation, which takes two origins."""
    for claim, citations in facts.support.citations.items():
        if (
            any(cited.credibility == "1" for cited in citations)
            and facts.support.origins([claim]).pessimistic < 2
        ):
            text = facts.claim_texts[claim][0]
            message = f"“{shorten(text, 80)}” is rated as confirmed, and has one independent origin."
            yield Found("claim", claim, message, text)


@rule("EV01", "blocker", "Restore the archived file from a back-up; nothing is ever recomputed to fit.")
def missing_archive(facts: Facts) -> Iterator[Found]:
    """A capture's bytes are not in the archive."""
    rows = facts.case.read(
        "SELECT c.source_id, c.sha256 FROM capture c LEFT JOIN archive a ON a.sha256 = c.sha256 WHERE a.sha256 IS NULL"
    )
    for source, sha256 in rows:
        source_id = UUID(bytes=source)
        message = f"The archived file of “{shorten(facts.sources[source_id].title, 80)}” is missing."
        yield Found("source", source_id, message, sha256)


@rule("EV02", "blocker", "Quote the words anew, or withdraw the passage.")
def quote_not_in_text(facts: Facts) -> Iterator[Found]:
    """A passage's exact words are no longer at their place in their text."""
    for passage in (facts.passages[each] for each in facts.misplaced_passages):
        message = f"These words no longer stand where they were quoted: “{shorten(passage.exact, 80)}”"
        yield Found("passage", passage.id, message, passage.exact)


@rule("EV05", "warning", "Say in the capture record when, how and by whom it was captured.")
def incomplete_capture(facts: Facts) -> Iterator[Found]:
    """A capture of a cited source does not say when, how or by whom it was made."""
    rows = facts.case.read(
        "SELECT source_id, file_name, captured_at, method, captured_by FROM capture "
        "WHERE coalesce(trim(captured_at), '') = '' OR coalesce(trim(method), '') = '' "
        "OR coalesce(trim(captured_by), '') = '' ORDER BY id"
    )
    for source, file_name, *said in rows:
        source_id = UUID(bytes=source)
        if source_id in facts.cited_sources:
            lacking = [
                name for name, value in zip(("time", "method", "name"), said, strict=True) if not value
            ]
            message = f"The capture record of “{shorten(file_name, 80)}” lacks {' and '.join(lacking)}."
            yield Found("source", source_id, message, ",".join(lacking))


@rule("IN01", "blocker", "Lower the confidence, or add an independent origin.")
def high_confidence_on_one_origin(facts: Facts) -> Iterator[Found]:
    """High confidence rests on one independent origin."""
    for judgement in facts.judgements:
        if judgement.confidence == "high":
            origins = facts.support.origins(facts.support.claims_of(judgement.id))
            if origins.pessimistic == 1:
                message = f"{judgement.name} claims high confidence on one independent origin."
                yield Found("judgement", judgement.id, message, judgement.text)


@rule("IN02", "warning", "Say so in the text, or look for a second origin.")
def single_origin_judgement(facts: Facts) -> Iterator[Found]:
    """A key judgement rests on one independent origin."""
    for judgement in facts.key_judgements:
        if facts.support.origins(facts.support.claims_of(judgement.id)).pessimistic == 1:
            yield Found(
                "judgement",
                judgement.id,
                f"{judgement.name} rests on one independent origin.",
                judgement.text,
            )


@rule("MK01", "blocker", "Raise the marking, remove what is above it, or record the permission.")
def marking_below_sources(facts: Facts) -> Iterator[Found]:
    """A brief, assessment, judgement or claim carries a lower marking than something it quotes or cites."""
    for marked in facts.marked_objects:
        for cited in marked.cites:
            if _is_above(facts, marked.marking, cited.marking):
                message = f"{marked.name} is {marked.marking}, below {cited.marking} of “{shorten(cited.name, 80)}”, which it cites."
                yield Found(
                    marked.object_type, marked.object_id, message, f"{marked.marking} {cited.marking}"
                )
                break


@rule("MK03", "blocker", "Choose a label from the list; TLP labels are written without spaces.")
def invalid_marking(facts: Facts) -> Iterator[Found]:
    """A marking is no label of any ladder."""
    for table, row_id, marking in facts.markings_in_use:
        try:
            checked_marking(marking, facts.markings)
        except InvalidValue as error:
            yield Found(table, row_id, str(error), marking)


def _is_above(facts: Facts, ceiling: str, label: str | None) -> bool:
    """Whether `label` is stricter than `ceiling`; labels that are invalid or of another ladder do not compare."""
    if label is None:
        return False
    try:
        checked_marking(label, facts.markings)
        return not allows(ceiling, label, facts.markings)
    except InvalidValue:
        return False
