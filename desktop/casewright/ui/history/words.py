"""Changes of rows in words: what happened to which object, and to which field."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from casewright.casefile.case import Case
from casewright.casefile.queries.records import find_object, name_of, title_of
from casewright.model.parted_text import PartedText
from casewright.ui.window.session import shortened
from casewright.ui.window.words import label_of_kind, type_word

_UNSAID = ("_lo", "_hi")
_DID = {"I": "Added", "U": "Changed", "D": "Deleted"}


@dataclass(frozen=True)
class FieldChange:
    """One field of one object. `field` is empty where an object came or went and has no words to show."""

    table: str
    id: UUID
    did: str
    name: str
    field: str
    before: str | None
    after: str | None

    @property
    def title(self) -> str:
        """What it happened to: `Entity Port of Vell`."""
        kind = type_word(self.table)
        words = f"{kind[:1].upper()}{kind[1:]}"
        return PartedText((words, self.name), " ") if self.name else words

    @property
    def below(self) -> str:
        """What happened: `Name: Harbour → Port of Vell`."""
        if not self.field:
            return self.did
        label = label_of_kind(self.field)
        if self.did == "Changed":
            return PartedText((f"{label}: ", _short(self.before), " → ", _short(self.after)))
        return PartedText(
            (f"{self.did} · {label}: ", _short(self.after if self.before is None else self.before))
        )

    @property
    def whole(self) -> str:
        """Every word of it, for reading."""
        if not self.field:
            return f"{self.did}: {self.title}"
        label = label_of_kind(self.field)
        if self.did == "Changed":
            return f"{label}\n\nBefore\n{_long(self.before)}\n\nAfter\n{_long(self.after)}"
        return f"{label}\n\n{_long(self.after if self.before is None else self.before)}"


def field_changes(
    case: Case,
    table: str,
    row_id: UUID,
    op: str,
    before: dict[str, object] | None,
    after: dict[str, object] | None,
) -> list[FieldChange]:
    """One row's change as lines, a field each; ids and what follows from other fields are left out."""
    name = shortened(title_of(case, table, row_id) or name_of(case, row_id) or "", 80)
    old, new = before or {}, after or {}
    lines = []
    for field in dict.fromkeys([*old, *new]):
        is_said = not field.endswith(_UNSAID) and field not in ("id", "name_key", "position")
        values = old.get(field), new.get(field)
        if is_said and values[0] != values[1]:
            lines.append(
                FieldChange(
                    table, row_id, _DID[op], name, field, *(_words(case, field, each) for each in values)
                )
            )
    return lines or [FieldChange(table, row_id, _DID[op], name, "", None, None)]


def _words(case: Case, field: str, value: object) -> str | None:
    """A value as people read it; an id as the name of what it refers to."""
    if value is None or value == "":
        return None
    if isinstance(value, bytes) and len(value) == 16:
        value = UUID(bytes=value)
    if isinstance(value, UUID):
        found = find_object(case, value)
        return found[1] if found else "something that is no longer there"
    return str(value)


def _short(value: str | None) -> str:
    return "nothing" if value is None else shortened(value, 90)


def _long(value: str | None) -> str:
    return "nothing" if value is None else value
