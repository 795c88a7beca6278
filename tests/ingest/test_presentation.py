"""Presentations: slides as pages, in the order in which they are shown."""

from __future__ import annotations

from types import ModuleType

from casewright.ingest.presentation import read_presentation


def test_slides_are_pages_in_the_order_of_the_show_with_their_notes(samples: ModuleType) -> None:
    got = read_presentation(samples.presentation())
    assert [got.text[start:end] for start, end in got.pages] == [
        f"A note\n\n{samples.WORDS}\n\n[Notes]\n\nSaid aloud",
        "The second slide",
    ]
    assert got.title == "A note"


def test_a_presentation_whose_slides_are_missing_is_damaged(samples: ModuleType) -> None:
    assert read_presentation(samples.packed({"ppt/presentation.xml": "<p"})).failure == (
        "The presentation is damaged, so its text could not be read."
    )
