"""An answer as a table: what it is called, its columns, and a line for everything found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from casewright.analysis.network.paths import Path, Paths
from casewright.analysis.network.result import Column, Result, Row, shown
from casewright.ui.network.asking import Answer
from casewright.ui.network.questions import question_called
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.object_ref import ObjectRef

_LONGEST = 60
_PATH_COLUMNS = (Column("steps", "Steps"), Column("uncited", "Uncited"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its names, a value for each column, the entities to show on the chart, and what it selects."""

    names: tuple[str, ...]
    values: tuple[Any, ...]
    entities: tuple[UUID, ...]
    target: ObjectRef | None
    path: Path | None = None

    @property
    def name(self) -> str:
        """`Varenia – Tolmark`, as it is in the case: to be sorted, looked for and copied."""
        return " – ".join(self.names)

    @property
    def shown_name(self) -> str:
        """The same for a screen: each name isolated, on one line."""
        return " – ".join(isolate(one_line(each, _LONGEST)) for each in self.names)


@dataclass(frozen=True)
class Sheet:
    """`caveat` is what the answer rests on, and whether it is exact; `said` what else there is to know."""

    title: str
    method: str
    columns: tuple[Column, ...]
    lines: list[Line]
    caveat: str
    said: tuple[str, ...]


def sheet_of(answer: Answer) -> Sheet:
    """The table of an answer."""
    return _of_paths(answer, answer.found) if isinstance(answer.found, Paths) else _of_result(answer.found)


def _of_result(found: Result) -> Sheet:
    lines = [
        Line(
            row.names,
            tuple(row.values.get(column.key) for column in found.columns),
            row.entities,
            _target(row),
        )
        for row in found.rows
    ]
    figures = " · ".join(
        f"{key.replace('_', ' ').capitalize()}: {shown(value, 4)}"
        for key, value in found.summary.items()
        if not isinstance(value, list | dict)
    )
    said = tuple(each for each in (figures, *found.notes) if each)
    return Sheet(found.title, found.method, found.columns, lines, found.caveat, said)


def _of_paths(answer: Answer, found: Paths) -> Sheet:
    lines = [
        Line(
            tuple(node.name for node in path.nodes),
            (len(path.steps), path.uncited),
            tuple(node.id for node in path.nodes),
            None,
            path,
        )
        for path in found.paths
    ]
    variant = next(each for each in question_called("paths").variants if each.key == answer.asked.variant)
    said = [] if lines else ["No path between the two is in what was looked at."]
    said += ["There are more; ask for more paths to see them."] if found.more else []
    return Sheet(variant.title, variant.method, _PATH_COLUMNS, lines, found.coverage.sentence, tuple(said))


def _target(row: Row) -> ObjectRef:
    """The link of a tie; else the first of the entities."""
    links = row.values.get("link_ids")
    return ObjectRef("link", links[0]) if links else ObjectRef("entity", row.entities[0])
