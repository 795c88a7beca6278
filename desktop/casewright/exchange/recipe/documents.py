"""Applying a recipe, second part: sources, their archived files and texts, and which source derives from which."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from casewright.casefile.archive import Deposit
from casewright.exchange.recipe.files import path_of
from casewright.exchange.recipe.items import Item
from casewright.exchange.recipe.making import Making
from casewright.ingest.reading import DocumentReader
from casewright.ingest.source_fields import text_values
from casewright.operations import captures, sources
from casewright.operations.rows import exists

_FILES = ("file", "text", "media_type")


def apply_sources(making: Making) -> None:
    """Adds sources, archives their bytes and reads their text."""
    with DocumentReader() as reader:
        for item in making.recipe.section("sources"):
            fields = {name: value for name, value in item.values.items() if name not in _FILES}
            making.make(item, "source", sources.add_source, **fields)
            if exists(making.tx, "capture", making.identities.of(item, "capture")):
                making.count(making.result.unchanged, "capture")
                making.count(making.result.unchanged, "source_text")
                continue
            if "text" in item.values:
                _archive(making, item, str(item.values["text"]).encode(), reader)
            elif "file" in item.values and path_of(making, item) in making.contents:
                _archive(making, item, making.contents[path_of(making, item)], reader)


def apply_source_links(making: Making) -> None:
    """Says which source derives from which."""
    for item in making.recipe.section("source_links"):
        making.make(item, "source_link", sources.link_sources, **item.values, **making.references(item))


def _archive(making: Making, item: Item, content: bytes | Deposit, reader: DocumentReader) -> None:
    inline = isinstance(content, bytes)
    file_name = f"{item.key}.txt" if inline else Path(item.values["file"]).name
    stated = item.values.get("media_type") or ("text/plain" if inline else None)
    data = content if isinstance(content, bytes) else content.data
    read = reader.read(path_of(making, item) if data is None else data, stated, file_name)
    if isinstance(content, Deposit) and read.document_sha256 not in ("", content.sha256):
        making.fail(item, f"The file {item.values['file']} changed while it was being archived.")
        return
    taken: dict[str, Any] = {"file_name": file_name, "media_type": read.media_type}
    if making.recipe.analyst:
        taken["captured_by"] = making.recipe.analyst
    for capture in item.nested.get("capture", []):
        taken |= capture.values
    making.make(
        item, "capture", captures.add_capture, making.id_of(item), part="capture", data=content, **taken
    )
    making.make(
        item,
        "source_text",
        captures.add_source_text,
        making.identities.of(item, "capture"),
        part="text",
        **text_values(read),
    )
    if read.failure:
        making.fail(item, read.failure)
