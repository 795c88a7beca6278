"""Citations as readable chips: what one says, and how it is drawn in a line of text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPyTextObject, QTextDocument, QTextFormat

from casewright.casefile.queries.evidence import citations_of_claims
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
    claims = [row_id for kind, row_id in cited if kind == "claim"]
    passages = [row_id for kind, row_id in cited if kind == "passage"]
    rows = citations_of_claims(case, claims)
    quoted = {row.id: row for row in _quoted(case, passages)}
    sources: dict[str, None] = {}
    said: list[str] = []
    missing = 0
    for kind, row_id in cited:
        if kind == "claim":
            mine = [row for row in rows if row.claim_id == row_id]
            missing += not mine
            sources |= dict.fromkeys(_name(row.publisher, row.source) for row in mine if row.source)
            said += [one_line(mine[0].claim, _QUOTED)] if mine else ["This claim is no longer in the case."]
        else:
            row = quoted.get(row_id)
            missing += row is None
            sources |= {_name(row.publisher, row.title): None} if row else {}
            said += (
                [f"“{one_line(row.exact, _QUOTED)}”"] if row else ["This passage is no longer in the case."]
            )
    names = list(sources)
    told = "\n".join([*said, f"Sources: {', '.join(names)}" if names else "No source is cited for it."])
    if missing:
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
