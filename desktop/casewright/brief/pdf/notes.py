"""Notes at the foot of the page that has their signs: counted while pages are filled, drawn when a page is full."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from casewright.brief.blocks import Note
from casewright.brief.citation_places import note_sign
from casewright.brief.pdf.canvas import BriefCanvas
from casewright.brief.pdf.flow import draw_rule
from casewright.brief.pdf.known_pages import KnownPages
from casewright.brief.pdf.places import NotingFrame
from casewright.brief.pdf.prose import Prose
from casewright.brief.pdf.style import BOTTOM, CITATION, FRAME_HEIGHT, FULL_WIDTH, INDENT, INK, MARGIN, Type
from casewright.brief.pdf.tags import Tag
from casewright.brief.pdf.typesetting import Text, shortened

_NOTE = Type("serif", 8.4, 11)
_ABOVE, _RULE_TO_NOTE, _BETWEEN, _RULE_LENGTH = 12.0, 6.0, 2.0, 120.0
_LONGEST_NOTE = 1200
_MOST = 0.35 * FRAME_HEIGHT  # of one block; its notes stand below it where they are higher


class FootNotes:
    """The notes of one pass."""

    def __init__(self, known: KnownPages, root: Tag, language: str) -> None:
        self._known, self._root, self._language = known, root, language
        self._notes: list[Prose] = []
        self._below: set[int] = set()

    def add(self, note: Note) -> tuple[int, str]:
        """Takes a note up; returns its number in the document and its sign on its page."""
        number = len(self._notes)
        sign = note_sign(self._known.notes_before(number))
        texts = [Text(f"{sign} ", CITATION.but(size=7, colour=INK), rise=2.2)]
        texts.append(Text(shortened(note.text, _LONGEST_NOTE), _NOTE, note.language))
        prose = Prose(
            texts,
            _NOTE,
            self._root.add("Note"),
            language=self._language,
            directed_by=note.text,
            before=_BETWEEN,
        )
        prose.wrap(FULL_WIDTH - INDENT, FRAME_HEIGHT)
        self._notes.append(prose)
        return number, sign

    @property
    def count(self) -> int:
        """How many there are so far."""
        return len(self._notes)

    def too_high_since(self, first: int) -> list[Prose]:
        """The notes from this number on, to stand below their block where a page has no room for them; else none."""
        found = self._notes[first:]
        if self.height(range(first, len(self._notes))) <= _MOST:
            return []
        self._below |= set(range(first, len(self._notes)))
        return found

    def prose(self, number: int) -> Prose:
        """The words of a note."""
        return self._notes[number]

    def at_foot(self, flowable: Any) -> list[int]:
        """The notes whose signs are in a flowable and which stand at the foot of its page."""
        if not self._notes:
            return []
        return [number for number in dict.fromkeys(_signs_in(flowable)) if number not in self._below]

    def height(self, numbers: Iterable[int]) -> float:
        """What notes take up at the foot of a page, with the rule above them; nothing for none."""
        heights = [self._notes[number].height + _BETWEEN for number in numbers]
        return sum(heights) + _ABOVE + _RULE_TO_NOTE if heights else 0.0

    def foot_height(self, flowable: Any) -> float:
        """What the notes of a flowable would take up at the foot of a page without others."""
        return self.height(self.at_foot(flowable))


class FootedFrame(NotingFrame):
    """The room of a page between header and footer, less what its notes take up."""

    def __init__(self, notes: FootNotes) -> None:
        super().__init__(MARGIN, BOTTOM, FULL_WIDTH, FRAME_HEIGHT, 0, 0, 0, 0)
        self._notes = notes
        self._foot: list[int] = []

    def begin_page(self) -> None:
        """Forgets the notes of the page before."""
        self._foot = []
        self._y1p = BOTTOM

    def add(self, flowable: Any, canvas: Any, **options: Any) -> Any:  # type: ignore[override]
        """Draws a flowable where it fits together with its notes."""
        foot = [*self._foot, *self._notes.at_foot(flowable)]
        room, self._y1p = self._y1p, BOTTOM + self._notes.height(foot)
        placed = super().add(flowable, canvas, **options)
        if placed:
            self._foot = foot
        else:
            self._y1p = room
        return placed

    def split(self, flowable: Any, canvas: Any) -> list[Any]:
        """Leaves room for all notes of what is split, of which the first part may have fewer."""
        room, self._y1p = (
            self._y1p,
            BOTTOM + self._notes.height([*self._foot, *self._notes.at_foot(flowable)]),
        )
        try:
            return super().split(flowable, canvas)
        finally:
            self._y1p = room

    def draw_foot(self, canvas: BriefCanvas) -> None:
        """Draws the notes of the page that is full now."""
        if not self._foot:
            return
        canvas.saveState()
        canvas.translate(MARGIN, BOTTOM)
        y = self._notes.height(self._foot) - _ABOVE
        left = FULL_WIDTH - INDENT - _RULE_LENGTH if canvas.mirrored else INDENT
        draw_rule(canvas, left, left + _RULE_LENGTH, y, 0.5, INK)
        y -= _RULE_TO_NOTE
        for number in self._foot:
            prose = self._notes.prose(number)
            y -= prose.height + _BETWEEN
            canvas.put(prose, INDENT, y, FULL_WIDTH)
        canvas.restoreState()


def _signs_in(part: Any) -> Iterable[int]:
    if isinstance(part, Prose):
        words = [word for line in part.lines for word in line.words] if part.lines else part.setting.words
        return [p.source.note for word in words for p in word.pieces if p.source.note is not None]
    return [number for inner in getattr(part, "proses", ()) for number in _signs_in(inner)]
