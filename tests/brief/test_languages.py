"""Every kind of block in eight languages, read back from the finished PDF: every word and above all every number as written."""

from __future__ import annotations

import re
import unicodedata

import pytest

from casewright.brief.capitals import capitals, initial_capital

# A sentence with dates, percentages, ranges and large numbers, a short term, and the digits of the language.
LANGUAGES = {
    "en": ("The ministry said on 14 May 2026 that 55–80% of 1,250 wagons (30 of them new) cross by 12/06/2026", "step", "0123456789"),
    "fa": ("وزارت در ۱۴۰۵/۰۲/۱۴ اعلام کرد که ۵۵–۸۰٪ از ۱٬۲۵۰ واگن (۳۰ نو) تا ۱۲ خرداد می‌گذرند، نه ۱۰-۱۲ روز دیگر", "گام", "۰۱۲۳۴۵۶۷۸۹"),
    "ar": ("قالت الوزارة في ١٤ مايو ٢٠٢٦ إن ٥٥–٨٠٪ من ١٬٢٥٠ عربة (منها ٣٠ جديدة) ستعبر قبل 12/06/2026", "خطوة", "٠١٢٣٤٥٦٧٨٩"),
    "he": ("המשרד אמר ב־14 במאי 2026 כי 55–80% מתוך 1,250 קרונות (30 מהם חדשים) יעברו עד 12/06/2026", "שלב", "0123456789"),
    "ru": ("Министерство сообщило 14 мая 2026 г., что 55–80 % из 1250 вагонов (30 новых) пройдут до 12.06.2026", "шаг", "0123456789"),
    "sr-Cyrl": ("Министарство је 14. маја 2026. саопштило да ће 55–80 % од 1.250 вагона (30 нових) прећи до 12.06.2026", "корак", "0123456789"),
    "tr": ("Bakanlık 14 Mayıs 2026'da 1.250 vagonun %55–80'inin (30'u yeni) 12.06.2026'ya dek geçeceğini bildirdi, ıssız iskelede", "istif ışık", "0123456789"),
    "el": ("Το υπουργείο είπε στις 14 Μαΐου 2026 ότι το 55–80% από 1.250 βαγόνια (30 νέα) περνά έως 12/06/2026", "βήμα", "0123456789"),
    "en-emoji": ("🚚 reached the gate at 10:30 with 👨‍👩‍👧 aboard ✈ and 55–80% of 1,250 crates 📦", "lorry 🚚", "0123456789"),
}  # fmt: skip
_NUMBER = re.compile(r"\d[\d٬,.:/–-]*\d|\d")


class Speaker:
    """Says another text in every field, told apart by a number in its own digits, and remembers how each is printed."""

    def __init__(self, language: str) -> None:
        self.sentence, self.term, digits = LANGUAGES[language]
        self.language = language.removesuffix("-emoji")
        self._digits = str.maketrans("0123456789", digits)
        self.printed: list[str] = []
        self._next = 100

    def __call__(self, kind: str) -> str:
        self._next += 1
        number = str(self._next).translate(self._digits)
        text = f"{self.sentence} {number}." if kind in ("long", "unseen") else f"{self.term} {number}"
        if kind == "unseen":
            return text
        shown = {
            "capitals": capitals,
            "initial": initial_capital,
            "ontology": lambda words, _: initial_capital(words, "en"),
        }.get(kind, lambda words, _: words)
        self.printed.append(shown(text, self.language))
        return text


def as_read(text: str) -> str:
    """Without marks that have no sign of their own: readers may leave them out or add them."""
    return "".join(
        unicodedata.normalize("NFC", re.sub("[\u200c\u200d\u200e\u200f]", "", text))
        .replace("\u00a0", " ")
        .split()
    )


@pytest.fixture(scope="session", params=LANGUAGES)
def spoken(request, every_block, printed_as, tmp_path_factory):
    """What was said in a language, and the brief in which it was printed."""
    speaker = Speaker(request.param)
    brief = every_block.whole_brief(speaker, speaker.language)
    return speaker, printed_as(brief, tmp_path_factory.mktemp("languages") / "brief.pdf")


def test_every_kind_of_block_has_a_sample(every_block):
    assert set(every_block.SAMPLES) == set(every_block.KINDS)


def test_no_digit_is_ever_put_elsewhere(spoken):
    """Dates, percentages, ranges, thousands: every number, also in digits of other scripts, and within right-to-left words."""
    speaker, printed = spoken
    read = as_read("".join(printed.pages).replace("\x02", "-").replace("\ufffe", "-"))
    numbers = [number for text in speaker.printed for number in _NUMBER.findall(text)]
    assert len(numbers) > 200
    assert [number for number in set(numbers) if numbers.count(number) > read.count(number)] == []


def test_what_no_font_covers_is_a_visible_sign_and_a_warning(every_block, printed_as, tmp_path):
    """Chinese, for which no font is bundled: nothing is left out in silence."""
    brief = every_block.whole_brief(lambda kind: "中文 2026", "zh")
    printed = printed_as(brief, tmp_path / "brief.pdf")
    assert "".join(printed.pages).count("[U+4E2D]") > 50
    assert any("[U+4E2D]" in warning for warning in printed.report.warnings)


# Printed by no format in a place of its own: alternative texts are read aloud, the label of a way on a map stands in its table.
def test_every_text_of_every_block_is_read_back(spoken, every_block, squeeze):
    speaker, printed = spoken
    read = as_read("".join(printed.pages).replace("\x02", "-").replace("\ufffe", "-"))
    missing = [text for text in speaker.printed if as_read(text) not in read]
    assert missing == []
