"""What was worked out is remembered, until something that it rests on changes."""

from __future__ import annotations

import pytest

from casewright.analysis.check.memory import Item, Memory


class Sheet:
    """A few numbers, and what is made of them; `worked` lists what had to be worked out."""

    def __init__(self) -> None:
        self.memory = Memory()
        self.numbers = {"a": (Item(), 1), "b": (Item(), 2)}
        self.worked: list[str] = []

    def set(self, name: str, value: int) -> list[object]:
        self.numbers[name] = (self.numbers[name][0], value)
        return self.memory.forget([self.numbers[name][0]])

    def number(self, name: str) -> int:
        item, value = self.numbers[name]
        self.memory.look(item)
        return value

    def double(self, name: str) -> int:
        return self.memory.recall(("double", name), self._double, name)

    def is_even(self, name: str) -> bool:
        return self.memory.settled(("even", name), self._is_even, name)

    def total(self) -> int:
        return self.memory.recall("total", lambda: self._noted("total", self.double("a") + self.double("b")))

    def words(self) -> str:
        return self.memory.recall(
            "words", lambda: self._noted("words", "even" if self.is_even("a") else "odd")
        )

    def _double(self, name: str) -> int:
        return self._noted(f"double {name}", 2 * self.number(name))

    def _is_even(self, name: str) -> bool:
        return self._noted(f"even {name}", self.number(name) % 2 == 0)

    def _noted(self, what: str, value: object) -> object:
        self.worked.append(what)
        return value


def test_only_what_rests_on_a_change_is_worked_out_again() -> None:
    sheet = Sheet()
    assert (sheet.total(), sheet.total()) == (6, 6)
    assert sheet.worked == ["double a", "double b", "total"]
    assert set(sheet.set("b", 5)) == {("double", "b"), "total"}
    assert sheet.total() == 12
    assert sheet.worked[3:] == ["double b", "total"]


def test_what_stays_settled_keeps_all_that_rests_on_it() -> None:
    sheet = Sheet()
    assert sheet.words() == "odd"
    assert sheet.set("a", 3) == []
    assert sheet.words() == "odd"
    assert sheet.worked == ["even a", "words", "even a"]
    assert sheet.set("a", 4) == ["words"]
    assert sheet.words() == "even"
    assert sheet.set("a", 5) == ["words"]


def test_a_settled_value_that_nothing_rests_on_is_not_worked_out_for_nothing() -> None:
    sheet = Sheet()
    assert not sheet.is_even("a")
    sheet.set("a", 2)
    assert sheet.worked == ["even a"]
    assert sheet.is_even("a")


def test_work_that_fails_is_tried_again_and_what_it_looked_at_still_counts() -> None:
    sheet = Sheet()

    def half() -> int:
        if sheet.number("a") % 2:
            raise ValueError("odd")
        return sheet.number("a") // 2

    def tried() -> int:
        return sheet.memory.recall("half", half)

    for _ in range(2):
        with pytest.raises(ValueError, match="odd"):
            tried()
    sheet.set("a", 8)
    assert tried() == 4
    assert sheet.set("a", 6) == ["half"]
    assert tried() == 3
