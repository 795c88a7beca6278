"""What a web page states about itself: title, author, date, publisher, address, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from casewright.ingest.canonical_text import one_line
from casewright.ingest.titles import stated_title
from casewright.ingest.web_address import is_web_address
from casewright.model.dates import parse_edtf
from casewright.model.errors import InvalidValue

_TITLE = ("og:title", "citation_title", "dc.title", "twitter:title")
_AUTHOR = ("author", "article:author", "citation_author", "dc.creator", "parsely-author", "byl")
_PUBLISHED = (
    "article:published_time", "citation_publication_date", "citation_date", "datepublished", "dc.date",
    "dc.date.issued", "pubdate", "parsely-pub-date", "date",
)  # fmt: skip
_PUBLISHER = (
    "og:site_name",
    "citation_publisher",
    "citation_journal_title",
    "dc.publisher",
    "application-name",
)
_ADDRESS = ("og:url", "citation_public_url")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|[0-9]{3}))?")
_DATE = re.compile(r"([0-9]{4})[-/]([0-9]{2})(?:[-/]([0-9]{2}))?(?:[T ].*)?|([0-9]{4})")
_MOST_NODES = 5_000
_LONGEST_JSON = 500_000


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Fields as `Extraction` has them."""

    title: str | None
    author: str | None
    published: str | None
    publisher: str | None
    address: str | None
    language: str | None


def read_metadata(root: Any) -> PageMetadata:
    """Meta elements first, then JSON-LD, then the title and the first heading."""
    meta, linked = _stated(root)
    titles = (
        _first(meta, _TITLE),
        linked.get("headline"),
        _element_text(root, "title"),
        _element_text(root, "h1"),
    )
    address = meta.get("canonical") or _first(meta, _ADDRESS)
    return PageMetadata(
        title=next(filter(None, map(stated_title, titles)), None),
        author=one_line(_not_address(_first(meta, _AUTHOR)) or linked.get("author")),
        published=_edtf(_first(meta, _PUBLISHED) or linked.get("datePublished")),
        publisher=one_line(_first(meta, _PUBLISHER) or linked.get("publisher")),
        address=address if address and len(address) <= 2000 and is_web_address(address) else None,
        language=_language_tag(meta.get("lang")),
    )


def _stated(root: Any) -> tuple[dict[str, str], dict[str, str]]:
    """The first value of each named meta element, with "canonical" and "lang"; and the fields of JSON-LD."""
    meta: dict[str, str] = {}
    linked: dict[str, str] = {}
    for node in _first_elements(root):
        attributes = node.attrs or {}
        if node.name == "meta" and attributes.get("content"):
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            meta.setdefault(name.lower(), attributes["content"])
        elif node.name == "link" and (attributes.get("rel") or "").lower() == "canonical":
            meta.setdefault("canonical", attributes.get("href") or "")
        elif node.name == "html":
            meta.setdefault("lang", attributes.get("lang") or "")
        elif node.name == "script" and attributes.get("type") == "application/ld+json" and not linked:
            linked = _linked_data(_own_text(node))
    return meta, linked


def _first_elements(root: Any) -> Iterator[Any]:
    """Elements in document order, up to a bound: what a page states of itself stands near its beginning."""
    todo, seen = [root], 0
    while todo and seen < _MOST_NODES:
        node = todo.pop()
        seen += 1
        if not node.name.startswith(("#", "!")) or node is root:
            yield node
            todo.extend(reversed(node.children or ()))


def _linked_data(text: str) -> dict[str, str]:
    """headline, author, datePublished and publisher of the first article in a schema.org JSON-LD block."""
    if len(text) > _LONGEST_JSON:
        return {}
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    graph = data.get("@graph", [data]) if isinstance(data, dict) else data
    for item in graph if isinstance(graph, list) else []:
        if isinstance(item, dict) and "headline" in item:
            fields = {
                key: _name_of(item.get(key)) for key in ("headline", "author", "datePublished", "publisher")
            }
            return {key: value for key, value in fields.items() if value}
    return {}


def _name_of(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name_of, value[:20]))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None


def _element_text(root: Any, name: str) -> str | None:
    found = next((node for node in _first_elements(root) if node.name == name), None)
    return _own_text(found) if found is not None else None


def _own_text(node: Any) -> str:
    parts, todo = [], [node]
    while todo:
        each = todo.pop()
        if each.name == "#text":
            parts.append(each.data or "")
        todo.extend(reversed(getattr(each, "children", None) or ()))
    return "".join(parts)


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if meta.get(name, "").strip()), None)


def _not_address(author: str | None) -> str | None:
    return None if author and is_web_address(author) else author


def _language_tag(tag: str | None) -> str | None:
    return tag.replace("_", "-") if tag and _LANGUAGE_TAG.fullmatch(tag) else None


def _edtf(stated: str | None) -> str | None:
    """The day (month, year) at the beginning of what a page states; nothing is guessed from other notations."""
    match = _DATE.fullmatch(stated.strip()[:60]) if stated else None
    if match is None:
        return None
    date = "-".join(filter(None, match.groups()))
    try:
        return parse_edtf(date).edtf
    except InvalidValue:
        return None
