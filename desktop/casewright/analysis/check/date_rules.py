"""Rules on dates that bear on one another."""

from __future__ import annotations

from collections.abc import Iterator

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule
from casewright.analysis.timeline.facts import read_facts
from casewright.analysis.timeline.order_rules import order_findings
from casewright.casefile.queries.overview import case_ontology


@rule("DT06", "warning", "Correct one of the dates, or waive it with the reason why both are right.")
def dates_out_of_order(facts: Facts) -> Iterator[Found]:
    """Two dates cannot both be right in their order; the manual page on the timeline lists what is compared."""
    for each in order_findings(read_facts(facts.case, case_ontology(facts.case))):
        table, object_id = each.objects[0]
        yield Found(table, object_id, each.sentence, each.sentence)
