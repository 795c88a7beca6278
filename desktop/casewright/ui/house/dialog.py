"""The house style of one brief: fields at the left, a page in that style at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from casewright.casefile.queries import briefing, navigation
from casewright.model.errors import CaseError, InvalidValue
from casewright.model.house_style import (
    FONTS,
    PLAIN,
    HouseStyle,
    checked_house_style,
    read_house_style,
)
from casewright.model.logo import read_logo
from casewright.ui.house.colour_field import ColourField
from casewright.ui.house.logo_field import LogoField
from casewright.ui.house.remembered import remember_house, remembered_house
from casewright.ui.house.sample import Sample
from casewright.ui.settings import Settings
from casewright.ui.tasks import TaskRunner
from casewright.ui.theme import px
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.window.session import CaseSession

_TEXT = (
    "It is printed in PDF, HTML and DOCX alike. Markings and the colours that carry meaning in charts and matrices stay as they are. "
    "What was issued keeps the style that it was issued in."
)
_FONTS = [("serif", f"{FONTS['serif']} (serif)"), ("sans", f"{FONTS['sans']} (sans serif)")]
_NAMES = ("organisation", "accent", "heading", "panel", "text_font", "heading_font")
_PLAIN, _NEW = "plain", "new"


class HouseStyleDialog(FormDialog):
    """One undo step when it is saved."""

    def __init__(
        self, session: CaseSession, tasks: TaskRunner, settings: Settings, brief_id: UUID, parent: QWidget
    ) -> None:
        self._session, self._settings, self._brief_id = session, settings, brief_id
        self._filling = False
        self._sample = Sample(self._mend)
        colours = (("accent", "Accent"), ("heading", "Headings"), ("panel", "Panels"))
        fields = [
            FieldSpec("from", "Take over from", "choice", options=[("", "—"), *self._others()]),
            FieldSpec("organisation", "Organisation", placeholder="A line at the head of the first page"),
            FieldSpec("logo", "Logo (PNG or JPEG)", make=lambda: LogoField(tasks)),
            *(
                FieldSpec(name, label, make=lambda label=label: ColourField(label))  # type: ignore[misc]
                for name, label in colours
            ),
            FieldSpec("text_font", "Font of text", "choice", options=_FONTS),
            FieldSpec("heading_font", "Font of headings", "choice", options=_FONTS),
            FieldSpec(
                "for_new", "Use it", "choice", options=[("", "for this brief"), (_NEW, "for this brief, and for new ones from now on")]
            ),
        ]  # fmt: skip
        super().__init__(
            "House style", fields, self._save, submit="Save", text=_TEXT, beside=self._sample, parent=parent
        )
        room = self.screen().availableGeometry().height() - px(48)
        self.resize(self.minimumWidth(), min(px(760), room))
        self.fields["from"].changed.connect(self._take_over)
        for field in self.fields.values():
            field.changed.connect(self._show)
        card = briefing.brief_card(session.case, brief_id)
        self._before = self._stored(card.house_style if card is not None else None)
        self._fill(*self._before)

    def _others(self) -> list[tuple[str, str]]:
        """Where a style can be taken from: (key, label)."""
        found = [(_PLAIN, "The plain style")]
        if remembered_house(self._settings) is not None:
            found.append((_NEW, "The style of new briefs"))
        for row in navigation.brief_rows(self._session.case):
            card = briefing.brief_card(self._session.case, row.id)
            if row.id != self._brief_id and card is not None and card.house_style:
                found.append((str(row.id), row.title))
        return found

    def _stored(self, stored: str | None) -> tuple[HouseStyle, bytes]:
        """The style in a field with its logo; what cannot be used is left out, as briefs leave it out."""
        try:
            style = read_house_style(stored)
        except InvalidValue:
            return PLAIN, b""
        try:
            png = self._session.case.archived(style.logo) if style.logo else b""
            if png:
                read_logo(png)
        except CaseError:
            png = b""
        return style, png

    def _take_over(self) -> None:
        key = self.fields["from"].value()
        if key == _PLAIN:
            self._fill(PLAIN, b"")
        elif key == _NEW:
            found = remembered_house(self._settings)
            if found is not None:
                self._fill(found.style, found.logo or b"")
        elif key:
            card = briefing.brief_card(self._session.case, UUID(key))
            self._fill(*self._stored(card.house_style if card is not None else None))

    def _fill(self, style: HouseStyle, png: bytes) -> None:
        self._filling = True
        for name in _NAMES:
            self.fields[name].set_value(getattr(style, name))
        self.fields["logo"].set_value(png)
        self._filling = False
        self._show()

    def _show(self) -> None:
        """The sample follows whatever can be read of the fields."""
        if self._filling:
            return
        shown: dict[str, Any] = {}
        for name in _NAMES:
            if not self.fields[name].problem():
                shown[name] = self.fields[name].value()
        logo = self.fields["logo"]
        png = b"" if logo.problem() else logo.value()
        self._sample.show_style(HouseStyle(**shown), read_logo(png) if png else None)
        logo.show_problem(logo.field.reason)

    def _mend(self, name: str, colour: str) -> None:
        self.fields[name].set_value(colour)

    def _save(self, typed: dict[str, Any]) -> None:
        style = checked_house_style(HouseStyle(**{name: typed[name] for name in _NAMES}))
        png = typed["logo"] or None
        before, archived = self._before
        kept = replace(style, logo=before.logo if archived else "") if png == archived else None
        self._session.run(
            "briefs.set_house_style", self._brief_id, style=kept or style, logo=None if kept else png
        )
        if typed["for_new"] == _NEW:
            remember_house(self._settings, style, png)
