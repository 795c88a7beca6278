"""Rules on where reports come from, beyond those that only count origins."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule
from casewright.analysis.check.judgement_rules import lower
from casewright.model.short_text import shorten

_MOST_OF_IT = 0.6


@rule("IN05", "warning", "Say so in the source summary statement, or look for support from elsewhere.")
def support_from_one_origin(facts: Facts) -> Iterator[Found]:
    """One origin carries more than 60% of what a key judgement rests on, among several.

    How that is weighed: `analysis.concentration`. Where it is the only one, rule IN02 says so.
    """
    for judgement in facts.key_judgements:
        claims = facts.support.claims_of(judgement.id)
        if facts.support.origins(claims).pessimistic < 2:
            continue
        largest = facts.support.spread(claims)[0]
        if largest.part > _MOST_OF_IT:
            titles = sorted(facts.sources[each].title for each in largest.sources if isinstance(each, UUID))
            message = (
                f"{largest.part:.0%} of what {lower(judgement.name)} rests on comes from {_named(titles)}."
            )
            yield Found("judgement", judgement.id, message, " ".join([judgement.text, *titles]))


@rule("IN06", "note", "Confirm or reject each; until then they count against independence.")
def unreviewed_derivation(facts: Facts) -> Iterator[Found]:
    """A cited source may derive from others, and nobody has confirmed or rejected that."""
    waiting: dict[UUID, list[str]] = {}
    for child, title in facts.case.read(
        "SELECT l.child_id, p.title FROM source_link l JOIN source p ON p.id = l.parent_id "
        "WHERE l.status = 'suspected' ORDER BY l.id"
    ):
        if (source := UUID(bytes=child)) in facts.cited_sources:
            waiting.setdefault(source, []).append(title)
    for source, parents in waiting.items():
        title = shorten(facts.sources[source].title, 80)
        message = f"“{title}” may derive from {_named(parents)}: nobody has reviewed it."
        yield Found("source", source, message, " ".join(parents))


def _named(titles: list[str]) -> str:
    """The first three titles, and how many more there are."""
    named = ", ".join(f"“{shorten(title, 60)}”" for title in titles[:3])
    return f"{named} and {len(titles) - 3} more" if len(titles) > 3 else named
