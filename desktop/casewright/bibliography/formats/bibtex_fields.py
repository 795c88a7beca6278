"""Fields of BibTeX and biblatex as CSL variables, both ways, in groups that belong together.

A group reads some of the fields of an entry and says which it used; what no group uses is kept under `custom`. Values come
and go as LaTeX without their outer braces.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from casewright.bibliography.csl_record import Item
from casewright.bibliography.dates import csl_date, edtf_of, literal_of
from casewright.bibliography.formats.bibtex_names import names_from_latex, names_to_latex
from casewright.bibliography.formats.latex import decode_latex, encode_latex

Fields = Mapping[str, str]
Read = Callable[[Fields, str], tuple[Item, tuple[str, ...]]]
Write = Callable[[Item, Fields], dict[str, str]]


@dataclass(frozen=True)
class Group:
    """`read(fields, csl type)` gives CSL variables and the names of the fields used; `write(item, fields before)` the fields."""

    variables: tuple[str, ...]
    read: Read
    write: Write


_TEXTS = {
    "volume": "volume", "volumes": "number-of-volumes", "pages": "page", "pagetotal": "number-of-pages", "edition": "edition",
    "version": "version", "chapter": "chapter-number", "part": "part-number", "issn": "ISSN", "isbn": "ISBN", "abstract": "abstract",
    "keywords": "keyword", "note": "note", "type": "genre", "shorttitle": "title-short", "shortjournal": "container-title-short",
    "origtitle": "original-title", "origpublisher": "original-publisher", "origlocation": "original-publisher-place",
    "eventtitle": "event-title", "venue": "event-place", "pubstate": "status", "howpublished": "medium", "section": "section",
    "scale": "scale", "archive": "archive",
}  # fmt: skip
_AS_WRITTEN = {"doi": "DOI", "url": "URL"}
_NAMES = {"author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author", "director": "director",
          "interviewer": "interviewer", "recipient": "recipient"}  # fmt: skip
_ALIASES = {
    "publisher-place": ("address", "location"),
    "annote": ("annote", "annotation"),
    "language": ("language", "langid"),
}
_PUBLISHERS = ("publisher", "institution", "school", "organization")
_PUBLISHER_OF = {
    "report": "institution",
    "thesis": "school",
    "webpage": "organization",
    "post-weblog": "organization",
    "post": "organization",
}
_SERIAL = (
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "article",
    "review",
    "review-book",
    "periodical",
)


def _text(field: str, variable: str) -> Group:
    def read(fields: Fields, _type: str) -> tuple[Item, tuple[str, ...]]:
        value = decode_latex(fields.get(field, ""))
        value = value.replace("–", "-") if variable == "page" else value
        return ({variable: value}, (field,)) if value else ({}, ())

    def write(item: Item, _before: Fields) -> dict[str, str]:
        value = item.get(variable)
        if not _is_plain(value):
            return {}
        text = str(value).replace("-", "--") if variable == "page" else str(value)
        return {field: encode_latex(text)}

    return Group((variable,), read, write)


def _as_written(field: str, variable: str) -> Group:
    def read(fields: Fields, _type: str) -> tuple[Item, tuple[str, ...]]:
        value = fields.get(field, "").strip()
        for sign in "%_&#$~{}":
            value = value.replace(f"\\{sign}", sign)
        return ({variable: value}, (field,)) if value else ({}, ())

    def write(item: Item, _before: Fields) -> dict[str, str]:
        value = str(item.get(variable) or "")
        value = value.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
        return {field: value} if value else {}

    return Group((variable,), read, write)


def _names(field: str, variable: str) -> Group:
    def read(fields: Fields, _type: str) -> tuple[Item, tuple[str, ...]]:
        names = names_from_latex(fields.get(field, ""))
        return ({variable: names}, (field,)) if names else ({}, ())

    def write(item: Item, _before: Fields) -> dict[str, str]:
        value = item.get(variable)
        written = names_to_latex(value) if isinstance(value, list) else ""
        return {field: written} if written else {}

    return Group((variable,), read, write)


def _alias(variable: str, names: tuple[str, ...]) -> Group:
    def read(fields: Fields, _type: str) -> tuple[Item, tuple[str, ...]]:
        field = next((name for name in names if fields.get(name)), None)
        return ({variable: decode_latex(fields[field])}, (field,)) if field else ({}, ())

    def write(item: Item, before: Fields) -> dict[str, str]:
        field = next((name for name in names if name in before), names[0])
        return {field: encode_latex(str(item[variable]))} if _is_plain(item.get(variable)) else {}

    return Group((variable,), read, write)


def _read_title(fields: Fields, _type: str) -> tuple[Item, tuple[str, ...]]:
    return _joined(fields, "title", "title", "subtitle")


def _write_title(item: Item, _before: Fields) -> dict[str, str]:
    return {"title": encode_latex(str(item["title"]))} if _is_plain(item.get("title")) else {}


def _read_container(fields: Fields, _type: str) -> tuple[Item, tuple[str, ...]]:
    for name, sub in (
        ("journaltitle", "journalsubtitle"),
        ("journal", "journalsubtitle"),
        ("booktitle", "booksubtitle"),
    ):
        if fields.get(name):
            return _joined(fields, "container-title", name, sub)
    return {}, ()


def _write_container(item: Item, before: Fields) -> dict[str, str]:
    if not _is_plain(item.get("container-title")):
        return {}
    serial = item.get("type") in _SERIAL
    names = ("journal", "journaltitle") if serial else ("booktitle",)
    field = next((name for name in ("journaltitle", "journal", "booktitle") if name in before), names[0])
    return {field: encode_latex(str(item["container-title"]))}


def _joined(fields: Fields, variable: str, name: str, sub: str) -> tuple[Item, tuple[str, ...]]:
    title, subtitle = decode_latex(fields.get(name, "")), decode_latex(fields.get(sub, ""))
    if not title:
        return {}, ()
    if not subtitle:
        return {variable: title}, (name,)
    return {variable: f"{title}{' ' if title[-1] in '?!:' else ': '}{subtitle}"}, (name, sub)


def _read_publisher(fields: Fields, _type: str) -> tuple[Item, tuple[str, ...]]:
    field = next((name for name in _PUBLISHERS if fields.get(name)), None)
    return ({"publisher": decode_latex(fields[field])}, (field,)) if field else ({}, ())


def _write_publisher(item: Item, before: Fields) -> dict[str, str]:
    if not _is_plain(item.get("publisher")):
        return {}
    usual = _PUBLISHER_OF.get(str(item.get("type")), "publisher")
    field = next((name for name in _PUBLISHERS if name in before), usual)
    return {field: encode_latex(str(item["publisher"]))}


def _read_number(fields: Fields, csl_type: str) -> tuple[Item, tuple[str, ...]]:
    found: Item = {}
    number, issue, series = (decode_latex(fields.get(name, "")) for name in ("number", "issue", "series"))
    used = [name for name, value in (("number", number), ("issue", issue), ("series", series)) if value]
    if series:
        found["collection-title"] = series
    if number and csl_type in _SERIAL:
        found["issue"] = number
        if issue:
            used.remove("issue")
    elif number:
        found["collection-number" if series and csl_type in ("book", "chapter") else "number"] = number
    if issue and "issue" not in found:
        found["issue"] = issue
    return found, tuple(used)


def _write_number(item: Item, _before: Fields) -> dict[str, str]:
    written: dict[str, str] = {}
    if _is_plain(item.get("collection-title")):
        written["series"] = encode_latex(str(item["collection-title"]))
    serial = item.get("type") in _SERIAL
    for variable in ("collection-number", "issue", "number"):
        if _is_plain(item.get(variable)):
            name = "issue" if variable == "issue" and not serial else "number"
            written.setdefault(name, encode_latex(str(item[variable])))
    return written


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _read_issued(fields: Fields, _type: str) -> tuple[Item, tuple[str, ...]]:
    """`date` is EDTF in biblatex; `year`, `month` and `day` are what BibTeX has."""
    if date := _bare(fields.get("date", "")):
        used = tuple(name for name in ("date", "year", "month", "day") if fields.get(name))
        return {"issued": csl_date(date)}, used
    year = _bare(fields.get("year", ""))
    if not year:
        return {}, ()
    month, day = decode_latex(fields.get("month", "")), decode_latex(fields.get("day", ""))
    used = tuple(name for name, value in (("year", year), ("month", month), ("day", day)) if value)
    number = next((n for n, name in enumerate(_MONTHS, 1) if month.lower().startswith(name)), None)
    number = int(month) if month.isascii() and month.isdecimal() and len(month) < 3 else number
    parts = [year, *([number] if number else []), *([day] if number and day else [])]
    made = {"date-parts": [parts]}
    edtf = edtf_of(made)
    if edtf is None or (month and not number):
        return {"issued": {"literal": " ".join(filter(None, (day, month, year)))}}, used
    return {"issued": csl_date(edtf)}, used


def _write_issued(item: Item, _before: Fields) -> dict[str, str]:
    date = item.get("issued")
    edtf = edtf_of(date)
    if edtf is None:
        literal = literal_of(date)
        return {"year": encode_latex(literal)} if literal else {}
    year = edtf[:4]
    plain = year.isdecimal() and edtf[4:5] in ("", "-", "~", "?", "%")
    return {"date": edtf} | ({"year": year} if plain else {})


def _date(field: str, variable: str) -> Group:
    def read(fields: Fields, _type: str) -> tuple[Item, tuple[str, ...]]:
        value = _bare(fields.get(field, ""))
        return ({variable: csl_date(value)}, (field,)) if value else ({}, ())

    def write(item: Item, _before: Fields) -> dict[str, str]:
        value = edtf_of(item.get(variable)) or encode_latex(literal_of(item.get(variable)))
        return {field: value} if value else {}

    return Group((variable,), read, write)


def _bare(value: str) -> str:
    """A date without braces; as EDTF it may hold `~`, which LaTeX takes for a space."""
    bare = value.replace("{", "").replace("}", "").strip()
    return bare if edtf_of(bare) else decode_latex(value)


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip() != ""


GROUPS: tuple[Group, ...] = (
    *(_names(field, variable) for field, variable in _NAMES.items()),
    Group(("title",), _read_title, _write_title),
    Group(("container-title",), _read_container, _write_container),
    Group(("issued",), _read_issued, _write_issued),
    Group(("publisher",), _read_publisher, _write_publisher),
    *(_alias(variable, names) for variable, names in _ALIASES.items()),
    Group(("collection-title", "collection-number", "issue", "number"), _read_number, _write_number),
    *(_text(field, variable) for field, variable in _TEXTS.items()),
    *(_as_written(field, variable) for field, variable in _AS_WRITTEN.items()),
    _date("urldate", "accessed"),
    _date("origdate", "original-date"),
    _date("eventdate", "event-date"),
)
TRANSLATED_TITLE = "usere"
