"""Groups of a graph view, kept in its `style`: entities that are drawn as one node while the group is closed.

    {"groups": {"<id>": {"title": "Companies of Varn", "members": ["<entity id>", …], "open": false}}}

What cannot be read is left as it is and shown as no group: a display never fails over it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from casewright.model.errors import InvalidValue
from casewright.model.view_style import style_object

_KEY = "groups"


@dataclass(frozen=True)
class GraphGroup:
    """Some entities under a title; `opened` shows each of them by itself again."""

    id: UUID
    title: str
    members: tuple[UUID, ...]
    opened: bool = False


def read_groups(style: str) -> tuple[GraphGroup, ...]:
    """The groups in the style of a view, in the order in which they were made."""
    found = []
    for key, each in _object(_style(style).get(_KEY)).items():
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            members = tuple(UUID(member) for member in each["members"])
            found.append(GraphGroup(UUID(key), str(each["title"]), members, bool(each.get("open"))))
    return tuple(found)


def with_groups(style: str, groups: Iterable[GraphGroup]) -> str:
    """The style with these groups and no others; whatever else it says stays."""
    written: dict[str, Any] = {
        str(each.id): {
            "title": each.title,
            "members": [str(member) for member in each.members],
            "open": each.opened,
        }
        for each in groups
    }
    rest = {key: value for key, value in _style(style).items() if key != _KEY}
    return json.dumps({**rest, _KEY: written} if written else rest, ensure_ascii=False)


def _style(text: str) -> Mapping[str, Any]:
    try:
        return style_object(text)
    except InvalidValue:
        return {}


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
