"""What came of taking in files, one line each: failed and why, read only in part, another version, in the case already."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from casewright.casefile.case import Case
from casewright.ui.tasks import Progress, TaskRunner
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.ingest.archive_report import Archived, ArchiveReport

_LOOKS = {
    "failed": ("circle-x", "event", "Not added"),
    "unread": ("triangle-alert", "account", "No text"),
    "partly": ("triangle-alert", "account", "Partly"),
    "version": ("layers", "person", "Version"),
    "attached": ("link", "document", "Attached"),
    "known": ("copy", "document", "Known"),
    "read": ("circle-check", "place", "Added"),
}


class Outcome(NamedTuple):
    """One line: `sort` is a key of the looks; `source_id` None: nothing was archived, otherwise the file itself is kept."""

    sort: str
    name: str
    words: str
    source_id: UUID | None


def outcomes(report: ArchiveReport) -> list[Outcome]:
    """What came of each file, what went wrong first and what was simply added last."""
    found = [
        Outcome("unread" if each.source_id else "failed", each.name, each.reason, each.source_id)
        for each in report.failed
    ]
    found += [Outcome("partly", each.name, each.reason, each.source_id) for each in report.warnings]
    for each in report.archived:
        if each.version_of is not None:
            found.append(
                Outcome("version", each.title, "Taken as another version of this source.", each.source_id)
            )
        elif each.part_of is not None:
            found.append(Outcome("attached", each.title, "Came attached to an e-mail.", each.source_id))
        elif each.known:
            found.append(
                Outcome("known", each.title, "The same file is in the case already.", each.source_id)
            )
    said = {each.source_id for each in found}
    found += [
        Outcome("read", each.title, _size(each), each.source_id)
        for each in report.archived
        if each.source_id not in said
    ]
    return found


def _size(archived: Archived) -> str:
    pages = f", {archived.pages:,} pages" if archived.pages > 1 else ""
    return f"{archived.characters:,} character{'s' * (archived.characters != 1)}{pages}."


class IntakeReport(QDialog):
    """Stays open beside the window. Enter reads a source, T tries a failed one again with more time, C copies the list."""

    def __init__(
        self, session: CaseSession, tasks: TaskRunner, report: ArchiveReport, said: str, parent: QWidget
    ) -> None:
        """`said` is the whole of it in one line."""
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self.lines = outcomes(report)
        self._trying: set[int] = set()
        self.setWindowTitle("What came of these files")
        self.resize(px(640), px(480))
        self.words = PlainLabel("", "muted", wrap=True)
        self.words_of_all = PlainLabel(isolate(said), "strong", wrap=True)
        head = column(PlainLabel("What came of these files", "title"), self.words_of_all, self.words,
                      margins=(20, 18, 20, 10), spacing=6)  # fmt: skip
        self.list = RowList("What came of these files", self._fetch)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._open)
        self._longer = text_button("Try longer", self.try_longer, icon="hourglass", look="outline")
        self._read = text_button("Open source", lambda: self._open(self.list.current_id()), look="outline")
        self._read.setDefault(True)
        copy = text_button("Copy list", self.copy, icon="copy")
        foot = row(copy, None, self._longer, self._read, text_button("Close", self.accept, look="outline"),
                   margins=(20, 12, 20, 14), spacing=8)  # fmt: skip
        self.setLayout(column(head, Rule(), self.list, Rule(), foot))
        self.list.setCurrentIndex(self.list.rows.index(0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def as_text(self) -> str:
        """The list as plain text."""
        return "".join(f"{_LOOKS[each.sort][2]}\t{each.name}\t{each.words}\n" for each in self.lines)

    def copy(self) -> None:
        """Puts the list on the clipboard."""
        QGuiApplication.clipboard().setText(self.as_text())
        self._session.told.emit("Copied the list.")

    def try_longer(self) -> None:
        """Reads the archived file of the chosen line again, with three minutes and more memory."""
        place = self._place()
        line = self.lines[place] if place is not None else None
        if (
            place is None
            or line is None
            or line.source_id is None
            or place in self._trying
            or line.sort != "unread"
        ):
            return
        self._trying.add(place)
        self._replace(place, line._replace(words="Being read again, for three minutes at most …"))
        self._tasks.run(
            "Reading a document again", _read_again, self._session.case, line.source_id,
            on_done=lambda said: self._on_tried(place, "read", said),
            on_failed=lambda said: self._on_tried(place, "unread", said),
        )  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: dict[Qt.Key, Callable[[], object]] = {Qt.Key.Key_T: self.try_longer, Qt.Key.Key_C: self.copy}
        act = keys.get(Qt.Key(event.key()))
        if act is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            act()
        else:
            super().keyPressEvent(event)

    def _fetch(self, after: Any, limit: int) -> list[ListRow]:
        start = 0 if after is None else after
        return [self._row(place) for place in range(start, min(start + limit, len(self.lines)))]

    def _row(self, place: int) -> ListRow:
        line = self.lines[place]
        icon, colour, word = _LOOKS[line.sort]
        return ListRow(str(place), line.name, line.words, icon, colour, word, key=place + 1)

    def _place(self) -> int | None:
        chosen = self.list.current_id()
        return int(chosen) if chosen else None

    def _on_chosen(self, row_id: str) -> None:
        line = self.lines[int(row_id)]
        self.words.setText(isolate(f"{line.name}: {line.words}"))
        self._longer.setEnabled(line.sort == "unread" and not self._session.read_only)
        self._read.setEnabled(line.source_id is not None)

    def _open(self, row_id: str) -> None:
        source = self.lines[int(row_id)].source_id if row_id else None
        if source is not None:
            self._session.open(ObjectRef("source", source))

    def _on_tried(self, place: int, sort: str, said: str) -> None:
        self._trying.discard(place)
        self._replace(place, self.lines[place]._replace(sort=sort, words=said))

    def _replace(self, place: int, line: Outcome) -> None:
        self.lines[place] = line
        self.list.reload()
        if self._place() == place:
            self._on_chosen(str(place))


def _read_again(progress: Progress, case: Case, source_id: UUID) -> str:
    """On a thread; the reading happens in a child process of its own."""
    from casewright.ingest.read_again import read_again
    from casewright.ui.tasks import TaskCancelled

    def cancelled() -> bool:
        try:
            progress.check()
        except TaskCancelled:
            return True
        return False

    found = read_again(case, source_id, cancelled=cancelled)
    return f"Read now: {found.characters:,} characters."
