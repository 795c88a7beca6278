"""Competing hypotheses as a matrix: signs and tints, so that it also reads in greyscale."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

from casewright.brief.blocks import AchMatrix
from casewright.brief.matrix_lines import score_shown
from casewright.brief.numbering import Numbering
from casewright.brief.pdf.inline import texts_of
from casewright.brief.pdf.style import ACCENT, CELL, CELL_HEAD, INK, OCHRE, SECONDARY, SMALL, Type
from casewright.brief.pdf.tables import Cell, DataTable
from casewright.brief.pdf.tags import Tag
from casewright.brief.pdf.typesetting import Text, shortened

_SIGNS = {"CC": "++", "C": "+", "N": "·", "I": "−", "II": "−−", "NA": "n/a", "": " "}
_TINTS = {"CC": "#C9DBEA", "C": "#E6EEF5", "I": "#FAEBD6", "II": "#F2D2A6"}
_COLOURS = {"CC": ACCENT, "C": ACCENT, "I": OCHRE, "II": OCHRE}
_RATING = Type("sans", 9.6, 11.4, "semibold", align="centre")
_SCORE = Type("sans", 8.6, 11.4, "semibold", align="centre", features=("tnum",))
_HEAD_OF_APART = CELL_HEAD.but(align="centre")
_WHOLE, _WEIGHT, _APART = 170.0, 17.0, 11.0


def ach_table(matrix: AchMatrix, numbering: Numbering, tag: Tag, language: str) -> DataTable:
    """Evidence in rows, hypotheses in columns, how far each row tells them apart, and what speaks against each below."""
    count = len(matrix.hypotheses)
    weights = [_WEIGHT] if matrix.weights else []
    apart = [_APART] if matrix.diagnosticity else []
    column = min(23.0 if apart else 27.0, 110.0 / max(count, 1))
    shares = [_WHOLE - sum(weights) - sum(apart) - column * count, *weights, *[column] * count, *apart]
    headers = [_words("Evidence", CELL_HEAD), *([_words("Weight", CELL_HEAD)] if weights else [])]
    headers += [_hypothesis(label, text, language) for label, text in matrix.hypotheses]
    headers += [_words("D", _HEAD_OF_APART)] if apart else []
    rows = []
    for number, inlines in enumerate(matrix.rows):
        row = [Cell((tuple(texts_of(inlines, CELL, numbering)),), CELL)]
        row += [_words(matrix.weights[number], CELL)] if weights else []
        row += [_rating(each) for each in matrix.ratings[number]]
        rows.append(
            [*row, *([_words(matrix.diagnosticity[number], _SCORE.but(weight="regular"))] if apart else [])]
        )
    if matrix.scores:
        rows.append(_scores(matrix, bool(weights)))
    return DataTable(headers, rows, shares, tag, language, total=bool(matrix.scores))


def _scores(matrix: AchMatrix, weighted: bool) -> list[Cell]:
    least = max((score for score in matrix.scores if score is not None), default=None)
    label = CELL.but(weight="semibold")
    cells = [_words(matrix.measure, label), *([_words("", CELL)] if weighted else [])]
    for score in matrix.scores:
        colour = ACCENT if score is not None and score == least else INK
        cells.append(_words(score_shown(score), _SCORE.but(colour=colour)))
    return [*cells, *([_words("", CELL)] if matrix.diagnosticity else [])]


def _hypothesis(label: str, text: str, language: str) -> Cell:
    head = CELL.but(weight="semibold", colour=ACCENT)
    return Cell(
        (
            (Text(shortened(label, 12), head),),
            (Text(shortened(text, 200), SMALL.but(size=7.4, leading=9.4), language),),
        ),
        SMALL,
    )


def _rating(rating: str) -> Cell:
    tint = HexColor(_TINTS[rating]) if rating in _TINTS else None
    colour = _COLOURS.get(rating, SECONDARY)
    return Cell(((Text(_SIGNS.get(rating, rating), _RATING.but(colour=colour)),),), _RATING, tint)


def _words(words: str, style: Type) -> Cell:
    return Cell(((Text(words, style),),), style)
