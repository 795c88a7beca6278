"""Text in parts is a string like any other, and knows its parts until something makes another string of it."""

from __future__ import annotations

import copy
import pickle

from casewright.model.parted_text import PartedText, joined_title, title_of_row


def test_it_is_equal_to_the_string_it_reads_as_and_leaves_empty_parts_out() -> None:
    title = joined_title("Vell", "controls", "", "بندر")
    assert title == "Vell – controls – بندر"
    assert title.parts == ("Vell", "controls", "بندر")


def test_it_keeps_its_parts_on_the_way_to_another_process() -> None:
    title = PartedText(("Added ", joined_title("Vell", "controls", "Orsa")))
    for found in (pickle.loads(pickle.dumps(title)), copy.deepcopy(title)):
        assert found == title
        assert found.parts[1].parts == ("Vell", "controls", "Orsa")


def test_a_title_from_a_query_has_the_parts_that_the_query_gave_it() -> None:
    title = title_of_row("Vell\x1fcontrols\x1fOrsa")
    assert isinstance(title, PartedText)
    assert title == "Vell – controls – Orsa"
    assert type(title_of_row("Vell – Orsa")) is str


def test_each_part_is_cut_to_its_share_only_where_all_of_it_is_too_long() -> None:
    title = joined_title("a" * 50, "controls", "b" * 20)
    assert title.cut(100, lambda part, limit: part[:limit]) == title
    assert title.cut(60, lambda part, limit: part[:limit]) == f"{'a' * 20} – controls – {'b' * 20}"
