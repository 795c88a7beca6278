"""Everything a timeline needs of a case, in one reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.timeline.facts import period, read_facts
from casewright.analysis.timeline.items import TimelineItem, timeline_items
from casewright.analysis.timeline.order_rules import OrderFinding, order_findings
from casewright.casefile.queries.timeline import NamedEntity
from casewright.casefile.readers import Readable
from casewright.model.ontology import Ontology


@dataclass(frozen=True)
class TimelineReading:
    """Items, the contradictions among their dates, what lanes can be named after, and where assessments end (title, day)."""

    items: tuple[TimelineItem, ...]
    findings: tuple[OrderFinding, ...]
    entities: Mapping[UUID, NamedEntity]
    sources: Mapping[UUID, str]
    cut_offs: tuple[tuple[str, int], ...]

    def faults(self) -> dict[tuple[str, UUID], list[str]]:
        """What is wrong with the dates of each object, in sentences."""
        found: dict[tuple[str, UUID], list[str]] = defaultdict(list)
        for each in self.findings:
            for key in each.objects:
                found[key].append(each.sentence)
        return dict(found)


def read_timeline(case: Readable, ontology: Ontology) -> TimelineReading:
    """Reads a case; some 0.3 s for 10,000 dated objects, so on a thread."""
    facts = read_facts(case, ontology)
    ends = [(each.title, when.end.last) for each in facts.cut_offs if (when := period(each.cut_off))]
    return TimelineReading(
        tuple(timeline_items(facts)),
        tuple(order_findings(facts)),
        {each.id: each for each in facts.entities},
        {each.id: each.title for each in facts.sources},
        tuple((title, last) for title, last in ends if last is not None),
    )
