"""Values of BibTeX fields: `{braced} # "quoted" # macro # 12` put together; and what an entry inherits by `crossref`."""

from __future__ import annotations

from collections.abc import Mapping

from casewright.model.errors import InvalidValue

_MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
_LONGEST = 1_000_000
_MOST_MACROS = 50
# Fields that a child does not take from its parent (biblatex, appendix B), and those that are called otherwise there.
_OWN = frozenset(
    {"crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options", "presort", "related", "sortkey", "shorthand",
     "shorttitle", "title", "subtitle", "titleaddon", "keywords", "csl-json", "ids"}
)  # fmt: skip
_TITLES = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_JOURNAL = {"title": "journaltitle", "subtitle": "journalsubtitle"}
Parents = Mapping[str, tuple[str, dict[str, str]]]


def value_of(written: str, strings: Mapping[str, str]) -> str:
    """The LaTeX of a value as it stands in the file, `@string` macros put in. A month's macro stays by itself.

    Raises:
        InvalidValue: braces or quotation marks do not close, or macros lead round in a circle.
    """
    parts: list[str] = []
    left, length = _MOST_MACROS, 0
    waiting = list(reversed(_pieces(written)))
    while waiting:
        piece = waiting.pop()
        if piece[0] in '{"':
            parts.append(piece[1:-1])
            length += len(piece)
        elif piece.lower() in strings and left:
            left -= 1
            waiting += reversed(_pieces(strings[piece.lower()]))
        elif piece.lower() in strings:
            raise InvalidValue("Its @string macros lead round in a circle.")
        else:
            parts.append(piece.lower() if piece.lower() in _MONTHS else piece)
            length += len(parts[-1])
        if length > _LONGEST:
            raise InvalidValue("One of its fields is too long.")
    return "".join(parts).strip()


def inherited(kind: str, fields: dict[str, str], parents: Parents) -> dict[str, str]:
    """The fields of an entry with those it takes from its `crossref`, and from the parent's own, three steps up at most."""
    found, key = dict(fields), fields.get("crossref", "").strip().lower()
    for _ in range(3):
        if key not in parents:
            break
        parent_kind, parent = parents[key]
        names = _JOURNAL if parent_kind == "periodical" else _TITLES
        for name, value in parent.items():
            child = (
                names.get(name)
                if kind.startswith(("in", "suppbook", "conference", "article", "supp"))
                else None
            )
            if child is not None or name not in _OWN:
                found.setdefault(child or name, value)
        key = parent.get("crossref", "").strip().lower()
    return found


def _pieces(written: str) -> list[str]:
    pieces, at, end = [], 0, len(written)
    while at < end:
        sign = written[at]
        if sign.isspace() or sign == "#":
            at += 1
        elif sign in '{"':
            close = _closing(written, at)
            pieces.append(written[at : close + 1])
            at = close + 1
        else:
            start = at
            while at < end and written[at] not in '#{"' and not written[at].isspace():
                at += 1
            pieces.append(written[start:at])
    return pieces


def _closing(written: str, at: int) -> int:
    depth, quote, n = 0, written[at] == '"', at + 1
    while n < len(written):
        sign = written[n]
        if sign == "\\":
            n += 1
        elif sign == "{":
            depth += 1
        elif sign == "}" and depth:
            depth -= 1
        elif (sign == '"' if quote else sign == "}") and not depth:
            return n
        n += 1
    raise InvalidValue("A brace or quotation mark in it does not close.")
