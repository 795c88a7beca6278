"""How a graph view is drawn beyond what its kinds say: kept in the view as JSON, beside what others keep there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from casewright.model.errors import InvalidValue

COLOUR_BY = ("kind", "tag", "community")
SIZE_BY = ("none", "degree")


@dataclass(frozen=True)
class ViewStyle:
    """What colour and size of a node stand for; as it stands, the kind and nothing."""

    colour_by: str = "kind"
    size_by: str = "none"

    def into(self, style: Mapping[str, object]) -> dict[str, object]:
        """The JSON object of a view with this in it; what else stands there is kept, what is usual is left out."""
        rest = {key: value for key, value in style.items() if key not in ("colour_by", "size_by")}
        own = {"colour_by": self.colour_by, "size_by": self.size_by}
        usual = {"colour_by": COLOUR_BY[0], "size_by": SIZE_BY[0]}
        return rest | {key: value for key, value in own.items() if value != usual[key]}


def style_object(text: str) -> dict[str, Any]:
    """The JSON object of a view's style. Raises InvalidValue when it is none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise InvalidValue("The style of this view is not written as a style.")
    return found


def read_style(text: str) -> ViewStyle:
    """The style of a view. What this version cannot draw is drawn as usual: it hides nothing.

    Raises:
        InvalidValue: the text is no JSON object.
    """
    found = style_object(text)
    colour, size = found.get("colour_by"), found.get("size_by")
    return ViewStyle(colour if colour in COLOUR_BY else COLOUR_BY[0], size if size in SIZE_BY else SIZE_BY[0])
