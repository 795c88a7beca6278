"""Labels for what the case holds: isolated, so that nothing beside a value can reorder it."""

from __future__ import annotations

from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate


def data_label(text: str, role: str = "", *, wrap: bool = True) -> PlainLabel:
    """A label for a data value; see `PlainLabel` for `role`."""
    return PlainLabel(isolate(text), role, wrap=wrap)
