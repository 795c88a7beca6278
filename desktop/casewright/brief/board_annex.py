"""A board of competing hypotheses as an annex: the matrix, the ranking, what it hinges on, loose ends, and who rated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from casewright.analysis.ach import words
from casewright.analysis.ach.comparison import agreements, differences
from casewright.analysis.ach.steps import REFUTING, SENSITIVITY, steps_of
from casewright.analysis.ach.study import Board, Study, study_of
from casewright.brief.blocks import AchMatrix, Block, Bullets, Heading, Inline, Paragraph, Run, Table
from casewright.brief.evidence import Evidence
from casewright.casefile.queries.hypotheses import HypothesisRow
from casewright.model.scales import Ladder, ladder

if TYPE_CHECKING:
    from casewright.casefile.case import Case

_COLUMNS = "Weight is credibility and relevance: low, medium or high. D is how far a row tells the hypotheses apart, times its weight."
_MOST = 8  # lines on what changes only lower ranks
SIGNS = {"CC": "++", "C": "+", "N": "·", "I": "−", "II": "−−", "NA": "n/a"}


class BoardAnnex:
    """Builds the blocks of one board, as one analyst rated it; the others are compared with that, never averaged."""

    def __init__(
        self, case: Case, board: Board, analyst: str | None, evidence: Evidence, language: str, ladders: Mapping[str, Ladder]
    ) -> None:  # fmt: skip
        self.study = study_of(case, board, analyst)
        self._board, self._evidence, self._language, self._ladders = board, evidence, language, ladders

    def blocks(self, caption: str) -> Iterator[Block]:
        """All of it; nothing for a board without rows or columns."""
        board = self._board
        if not board.hypotheses or not board.rows:
            return
        yield self._head()
        yield self._matrix(caption)
        if self.study.cells:
            yield from self._ranking()
            yield from self._listed("What the order hinges on", self._hinges())
            yield from self._loose_ends()
            yield from self._comparison()
        yield from self._listed("Before relying on it", self._cautions())

    def _head(self) -> Paragraph:
        board = self._board
        who = f"Rated by {self.study.analyst}." if self.study.analyst else "Nobody has rated it yet."
        inlines = [
            self._run(f"{board.card.question} "),
            self._run(f"{who} {words.leading(self.study).words}", "strong"),
        ]
        if board.card.conclusion:
            inlines.append(self._run(f" {board.card.conclusion}"))
        return Paragraph(tuple(inlines), language=self._language)

    def _matrix(self, caption: str) -> AchMatrix:
        board, figures = self._board, self.study.figures
        ratings = tuple(tuple(each or "" for each in line) for line in self.study.matrix.lines)
        texts = tuple(
            (self._run(row.text), *self._evidence.mark([row.claim_id] if row.claim_id else []))
            for row in board.rows
        )
        return AchMatrix(
            tuple((each.label, each.text) for each in board.hypotheses), texts, ratings,
            tuple(each.normalised for each in figures.standings),
            caption,
            f"Matrix of {len(board.rows)} items against {len(board.hypotheses)} hypotheses.",
            tuple(f"{row.credibility} · {row.relevance}" for row in board.rows),
            tuple(f"{each.weighted:.1f}" if each.spread is not None else "–" for each in figures.rows),
            "NIS",
        )  # fmt: skip

    def _ranking(self) -> Iterator[Block]:
        columns = {each.id: each for each in self._board.hypotheses}
        rows = [
            (f"{each.rank or '–'}", f"{columns[each.hypothesis].label} {columns[each.hypothesis].text}",
             words.figure(each.normalised), words.figure(each.weighted, 1), words.figure(each.inconsistency, 0),
             self._judged(columns[each.hypothesis]))
            for each in self.study.figures.ranked()
        ]  # fmt: skip
        headers = ("Rank", "Hypothesis", "NIS", "Weighted", "Unweighted", "Judged")
        yield Heading("Ranking", 2)
        yield Paragraph((self._run(f"{words.HOW_RANKED} {_COLUMNS}"),), language=self._language)
        yield self._table(
            headers, rows, (0.07, 0.45, 0.09, 0.11, 0.12, 0.16), f"Ranking of {len(rows)} hypotheses."
        )

    def _judged(self, column: HypothesisRow) -> str:
        if column.likelihood is None or column.scheme is None:
            return "–"
        term = ladder(column.scheme, self._ladders).term(column.likelihood)
        return f"{term.text} ({term.band})"

    def _hinges(self) -> list[str]:
        return [each.words for each in words.hinges(self.study, _MOST)]

    def _loose_ends(self) -> Iterator[Block]:
        items = [
            (self._run(said.words), *self._evidence.mark([one.row.claim_id] if one.row.claim_id else []))
            for said, one in zip(words.loose_ends(self.study), self.study.loose_ends, strict=True)
        ]
        if items:
            yield Heading("Loose ends", 2)
            yield Bullets(tuple(items))

    def _comparison(self) -> Iterator[Block]:
        board = self._board
        if len(board.ratings) < 2:
            return
        said = [
            f"{name}: {words.leading(Study(board, name, ())).words}" for name in board.ratings
        ] + [
            f"{each.one} and {each.other} both rated {each.both} cells: {each.same} the same, {each.within_one} at most "
            f"one step apart, {each.opposed} on opposite sides."
            for each in agreements(board)
        ]  # fmt: skip
        yield from self._listed("As others rated it", said)
        texts = {row.id: row.text for row in board.rows}
        labels = {each.id: each.label for each in board.hypotheses}
        rows = [
            (texts[each.row], labels[each.hypothesis],
             "; ".join(f"{name} {SIGNS[rating]}" for name, rating in each.ratings.items()),
             "–" if each.apart is None else str(each.apart))
            for each in differences(board)
        ]  # fmt: skip
        if rows:
            headers = ("Evidence", "Hypothesis", "Rated", "Steps apart")
            yield self._table(headers, rows, (0.46, 0.12, 0.3, 0.12), f"{len(rows)} cells rated differently.")

    def _cautions(self) -> list[str]:
        skipped = [
            f"Step {each.number}, {each.title.casefold()}, was not done: {each.detail[:1].casefold()}{each.detail[1:]}."
            for each in steps_of(self.study)
            if each.number in (REFUTING, SENSITIVITY) and not each.is_done
        ]
        return [*(each.words for each in words.cautions(self.study)), *skipped, words.CAVEAT]

    def _listed(self, title: str, items: Iterable[str]) -> Iterator[Block]:
        found = tuple((self._run(each),) for each in items)
        if found:
            yield Heading(title, 2)
            yield Bullets(found)

    def _table(
        self, headers: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: tuple[float, ...], alt: str
    ) -> Table:
        cells: tuple[tuple[tuple[Inline, ...], ...], ...] = tuple(
            tuple((self._run(cell),) for cell in row) for row in rows
        )
        return Table(headers, cells, widths, alt)

    def _run(self, text: str, style: str = "plain") -> Run:
        return Run(text, style, self._language)
