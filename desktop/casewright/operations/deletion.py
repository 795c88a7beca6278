"""Deleting an object with its parts, and saying beforehand what depends on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from casewright.casefile.queries.records import title_of
from casewright.casefile.readers import Readable
from casewright.casefile.transaction import Transaction
from casewright.model.citation_tokens import CITABLE, cited_in, without_citation
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.fields import columns_of, words_for
from casewright.model.tables import TABLES
from casewright.operations.citation_tokens import sections_citing
from casewright.operations.references import Fate, Reference, references_to

Which = tuple[str, UUID]
_Text = tuple[str, UUID, str]  # table, id and column of a text


@dataclass(frozen=True)
class Dependent:
    """A row that refers to an object, its own words, and what becomes of it when the object goes."""

    table: str
    id: UUID
    title: str
    fate: Fate


@dataclass
class _Plan:
    """What one deletion comes to. `parts` begins with the object itself; `resting` and all beyond goes only if it may."""

    parts: list[Which]
    resting: list[Which] = field(default_factory=list)
    beyond: list[Which] = field(default_factory=list)
    cleared: list[tuple[Reference, Which]] = field(default_factory=list)
    citing: list[tuple[Which, _Text]] = field(default_factory=list)  # what goes, and the text that cites it


def dependents(case: Readable, table: str, row_id: UUID) -> list[Dependent]:
    """Everything that rests on an object, goes with it, or loses its reference to it, in this order.

    Raises:
        NoSuchObject: there is no such object.
    """
    plan = _plan(case, table, row_id)
    citing = [text[:2] for _, text in plan.citing]
    listed = [(each, Fate.RESTS) for each in dict.fromkeys([*plan.resting, *citing, *plan.beyond])]
    listed += [(each, Fate.GOES) for each in plan.parts[1:]]
    listed += [(each, Fate.CLEARED) for each in dict.fromkeys(each for _, each in plan.cleared)]
    return [Dependent(*each, title_of(case, *each) or words_for(each[0]), fate) for each, fate in listed]


def delete_object(tx: Transaction, table: str, row_id: UUID, with_dependents: bool = False) -> None:
    """Deletes a row and its parts, and with `with_dependents` what rests on it; clears other references to it.

    Raises:
        NoSuchObject: there is no such row.
        InvalidValue: something rests on it, and it may not go too.
    """
    plan = _plan(tx, table, row_id)
    if (plan.resting or plan.citing) and not with_dependents:
        raise InvalidValue(
            _refusal(table, [each for each, _ in plan.resting] + [text[0] for _, text in plan.citing])
        )
    tx.subject = tx.subject or row_id
    for (cited, cited_id), (of_table, text_id, column) in plan.citing:
        row = tx.get(TABLES[of_table], text_id)
        tx.edit(row, **{column: without_citation(getattr(row, column) or "", cited, cited_id)})
    for reference, (each, which) in plan.cleared:
        pair = {"object_type": None} if reference.target is None else {}
        tx.edit(tx.get(TABLES[each], which), **{reference.column: None}, **pair)
    for each, which in reversed([*plan.parts, *plan.resting, *plan.beyond]):
        tx.delete(tx.get(TABLES[each], which))


def _plan(case: Readable, table: str, row_id: UUID) -> _Plan:
    columns_of(table)
    if not case.read(f'SELECT 1 FROM "{table}" WHERE id = ?', (row_id.bytes,)):
        raise NoSuchObject(f"There is no {words_for(table)} {row_id} in this case.")
    plan = _Plan(_closure(case, [(table, row_id)], {Fate.GOES}))
    plan.resting = [each for each in _referring(case, plan.parts, {Fate.RESTS}) if each not in plan.parts]
    wider = _closure(case, [*plan.parts, *plan.resting], {Fate.GOES, Fate.RESTS})
    plan.beyond = wider[len(plan.parts) + len(plan.resting) :]
    gone = set(wider)
    plan.cleared = [
        (reference, (reference.table, which))
        for each in wider
        for reference, which in _references(case, each, {Fate.CLEARED})
        if (reference.table, which) not in gone
    ]
    plan.citing = [
        (each, text) for each in wider for text in _texts_citing(case, *each) if text[:2] not in gone
    ]
    return plan


def _texts_citing(case: Readable, table: str, row_id: UUID) -> list[_Text]:
    """The sections and bottom lines of briefs that cite an object."""
    if table not in CITABLE:
        return []
    bottom_lines = case.read(
        "SELECT id, bottom_line FROM brief WHERE instr(lower(bottom_line), ?) ORDER BY id", (str(row_id),)
    )
    return [
        *(("brief_section", section, "body") for section in sections_citing(case, table, row_id)),
        *(
            ("brief", UUID(bytes=brief), "bottom_line")
            for brief, text in bottom_lines
            if (table, row_id) in cited_in(text)
        ),
    ]


def _closure(case: Readable, start: Iterable[Which], fates: set[Fate]) -> list[Which]:
    """The rows to start from and all that refer to them with these fates, and so on; each once, nearest first."""
    found = dict.fromkeys(start)
    waiting = list(found)
    while waiting:
        fresh = [each for each in _referring(case, waiting, fates) if each not in found]
        found |= dict.fromkeys(fresh)
        waiting = list(dict.fromkeys(fresh))
    return list(found)


def _referring(case: Readable, targets: Iterable[Which], fates: set[Fate]) -> list[Which]:
    rows = [(each.table, which) for target in targets for each, which in _references(case, target, fates)]
    return list(dict.fromkeys(rows))


def _references(case: Readable, target: Which, fates: set[Fate]) -> list[tuple[Reference, UUID]]:
    table, row_id = target
    found = []
    for each in references_to(table):
        if each.fate in fates:
            of_type, params = (
                ("", (row_id.bytes,)) if each.target else (" AND object_type = ?", (row_id.bytes, table))
            )
            sql = f'SELECT id FROM "{each.table}" WHERE "{each.column}" = ?{of_type} ORDER BY id'
            found += [(each, UUID(bytes=row[0])) for row in case.read(sql, params)]
    return found


def _refusal(table: str, resting: list[str]) -> str:
    counts = {each: resting.count(each) for each in dict.fromkeys(resting)}
    said = " and ".join(f"{n} {_plural(words_for(each), n)}" for each, n in counts.items())
    return (
        f"This {words_for(table)} is still needed: {said} {'rests' if len(resting) == 1 else 'rest'} on it."
    )


def _plural(word: str, n: int) -> str:
    return word if n == 1 else f"{word}s"
