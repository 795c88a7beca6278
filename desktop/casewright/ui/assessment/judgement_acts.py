"""What can be done with the judgement that has the keyboard: keep it after a review, copy it as text."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtGui import QGuiApplication

from casewright.casefile.queries import judging
from casewright.ui.window.judgement_words import composed
from casewright.ui.window.session import CaseSession

_KEPT = "Reviewed; nothing has changed it."


def keep(session: CaseSession, judgement_id: UUID) -> None:
    """Notes in its history that it was looked at again and holds."""
    session.run("judgement_revisions.revise_judgement", judgement_id, reason=_KEPT)
    session.told.emit("Reviewed and kept; it stands in the history of the judgement.")


def copy(session: CaseSession, judgement_id: UUID) -> None:
    """Puts its sentences on the clipboard, each a paragraph of its own."""
    card = judging.judgement_card(session.case, judgement_id)
    if card is not None:
        QGuiApplication.clipboard().setText("\n\n".join(composed(card, session.ladders.get(card.scheme))))
        session.told.emit("The judgement is on the clipboard, as a brief prints it.")
