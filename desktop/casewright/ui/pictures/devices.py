"""The file formats of pictures: what draws a sheet, step by step, and gives back the bytes of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPaintDevice, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from casewright.model.errors import InvalidValue
from casewright.ui.pictures.outlines import OutlinePainter
from casewright.ui.pictures.sheet import Sheet
from casewright.ui.widgets.plain_text import bare

LARGEST = 64_000_000
"""Pixels of a PNG: a quarter of a gigabyte while it is drawn."""

_DPI = 96
_DOTS_PER_METRE = _DPI / 0.0254


class PictureFile:
    """One file being drawn. `steps` draws it; after the last, `finished` gives the bytes."""

    def __init__(
        self,
        sheet: Sheet,
        form: str,
        *,
        title: str = "",
        description: str = "",
        scale: int = 1,
        transparent: bool = False,
    ) -> None:
        """`form` is `svg`, `png` or `pdf`; scale and transparency are those of a PNG.

        Raises:
            InvalidValue: the PNG would be too large.
        """
        self._sheet, self._form, self._title, self._description = sheet, form, title, description
        self._scale, self._transparent = scale, transparent
        self._buffer = QBuffer()
        pixels = sheet.width * sheet.height * scale**2
        if form == "png" and (scale < 1 or pixels > LARGEST):
            raise InvalidValue(
                f"A picture of {pixels:,} pixels is too large; choose a smaller scale, SVG or PDF."
            )

    def steps(self) -> Iterator[None]:
        """Draws the file, each step short; to be taken with the look of paper in force."""
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        device: QPaintDevice = {"svg": self._svg, "png": self._image, "pdf": self._pdf}[self._form]()
        painter = OutlinePainter(device) if isinstance(device, QSvgGenerator) else QPainter(device)
        try:
            yield from self._sheet.steps(painter)
        finally:
            painter.end()
        self._device = device
        self._words = painter.words if isinstance(painter, OutlinePainter) else []

    def _svg(self) -> QSvgGenerator:
        made = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # the other version knows no clipping
        made.setOutputDevice(self._buffer)
        made.setResolution(_DPI)
        made.setSize(QSize(self._sheet.width, self._sheet.height))
        made.setViewBox(QRect(0, 0, self._sheet.width, self._sheet.height))
        made.setTitle(self._title)
        made.setDescription(self._description)
        return made

    def _image(self) -> QImage:
        size = QSize(self._sheet.width * self._scale, self._sheet.height * self._scale)
        made = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        made.setDevicePixelRatio(self._scale)
        made.fill(Qt.GlobalColor.transparent if self._transparent else Qt.GlobalColor.white)
        return made

    def _pdf(self) -> QPdfWriter:
        made = QPdfWriter(self._buffer)
        made.setTitle(self._title)
        made.setCreator("Casewright")
        made.setResolution(_DPI)
        size = QSizeF(self._sheet.width / _DPI, self._sheet.height / _DPI)
        made.setPageSize(QPageSize(size, QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
        made.setPageLayout(
            QPageLayout(
                QPageSize(size, QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.ExactMatch),
                QPageLayout.Orientation.Portrait,
                QMarginsF(0, 0, 0, 0),
            )
        )
        return made

    def finished(self) -> bytes:
        """The bytes of the file; may be called on any thread."""
        device = self._device
        if isinstance(device, QImage):
            dots = round(_DOTS_PER_METRE * self._scale)
            device.setDotsPerMeterX(dots)
            device.setDotsPerMeterY(dots)
            if not self._transparent:
                device = device.convertToFormat(QImage.Format.Format_RGB32)
            device.setText("Title", self._title)
            device.setText("Description", self._description)
            QImageWriter(self._buffer, QByteArray(b"png")).write(device)
        data = bytes(QByteArray(self._buffer.data()).data())
        return _with_words(data, self._words) if self._form == "svg" else data


def _with_words(svg: bytes, words: Iterable[str]) -> bytes:
    """What the outlines say, for whoever searches the file."""
    said = escape("\n".join(map(bare, words)))
    return svg.replace(b"</desc>", f"</desc>\n<metadata>{said}</metadata>".encode(), 1)
