"""Months, weekdays and seasons in the languages that sources are written in most, as folded words.

Gregorian months in English, German, French, Spanish, Russian, Ukrainian, Serbian (both scripts) and Arabic (both sets of
names); the months of the Iranian calendar in Persian.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_MONTHS = """
january jan januar jänner janvier enero января январь січня січень јануар јануара januara يناير كانون\u00a0الثاني ژانویه
february feb februar feber février fevrier febrero февраля февраль лютого лютий фебруар фебруара februara فبراير شباط فوریه
march mar märz maerz mars marzo марта март березня березень март марта mart marta مارس آذار مارس
april apr avril abril апреля апрель квітня квітень април априла aprila أبريل نيسان آوریل
may mai mayo мая май травня травень мај маја maj maja مايو أيار مه
june jun juni juin junio июня июнь червня червень јун јуна juna يونيو حزيران ژوئن
july jul juli juillet julio июля июль липня липень јул јула jula يوليو تموز ژوئیه
august aug août aout agosto августа август серпня серпень август августа avgust avgusta أغسطس آب اوت
september sept sep septembre septiembre сентября сентябрь вересня вересень септембар септембра septembar septembra سبتمبر أيلول سپتامبر
october oct oktober okt octobre octubre октября октябрь жовтня жовтень октобар октобра oktobar oktobra أكتوبر تشرين\u00a0الأول اکتبر
november nov novembre noviembre ноября ноябрь листопада листопад новембар новембра novembar novembra نوفمبر تشرين\u00a0الثاني نوامبر
december dec dezember dez décembre decembre diciembre декабря декабрь грудня грудень децембар децембра decembar decembra ديسمبر كانون\u00a0الأول دسامبر
"""
_PERSIAN = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
_SEASONS = """
spring frühling frühjahr printemps primavera весной весны весна навесні proleća proljeća
summer sommer été verano летом лета лето влітку leta
autumn fall herbst automne otoño осенью осени осень восени jeseni
winter hiver invierno зимой зимы зима взимку zime
"""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ABBREVIATED_DAYS = ("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun")

MONTHS: dict[str, int] = {
    word.replace("\u00a0", " "): number
    for number, line in enumerate(_MONTHS.strip().splitlines(), 1)
    for word in line.split(" ")
}
PERSIAN_MONTHS: dict[str, int] = {word: number for number, word in enumerate(_PERSIAN.split(), 1)}
SEASONS: dict[str, int] = {
    word: number for number, line in enumerate(_SEASONS.strip().splitlines(), 21) for word in line.split()
}

_EASTERN_DIGITS = {
    ord(digit): str(value) for zero in "٠۰" for value in range(10) for digit in [chr(ord(zero) + value)]
}


def western_digits(text: str) -> str:
    """Arabic and Persian digits as 0–9; the length stays the same."""
    return text.translate(_EASTERN_DIGITS)


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longer ones first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


WEEKDAY_WORDS = (*WEEKDAYS, *_ABBREVIATED_DAYS)
WEEKDAY = one_of(WEEKDAY_WORDS)


def weekday_number(word: str) -> int:
    """0 for Monday."""
    return next(number for number, name in enumerate(WEEKDAYS) if name.startswith(word.lower()[:3]))
