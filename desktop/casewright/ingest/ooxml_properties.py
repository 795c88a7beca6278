"""What an Office document says of itself in `docProps/core.xml` and `docProps/app.xml`."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from casewright.ingest.canonical_text import one_line
from casewright.ingest.ooxml_text import parse_safely

_FURTHER = {
    "created": "created", "modified": "modified", "lastModifiedBy": "last_modified_by", "subject": "subject",
    "keywords": "keywords", "category": "category", "description": "description", "Company": "company",
    "Manager": "manager", "Application": "made_with",
}  # fmt: skip
_DATES = ("created", "modified")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NOT_MEANT = frozenset(
    ("python-docx", "openpyxl", "user", "author", "unknown", "microsoft office user", "title")
)
_PARTS = ("docProps/core.xml", "docProps/app.xml")
_LONGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Properties:
    """Fields as `Extraction` has them. The day a file was made is no date of publication: it is in `further`."""

    title: str | None = None
    author: str | None = None
    language: str | None = None
    further: Mapping[str, str] = field(default_factory=dict)


def properties(data: bytes) -> Properties:
    """The properties of a package that `zip_guard` has let pass; empty ones when they cannot be read."""
    stated: dict[str, str] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        for name in _PARTS:
            try:
                if container.getinfo(name).file_size > _LONGEST:
                    continue
                root = parse_safely(container.read(name))
            except (KeyError, etree.LxmlError, zipfile.BadZipFile):
                continue
            for element in root:
                if isinstance(element.tag, str):
                    words = one_line(element.text)
                    if words:
                        stated.setdefault(element.tag.rpartition("}")[2], words)
    language = stated.get("language", "")
    further = {
        ours: stated[theirs][:10] if ours in _DATES else stated[theirs]
        for theirs, ours in _FURTHER.items()
        if theirs in stated and (ours not in _DATES or _DAY.match(stated[theirs]))
    }
    return Properties(
        title=_meant(stated.get("title")),
        author=_meant(stated.get("creator")),
        language=language if _LANGUAGE.fullmatch(language) else None,
        further=further,
    )


def _meant(words: str | None) -> str | None:
    return None if words is None or words.lower() in _NOT_MEANT else words
