"""Rules on where reports come from, beyond those that count origins."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule
from casewright.model.short_text import shorten


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
        named = ", ".join(f"“{shorten(title, 60)}”" for title in parents[:3])
        more = f" and {len(parents) - 3} more" if len(parents) > 3 else ""
        message = f"“{shorten(facts.sources[source].title, 80)}” may derive from {named}{more}: nobody has reviewed it."
        yield Found("source", source, message, " ".join(parents))
