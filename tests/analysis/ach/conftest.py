"""Boards written as lines of ratings."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright.analysis.ach.figures import Matrix
from casewright.analysis.ach.scores import weight_of


class Grid:
    """Rows and columns by number, from 1."""

    @staticmethod
    def row(number: int) -> UUID:
        return UUID(int=1000 + number)

    @staticmethod
    def column(number: int) -> UUID:
        return UUID(int=number)

    def matrix(self, *lines: tuple[str, str]) -> Matrix:
        """Each line: credibility and relevance (`HM`), then a rating a column, `.` where there is none."""
        split = [(weights, ratings.split()) for weights, ratings in lines]
        width = max((len(each) for _, each in split), default=0)
        return Matrix(
            tuple(self.column(n) for n in range(1, 1 + width)),
            tuple(self.row(n) for n in range(1, 1 + len(split))),
            tuple(weight_of(*weights) for weights, _ in split),
            tuple(tuple(None if each == "." else each for each in ratings) for _, ratings in split),
        )


@pytest.fixture(scope="session")
def grid() -> Grid:
    return Grid()
