"""Citations as readable chips: what one says, and how it is drawn in a line of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPyTextObject, QTextDocument, QTextFormat

from casewright.casefile.queries.evidence import CitedPassage, citations_of_claims
from casewright.casefile.queries.rows import marks, select
from casewright.casefile.readers import Readable
from casewright.model.citation_tokens import Cited
from casewright.ui.theme import colour
from casewright.ui.theme.label_roles import LABEL_ROLES
from casewright.ui.widgets.plain_text import isolate, one_line

CHIP = QTextFormat.ObjectTypes.UserObject + 1
CITED = QTextFormat.Property.UserProperty + 1
LABEL = QTextFormat.Property.UserProperty + 2
TONE = QTextFormat.Property.UserProperty + 3
_LONGEST, _QUOTED = 22, 240
_PAD, _GAP = 5.0, 1.5


class ChipWords(NamedTuple):
    """A chip: its label, a tone (`accent`, `warn`, `bad`), and what a tooltip or a screen reader says of it."""

    label: str
    tone: str
    said: str


class _Quoted(NamedTuple):
    id: UUID
    exact: str
    title: str
    publisher: str | None


def chip_words(case: Readable, cited: Sequence[Cited]) -> ChipWords:
    """What a citation of these objects says: the source of the first, and how many sources there are besides."""
    return words_of_chips(case, [cited])[0]


def words_of_chips(case: Readable, citations: Sequence[Sequence[Cited]]) -> list[ChipWords]:
    """What each of several citations says, read at once."""
    of_kind: dict[str, dict[UUID, None]] = {"claim": {}, "passage": {}}
    for kind, row_id in (each for cited in citations for each in cited):
        of_kind[kind][row_id] = None
    claims: dict[UUID, list[CitedPassage]] = {}
    for row in citations_of_claims(case, list(of_kind["claim"])):
        claims.setdefault(row.claim_id, []).append(row)
    passages = {row.id: row for row in _quoted(case, list(of_kind["passage"]))}
    return [_words(cited, claims, passages) for cited in citations]


def _words(
    cited: Sequence[Cited], claims: Mapping[UUID, list[CitedPassage]], passages: Mapping[UUID, _Quoted]
) -> ChipWords:
    sources: dict[str, None] = {}
    said: list[str] = []
    is_there = True
    for kind, row_id in cited:
        mine, quoted = claims.get(row_id, []), passages.get(row_id)
        if mine:
            sources |= dict.fromkeys(_name(row.publisher, row.source) for row in mine if row.source)
            said.append(one_line(mine[0].claim, _QUOTED))
        elif quoted is not None:
            sources[_name(quoted.publisher, quoted.title)] = None
            said.append(f"“{one_line(quoted.exact, _QUOTED)}”")
        else:
            is_there = False
            said.append(f"This {kind} is no longer in the case.")
    names = list(sources)
    told = "\n".join([*said, f"Sources: {', '.join(names)}" if names else "No source is cited for it."])
    if not is_there:
        return ChipWords("no longer there", "bad", told)
    if not names:
        return ChipWords("no source", "warn", told)
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    return ChipWords(f"{one_line(names[0], _LONGEST)}{more}", "accent", told)


def _name(publisher: str | None, title: str | None) -> str:
    return publisher or title or ""


def _quoted(case: Readable, passages: Sequence[UUID]) -> list[_Quoted]:
    return select(
        case,
        _Quoted,
        "SELECT p.id, p.exact, s.title, s.publisher FROM passage p JOIN source s ON s.id = p.source_id "
        f"WHERE p.id IN ({marks(passages)})",
        passages,
    )


class ChipPainter(QPyTextObject):
    """Draws chips as words on a tint, a little smaller than the text around them."""

    def intrinsicSize(self, doc: QTextDocument, pos: int, char_format: QTextFormat) -> QSizeF:
        """As wide as the label, and never higher than a line of the text, so that lines keep their distance."""
        font = LABEL_ROLES["chip"].font()
        width = QFontMetricsF(font).horizontalAdvance(isolate(str(char_format.property(LABEL))))
        line = QFontMetricsF(doc.defaultFont())
        return QSizeF(width + 2 * (_PAD + _GAP), line.ascent() + 1)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, pos: int, char_format: QTextFormat
    ) -> None:
        """The chip on its tint."""
        tone, area = str(char_format.property(TONE)), QRectF(rect)
        ink, tint = ("accent", "soft") if tone == "accent" else (tone, f"{tone}_soft")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tint))
        painter.drawRoundedRect(area.adjusted(_GAP, 1, -_GAP, 2), 4, 4)
        painter.setPen(colour(ink))
        painter.setFont(LABEL_ROLES["chip"].font())
        painter.drawText(
            area.adjusted(0, 1, 0, 2), Qt.AlignmentFlag.AlignCenter, isolate(str(char_format.property(LABEL)))
        )
        painter.restore()
