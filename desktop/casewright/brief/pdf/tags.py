"""The structure of a tagged PDF: headings, paragraphs, links, lists, tables, figures, and where each is drawn.

Flowables carry a tag; drawing adds marked content to it; `finish` writes the tree into the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Content:
    """A marked stretch of a page: page (from 1) and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """A link annotation: page (from 1) and its index among the annotations of that page."""

    page: int
    index: int


@dataclass(eq=False, slots=True)
class Tag:
    """A structure element. `role` is a standard structure type such as P, H1, Table, TD (ISO 32000-1, 14.8.4)."""

    role: str
    alternative: str = ""
    language: str = ""
    scope: str = ""
    children: list[Tag | Content | LinkPlace] = field(default_factory=list)

    def add(self, role: str, alternative: str = "", language: str = "", scope: str = "") -> Tag:
        """A new element within this one."""
        child = Tag(role, alternative, language, scope)
        self.children.append(child)
        return child

    @property
    def is_used(self) -> bool:
        """Whether anything of it was drawn."""
        return any(not isinstance(child, Tag) or child.is_used for child in self.children)

    def walk(self) -> Iterator[Tag]:
        """This element and all within it."""
        yield self
        for child in self.children:
            if isinstance(child, Tag):
                yield from child.walk()
