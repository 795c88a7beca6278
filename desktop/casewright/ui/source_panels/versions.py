"""Versions and custody beside the text: what was captured when, how and by whom, and what was done with it since."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from casewright.casefile.change_set import CaseChanged
from casewright.casefile.queries import records, versions
from casewright.casefile.queries.carry_over import JudgedPassage, judged_passages
from casewright.casefile.queries.versions import CustodyState, Version
from casewright.ui.pages.scroll_page import ScrollPage
from casewright.ui.source_panels import version_work
from casewright.ui.source_panels.carried_parts import carried_parts, taken_back
from casewright.ui.source_panels.registry import SourcePanel
from casewright.ui.source_panels.version_acts import VersionActs, version_name
from casewright.ui.source_panels.version_details import (
    custody_parts,
    derived_parts,
    record_part,
    size_words,
)
from casewright.ui.source_panels.work_bar import WorkBar
from casewright.ui.tasks import TaskRunner
from casewright.ui.theme import px
from casewright.ui.theme.tokens import ROW_TWO_LINES
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.notice import NoticeBar
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession, shortened
from casewright.ui.window.words import choice_label, date_words, joined

_TABLES = frozenset({"source", "capture", "source_text", "passage", "passage_anchor"})
_ROWS = 4  # versions in sight before the list scrolls


class VersionsPanel(SourcePanel):
    """The versions of a source, and below them what is known of the one that is chosen."""

    def __init__(self, session: CaseSession, tasks: TaskRunner) -> None:
        super().__init__(session, tasks)
        self._source: UUID | None = None
        self._text: UUID | None = None
        self._versions: list[Version] = []
        self._custody: tuple[UUID, CustodyState] | None = None
        self.list = RowList("Versions", self._fetch)
        self.list.chosen.connect(lambda _id: self._show_chosen())
        self.list.opened.connect(lambda _id: self.read_text())
        self.notice = NoticeBar()
        self.work = WorkBar(tasks)
        self.acts = VersionActs(session, self.work, self)
        self.acts.told.connect(self.notice.say)
        self.acts.logged.connect(self._forget_custody)
        self.acts.added.connect(self._on_added)
        self.acts.carry_asked.connect(self._carry_over)
        self._read = text_button("Read this text", self.read_text, icon="book-open")
        self._compare = text_button("Compare with…", self.ask_compare, icon="split")
        self._verify = text_button("Verify now", self.verify, icon="shield-check")
        self._save = text_button("Save the original as…", self.ask_save, icon="download")
        self._edit = text_button("Edit the record", self.edit_record, icon="pencil")
        self._file_time = text_button("Take the time of the file", self.take_file_time, icon="clock")
        self._add = text_button("Add a new version…", self.ask_add, icon="plus", look="outline")
        self.details = ScrollPage("What is known of this version", margins=(16, 8, 16, 16), ground="")
        head = column(
            self._add,
            row(self._read, self._compare, None, spacing=4),
            row(self._verify, self._save, None, spacing=4),
            margins=(16, 12, 16, 4),
            spacing=4,
        )
        self._nothing = PlainLabel("No file was archived for this source.", "muted", wrap=True)
        self._nothing.setContentsMargins(16, 12, 16, 12)
        whole = column(self._nothing, self.list, head, self.work, self.notice, self.details)
        whole.setStretch(5, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.list)
        session.changed.connect(self._on_changed)

    @property
    def chosen(self) -> Version | None:
        """The version whose row is current."""
        current = self.list.current_id()
        return next((each for each in self._versions if str(each.id) == current), None)

    def show_source(self, source_id: UUID | None, text_id: UUID | None) -> None:
        """Shows the versions of a source; the one whose text is read is chosen."""
        if source_id != self._source:
            self.notice.hide()
        self._source, self._text = source_id, text_id
        self.refresh()
        read = next((each for each in self._versions if any(text.id == text_id for text in each.texts)), None)
        if read is not None and self.chosen != read:
            self.list.choose(str(read.id))

    def refresh(self) -> None:
        """Reads the versions anew; the chosen one stays chosen."""
        self._versions = versions.versions_of(self._session.case, self._source) if self._source else []
        self.list.reload()
        self.list.setVisible(bool(self._versions))
        self.list.setFixedHeight(px(ROW_TWO_LINES) * min(_ROWS, max(1, len(self._versions))) + 2)
        self._nothing.setVisible(not self._versions)
        if self._versions and self.chosen is None:
            self.list.choose(str(self._versions[0].id))
        self._show_chosen()

    # --- what can be done with a version ----------------------------------------------------------------------------

    def read_text(self) -> None:
        """Has the text of the chosen version read."""
        text = self.chosen.text if self.chosen else None
        if text is not None:
            self.text_asked.emit(text.id)

    def edit_record(self) -> None:
        """Opens the form of the capture record."""
        if self.chosen is not None:
            self.edit_asked.emit(ObjectRef("capture", self.chosen.id))

    def take_file_time(self) -> None:
        """Says that it was captured when the file was last written."""
        if self.chosen is not None and self.chosen.file_time is not None:
            at = {"captured_at": self.chosen.file_time, "clock_basis": "file_time"}
            self._session.run("captures.edit_capture", self.chosen.id, **at)

    def ask_add(self) -> None:
        """Asks for the file of a new version."""
        name, _ = QFileDialog.getOpenFileName(
            self, "Add a new version", str(self._session.case.path.parent), "All files (*)"
        )
        if name and self._source is not None:
            self.acts.add(self._source, Path(name))

    def ask_save(self) -> None:
        """Asks where the original of the chosen version is to be saved."""
        if self.chosen is None:
            return
        proposed = self._session.case.path.parent / Path(self.chosen.file_name).name
        name, _ = QFileDialog.getSaveFileName(self, "Save the original as", str(proposed))
        if name:
            self.acts.save(self.chosen, Path(name))

    def verify(self) -> None:
        """Hashes everything that is archived for the source anew."""
        if self._source is not None:
            self.acts.verify(self._source)

    def ask_compare(self) -> None:
        """Compares the chosen version with another, and asks which where there are several."""
        others, chosen = self._others(), self.chosen
        if chosen is None or not others:
            return
        if len(others) == 1:
            self.acts.compare(chosen, others[0])
            return
        menu = QMenu(self)
        for each in others:
            words = shortened(version_name(each), 60).replace("&", "&&")
            menu.addAction(words, partial(self.acts.compare, chosen, each))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._compare.mapToGlobal(self._compare.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _on_added(self) -> None:
        self.refresh()
        if self._versions:
            self.list.choose(str(self._versions[0].id))
            self.read_text()

    def _carry_over(self, text_id: UUID) -> None:
        """Shows the newer text, and beside it where the passages of other versions may stand in it."""
        self.text_asked.emit(text_id)
        self.panel_asked.emit("carry_over")
        self.window().activateWindow()

    def take_back(self, anchor_id: UUID) -> None:
        """Forgets that a passage was carried over to the chosen version, or was judged not to stand in it."""
        before = self._judged(self.chosen)
        self._session.run("anchors.withdraw_anchor", anchor_id)
        self._session.told.emit(taken_back(before, anchor_id))

    def _judged(self, chosen: Version | None) -> list[JudgedPassage]:
        text = chosen.readable if chosen else None
        return judged_passages(self._session.case, text.id) if text is not None else []

    # --- showing ----------------------------------------------------------------------------------------------------

    def _fetch(self, after: object, limit: int) -> list[ListRow]:
        start = int(str(after)) + 1 if after is not None else 0
        shown = self._versions[start : start + limit]
        whole = len(self._versions)
        return [
            _row(each, whole - place, place, each.id == self._read_id())
            for place, each in enumerate(shown, start)
        ]

    def _read_id(self) -> UUID | None:
        return next((each.id for each in self._versions if any(t.id == self._text for t in each.texts)), None)

    def _others(self) -> list[Version]:
        chosen = self.chosen
        return [each for each in self._versions if each != chosen and each.readable is not None]

    def _show_chosen(self) -> None:
        chosen, writable = self.chosen, not self._session.read_only
        for button in (self._read, self._verify, self._save):
            button.setVisible(chosen is not None)
        self._compare.setVisible(bool(self._others()) and chosen is not None and chosen.readable is not None)
        self._read.setEnabled(chosen is not None and chosen.text is not None)
        self._add.setVisible(self._source is not None and writable)
        self._put_details(chosen)
        self._edit.setVisible(chosen is not None and writable)
        hinted = chosen is not None and chosen.file_time not in (None, chosen.captured_at)
        self._file_time.setVisible(hinted and writable)
        if chosen is not None and (self._custody is None or self._custody[0] != chosen.id):
            self._tasks.run(
                "Reading the log of custody", version_work.custody, self._session.case, chosen,
                on_done=partial(self._on_custody, chosen.id),
            )  # fmt: skip

    def _put_details(self, chosen: Version | None) -> None:
        with self.details.rebuilding():
            if chosen is None:
                return
            record = records.record(self._session.case, "capture", chosen.id)
            self._edit.setParent(None)
            self.details.put(_titled("CAPTURE RECORD", self._edit))
            self.details.put(record_part(chosen, record))
            self._file_time.setParent(None)
            self.details.put(self._file_time)
            self.details.put(_titled("DERIVED FROM IT"))
            for part in derived_parts(chosen):
                self.details.put(part)
            self.details.put_in_slices(self._further_parts(chosen))

    def _further_parts(self, chosen: Version) -> Iterator[QWidget]:
        """What may be long: passages carried over to this version, and the log of custody."""
        if judged := self._judged(chosen):
            yield _titled("CARRIED OVER FROM OTHER VERSIONS")
            yield from carried_parts(judged, None if self._session.read_only else self.take_back)
        yield _titled("CUSTODY")
        if self._custody is not None and self._custody[0] == chosen.id:
            yield from custody_parts(self._custody[1], chosen)
        else:
            yield PlainLabel("Reading …", "muted")

    def _on_custody(self, version_id: UUID, state: CustodyState) -> None:
        if self.chosen is not None and self.chosen.id == version_id:
            self._custody = (version_id, state)
            self._put_details(self.chosen)

    def _forget_custody(self) -> None:
        self._custody = None
        self._show_chosen()

    def _on_changed(self, event: CaseChanged) -> None:
        if self.isVisible() and not (_TABLES.isdisjoint(event.touched) and _TABLES.isdisjoint(event.bulk)):
            self._custody = None
            self.refresh()


def _titled(words: str, *buttons: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(row(PlainLabel(words, "section"), None, *buttons, margins=(0, 10, 0, 2)))
    return made


def _row(version: Version, number: int, place: int, is_read: bool) -> ListRow:
    text = version.text
    state = "no text" if text is None else "could not be read" if text.text_sha256 is None else None
    how = joined(
        state,
        choice_label("capture", "method", version.method),
        version.captured_by,
        size_words(version.size),
    )
    title = f"Version {number} · {date_words(version.captured_at[:10]) or version.captured_at}"
    return ListRow(
        str(version.id),
        title,
        how,
        "book-open" if is_read else "file-text",
        "document",
        version.sha256[:8],
        place,
    )
