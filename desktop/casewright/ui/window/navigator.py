"""The list at the left: what there is of entities, sources, assessments and briefs, narrowed by words and kinds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QWidget

from casewright.casefile.change_set import CaseChanged
from casewright.casefile.queries import navigation, overview
from casewright.casefile.queries.navigation import Place
from casewright.casefile.queries.overview import Counts
from casewright.ui.theme import ThemeChanged, icon, px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.row_list import RowList
from casewright.ui.widgets.segments import Segments
from casewright.ui.window.navigator_rows import ref_of, row_id, rows_of
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

SECTIONS = (("entity", "Entities"), ("source", "Sources"), ("assessment", "Assessments"), ("brief", "Briefs"))
_OF_SECTION = {"ach_board": "assessment"}
_PAUSE = 90  # milliseconds of rest in typing before the list is read anew
_TABLES = {
    "entity": frozenset({"entity", "entity_name", "link", "claim_about", "ontology_item"}),
    "source": frozenset({"source", "passage"}),
    "assessment": frozenset({"assessment", "judgement", "ach_board"}),
    "brief": frozenset({"brief", "brief_section"}),
}


class Navigator(QFrame):
    """Choosing a row selects the object; Enter opens it in its view. `add_asked` brings (table, None)."""

    add_asked = Signal(str, object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    menu_asked = Signal(object)

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Navigator")
        self.setMinimumWidth(px(264))
        self._session = session
        self._kind: str | None = None
        self.sections = Segments("Lists", list(SECTIONS))
        self.sections.chosen.connect(self._on_section)
        self.filter = _filter_field()
        self.filter.installEventFilter(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.refresh)
        self.filter.textChanged.connect(lambda _text: self._pause.start())
        self._count = PlainLabel("", "section")
        self._kinds = icon_button("filter", "Show only one kind", self._choose_kind)
        self._add = icon_button("plus", "Add", self._ask_to_add)
        self._add.setVisible(not session.read_only)
        self.list = RowList("Entities", self._fetch)
        self.list.chosen.connect(lambda each: session.select(ref_of(each)))
        self.list.opened.connect(lambda each: session.open(ref_of(each)))
        self.list.installEventFilter(self)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        head = row(self._count, None, self._kinds, self._add, margins=(16, 0, 8, 0), spacing=2)
        top = column(self.sections, self.filter, margins=(12, 12, 12, 8), spacing=8)
        self.setLayout(column(top, head, self.list))
        session.changed.connect(self._on_changed)
        session.selected.connect(self._on_selected)
        self.refresh()

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self.setMinimumWidth(px(264))
        return super().event(event)

    def focus_list(self) -> None:
        """Puts the keyboard into the list, on its first row where none is current."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Reads the list anew; what is selected stays selected."""
        self._pause.stop()
        self.list.reload()
        self._on_selected(self._session.selection)
        self._show_count(self.sections.choice(), self.filter.text(), overview.counts(self._session.case))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.refresh()
                self.focus_list()
                if not self.list.currentIndex().isValid():
                    self.list.setCurrentIndex(self.list.rows.index(0, 0))
                return True
            if event.key() == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                return True
        deleting = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Delete)
        if (
            deleting
            and watched is self.list
            and event.type() == QEvent.Type.KeyPress
            and self.list.current_id()
        ):
            self.delete_asked.emit(ref_of(self.list.current_id()))
            return True
        return super().eventFilter(watched, event)

    def _fetch(self, after: Place | None, limit: int) -> list[ListRow]:
        section = self.sections.choice()
        kinds = self._session.ontology.descendants(self._kind) if self._kind and section == "entity" else ()
        return rows_of(self._session, section, self.filter.text(), kinds, after, limit)

    def _show_count(self, section: str, text: str, found: Counts) -> None:
        label = dict(SECTIONS)[section]
        self.list.setAccessibleName(label)
        self.filter.setPlaceholderText(f"Filter {label.lower()}")
        self.filter.setAccessibleName(f"Filter {label.lower()}")
        self._kinds.setVisible(section == "entity")
        self._add.setAccessibleName({"source": "Add files"}.get(section, f"Add {section}"))
        whole = {
            "entity": found.entities,
            "source": found.sources,
            "assessment": found.assessments,
            "brief": found.briefs,
        }[section]
        narrowed = bool(text.strip()) or (section == "entity" and self._kind is not None)
        shown = f"{self.list.rows.rowCount()} OF {whole:,}" if narrowed else f"{whole:,}"
        words = (
            label.upper()
            if whole != 1 or narrowed
            else {"entity": "ENTITY"}.get(section, label.upper().removesuffix("S"))
        )
        kind = (
            self._session.ontology.entity_kind_shown(self._kind).plural.upper()
            if self._kind and section == "entity"
            else words
        )
        self._count.setText(f"{shown} {kind}")

    def _on_section(self, _key: str) -> None:
        self.filter.clear()
        self.refresh()

    def _on_selected(self, ref: ObjectRef | None) -> None:
        section = _OF_SECTION.get(ref.type, ref.type) if ref else ""
        if ref is None or section != self.sections.choice() or self.list.current_id() == row_id(ref):
            return
        self.list.blockSignals(True)  # the choice came from elsewhere
        self.list.choose(row_id(ref))
        self.list.blockSignals(False)

    def _on_changed(self, event: CaseChanged) -> None:
        wanted = _TABLES[self.sections.choice()]
        if not wanted.isdisjoint(event.touched) or not wanted.isdisjoint(event.bulk):
            self.refresh()

    def _on_menu(self, at: QPoint) -> None:
        row = self.list.rows.row_at(self.list.indexAt(at))
        if row is not None:
            self.menu_asked.emit(ref_of(row.id))

    def _ask_to_add(self) -> None:
        section = self.sections.choice()
        self.add_asked.emit("files" if section == "source" else section, None)

    def _choose_kind(self) -> None:
        menu = QMenu(self)
        every = menu.addAction("All kinds")
        every.triggered.connect(lambda: self._show_kind(None))
        menu.addSeparator()
        for key, count in sorted(
            navigation.entity_kind_counts(self._session.case).items(), key=lambda each: -each[1]
        ):
            kind = self._session.ontology.entity_kind_shown(key)
            action = menu.addAction(icon(kind.icon), f"{kind.plural}   {count}".replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, key=key: self._show_kind(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._kinds.mapToGlobal(self._kinds.rect().bottomLeft()))

    def _show_kind(self, key: str | None) -> None:
        self._kind = key
        self.refresh()


def _filter_field() -> QLineEdit:
    field = QLineEdit()
    field.setClearButtonEnabled(True)
    field.setAcceptDrops(False)  # files dropped on it are for the window
    field.addAction(icon("filter", "text3"), QLineEdit.ActionPosition.LeadingPosition)
    return field
