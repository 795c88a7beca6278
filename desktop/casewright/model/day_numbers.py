"""Days as whole numbers, for any year before or after Christ.

Day 1 is 1 January of year 1 in the proleptic Gregorian calendar, as in `date.toordinal`, which stops there; days before
it are 0 and below. Years are astronomical: year 0 is 1 BCE. After H. Hinnant, "chrono-compatible low-level date
algorithms" (days_from_civil, civil_from_days).
"""

from __future__ import annotations

_ERA_DAYS, _ERA_YEARS = 146_097, 400
_TO_MARCH = 305  # day numbers begin on 1 January of year 1, eras on 1 March of year 0


def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """The number of a day; month and day are those of a real date."""
    shifted = year - (month <= 2)
    era, of_era = divmod(shifted, _ERA_YEARS)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * _ERA_DAYS + of_era * 365 + of_era // 4 - of_era // 100 + of_year - _TO_MARCH


def civil_date(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number."""
    era, of_era = divmod(number + _TO_MARCH, _ERA_DAYS)
    year = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return era * _ERA_YEARS + year + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def month_length(year: int, month: int) -> int:
    """How many days a month has."""
    after = (year + 1, 1) if month == 12 else (year, month + 1)
    return day_number(*after) - day_number(year, month)
