"""Applying a recipe, second part: sources, their archived files and texts, and which source derives from which."""

from __future__ import annotations

from pathlib import Path
from typing import Any

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
            data = _bytes_of(making, item)
            if data is not None:
                _archive(making, item, data, reader)


def apply_source_links(making: Making) -> None:
    """Says which source derives from which."""
    for item in making.recipe.section("source_links"):
        making.make(item, "source_link", sources.link_sources, **item.values, **making.references(item))


def _bytes_of(making: Making, item: Item) -> bytes | None:
    """What is to be archived; None when there is nothing, or, with a failure listed, when it cannot be read."""
    if "text" in item.values:
        return str(item.values["text"]).encode()
    if "file" not in item.values:
        return None
    path: Path = making.recipe.folder / item.values["file"]
    try:
        return path.read_bytes()
    except OSError as error:
        making.fail(item, f"The file {item.values['file']} cannot be read: {error.strerror or error}.")
        return None


def _archive(making: Making, item: Item, data: bytes, reader: DocumentReader) -> None:
    inline = "text" in item.values
    file_name = f"{item.key}.txt" if inline else Path(item.values["file"]).name
    read = reader.read(data, item.values.get("media_type") or ("text/plain" if inline else None), file_name)
    taken: dict[str, Any] = {"file_name": file_name, "media_type": read.media_type}
    if making.recipe.analyst:
        taken["captured_by"] = making.recipe.analyst
    for capture in item.nested.get("capture", []):
        taken |= capture.values
    making.make(item, "capture", captures.add_capture, making.id_of(item), part="capture", data=data, **taken)
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
