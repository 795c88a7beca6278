"""PowerPoint presentations (PPTX): each slide is a page, with the words of its speaker's notes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any

from lxml import etree

from casewright.ingest.canonical_text import canonical, one_line
from casewright.ingest.extraction import USUAL, Caps, Extraction
from casewright.ingest.language import guess_language
from casewright.ingest.media_type import PPTX
from casewright.ingest.ooxml_properties import properties
from casewright.ingest.ooxml_text import parse_safely, tell_story
from casewright.ingest.paged_text import paged
from casewright.ingest.zip_guard import Distrusted, check_container

TOOL, TOOL_VERSION = "PowerPoint presentation", f"1 (lxml {'.'.join(map(str, etree.LXML_VERSION[:3]))})"
_MAIN = "ppt/presentation.xml"


def read_presentation(data: bytes, media_type: str = PPTX, caps: Caps = USUAL) -> Extraction:
    """Slides in the order in which they are shown; text boxes as they lie in the file."""
    try:
        check_container(data)
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            slides = _slides(container, caps)
    except Distrusted as error:
        return Extraction(media_type, tool=TOOL, tool_version=TOOL_VERSION, failure=str(error))
    except (KeyError, ValueError, etree.LxmlError, zipfile.BadZipFile):
        damaged = "The presentation is damaged, so its text could not be read."
        return Extraction(media_type, tool=TOOL, tool_version=TOOL_VERSION, failure=damaged)
    text, pages = paged(slides)
    stated = properties(data)
    return Extraction(
        media_type=media_type,
        text=text,
        pages=pages,
        title=stated.title or one_line(next((slide.split("\n")[0] for slide in slides if slide), None)),
        author=stated.author,
        language=stated.language or guess_language(text),
        further=stated.further,
        tool=TOOL,
        tool_version=TOOL_VERSION,
        failure=None if text.strip() else "The presentation holds no text; its slides may be pictures.",
    )


def _slides(container: zipfile.ZipFile, caps: Caps) -> list[str]:
    related = _related(container, _MAIN)
    slides: list[str] = []
    left = caps.characters
    for entry in parse_safely(container.read(_MAIN)).iterfind("{*}sldIdLst/{*}sldId"):
        target = next((related[value] for key, value in entry.attrib.items() if value in related), None)
        if target is None or left < 0:
            continue
        words = [tell_story(parse_safely(container.read(target[1])), left).text]
        for kind, part in _related(container, target[1]).values():
            if kind == "notesSlide":
                notes = tell_story(parse_safely(container.read(part)), left).text
                words += ["[Notes]", notes] if notes.strip() else []
        slides.append(canonical("\n\n".join(filter(None, words))))
        left -= len(slides[-1])
    return slides


def _related(container: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Id of each relation of a part: the last word of its kind, and the part that it leads to."""
    folder, name = posixpath.split(part)
    try:
        root: Any = parse_safely(container.read(f"{folder}/_rels/{name}.rels"))
    except KeyError:
        return {}
    found = {}
    for relation in root:
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        if relation.get("TargetMode") != "External":
            found[relation.get("Id", "")] = relation.get("Type", "").rpartition("/")[2], path
    return found
