"""Pictures: how large they are and what the camera wrote into them. Their words are another matter (`recognition`)."""

from __future__ import annotations

import io
import re
from typing import Any

from PIL import ExifTags, Image, UnidentifiedImageError

from casewright.ingest.canonical_text import one_line
from casewright.ingest.extraction import NOT_RECOGNISED, USUAL, Caps, Extraction
from casewright.ingest.picture_pages import FORMATS, MOST_DECODED

TOOL, TOOL_VERSION = "picture", "1"
_MOMENT = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")


def read_picture(data: bytes, media_type: str, caps: Caps = USUAL) -> Extraction:
    """No text, and what the file states: "taken" (the camera's clock), "camera", "position", "size". Nothing is decoded."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            width, height = picture.size
            further = {"size": f"{width} × {height} pixels", **_exif(picture)}
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return _without_text(media_type, "The picture is damaged and cannot be shown.", {})
    if width * height > MOST_DECODED:
        reason = (
            f"The picture has {width * height // 1_000_000:,} million pixels; "
            f"more than {MOST_DECODED // 1_000_000} million are not opened."
        )
        return _without_text(media_type, reason, further)
    return _without_text(media_type, NOT_RECOGNISED, further)


def _without_text(media_type: str, reason: str, further: dict[str, str]) -> Extraction:
    return Extraction(media_type, further=further, tool=TOOL, tool_version=TOOL_VERSION, failure=reason)


def _exif(picture: Image.Image) -> dict[str, str]:
    """What the camera states; any of it may be wrong, or made up."""
    try:
        exif = picture.getexif()
        camera = one_line(
            " ".join(str(exif.get(tag) or "") for tag in (ExifTags.Base.Make, ExifTags.Base.Model))
        )
        taken = _moment(exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal))
        position = _position(exif.get_ifd(ExifTags.IFD.GPSInfo))
        software = one_line(str(exif.get(ExifTags.Base.Software) or ""))
    except Exception:  # a damaged block of statements is no reason to refuse the picture
        return {}
    found = {"camera": camera, "taken": taken, "position": position, "made_with": software}
    if taken:
        found["information_date"] = taken[:10]
    return {name: words for name, words in found.items() if words}


def _moment(value: Any) -> str | None:
    found = _MOMENT.match(str(value or ""))
    return "{}-{}-{}T{}".format(*found.groups()) if found and found[1] != "0000" else None


def _position(gps: dict[int, Any]) -> str | None:
    """Latitude and longitude in degrees, north and east positive."""
    found = []
    for value, side, negative, limit in (
        (ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLatitudeRef, "S", 90),
        (ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSLongitudeRef, "W", 180),
    ):
        if value not in gps:
            return None
        degrees, minutes, seconds = map(float, gps[value])
        angle = degrees + minutes / 60 + seconds / 3600
        if not 0 <= angle <= limit:
            return None
        found.append(-angle if str(gps.get(side, "")).upper().startswith(negative) else angle)
    return f"{found[0]:.5f}, {found[1]:.5f}"
