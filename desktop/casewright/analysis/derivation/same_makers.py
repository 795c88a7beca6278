"""The same hand or the same data behind two sources: one author, one named register or data set, one e-mail and its parts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

from casewright.analysis.derivation.documents import Document, Proposal, folded, older_first
from casewright.casefile.readers import Readable
from casewright.model.short_text import shorten

AUTHOR, DATA, MAIL = "same author", "same data", "e-mail"
_NOBODY = frozenset(
    [
        "admin",
        "editor",
        "editors",
        "editorial",
        "staff",
        "newsroom",
        "redaktion",
        "unknown",
        "anonymous",
        "agency",
        "team",
        "desk",
        "webmaster",
    ]
)
_NOUNS = "Register|Registry|Database|Dataset|Census|Survey|Index|Tracker|Gazette"
_COLLECTIONS = re.compile(_NOUNS)
_DATA = re.compile(
    r"(?i:according to|data (?:from|of|in)|figures (?:from|of|in)|based on|drawn from|listed in|entry in|entries in|extract (?:from|of)|"
    r"records (?:from|of)|source:)\s+(?:the\s+)?((?:(?:[A-Z][\w’'-]+|of|and|for|de|the)\s+){1,7}"
    rf"(?:{_NOUNS}))\b"
)


def find_authors(documents: Sequence[Document]) -> Iterator[Proposal]:
    """Sources of different publishers by one author, each held against the earliest."""
    by_author: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        name = folded(document.author or "")
        words = re.findall(r"\w+", name)
        if len(words) >= 2 and not _NOBODY & set(words):
            by_author[name].append(document)
    for group in by_author.values():
        for parent, child in _with_the_earliest(group):
            if parent.publisher and parent.publisher == child.publisher:
                continue  # one outlet's writer writes all day; that is no news
            evidence = f"Both are by {shorten(child.author or '', 80)}."
            yield Proposal(child.id, parent.id, "same_author", AUTHOR, 0.9, evidence)


def find_data(documents: Sequence[Document]) -> Iterator[Proposal]:
    """Sources that name the same register or data set as what they rest on; that source itself where the case has it."""
    naming: dict[str, dict[UUID, tuple[Document, str]]] = defaultdict(dict)
    for document in documents:
        if not _COLLECTIONS.search(document.text):
            continue  # far quicker to see than the whole form
        for match in _DATA.finditer(document.text):
            naming[folded(match[1])].setdefault(document.id, (document, match[0]))
    owners = {folded(each.title): each for each in documents if each.kind in ("register", "dataset")}
    for name, found in naming.items():
        owner = next((each for title, each in owners.items() if name in title), None)
        for parent, child in (
            _with_the_earliest([each for each, _ in found.values()])
            if owner is None
            else ((owner, each) for each, _ in found.values() if each.id != owner.id)
        ):
            words = found[child.id][1]
            kind = "cites_as_basis" if owner is not None else "same_dataset"
            yield Proposal(child.id, parent.id, kind, DATA, 0.8, f"It says “{shorten(words, 160)}”.")


def find_mail(case: Readable) -> Iterator[Proposal]:
    """E-mails and what came attached to them: the e-mail passes it on."""
    mails: dict[str, UUID] = {}
    parts: list[tuple[UUID, str]] = []
    for source, sha256, media_type, note in case.read(
        "SELECT source_id, sha256, media_type, note FROM capture ORDER BY id"
    ):
        if media_type == "message/rfc822":
            mails[sha256] = UUID(bytes=source)
        if note and (match := re.search(r"e-mail is archived as ([0-9a-f]{64})", note)):
            parts.append((UUID(bytes=source), match[1]))
    for part, sha256 in parts:
        mail = mails.get(sha256)
        if mail is not None and mail != part:
            yield Proposal(mail, part, "republishes", MAIL, 0.95, "It came attached to this e-mail.")


def _with_the_earliest(group: Sequence[Document]) -> Iterator[tuple[Document, Document]]:
    if len(group) < 2:
        return
    first = group[0]
    for other in group[1:]:
        first = older_first(first, other)[0]
    yield from ((first, other) for other in group if other.id != first.id)
