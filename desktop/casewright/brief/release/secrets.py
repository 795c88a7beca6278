"""What may not stand in a releasable file: names, words and codes of everything that was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple
from uuid import UUID

from casewright.analysis.release.references import GOES_WITH, PROSE
from casewright.analysis.release.withholding import Withholding
from casewright.brief.blocks import Brief, SourceEntry
from casewright.brief.clean import texts_in
from casewright.brief.section_words import STANDARD_TITLES

if TYPE_CHECKING:
    from casewright.brief.release.released_case import ReleasedCase
    from casewright.casefile.case import Case

Kind = Literal["name", "quote", "prose", "code"]


class Secret(NamedTuple):
    """One text of something that was left out.

    Args:
        text: the name, the words or the code.
        what: of what, in words: `the name of an entity`.
        kind: `quote` for words of a source, `prose` for words of ours, `code` for ids and digests.
        is_marked: it is marked above, or rests on what is; otherwise it is only not marked.
    """

    text: str
    what: str
    kind: Kind
    is_marked: bool


@dataclass(frozen=True)
class Secrets:
    """What to look for, and what excuses a find.

    Args:
        secrets: each text once.
        evidence: names and quoted words that stay: whoever reads them there learns nothing from finding them elsewhere.
        printed: every text of the version.
    """

    secrets: tuple[Secret, ...]
    evidence: tuple[str, ...]
    printed: tuple[str, ...]


_NAMES = {
    "entity": (("name", "the name of an entity"),),
    "entity_name": (("text", "another name of an entity"),),
    "source": (("title", "the title of a source"), ("address", "the address of a source"), ("author", "the author of a source")),
    "capture": (("file_name", "the name of a file"),),
    "graph_view": (("title", "the title of a view"),),
    "brief_section": (("title", "the heading of a section"),),
}  # fmt: skip
_QUOTES = {
    "passage": (("exact", "the words of a passage"), ("translation", "the translation of a passage")),
    "mention": (("words", "words of a passage"),),
}
_PROSE = {
    "claim": (("text", "the words of a claim"),),
    "brief_section": (("body", "the text of a section"), ("caption", "a caption")),
    "ach_board": (("title", "the title of a board"), ("question", "the question of a board"), ("conclusion", "the conclusion of a board")),
    "ach_hypothesis": (("text", "a hypothesis"),),
    "ach_row": (("text", "a row of a board"),),
    "link": (("summary", "the summary of a link"),),
    **{
        table: tuple((column, f"the words of {'an' if table[0] in 'aeiou' else 'a'} {table.replace('_', ' ')}") for column in columns)
        for table, columns in PROSE.items()
    },
}  # fmt: skip
_STANDARD = frozenset(title.casefold() for title in STANDARD_TITLES.values())
_HASHES = {"capture": "sha256", "source_text": "text_sha256", "passage": "text_sha256"}


def secrets_of(case: Case, seen: ReleasedCase, whole: Brief, version: Brief) -> Secrets:
    """The texts of all rows of the case that are withheld, and what the whole brief prints and the version does not."""
    found: dict[Secret, None] = {}
    groups: tuple[tuple[dict[str, tuple[tuple[str, str], ...]], Kind], ...] = (
        (dict(_NAMES), "name"), (dict(_QUOTES), "quote"), (dict(_PROSE), "prose"),
    )  # fmt: skip
    for texts, kind in groups:
        found |= dict.fromkeys(_texts(case, seen.withholding, texts, kind))
    found |= dict.fromkeys(_codes(case, seen.withholding))
    for each in seen.paragraphs:
        found[
            Secret(each.portion.text, "a paragraph that was left out", "prose", each.portion.why.is_marked)
        ] = None
    found |= dict.fromkeys(_only_in(whole, version))
    evidence = dict.fromkeys((*_of_sources(version), *_names_kept(seen)))
    return Secrets(tuple(found), tuple(evidence), tuple(dict.fromkeys(_strings(version))))


def secrets_between(whole: Brief, version: Brief) -> Secrets:
    """What a whole brief prints and a version of it does not, where nothing but the two is known."""
    kept = {source.id for source in version.sources}
    gone = [source for source in whole.sources if source.id not in kept]
    found = [
        *_only_in(whole, version),
        *(Secret(source.title, "the title of a source", "name", True) for source in gone),
        *(
            Secret(text, "the words of a passage", "quote", True)
            for source in gone
            for quote in source.quotations
            for text in (quote.exact, quote.translation)
            if text
        ),
        *(Secret(str(source.id), "the id of a source", "code", True) for source in gone),
        *(Secret(source.archive_sha256, "the digest of a file or text", "code", True) for source in gone),
    ]
    return Secrets(
        tuple(dict.fromkeys(found)), tuple(_of_sources(version)), tuple(dict.fromkeys(_strings(version)))
    )


def _only_in(whole: Brief, version: Brief) -> Iterator[Secret]:
    kept = set(_strings(version))
    for text in dict.fromkeys(_strings(whole)):
        if text not in kept:
            yield Secret(text, "words that only the whole brief prints", "prose", False)


def _texts(
    case: Case, withholding: Withholding, texts: dict[str, tuple[tuple[str, str], ...]], kind: Kind
) -> Iterator[Secret]:
    for table, columns in texts.items():
        withheld = withholding.withheld(table)
        if not withheld:
            continue
        for row_id, *values in case.read(
            f"SELECT id, {', '.join(column for column, _ in columns)} FROM {table}"
        ):
            why = withheld.get(UUID(bytes=row_id))
            if why is not None:
                for value, (_, what) in zip(values, columns, strict=True):
                    if value and value.strip() and value.casefold() not in _STANDARD:
                        yield Secret(value, what, kind, why.is_marked)


def _codes(case: Case, withholding: Withholding) -> Iterator[Secret]:
    for table in GOES_WITH:
        what = f"the id of {'an' if table[0] in 'aeiou' else 'a'} {table.replace('_', ' ')}"
        yield from (Secret(str(row_id), what, "code", True) for row_id in withholding.withheld(table))
    kept: set[str] = set()
    gone: set[str] = set()
    for table, column in _HASHES.items():
        withheld = withholding.withheld(table)
        for row_id, sha256 in case.read(f"SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL"):
            (gone if UUID(bytes=row_id) in withheld else kept).add(sha256)
    yield from (
        Secret(sha256, "the digest of a file or text", "code", True) for sha256 in sorted(gone - kept)
    )


def _of_sources(version: Brief) -> Iterator[str]:
    """Quoted words and bibliographic data."""
    for source in version.sources:
        yield from _of_source(source)


def _names_kept(seen: ReleasedCase) -> Iterator[str]:
    for (name,) in seen.case.read("SELECT name FROM entity UNION ALL SELECT text FROM entity_name"):
        yield name


def _of_source(source: SourceEntry) -> Iterable[str]:
    quoted = [text for quote in source.quotations for text in (quote.exact, quote.translation)]
    reference = "".join(run.text for run in source.reference)
    said = (source.title, source.author, source.publisher, source.address, source.descriptor, reference)
    return [text for text in (*said, *quoted) if text]


def _strings(version: Brief) -> Iterator[str]:
    """Every text of a brief, whole paragraphs too, of which the runs are parts."""
    return (text for text in texts_in(version) if text.strip())
