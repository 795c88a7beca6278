"""The kinds of sources of a case and the types of CSL-JSON (schema 1.0.2).

A case has few kinds, CSL has many types: the type is kept beside the kind for as long as it is one of that kind.
"""

from __future__ import annotations

# For each kind: the type it is written as, and the genre that tells it from other kinds of that type.
_KINDS: dict[str, tuple[str, str | None]] = {
    "communique": ("document", "Communiqué"),
    "report": ("report", None),
    "article": ("article-newspaper", None),
    "statement": ("document", "Statement"),
    "wire": ("article-newspaper", "Agency report"),
    "register": ("entry", None),
    "interview": ("interview", None),
    "transcript": ("document", "Transcript"),
    "broadcast": ("broadcast", None),
    "social": ("post", None),
    "dataset": ("dataset", None),
    "book": ("book", None),
    "unnamed": ("document", "Unnamed origin"),
    "other": ("document", None),
}
# Every type of the schema in plain words, and its kind.
TYPES: dict[str, tuple[str, str]] = {
    "article-journal": ("Journal article", "article"),
    "article-magazine": ("Magazine article", "article"),
    "article-newspaper": ("Newspaper article", "article"),
    "article": ("Article or preprint", "article"),
    "webpage": ("Web page", "article"),
    "post-weblog": ("Blog post", "article"),
    "post": ("Post", "social"),
    "report": ("Report", "report"),
    "book": ("Book", "book"),
    "chapter": ("Chapter", "book"),
    "thesis": ("Thesis", "other"),
    "paper-conference": ("Conference paper", "article"),
    "document": ("Document", "other"),
    "pamphlet": ("Pamphlet", "report"),
    "manuscript": ("Manuscript", "other"),
    "broadcast": ("Broadcast", "broadcast"),
    "motion_picture": ("Film or video", "broadcast"),
    "song": ("Sound recording", "broadcast"),
    "interview": ("Interview", "interview"),
    "personal_communication": ("Letter or message", "other"),
    "speech": ("Speech", "statement"),
    "hearing": ("Hearing", "transcript"),
    "dataset": ("Data set", "dataset"),
    "entry": ("Register entry", "register"),
    "entry-dictionary": ("Dictionary entry", "book"),
    "entry-encyclopedia": ("Encyclopaedia entry", "book"),
    "legal_case": ("Court case", "other"),
    "legislation": ("Law", "other"),
    "bill": ("Bill", "other"),
    "regulation": ("Regulation", "other"),
    "treaty": ("Treaty", "other"),
    "patent": ("Patent", "register"),
    "standard": ("Standard", "report"),
    "map": ("Map", "other"),
    "figure": ("Figure", "other"),
    "graphic": ("Picture", "other"),
    "review": ("Review", "article"),
    "review-book": ("Book review", "article"),
    "software": ("Software", "other"),
    "classic": ("Classical work", "book"),
    "collection": ("Archival collection", "other"),
    "event": ("Event", "other"),
    "musical_score": ("Musical score", "other"),
    "performance": ("Performance", "broadcast"),
    "periodical": ("Periodical", "article"),
}
# Types whose container is the name readers know them by: a journal, a newspaper, a site, a programme.
SERIALS = frozenset(
    {
        "article-journal", "article-magazine", "article-newspaper", "article", "webpage", "post-weblog", "post", "broadcast",
        "review", "review-book",
    }
)  # fmt: skip


def type_of(kind: str) -> tuple[str, str | None]:
    """The CSL type a kind is written as, and its genre."""
    return _KINDS.get(kind, _KINDS["other"])


def kind_of(csl_type: object, genre: object = None) -> str:
    """The kind of a CSL type; the genre decides where several kinds are written as one type."""
    for kind, (written, own) in _KINDS.items():
        if own is not None and written == csl_type and str(genre).casefold() == own.casefold():
            return kind
    return TYPES[csl_type][1] if isinstance(csl_type, str) and csl_type in TYPES else "other"
