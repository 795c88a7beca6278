"""What applying a recipe came to, and what was wrong with one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from casewright.model.errors import RecipeError


@dataclass(frozen=True)
class Problem:
    """A mistake in the recipe itself: where (`claims[3].quotes[0].exact`), on which line, and what."""

    place: str
    line: int
    reason: str

    def __str__(self) -> str:
        where = f"{self.place} (line {self.line})" if self.place else f"line {self.line}"
        return f"{where}: {self.reason}"


@dataclass(frozen=True)
class Failure:
    """Something the recipe asked for that its sources do not give: a quotation not found, a file not readable."""

    place: str
    line: int
    key: str
    reason: str


@dataclass(frozen=True)
class Adapted:
    """A quotation whose words are set differently in the source (spaces, line breaks, quotation marks); `exact` is kept."""

    place: str
    line: int
    key: str
    exact: str


@dataclass
class RecipeResult:
    """How many objects of each kind were made, how many were there already, what failed while the rest went in.

    `normalised` are the quotations made now that the source has in another setting: its own characters are kept.
    """

    created: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    failed: list[Failure] = field(default_factory=list)
    normalised: list[Adapted] = field(default_factory=list)


class RecipeMistakes(RecipeError):
    """The recipe was refused and nothing changed. `problems` lists every mistake found; the sentence names the first."""

    def __init__(self, problems: list[Problem]) -> None:
        more = f" There {_are(len(problems) - 1)} more." if len(problems) > 1 else ""
        where = "at" if problems[0].place else "in"
        super().__init__(f"The recipe has a mistake {where} {str(problems[0]).rstrip('.')}.{more}")
        self.problems = tuple(problems)
        self.further = tuple(str(problem) for problem in problems[1:])


def _are(count: int) -> str:
    return "is 1" if count == 1 else f"are {count}"
