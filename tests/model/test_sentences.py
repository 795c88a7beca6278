"""Where sentences begin and end."""

from __future__ import annotations

import time

import pytest

from casewright.model.sentences import LONGEST, sentence_around, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_a_full_stop_behind_an_abbreviation_or_an_initial_ends_nothing() -> None:
    text = "Gen. Joseph L. Votel met Mr. Sorby on Dec. 6. He left the U.S. embassy at noon. In the U.S. The talks go on."
    assert cut(text) == [
        "Gen. Joseph L. Votel met Mr. Sorby on Dec. 6.",
        "He left the U.S. embassy at noon.",
        "In the U.S.",
        "The talks go on.",
    ]


def test_a_blank_line_ends_a_sentence_and_quotation_marks_stay_with_theirs() -> None:
    assert cut("Port of Vell\n\n“We will go.” She said no more.") == [
        "Port of Vell",
        "“We will go.”",
        "She said no more.",
    ]


def test_a_text_set_in_lines_is_put_together_again() -> None:
    line = "The harbour log of Vell shows that no vessel of the navy of Tolmark"
    text = f"Heading\n{line}\nCalled there before April of the year that followed the protocol\nand none since.\n{line}\nwas seen.\n"
    assert cut(text) == [
        "Heading",
        f"{line}\nCalled there before April of the year that followed the protocol\nand none since.",
        f"{line}\nwas seen.",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("تهران موافقت کرد. بلگراد چه گفت؟ هیچ.", 3),
        ("他们签署了协议。然后离开了！", 2),
        ("Министар је стигао. Посета је завршена…", 2),
    ],
)
def test_sentences_of_other_scripts(text: str, parts: int) -> None:
    assert len(cut(text)) == parts


def test_a_sentence_without_end_is_parted_at_spaces() -> None:
    parts = cut("vessel, " * 1000)
    assert max(map(len, parts)) <= LONGEST
    assert all(part.startswith("vessel") for part in parts)


def test_the_sentence_around_words_reaches_over_two_when_the_words_do() -> None:
    text = "One is here. Two is there. Three is gone."
    spans = sentences(text)
    assert text[slice(*sentence_around(spans, 14, 16))] == "Two is there."
    assert text[slice(*sentence_around(spans, 14, 30))] == "Two is there. Three is gone."
    assert sentence_around([], 3, 5) == (3, 5)


@pytest.mark.parametrize(
    "evil", [". " * 50_000, "." * 100_000, "A. " * 50_000, "\n" * 100_000, '"' * 100_000, "。" * 50_000]
)
def test_texts_made_of_marks_cost_no_more_than_their_length(evil: str) -> None:
    started = time.process_time()
    sentences(evil)
    assert time.process_time() - started < 2
