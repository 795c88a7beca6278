"""Which rows of a case may be shown where at most a chosen marking may: the rule of effective marking.

1. A marking of its own holds for whatever has one.
2. What somebody says or shows (a claim, link or entity) and has none takes the mildest marking of what speaks for it, which
   already says as much; names, properties, notes and summaries of an entity that no claim states are unmarked all the same. What we conclude (a judgement, or a part of an assessment) takes the strictest of all it rests on.
   A passage takes that of its source.
3. What has no marking and rests on nothing takes that of what holds it: its assessment, its brief, the case.

Whatever its marking, a row goes with what it is a part of; prose goes with what it cites; and what had evidence goes when none
of that is left, so that nothing is shown as if it had no source (tradecraft: ICD 206, ICD 208).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from uuid import UUID

from casewright.analysis.release.references import CONTAINERS, IN_ASSESSMENT
from casewright.analysis.release.rows import Ref, ReleaseRows
from casewright.casefile.queries.overview import case_markings
from casewright.casefile.readers import Readable
from casewright.model.markings import Marking, allows, checked_marking

_CONCLUDED = frozenset({*IN_ASSESSMENT, "scenario", "driver", "premortem_reason"}) - {"ach_board"}


class Withheld(NamedTuple):
    """Why something may not be shown.

    Args:
        why: a phrase: `marked TLP:RED`, `rests on a source marked TLP:RED`.
        root: what it all comes from: `a source marked TLP:RED`.
        is_marked: somebody marked that; otherwise it is only not marked.
    """

    why: str
    root: str
    is_marked: bool


# What is said of an unmarked thing without a claim is not known by what speaks for the thing.
_SAID_OF_IT = ("entity_name", "entity_property", "note")
_IN_A_CIRCLE = Withheld("part of a circle of judgements", "a circle of judgements", False)


class Withholding:
    """The answer for every row of a case, worked out when it is asked."""

    def __init__(self, case: Readable, ceiling: str, chosen: Iterable[Ref] = ()) -> None:
        """Reads what decides. Raises InvalidValue when `ceiling` is no marking of this case.

        Args:
            chosen: rows that may not be shown whatever their marking.
        """
        self.markings: Mapping[str, Marking] = case_markings(case)
        self.ceiling = checked_marking(ceiling, self.markings)
        self._rows = ReleaseRows(case)
        self._known: dict[Ref, Withheld | None] = {
            (table, row_id): Withheld("chosen to stay", f"{_one(table)} that was chosen to stay", True)
            for table, row_id in chosen
        }

    def why(self, table: str, row_id: UUID) -> Withheld | None:
        """Why a row may not be shown; None where it may be."""
        ref = (table, row_id)
        if ref not in self._known:
            self._known[ref] = (
                _IN_A_CIRCLE  # a merge can close one: then only a marking of its own lets a judgement out
            )
            self._known[ref] = self._judge(table, row_id)
        return self._known[ref]

    def kept(self, table: str) -> list[UUID]:
        """The rows of a table of `GOES_WITH` that may be shown."""
        return [row_id for row_id in self._rows.places[table] if self.why(table, row_id) is None]

    def withheld(self, table: str) -> dict[UUID, Withheld]:
        """The rows of a table of `GOES_WITH` that may not."""
        found = ((row_id, self.why(table, row_id)) for row_id in self._rows.places[table])
        return {row_id: why for row_id, why in found if why is not None}

    def goes_with(self, table: str) -> Iterator[tuple[UUID, tuple[UUID, ...]]]:
        """Each row of a table with the ids of what it goes with, withheld or not."""
        for row_id, place in self._rows.places[table].items():
            yield row_id, tuple(each for _, each in place.goes_with)

    def is_marked(self, table: str, row_id: UUID) -> bool:
        """Whether a row has a marking of its own."""
        place = self._rows.places.get(table, {}).get(row_id)
        return place is not None and place.marking is not None

    def may(self, label: str | None) -> bool:
        """Whether something with this marking of its own may be shown."""
        return allows(self.ceiling, label, self.markings)

    def container(self, table: str, row_id: UUID | None = None) -> str:
        """The marking of an assessment or brief that unmarked things in it take; the case's where it has none."""
        rows = self._rows
        known = {"assessment": rows.of_assessments, "brief": rows.of_briefs}.get(table)
        return (known.get(row_id) if known and row_id else None) or rows.case_marking

    def under(self, table: str, row_id: UUID | None = None) -> Withheld | None:
        """Why something unmarked that rests on nothing may not be shown in there."""
        label = self.container(table, row_id)
        if self.may(label):
            return None
        held = f"{label} as its {table.replace('_info', '')}"
        return Withheld(f"not marked, so {held}", f"something unmarked, so {held}", False)

    def marked(self, label: str, table: str = "portion") -> Withheld | None:
        """Why something with this marking of its own may not be shown."""
        return None if self.may(label) else Withheld(f"marked {label}", f"{_one(table)} marked {label}", True)

    def first(self, refs: Iterable[Ref], lead: str) -> Withheld | None:
        """Why one of these may not be shown: then what takes the strictest of them may not either."""
        for table, row_id in refs:
            why = self.why(table, row_id)
            if why is not None:
                return Withheld(f"{lead} {why.root}", why.root, why.is_marked)
        return None

    def _judge(self, table: str, row_id: UUID) -> Withheld | None:
        if table in CONTAINERS:
            return self.under(table, row_id)
        place = self._rows.places.get(table, {}).get(row_id)
        if place is None:  # it is not in the case, and whoever reads it will say so
            return None
        found = self.first(place.goes_with, "goes with") or self.first(
            self._rows.cited.get(row_id, ()), "cites"
        )
        if found is not None:
            return found
        speaking = self._speaking(table, row_id)
        if place.marking is not None:
            found = self.marked(place.marking, table)
            return found or (None if table == "entity" else self._bare(speaking))
        if table in ("claim", "link", "entity"):
            return self._bare(speaking) if speaking else self.under("case_info")
        if table in _SAID_OF_IT and not any(ref[0] == "claim" for ref in place.goes_with):
            of = place.goes_with[0] if place.goes_with else None
            return None if of and self.is_marked(*of) else self.under("case_info")
        resting = self._resting(table, row_id)
        if table in _CONCLUDED and resting:
            return self.first(resting, "rests on") or self._bare(speaking)
        if place.goes_with or table in (
            "graph_view",
            "brief_section",
        ):  # the parts of these decide, each by itself
            return None
        return self.under("assessment", place.assessment) if place.assessment else self.under("case_info")

    def _bare(self, speaking: list[Ref]) -> Withheld | None:
        """Why what all these speak for may not be shown; None as long as one of them may."""
        why = [self.why(*ref) for ref in speaking]
        if not why or None in why:
            return None
        found = next((each for each in why if each is not None and each.is_marked), why[0])
        assert found is not None
        return Withheld(f"nothing else speaks for it than {found.root}", found.root, found.is_marked)

    def _speaking(self, table: str, row_id: UUID) -> list[Ref]:
        """What speaks for a row."""
        rows = self._rows
        if table == "claim":
            return [("passage", each) for each in rows.supporting.get(row_id, ())]
        if table == "judgement":
            return [ref for ref, supports in rows.bearing.get(row_id, ()) if supports]
        found: list[Ref] = [("claim", each) for each in rows.claims_for.get(row_id, ())]
        if table == "entity":
            found += [("passage", each) for each in rows.mentions.get(row_id, ())]
            found += [
                ("claim", each)
                for link in rows.links_at.get(row_id, ())
                for each in rows.claims_for.get(link, ())
            ]
        return found

    def _resting(self, table: str, row_id: UUID) -> list[Ref]:
        """What something concluded rests on, for and against, and what it belongs to."""
        rows = self._rows
        place = rows.places[table][row_id]
        bearing = [ref for ref, _ in rows.bearing.get(row_id, ())] if table == "judgement" else []
        claims: list[Ref] = [("claim", each) for each in rows.claims_on.get(row_id, ())]
        return [*place.goes_with, *bearing, *(claims if table != "judgement" else [])]


def _one(table: str) -> str:
    return f"{'an' if table[0] in 'aeio' else 'a'} {table.replace('_', ' ')}"
