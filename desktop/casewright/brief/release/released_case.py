"""The case as a releasable version of one of its briefs may see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from casewright.analysis.release.portions import Portion, Prose, kept_prose
from casewright.analysis.release.references import GOES_WITH, STAYS
from casewright.analysis.release.withholding import Withholding
from casewright.brief.issues.snapshot import released_snapshot
from casewright.casefile.narrowed import Sieve, narrowed
from casewright.casefile.queries.briefing import BriefCard, SectionRow, sections_of
from casewright.casefile.queries.graph import view_rows
from casewright.casefile.queries.hypotheses import board_rows
from casewright.casefile.queries.issues import issues_of, snapshot_of
from casewright.casefile.queries.rows import ids

if TYPE_CHECKING:
    from casewright.casefile.case import Case
    from casewright.casefile.readers import Readable

_UNTOLD = "On information that this version leaves out."
# What an assessment or case says of itself: it takes its own marking.
_ASSESSMENT = (
    "question", "customer", "decision_supported", "scope_note", "bottom_line",
    "source_strengths", "source_key", "source_conflicts", "source_expertise",
)  # fmt: skip
_FIRST: Mapping[str, tuple[str, Callable[[Readable], Sequence[Any]]]] = {
    "link_chart": ("graph_view", view_rows),
    "ach": ("ach_board", board_rows),
}
Values = dict[UUID, Mapping[str, object]]


@dataclass(frozen=True)
class DroppedPortion:
    """A paragraph that is left out: of a section, or (None) of the bottom line or standfirst."""

    section: UUID | None
    portion: Portion


class ReleasedCase:
    """What one brief may see of its case where at most a marking may be shown.

    `marking`: of the version; `case`: the narrowed case, closed with `close`; `paragraphs`: the prose of the brief left out.
    """

    def __init__(self, case: Case, brief: BriefCard, ceiling: str) -> None:
        """Raises InvalidValue when `ceiling` is no marking of the case."""
        self.withholding = Withholding(case, ceiling)
        self._whole, self._brief = case, brief
        own = self.withholding.container("brief", brief.id)
        self.marking = own if self.withholding.may(own) else ceiling
        self.paragraphs: list[DroppedPortion] = []
        rows = {table: self.withholding.kept(table) for table in GOES_WITH} | dict.fromkeys(STAYS)
        rows["brief"] = [brief.id]
        issues = dict(self._issues())
        instead: dict[str, Values] = {
            "case_info": dict(self._case_info()),
            "assessment": dict(self._assessments()),
            "brief": {brief.id: self._front(bool(issues))},
            "brief_section": dict(self._sections()),
            "judgement_revision": dict(self._revisions()),
            "graph_view": dict(self._views()),
            "ach_board": dict(self._boards()),
            "entity": dict(self._summaries("entity")),
            "link": dict(self._summaries("link")),
        }
        rows["brief_issue"] = list(issues)
        instead["brief_issue"] = issues
        self.case = narrowed(
            case, Sieve(rows, instead, {"source_link": dict(self._common_origins(set(rows["source"] or ())))})
        )

    def close(self) -> None:
        """Closes the narrowed case."""
        self.case.close()

    def _prose(self, body: str | None, marking: str | None, section: UUID | None) -> str | None:
        within = self.withholding.under("brief", self._brief.id)
        found: Prose = kept_prose(body, marking, self.withholding, within)
        self.paragraphs += [DroppedPortion(section, each) for each in found.dropped]
        return found.kept

    def _front(self, is_released: bool) -> Mapping[str, object]:
        """Title, names and dates stay as they stand: whoever releases the brief answers for them, and rule MK05 looks at them."""
        brief = self._brief
        front: dict[str, object] = {
            "standfirst": self._prose(brief.standfirst, None, None),
            "marking": self.marking,
            "max_marking": None,
            "supersedes_id": None,
        }
        if issues_of(self._whole, brief.id) and not is_released:
            front["status"] = (
                "draft"  # its readers were given nothing yet that judgements could have changed since
            )
        if brief.bottom_line:
            front["bottom_line"] = self._prose(brief.bottom_line, None, None) or ""
        return front

    def _sections(self) -> Iterator[tuple[UUID, Mapping[str, object]]]:
        for section in sections_of(self._whole, self._brief.id):
            if self.withholding.why("brief_section", section.id) is None:
                body = self._prose(section.body, section.marking, section.id)
                caption = self._prose(section.caption, section.marking, section.id)
                yield section.id, {"body": body, "caption": caption, **self._bound(section)}

    def _bound(self, section: SectionRow) -> Mapping[str, object]:
        """What a section without an object shows in the whole brief: never another view or board because that one is withheld."""
        if section.object_id is not None or section.kind not in _FIRST:
            return {}
        table, first = _FIRST[section.kind]
        found = first(self._whole)
        return {"object_type": table, "object_id": found[0].id.bytes} if found else {}

    def _case_info(self) -> Iterator[tuple[UUID, Mapping[str, object]]]:
        if self.withholding.under("case_info") is not None:
            blank = {"title": "", "question": None, "description": None, "marking": self.withholding.ceiling}
            yield self._whole.case_id, blank

    def _assessments(self) -> Iterator[tuple[UUID, Mapping[str, object]]]:
        """What an assessment says of itself; a bottom line that a brief takes from it is a portion like any other."""
        for row_id, line in self._whole.read("SELECT id, bottom_line FROM assessment"):
            assessment = UUID(bytes=row_id)
            above = self.withholding.under("assessment", assessment) is not None
            values: dict[str, object] = (
                {"title": "Assessment", **dict.fromkeys(_ASSESSMENT), "marking": None} if above else {}
            )
            if assessment == self._brief.assessment_id and not self._brief.bottom_line:
                values["bottom_line"] = self._prose(line, None, None)
            if values:
                yield assessment, values

    def _revisions(self) -> Iterator[tuple[UUID, Mapping[str, object]]]:
        """A reason that names what is withheld is not given."""
        rows = self._whole.read(
            "SELECT id, because_type, because_id FROM judgement_revision WHERE because_id IS NOT NULL"
        )
        for row_id, table, because in rows:
            if self.withholding.why(table, UUID(bytes=because)) is not None:
                values = {"reason": _UNTOLD, "because_type": None, "because_id": None}
                yield UUID(bytes=row_id), values

    def _views(self) -> Iterator[tuple[UUID, Mapping[str, object]]]:
        for view in ids(self._whole, "SELECT id FROM graph_view WHERE marking IS NULL"):
            yield view, {"title": "", "description": None}

    def _summaries(self, table: str) -> Iterator[tuple[UUID, Mapping[str, object]]]:
        """What nobody marked says no more than what speaks for it: not what somebody wrote about it."""
        if self.withholding.under("case_info") is not None:
            for row in ids(
                self._whole, f"SELECT id FROM {table} WHERE marking IS NULL AND summary IS NOT NULL"
            ):
                yield row, {"summary": None}

    def _boards(self) -> Iterator[tuple[UUID, Mapping[str, object]]]:
        """A conclusion was drawn from the whole board: where a row or a hypothesis is withheld, it is not given."""
        gone = {
            board
            for table in ("ach_row", "ach_hypothesis")
            for row_id, refs in self.withholding.goes_with(table)
            for board in refs[:1]
            if self.withholding.why(table, row_id) is not None
        }
        for board in gone:
            yield board, {"conclusion": None, "note": None}

    def _issues(self) -> Iterator[tuple[UUID, Mapping[str, object]]]:
        """The issues whose releasable version for this marking was frozen: with that as what was said."""
        for issue in ids(self._whole, "SELECT id FROM brief_issue WHERE brief_id = ?", (self._brief.id,)):
            found = released_snapshot(snapshot_of(self._whole, issue), self.withholding.ceiling)
            if found is not None:
                yield issue, {"snapshot": found}

    def _common_origins(self, kept: set[UUID]) -> Iterator[tuple[UUID, Mapping[str, object]]]:
        """Sources that stay and are tied to one another by withheld ones: as having something in common, and no more.

        Without that they would count as independent origins.
        """
        tied: dict[UUID, list[UUID]] = defaultdict(list)
        for child, parent in self._whole.read(
            "SELECT child_id, parent_id FROM source_link WHERE status <> 'rejected'"
        ):
            for one, other in (
                (UUID(bytes=child), UUID(bytes=parent)),
                (UUID(bytes=parent), UUID(bytes=child)),
            ):
                tied[one].append(other)
        done: set[UUID] = set()
        for start in sorted(tied.keys() - kept):
            if start not in done:
                around = sorted(_around(start, tied, kept, done))
                for one, other in pairwise(around):
                    yield uuid5(one, other.hex), {
                        "child_id": one.bytes, "parent_id": other.bytes, "kind": "same_release",
                        "status": "confirmed", "found_by": "analyst",
                    }  # fmt: skip


def _around(start: UUID, tied: Mapping[UUID, list[UUID]], kept: set[UUID], done: set[UUID]) -> set[UUID]:
    """The sources that stay next to a group of withheld ones that are tied to one another; the group is added to `done`."""
    found: set[UUID] = set()
    waiting = [start]
    while waiting:
        one = waiting.pop()
        if one in kept:
            found.add(one)
        elif one not in done:
            done.add(one)
            waiting += tied[one]
    return found
