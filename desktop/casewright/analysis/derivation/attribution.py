"""Words that name where a report comes from: "told Reuters", "according to the ministry's statement", "(AP)", "Source: …".

A name alone proves nothing; it counts in the words of an attribution, and only towards a source of that publisher which
was published shortly before, or which is the only one of that publisher in the case.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

import ahocorasick

from casewright.analysis.derivation.documents import Document, Proposal, folded, is_earlier
from casewright.model.short_text import shorten

NAME = "attribution"
_DAYS = 7  # between a report and one that passes it on
_TITLE_WORDS = 4
_AGENCIES = {
    "associated press": "AP", "agence france-presse": "AFP", "reuters": "Reuters", "xinhua": "Xinhua", "tass": "TASS",
    "deutsche presse-agentur": "dpa", "ansa": "ANSA", "efe": "EFE", "interfax": "Interfax", "anadolu agency": "AA", "irna": "IRNA",
}  # fmt: skip
_BEFORE = (
    r"(?:according to|as reported by|reported by|first reported (?:by|in)|citing|quoting|quoted by|told|as told to|"
    r"in an interview with|in a statement (?:to|carried by)|carried by|republished from|reprinted from|courtesy of|via|"
    r"source|sources|with reporting (?:by|from)|in comments to|speaking to)"
)
_AFTER = r"(?:reported|reports|wrote|writes|revealed|disclosed|said in (?:a|its) (?:statement|communiqué|report|note|release)|quoted)"
_SPEECH = r"(?:statement|communiqué|communique|press release|report|note|bulletin|dispatch|interview)"


def find(documents: Sequence[Document]) -> Iterator[Proposal]:
    """Sources that say they have it from another source of the case."""
    by_name: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        for name in _names(document):
            by_name[name].append(document)
    titles = {folded(each.title): each for each in documents if _is_telling(each)}
    patterns = {name: _pattern(name) for name in by_name}
    called = _automaton({folded(name): name for name in by_name} | {title: title for title in titles})
    for child in documents:
        found: set[object] = set()
        named = dict.fromkeys(name for _, name in called.iter(child.folded)) if len(called) else {}
        for name in named:
            if name not in patterns:
                continue
            match = next((each for each in patterns[name].finditer(child.text) if each[0]), None)
            parent = _meant(child, by_name[name]) if match else None
            if match and parent is not None and parent.id not in found:
                found.add(parent.id)
                yield _proposal(child, parent, match)
        yield from _titles(child, {name: titles[name] for name in named if name in titles}, found)


def _automaton(words: dict[str, str]) -> ahocorasick.Automaton:
    """Finds all names in one pass over a text."""
    made = ahocorasick.Automaton()
    for word, value in words.items():
        made.add_word(word, value)
    if len(made):
        made.make_automaton()
    return made


def _names(document: Document) -> Iterator[str]:
    """What a text would call the publisher of a source."""
    publisher = " ".join((document.publisher or "").split())
    if len(publisher) < 3:
        return
    yield publisher
    plain = re.sub(r"^(?:the)\s+", "", publisher, flags=re.IGNORECASE)
    if plain != publisher:
        yield plain
    for agency, short in _AGENCIES.items():
        if agency in publisher.casefold() and short.casefold() != publisher.casefold():
            yield short


def _pattern(name: str) -> re.Pattern[str]:
    """Attributions to this name. Capitals count in short names: `AA` is no `aa`."""
    said = re.escape(name).replace(r"\ ", r"\s+")
    own = f"(?-i:{said})" if len(name) <= 5 else said
    forms = (
        rf"\b{_BEFORE}:?\s+(?:the\s+)?(?:\w+\s+)?(?:agency\s+|newspaper\s+|website\s+)?[“\"«]?{own}\b(?:['’]s\s+{_SPEECH})?",
        rf"\b{own}[”\"»]?(?:\s+(?:news agency|newspaper|website))?\s+{_AFTER}\b",
        rf"\b{own}['’]s\s+{_SPEECH}\s+(?:said|says|states|reads|quotes)\b",
        rf"[(\[]\s*{own}(?:\s*/\s*\w+)?\s*[)\]]\s*[-–—]",
        rf"^[^\n]{{0,50}}\b(?:with|by|from)\s+(?:the\s+)?{own}[.\s]*$",  # a line of credit
        rf"[(\[]\s*(?-i:{said})\s*[)\]]" if len(name) <= 12 else r"(?!)",
    )
    return re.compile("|".join(forms), re.IGNORECASE | re.MULTILINE)


def _meant(child: Document, published: Sequence[Document]) -> Document | None:
    """The source of that publisher that is meant: the latest within a week before, or the only one there is."""
    others = [each for each in published if each.id != child.id and not is_earlier(child, each)]
    if any(each.id == child.id for each in published):
        return None  # it speaks of its own publisher
    near = [
        each for each in others if (days := _days_between(each, child)) is not None and 0 <= days <= _DAYS
    ]
    if near:
        return max(near, key=lambda each: (each.published_hi or "", each.id.bytes))
    undated = [each for each in others if _days_between(each, child) is None]
    return undated[0] if len(undated) == 1 and len(others) == 1 else None


def _days_between(parent: Document, child: Document) -> int | None:
    try:
        start, end = (
            date.fromisoformat(parent.published_lo or ""),
            date.fromisoformat(child.published_lo or ""),
        )
    except ValueError:
        return None
    return (end - start).days


def _proposal(child: Document, parent: Document, match: re.Match[str]) -> Proposal:
    around = child.text[max(0, match.start() - 80) : match.end() + 80]
    return Proposal(child.id, parent.id, "quotes", NAME, 0.7, f"It says “…{shorten(around, 220)}…”.")


def _titles(child: Document, titles: dict[str, Document], found: set[object]) -> Iterator[Proposal]:
    """Sources whose whole title stands in this text, published no later."""
    for title, parent in titles.items():
        if (
            parent.id == child.id
            or parent.id in found
            or title not in child.folded
            or is_earlier(child, parent)
        ):
            continue
        if title in folded(child.title):
            continue  # two sources that are called alike
        evidence = f"It names “{shorten(parent.title, 120)}” by its title."
        yield Proposal(child.id, parent.id, "cites_as_basis", NAME, 0.6, evidence)


def _is_telling(document: Document) -> bool:
    """Whether a title is long enough to mean this source alone; a register or data set is named without being passed on."""
    return len(document.title.split()) >= _TITLE_WORDS and document.kind not in ("register", "dataset")
