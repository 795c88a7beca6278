"""By when a judgement will have come true or not, as it is said in a sentence."""

from __future__ import annotations

from casewright.model.dates import parse_edtf, show_date
from casewright.model.errors import InvalidValue

_LONGER_THAN_A_DAY = frozenset({"month", "quarter", "season", "quadrimester", "half", "year", "decade"})
_WITH_ARTICLE = ("first ", "second ", "third ", "fourth ")


def horizon_words(edtf: str) -> str:
    """`by 31 December 2026`, `by the end of 2026`, `between 1 and 30 June 2026`: an EDTF expression behind a proposition.

    What is not EDTF is said as it stands.
    """
    shown = show_date(edtf)
    try:
        read = parse_edtf(edtf)
    except InvalidValue:
        return f"by {shown}"
    start, slash, end = edtf.partition("/")
    if slash:
        return _interval_words(start, end, shown)
    is_plain = edtf[0] not in "[{" and not (read.uncertain or read.approximate)
    if not is_plain or read.precision not in _LONGER_THAN_A_DAY:
        return f"by {shown}"
    article = "the " if edtf.endswith("X") or shown.startswith(_WITH_ARTICLE) else ""
    return f"by the end of {article}{shown}"


def _interval_words(start: str, end: str, shown: str) -> str:
    if end in ("", ".."):
        return shown  # from May 2026 onwards
    if start in ("", ".."):
        return horizon_words(end)
    first, last = show_date(start), show_date(end)
    day, _, month = first.partition(" ")
    return f"between {day if month and month == last.partition(' ')[2] else first} and {last}"
