"""What a link is called, in SQL: from whom, what, to whom; `parted_text.title_of_row` reads it."""

from __future__ import annotations


def link_title(table: str) -> str:
    """The expression for a row of `link` that the statement calls `table`."""
    name = "(SELECT name FROM entity WHERE id = {}.{})".format
    kind = f"coalesce({table}.label, replace({table}.kind, '_', ' '))"
    return f"{name(table, 'from_id')} || char(31) || {kind} || char(31) || {name(table, 'to_id')}"
