"""EDTF dates in plain words, for screens and briefs."""

from __future__ import annotations

from casewright.model.edtf_part import EdtfPart

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = ("spring", "summer", "autumn", "winter")
_ORDINALS = ("first", "second", "third", "fourth")
_SIGNIFICANT = ("decade", "century", "millennium")

Ends = tuple[EdtfPart | str, EdtfPart | str]


def abbreviated(words: str) -> str:
    """The same with months by three letters, for tables and figures: `17 Mar 2024`."""
    for month in _MONTHS:
        words = words.replace(month, month[:3])
    return words


def show_parts(shape: str, members: list[Ends]) -> str:
    """A whole expression: `shape` is "single", "interval", "one of" or "all of"; see `dates.parse_edtf`."""
    if shape == "single":
        return _show(members[0][0])
    if shape == "interval":
        return _show_interval(*members[0])
    word = " or " if shape == "one of" else " and "
    shown = [_show_member(shape, *member) for member in members]
    return word.join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _show_interval(start: EdtfPart | str, end: EdtfPart | str) -> str:
    if isinstance(end, str):
        return f"from {_show(start)} " + ("onwards" if end == "open" else "(end unknown)")
    if isinstance(start, str):
        return f"until {_show(end)}" + ("" if start == "open" else " (start unknown)")
    return f"{_show(start)} to {_show(end)}"


def _show_member(shape: str, start: EdtfPart | str, end: EdtfPart | str) -> str:
    if isinstance(start, str):
        return ("on or before " if shape == "one of" else "everything up to ") + _show(end)
    if isinstance(end, str):
        return ("on or after " if shape == "one of" else "everything from ") + _show(start)
    if start is end:
        return _show(start)
    return ("some time from " if shape == "one of" else "all of ") + f"{_show(start)} to {_show(end)}"


def _show(part: EdtfPart | str) -> str:
    if isinstance(part, str):
        return part
    written = [
        name for name, value in (("year", part.year), ("month", part.month), ("day", part.day)) if value
    ]
    words, notes = _show_day(part)
    if part.approximate and list(part.approximate) == written:
        words = f"about {words}"
    elif part.approximate:
        notes.append(f"{_and(part.approximate)} approximate")
    if part.uncertain:
        notes.append("uncertain" if list(part.uncertain) == written else f"{_and(part.uncertain)} uncertain")
    return words + (f" ({'; '.join(notes)})" if notes else "")


def _show_day(part: EdtfPart) -> tuple[str, list[str]]:
    """The date without its qualifiers, and remarks that belong behind it."""
    year, month, day = _show_year(part), part.month, part.day
    if month is not None and month.isdecimal() and int(month) > 12:
        return _show_group(int(month), year)
    known_day = str(int(day)) if day and "X" not in day else ""
    known_month = _MONTHS[int(month) - 1] if month and "X" not in month else ""
    unknown = [
        n for n, v in (("month", month), ("day", day)) if v == "XX" and not (n == "month" and known_day)
    ]
    notes = [f"{_and(unknown)} unknown"] if unknown else []
    notes += [f"{n} {v}" for n, v in (("month", month), ("day", day)) if v and "X" in v and v != "XX"]
    if part.digits is not None and part.precision in _SIGNIFICANT:
        notes.append(f"to the {part.precision}")
    if (known_day or known_month) and "X" in part.year:
        year = f"of {year}" if part.year == "XXXX" else f"in the {year}"
    if known_day and not known_month:
        known_day = f"day {known_day} of a month" + ("" if year[0] in "oi" else " of")
    words = " ".join(filter(None, (known_day, known_month, year)))
    if part.time:
        zone = {"Z": " UTC", None: ""}.get(part.zone, f" UTC{part.zone}")
        words += f", {part.time.removesuffix(':00') if part.time.count(':') == 2 else part.time}{zone}"
    return words, notes


def _show_year(part: EdtfPart) -> str:
    year = part.year
    if year == "XXXX":
        return "an unknown year"
    if year.endswith("X") and "X" not in year[:-1]:
        return f"{year[:-1]}0s"
    if "X" in year:
        return f"{year.replace('X', '0')}–{year.replace('X', '9')}" if year.rstrip("X").isdecimal() else year
    if year[0] == "Y":
        return f"year {year[1:]}"
    number = int(year)
    return str(number) if number > 0 else f"{1 - number} BCE"


def _show_group(number: int, year: str) -> tuple[str, list[str]]:
    if number <= 32:
        hemisphere = {25: "northern hemisphere", 29: "southern hemisphere"}.get(number - (number - 21) % 4)
        return f"{_SEASONS[(number - 21) % 4]} {year}", [hemisphere] if hemisphere else []
    first, name = next(
        (first, name)
        for first, name in ((40, "half"), (37, "quadrimester"), (33, "quarter"))
        if number >= first
    )
    return f"{_ORDINALS[number - first]} {name} of {year}", []


def _and(names: tuple[str, ...] | list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
