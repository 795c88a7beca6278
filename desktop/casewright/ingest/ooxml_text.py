"""The words of an Office XML tree (WordprocessingML, DrawingML), walked once without recursion.

Elements are told by their local names, which the transitional, the strict and the drawing vocabulary share.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

_SKIPPED = frozenset(
    ("rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr", "tblGrid", "instrText", "fldData", "Fallback", "bodyPr", "lstStyle")
)  # fmt: skip
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_TAKEN_OUT = frozenset(("del", "moveFrom"))
_PUT_IN = frozenset(("ins", "moveTo"))


@dataclass
class Story:
    """What a tree says: its paragraphs and tables in order, and what stands beside them.

    `references` are the (kind, id) of footnotes, endnotes and comments in order; `deleted` the (author, date, words)
    that a tracked change takes out; `put_in` how many tracked changes put words in.
    """

    blocks: list[str] = field(default_factory=list)
    references: list[tuple[str, str]] = field(default_factory=list)
    deleted: list[tuple[str, str, str]] = field(default_factory=list)
    put_in: int = 0
    title: str | None = None

    @property
    def text(self) -> str:
        """Blocks with an empty line between them."""
        return "\n\n".join(self.blocks)


def parse_safely(data: bytes) -> Any:
    """The root of an XML part. No entities, no network, libxml2's own limits on depth and length of a value.

    Raises `etree.XMLSyntaxError`.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def tell_story(root: Any, most: int, number_note: Callable[[str, str], str] | None = None) -> Story:
    """The words under `root`, up to about `most` characters.

    `number_note` gives the sign that stands in the text for a footnote or endnote of this kind and id.
    """
    walk = _Walk(number_note)
    left = most
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if not isinstance(element.tag, str):
            continue  # a comment, a processing instruction or an entity that is not resolved
        name = element.tag.rpartition("}")[2]
        if event == "end":
            left -= walk.end(name)
        elif name in _SKIPPED:
            events.skip_subtree()
        else:
            walk.start(name, element)
        if left < 0:
            break
    walk.finish()
    return walk.story


class _Walk:
    def __init__(self, number_note: Callable[[str, str], str] | None) -> None:
        self.story = Story()
        self._number_note = number_note
        self._paragraphs: list[list[str]] = []  # the open ones: a text box lies within a paragraph
        self._cells: list[list[str]] = []
        self._rows: list[list[str]] = []
        self._tables: list[list[str]] = []
        self._taken_out = 0
        self._deletion: list[str] = []
        self._deleted_by = ("", "")

    def start(self, name: str, element: Any) -> None:
        if name in ("t", "delText"):
            self._say(element.text or "", deleted=name == "delText")
        elif name in _SIGNS:
            self._say(_SIGNS[name])
        elif name == "p":
            self._paragraphs.append([])
            self._notice_title(element)
        elif name in ("tbl", "tr", "tc"):
            {"tbl": self._tables, "tr": self._rows, "tc": self._cells}[name].append([])
        elif name in _TAKEN_OUT:
            self._taken_out += 1
            self._deleted_by = (_attribute(element, "author"), _attribute(element, "date"))
        elif name in _PUT_IN:
            self.story.put_in += 1
        elif name in ("footnoteReference", "endnoteReference", "commentReference"):
            self._refer(name.removesuffix("Reference"), _attribute(element, "id"))

    def end(self, name: str) -> int:
        """How many characters came to the story."""
        if name == "p" and self._paragraphs:
            return self._put("".join(self._paragraphs.pop()).strip("\n"))
        if name == "tc" and self._cells:
            cell = " ".join(" ".join(self._cells.pop()).split())
            if self._rows:
                self._rows[-1].append(cell)
        elif name == "tr" and self._rows:
            row = "\t".join(self._rows.pop()).rstrip("\t")
            if self._tables:
                self._tables[-1].append(row)
        elif name == "tbl" and self._tables:
            return self._put("\n".join(self._tables.pop()).strip("\n"))
        elif name in _TAKEN_OUT:
            self._taken_out = max(0, self._taken_out - 1)
            if not self._taken_out:
                self._end_deletion()
        return 0

    def finish(self) -> None:
        """Put what is still open, when the walk was broken off."""
        while self._paragraphs:
            self.end("p")
        for name, open_ones in (("tc", self._cells), ("tr", self._rows), ("tbl", self._tables)):
            while open_ones:
                self.end(name)
        self._end_deletion()

    def _say(self, words: str, deleted: bool = False) -> None:
        if deleted or self._taken_out:
            self._deletion.append(words)
        elif self._paragraphs:
            self._paragraphs[-1].append(words)

    def _put(self, block: str) -> int:
        if not block.strip():
            return 0
        (self._cells[-1] if self._cells else self.story.blocks).append(block)
        return len(block)

    def _refer(self, kind: str, note_id: str) -> None:
        self.story.references.append((kind, note_id))
        if self._number_note is not None and kind != "comment":
            self._say(self._number_note(kind, note_id))

    def _end_deletion(self) -> None:
        words = " ".join("".join(self._deletion).split())
        self._deletion.clear()
        if words:
            self.story.deleted.append((*self._deleted_by, words))

    def _notice_title(self, element: Any) -> None:
        """A paragraph in the style of titles or of first headings, near the beginning."""
        if self.story.title is None and len(self.story.blocks) < 30:
            style = next((_attribute(each, "val") for each in element.iterfind("{*}pPr/{*}pStyle")), "")
            if style.lower().replace(" ", "") in ("title", "heading1"):
                words = "".join(each.text or "" for each in element.iterfind(".//{*}t"))
                self.story.title = words.strip() or None


def _attribute(element: Any, name: str) -> str:
    """The attribute of that local name."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
