"""What an Office document says of itself in its core and extended properties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from casewright.ingest.canonical_text import one_line
from casewright.ingest.ooxml_package import OfficePackage
from casewright.ingest.stated_author import stated_author
from casewright.ingest.titles import stated_title

_FURTHER = {
    "created": "created", "modified": "modified", "lastModifiedBy": "last_modified_by", "subject": "subject",
    "keywords": "keywords", "category": "category", "description": "description", "Company": "company",
    "Manager": "manager", "Application": "made_with",
}  # fmt: skip
_DATES = ("created", "modified")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_KINDS = ("core-properties", "extended-properties", "extendedProperties")
_USUAL_PARTS = ("docProps/core.xml", "docProps/app.xml")
_LONGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Properties:
    """Fields as `Extraction` has them. The day a file was made is no date of publication: it is in `further`."""

    title: str | None = None
    author: str | None = None
    language: str | None = None
    further: Mapping[str, str] = field(default_factory=dict)


def properties(package: OfficePackage) -> Properties:
    """The properties of a package; empty ones when they cannot be read."""
    stated: dict[str, str] = {}
    named = [each.part for each in package.relations("") if each.kind in _KINDS]
    for part in dict.fromkeys((*named, *_USUAL_PARTS)):
        for element in _elements(package, part):
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
        title=stated_title(stated.get("title")),
        author=stated_author(stated.get("creator")),
        language=language if _LANGUAGE.fullmatch(language) else None,
        further=further,
    )


def _elements(package: OfficePackage, part: str) -> list[Any]:
    data = package.read(part)
    root = package.tree(part) if data is not None and len(data) <= _LONGEST else None
    return [each for each in root if isinstance(each.tag, str)] if root is not None else []
