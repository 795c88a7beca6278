"""Words that are put together from parts: the title of a link, a sentence about two names.

Where names are in different scripts, the parts must keep their places, or "A controls B" reads the other way round. Only
what shows a text can see to that, so a text says what its parts are; as a string it is like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Self

BETWEEN_PARTS = "\x1f"
"""Between the parts of a title that a query puts together (ASCII unit separator)."""
_DASH = " – "
_LEAST = 12  # characters of a part that is cut


class PartedText(str):
    """`glue.join(parts)`; a part may have parts of its own, and empty ones are left out.

    It is a plain string again after anything but `cut`.
    """

    parts: tuple[str, ...]
    glue: str

    def __new__(cls, parts: Iterable[str], glue: str = "") -> Self:
        kept = tuple(part for part in parts if part)
        self = super().__new__(cls, glue.join(kept))
        self.parts, self.glue = kept, glue
        return self

    def __reduce__(self) -> tuple[type[PartedText], tuple[tuple[str, ...], str]]:
        return PartedText, (self.parts, self.glue)

    def cut(self, limit: int, cut: Callable[[str, int], str]) -> PartedText:
        """Every part cut by `cut(part, characters)`: to its share of `limit` where all of it would be longer."""
        room = limit if len(self) <= limit else max(limit // len(self.parts), _LEAST)
        return PartedText((cut(part, room) for part in self.parts), self.glue)


def joined_title(*parts: str) -> PartedText:
    """A title as it is read: `Vell – controls – Port of Orsi`."""
    return PartedText(parts, _DASH)


def title_of_row(said: str) -> str:
    """A title from a query, in parts where the query put it together."""
    return joined_title(*said.split(BETWEEN_PARTS)) if BETWEEN_PARTS in said else said
