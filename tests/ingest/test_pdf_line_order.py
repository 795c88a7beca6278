"""PDFs with lines from right to left, drawn glyph by glyph from left to right as layout programs do."""

from __future__ import annotations

import random
from types import ModuleType

import pypdfium2
import pytest
from bidi.algorithm import get_display

from casewright.ingest.pdf_letters import page_letters
from casewright.ingest.pdf_text import read_pdf

_LAM_ALEF = {"لا": "\ue001", "لإ": "\ue002", "لأ": "\ue003", "لآ": "\ue004"}
_LATIN = ["Acme", "Shipping Lines", "IPv4", "IMO 9187629", "Ltd (Malta)", "a-b/c", "https://x.example/a?b=c"]
_ARABIC = ["قال", "السلام", "والإسلام", "لا", "الأول", "الآلاء", "شركة", "نفط"]
_HEBREW = ["ועידת", "התקיימה", "באוקטובר", "שנה"]


def _drawn(hostile: ModuleType, lines: list[str], meant_brackets: bool = False) -> bytes:
    """A page with these lines, from right to left; `meant_brackets`: their glyphs say which bracket was meant, not how it looks."""
    glyphs: dict[str, int] = {}
    shown = []
    for line in lines:
        for letters, ligature in _LAM_ALEF.items():
            line = line.replace(letters, ligature)
        seen = get_display(line.translate({0xE001 + n: 0x0627 for n in range(4)}), base_dir="R")
        at = [
            place
            for place, character in enumerate(get_display(_marked(line), base_dir="R"))
            if character == "ﻻ"
        ]
        ligatures = [character for character in line if character in _LAM_ALEF.values()]
        parts = list(seen)
        for place, ligature in zip(at, reversed(ligatures), strict=True):
            parts[place] = next(letters for letters, sign in _LAM_ALEF.items() if sign == ligature)
        if meant_brackets:
            parts = [part.translate(str.maketrans("()[]", ")(][")) for part in parts]
        shown.append(bytes(glyphs.setdefault(part, len(glyphs) + 1) for part in parts))
    mapping = "".join(f"<{code:02x}> <{part.encode('utf-16-be').hex()}>\n" for part, code in glyphs.items())
    unicode_map = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
        f"{len(glyphs)} beginbfchar\n{mapping}endbfchar endcmap end end"
    )
    words = b"".join(
        b"1 0 0 1 50 %d Tm <%s> Tj\n" % (700 - 20 * n, codes.hex().encode()) for n, codes in enumerate(shown)
    )
    font = (
        b"<</Type/Font/Subtype/TrueType/BaseFont/X/FirstChar 0/LastChar 255/Widths[%s]/ToUnicode 6 0 R>>"
        % (b"600 " * 256)
    )
    data: bytes = hostile.pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            hostile.stream(b"BT /F 10 Tf\n" + words + b"ET"),
            font,
            hostile.stream(unicode_map.encode()),
        ]
    )
    return data


def _marked(line: str) -> str:
    """Ligatures as one letter that only they are."""
    return "".join("ﻻ" if character in _LAM_ALEF.values() else character for character in line)


@pytest.mark.parametrize("meant_brackets", [False, True])
def test_a_latin_name_and_brackets_in_an_arabic_line_are_read_as_written(
    hostile: ModuleType, meant_brackets: bool
) -> None:
    lines = [
        "قال المتحدث باسم Islamic Republic News Agency إن السلام والإسلام لا يزالان",
        "في 12/05/2020 وقعت شركة Acme Shipping Lines عقدا بقيمة 1,234.50 دولار",
        "نظام IPv4 و IMO 9187629 وعنوان https://www.example.org/a-b/c?d=1 ثم النهاية",
        "والإعلان (الأول) [الثاني] عن الشركة (NITC) هنا",
    ]
    assert read_pdf(_drawn(hostile, lines, meant_brackets)).text.split("\n") == lines


def test_a_hebrew_line_keeps_its_numbers_and_names(hostile: ModuleType) -> None:
    lines = [
        "ועידת Madrid Peace Conference התקיימה ב-30 באוקטובר 1991 (לפני 25 שנה)",
        "בשנים 1990-1995 עלו 12.5% מהם",
    ]
    assert read_pdf(_drawn(hostile, lines)).text.split("\n") == lines


def test_words_in_any_mixture_come_out_in_their_order(hostile: ModuleType) -> None:
    chance = random.Random(11)
    for own in (_ARABIC, _HEBREW):
        lines = []
        for _ in range(30):
            words = [chance.choice(own)]
            for _ in range(chance.randint(2, 7)):
                words += (
                    [chance.choice(_LATIN), chance.choice(own)]
                    if chance.random() < 0.5
                    else [chance.choice(own)]
                )
            lines.append(" ".join(words))
        assert read_pdf(_drawn(hostile, lines)).text.split("\n") == lines


def test_each_letter_keeps_its_place_on_the_page(hostile: ModuleType) -> None:
    page = pypdfium2.PdfDocument(_drawn(hostile, ["شركة Acme Lines هنا"]))[0]
    text, boxes = page_letters(page)
    lefts = [boxes[4 * place] for place in range(len(text))]
    assert text == "شركة Acme Lines هنا"
    assert lefts[:4] == sorted(lefts[:4], reverse=True)
    assert lefts[-3:] == sorted(lefts[-3:], reverse=True)
    assert lefts[5:9] == sorted(lefts[5:9])
    assert lefts[5] < lefts[10] < lefts[0]
    assert max(lefts[-3:]) < min(lefts[5:9])


def test_a_line_whose_letters_are_not_drawn_from_left_to_right_is_left_as_it_is(hostile: ModuleType) -> None:
    from casewright.ingest.pdf_line_order import reading_order

    raw = "قال Lines Acme هنا"
    backwards = [(float(place), place + 0.9) for place in range(len(raw))]
    assert reading_order(raw, backwards) == (raw, list(range(len(raw))))
