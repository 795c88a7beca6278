"""Which sources and items are rated when somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casewright.casefile.queries.rating_steps import item, items_of, unrated_items, unrated_sources
from casewright.ui.rating.queue import RatingQueue
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.ui.editing.editor import Editor

_MOST = 500  # of each in one go


def rate(editor: Editor, session: CaseSession, ref: ObjectRef) -> None:
    """Asks for the letter of a source, or for the digits of what a claim or passage is cited with."""
    targets = _targets(session, ref)
    if targets:
        RatingQueue(editor, session, targets).start()
    elif ref.type in ("claim", "passage"):
        session.told.emit("No citation to rate: a claim is rated by what it rests on.")
    else:
        session.told.emit("Select a source, a claim or a passage first.")


def rate_unrated(editor: Editor, session: CaseSession) -> None:
    """Asks for all that is cited and not rated: first the sources, then the items."""
    sources = [ObjectRef("source", each) for each in unrated_sources(session.case, _MOST)]
    items = [ObjectRef("citation", each) for each in unrated_items(session.case, _MOST)]
    if not sources and not items:
        session.told.emit("Everything that is cited is rated.")
        return
    RatingQueue(editor, session, [*sources, *items]).start()


def _targets(session: CaseSession, ref: ObjectRef) -> list[ObjectRef]:
    """The unrated items of a claim or passage; all of them, to rate them anew, where none is left."""
    if ref.type in ("source", "citation"):
        return [ref]
    if ref.type not in ("claim", "passage"):
        return []
    found = items_of(session.case, *ref)
    unrated = [each for each in found if (rated := item(session.case, each)) and not rated.credibility]
    return [ObjectRef("citation", each) for each in unrated or found]
