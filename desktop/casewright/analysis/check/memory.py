"""Remembering what was worked out, and from what, so that a change costs only what rests on it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_UNKNOWN = object()


class Item:
    """Something that values rest on: a value itself, or what stands for rows of the case."""

    __slots__ = ("key", "resting", "value")

    def __init__(self, key: Hashable = None, value: Any = _UNKNOWN) -> None:
        self.key, self.value = key, value
        self.resting: set[Item] | None = None

    def release(self) -> Iterable[Item]:
        """What rests on it, which does no more."""
        released, self.resting = self.resting, None
        return released or ()


class Memory:
    """Values by key. Whatever is recalled or looked at while a value is worked out is what that value rests on."""

    def __init__(self) -> None:
        self._items: dict[Hashable, Item] = {}
        self._under_way: list[Item] = []

    def look(self, item: Item) -> None:
        """What is being worked out rests on what this stands for."""
        if self._under_way:
            if item.resting is None:
                item.resting = {self._under_way[-1]}
            else:
                item.resting.add(self._under_way[-1])

    def recall(self, key: Hashable, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The value under this key, worked out unless it is remembered."""
        item = self._items.get(key)
        if item is None:
            item = self._items[key] = Item(key)
        self.look(item)
        if item.value is _UNKNOWN:
            self._under_way.append(item)
            try:
                item.value = work(*args, **kwargs)
            finally:
                self._under_way.pop()
        value: T = item.value
        return value

    def forget(self, items: Iterable[Item]) -> list[Hashable]:
        """Forgets all that rests on these, however far; gives the keys of what was forgotten."""
        gone: list[Hashable] = []
        waiting = [resting for item in items for resting in item.release()]
        while waiting:
            item = waiting.pop()
            if item.value is not _UNKNOWN or item.resting:
                item.value = _UNKNOWN
                gone.append(item.key)
                waiting += item.release()
        return gone
