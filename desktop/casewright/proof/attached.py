"""The manifest attached to a finished brief, read from a file that may come from anybody: nothing of it is taken on trust."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from casewright.brief.manifest import FILE_NAME, FORMAT, Manifest
from casewright.ingest.child import ChildProcess, Refusal
from casewright.ingest.ordinary_file import read_file, why_not
from casewright.model.errors import CaseError

_LARGEST = 64 * 1024 * 1024
_LARGEST_BRIEF = 512 * 1024 * 1024
_FIELDS = {"format", "case_id", "brief_id", "version", "case_head", "quotes"}
_QUOTE_FIELDS = {
    "number",
    "passage_id",
    "source_id",
    "exact",
    "start",
    "end",
    "text_sha256",
    "archive_sha256",
}
_NUMBERS = {"number", "start", "end"}


class NoManifest(CaseError):
    """The file is no PDF, or one without the manifest of a brief."""


def read_manifest(pdf: Path) -> Manifest:
    """The manifest inside a finished brief. The file is opened in the child process: it may come from anybody.

    Raises:
        NoManifest: the file cannot be read, is no PDF, or carries no manifest of a brief.
    """
    with ChildProcess() as child:
        return manifest_of(child, file_bytes(pdf), pdf.name)


def file_bytes(pdf: Path) -> bytes:
    """What is in the file. Raises NoManifest when it cannot be read, or is too large for a brief."""
    try:
        data = read_file(pdf, _LARGEST_BRIEF)
    except OSError as error:
        raise NoManifest(f"{pdf.name} cannot be read: {why_not(error)}.") from error
    if data is None:
        raise NoManifest(f"{pdf.name} is too large for a brief.")
    return data


def manifest_of(child: ChildProcess, data: bytes, name: str) -> Manifest:
    """The manifest in the bytes of a PDF; `name` is what to call the file. Raises NoManifest as `read_manifest` does."""
    attached = child.ask(
        "pdf_attachment", {"name": FILE_NAME}, data, longest_answer=_LARGEST, doing="Reading the brief"
    )
    if isinstance(attached, Refusal) or not attached:
        raise NoManifest(f"{name} is no PDF that carries the manifest of a brief.")
    return _checked(attached, name)


def _checked(data: bytes, name: str) -> Manifest:
    try:
        manifest = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NoManifest(f"The manifest in {name} is damaged.") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT or not manifest.keys() >= _FIELDS:
        raise NoManifest(f"The manifest in {name} is not of a kind that this Casewright reads.")
    quotes = manifest["quotes"]
    citations = manifest.setdefault("citations", [])  # manifests of earlier versions name none
    if not (_all(quotes, _is_quote) and _all(citations, _is_citation)):
        raise NoManifest(f"The manifest in {name} is damaged.")
    return manifest


def _all(values: Any, is_sound: Callable[[Any], bool]) -> bool:
    return isinstance(values, list) and all(isinstance(each, dict) and is_sound(each) for each in values)


def _is_quote(quote: dict[str, Any]) -> bool:
    return all(
        isinstance(quote.get(name), int if name in _NUMBERS else str) and not isinstance(quote[name], bool)
        for name in _QUOTE_FIELDS
    )


def _is_citation(citation: dict[str, Any]) -> bool:
    return all(isinstance(citation.get(name), str) for name in ("after", "label"))
