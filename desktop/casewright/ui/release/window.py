"""A releasable version of the brief that is shown: what it leaves out at a marking and why, to be gone through before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from casewright.brief.release.customer import above_the_customer, markings_below
from casewright.casefile.queries.briefing import brief_card
from casewright.model.parted_text import PartedText
from casewright.ui.release import words, work
from casewright.ui.tasks import Task, TaskRunner
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.notice import NoticeBar
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession, shortened
from casewright.ui.window.words import icon_of

if TYPE_CHECKING:
    from casewright.brief.release.left_out import LeftOut
    from casewright.proof.releasing.writing import Told

_LONGEST = 160
_KINDS = "PDF (*.pdf);;HTML (*.html);;Word (*.docx);;Markdown (*.md)"


class ReleaseWindow(QDialog):
    """Stays open beside the window; Enter on a row shows the object. `verified` takes the hashes that were verified on the way."""

    def __init__(
        self,
        session: CaseSession,
        tasks: TaskRunner,
        brief_id: UUID,
        proposed: Path,
        verified: Any,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self.brief_id = session, tasks, brief_id
        self._proposed, self._verified = proposed, verified
        self.told: Told | None = None
        self._task: Task | None = None
        card = brief_card(session.case, brief_id)
        self._title = card.title if card is not None else ""
        self.setWindowTitle("Releasable version")
        self.resize(px(720), px(640))
        self._build(markings_below(session.case, brief_id))
        self.look()

    @property
    def marking(self) -> str:
        """The marking of the version."""
        return self.markings.choice()

    def look(self) -> None:
        """Works out what the version would leave out."""
        self._show(None)
        self._said.setText(f"Looking at what is above {self.marking} …")
        self._run("Looking at a releasable version", work.look, self.marking, done=self._show)

    def write(self, out: Path | None = None) -> None:
        """Writes the version to `out`, or where the person says."""
        if out is None:
            label = self.marking.rpartition(":")[2].lower()
            name = self._proposed.with_name(f"{self._proposed.stem}-{label}.pdf")
            chosen, _ = QFileDialog.getSaveFileName(self, "Write the releasable version", str(name), _KINDS)
            if not chosen:
                return
            out = Path(chosen)
        self.notice.say("Making the version, and looking in it for what it leaves out …")
        self._write.setEnabled(False)
        self._run("Making the releasable version", work.write, out, self.marking, done=self._on_written)

    def copy(self) -> None:
        """Puts all of it on the clipboard as plain text."""
        if self.told is not None:
            QGuiApplication.clipboard().setText(words.as_text(self._title, self.marking, self.told))
            self._session.told.emit("Copied what is left out.")

    def reject(self) -> None:
        """Closes it; work under way is given up."""
        if self._task is not None:
            self._task.cancel()
        super().reject()

    def _build(self, below: Sequence[str]) -> None:
        self.markings = ChoiceField("Releasable at", [(each, each) for each in below])
        may = above_the_customer(self._session.case, self.brief_id)
        self.markings.choose(may or (below[-2] if len(below) > 1 else below[-1] if below else ""))
        self.markings.currentIndexChanged.connect(self.look)
        self._said = PlainLabel("", "strong", wrap=True)
        self._look_at = PlainLabel("", "muted", wrap=True)
        ask = row(PlainLabel("At most", "small"), self.markings, None, spacing=8)
        title = PlainLabel(isolate(self._title), "title", wrap=True)
        head = column(title, ask, self._said, self._look_at, margins=(20, 18, 20, 12), spacing=8)
        self.notice = NoticeBar()
        self.list = RowList("What is left out", self._fetch)
        self.list.opened.connect(self._open)
        self._write = text_button("Write it …", self.write, icon="download", look="primary")
        self._copy = text_button("Copy as text", self.copy, icon="copy", look="outline")
        close = text_button("Close", self.reject, look="outline")
        foot = row(None, self._copy, close, self._write, margins=(20, 12, 20, 14), spacing=8)
        self.setLayout(column(head, Rule(), self.notice, self.list, Rule(), foot))

    def _run(self, label: str, what: Any, *arguments: object, done: Any) -> None:
        if self._task is not None and self._task.is_running:
            self._task.cancel()
        self._task = self._tasks.run(
            label, what, self._session.case.access, self.brief_id, *arguments,
            on_done=done, on_failed=self._on_failed, in_process=True,
        )  # fmt: skip

    def _show(self, told: Told | None) -> None:
        self.told = told
        for button in (self._write, self._copy):
            button.setEnabled(told is not None)
        if told is not None:
            self._said.setText(words.headline(self.marking, told))
            self._look_at.setText(words.shown_to_look_at(told))
        self._look_at.setVisible(bool(told and self._look_at.text()))
        self.list.reload()

    def _fetch(self, after: Any, limit: int) -> list[ListRow]:
        start = 0 if after is None else after
        found: Sequence[LeftOut] = self.told.left_out if self.told is not None else ()
        return [
            self._row(place, each) for place, each in enumerate(found[start : start + limit], start=start)
        ]

    @staticmethod
    def _row(place: int, each: LeftOut) -> ListRow:
        icon = "file-text" if each.kind == "paragraph" else icon_of(each.kind)
        said = PartedText((words.kind_word(each.kind).capitalize(), each.why), " · ")
        return ListRow(str(place), shortened(each.title, _LONGEST), said, icon, "document", "", key=place + 1)

    def _open(self, row_id: str) -> None:
        if self.told is None or not row_id:
            return
        each = self.told.left_out[int(row_id)]
        table = each.kind
        if table == "paragraph":
            table = "brief" if each.id == self.brief_id else "brief_section"
        self._session.open(ObjectRef(table, each.id))

    def _on_written(self, written: tuple[str, tuple[str, ...]]) -> None:
        path, verified = written
        self._write.setEnabled(True)
        self._verified(verified)
        copy = QGuiApplication.clipboard().setText
        self.notice.say(
            f"Written to {path}. Nothing that is left out was found in it.",
            "ok",
            "Copy path",
            lambda: copy(path),
        )

    def _on_failed(self, sentence: str) -> None:
        self._write.setEnabled(self.told is not None)
        if self.told is None:
            self._said.setText("The version cannot be made.")
        self.notice.say(sentence, "bad")
