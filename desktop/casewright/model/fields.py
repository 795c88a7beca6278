"""What may stand in the fields of a row: one place that checks values and works out the columns that follow from them.

`clean_values` is what every edit goes through, whether a person typed it, a recipe says it or a file brought it.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import REAL, Column, Integer, Text

from casewright.model.base import Flag, Row, UuidBlob
from casewright.model.choices import checked_choice, choices_of
from casewright.model.dates import parse_edtf
from casewright.model.errors import InvalidValue
from casewright.model.field_rules import BOUNDED, DATES, DERIVED, LINES, NAME_KEYS, OBJECTS, VERBATIM
from casewright.model.house_style import read_house_style, written_house_style
from casewright.model.markings import checked_marking
from casewright.model.names import name_key
from casewright.model.nearby import quoted, unknown, with_article
from casewright.model.scales import ladder
from casewright.model.tables import TABLES
from casewright.model.vocabulary import Vocabulary

LONGEST_LINE = 1_000
LONGEST_TEXT = 1_000_000

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


@cache
def columns_of(table: str) -> Mapping[str, Column[Any]]:
    """The columns of a table by name, without its id. Raises InvalidValue for a table there is not."""
    if table not in TABLES:
        raise unknown("kind of object", table, TABLES)
    return {column.name: column for column in TABLES[table].__table__.columns if column.name != "id"}


def words_for(table: str) -> str:
    """A table's name as words: `ach_row` is `ACH row`."""
    return table.replace("_", " ").replace("ach ", "ACH ").replace("case info", "case")


def clean_values(
    table: str, values: Mapping[str, object], words: Vocabulary, before: Row | None = None
) -> dict[str, object]:
    """The values as they are to be stored, with the columns that follow from them.

    Args:
        values: only the columns concerned; `before` is the row as it stands, None when it is new.

    Raises:
        InvalidValue: a field does not exist, may not be set, or does not hold such a value. Nothing is guessed.
    """
    columns = columns_of(table)
    cleaned: dict[str, object] = {}
    for name, value in values.items():
        if name not in columns or f"{table}.{name}" in DERIVED:
            settable = [column for column in columns if f"{table}.{column}" not in DERIVED]
            raise unknown(f"field of {one_of(table)}", name, settable)
        cleaned[name] = _value(table, columns[name], value, words)
    _check_kinds(table, cleaned, words)
    return {**cleaned, **_following(table, cleaned, words, before)}


def _value(table: str, column: Column[Any], value: object, words: Vocabulary) -> object:
    where = f"{table}.{column.name}"
    if isinstance(value, str) and where not in VERBATIM:
        value = _tidied(where, value)
    elif isinstance(value, date):
        value = value.isoformat()
    elif isinstance(value, Mapping) and where in OBJECTS:
        value = json.dumps(value, ensure_ascii=False, sort_keys=True)
    if value is None:
        if column.nullable:
            return None
        raise InvalidValue(f"The {column.name.replace('_', ' ')} of {one_of(table)} is missing.")
    for of_type, check in _CHECKS:
        if isinstance(column.type, of_type):
            return check(table, column.name, value, words)
    return value


def _tidied(where: str, text: str) -> str | None:
    if where in LINES:
        return " ".join(text.split()) or None
    return text.strip() or None


def _checked_text(table: str, name: str, value: object, words: Vocabulary) -> str:
    if not isinstance(value, str):
        value = str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
    if not isinstance(value, str):
        raise InvalidValue(f"The {name.replace('_', ' ')} of {one_of(table)} must be text.")
    where = f"{table}.{name}"
    if _UNSTORABLE.search(value):
        raise InvalidValue(f"The {name.replace('_', ' ')} of {one_of(table)} holds characters that are none.")
    if len(value) > (LONGEST_LINE if where in LINES else LONGEST_TEXT):
        raise InvalidValue(f"The {name.replace('_', ' ')} of {one_of(table)} is too long.")
    if choices_of(table, name) is not None:
        return checked_choice(table, name, value)
    if where in DATES:
        return parse_edtf(value).edtf
    if name == "marking":
        return checked_marking(value, words.markings)
    return _checked_form(where, name, value)


def _checked_form(where: str, name: str, value: str) -> str:
    if name == "language" and not _LANGUAGE.fullmatch(value):
        raise InvalidValue(f"{quoted(value)} is no language tag; write it as in 'en', 'fa' or 'sr-Latn'.")
    if name == "colour" and not _COLOUR.fullmatch(value):
        raise InvalidValue(f"{quoted(value)} is no colour; write it as in '#2F5BC4'.")
    if where in OBJECTS and not _is_object(value):
        raise InvalidValue(f"The {name} must be a JSON object.")
    if where == "brief.house_style":
        return written_house_style(read_house_style(value)) or "{}"
    return value


def _checked_flag(table: str, name: str, value: object, words: Vocabulary) -> bool:
    if not isinstance(value, bool) and value not in (0, 1):
        raise InvalidValue(f"The field {name.replace('_', ' ')} of {one_of(table)} is yes or no.")
    return bool(value)


def _checked_fraction(table: str, name: str, value: object, words: Vocabulary) -> float:
    number = _number(value)
    if number is None or not math.isfinite(number):
        raise InvalidValue(f"The {name} of {one_of(table)} must be a number.")
    if name == "point" and not 0 < number < 1:
        raise InvalidValue(f"A probability lies between 0 and 1, without either: {quoted(value)} does not.")
    return number


def _checked_number(table: str, name: str, value: object, words: Vocabulary) -> int:
    number = _number(value)
    if number is None or not math.isfinite(number) or number != int(number) or not 0 <= number < 2**53:
        raise InvalidValue(f"The {name} of {one_of(table)} must be a whole number.")
    return int(number)


def _checked_reference(table: str, name: str, value: object, words: Vocabulary) -> UUID:
    if not isinstance(value, UUID):
        raise InvalidValue(f"The field {name} of {one_of(table)} must be the id of an object.")
    return value


_Check = Callable[[str, str, object, Vocabulary], object]
_CHECKS: tuple[tuple[type, _Check], ...] = (
    (UuidBlob, _checked_reference),
    (Flag, _checked_flag),
    (REAL, _checked_fraction),
    (Integer, _checked_number),
    (Text, _checked_text),
)


def _check_kinds(table: str, values: Mapping[str, object], words: Vocabulary) -> None:
    if table == "entity" and "kind" in values:
        words.ontology.entity_kind(str(values["kind"]))
    if table == "link" and "kind" in values:
        words.ontology.link_kind(str(values["kind"]))
    for name in ("scheme", "default_scheme"):
        if name in values:
            ladder(str(values[name]), words.ladders)
    if "object_type" in values and values["object_type"] is not None:
        columns_of(str(values["object_type"]))


def _following(
    table: str, values: Mapping[str, object], words: Vocabulary, before: Row | None
) -> dict[str, object]:
    """The columns that follow from those that are set."""
    follows: dict[str, object] = {}
    named = NAME_KEYS.get(table, "")
    if named in values:
        follows["name_key"] = name_key(str(values[named]))
    for name, value in values.items():
        if f"{table}.{name}" in BOUNDED:
            follows |= _bounds(name, value)
    if table == "judgement" and ("likelihood" in values or "scheme" in values):
        follows |= _band(values, words, before)
    return follows


def _bounds(name: str, edtf: object) -> dict[str, object]:
    if edtf is None:
        return {f"{name}_lo": None, f"{name}_hi": None}
    read = parse_edtf(str(edtf))
    return {
        f"{name}_{end}": day.isoformat() if day else None for end, day in (("lo", read.lo), ("hi", read.hi))
    }


def _band(values: Mapping[str, object], words: Vocabulary, before: Row | None) -> dict[str, object]:
    likelihood = values["likelihood"] if "likelihood" in values else getattr(before, "likelihood", None)
    if likelihood is None:
        return {"band_lo": None, "band_hi": None}
    scheme = values.get("scheme") or getattr(before, "scheme", None)
    term = ladder(str(scheme), words.ladders).term(str(likelihood))
    return {"likelihood": term.key, "band_lo": term.lo, "band_hi": term.hi}


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def one_of(table: str) -> str:
    """A table's name with its article: `an ACH row`."""
    return with_article(words_for(table))
