"""A case that somebody on another machine is written down as holding: the warning before it is opened all the same."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from casewright.casefile.lock import current_holder
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.plain_text import isolate, one_line


def held_elsewhere(path: Path) -> bool:
    """Whether the holder of a case is on another machine, where nobody here can see if the program still runs."""
    holder = current_holder(path)
    return holder is not None and holder.host != socket.gethostname()


class TakeOverDialog(QDialog):
    """Says what can go wrong; `take_over` is called only on the button that says so."""

    def __init__(self, path: Path, take_over: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Open anyway")
        self.setModal(True)
        self._take_over = take_over
        holder = current_holder(path)
        who = isolate(one_line(str(holder), 160)) if holder is not None else "Nobody any more"
        self.cancel = text_button("Cancel", self.reject, look="outline")
        self.go_on = text_button("Open anyway", self._run, look="danger")
        self.cancel.setDefault(True)
        self.setLayout(
            column(
                PlainLabel("Open anyway?", "title"),
                PlainLabel(f"Written down as working in this case: {who}.", wrap=True),
                PlainLabel(
                    "Go on only when that program was ended or its machine crashed. When both write into one file, "
                    "the work of one of you can be lost and the file can be damaged.",
                    "muted",
                    wrap=True,
                ),
                PlainLabel(
                    "To be on the safe side, copy the file first, work in the copy, and merge later.",
                    "muted",
                    wrap=True,
                ),
                Rule(),
                row(None, self.cancel, self.go_on, spacing=8),
                margins=(20, 18, 20, 14),
                spacing=12,
            )
        )
        self.setFixedWidth(px(460))
        self.cancel.setFocus()

    def _run(self) -> None:
        self.accept()
        self._take_over()
