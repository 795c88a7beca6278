"""Where a quotation that is not in a text departs from it, said so that it can be put right. Nothing is matched here."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from casewright.model.folded_text import fold_text

_TELLING = 12  # code points; what agrees over less than this may be anywhere
_SHOWN = 32
_fold_whole = lru_cache(maxsize=1)(fold_text)  # many quotations of one source may fail


def departure(text: str, exact: str) -> str | None:
    """`the text has '…customs data show' and then '[3]. The …', not '. The …'`; None when too little agrees."""
    whole, wanted = _fold_whole(text).text, fold_text(exact).text.strip()
    first = _longest(len(wanted), lambda length: wanted[:length] in whole)
    last = _longest(len(wanted), lambda length: wanted[len(wanted) - length :] in whole)
    if wanted and first == len(wanted):
        return "where they stand they begin or end inside a number"
    if max(first, last) < _TELLING:
        return None
    if first >= last:
        at = whole.find(wanted[:first]) + first
        return (
            f"the text has {_ending(wanted[:first])} and then {_beginning(whole[at:])}, "
            f"not {_beginning(wanted[first:])}"
        )
    cut = len(wanted) - last
    at = whole.find(wanted[cut:])
    return f"the text has {_beginning(wanted[cut:])} after {_ending(whole[:at])}, not after {_ending(wanted[:cut])}"


def _longest(limit: int, fits: Callable[[int], bool]) -> int:
    """The largest length that fits, where every shorter one fits too."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _beginning(words: str) -> str:
    return f"'{words}'" if len(words) <= _SHOWN else f"'{words[:_SHOWN].rstrip()}…'"


def _ending(words: str) -> str:
    return f"'{words}'" if len(words) <= _SHOWN else f"'…{words[-_SHOWN:].lstrip()}'"
