"""The line at the foot: that nothing leaves this machine, how much there is, what runs, and when the case was last written."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QFrame, QWidget

from casewright.casefile.queries.overview import Counts
from casewright.ui.tasks import TaskRunner
from casewright.ui.theme.tokens import STATUS_BAR
from casewright.ui.widgets.arrangement import row
from casewright.ui.widgets.icon_label import IconLabel
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.words import counted


class StatusBar(QFrame):
    """Everything is said in words; nothing blinks."""

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Status")
        self.setFixedHeight(STATUS_BAR)
        self._tasks = tasks
        self._counts = PlainLabel("", "caption")
        self._saved = PlainLabel("", "caption")
        self._blockers = PlainLabel("", "caption")
        self._work = PlainLabel("", "caption")
        offline = PlainLabel("Offline: nothing leaves this machine", "caption")
        self.setLayout(
            row(IconLabel("lock", "ok", 12), offline, None, self._counts, self._blockers, None, self._work, self._saved,
                PlainLabel("F1 keys", "caption"), margins=(12, 0, 12, 0), spacing=8)
        )  # fmt: skip
        tasks.changed.connect(self._show_work)

    def show_counts(self, counts: Counts) -> None:
        """How much the case holds; claims without a citation are named while there are any."""
        parts = [counted(counts.entities, "entity"), counted(counts.links, "link"), counted(counts.sources, "source"),
                 counted(counts.claims, "claim")]  # fmt: skip
        if counts.uncited:
            parts.append(f"{counts.uncited:,} uncited")
        self._counts.setText("   ·   ".join(parts))

    def show_blockers(self, number: int) -> None:
        """How many findings of the check stop a brief; nothing while there are none."""
        self._blockers.setText(f"·   {number:,} blocker{'' if number == 1 else 's'}" if number else "")

    def show_saved(self, at: datetime | None, read_only: bool) -> None:
        """When the last step was written; a case is saved with every step."""
        if read_only:
            self._saved.setText("Read-only   ·")
        elif at is not None:
            local = at.astimezone()
            today = local.date() == datetime.now().astimezone().date()
            self._saved.setText(f"Saved {local:%H:%M}   ·" if today else f"Saved {local:%d %b %H:%M}   ·")

    def _show_work(self) -> None:
        running = self._tasks.running
        self._work.setText(f"{running[0].label} …   ·" if running else "")
