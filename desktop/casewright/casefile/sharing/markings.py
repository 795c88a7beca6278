"""The marking that holds for a row: its own, or, where it has none, that of what it belongs to.

An assessment and a brief without a marking carry the case's, as the tradecraft check has it; so does, when asked for
strictly, everything else that has none. Otherwise what is not marked may go where what it rests on may.
"""

from __future__ import annotations

from collections.abc import Mapping

from casewright.casefile.queries.overview import case_card, case_markings
from casewright.casefile.readers import Readable
from casewright.model.markings import allows, checked_marking

AS_THE_CASE = frozenset({"assessment", "brief"})
"""Tables whose rows carry the case's marking when they have none."""
INHERITED: Mapping[str, tuple[str, str]] = {
    "passage": ("source_id", "source"),
    "judgement": ("assessment_id", "assessment"),
    "brief_section": ("brief_id", "brief"),
    "brief_issue": ("brief_id", "brief"),
}
"""Tables whose unmarked rows carry the marking of the row that this column names."""


class Ceiling:
    """Asked of single rows: may it go where at most this marking may?"""

    def __init__(self, case: Readable, label: str, strict: bool) -> None:
        """Raises InvalidValue when it is no marking of this case."""
        self._markings = case_markings(case)
        self.label = checked_marking(label, self._markings)
        self._strict = strict
        self.case_marking = case_card(case).marking
        self._known: dict[str | None, bool] = {None: True}

    def lets(self, marking: str | None) -> bool:
        """Whether this label may go; unmarked may. A label of another ladder, or of none, may not."""
        if marking not in self._known:
            self._known[marking] = allows(self.label, marking, self._markings)
        return self._known[marking]

    def lets_row(self, table: str, marking: str | None) -> bool:
        """Whether a row may go by its own marking."""
        if marking is None and (table in AS_THE_CASE or (self._strict and table not in INHERITED)):
            return self.lets(self.case_marking)
        return self.lets(marking)
