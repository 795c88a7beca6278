"""From the page in front to a file: what may be shown is asked anew, then the form, then the drawing in slices."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from casewright.analysis.figure_facts import FigureFacts
from casewright.casefile.case import Case
from casewright.casefile.output_file import spare_cases, write_at_once
from casewright.model.case_filter import CaseFilter
from casewright.model.errors import CaseError
from casewright.ui.filters import words as filter_words
from casewright.ui.pictures.allowed import Allowed, ask_for_facts, ask_what_is_allowed
from casewright.ui.pictures.devices import PictureFile
from casewright.ui.pictures.drawing import Drawing
from casewright.ui.pictures.sheet import Sheet, Words
from casewright.ui.pictures.slices import Slices
from casewright.ui.tasks import Progress, TaskRunner
from casewright.ui.theme import px
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.widgets.notice import NoticeBar, Toast
from casewright.ui.widgets.plain_text import bare
from casewright.ui.widgets.progress_strip import ProgressStrip
from casewright.ui.window.session import CaseSession

PICTURED = ("graph", "timeline", "map")
"""The pages that are `Pictured`."""

if TYPE_CHECKING:
    from casewright.exchange.formats import ExportReport

FORMATS = {"svg": "SVG: lines and letters as shapes", "png": "PNG: pixels", "pdf": "PDF: one page"}
GRAPH_FORMATS = {"graphml": "GraphML: the graph, for other tools", "gexf": "GEXF: the graph, for other tools"}
_PAPER_NAMES = {
    "a4-landscape": "A4, landscape",
    "a4-portrait": "A4, upright",
    "a3-landscape": "A3, landscape",
    "a3-portrait": "A3, upright",
}
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+')
_LONGEST_NAME = 80


class Pictured(Protocol):
    """A page that can be exported as a picture."""

    def picture_scope(self) -> tuple[CaseFilter, Collection[UUID] | None]:
        """The filter that the picture keeps to, and the entities that it is asked of; None is the whole case."""

    def picture(self, allowed: Allowed) -> Drawing | None:
        """What is shown now, without what is not allowed; None where there is nothing to be drawn."""


class PictureExport(QObject):
    """One export at a time. `dialog` is the form that was opened last."""

    def __init__(
        self,
        session: CaseSession,
        tasks: TaskRunner,
        notice: NoticeBar,
        toast: Toast,
        strip: ProgressStrip,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._window = session, tasks, parent
        self._notice, self._toast, self._strip = notice, toast, strip
        self.dialog: FormDialog | None = None
        self.slices: Slices | None = None

    def ask(self, page: Pictured) -> None:
        """Exports what a page shows."""
        if self.slices is not None:
            self._toast.say("A picture is being drawn; wait for it, or stop it.")
            return
        asked, within = page.picture_scope()
        self._tasks.run(
            "Asking what may be in the picture", ask_what_is_allowed, self._session.case, asked, within,
            on_done=partial(self._take_allowed, page, asked), on_failed=self._on_failed,
        )  # fmt: skip

    def _take_allowed(self, page: Pictured, asked: CaseFilter, allowed: Allowed) -> None:
        if self._session.closed:
            return
        drawing = page.picture(allowed)
        if drawing is None:
            self._toast.say("There is nothing on this page yet to make a picture of.")
            return
        self._tasks.run(
            "Looking up what the picture rests on", ask_for_facts, self._session.case, drawing.subject, asked.marking,
            on_done=partial(self._open_form, drawing, asked), on_failed=self._on_failed,
        )  # fmt: skip

    def _open_form(self, drawing: Drawing, asked: CaseFilter, facts: FigureFacts) -> None:
        if self._session.closed:
            return
        shown = bare(filter_words.in_words(self._session, asked))
        caption = ". ".join(filter(None, (drawing.caption, shown)))
        forms = {**FORMATS, **GRAPH_FORMATS} if drawing.is_graph else FORMATS
        fields = [
            FieldSpec("form", "Format", "choice", options=tuple(forms.items())),
            FieldSpec("paper", "Page", "choice", options=tuple(_PAPER_NAMES.items())),
            FieldSpec("scale", "Scale of a PNG", "choice", options=[(str(n), f"{n} ×") for n in range(1, 5)]),
            FieldSpec(
                "ground", "Ground of a PNG", "choice", options=(("white", "White"), ("none", "Transparent"))
            ),
            FieldSpec("title", "Title"),
            FieldSpec("caption", "Caption", "lines"),
        ]
        said = f"{facts.source_line} {facts.data_date}."
        marking = f" Marked {facts.marking}." if facts.marking else " Nothing in it is marked."
        self.dialog = FormDialog(
            "Export this picture", fields, partial(self._take_answers, drawing, asked, facts),
            values={"form": "svg", "paper": "a4-landscape", "scale": "2", "ground": "white", "title": drawing.title,
                    "caption": f"{caption}." if caption else ""},
            submit="Choose where …", text=f"Below it will stand: {said}{marking}", parent=self._window.window(),
        )  # fmt: skip
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.resize(px(520), self.dialog.sizeHint().height() + px(20))
        self.dialog.open()

    def _take_answers(
        self, drawing: Drawing, asked: CaseFilter, facts: FigureFacts, typed: dict[str, Any]
    ) -> None:
        form = typed["form"]
        if form in GRAPH_FORMATS:
            path = self._ask_where(typed["title"], form)
            QTimer.singleShot(0, self, partial(self._write_graph, drawing.subject.view, asked, form, path))
            return
        sheet = Sheet(
            drawing, facts, Words(typed["title"], typed["caption"], self._marks(facts)), typed["paper"]
        )
        about = " ".join(
            filter(None, (typed["caption"], facts.source_line, f"{facts.data_date}.", facts.marking))
        )
        made = PictureFile(
            sheet, form, title=typed["title"], description=about, scale=int(typed["scale"]),
            transparent=typed["ground"] == "none",
        )  # fmt: skip
        path = self._ask_where(typed["title"], form)
        QTimer.singleShot(0, self, partial(self._draw, made, path))

    def _ask_where(self, title: str, form: str) -> Path:
        """Raises CaseError where none is chosen, or one that is not to be written over."""
        usual = _NOT_IN_NAMES.sub(" ", title).strip(" .")[:_LONGEST_NAME] or "picture"
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            "Export this picture",
            str(self._session.case.path.parent / f"{usual}.{form}"),
            f"{form.upper()} (*.{form})",
        )
        if not name:
            raise CaseError("No file was chosen.")
        path = Path(name)
        if path.suffix.lower() != f".{form}":
            path = path.with_name(f"{path.name}.{form}")
            if path.exists():  # the dialog has asked about another name
                raise CaseError(f"{path.name} is there already. Choose it by its whole name to replace it.")
        spare_cases(self._session.case, path)
        return path

    def _write_graph(self, view: UUID | None, asked: CaseFilter, form: str, path: Path) -> None:
        self._tasks.run(
            f"Writing {path.name}", write_graph, self._session.case, path, form, view, asked,
            on_done=self._on_graph_written, on_failed=self._on_failed,
        )  # fmt: skip

    def _draw(self, made: PictureFile, path: Path) -> None:
        words = f"Drawing {path.name} …"
        self.slices = Slices(made.steps(), self)
        self.slices.moved.connect(lambda: self._show_drawing(words))
        self.slices.done.connect(partial(self._write, made, path))
        self.slices.failed.connect(self._on_failed)
        self.slices.start()

    def _show_drawing(self, words: str) -> None:
        self._strip.show_progress(0, words, self._stop)
        self._strip.gauge.hide()  # how much is still to be drawn is not known

    def _write(self, made: PictureFile, path: Path) -> None:
        self._tasks.run(
            f"Writing {path.name}", write_picture, self._session.case, made, path,
            on_done=self._on_written, on_failed=self._on_failed,
        )  # fmt: skip

    def _stop(self) -> None:
        if self.slices is not None:
            self.slices.stop()
        self._over()
        self._toast.say("Stopped; no file was written.")

    def _on_written(self, name: str) -> None:
        self._over()
        self._toast.say(f"Wrote {name}.")

    def _on_graph_written(self, report: ExportReport) -> None:
        from casewright.exchange.formats import counted

        said = f"Wrote {counted(report.written)}."
        reasons = [each.reason for each in report.not_representable]
        if reasons:
            self._notice.say(f"{said} {' '.join(reasons)}", "info")
        else:
            self._toast.say(said)

    def _on_failed(self, sentence: str) -> None:
        self._over()
        self._notice.say(sentence, "bad")

    def _over(self) -> None:
        self.slices = None
        self._strip.hide()

    def _marks(self, facts: FigureFacts) -> list[tuple[str, str]]:
        known = self._session.markings
        return [(each, known[each].colour) for each in facts.markings]


def write_graph(
    progress: Progress, case: Case, path: Path, form: str, view: UUID | None, asked: CaseFilter
) -> ExportReport:
    """On a thread: the graph view, or the whole case, as the filter in force leaves it."""
    from casewright.exchange.formats import export_file

    progress.check()
    return export_file(case, path, form, view=view, asked=asked)


def write_picture(progress: Progress, case: Case, made: PictureFile, path: Path) -> str:
    """On a thread: finishes the bytes and puts them in place; what was there before stays when that is not possible."""
    progress.check()
    spare_cases(case, path)
    try:
        write_at_once(made.finished(), path)
    except OSError as error:
        raise CaseError(f"{path.name} cannot be written: {error.strerror}.") from error
    return path.name
