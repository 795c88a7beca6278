"""What one step of rating asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casewright.ui.rating.beside import Beside
from casewright.ui.widgets.form_fields import FieldSpec


@dataclass(frozen=True)
class Step:
    """A form on one axis: the first field is the scale, the second the reason. `beside` is seen while answering."""

    title: str
    guard: str
    fields: Sequence[FieldSpec]
    save: Callable[[dict[str, Any]], object]
    values: Mapping[str, Any]
    beside: Beside
