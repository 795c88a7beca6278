"""An Office package (OPC, ECMA-376 part 2): its parts and what they refer to, as far as they are there.

Office programs open files of which a part is missing, and so do we: a reference to it leads nowhere and is told. Kinds of
reference are told by the last word of their type, which the transitional and the strict (purl.oclc.org) vocabulary share.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from lxml import etree

from casewright.ingest.ooxml_text import parse_safely

_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
_CALLED = {
    "header": "a header", "footer": "a footer", "footnotes": "the footnotes", "endnotes": "the endnotes",
    "comments": "the comments", "slide": "a slide", "notesSlide": "a speaker's notes", "image": "a picture",
    "chart": "a chart", "diagramData": "a diagram", "oleObject": "an embedded file", "package": "an embedded file",
}  # fmt: skip
"""Kinds of part that show something to a reader; nobody needs to hear of a missing table of fonts."""


class Relation(NamedTuple):
    """A reference of one part to another: its id, its kind ("header", "slide" …) and the name of the other part."""

    id: str
    kind: str
    part: str


class OfficePackage:
    """A package that `zip_guard` has let pass. Raises `zipfile.BadZipFile` when its members cannot be listed."""

    def __init__(self, data: bytes) -> None:
        self._container = zipfile.ZipFile(io.BytesIO(data))
        self._members = {_key(member.filename): member for member in self._container.infolist()}
        self._lost: Counter[str] = Counter()

    def main(self, usual: str) -> str:
        """The name of the part that holds the document; the `usual` one when the package does not say."""
        found = (each.part for each in self.relations("") if each.kind == "officeDocument")
        return next((part for part in found if _key(part) in self._members), usual)

    def read(self, part: str) -> bytes | None:
        """The bytes of a part; None for one that is missing or damaged."""
        member = self._members.get(_key(part)) or self._members.get(_key(unquote(part)))
        try:
            return self._container.read(member) if member is not None else None
        except _UNREADABLE:
            return None

    def tree(self, part: str) -> Any:
        """The root of a part; None for one that is missing or damaged."""
        data = self.read(part)
        try:
            return parse_safely(data) if data is not None else None
        except etree.LxmlError:
            return None

    def related(self, part: str, *kinds: str) -> Iterator[tuple[Relation, Any]]:
        """The references of a part, of these kinds, each with the root of what it leads to; one that leads nowhere is noted."""
        for relation in self.relations(part):
            if relation.kind in kinds:
                root = self.tree(relation.part)
                if root is None:
                    self._lost[_CALLED[relation.kind]] += 1
                else:
                    yield relation, root
            elif relation.kind in _CALLED and _key(relation.part) not in self._members:
                self._lost[_CALLED[relation.kind]] += 1

    def relations(self, part: str) -> list[Relation]:
        """What a part (the package itself: "") refers to within the package."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [
            Relation(each.get("Id", ""), each.get("Type", "").rpartition("/")[2], _resolved(folder, each.get("Target", "")))
            for each in (root if root is not None else ())
            if isinstance(each.tag, str) and each.get("TargetMode") != "External"
        ]  # fmt: skip

    def remarks(self) -> tuple[str, ...]:
        """One sentence on the parts that were asked for and are not there."""
        lost = [called if count == 1 else f"{called} ({count} times)" for called, count in self._lost.items()]
        return (f"Missing from the file or damaged in it: {', '.join(lost)}.",) if lost else ()


def _resolved(folder: str, target: str) -> str:
    target = target.replace("\\", "/").partition("#")[0]
    return posixpath.normpath(target if target.startswith("/") else f"/{folder}/{target}").lstrip("/")


def _key(name: str) -> str:
    """Names of parts are alike whatever their case; some writers use the backslash."""
    return name.replace("\\", "/").lstrip("/").lower()
