"""How often something is looked for, from words."""

from __future__ import annotations

import pytest

from casewright.model.cadence import days_between


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("daily", 1), ("Weekly", 7), ("fortnightly", 14), ("monthly", 30), ("quarterly", 91), ("weekly from 1 April", 7),
        ("every day", 1), ("every 2 weeks", 14), ("every other week", 14), ("every 10 days", 10), ("each quarter", 91),
        ("twice a month", 15), ("three times a week", 2), ("once a year", 365), ("twice a day", 1),
        ("when the gazette appears", None), ("", None), (None, None), ("weakly", None),
    ],
)  # fmt: skip
def test_words_say_how_many_days(words: str | None, days: int | None) -> None:
    assert days_between(words) == days
