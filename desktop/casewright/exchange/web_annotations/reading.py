"""A file of annotations as plain values. It comes from anywhere: its size, its depth and every type in it are checked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from casewright.exchange.web_annotations import terms
from casewright.exchange.web_annotations.selectors import Selection, read_selectors, text_of
from casewright.model.errors import InvalidValue

LARGEST = 50 * 1024 * 1024
MOST = 100_000
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Comment:
    """A note on the words; `id` as the file has it."""

    text: str
    id: str | None


@dataclass(frozen=True, slots=True)
class Translation:
    """The words in another language, and who put them into it."""

    text: str
    translator: str | None
    state: str | None


@dataclass(frozen=True, slots=True)
class Target:
    """What is annotated: addresses or hashes of the document, hashes of the text that the offsets count, and where in it."""

    documents: tuple[str, ...]
    cached: tuple[str, ...]
    selection: Selection
    carried: bool


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation; `row` is its id, or its number in the file counted from 1."""

    row: int | str
    id: str | None
    targets: tuple[Target, ...]
    comments: tuple[Comment, ...]
    tags: tuple[str, ...]
    translation: Translation | None
    language: str | None
    marking: str | None


def read_annotations(data: bytes) -> list[Annotation]:
    """The annotations of a file: one, a list, a page or collection, or what Hypothesis exports.

    Raises:
        InvalidValue: it is no such file, or too large or too deep.
    """
    if len(data) > LARGEST:
        raise InvalidValue(f"The file is larger than {LARGEST // 1024**2} MB, the most that is read.")
    items = list(_items(_parsed(data)))
    if len(items) > MOST:
        raise InvalidValue(f"The file holds {len(items):,} annotations; {MOST:,} is the most that is read.")
    found = [_annotation(item, n) for n, item in enumerate(items, 1) if isinstance(item, dict)]
    if not found:
        raise InvalidValue("The file holds no annotations.")
    return found


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        why = "it is nested too deeply" if isinstance(error, RecursionError) else "it is no JSON"
        raise InvalidValue(f"The file cannot be read as annotations: {why}.") from None


def _no_number(name: str) -> float:
    raise ValueError(name)


def _items(document: Any, depth: int = 0) -> Iterator[Any]:
    """Annotations wherever they lie: in lists, pages (`items`), collections (`first`), `rows` and `annotations`."""
    if depth > _DEEPEST:
        return
    if isinstance(document, list):
        for each in document:
            yield from _items(each, depth + 1)
    elif isinstance(document, dict):
        held = [document[name] for name in ("items", "rows", "annotations", "@graph") if name in document]
        if held:
            yield from _items(held, depth + 1)
        elif isinstance(document.get("first"), dict):
            yield from _items(document["first"], depth + 1)
        elif "target" in document or "uri" in document:
            yield document


def _annotation(item: dict[str, Any], number: int) -> Annotation:
    own_id = _string(item.get("id", item.get("@id")))
    bodies = [
        each for each in _listed(item.get("body", item.get("bodyValue"))) if isinstance(each, dict | str)
    ]
    targets = [_target(each, item) for each in _listed(item.get("target"))]
    comments, tags, translation = [], list[str](), None
    for body in bodies:
        words = _string(body) if isinstance(body, str) else _string(body.get("value", body.get("text")))
        if not words or not words.strip():
            continue
        purposes = _purposes(body)
        if "tagging" in purposes:
            tags.append(" ".join(words.split()))
        elif isinstance(body, dict) and terms.TRANSLATION_STATE in body:
            translation = Translation(
                words, _name(body.get("creator")), _string(body[terms.TRANSLATION_STATE])
            )
        else:
            comments.append(Comment(words, _string(body.get("id")) if isinstance(body, dict) else None))
    # Hypothesis has both beside the target
    tags += [tag for each in _listed(item.get("tags")) if (tag := " ".join(text_of(each).split()))]
    text = _string(item.get("text"))
    if text and text.strip() and not comments:
        comments.append(Comment(text, None))
    return Annotation(
        own_id or number, own_id, tuple(each for each in targets if each), tuple(comments), tuple(dict.fromkeys(tags)),
        translation, _string(item.get(terms.LANGUAGE)), _string(item.get(terms.MARKING)),
    )  # fmt: skip


def _target(value: Any, item: dict[str, Any]) -> Target:
    named = value if isinstance(value, dict) else {"source": value}
    source = named.get("source", named.get("id"))
    documents = [_string(source.get("id") if isinstance(source, dict) else source)]
    states = [each for each in _listed(named.get("state")) if isinstance(each, dict)]
    documents += [_string(state.get(terms.FILE)) for state in states]
    documents += [_string(item.get("uri")), *_linked(item.get("document"))]
    cached = [_string(each) for state in states for each in _listed(state.get("cached"))]
    return Target(
        tuple(dict.fromkeys(each for each in documents if each)),
        tuple(each.removeprefix(terms.SHA256).lower() for each in cached if each),
        read_selectors(named.get("selector")),
        named.get(terms.CARRIED) is True,
    )


def _linked(document: Any) -> Iterator[str | None]:
    """Other addresses of a document, as Hypothesis knows them."""
    links = document.get("link") if isinstance(document, dict) else None
    yield from (_string(each.get("href")) for each in _listed(links) if isinstance(each, dict))


def _purposes(body: Any) -> set[str]:
    named = _listed(body.get("purpose")) if isinstance(body, dict) else []
    return {each.rpartition(":")[2] for each in named if isinstance(each, str)}


def _name(creator: Any) -> str | None:
    named = creator.get("name") if isinstance(creator, dict) else creator
    return _string(named)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _string(value: Any) -> str | None:
    return text_of(value) or None
