"""One row of any table as a mapping, for forms; and what to call any object in a line of text."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID

from casewright.casefile.images import decode_image
from casewright.casefile.queries.link_titles import link_title
from casewright.casefile.readers import Readable
from casewright.casefile.schema import journalled_columns
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.nearby import unknown
from casewright.model.parted_text import title_of_row

_TITLES = {
    "analyst": "name",
    "case_info": "title",
    "entity": "name",
    "entity_name": "text",
    "entity_property": "value",
    "source": "title",
    "capture": "file_name",
    "passage": "exact",
    "claim": "text",
    "assessment": "title",
    "judgement": "text",
    "alternative": "text",
    "assumption": "text",
    "indicator": "text",
    "observation": "note",
    "gap": "question",
    "implication": "text",
    "scenario_set": "title",
    "driver": "text",
    "scenario": "title",
    "premortem": "text",
    # while reasons are collected, nobody reads another's by a title
    "premortem_reason": "(SELECT CASE status WHEN 'shared' THEN premortem_reason.text ELSE 'A reason not shared yet' END "
    "FROM premortem WHERE id = premortem_id)",
    "challenge": "text",
    "ach_board": "title",
    "ach_hypothesis": "label || ' ' || text",
    "ach_row": "text",
    "graph_view": "title",
    "brief": "title",
    "brief_issue": "'version ' || version",
    "brief_section": "coalesce(title, kind)",
    "tag": "name",
    "note": "text",
    "link": link_title("link"),
    "source_link": "(SELECT title FROM source WHERE id = child_id) || char(31) || replace(kind, '_', ' ') "
    "|| char(31) || (SELECT title FROM source WHERE id = parent_id)",
    "source_rating": "reliability || coalesce(': ' || reason, '')",
    "passage_anchor": "exact",
    "mention": "words",
    "rejected_suggestion": "words",
    "waiver": "reason",
    "check_setting": "key || ' = ' || value",
    "judgement_revision": "reason",
    "merge_conflict": "object_type || ' ' || field",
    "merge_decision": "object_type || ' ' || field",
    "sameness": "reason",
    "claim_relation": "(SELECT text FROM claim WHERE id = claim_id)",
    # parts that are called by what they belong to
    "judgement_support": "(SELECT text FROM judgement WHERE id = judgement_id)",
    "indicator_rating": "(SELECT text FROM indicator WHERE id = indicator_id)",
    "information_check": "(SELECT title FROM source WHERE id = source_id)",
    "citation": "(SELECT text FROM claim WHERE id = claim_id)",
    "claim_about": "(SELECT text FROM claim WHERE id = claim_id)",
    "tagging": "(SELECT name FROM tag WHERE id = tag_id)",
    "graph_node": "(SELECT name FROM entity WHERE id = entity_id)",
}

_IN_JOURNAL = "SELECT tbl, after, before FROM change WHERE row_id = ? ORDER BY seq DESC LIMIT 50"


def record(case: Readable, table: str, row_id: UUID) -> dict[str, Any]:
    """All columns of one row; ids as UUIDs, flags as 0 and 1.

    Raises:
        NoSuchObject: it is gone.
    """
    columns = columns_of(table)
    rows = case.read(f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (row_id.bytes,))
    if not rows:
        raise NoSuchObject(f"This {table.replace('_', ' ')} is no longer in the case.")
    return {
        name: UUID(bytes=v) if isinstance(v, bytes) else v for name, v in zip(columns, rows[0], strict=True)
    }


def exists(case: Readable, table: str, row_id: UUID) -> bool:
    """Whether a row is (still) there."""
    return table in journalled_columns() and bool(
        case.read(f"SELECT 1 FROM {table} WHERE id = ?", (row_id.bytes,))
    )


def title_of(case: Readable, table: str, row_id: UUID) -> str | None:
    """What to call an object, a link in parts; None when it is gone or has no words of its own."""
    expression = _TITLES.get(table)
    if expression is None:
        return None
    rows = case.read(f"SELECT {expression} FROM {table} WHERE id = ?", (row_id.bytes,))
    return title_of_row(str(rows[0][0])) if rows and rows[0][0] is not None else None


def latest(case: Readable, table: str, limit: int) -> list[tuple[UUID, str]]:
    """The objects of a table made last, by id and title."""
    rows = case.read(f"SELECT id, {_TITLES[table]} FROM {table} ORDER BY id DESC LIMIT ?", (limit,))
    return [(UUID(bytes=row_id), title_of_row(str(title))) for row_id, title in rows]


def find_object(case: Readable, row_id: UUID) -> tuple[str, str] | None:
    """The table and title of an object of which only the id is known, as in the journal; None when it is gone."""
    for table in _TITLES:
        title = title_of(case, table, row_id)
        if title is not None:
            return table, title
    return None


def name_of(case: Readable, row_id: UUID) -> str | None:
    """What an object is called; of one that is gone, what it was called when the journal last spoke of it.

    None where nothing is known: it came or went with a bulk step, or has no words of its own.
    """
    found = find_object(case, row_id)
    if found is not None:
        return found[1]
    for table, *images in case.read(_IN_JOURNAL, (row_id.bytes,)):
        title = _TITLES.get(table, "")
        for image in images:
            words = decode_image(table, image).get(title) if image is not None else None
            if words is not None:
                return str(words)
    return None


def find_titled(case: Readable, table: str, name: str) -> UUID:
    """The row of a table with a `title` (source, graph_view …) that has this id or title.

    Raises:
        NoSuchObject: there is none; the sentence names those that are called much the same.
        InvalidValue: several have this title.
    """
    rows = [
        (UUID(bytes=row[0]), str(row[1])) for row in case.read(f"SELECT id, title FROM {table} ORDER BY id")
    ]
    found = [row_id for row_id, title in rows if name.casefold() in (str(row_id), title.casefold())]
    words = table.removeprefix("ach_").replace("_", " ")
    if not found:
        raise NoSuchObject(str(unknown(words, name, [title for _, title in rows])))
    if len(found) > 1:
        raise InvalidValue(
            f"{len(found)} {words}s have this title; say which by its id: {found[0]}, {found[1]} …"
        )
    return found[0]


@cache
def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a table, in the order of the schema. Raises KeyError for what is no table of the model."""
    return journalled_columns()[table]
