"""Text files: their characters whatever the encoding, their line ends, their title."""

from __future__ import annotations

import pytest

from casewright.ingest.canonical_text import canonical, one_line
from casewright.ingest.extraction import Caps
from casewright.ingest.plain_text import decode, read_plain_text

RUSSIAN = "Министерство иностранных дел заявило, что посол вернулся в столицу во вторник вечером."
FRENCH = "Le ministère a déclaré que l’ambassadeur était rentré à la capitale mardi soir avec les délégués."
POLISH = "Ministerstwo oświadczyło, że ambasador nie wrócił do stolicy i jest w podróży."
TURKISH = (
    "Dışişleri Bakanlığı büyükelçinin salı akşamı başkente döndüğünü açıkladı ve bu bir ilk olarak görüldü."
)
ARABIC = "وزارة الخارجية قالت إن السفير عاد إلى العاصمة مساء الثلاثاء"
CHINESE = "外交部表示，大使已于星期二晚上返回首都。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_stated_and_valid_unicode_is_read_without_a_warning(encoding: str) -> None:
    assert decode("Grüße, Ђорђе 🇷🇸".encode(encoding)) == ("Grüße, Ђорђе 🇷🇸", None)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (FRENCH, "cp1252"),
        (POLISH, "cp1250"),
        (TURKISH, "cp1254"),
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
    ],
)
def test_an_older_encoding_is_guessed_and_the_guess_is_stated(text: str, encoding: str) -> None:
    got, warning = decode(text.encode(encoding))
    assert got == text
    assert warning == f"The file does not state its encoding; {encoding} fits best."


def test_a_few_bad_bytes_do_not_turn_utf8_into_something_else() -> None:
    got, warning = decode(RUSSIAN.encode() + b"\xff\xfe end")
    assert got == RUSSIAN + "\ufffd\ufffd end"
    assert warning == "Some bytes are not valid UTF-8; \ufffd stands in their place."


def test_line_ends_become_one_kind_and_control_characters_go() -> None:
    assert canonical("a\r\nb\rc\nd\te\x00\x07\x0c\x7f\x1bf") == "a\nb\nc\nd\tef"
    assert canonical("lone \ud83d end") == "lone \ufffd end"


def test_the_source_s_own_characters_are_kept() -> None:
    text = "e\u0301 ﬁ ½ “x” \u00a0 \u200f \u2028"
    assert canonical(text) == text


@pytest.mark.parametrize(
    ("data", "media_type", "title"),
    [
        (b"intro\n\n## The heading ##\ntext", "text/markdown", "The heading"),
        (b"\n A first line \nand more", "text/plain", "A first line"),
        (b"word " * 100, "text/plain", None),
    ],
)
def test_a_title_is_the_first_heading_or_a_short_first_line(
    data: bytes, media_type: str, title: str | None
) -> None:
    assert read_plain_text(data, media_type).title == title


def test_markdown_is_kept_as_written() -> None:
    written = "# H\n\n*not* rendered, [link](x)\n"
    assert read_plain_text(written.encode(), "text/markdown").text == written


def test_a_name_from_a_document_is_one_bounded_line() -> None:
    assert one_line(" a\n b\x00 ") == "a b"
    assert one_line("x" * 400) == "x" * 299 + "…"
    assert one_line(" \n") is one_line(None) is None


@pytest.mark.parametrize("shift", range(4))
def test_of_a_very_large_file_the_beginning_is_read_and_no_character_is_torn(shift: int) -> None:
    got = read_plain_text(("x" * shift + "🇷🇸" * 500).encode(), "text/plain", Caps(characters=100))
    assert 100 < len(got.text) < 110
    assert got.warnings == ()
    assert "\ufffd" not in got.text
