"""Recognising words in pictures and scans, from the application's side: page by page, in the child process."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from casewright.ingest.canonical_text import canonical
from casewright.ingest.child import Cancel, ChildProcess, Refusal
from casewright.ingest.extraction import MEGABYTE, Caps, Extraction
from casewright.ingest.language import guess_language
from casewright.ingest.paged_text import PAGE_BREAK

TOOL = "RapidOCR"
CAPS = Caps(seconds=90.0, memory=3_500 * MEGABYTE)
"""For one page. The recogniser reserves more address space than it fills: about 0.9 GB of memory for 2.2 GB reserved."""
MOST_PAGES = 300
HOW_TO_GET_IT = (
    "The picture is kept. Words in pictures are read by the extra for text recognition, which is not installed "
    "(python3 packaging/extras.py ocr)."
)
SCRIPTS = "Latin, Chinese and Japanese"
_TOO_UNSURE, _UNSURE = 0.8, 0.9
"""Measured on printed pages: words in scripts that the models know score .98 and more; Hebrew gave nonsense at .65 to
.76, Greek words that lack letters at .81 to .88."""
PageProgress = Callable[[int, int], None]
"""Called with the number of pages done, and of all."""


def is_installed() -> bool:
    """Whether the extra `[ocr]` is there; nothing of it is loaded."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def recognise(
    child: ChildProcess,
    data: bytes,
    read: Extraction,
    cancel: Cancel | None = None,
    progress: PageProgress | None = None,
    caps: Caps = CAPS,
) -> Extraction:
    """`read` (a picture, or a PDF without a text layer) with the words that are recognised in it, or with the reason why not."""
    found = _Found()
    page, pages = 0, 1
    while page < min(pages, MOST_PAGES):
        answer = child.ask("recognise", {"page": page}, data, caps, cancel, doing="Recognising the text")
        if isinstance(answer, Refusal):
            return _failed(read, answer.reason)
        try:
            pages = found.add_page(json.loads(answer))
        except (ValueError, TypeError, KeyError):
            child.close()
            return _failed(read, "The recogniser gave an answer that makes no sense.")
        page += 1
        if progress is not None:
            progress(page, min(pages, MOST_PAGES))
    return found.result(read, pages)


@dataclass
class _Found:
    """What was recognised so far. `lines` are [start, end, x, y, width, height]: code points of the text, pixels of the page."""

    text: str = ""
    tool: str = ""
    pages: list[tuple[int, int]] = field(default_factory=list)
    sizes: list[list[int]] = field(default_factory=list)
    lines: list[list[int]] = field(default_factory=list)
    illegible: int = 0
    unsure: int = 0

    def add_page(self, answer: dict[str, Any]) -> int:
        """How many pages there are. Raises `ValueError`, `TypeError` or `KeyError` for an unsound answer."""
        if self.pages:
            self.text += PAGE_BREAK
        start = len(self.text)
        for words, *box, score in answer["lines"]:
            if [type(side) for side in box] != [int] * 4:
                raise TypeError("box")
            words = canonical(words)
            if score < _TOO_UNSURE or not _is_legible(words):
                self.illegible += 1
                continue
            self.unsure += score < _UNSURE
            if len(self.text) > start:
                self.text += "\n"
            self.lines.append([len(self.text), len(self.text) + len(words), *box])
            self.text += words
        self.pages.append((start, len(self.text)))
        self.sizes.append([int(answer["width"]), int(answer["height"])])
        self.tool = str(answer["tool"])[:100]
        return int(answer["pages"])

    def result(self, read: Extraction, pages: int) -> Extraction:
        warnings = [*read.warnings]
        if self.illegible:
            warnings.append(
                f"{self.illegible} lines were seen and could not be recognised; the recogniser knows {SCRIPTS} letters."
            )
        if self.unsure:
            warnings.append(
                f"{self.unsure} lines were recognised with doubt; compare them with the picture before quoting."
            )
        if pages > MOST_PAGES:
            warnings.append(f"Words were recognised on the first {MOST_PAGES} of {pages:,} pages.")
        if not self.lines:
            nothing = "No words were recognised in the picture."
            return _failed(read, " ".join([nothing, *warnings[len(read.warnings) :]]), self.tool)
        return replace(
            read,
            text=self.text,
            pages=tuple(self.pages),
            language=guess_language(self.text),
            activity="ocr",
            tool=TOOL,
            tool_version=self.tool,
            parameters=json.dumps({"lines": self.lines, "sizes": self.sizes}),
            warnings=tuple(warnings),
            failure=None,
        )


def _is_legible(words: str) -> bool:
    """Of a script that it does not know, the recogniser gives the spaces and signs alone."""
    letters = sum(character.isalnum() for character in words)
    return letters > 0 and letters >= 0.4 * len(words.strip())


def _failed(read: Extraction, reason: str, version: str = "") -> Extraction:
    return replace(read, activity="ocr", tool=TOOL, tool_version=version or "unknown", failure=reason)
