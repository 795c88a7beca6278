"""What the panel of versions does that takes time: add, save, verify and compare versions of a source."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casewright.casefile.originals import Verified
from casewright.casefile.queries.age import age_of
from casewright.casefile.queries.versions import Version
from casewright.ui.source_panels import version_work
from casewright.ui.source_panels.difference_window import DifferenceWindow
from casewright.ui.source_panels.version_details import moment_words
from casewright.ui.source_panels.work_bar import WorkBar
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import joined


class VersionActs(QObject):
    """Runs one piece of work at a time in a work bar.

    Signals:
        told: a sentence and its tone, as a notice bar takes them.
        logged: something was written into the custody log.
        added: a version was archived; it is the latest.
        carry_asked: the id of a text in which the passages of an older one are to be looked for.
    """

    told = Signal(str, str)
    logged = Signal()
    added = Signal()
    carry_asked = Signal(object)

    def __init__(self, session: CaseSession, work: WorkBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._work, self._widget = session, work, parent
        self.comparison: DifferenceWindow | None = None
        work.failed.connect(lambda sentence: self.told.emit(sentence, "bad"))

    def add(self, source_id: UUID, path: Path) -> None:
        """Archives a file as a further version of a source."""
        self._work.run(
            "Archiving", version_work.add, self._session.case, source_id, path, done=self._on_added
        )

    def save(self, version: Version, path: Path) -> None:
        """Saves the original file of a version."""
        self._work.run("Saving", version_work.save, self._session.case, version.id, path, done=self._on_saved)

    def verify(self, source_id: UUID) -> None:
        """Hashes everything that is archived for a source anew."""
        self._work.run(
            "Verifying", version_work.verify, self._session.case, source_id, done=self._on_verified
        )

    def compare(self, one: Version, other: Version) -> None:
        """Compares the texts of two versions, the older first, in a window of its own."""
        old, new = sorted((one, other), key=lambda each: age_of(each.id))
        if old.readable is None or new.readable is None:
            self.told.emit("One of the two versions has no text to compare.", "warn")
            return
        names = (version_name(old), version_name(new))
        self._work.run(
            "Reading both versions", version_work.pair, self._session.case, old.readable, new.readable, names,
            done=self._on_pair,
        )  # fmt: skip

    def _on_added(self, report: Any) -> None:
        if report.archived and report.archived[0].known:
            self.told.emit("These bytes are in the case already; nothing was added.", "warn")
            return
        if report.failed:
            self.told.emit(report.failed[0].reason, "warn")
        elif report.archived:
            self.told.emit("The new version was archived.", "ok")
        if report.archived:
            self.added.emit()

    def _on_saved(self, path: Path) -> None:
        self.told.emit(f"Saved to {path.name}, byte for byte.", "ok")
        self.logged.emit()

    def _on_verified(self, verified: list[Verified]) -> None:
        bad = [each for each in verified if each.result != "match"]
        if bad:
            words = f"{len(bad)} of {len(verified)} archived contents are not as they were archived: {bad[0].sha256[:16]}…"
            self.told.emit(words, "bad")
        else:
            self.told.emit(f"All {len(verified)} archived contents match their hashes.", "ok")
        self.logged.emit()

    def _on_pair(self, found: version_work.Pair) -> None:
        done = partial(self._on_compared, found)
        self._work.run("Comparing", version_work.compare, found, done=done, in_process=True)

    def _on_compared(self, found: version_work.Pair, comparison: version_work.Comparison) -> None:
        self.comparison = DifferenceWindow(found, comparison, self._widget.window())
        self.comparison.carry_asked.connect(self.carry_asked)
        self.comparison.show()
        self.comparison.view.setFocus()


def version_name(version: Version) -> str:
    """When it was captured, and the name of its file."""
    return joined(moment_words(version.captured_at), version.file_name)
