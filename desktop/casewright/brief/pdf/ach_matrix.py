"""Competing hypotheses as a matrix: signs and tints, so that it also reads in greyscale."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from casewright.brief.blocks import AchMatrix
from casewright.brief.matrix_lines import score_shown
from casewright.brief.pdf.canvas import BriefCanvas
from casewright.brief.pdf.inline import Marks, texts_of
from casewright.brief.pdf.prose import Prose, draw_text
from casewright.brief.pdf.style import (
    ACCENT,
    BLUE,
    CELL,
    CELL_HEAD,
    HAIRLINE,
    INK,
    OCHRE,
    SECONDARY,
    SMALL,
    Type,
)
from casewright.brief.pdf.tables import Cell, DataTable
from casewright.brief.pdf.tags import Tag
from casewright.brief.pdf.typesetting import Text, line_width, set_words, shortened

_SIGNS = {"CC": "++", "C": "+", "N": "·", "I": "−", "II": "−−", "NA": "n/a", "": " "}
_TINTS = {"CC": "#C9DBEA", "C": "#E6EEF5", "I": "#FAEBD6", "II": "#F2D2A6"}
_COLOURS = {"CC": BLUE, "C": BLUE, "I": OCHRE, "II": OCHRE}
_RATING = Type("sans", 9.6, 11.4, "semibold", align="centre")
_SCORE = Type("sans", 8.6, 11.4, "semibold", align="centre", features=("tnum",))
_APART_SCORE = _SCORE.but(weight="regular")
_HYPOTHESIS, _MOST_LINES = SMALL.but(size=7.4, leading=9.4), 6
_HEAD_OF_APART = CELL_HEAD.but(align="centre")
_SAID = (("CC", "strongly consistent"), ("C", "consistent"), ("N", "neutral"), ("I", "inconsistent"),
         ("II", "strongly inconsistent"), ("NA", "not applicable"))  # fmt: skip
_KEY, _BOX, _BOX_HIGH = SMALL, 17.0, 9.6
_WHOLE, _WEIGHT, _APART = 170.0, 17.0, 11.0


def ach_table(matrix: AchMatrix, marks: Marks, tag: Tag, language: str) -> DataTable:
    """Evidence in rows, hypotheses in columns, how far each row tells them apart, and what speaks against each below."""
    shares = _shares(matrix)
    spelled = _are_spelled_out(matrix)
    headers = [_words("Evidence", CELL_HEAD), *([_words("Weight", CELL_HEAD)] if matrix.weights else [])]
    headers += [_hypothesis(label, text if spelled else "", language) for label, text in matrix.hypotheses]
    headers += [_words("D", _HEAD_OF_APART)] if matrix.diagnosticity else []
    rows = []
    for number, inlines in enumerate(matrix.rows):
        row = [Cell((tuple(texts_of(inlines, CELL, marks)),), CELL)]
        row += [_words(matrix.weights[number], CELL)] if matrix.weights else []
        row += [_rating(each) for each in matrix.ratings[number]]
        row += [_words(matrix.diagnosticity[number], _APART_SCORE)] if matrix.diagnosticity else []
        rows.append(row)
    if matrix.scores:
        rows.append(_scores(matrix, bool(matrix.weights)))
    return DataTable(headers, rows, shares, tag, language, total=bool(matrix.scores), fixed=True)


def _shares(matrix: AchMatrix) -> list[float]:
    """The widths of the columns in millimetres."""
    weights = [_WEIGHT] if matrix.weights else []
    apart = [_APART] if matrix.diagnosticity else []
    column = _column(matrix)
    evidence = _WHOLE - sum(weights) - sum(apart) - column * len(matrix.hypotheses)
    return [evidence, *weights, *[column] * len(matrix.hypotheses), *apart]


def _column(matrix: AchMatrix) -> float:
    return min(23.0 if matrix.diagnosticity else 27.0, 110.0 / max(len(matrix.hypotheses), 1))


def _are_spelled_out(matrix: AchMatrix) -> bool:
    """Whether the heads of the columns have room for the hypotheses, on not too many lines and without cutting a word."""
    room = _column(matrix) * mm - 10
    settings = [set_words([Text(shortened(text, 200), _HYPOTHESIS)]) for _, text in matrix.hypotheses]
    return all(
        setting.width <= _MOST_LINES * room and all(word.width <= room for word in setting.words)
        for setting in settings
    )


def hypotheses_below(matrix: AchMatrix, tag: Tag, language: str) -> list[Any]:
    """The hypotheses in full below the matrix, where the heads of its columns have no room for them."""
    if _are_spelled_out(matrix):
        return []
    bold = CELL.but(weight="semibold", colour=ACCENT)
    return [
        Prose(
            [Text(f"{shortened(label, 12)}\u00a0 ", bold), Text(shortened(text, 400), CELL, language)],
            CELL,
            tag.add("P"),
            before=0 if number else 7,
            language=language,
            directed_by=text,
        )
        for number, (label, text) in enumerate(matrix.hypotheses)
    ]


class MatrixKey(Flowable):
    """What the signs and tints of a matrix say, on one line below it."""

    canv: BriefCanvas

    def __init__(self, matrix: AchMatrix, tag: Tag) -> None:
        super().__init__()
        used = {rating for row in matrix.ratings for rating in row}
        self.signs = [(rating, words) for rating, words in _SAID if rating in used]
        self.tag = tag
        self.spaceBefore, self.spaceAfter = 7.0, 0.0

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """One line."""
        self.width, self.height = available, _BOX_HIGH
        return available, self.height

    def draw(self) -> None:
        """Boxes with their signs, each with its words."""
        taken = sum(_BOX + 4 + line_width(words, _KEY) for _, words in self.signs)
        gap = min(13.0, (self.width - taken) / max(len(self.signs) - 1, 1))
        x = 0.0
        for rating, words in self.signs:
            with self.canv.marked(None):
                self.canv.setFillColor(HexColor(_TINTS.get(rating, "#FFFFFF")))
                self.canv.setStrokeColor(HAIRLINE)
                self.canv.setLineWidth(0.4)
                self.canv.rect(x, 0, _BOX, _BOX_HIGH, stroke=int(rating not in _TINTS), fill=1)
            style = _RATING.but(size=7.4, colour=_COLOURS.get(rating, SECONDARY))
            draw_text(self.canv, _SIGNS[rating], x + _BOX / 2, 2.4, style, self.tag)
            x += _BOX + 4 + draw_text(self.canv, words, x + _BOX + 4, 2.4, _KEY, self.tag) + gap


def _scores(matrix: AchMatrix, weighted: bool) -> list[Cell]:
    least = max((score for score in matrix.scores if score is not None), default=None)
    label = CELL.but(weight="semibold")
    cells = [_words(matrix.measure, label), *([_words("", CELL)] if weighted else [])]
    for score in matrix.scores:
        colour = ACCENT if score is not None and score == least else INK
        cells.append(_words(score_shown(score), _SCORE.but(colour=colour)))
    return [*cells, *([_words("", CELL)] if matrix.diagnosticity else [])]


def _hypothesis(label: str, text: str, language: str) -> Cell:
    """Label and text; a label that stands alone is in the middle of its column, as the ratings are."""
    head = CELL.but(weight="semibold", colour=ACCENT, align=CELL.align if text else "centre")
    lines = [(Text(shortened(label, 12), head),)]
    if text:
        lines.append((Text(shortened(text, 200), _HYPOTHESIS, language),))
    return Cell(tuple(lines), SMALL if text else head)


def _rating(rating: str) -> Cell:
    tint = HexColor(_TINTS[rating]) if rating in _TINTS else None
    colour = _COLOURS.get(rating, SECONDARY)
    return Cell(((Text(_SIGNS.get(rating, rating), _RATING.but(colour=colour)),),), _RATING, tint)


def _words(words: str, style: Type) -> Cell:
    return Cell(((Text(words, style),),), style)
