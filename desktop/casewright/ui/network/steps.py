"""The steps of a path with the evidence of each: its links, their direction and dates, and the words that are cited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casewright.analysis.network.paths import Path, Step, StepLink
from casewright.model.dates import show_date_short
from casewright.model.parted_text import PartedText
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import counted

_LONGEST = 400


class PathSteps(QWidget):
    """`chosen` brings the link of the current step, `opened` that of Enter or a double click."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._links: dict[str, tuple[Step, StepLink]] = {}
        self.list = RowList("Steps of the path", self._fetch)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda each: self.opened.emit(self._ref(each)))
        self.words = PlainLabel("", "quotation", wrap=True)
        self.words.setContentsMargins(16, 4, 16, 8)
        whole = column(Rule(), self.list, self.words)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.list)

    def show_path(self, path: Path) -> None:
        """Shows the steps of another path."""
        self._links = {
            f"{number}:{each.link.id}": (step, each)
            for number, step in enumerate(path.steps, start=1)
            for each in step.links
        }
        self.list.rows.reload()
        self._say(next(iter(self._links.values()))[1])

    def first(self) -> None:
        """Goes to the first step."""
        self.list.setCurrentIndex(self.list.rows.index(0))

    def _fetch(self, after: Any, _limit: int) -> Sequence[ListRow]:
        if after is not None:
            return ()
        return [self._row(row_id, step, each) for row_id, (step, each) in self._links.items()]

    def _row(self, row_id: str, step: Step, each: StepLink) -> ListRow:
        link, number = each.link, row_id.partition(":")[0]
        kind = self._session.ontology.link_kind_shown(link.kind)
        one, other = (step.start.name, step.end.name) if each.along else (step.end.name, step.start.name)
        way = (one, link.label or kind.label, other)
        arrow = " → " if link.directed else " – "
        title = PartedText((f"{number}. ", PartedText((one_line(each, 40) for each in way), arrow)))
        held = show_date_short(link.valid) if link.valid else "undated"
        cited = "uncited" if not each.cited else counted(link.sources, "source")
        below = PartedText((held, quoted_words(each) or "no citation supports it"), " · ")
        return ListRow(
            row_id, title, below, "link-2" if each.cited else "unlink", "document" if each.cited else "event", cited,
            said=f"{title}, {cited}, {below}",
        )  # fmt: skip

    def _on_chosen(self, row_id: str) -> None:
        self._say(self._links[row_id][1])
        self.chosen.emit(self._ref(row_id))

    def _say(self, each: StepLink) -> None:
        self.words.setText(isolate(quoted_words(each) or "No citation supports this link."))

    def _ref(self, row_id: str) -> ObjectRef:
        return ObjectRef("link", self._links[row_id][1].link.id)


def quoted_words(each: StepLink) -> str:
    """The first words that support a link, and where they stand; empty where nothing is cited."""
    for row in each.evidence:
        if row.exact is not None and row.stance == "supports" and row.withdrawn is None:
            return PartedText((f"“{one_line(row.exact, _LONGEST)}”", one_line(row.source or "", 60)), " — ")
    return ""
