"""What can be taken back where it is shown, each as one step that undo reaches: mentions and waivers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.casefile.queries.waivers import latest_waiver

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding
    from casewright.ui.window.case_view import CaseView


def remove_mentions(view: CaseView, mention_ids: Iterable[str]) -> None:
    """These words do not name the entity after all; the keyboard stays among the cards."""
    view.session.run("mentions.unmention", [UUID(each) for each in mention_ids])
    view.toast.say("The mention was removed.", "Undo", view.undo)
    view.inspector.step(-1)


def take_back_waiver(view: CaseView, finding: Finding) -> None:
    """A finding that was waived counts again."""
    waiver = latest_waiver(view.session.case, finding.rule, finding.object_id, finding.fingerprint)
    if waiver is not None:
        view.session.run("waivers.take_back_waiver", waiver)
        view.toast.say("The waiver was taken back; the finding counts again.", "Undo", view.undo)
