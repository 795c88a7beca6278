"""How marked words look."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat

from casewright.ui.theme import colour, is_dark


def passage_look(depth: int, chosen: bool) -> QTextCharFormat:
    """The mark colour, fuller where passages overlap; the chosen one is also underlined. Quiet ones: dots below the words."""
    look = QTextCharFormat()
    if depth == 0:
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(colour("mark_line"))
        return look
    look.setBackground(passage_ground(depth, chosen))
    if chosen:
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(colour("mark_line"))
    return look


def passage_ground(depth: int, chosen: bool) -> QColor:
    """The ground below words over which so many passages lie; letters on it stay easy to read."""
    most = 0.24 if is_dark() else 0.5
    share = min(0.12 * (depth - 1) + (0.2 if chosen else 0.0), most)
    return mixed(colour("mark"), colour("mark_line"), share)


def mixed(ground: QColor, ink: QColor, share: float) -> QColor:
    """A ground with a share of ink in it."""
    parts = ((ground.red(), ink.red()), (ground.green(), ink.green()), (ground.blue(), ink.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


def found_look() -> QTextCharFormat:
    """What a search has found."""
    look = QTextCharFormat()
    look.setBackground(colour("accent"))
    look.setForeground(colour("on_accent"))
    return look


def other_found_look() -> QTextCharFormat:
    """Other places that a search has found."""
    look = QTextCharFormat()
    look.setBackground(mixed(colour("surface"), colour("accent"), 0.28))
    return look


def control_look() -> QTextCharFormat:
    """The visible mark in place of a direction control."""
    look = QTextCharFormat()
    look.setForeground(colour("bad"))
    look.setBackground(colour("bad_soft"))
    return look
