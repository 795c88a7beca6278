"""Ratings, kinds of rows and weights in signs and words."""

from __future__ import annotations

from casewright.analysis.ach.words import figure, nth
from casewright.casefile.queries.hypotheses import CellRow, EvidenceRow, HypothesisRow
from casewright.model.choices import choice
from casewright.model.offered_weight import OfferedWeight, offered_weight
from casewright.ui.board.state import BoardState

SIGNS = {"CC": "++", "C": "+", "N": "N", "I": "−", "II": "−−", "NA": "n/a"}
KEYS_LINE = "1 −−   2 −   3 N   4 +   5 ++   0 n/a   R why   F1 all keys"


def rating_words(rating: str | None) -> str:
    """`Very inconsistent`, or that it is not rated."""
    return choice("ach_rating", rating).label if rating else "Not rated yet"


def rank_words(state: BoardState, hypothesis: HypothesisRow) -> str:
    """`1st`, `tied 1st`; nothing where it has no rank."""
    found = state.standing(hypothesis.id)
    if found is None or found.rank is None or state.study is None:
        return ""
    tied = sum(each.rank == found.rank for each in state.study.figures.standings) > 1
    return f"{'tied ' if tied else ''}{nth(found.rank)}"


def hypothesis_said(state: BoardState, hypothesis: HypothesisRow) -> str:
    """All that the head of a column says, for the pointer and for screen readers."""
    found = state.standing(hypothesis.id)
    said = [f"{hypothesis.label}: {hypothesis.text}"]
    said += ["Null hypothesis."] if hypothesis.is_null else []
    said += ["Deception hypothesis."] if hypothesis.is_deception else []
    if found is not None and found.rank is not None:
        said.append(
            f"{rank_words(state, hypothesis).capitalize()}: NIS {figure(found.normalised)}, weighted inconsistency "
            f"{figure(found.weighted, 1)}, unweighted {figure(found.inconsistency, 0)}."
        )
    if found is not None and found.blank and state.board is not None and state.board.ratings:
        said.append(f"{found.blank} of {found.blank + found.rated} cells not rated.")
    if hypothesis.judgement_id is not None:
        said.append("A judgement says it.")
    return " ".join(said)


def row_said(state: BoardState, row: EvidenceRow) -> str:
    """All that the head of a row says."""
    found = state.row_figures(row.id)
    said = [row.text, f"{choice('ach_row_kind', row.kind).label}."]
    said += (
        [f"From {row.source}, graded {row.grades.replace(',', ', ')}."] if row.source and row.grades else []
    )
    said.append(
        f"Credibility {choice('ach_weight', row.credibility).label.lower()}, "
        f"relevance {choice('ach_weight', row.relevance).label.lower()}."
    )
    offered = offered_to(row)
    if offered is not None and offered.weight != row.credibility:
        said.append(f"Its ratings suggest {choice('ach_weight', offered.weight).label.lower()} credibility.")
    if offered is not None and offered.unjudged:
        said.append("Nobody could judge its source or its truth.")
    if found is not None and found.is_non_diagnostic:
        said.append("Not diagnostic: it says the same of every hypothesis, and is left out of the ranking.")
    elif found is not None and found.tells_apart:
        said.append(f"Diagnosticity {found.weighted:.1f}.")
    said += [f"Note: {row.note}"] if row.note else []
    return " ".join(said)


def offered_to(row: EvidenceRow) -> OfferedWeight | None:
    """The weight that the ratings of its citations suggest; None for a row without a claim."""
    if row.claim_id is None:
        return None
    pairs = [(grade[0], grade[1]) for grade in (row.grades or "").split(",") if len(grade) == 2]
    return offered_weight([(_rated(one), _rated(other)) for one, other in pairs])


def cell_said(row: EvidenceRow, hypothesis: HypothesisRow, cell: CellRow | None) -> str:
    """A cell in words, with the reason where one was given."""
    said = f"{row.text} – {hypothesis.label} {hypothesis.text}: {rating_words(cell.rating if cell else None)}"
    return f"{said}. {cell.rationale}" if cell is not None and cell.rationale else said


def _rated(letter: str) -> str | None:
    return None if letter == "–" else letter
