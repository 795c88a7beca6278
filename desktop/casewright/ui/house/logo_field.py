"""A field for a logo: chosen from a file, which a child process decodes while the window goes on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QWidget

from casewright.ingest.logo import MOST_FILE, make_logo
from casewright.model.errors import CaseError, InvalidValue
from casewright.model.logo import Logo, read_logo
from casewright.ui.tasks import Progress, Task, TaskCancelled, TaskRunner
from casewright.ui.theme import colour, px
from casewright.ui.widgets.arrangement import row
from casewright.ui.widgets.buttons import text_button


class LogoField(QWidget):
    """Its value is the PNG of a logo as it is archived (`model/logo.py`), empty for none."""

    changed = Signal()

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None
        self._png = b""
        self.reason = ""
        """Why the last file was not taken."""
        self._shown = LogoPicture()
        self._button = text_button("Choose a picture …", self._ask, icon="upload", look="outline")
        self._none = text_button("No logo", lambda: self.set_value(b""))
        self.setLayout(row(self._shown, self._button, self._none, None, spacing=8))
        self.setFocusProxy(self._button)
        self._show()

    def value(self) -> bytes:
        """The logo. Raises InvalidValue while one is being read, and when that has failed."""
        if self._task is not None:
            raise InvalidValue("The logo is still being read.")
        if self.reason:
            raise InvalidValue(self.reason)
        return self._png

    def set_value(self, value: bytes) -> None:
        """Shows a logo, or none."""
        self._end()
        self._png, self.reason = value, ""
        self._show()

    def take(self, path: Path) -> None:
        """Reads a picture file."""
        self._end()
        self.reason = ""
        self._task = self._tasks.run(
            "Reading the logo", _read, path, on_done=self._on_read, on_failed=self._on_failed
        )
        self.changed.emit()

    def _ask(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Choose a logo", "", "Pictures (*.png *.jpg *.jpeg)")
        if chosen:
            self.take(Path(chosen))

    def _end(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    def _on_read(self, png: bytes) -> None:
        self._task = None
        self._png = png
        self._show()

    def _on_failed(self, sentence: str) -> None:
        self._task = None
        self.reason = sentence
        self._show()

    def _show(self) -> None:
        self._shown.show_logo(read_logo(self._png) if self._png else None)
        self._none.setVisible(bool(self._png or self.reason))
        self.changed.emit()


class LogoPicture(QWidget):
    """A logo on white paper, as it will be printed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setFixedSize(px(112), px(44))
        self.setAccessibleName("No logo")

    def show_logo(self, logo: Logo | None) -> None:
        """Shows another logo, or none."""
        self._image = image_of(logo) if logo is not None else None
        self.setAccessibleName("The logo" if logo is not None else "No logo")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour("ctl"), 1, Qt.PenStyle.SolidLine if self._image else Qt.PenStyle.DashLine))
        painter.setBrush(Qt.GlobalColor.white if self._image else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 5, 5)
        if self._image is not None:
            draw_fitted(painter, self._image, area.adjusted(6, 6, -6, -6))


def image_of(logo: Logo) -> QImage:
    """The logo as Qt draws it."""
    shown = QImage(logo.pixels, logo.width, logo.height, 3 * logo.width, QImage.Format.Format_RGB888)
    return shown.convertToFormat(QImage.Format.Format_RGB32)


def draw_fitted(painter: QPainter, image: QImage, area: QRectF) -> float:
    """Draws a picture as large as fits, at the left and in the middle; returns its width."""
    scale = min(area.width() / image.width(), area.height() / image.height())
    across, high = image.width() * scale, image.height() * scale
    painter.drawImage(QRectF(area.left(), area.center().y() - high / 2, across, high), image)
    return across


def _read(progress: Progress, path: Path) -> bytes:
    """On a thread."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_FILE + 1)
    except OSError as error:
        raise CaseError(f"{path.name} cannot be read: {error.strerror}.") from error
    return make_logo(data, lambda: _is_unwanted(progress))


def _is_unwanted(progress: Progress) -> bool:
    try:
        progress.check()
    except TaskCancelled:
        return True
    return False
