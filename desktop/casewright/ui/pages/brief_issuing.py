"""Issuing the brief that is shown: what is asked, the check on a thread, and what stands against it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from casewright.brief.release.customer import above_the_customer, markings_below
from casewright.casefile.case import Case
from casewright.casefile.queries.issues import issues_of, next_version
from casewright.model.choices import choices
from casewright.model.errors import InvalidValue
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.widgets.form_fields import FieldSpec

if TYPE_CHECKING:
    from casewright.ui.tasks import Progress

_TEXT = (
    "What the brief says now is frozen with its evidence, ratings and findings. It can be written again at any time as it was "
    "issued; what is changed later is a draft of the next version."
)


class IssueDialog(FormDialog):
    """Asks for version and kind; a correction or withdrawal needs a notice to its readers.

    `start(version, kind, notice, marking)`: of the releasable version that is frozen with it, empty for none.
    """

    def __init__(
        self,
        case: Case,
        brief_id: UUID,
        start: Callable[[str, str, str | None, str], object],
        parent: QWidget,
    ) -> None:
        below = markings_below(case, brief_id)[:-1]
        earlier = [each for each in issues_of(case, brief_id) if each.kind != "withdrawal"]
        kinds = [(each.key, each.label) for each in choices("issue_kind") if earlier or each.key == "issue"]
        fields = [
            FieldSpec("kind", "As", "choice", True, kinds),
            FieldSpec("version", "Version", required=True),
            *(
                [
                    FieldSpec(
                        "release",
                        "With a releasable version",
                        "choice",
                        options=[("", "None"), *((each, f"At {each}") for each in below)],
                    )
                ]
                if below
                else []
            ),
            *([FieldSpec("notice", "Notice to the readers of the last issue", "lines")] if earlier else []),
        ]

        def submit(typed: dict[str, Any]) -> None:
            notice = (typed.get("notice") or "").strip()
            if typed["kind"] != "issue" and not notice:
                raise InvalidValue("Say to the readers what was wrong.")
            start(typed["version"], typed["kind"], notice or None, typed.get("release") or "")

        values = {
            "kind": "issue",
            "version": next_version(case, brief_id),
            "release": above_the_customer(case, brief_id) or "",
        }
        super().__init__(
            "Issue the brief", fields, submit, values=values, submit="Issue", text=_TEXT, parent=parent
        )


def issue(
    progress: Progress, case: Case, brief_id: UUID, version: str, kind: str, notice: str | None, marking: str
) -> tuple[str, str]:
    """On a thread: issues the brief. Returns a sentence, and the first blocker's rule where blockers stand against it."""
    from casewright.brief.issues.publishing import Blocked
    from casewright.brief.issues.publishing import issue as issue_now
    from casewright.proof.releasing.writing import vouch_for

    try:
        issue_now(case, brief_id, version, kind, notice, [marking] if marking else (), vouch_for)
    except Blocked as blocked:
        return str(blocked), blocked.findings[0].rule
    done = {
        "withdrawal": "The brief is withdrawn.",
        "correction": f"Version {version} corrects the last issue.",
    }
    return done.get(kind, f"Version {version} is issued; what it says is frozen."), ""
