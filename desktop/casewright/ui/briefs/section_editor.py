"""Writing one section of a brief: its heading, what it shows, its text with citations, its mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from casewright.brief.section_words import STANDARD_TITLES
from casewright.casefile.queries.briefing import BriefCard, SectionRow
from casewright.model.brief_templates import template_of
from casewright.model.choices import choice
from casewright.model.markings import allows
from casewright.operations.briefs import SHOWS
from casewright.ui.briefs.row_editor import RowEditor
from casewright.ui.briefs.section_looks import CAPTIONED, UNBOUND, icon_of_kind
from casewright.ui.editing.finding import find_rows
from casewright.ui.editing.object_field import ObjectField
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import icon_button, text_button
from casewright.ui.widgets.icon_label import IconLabel
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_MARGINS = (16, 14, 16, 10)
_BEFORE = 170  # pixels at text scale 1: of a text that stands before a figure or a table
_LARGEST = 16_777_215  # Qt's own bound for widgets
_AS_BRIEF = ("", "Marked as the brief")


class SectionEditor(RowEditor):
    """`cite_asked`: the picker at the cursor is wanted."""

    cite_asked = Signal()

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(session, "briefs.edit_section", parent, _stored)
        self._tables: tuple[str, ...] = ()
        self._brief: BriefCard | None = None
        self._icon = IconLabel("file-text", "text3")
        self._kind = PlainLabel("", "strong")
        self._meaning = PlainLabel("", "muted", wrap=True)
        self.marking = self.choice(
            "marking", "Handling mark", [_AS_BRIEF, *((each, each) for each in session.markings)]
        )
        self.title = self.line("title", "Heading")
        self.shows = ObjectField("Shows", session, self._find)
        self.shows.setEnabled(not session.read_only)
        self.shows.taken.connect(self._bind)
        self.shows.typing.connect(self._on_typing)
        self.shows.line.editingFinished.connect(self._show_bound)
        self._bound: ObjectRef | None = None
        self.also_shows("object", self._take_bound)
        self._shows_label = PlainLabel("Shows", "small")
        self._unbound = PlainLabel("", "caption", wrap=True)
        self.above = PlainLabel("", "caption", wrap=True)
        self.caption = self.lines("caption", "Caption")
        self._caption_label = PlainLabel("Caption", "small")
        self._body_label = PlainLabel("Text", "small")
        self.body = self.prose("body", "Text of the section")
        self._rest = QWidget()
        self._rest.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._open = icon_button("arrow-up-right", "Show it in its own view", self._open_bound)
        self._cite = text_button("Cite …", self.cite_asked.emit, icon="quote", look="outline")
        head = row(self._icon, self._kind, None, self.marking, spacing=8)
        shows = row(self.shows, self._open, spacing=4)
        shows.setStretch(0, 1)
        shows.setAlignment(self._open, Qt.AlignmentFlag.AlignTop)
        fields = column(
            head, self.above, self._meaning, _labelled("Heading", self.title), column(self._shows_label, shows, self._unbound, spacing=4),
            column(self._caption_label, self.caption, spacing=4), spacing=12,
        )  # fmt: skip
        foot = row(self._cite, self.foot, spacing=12)
        foot.setStretch(1, 1)
        whole = column(
            fields,
            column(self._body_label, self.body, self._rest, spacing=4),
            foot,
            margins=_MARGINS,
            spacing=12,
        )
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def show_section(self, brief: BriefCard, section: SectionRow) -> None:
        """Shows a section, or what has become of the one that is shown."""
        self._brief = brief
        if section.id != self.drafts.row_id or section.kind != self._shown_kind:
            self._show_kind(section)
        ref = (
            ObjectRef(section.object_type, section.object_id)
            if section.object_type and section.object_id
            else None
        )
        columns = ("title", "body", "caption", "marking")
        self.show_row(section.id, {**{name: getattr(section, name) for name in columns}, "object": ref})
        self._say_unbound()
        self._say_above(brief.max_marking, section.marking)

    def focus_text(self) -> None:
        """Puts the keyboard where one writes on."""
        (self.body if self.body.isVisibleTo(self) else self.title).setFocus()

    _shown_kind = ""

    def _show_kind(self, section: SectionRow) -> None:
        self._shown_kind = kind = section.kind
        known = choice("section_kind", kind)
        self._icon.set_icon(icon_of_kind(kind), "text3")
        self._kind.setText(known.label)
        self._meaning.setText(known.meaning)
        self._meaning.setVisible(bool(known.meaning))
        self.title.setPlaceholderText(STANDARD_TITLES.get(kind, ""))
        self._tables = SHOWS.get(kind, ())
        has_text = kind != "sources"
        shown: tuple[tuple[QWidget, bool], ...] = (
            (self._shows_label, bool(self._tables)), (self.shows, bool(self._tables)), (self._caption_label, kind in CAPTIONED),
            (self.caption, kind in CAPTIONED), (self._body_label, has_text), (self.body, has_text),
            (self._cite, has_text and not self.session.read_only),
        )  # fmt: skip
        for part, is_there in shown:
            part.setVisible(is_there)
        is_text = kind in ("text", "table")
        self.body.setMaximumHeight(_LARGEST if is_text else px(_BEFORE))
        self._rest.setVisible(not is_text)
        self._body_label.setText("Text" if is_text else "Text that stands before it")
        template = template_of(self._brief.product_type) if self._brief is not None else None
        hint = template.hint(section.title) if template is not None and is_text else ""
        self.body.setPlaceholderText(hint or ("Write here; Ctrl+E cites a claim." if is_text else ""))
        self._cite.setAccessibleName("Cite a claim at the cursor")

    def _say_unbound(self) -> None:
        unbound = self._shown_kind in UNBOUND and self._bound is None
        self._unbound.setText(UNBOUND.get(self._shown_kind, "") if unbound else "")
        self._unbound.setVisible(unbound)
        self._open.setVisible(self._bound is not None)

    def _say_above(self, ceiling: str | None, marking: str | None) -> None:
        known = self.session.markings
        is_above = ceiling in known and marking in known and not allows(str(ceiling), marking, known)
        self.above.setText(
            f"{marking} is above {ceiling}, the highest its reader may receive: a releasable version leaves this section out."
            if is_above
            else ""
        )
        self.above.setVisible(is_above)

    def _find(self, words: str) -> Sequence[ListRow]:
        return find_rows(self.session, self._tables, words)

    def _bind(self, ref: ObjectRef | None) -> None:
        self._bound = ref
        self.choose("object", ref)
        self._say_unbound()

    def _open_bound(self) -> None:
        if self._bound is not None:
            self.session.open(self._bound)

    def _on_typing(self) -> None:
        """An emptied field shows nothing any more; a half-typed name changes nothing."""
        if not self.shows.line.text().strip() and self._bound is not None:
            self._bind(None)

    def _show_bound(self) -> None:
        if self.shows.value() != self._bound:
            self.shows.set_value(self._bound)

    def _take_bound(self, ref: ObjectRef | None) -> None:
        self._bound = ref
        self.shows.set_value(ref)


def _stored(values: dict[str, Any]) -> dict[str, Any]:
    """The object by its kind and its id, as a section keeps it."""
    if "object" not in values:
        return values
    ref = values["object"]
    bound = {"object_type": ref.type if ref else None, "object_id": ref.id if ref else None}
    return {**{name: value for name, value in values.items() if name != "object"}, **bound}


def _labelled(name: str, field: QLineEdit) -> QVBoxLayout:
    return column(PlainLabel(name, "small"), field, spacing=4)
