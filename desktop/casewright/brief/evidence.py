"""The passages and sources behind a brief, gathered as its text cites them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.bibliography.records import records_of
from casewright.bibliography.styles.catalogue import cite, style_of
from casewright.brief.blocks import CitationMark, CrossReference, Inline, Note, Quotation, Run, SourceEntry
from casewright.casefile.queries.rows import marks
from casewright.model.choices import choice
from casewright.model.citation_tokens import parted
from casewright.model.dates import show_date
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.prose_tokens import ProseToken, prose_parts

if TYPE_CHECKING:
    from casewright.casefile.case import Case


class Evidence:
    """Turns citations of claims into citations of passages, and remembers every passage used."""

    def __init__(self, case: Case, language: str, citation_style: str | None = None) -> None:
        self._case = case
        self._language = language
        self._style = None if citation_style in (None, "icd206") else citation_style
        self._passages: dict[UUID, None] = {}
        self._of_claim: dict[UUID, tuple[UUID, ...]] = {}
        rows = case.read("SELECT claim_id, passage_id FROM citation")
        for claim, passage in rows:
            known = self._of_claim.get(UUID(bytes=claim), ())
            self._of_claim[UUID(bytes=claim)] = (*known, UUID(bytes=passage))
        in_order = case.read(
            "SELECT p.id FROM passage p JOIN source s ON s.id = p.source_id "
            "ORDER BY s.published_lo IS NULL, s.published_lo, s.title, p.start, p.id"
        )
        self._place = {UUID(bytes=row[0]): place for place, row in enumerate(in_order)}

    def mark(self, claims: Iterable[UUID], passages: Iterable[UUID] = ()) -> list[Inline]:
        """One citation mark for these claims and passages; nothing when none of them cites anything."""
        cited = {passage for claim in claims for passage in self._of_claim.get(claim, ())} | set(passages)
        for passage in cited.difference(self._place):
            raise NoSuchObject(f"A citation leads to passage {passage}, which is not in this case.")
        unique = tuple(sorted(cited, key=self._place.__getitem__))  # earliest source first: ids are random
        self._passages.update(dict.fromkeys(unique))
        return [CitationMark(unique)] if unique else []

    def inlines(self, body: str, style: str = "plain") -> tuple[Inline, ...]:
        """Prose with its tokens turned into citation marks, notes and cross-references."""
        found: list[Inline] = []
        for part in parted(body):
            if isinstance(part, str):
                found += [self._piece(piece, style) for piece in prose_parts(part)]
            else:
                claims = [row_id for kind, row_id in part if kind == "claim"]
                passages = [row_id for kind, row_id in part if kind == "passage"]
                found = self._joined(found, self.mark(claims, passages))
        return tuple(found)

    def _piece(self, piece: str | ProseToken, style: str) -> Inline:
        if isinstance(piece, str):
            return Run(piece, style, self._language)
        if piece.kind == "note":
            return Note(piece.words, self._language)
        return CrossReference(piece.kind, piece.words, self._language)

    @staticmethod
    def _joined(found: list[Inline], marks: list[Inline]) -> list[Inline]:
        """Two citations side by side become one, so that their numbers sort and join."""
        if marks and found and isinstance(found[-1], CitationMark):
            both = [one.passages for one in (found[-1], *marks) if isinstance(one, CitationMark)]
            joined = CitationMark(tuple(dict.fromkeys(passage for each in both for passage in each)))
            return [*found[:-1], joined]
        return [*found, *marks]

    def sources(self) -> tuple[SourceEntry, ...]:
        """The sources of all passages used, each with its used passages.

        Raises:
            InvalidValue: a cited source has no archived copy.
        """
        by_source: dict[UUID, list[Quotation]] = {}
        for quotation, source in self._quotations():
            by_source.setdefault(source, []).append(quotation)
        return tuple(self._entry(source, tuple(quotations)) for source, quotations in by_source.items())

    def _quotations(self) -> Iterable[tuple[Quotation, UUID]]:
        ids = list(self._passages)
        rows = self._case.read(
            'SELECT p.id, p.source_id, p.exact, p.start, p."end", p.page, p.text_sha256, coalesce(p.language, t.language, '
            "s.language), p.translation, p.translator FROM passage p JOIN source_text t ON t.id = p.source_text_id "
            f"JOIN source s ON s.id = p.source_id WHERE p.id IN ({marks(ids)})",
            [one.bytes for one in ids],
        )
        for row_id, source, exact, start, end, page, sha256, language, translation, translator in rows:
            quotation = Quotation(
                UUID(bytes=row_id),
                exact,
                start,
                end,
                page,
                sha256,
                language or "und",
                translation or "",
                translator or "",
            )
            yield quotation, UUID(bytes=source)

    def _entry(self, source: UUID, quotations: tuple[Quotation, ...]) -> SourceEntry:
        row = self._case.read(
            "SELECT title, author, publisher, published, accessed, address, language, reliability, descriptor, marking "
            "FROM source WHERE id = ?",
            (source.bytes,),
        )[0]
        title, author, publisher, published, accessed, address, language, reliability, descriptor, marking = (
            row
        )
        rating, words = self._rating(source, reliability)
        return SourceEntry(
            source, title, author or "", publisher or "", show_date(published) if published else "undated",
            show_date(accessed) if accessed else self._captured(source), address or "", language or "und", rating, words,
            descriptor or "", self._archive(source, quotations), quotations, marking, self._reference(source),
        )  # fmt: skip

    def _reference(self, source: UUID) -> tuple[Run, ...]:
        """The source in the brief's citation style; nothing where it has none."""
        if self._style is None:
            return ()
        form = style_of(self._style).listed
        runs = cite(records_of(self._case, [source])[0].item, self._style)[form]
        return tuple(Run(run.text, "emphasis" if run.italic else "plain", self._language) for run in runs)

    def _archive(self, source: UUID, quotations: tuple[Quotation, ...]) -> str:
        """The SHA-256 of the archived file that the quoted text was read from."""
        rows = self._case.read(
            "SELECT c.sha256 FROM capture c JOIN source_text t ON t.capture_id = c.id JOIN passage p ON p.source_text_id = t.id "
            "WHERE p.id = ?",
            (quotations[0].passage.bytes,),
        )
        if not rows:
            raise InvalidValue(f"The cited source {source} has no archived copy.")
        return str(rows[0][0])

    def _captured(self, source: UUID) -> str:
        rows = self._case.read("SELECT min(captured_at) FROM capture WHERE source_id = ?", (source.bytes,))
        return show_date(rows[0][0][:10]) if rows and rows[0][0] else ""

    def _rating(self, source: UUID, reliability: str | None) -> tuple[str, str]:
        """Reliability of the originator and the range of credibility of the items used; two axes, never one number."""
        rows = self._case.read(
            "SELECT DISTINCT x.credibility FROM citation x JOIN passage p ON p.id = x.passage_id "
            "WHERE p.source_id = ? AND x.credibility IS NOT NULL ORDER BY 1",
            (source.bytes,),
        )
        digits = [row[0] for row in rows]
        letter = reliability or "–"
        span = "–" if not digits else digits[0] if len(digits) == 1 else f"{digits[0]}–{digits[-1]}"
        words = choice("reliability", reliability).label if reliability else "Not rated"
        if len(digits) == 1:
            words += f", {choice('credibility', digits[0]).label.lower()}"
        return f"{letter}{span}", words
