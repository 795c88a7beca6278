"""Which captures and texts of a source came later.

New ids rise with time (UUID version 7). Those of a recipe's rows do not (version 5: they follow from its keys), and a
recipe makes a source with its first capture; so these come before all others.
"""

from __future__ import annotations

from uuid import UUID


def age(column: str = "id") -> str:
    """A term of SQL to order and compare by: greater for what came later."""
    return f"((substr(hex({column}), 13, 1) = '7') || hex({column}))"


def age_of(row_id: UUID) -> tuple[bool, UUID]:
    """The same, outside SQL."""
    return row_id.version == 7, row_id
