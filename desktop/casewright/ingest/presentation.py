"""PowerPoint presentations (PPTX): each slide is a page, with the words of its speaker's notes."""

from __future__ import annotations

import zipfile

from lxml import etree

from casewright.ingest.canonical_text import canonical
from casewright.ingest.extraction import USUAL, Caps, Extraction
from casewright.ingest.language import guess_language
from casewright.ingest.media_type import PPTX
from casewright.ingest.ooxml_package import OfficePackage
from casewright.ingest.ooxml_properties import properties
from casewright.ingest.ooxml_text import tell_story
from casewright.ingest.paged_text import paged
from casewright.ingest.titles import first_heading
from casewright.ingest.zip_guard import Distrusted, check_container

TOOL, TOOL_VERSION = "PowerPoint presentation", f"1 (lxml {'.'.join(map(str, etree.LXML_VERSION[:3]))})"
_USUAL_MAIN = "ppt/presentation.xml"


def read_presentation(data: bytes, media_type: str = PPTX, caps: Caps = USUAL) -> Extraction:
    """Slides in the order in which they are shown; text boxes as they lie in the file."""
    try:
        check_container(data)
        package = OfficePackage(data)
        slides = _slides(package, caps)
    except Distrusted as error:
        return Extraction(media_type, tool=TOOL, tool_version=TOOL_VERSION, failure=str(error))
    except zipfile.BadZipFile:
        slides = None
    if slides is None:
        damaged = "The presentation is damaged, so its text could not be read."
        return Extraction(media_type, tool=TOOL, tool_version=TOOL_VERSION, failure=damaged)
    text, pages = paged(slides)
    stated = properties(package)
    return Extraction(
        media_type=media_type,
        text=text,
        pages=pages,
        title=stated.title or first_heading(text[:2000].splitlines()),
        author=stated.author,
        language=guess_language(text, stated.language),
        further=stated.further,
        tool=TOOL,
        tool_version=TOOL_VERSION,
        warnings=package.remarks(),
        failure=None if text.strip() else "The presentation holds no text; its slides may be pictures.",
    )


def _slides(package: OfficePackage, caps: Caps) -> list[str] | None:
    """The words of each slide; None when the part that lists them cannot be read."""
    main = package.main(_USUAL_MAIN)
    root = package.tree(main)
    if root is None:
        return None
    trees = {relation.id: (relation.part, tree) for relation, tree in package.related(main, "slide")}
    slides: list[str] = []
    left = caps.characters
    for entry in root.iterfind("{*}sldIdLst/{*}sldId"):
        found = next((trees[value] for value in entry.attrib.values() if value in trees), None)
        if found is None or left < 0:
            continue
        part, tree = found
        words = [tell_story(tree, left).text]
        for _, notes_tree in package.related(part, "notesSlide"):
            notes = tell_story(notes_tree, left).text
            words += ["[Notes]", notes] if notes.strip() else []
        slides.append(canonical("\n\n".join(filter(None, words))))
        left -= len(slides[-1])
    return slides
