"""Word documents (DOCX): body, headers and footers, notes, comments, tracked changes.

python-docx's walk passes over text boxes, content controls, tracked changes and notes, and it opens no package that lacks a part.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from casewright.ingest.canonical_text import canonical
from casewright.ingest.extraction import USUAL, Caps, Extraction
from casewright.ingest.language import guess_language
from casewright.ingest.media_type import DOCX
from casewright.ingest.ooxml_package import OfficePackage
from casewright.ingest.ooxml_properties import properties
from casewright.ingest.ooxml_text import Story, tell_story
from casewright.ingest.titles import first_heading, stated_title
from casewright.ingest.zip_guard import Distrusted, check_container

TOOL, TOOL_VERSION = "Word document", f"2 (lxml {'.'.join(map(str, etree.LXML_VERSION[:3]))})"
_USUAL_MAIN = "word/document.xml"
_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")


def read_word_document(data: bytes, media_type: str = DOCX, caps: Caps = USUAL) -> Extraction:
    """Header, body, footer; then, each under a line in square brackets, notes, comments and deleted words.

    The text is the document as its author would print it now: tracked insertions are in it, deletions at the end. A
    footnote stands as "[1]" in the text. Automatic list numbers are no words of the file, and are not there.
    """
    try:
        check_container(data)
        package = OfficePackage(data)
        found = _whole_text(package, caps)
    except Distrusted as error:
        return Extraction(media_type, tool=TOOL, tool_version=TOOL_VERSION, failure=str(error))
    except zipfile.BadZipFile:
        found = None
    if found is None:
        damaged = "The Word document is damaged, so its text could not be read."
        return Extraction(media_type, tool=TOOL, tool_version=TOOL_VERSION, failure=damaged)
    text, body = found
    stated = properties(package)
    return Extraction(
        media_type=media_type,
        text=text,
        title=stated.title or stated_title(body.title) or first_heading(body.text[:2000].splitlines()),
        author=stated.author,
        language=guess_language(text, stated.language),
        further=stated.further,
        tool=TOOL,
        tool_version=TOOL_VERSION,
        warnings=(*_remarks(body), *package.remarks()),
        failure=None if text.strip() else "The Word document holds no text.",
    )


def _whole_text(package: OfficePackage, caps: Caps) -> tuple[str, Story] | None:
    """The text and the story of its body; None when the part with the body cannot be read."""
    numbers: dict[tuple[str, str], int] = {}

    def number_note(kind: str, note_id: str) -> str:
        return f"[{numbers.setdefault((kind, note_id), len(numbers) + 1)}]"

    main = package.main(_USUAL_MAIN)
    root = package.tree(main)
    if root is None:
        return None
    body = tell_story(root, caps.characters, number_note)
    parts: dict[str, list[Any]] = {}
    for relation, tree in package.related(main, *_STORIES):
        parts.setdefault(relation.kind, []).append(tree)
    blocks = [
        *_repeated(parts.get("header", []), caps),
        *body.blocks,
        *_repeated(parts.get("footer", []), caps),
    ]
    notes = {
        (kind, note_id): words
        for kind in ("footnote", "endnote")
        for part in parts.get(f"{kind}s", [])
        for note_id, _, words in _notes(part, kind, caps)
    }
    said = [f"[{number}] {notes[key]}" for key, number in numbers.items() if key in notes]
    blocks += _section("Notes", said)
    comments = [
        f"{by}: {words}" if by else words
        for part in parts.get("comments", [])
        for _, by, words in _notes(part, "comment", caps)
    ]
    blocks += _section("Comments", comments)
    blocks += _section("Deleted words (tracked changes)", [_deleted(*each) for each in body.deleted])
    return canonical("\n\n".join(blocks)), body


def _repeated(parts: list[Any], caps: Caps) -> list[str]:
    """Headers or footers, each wording once: a section repeats those of the one before."""
    return list(dict.fromkeys(tell_story(part, caps.characters).text for part in parts))[:20]


def _notes(part: Any, kind: str, caps: Caps) -> Iterator[tuple[str, str, str]]:
    """(id, who wrote it and when, words) of each footnote, endnote or comment."""
    for note in part.iterfind("{*}" + kind):
        words = " ".join(tell_story(note, caps.characters).text.split())
        if words:
            named = {key.rpartition("}")[2]: str(value) for key, value in note.attrib.items()}
            by = ", ".join(filter(None, (named.get("author"), named.get("date", "")[:10])))
            yield named.get("id", ""), by, words


def _section(heading: str, lines: list[str]) -> list[str]:
    return [f"[{heading}]", "\n".join(lines)] if any(line.strip() for line in lines) else []


def _deleted(author: str, date: str, words: str) -> str:
    by = ", ".join(filter(None, (author, date[:10])))
    return f"{by}: {words}" if by else words


def _remarks(body: Story) -> Iterator[str]:
    changes = len(body.deleted) + body.put_in
    if changes:
        count = "one tracked change" if changes == 1 else f"{changes} tracked changes"
        yield f"The document holds {count}: its text has the insertions, and the deleted words stand at the end."
