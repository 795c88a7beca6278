"""Conflicts in words: what they are about, what each side made of it, and what each side cited for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from casewright.casefile.case import Case
from casewright.casefile.merging.fold import DELETION, FIELD, REFERENCE
from casewright.casefile.merging.report import OpenConflict, Side
from casewright.casefile.queries.evidence import citations_of
from casewright.casefile.queries.records import find_object, name_of
from casewright.casefile.schema import id_columns
from casewright.model.field_rules import LINES
from casewright.model.parted_text import PartedText
from casewright.ui.window.session import shortened
from casewright.ui.window.words import choice_label, clock_words, label_of_kind, type_word

_FOLLOWS = ("_lo", "_hi")
_SHORT = 60


@dataclass(frozen=True)
class Cited:
    """A passage that one side cites for the object: the words, and where they stand."""

    words: str
    source: str
    is_mine: bool


def title_of(case: Case, conflict: OpenConflict) -> str:
    """What it is about: `Entity Port of Vell`."""
    kind = type_word(conflict.object_type)
    name = name_of(case, UUID(conflict.object_id))
    words = f"{kind[:1].upper()}{kind[1:]}"
    return PartedText((words, shortened(name, 80)), " ") if name else words


def below(case: Case, conflict: OpenConflict) -> str:
    """What happened, in one line."""
    if conflict.kind == DELETION:
        return "Deleted on one side, changed on the other"
    if conflict.kind == REFERENCE:
        return "Deleted, and something that is kept refers to it"
    mine, theirs = (
        shortened(value_words(case, conflict, each), _SHORT) for each in (conflict.mine, conflict.theirs)
    )
    return PartedText((f"{field_label(conflict)}: ", mine, " ≠ ", theirs))


def field_label(conflict: OpenConflict) -> str:
    """The field, or the first of a group."""
    return label_of_kind(conflict.field) if conflict.field else "The whole of it"


def value_words(case: Case, conflict: OpenConflict, side: Side) -> str:
    """What a side made of the place, as people read it."""
    return "Deleted" if side.value is None else _columns(case, conflict, side.value)


def base_words(case: Case, conflict: OpenConflict) -> str:
    """What both copies had."""
    return "It was not there yet" if conflict.base is None else _columns(case, conflict, conflict.base)


def _columns(case: Case, conflict: OpenConflict, values: dict[str, Any]) -> str:
    """The columns in which the versions differ, a line each; one alone without its name."""
    versions = [
        each for each in (conflict.base, *(side.value for side in conflict.sides)) if each is not None
    ]
    shown = {
        name: _words(case, conflict.object_type, name, value)
        for name, value in values.items()
        if not name.endswith(_FOLLOWS)
        and name != "name_key"
        and (len(versions) < 2 or any(each.get(name) != value for each in versions))
    }
    if len(shown) == 1:
        return next(iter(shown.values()))
    return "\n".join(f"{label_of_kind(name)}: {words}" for name, words in shown.items()) or "nothing"


def side_words(side: Side) -> str:
    """Whose, and when, on this computer's clock."""
    return PartedText((side.analyst or "Somebody", clock_words(datetime.fromisoformat(side.at))), " · ")


def text_column(conflict: OpenConflict) -> str | None:
    """The column whose words may be merged by a person: a text of its own that all sides hold."""
    name = conflict.field
    if conflict.kind != FIELD or not name or f"{conflict.object_type}.{name}" in LINES:
        return None
    is_text = all(isinstance((each.value or {}).get(name), str) for each in conflict.sides)
    return name if is_text and len(conflict.mine.value or {}) == 1 else None


def keeps_both(conflict: OpenConflict) -> bool:
    """Whether the words passed over can be kept beside those chosen: a further name, or a note."""
    column = conflict.field
    return (
        conflict.kind == FIELD
        and len(conflict.mine.value or {}) <= 2
        and all(isinstance((each.value or {}).get(column), str) for each in conflict.sides)
        and column not in id_columns()[conflict.object_type]
    )


def cited_by(case: Case, conflict: OpenConflict) -> list[Cited]:
    """The passages behind the object that one side alone cited since the copies parted."""
    parted = _parted(case, conflict)
    found = []
    for each in citations_of(case, conflict.object_type, UUID(conflict.object_id)):
        made = (
            _made(case, each.citation_id) if each.exact is not None and each.citation_id is not None else None
        )
        if made is not None and (made.brought or made.seq > parted):
            found.append(Cited(each.exact or "", each.source or "", not made.brought))
    return found


class _Made(NamedTuple):
    """The step that made a row."""

    seq: int
    brought: bool


def _made(case: Case, row_id: UUID) -> _Made | None:
    rows = case.read(
        "SELECT s.seq, s.brought_by IS NOT NULL FROM change c JOIN change_set s ON s.seq = c.cs "
        "WHERE c.row_id = ? AND c.op = 'I' AND s.kind <> 'merge' ORDER BY c.seq LIMIT 1",
        (row_id.bytes,),
    )
    return _Made(rows[0][0], bool(rows[0][1])) if rows else None


def _parted(case: Case, conflict: OpenConflict) -> int:
    """The last step that both had: what the other side's steps, brought by the same merge, first followed."""
    rows = case.read(
        "SELECT coalesce(max(own.seq), 0) FROM change_set theirs JOIN change_set b ON b.brought_by = theirs.brought_by "
        "JOIN change_parent p ON p.cs = b.id JOIN change_set own ON own.id = p.parent AND own.brought_by IS NULL "
        "WHERE theirs.id = ?",
        (UUID(conflict.theirs.change_set).bytes,),
    )
    return int(rows[0][0])


def _words(case: Case, table: str, name: str, value: Any) -> str:
    if value is None or value == "":
        return "nothing"
    if isinstance(value, str) and name in id_columns()[table]:
        found = find_object(case, UUID(hex=value))
        return found[1] if found else "something that is no longer there"
    return (
        choice_label(table, name, value)
        if isinstance(value, str) and name != "likelihood"
        else str(value).replace("_", " ")
    )
