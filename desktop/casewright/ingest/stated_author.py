"""The author that a document states, unless a program filled the field because nobody did."""

from __future__ import annotations

import re

from casewright.ingest.canonical_text import one_line

_BY_PROGRAMS = re.compile(
    r"\(?(?:anonymous|unknown|unspecified|none|null|n/a|author|user\d*|owner|admin(?:istrator)?|default(?: user)?|guest|root|pc|"
    r"benutzer|usuario|utilisateur|пользователь|kullanıcı|korisnik|microsoft office[ -](?:user|anwender)|"
    r"windows[ -](?:user|benutzer)|microsoft|python-docx|openpyxl|libreoffice|acrobat|scanner)\)?",
    re.IGNORECASE,
)


def stated_author(words: str | None) -> str | None:
    """A name on one line."""
    author = one_line(words)
    return (
        None
        if author is None or _BY_PROGRAMS.fullmatch(author) or not any(map(str.isalpha, author))
        else author
    )
