"""How things stand on the page: stacks beside the margin column, rules, headings, room that must not be torn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from reportlab.lib.colors import Color
from reportlab.platypus import CondPageBreak, Flowable

from casewright.brief.pdf.canvas import BriefCanvas
from casewright.brief.pdf.prose import Prose
from casewright.brief.pdf.style import FRAME_HEIGHT, H1, H2, HEADING, INDENT, INK, MARGIN_COLUMN
from casewright.brief.pdf.tags import Tag
from casewright.brief.pdf.typesetting import Text, printable, shortened

_LEAST_LINES = 3
_LONGEST_CHAIN = 4  # of headings without anything between that stay together
_LONGEST_HEADING = 300


class Rule(Flowable):
    """A line over the full width; one that `leads_on` never stays alone at the foot of a page."""

    canv: BriefCanvas
    leads_on = False

    def __init__(self, before: float, after: float, weight: float = 0.5, colour: Color = INK) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = before, after
        self.weight, self.colour = weight, colour

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """As wide as the frame."""
        self.width, self.height = available, self.weight
        return available, self.weight

    def draw(self) -> None:
        """The line."""
        draw_rule(self.canv, 0, self.width, 0, self.weight, self.colour)


def draw_rule(canvas: BriefCanvas, left: float, right: float, y: float, weight: float, colour: Color) -> None:
    """A level line, as decoration."""
    with canvas.marked(None):
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(weight)
        canvas.line(left, y, right, y)


class Stack(Flowable):
    """Flowables one below the other, `indent` in from the left, with something in the margin column beside the first.

    A whole one never breaks over pages; of another, the first `together` parts stay on one page, and `goes_on` stands
    in the margin column of the next. One that `leads_on` stays with what follows. One on its `own_side` is indented where
    its own lines begin, not those of the document. `place` names the top of the stack for links that lead there; `passages`
    are those it shows.
    """

    canv: BriefCanvas

    def __init__(
        self,
        parts: list[Any],
        *,
        margin: Flowable | None = None,
        indent: float = INDENT,
        before: float = 0.0,
        after: float = 0.0,
        whole: bool = False,
        place: str = "",
        side_rule: Color | None = None,
        together: int = 1,
        goes_on: Flowable | None = None,
        leads_on: bool = False,
        own_side: bool = False,
        passages: tuple[UUID, ...] = (),
    ) -> None:
        super().__init__()
        self.together, self.goes_on, self.leads_on, self.own_side = together, goes_on, leads_on, own_side
        self.passages = passages
        self.parts, self.margin, self.indent, self.whole, self.place = parts, margin, indent, whole, place
        self.spaceBefore, self.spaceAfter, self.side_rule = before, after, side_rule

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """The parts' heights and the gaps between them."""
        self._heights, self._gaps, below = [], [], 0.0
        for index, part in enumerate(self.parts):
            self._heights.append(part.wrap(available - self.indent, height)[1])
            self._gaps.append(max(part.getSpaceBefore(), below) if index else 0.0)
            below = part.getSpaceAfter()
        beside = self.margin.wrap(MARGIN_COLUMN, height)[1] if self.margin is not None else 0.0
        self.width, self.height = available, max(sum(self._heights) + sum(self._gaps), beside)
        return available, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        """Between two parts or inside one of them; nothing when the beginning does not fit."""
        self.wrap(available, height)
        if self.height <= height + 0.01:
            return [self]
        if self.whole and self.height <= FRAME_HEIGHT:
            return []
        room = height
        for index, part in enumerate(self.parts):
            room -= self._gaps[index]
            if self._heights[index] > room + 0.01:
                if index + 1 < self.together and self.height <= FRAME_HEIGHT:
                    return []
                halves = part.split(available - self.indent, room) if room > 0 else []
                first = [*self.parts[:index], *halves[:1]]
                return (
                    [
                        self._part(first, True),
                        self._part([*halves[1:], *self.parts[index + bool(halves) :]], False),
                    ]
                    if first
                    else []
                )
            room -= self._heights[index]
        return []

    def _part(self, parts: list[Any], first: bool) -> Stack:
        return Stack(
            parts,
            margin=self.margin if first else self.goes_on,
            goes_on=self.goes_on,
            indent=self.indent,
            before=self.spaceBefore if first else 0.0,
            after=0.0 if first else self.spaceAfter,
            place=self.place if first else "",
            side_rule=self.side_rule,
            own_side=self.own_side,
            passages=self.passages,
        )

    @property
    def proses(self) -> list[Any]:
        """What may hold prose."""
        return self.parts

    def least_height(self, available: float) -> float:
        """What must fit for the stack to begin on a page."""
        _, height = self.wrap(available, 1e6)
        if self.whole:
            return min(height, FRAME_HEIGHT)
        beside = self.margin.height if self.margin is not None else 0.0
        first = float(sum(self._heights[: self.together - 1]) + sum(self._gaps[: self.together]))
        return max(
            first + float(least_height(self.parts[self.together - 1], available - self.indent)), beside
        )

    def draw(self) -> None:
        """Margin, then parts."""
        if self.place:
            self.canv.mark_place(self.place, self.height)
        if self.passages:
            self.canv.note_words("quotation", (0, 0, self.width, self.height), self.passages)
        goes_on = (
            self.margin is self.goes_on
        )  # comes last, so that it does not part words that are read in one go
        if not goes_on:
            self._draw_margin()
        y = self.height
        for part, height, gap in zip(self.parts, self._heights, self._gaps, strict=True):
            y -= gap + height
            if self.own_side and not self._turned:
                part.drawOn(self.canv, self.indent, y)
            else:
                self.canv.put(part, self.indent, y, self.width)
        if goes_on:
            self._draw_margin()
        if self.side_rule is not None:
            with self.canv.marked(None):
                self.canv.setStrokeColor(self.side_rule)
                self.canv.setLineWidth(0.8)
                x = self.width - 0.4 if self.canv.mirrored and self._turned else 0.4
                self.canv.line(x, y + 1, x, self.height - 1)

    @property
    def _turned(self) -> bool:
        """Whether the first paragraph runs from right to left."""
        return next((part.setting.right_to_left for part in self.parts if isinstance(part, Prose)), True)

    def _draw_margin(self) -> None:
        if self.margin is not None:
            self.canv.put(self.margin, 0, self.height - self.margin.height, self.width)


class HeadingLine(Flowable):
    """A heading in the text column, a main one under a rule over the full width; also an entry of the outline."""

    canv: BriefCanvas

    def __init__(self, text: str, level: int, tag: Tag, key: str, language: str, depth: int) -> None:
        super().__init__()
        text = shortened(text, _LONGEST_HEADING)
        self.depth = depth  # in the outline
        self.level, self.key, self.title = level, key, printable(text)
        self.place = ""  # a second name, for references
        style = H1 if level == 1 else H2
        self.prose = Prose([Text(text, style, language)], style, tag, language=language)
        self.spaceBefore, self.spaceAfter = (24.0, 7.0) if level == 1 else (12.0, 3.0)
        self.leads_on = True

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """The text, and the rule above it."""
        self.width = available
        self.height = self.prose.wrap(available - INDENT, height)[1] + (7.5 if self.level == 1 else 0.0)
        return available, self.height

    def draw(self) -> None:
        """Rule and text."""
        if self.level == 1:
            draw_rule(self.canv, 0, self.width, self.height, 0.5, HEADING)
        for place in filter(None, (self.key, self.place)):
            self.canv.mark_place(place, self.height)
        self.canv.addOutlineEntry(self.title, self.key, self.depth - 1)
        self.canv.put(self.prose, INDENT, 0, self.width)


def least_height(flowable: Any, available: float) -> float:
    """How much room a flowable needs to begin on a page without looking torn off."""
    own = getattr(flowable, "least_height", None)
    if own is not None:
        return float(own(available))
    _, height = flowable.wrap(available, 1e6)
    if isinstance(flowable, Prose):
        lines = len(flowable.lines)
        return flowable.style.leading * (lines if lines <= _LEAST_LINES + 1 else _LEAST_LINES)
    return float(height)


class RoomFor(CondPageBreak):
    """Goes on to the next page when the lead-ins and the beginning of what follows them do not fit; takes no part in the gaps
    around it. It measures when its turn comes, so that what follows may depend on the pages before."""

    _ZEROSIZE = True
    _SPACETRANSFER = True

    def __init__(self, leads: list[Any], follower: Any, foot: Callable[[Any], float]) -> None:
        super().__init__(0.0)
        self._leads, self._follower, self._foot = leads, follower, foot

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Takes no room. On a page that is full already, ReportLab goes on by itself and asks again."""
        if height < 0:
            return 0.0, 0.0
        needed = self._foot(self._follower)
        for lead in self._leads:
            needed += lead.spaceBefore + lead.wrap(available, 1e6)[1] + lead.spaceAfter
        if hasattr(self._follower, "getSpaceBefore"):
            usual = least_height(self._follower, available)
            lowest = getattr(self._follower, "lowest_height", None)  # of a figure that can be drawn lower
            needed += (
                lowest(available, height - needed)
                if lowest is not None and needed + usual > height
                else usual
            )
        self.height = min(needed, FRAME_HEIGHT)
        return super().wrap(available, height)


def kept_together(story: list[Any], foot: Callable[[Any], float]) -> list[Any]:
    """The story with a break before every heading (or other lead-in) that what follows would not fit under.

    `foot` says what the notes of a flowable take up at the foot of its page.
    """
    result: list[Any] = []
    for index, flowable in enumerate(story):
        if getattr(flowable, "leads_on", False):
            end = next(
                (at for at in range(index, len(story)) if not getattr(story[at], "leads_on", False)),
                len(story),
            )
            end = min(end, index + _LONGEST_CHAIN)
            result.append(RoomFor(story[index:end], story[end] if end < len(story) else None, foot))
        result.append(flowable)
    return result
