"""Word documents (DOCX): python-docx opens the package; the text is walked here, since its own walk leaves parts out.

`iter_inner_content()` passes over text boxes, content controls, tracked changes, notes, headers and footers.
"""

from __future__ import annotations

import importlib.metadata
import io
from collections.abc import Iterator
from typing import Any

import docx.package
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from casewright.ingest.canonical_text import canonical, one_line
from casewright.ingest.extraction import USUAL, Caps, Extraction
from casewright.ingest.language import guess_language
from casewright.ingest.media_type import DOCX
from casewright.ingest.ooxml_properties import properties
from casewright.ingest.ooxml_text import Story, parse_safely, tell_story
from casewright.ingest.zip_guard import Distrusted, check_container

TOOL = "Word document"
TOOL_VERSION = f"1 (python-docx {importlib.metadata.version('python-docx')})"


def read_word_document(data: bytes, media_type: str = DOCX, caps: Caps = USUAL) -> Extraction:
    """Header, body, footer; then, each under a line in square brackets, notes, comments and deleted words.

    The text is the document as its author would print it now: tracked insertions are in it, deletions at the end. A
    footnote stands as "[1]" in the text. Automatic list numbers are no words of the file, and are not there.
    """
    try:
        check_container(data)
        package = docx.package.Package.open(io.BytesIO(data))
        main = package.main_document_part
        text, body = _whole_text(main, caps)
    except Distrusted as error:
        return Extraction(media_type, tool=TOOL, tool_version=TOOL_VERSION, failure=str(error))
    except (KeyError, ValueError, etree.LxmlError, PackageNotFoundError):
        damaged = "The Word document is damaged, so its text could not be read."
        return Extraction(media_type, tool=TOOL, tool_version=TOOL_VERSION, failure=damaged)
    stated = properties(data)
    return Extraction(
        media_type=media_type,
        text=text,
        title=stated.title or one_line(body.title) or one_line(_short_first_line(body)),
        author=stated.author,
        language=stated.language or guess_language(text),
        further=stated.further,
        tool=TOOL,
        tool_version=TOOL_VERSION,
        warnings=tuple(_remarks(body)),
        failure=None if text.strip() else "The Word document holds no text.",
    )


def _whole_text(main: Any, caps: Caps) -> tuple[str, Story]:
    numbers: dict[tuple[str, str], int] = {}

    def number_note(kind: str, note_id: str) -> str:
        return f"[{numbers.setdefault((kind, note_id), len(numbers) + 1)}]"

    body = tell_story(_root(main), caps.characters, number_note)
    parts: dict[str, list[Any]] = {}
    for kind, part in _related(main):
        parts.setdefault(kind, []).append(part)
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


def _root(part: Any) -> Any:
    """The tree of a part: python-docx has parsed those whose kind it knows."""
    element = getattr(part, "element", None)
    return element if element is not None else parse_safely(part.blob)


def _related(main: Any) -> Iterator[tuple[str, Any]]:
    for relation in main.rels.values():
        if not relation.is_external:
            yield relation.reltype.rpartition("/")[2], relation.target_part


def _repeated(parts: list[Any], caps: Caps) -> list[str]:
    """Headers or footers, each wording once: a section repeats those of the one before."""
    return list(dict.fromkeys(tell_story(_root(part), caps.characters).text for part in parts if part))[:20]


def _notes(part: Any, kind: str, caps: Caps) -> Iterator[tuple[str, str, str]]:
    """(id, who wrote it and when, words) of each footnote, endnote or comment."""
    for note in _root(part).iterfind("{*}" + kind):
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


def _short_first_line(body: Story) -> str | None:
    first = body.blocks[0].split("\n")[0] if body.blocks else ""
    return first if len(first) <= 150 else None
