"""A row as it stands in the copy: references and ids mapped, words without what is withheld, pseudonyms in the place of names."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from casewright.exchange.sharing.frozen import ANY_ID
from casewright.exchange.sharing.plan import Plan
from casewright.exchange.sharing.policy import Text, Tie
from casewright.exchange.sharing.prose import allowed_paragraphs, with_citations
from casewright.exchange.sharing.tables import Shape, shape
from casewright.model.field_rules import NAME_KEYS
from casewright.model.ids import new_id
from casewright.model.names import name_key

WITHHELD = "[withheld]"
"""What stands in a text for the bare id of something that is withheld."""
_DROP = object()
# As in releasable briefs (brief/release/released_case.py).
_CONCLUDED: Mapping[str, str | None] = {"conclusion": None, "note": None}
_UNMARKED: Mapping[str, Mapping[str, str | None]] = {
    "entity": {"summary": None},
    "link": {"summary": None},
    "graph_view": {"title": "Graph view", "description": None, "filters": "{}", "style": "{}"},
}


class Rewriter:
    """Makes the rows of the copy. `changed` are words of rows that go which do not go as they are: they are looked for afterwards.

    `cleared` counts the fields and references that were emptied.
    """

    def __init__(self, plan: Plan, case_id: UUID) -> None:
        self._plan = plan
        self._ids: dict[bytes, bytes] = {plan.graph.case_id: case_id.bytes}
        self._known = {row_id for nodes in plan.graph.nodes.values() for row_id in nodes}
        self._goes = {row_id for rows in plan.kept.values() for row_id in rows} | {plan.graph.case_id}
        if plan.wish.new_ids:  # in no order: ids made one after the other would tell which row is older
            rows = [row_id for table, ids in plan.kept.items() if table != "check_setting" for row_id in ids]
            secrets.SystemRandom().shuffle(rows)
            self._ids.update((row_id, new_id().bytes) for row_id in rows)
        self._cut = _boards_cut(plan)
        self._case_is_higher = not plan.withholding.may(plan.withholding.container("case_info"))
        self.cleared = 0
        self.changed: list[str] = []
        self._recording = True
        self._makers: dict[Text, Callable[[str], str | None]] = {
            Text.WORDS: self._words,
            Text.ESSENTIAL: self._words,
            Text.NAME: self._name,
            Text.JSON: self._json,
            Text.CLEARED: self._nothing,
        }

    def id_of(self, row_id: bytes) -> bytes:
        """The id that a row has in the copy. Rows whose id follows from a key keep it."""
        return self._ids.get(row_id, row_id)

    def is_done(self) -> None:
        """From now on nothing more is noted: the rows are only made again to be compared."""
        self._recording = False

    def row(self, table: str, row: Sequence[Any]) -> tuple[Any, ...]:
        """A row in the order of the schema, as it goes."""
        kind, values = shape(table), list(row)
        values[0] = self.id_of(row[0])
        for each in kind.references:
            values[each.place] = self._target(kind, row, each.place, each.target, each.tie)
        for place, column, text in kind.texts:
            if isinstance(row[place], str) and text in self._makers:
                values[place] = self._text(row[place], text, column in kind.required)
        for column, instead in self._instead(table, row, kind).items():
            self._put(values, kind.place(column), instead)
        if table in NAME_KEYS:
            values[kind.place("name_key")] = name_key(values[kind.place(NAME_KEYS[table])])
        return tuple(values)

    def _instead(self, table: str, row: Sequence[Any], kind: Shape) -> Mapping[str, str | None]:
        """What stands in the place of words that go with no row: conclusions from a whole board beside part of it; and, where
        the case is marked higher, what somebody wrote about something that is not marked, beyond what its evidence says."""
        if table == "ach_board":
            return _CONCLUDED if row[0] in self._cut else {}
        unmarked = self._case_is_higher and table in _UNMARKED and row[kind.place("marking")] is None
        return _UNMARKED[table] if unmarked else {}

    def _put(self, values: list[Any], place: int, instead: str | None) -> None:
        if values[place] not in (None, "", instead) and self._recording:
            self.changed.append(values[place])
            self._clear()
        values[place] = instead

    def words(self, text: str) -> str:
        """Words as they may stand in the copy."""
        left = with_citations(allowed_paragraphs(text, self._plan.withholding), self._cited)
        if len(left) >= 32:
            left = ANY_ID.sub(self._bare, left)
        return self._plan.naming.rewritten(left)

    def _target(
        self, kind: Shape, row: Sequence[Any], place: int, target: str | None, tie: Tie
    ) -> bytes | None:
        value = row[place]
        table = target or (row[kind.place("object_type")] if "object_type" in kind.columns else None)
        if value is None or table is None:
            return None
        if not self._plan.may_go(table, value):
            assert tie is Tie.LOOSE, "the closure rule keeps no row whose references stay at home"
            self._clear()
            return None
        return self.id_of(value)

    def _text(self, text: str, kind: Text, required: bool) -> str | None:
        made = self._makers[kind](text)
        if made is not None and self._plan.naming.forbidden.stands_in(made):
            made = None
        if made is None and required:
            made = ""
        if made != text and self._recording:
            self.changed.append(text)
            if not made:
                self._clear()
        return made

    def _clear(self) -> None:
        self.cleared += self._recording

    def _words(self, text: str) -> str:
        return self.words(text)

    def _name(self, text: str) -> str:
        return self._plan.naming.analyst(text)

    def _nothing(self, text: str) -> None:
        return None

    def _json(self, text: str) -> str:
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            return self.words(text)
        made = self._value(value)
        return text if made == value else json.dumps({} if made is _DROP else made, ensure_ascii=False)

    def _value(self, value: Any) -> Any:
        """The same without ids of what is withheld: entries of lists and of objects that consist of one are gone."""
        if isinstance(value, str):
            return _DROP if self._is_withheld(value) else self.words(value)
        if isinstance(value, list):
            return [made for each in value if (made := self._value(each)) is not _DROP]
        if isinstance(value, dict):
            pairs = [(self._value(key), self._value(each)) for key, each in value.items()]
            return {key: each for key, each in pairs if key is not _DROP and each is not _DROP}
        return value

    def _is_withheld(self, text: str) -> bool:
        return bool(ANY_ID.fullmatch(text)) and self._stays(UUID(text).bytes)

    def _stays(self, row_id: bytes) -> bool:
        return row_id in self._known and row_id not in self._goes

    def _cited(self, table: str, row_id: UUID) -> UUID | None:
        if not self._plan.may_go(table, row_id.bytes):
            self._clear()
            return None
        return UUID(bytes=self.id_of(row_id.bytes))

    def _bare(self, match: re.Match[str]) -> str:
        row_id = UUID(match[0]).bytes
        if self._stays(row_id):
            return WITHHELD
        return str(UUID(bytes=self._ids[row_id])) if row_id in self._ids else match[0]


def _boards_cut(plan: Plan) -> set[bytes]:
    """The boards that go without some of their rows or columns."""
    return {
        target_id
        for table in ("ach_row", "ach_hypothesis")
        for row_id in plan.withheld.get(table, ())
        for tie, target, target_id in plan.graph.nodes[table][row_id].targets
        if tie is Tie.PART and target == "ach_board"
    }
