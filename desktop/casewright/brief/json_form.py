"""A brief as JSON and back, for the versions that a case keeps. Every dataclass carries its name under `type`."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any
from uuid import UUID

from casewright.brief import blocks
from casewright.brief.blocks import Brief
from casewright.model.errors import InvalidValue

_UUID = "uuid:"
_KINDS: dict[str, type[Any]] = {
    name: kind for name, kind in vars(blocks).items() if isinstance(kind, type) and is_dataclass(kind)
}


def to_json(brief: Brief) -> str:
    """The brief as one JSON document; the same brief always gives the same characters."""
    return json.dumps(_plain(brief), ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Brief:
    """The brief that `to_json` wrote. Raises InvalidValue when the text is none."""
    try:
        brief = _built(json.loads(text))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise InvalidValue("This is not a stored brief.") from error
    if not isinstance(brief, Brief):
        raise InvalidValue("This is not a stored brief.")
    return brief


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        named = {
            each.name: _plain(getattr(value, each.name))
            for each in fields(value)
            if not (each.metadata.get("added") and getattr(value, each.name) is None)
        }
        return {"type": type(value).__name__, **named}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return {_UUID: str(value)} if isinstance(value, UUID) else value


def _built(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_built(each) for each in value)
    if not isinstance(value, dict):
        return value
    if _UUID in value:
        return UUID(value[_UUID])
    named = {key: _built(each) for key, each in value.items() if key != "type"}
    return _KINDS[value["type"]](**named)
