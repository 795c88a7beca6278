"""A CSL item as the formatters read it: every part typed, nothing missing, titles in the form in which they are cited."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from casewright.bibliography.csl_record import Item, custom_of, without_markup
from casewright.bibliography.kinds import kind_of
from casewright.bibliography.styles.name_lists import Name
from casewright.bibliography.styles.runs import Runs, Sentence, italic, quoted, upright
from casewright.bibliography.styles.times import When, when

# Works whose publisher stands for the author when nobody is named (CMOS 17, 14.84; APA 7, 9.11).
_BY_THEIR_PUBLISHER = frozenset(
    {"report", "document", "webpage", "dataset", "standard", "pamphlet", "entry", "map", "software", "speech"}
)
_ARTICLE = re.compile(r"^(?:The|A|An)\s+", re.IGNORECASE)
_SMALL = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "its",
        "of",
        "on",
        "or",
        "the",
        "their",
        "to",
        "with",
    }
)
_RANGE = re.compile(r"(\d+)\s*(?:-|–|--)\s*(\d+)")


@dataclass(frozen=True)
class Work:
    """What a reference can be made of."""

    item: Item

    def text(self, name: str) -> str:
        """A variable as one line of text; empty when there is none."""
        value = self.item.get(name)
        return (
            " ".join(str(value).split())
            if isinstance(value, str | int | float) and not isinstance(value, bool)
            else ""
        )

    def names(self, role: str) -> tuple[Name, ...]:
        """The people and organisations in a role."""
        value = self.item.get(role)
        return tuple(filter(lambda name: name.last, map(_name, value))) if isinstance(value, list) else ()

    @property
    def type(self) -> str:
        """The CSL type."""
        return self.text("type")

    @property
    def kind(self) -> str:
        """The kind of source of the case."""
        return kind_of(self.item.get("type"), self.item.get("genre"))

    @property
    def creators(self) -> tuple[Name, ...]:
        """The authors; where nobody is named, the body that published it."""
        authors = self.names("author")
        if authors or self.type not in _BY_THEIR_PUBLISHER or self.names("editor"):
            return authors
        body = self.text("publisher") or self.text("authority")
        return (Name(literal=body),) if body else ()

    @property
    def publisher(self) -> str:
        """The publisher, unless it is named as the author."""
        named = self.text("publisher")
        return "" if [named] == [name.literal for name in self.creators] else named

    @property
    def container(self) -> str:
        """The journal, paper, site or programme it stands in."""
        return self.text("container-title")

    @property
    def outlet(self) -> str:
        """The container, or the publisher where no container is named."""
        return self.container or self.publisher

    @property
    def issued(self) -> When:
        """When it was published."""
        return when(self.item.get("issued"))

    @property
    def accessed(self) -> When:
        """When it was looked at."""
        return when(self.item.get("accessed"))

    @property
    def address(self) -> str:
        """The DOI as an address, or the URL."""
        doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", self.text("DOI"), flags=re.IGNORECASE)
        return f"https://doi.org/{doi}" if doi else self.text("URL")

    @property
    def archived(self) -> str:
        """The address of a copy in a web archive."""
        found = custom_of(self.item).get("archive-url")
        return found if isinstance(found, str) and found != self.text("URL") else ""

    @property
    def collection(self) -> str:
        """Box and folder, collection, archive and place."""
        parts = ("archive_location", "archive_collection", "archive", "archive-place")
        return ", ".join(filter(None, map(self.text, parts)))

    @property
    def genre(self) -> str:
        """What sort of document it is, as a phrase: `communiqué`, `press release`."""
        genre = self.text("genre")
        return genre[:1].lower() + genre[1:] if genre[1:2].islower() else genre

    @property
    def pages(self) -> str:
        """The pages, with an en dash and all digits."""
        return _RANGE.sub(r"\1–\2", self.text("page")).replace("-", "–")

    @property
    def short_pages(self) -> str:
        """The pages as Chicago shortens them: 321–28 (CMOS 17, 9.61)."""
        return _RANGE.sub(
            lambda each: f"{each[1]}–{_shortened(each[1], each[2])}", self.text("page")
        ).replace("-", "–")

    def title(self, look: str, *, with_script: bool = True) -> Runs:
        """The title `quoted`, `italic` or `roman`, transliterated where it is, with its own script and its translation behind."""
        custom = custom_of(self.item)
        own, other = self.text("title"), _line(custom.get("title-transliterated"))
        first = other or own
        if not first:
            return ()
        styled = {"quoted": quoted, "italic": italic, "roman": upright}[look](first)
        behind = own if other and other != own and with_script else ""
        translated = _line(custom.get("title-translated"))
        parts = (
            Sentence(styled)
            .add(" ", without_markup(behind))
            .add(" ", f"[{translated}]" if translated else "")
        )
        return parts.open()

    @property
    def short_title(self) -> str:
        """At most four words, without a subtitle and a leading article (CMOS 17, 14.33)."""
        given = self.text("title-short")
        if given:
            return without_markup(given)
        title = without_markup(_line(custom_of(self.item).get("title-transliterated")) or self.text("title"))
        main = re.split(r"[:?!]\s|\s[–—]\s", title)[0]
        if len(main.split()) <= 4:
            return main
        words = _ARTICLE.sub("", main).split()[:4]
        while len(words) > 1 and (words[-1].lower() in _SMALL or _opens_more(" ".join(words))):
            words.pop()
        return " ".join(words).rstrip(",;")


def _name(value: object) -> Name:
    if not isinstance(value, Mapping):
        return Name()
    part = {
        key: _line(value.get(key))
        for key in ("family", "given", "suffix", "dropping-particle", "non-dropping-particle", "literal")
    }
    return Name(
        part["family"], part["given"], part["suffix"], part["dropping-particle"], part["non-dropping-particle"], part["literal"]
    )  # fmt: skip


def _line(value: Any) -> str:
    return (
        " ".join(str(value).split()) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    )


def _opens_more(text: str) -> bool:
    """Whether a quotation or parenthesis is left open."""
    return any(text.count(opened) > text.count(closed) for opened, closed in ("“”", "()", "[]", "«»"))


def _shortened(first: str, last: str) -> str:
    if len(first) != len(last) or len(first) < 3 or first.endswith("00") or int(last) <= int(first):
        return last
    same = next((n for n, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), 0)
    changed = len(last) - same
    return last[-(changed if first[-2] == "0" else max(2, changed)) :]
