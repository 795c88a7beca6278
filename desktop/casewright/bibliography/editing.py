"""The bibliographic fields of a source as a form shows them, and what changing one comes to.

A field is a column of the source, or a CSL variable beside the columns. All are lines of text here: names as
`Family, Given; …`, dates as EDTF.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from casewright.bibliography.csl_record import (
    COLUMNS,
    IMPORTED,
    Item,
    columns_of,
    custom_of,
    from_csl,
    stored_object,
    to_csl,
)
from casewright.bibliography.dates import csl_date, edtf_of, literal_of
from casewright.bibliography.kinds import TYPES
from casewright.bibliography.names import names_from_text, names_to_text
from casewright.model.dates import parse_edtf


class EditableField(NamedTuple):
    """One field. `holds` is text, names, date or type; `main` ones are always shown, others once they are filled or asked for."""

    name: str
    label: str
    holds: str = "text"
    main: bool = True


FIELDS: tuple[EditableField, ...] = (
    EditableField("type", "Type", "type"),
    EditableField("title", "Title"),
    EditableField("author", "Author", "names"),
    EditableField("container-title", "In (journal, paper, site, book)"),
    EditableField("publisher", "Publisher"),
    EditableField("published", "Published", "date"),
    EditableField("address", "Address"),
    EditableField("accessed", "Accessed", "date"),
    EditableField("language", "Language"),
    EditableField("title-translated", "Title in translation", main=False),
    EditableField("title-transliterated", "Title transliterated", main=False),
    EditableField("title-short", "Short title", main=False),
    EditableField("editor", "Editor", "names", main=False),
    EditableField("translator", "Translator", "names", main=False),
    EditableField("interviewer", "Interviewer", "names", main=False),
    EditableField("genre", "Kind of document", main=False),
    EditableField("volume", "Volume", main=False),
    EditableField("issue", "Issue", main=False),
    EditableField("page", "Pages", main=False),
    EditableField("edition", "Edition", main=False),
    EditableField("number", "Number", main=False),
    EditableField("collection-title", "Series", main=False),
    EditableField("publisher-place", "Place", main=False),
    EditableField("event-title", "Event", main=False),
    EditableField("authority", "Court or authority", main=False),
    EditableField("archive", "Archive", main=False),
    EditableField("archive_location", "Place in the archive", main=False),
    EditableField("archive-url", "Archived copy", main=False),
    EditableField("DOI", "DOI", main=False),
    EditableField("ISBN", "ISBN", main=False),
    EditableField("note", "Note", main=False),
)
_CUSTOM = frozenset({"title-translated", "title-transliterated", "archive-url"})


def shown(row: Mapping[str, Any]) -> dict[str, str]:
    """Every field of a row of `source` as text; empty where nothing is said."""
    item = to_csl(row)
    return {field.name: _text(row, item, field) for field in FIELDS}


def changes_for(row: Mapping[str, Any], name: str, text: str) -> dict[str, Any]:
    """The columns that change when a field is set to a text; empty takes it away.

    Raises:
        InvalidValue: the text is no date where one is asked for.
    """
    field = next(each for each in FIELDS if each.name == name)
    text = text.strip()
    if field.holds == "date" and text:
        parse_edtf(text)
    if name in COLUMNS and field.holds != "type":
        return {name: text or None}
    item = to_csl(row)
    _set(item, field, text)
    return changes_to(row, item)


def changes_to(row: Mapping[str, Any], item: Item) -> dict[str, Any]:
    """The columns that change when a source is to be this item; what the item leaves as it is, is left alone."""
    was, now = columns_of(to_csl(row)), columns_of(item)
    changes: dict[str, Any] = {column: now[column] for column in COLUMNS if was[column] != now[column]}
    stored = stored_object(row)
    kept = from_csl({**item, "title": item.get("title", row.get("title"))})["bibliography"] or {}
    if IMPORTED in stored:
        kept[IMPORTED] = stored[IMPORTED]
    return changes if kept == stored else {**changes, "bibliography": kept or None}


def _text(row: Mapping[str, Any], item: Item, field: EditableField) -> str:
    if field.holds == "type":
        return str(item.get("type", ""))
    if field.name in COLUMNS:
        return str(row.get(field.name) or "")
    value = custom_of(item).get(field.name) if field.name in _CUSTOM else item.get(field.name)
    if field.holds == "names":
        return (
            names_to_text(each for each in value if isinstance(each, Mapping))
            if isinstance(value, list)
            else ""
        )
    if field.holds == "date":
        return edtf_of(value) or literal_of(value)
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _set(item: Item, field: EditableField, text: str) -> None:
    if field.name in _CUSTOM:
        custom = {name: value for name, value in custom_of(item).items() if name != field.name}
        custom |= {field.name: text} if text else {}
        item.pop("custom", None)
        if custom:
            item["custom"] = custom
        return
    item.pop(field.name, None)
    if field.holds == "type":
        item.pop("genre", None)
        item["type"] = text if text in TYPES else "document"
    elif text:
        item[field.name] = (
            names_from_text(text)
            if field.holds == "names"
            else csl_date(text)
            if field.holds == "date"
            else text
        )
