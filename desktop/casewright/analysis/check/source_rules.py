"""Rules on sources: rated, described, disclosed, not withdrawn, cited where they are the origin."""

from __future__ import annotations

from collections.abc import Iterator

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule_on
from casewright.analysis.check.rows import CitationRow, PassagePlace, SourceLinkRow, SourceRow
from casewright.model.short_text import shorten

_RELAYS = frozenset({"quotes", "republishes", "translates", "summarises"})


@rule_on(
    SourceRow, "SO04", "warning", "Rate its reliability (A–F) with a reason; F says that it cannot be judged."
)
def unrated_source(facts: Facts, source: SourceRow) -> Iterator[Found]:
    """A cited source has no reliability letter."""
    if not source.reliability and facts.claims_citing(source.id):
        message = f"The cited source “{shorten(source.title, 80)}” is not rated."
        yield Found("source", source.id, message, source.title)


@rule_on(SourceRow, "SO05", "warning", "Say why it has this rating.")
def unexplained_rating(facts: Facts, source: SourceRow) -> Iterator[Found]:
    """A cited source is rated without a reason."""
    if source.reliability and not source.reliability_reason and facts.claims_citing(source.id):
        message = f"The rating {source.reliability} of “{shorten(source.title, 80)}” has no reason."
        yield Found("source", source.id, message, source.reliability)


@rule_on(SourceRow, "SO06", "warning", "Say what bears on its quality: access, motive, age, expertise.")
def source_without_descriptor(facts: Facts, source: SourceRow) -> Iterator[Found]:
    """A source that a key judgement rests on has no descriptor (ICD 206)."""
    if not source.descriptor and facts.is_behind_key_judgement(source.id):
        message = f"The cited source “{shorten(source.title, 80)}” has no descriptor."
        yield Found("source", source.id, message, source.title)


@rule_on(SourceRow, "SO08", "warning", "Cite the most original source, or keep the relay and say why.")
def relay_beside_its_original(facts: Facts, source: SourceRow) -> Iterator[Found]:
    """A key judgement rests on a source that only passes on another, which the case holds.

    What the relay saw itself (`first_hand`) does not count, nor do two sources that repeat each other (rule IN04), nor
    an origin that is not named: nobody can cite it.
    """
    links = [row for row in facts.of(SourceLinkRow, "child_id", source.id) if _passes_on(row)]
    if not links or not _only_relays_for_a_key_judgement(facts, source):
        return
    for parent in dict.fromkeys(link.parent_id for link in links):
        original = facts.row(SourceRow, parent)
        mutual = any(
            row.parent_id == source.id and _passes_on(row)
            for row in facts.of(SourceLinkRow, "child_id", parent)
        )
        if original is not None and original.kind != "unnamed" and not mutual:
            message = f"“{shorten(source.title, 80)}” is cited, and relays “{shorten(original.title, 80)}”, which is in the case."
            yield Found("source", source.id, message, f"{source.title} {original.title}")


def _passes_on(link: SourceLinkRow) -> bool:
    return link.status == "confirmed" and link.kind in _RELAYS


def _only_relays_for_a_key_judgement(facts: Facts, source: SourceRow) -> bool:
    """Whether a key judgement rests on it, and on nothing that it saw itself."""
    passages = facts.of(PassagePlace, "source_id", source.id)
    rows = [row for each in passages for row in facts.of(CitationRow, "passage_id", each.id)]
    supporting = [row for row in rows if row.stance == "supports" and facts.is_key_support(row.claim_id)]
    return bool(supporting) and not any(row.first_hand for row in supporting)


@rule_on(SourceRow, "SO09", "blocker", "Drop what rests on it, or explain why it still counts.")
def withdrawn_source(facts: Facts, source: SourceRow) -> Iterator[Found]:
    """A cited source was withdrawn or corrected."""
    if source.withdrawn and facts.claims_citing(source.id):
        message = f"The cited source “{shorten(source.title, 80)}” was withdrawn: {source.withdrawn}."
        yield Found("source", source.id, message, source.withdrawn)


@rule_on(SourceRow, "SO10", "warning", "Name the tool with its version, and what it was used for.")
def undisclosed_machine(facts: Facts, source: SourceRow) -> Iterator[Found]:
    """A cited source was made by a machine that is not named."""
    if source.ai_generated and not source.ai_tool and facts.claims_citing(source.id):
        message = f"The tool that made “{shorten(source.title, 80)}” is not named."
        yield Found("source", source.id, message, source.title)
