"""From the clipboard to something that can be archived: files, a picture, a piece of a web page, or words."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from casewright.ingest.incoming import Incoming, Pasted

Clip = Path | QImage | Pasted


def taken_from(mime: QMimeData, at: datetime) -> list[Clip]:
    """What the clipboard or a drop holds, the fullest form of it only. A picture is turned into bytes later, on a thread."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()] if mime.hasUrls() else []
    if files:
        return list(files)
    name = f"pasted {at:%Y-%m-%d %H.%M.%S}"
    if mime.hasHtml() and mime.html().strip():
        return [Pasted(name, mime.html().encode(), "text/html; charset=utf-8")]
    if mime.hasImage():
        image = mime.imageData()
        return [image] if isinstance(image, QImage) and not image.isNull() else []
    words = mime.text()
    return [Pasted(name, words.encode(), "text/plain; charset=utf-8")] if words.strip() else []


def incoming(clip: Clip, at: datetime) -> Incoming:
    """The same as the archive takes it; makes a PNG of a picture (some 100 ms for a screen), so not on the main thread."""
    if not isinstance(clip, QImage):
        return clip
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    clip.save(buffer, "PNG")  # type: ignore[call-overload]
    return Pasted(f"pasted picture {at:%Y-%m-%d %H.%M.%S}", bytes(buffer.data().data()), "image/png")
