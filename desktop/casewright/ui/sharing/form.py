"""What somebody says of a clean copy: what may go, under which names, for whom."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QLayout, QLineEdit, QScrollArea, QWidget

from casewright.casefile.queries.overview import case_card, case_markings
from casewright.exchange.sharing.pseudonyms import completed, keep_pseudonyms, read_pseudonyms
from casewright.exchange.sharing.wish import ShareWish
from casewright.model.errors import CaseError
from casewright.ui.sharing.picks import Picks
from casewright.ui.sharing.pseudonym_table import PseudonymTable
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.new_passphrase import Protection
from casewright.ui.window.session import CaseSession

_WHOLE = ("brief", "assessment", "source", "entity", "claim", "judgement", "graph_view", "ach_board")
_JSON = "Pseudonyms (*.json)"


class ShareForm(QScrollArea):
    """`changed` says that other things would go; `failed` brings a sentence."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        card = case_card(session.case)
        marks = case_markings(session.case)
        self.marking = ChoiceField("May be marked at most", [(label, label) for label in marks])
        self.marking.choose(card.marking)
        self.marking.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.only = Picks("Only these objects", "With their parts and all that they rest on. None: the whole case.",
                          session, _WHOLE)  # fmt: skip
        self.about = Picks(
            "Only what concerns",
            "Entities, with their links and the claims about them.",
            session,
            ("entity",),
        )
        self.without = Picks("Stays at home", "With all that rests on it. Entities among these may not be named either.",
                             session, _WHOLE)  # fmt: skip
        self.pseudonyms = PseudonymTable(self._made_up)
        self.hide_analysts = QCheckBox("Analysts go as Analyst 1, Analyst 2 …")
        self.keep_evidence = QCheckBox("Texts and files go unaltered though they hold such names")
        self.allow_named = QCheckBox("Names of what stays at home may stand in what goes")
        self.new_ids = QCheckBox("New ids: an id tells when its object was made")
        for box in (self.hide_analysts, self.keep_evidence, self.allow_named, self.new_ids):
            box.toggled.connect(lambda _on: self.changed.emit())
        for picks in (self.only, self.about, self.without):
            picks.changed.connect(self.changed)
        self.pseudonyms.changed.connect(self.changed)
        self.recipient, self.note, self.title = QLineEdit(), QLineEdit(), QLineEdit()
        self.title.setPlaceholderText(card.title)
        self.protection = Protection()
        self._lay_out(card.marking)

    def wish(self) -> ShareWish:
        """What is asked for now."""
        return ShareWish(
            self.marking.choice(),
            objects=self.only.ids(),
            about=self.about.ids(),
            without=self.without.ids(),
            pseudonyms=tuple(self.pseudonyms.pairs()),
            hide_analysts=self.hide_analysts.isChecked(),
            keep_evidence=self.keep_evidence.isChecked(),
            allow_named=self.allow_named.isChecked(),
            new_ids=self.new_ids.isChecked(),
            title=self.title.text().strip() or None,
        )

    def load_pseudonyms(self, path: Path) -> None:
        """Takes over those that were kept, beside what is there."""
        try:
            kept = read_pseudonyms(path)
        except CaseError as error:
            self.failed.emit(str(error))
            return
        self.pseudonyms.show_pairs((kept | dict(self.pseudonyms.pairs())).items())

    def keep_pseudonyms(self, path: Path) -> None:
        """Writes what is there into a file, for the next copy."""
        try:
            keep_pseudonyms(path, tuple(self.pseudonyms.pairs()))
        except CaseError as error:
            self.failed.emit(str(error))

    def _made_up(self, name: str, pairs: Iterable[tuple[str, str]]) -> str:
        return dict(completed(self._session.case, [(name, "")], dict(pairs)))[name]

    def _ask_to_load(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Load pseudonyms", str(self._session.case.path.parent), _JSON
        )
        if name:
            self.load_pseudonyms(Path(name))

    def _ask_to_keep(self) -> None:
        usual = self._session.case.path.with_name("pseudonyms.json")
        name, _ = QFileDialog.getSaveFileName(self, "Keep these pseudonyms", str(usual), _JSON)
        if name:
            self.keep_pseudonyms(Path(name))

    def _lay_out(self, case_marking: str) -> None:
        files = row(
            text_button("Load …", self._ask_to_load, look="outline"),
            text_button("Keep in a file …", self._ask_to_keep, look="outline"),
            None,
            spacing=8,
        )
        held = f"The case is {case_marking}. What has no marking and no evidence of its own counts as marked like it."
        parts: list[QWidget | QLayout] = [
            PlainLabel("WHAT MAY GO", "section"),
            _labelled("May be marked at most", self.marking, held),
            self.only,
            self.about,
            self.without,
            PlainLabel("NAMES", "section"),
            _labelled("Pseudonyms", self.pseudonyms,
                      "A name of an entity stands for all of its names. In evidence nothing is replaced: what holds such a name "
                      "stays at home."),
            files,
            self.hide_analysts,
            self.keep_evidence,
            self.allow_named,
            PlainLabel("THE COPY", "section"),
            _labelled("Title", self.title, ""),
            _labelled("For whom", self.recipient, "Goes into the log of custody of this case, not into the copy."),
            _labelled("Note", self.note, ""),
            self.new_ids,
            self.protection,
        ]  # fmt: skip
        inner = QWidget()
        inner.setProperty("clear", True)
        inner.setLayout(column(*parts, None, margins=(20, 8, 20, 16), spacing=12))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)


def _labelled(label: str, field: QWidget, help_text: str) -> QWidget:
    whole = QWidget()
    field.setAccessibleName(label)
    parts: list[QWidget] = [PlainLabel(label, "small"), field]
    if help_text:
        parts.append(PlainLabel(help_text, "caption", wrap=True))
    whole.setLayout(column(*parts, spacing=4))
    return whole
