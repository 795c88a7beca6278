"""A matrix of competing hypotheses as lines of plain cells, for the formats that have tables and no drawing of their own."""

from __future__ import annotations

from collections.abc import Sequence

from casewright.brief.blocks import AchMatrix


def matrix_lines(block: AchMatrix) -> list[list[str]]:
    """Headers, a line for each row (its words are left to the format), and the scores where there are any."""
    heads = [
        "Evidence",
        *_if(block.weights, "Weight"),
        *[f"{label} {text}" for label, text in block.hypotheses],
    ]
    lines = [[*heads, *_if(block.diagnosticity, "D")]]
    for number, ratings in enumerate(block.ratings):
        weight, apart = block.weights[number : number + 1], block.diagnosticity[number : number + 1]
        lines.append(["", *weight, *ratings, *apart])
    if block.scores:
        scores = [score_shown(score) for score in block.scores]
        lines.append([block.measure, *_if(block.weights, ""), *scores, *_if(block.diagnosticity, "")])
    return lines


def score_shown(score: float | None) -> str:
    """`−0.25`, `−11`, `0`; a dash where there is none."""
    if score is None:
        return "–"
    shown = f"{score:.2f}".rstrip("0").rstrip(".").replace("-", "−")
    return "0" if shown in ("−0", "") else shown


def _if(there: Sequence[str], word: str) -> list[str]:
    return [word] if there else []
