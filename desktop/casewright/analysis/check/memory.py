"""Remembering what was worked out, and from what, so that a change costs only what rests on it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_UNKNOWN = object()


class Item:
    """Something that values rest on: a value itself, or what stands for rows of the case.

    `again` works out a settled value once more.
    """

    __slots__ = ("again", "key", "resting", "value")

    def __init__(self, key: Hashable = None, value: Any = _UNKNOWN) -> None:
        self.key, self.value = key, value
        self.resting: set[Item] | None = None
        self.again: Callable[[], Any] | None = None

    def release(self) -> Iterable[Item]:
        """What rests on it, which does no more."""
        released, self.resting = self.resting, None
        return released or ()


class Memory:
    """Values by key. Whatever is recalled or looked at while a value is worked out is what that value rests on.

    A settled value is worked out anew at once when something it rests on changes, and what rests on it is forgotten only where
    it has become another. It may rest on rows alone, and on no other value.
    """

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
            item.value = self._worked_out(item, partial(work, *args, **kwargs))
        value: T = item.value
        return value

    def settled(self, key: Hashable, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """As `recall`, of a value that stays settled."""
        item = self._items.get(key)
        if item is None:
            item = self._items[key] = Item(key)
            item.again = partial(work, *args, **kwargs)
        self.look(item)
        if item.value is _UNKNOWN and item.again is not None:
            item.value = self._worked_out(item, item.again)
        value: T = item.value
        return value

    def forget(self, items: Iterable[Item]) -> list[Hashable]:
        """Forgets all that rests on these, however far; gives the keys of what was forgotten."""
        gone: list[Hashable] = []
        unsettled: dict[Item, None] = {}
        for item in items:
            self._drop(item.release(), gone, unsettled)
        while unsettled:
            item, _ = unsettled.popitem()
            if item.again is None or not item.resting:
                item.value = _UNKNOWN
            elif (now := self._worked_out(item, item.again)) != item.value:
                item.value = now
                self._drop(item.release(), gone, unsettled)
        return gone

    def _worked_out(self, item: Item, work: Callable[[], T]) -> T:
        self._under_way.append(item)
        try:
            return work()
        finally:
            self._under_way.pop()

    @staticmethod
    def _drop(items: Iterable[Item], gone: list[Hashable], unsettled: dict[Item, None]) -> None:
        waiting = list(items)
        while waiting:
            item = waiting.pop()
            if item.again is not None:
                unsettled[item] = None
            elif item.value is not _UNKNOWN or item.resting:
                item.value = _UNKNOWN
                gone.append(item.key)
                waiting += item.release()
