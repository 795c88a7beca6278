"""Where a quotation departs from a text."""

from __future__ import annotations

from casewright.model.nearest_words import departure

TEXT = "Customs data show[3]. The ship carried 12,000 tons of steel from Vell to Drinava in May."


def test_what_follows_the_words_in_common_is_set_against_the_quotation() -> None:
    said = departure(TEXT, "Customs data show. The ship")
    assert (
        said
        == "the text has 'Customs data show' and then '[3]. The ship carried 12,000 ton…', not '. The ship'"
    )


def test_a_wrong_beginning_is_told_from_the_words_behind_it() -> None:
    said = departure(TEXT, "A boat carried 12,000 tons of steel from Vell")
    assert said is not None
    assert said.endswith("after 'Customs data show[3]. The ship', not after 'A boat'")


def test_a_number_that_would_be_cut_is_named_as_such() -> None:
    assert departure(TEXT, "2,000 tons of steel") == "where they stand they begin or end inside a number"


def test_words_that_have_little_in_common_with_the_text_are_not_set_against_it() -> None:
    assert departure(TEXT, "Nothing of the kind was said.") is None
    assert departure("", "Nothing") is None
