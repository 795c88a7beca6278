"""Citation numbers: each source gets one at its first appearance, the same in every format and on every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from uuid import UUID

from casewright.brief.blocks import Block, Brief, CitationMark, Inline, SourceEntry
from casewright.brief.inlines_in import inlines_in
from casewright.model.errors import InvalidValue

# Opens the annex of sources on paper; whoever reads a finished brief finds the annex by it.
ANNEX_OPENING = "Numbered in order of first citation."


class Numbering:
    """The numbers of a brief's sources, and what each citation mark shows."""

    def __init__(self, brief: Brief) -> None:
        """Numbers the sources by first appearance.

        Raises:
            InvalidValue: a citation leads to no source of the brief, or to one without an archived copy.
        """
        self._source_of = {
            quote.passage: source.id for source in brief.sources for quote in source.quotations
        }
        entries = {source.id: source for source in brief.sources}
        self._numbers: dict[UUID, int] = {}
        self.cited_passages: dict[UUID, None] = {}
        for mark in citation_marks(brief):
            for passage in mark.passages:
                source = self._source_of.get(passage)
                if source is None:
                    raise InvalidValue(
                        f"A citation leads to passage {passage}, which is in no source of this brief."
                    )
                if not entries[source].archive_sha256:
                    raise InvalidValue(f"The cited source “{entries[source].title}” has no archived copy.")
                self._numbers.setdefault(source, len(self._numbers) + 1)
                self.cited_passages.setdefault(passage)
        self.sources = [_only_cited(entries[source], self.cited_passages) for source in self._numbers]
        self.uncited = [source for source in brief.sources if source.id not in self._numbers]

    def number(self, source: UUID) -> int:
        """The number of a cited source."""
        return self._numbers[source]

    def number_of_passage(self, passage: UUID) -> int:
        """The number of the source that a cited passage is from."""
        return self._numbers[self._source_of[passage]]

    def label(self, mark: CitationMark) -> str:
        """What a mark shows, as one text: `3`, `1–7`, `6,8–10`."""
        return ",".join(text for text, _ in self.groups(mark))

    def groups(self, mark: CitationMark) -> list[tuple[str, tuple[int, ...]]]:
        """What a mark shows: sorted numbers, runs of three and more joined (2–5), each with the numbers it stands for."""
        numbers = sorted({self.number_of_passage(passage) for passage in mark.passages})
        return [
            (f"{run[0]}–{run[-1]}" if len(run) > 2 else str(run[0]), tuple(run)) for run in _runs(numbers)
        ]


def _runs(numbers: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield from _short_runs(run)
            run = []
        run.append(number)
    yield from _short_runs(run)


def _short_runs(run: list[int]) -> Iterator[list[int]]:
    if len(run) > 2:
        yield run
    else:
        yield from ([number] for number in run)


def _only_cited(source: SourceEntry, cited: dict[UUID, None]) -> SourceEntry:
    quotations = tuple(quote for quote in source.quotations if quote.passage in cited)
    return replace(source, quotations=tuple(sorted(quotations, key=lambda quote: (quote.start, quote.end))))


def citation_marks(brief: Brief) -> Iterator[CitationMark]:
    """Every citation mark in reading order."""
    yield from _marks(brief.bottom_line)
    for block in brief.blocks:
        yield from marks_in(block)


def marks_in(block: Block) -> Iterator[CitationMark]:
    """The citation marks of one block in reading order."""
    return _marks(inlines_in(block))


def _marks(inlines: Iterable[Inline]) -> Iterator[CitationMark]:
    return (inline for inline in inlines if isinstance(inline, CitationMark))
