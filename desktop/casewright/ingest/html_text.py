"""Web pages: the text a reader sees, as paragraphs. justhtml parses; its tree is walked once, without recursion."""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Iterator
from typing import Any

from justhtml import JustHTML

from casewright.ingest.canonical_text import canonical
from casewright.ingest.extraction import USUAL, Caps, Extraction
from casewright.ingest.html_metadata import read_metadata
from casewright.ingest.language import guess_language
from casewright.ingest.media_type import HTML
from casewright.ingest.plain_text import decode
from casewright.ingest.saver_remarks import remarks_of_savers

TOOL = "web page"
TOOL_VERSION = f"1 (justhtml {importlib.metadata.version('justhtml')})"

# What a page may state. UTF-16 cannot be true of a page whose statement was found byte by byte.
_ENCODING = re.compile(
    r"utf-?8|windows-\d+|cp\d+|iso-?8859-\d+|latin-?\d|us-ascii|koi8-[ru]|gb(k|2312|18030)|big5(-hkscs)?|shift[-_]jis|"
    r"iso-2022-jp|euc-(jp|kr)|tis-620|mac\w+"
)
_AS_BROWSERS_DO = dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii"), "cp1252")

_NOT_READ = frozenset(
    {
        "head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed", "audio",
        "video", "canvas", "select", "datalist", "button", "input", "textarea", "dialog",
    }
)  # fmt: skip
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "details", "div", "dl",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "html", "legend", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
        "tfoot", "thead", "title", "ul",
    }
)  # fmt: skip
_LINES = frozenset(("br", "li", "tr", "dt", "dd"))
_CELLS = frozenset(("td", "th"))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f\xa0]+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)


def read_html(
    data: bytes, media_type: str = HTML, caps: Caps = USUAL, *, charset: str | None = None
) -> Extraction:
    """Text and stated bibliographic fields of a web page. `charset`: what the message says that brought the page."""
    decoded, warning = _decoded(data, charset)
    root = JustHTML(decoded, sanitize=False, collect_errors=False, scripting_enabled=False).root
    text = canonical(visible_text(root))
    stated = read_metadata(root)
    remarks = remarks_of_savers(decoded[:8192])
    return Extraction(
        media_type=media_type,
        text=text,
        title=stated.title,
        author=stated.author,
        published=stated.published,
        language=guess_language(text, stated.language),
        publisher=stated.publisher,
        address=stated.address or remarks.get("saved_from"),
        further=remarks,
        tool=TOOL,
        tool_version=TOOL_VERSION,
        warnings=(warning,) if warning else (),
        failure=None if text.strip() else "The page holds no text that a reader would see.",
    )


def visible_text(root: Any) -> str:
    """Paragraphs separated by an empty line; lines within one (`<br>`, list items, table rows, `<pre>`) by a line end, table cells by a tab."""
    blocks: list[str] = []
    words: list[str] = []

    def end_block() -> None:
        block = _tidied("".join(words))
        words.clear()
        if block:
            blocks.append(block)

    for event, value in _events(root):
        if event == "text":
            words.append(value)
        elif event == "block":
            end_block()
    end_block()
    return "\n\n".join(blocks)


# Within a block, white space of the page is collapsed; line ends and tabs that mean something pass as these two.
_LINE, _CELL = "\x01", "\x02"


def _tidied(block: str) -> str:
    block = _SPACES.sub(" ", block)
    lines = (line.strip(f" {_CELL}") for line in block.split(_LINE))
    return (
        "\n".join(lines)
        .replace(f" {_CELL}", _CELL)
        .replace(f"{_CELL} ", _CELL)
        .replace(_CELL, "\t")
        .strip("\n")
    )


def _events(root: Any) -> Iterator[tuple[str, str]]:
    """("text", characters) and ("block", "") in reading order."""
    todo: list[tuple[Any, bool]] = [
        (root, False)
    ]  # a node, or (True) a word to say once its children are done
    preformatted = 0
    while todo:
        node, is_end = todo.pop()
        if is_end:
            preformatted -= node == "pre"
            yield "block", ""
            continue
        name = node.name
        if name == "#text":
            yield "text", _text_of(node.data or "", preformatted > 0)
        elif name in _LINES:
            yield "text", _LINE
        elif name in _CELLS:
            yield "text", _CELL
        if name in ("#text", "#comment", "!doctype") or name in _NOT_READ or _is_hidden(node):
            continue
        if name in _BLOCKS:
            yield "block", ""
            preformatted += name == "pre"
            todo.append((name, True))
        todo.extend((child, False) for child in reversed(node.children or ()))


def _text_of(data: str, preformatted: bool) -> str:
    data = data.replace(_LINE, "").replace(_CELL, "")
    if not preformatted:
        return data
    return data.replace("\r\n", "\n").replace("\n", _LINE).replace("\t", _CELL)


def _is_hidden(node: Any) -> bool:
    attributes = node.attrs or {}
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style and _HIDDEN_STYLE.search(style[:2000]))


def _decoded(data: bytes, charset: str | None) -> tuple[str, str | None]:
    """As its message or the page itself in its first bytes states, where that is possible; else as for any text."""
    stated = _CHARSET.search(data[:4096])
    name = charset or (stated.group(1).decode("ascii") if stated else None)
    if name and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = name.lower()
        try:
            if _ENCODING.fullmatch(name):
                return data.decode(_AS_BROWSERS_DO.get(name, name)), None
        except (LookupError, UnicodeError):
            pass  # stated wrongly: judged by the bytes
    return decode(data)
