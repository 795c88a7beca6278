"""Two versions compared: exact, bounded in time, and true about what was kept."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casewright.analysis.alignment import align
from casewright.analysis.difference_lines import ADDED, REMOVED, SAME, Line, show
from casewright.analysis.version_difference import compare

OLD = "The port opens on Monday.\nTolls are paid in cash.\nNobody was hurt.\n"
NEW = "The port opens on Tuesday.\nTolls are paid in cash.\nNobody was hurt.\nThe minister spoke.\n"


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_changed_words_within_a_changed_line_and_an_added_line_are_told_apart() -> None:
    changed, added = compare(OLD, NEW).changes
    assert words(OLD, changed.old_words) == ["Monday"]
    assert words(NEW, changed.new_words) == ["Tuesday"]
    assert added.old == (len(OLD), len(OLD))
    assert words(NEW, added.new_words) == ["The minister spoke.\n"]


def test_equal_texts_have_no_changes_and_all_is_kept() -> None:
    difference = compare(OLD, OLD)
    assert difference.changes == ()
    assert difference.kept == len(OLD)
    assert difference.place_of(4, 8) == 4


def test_words_that_only_another_line_break_divides_are_kept() -> None:
    difference = compare("one two three four\n", "one two\nthree four\n")
    assert difference.place_of(8, 18) == 8
    assert all(
        not word.strip()
        for change in difference.changes
        for word in words("one two three four\n", change.old_words)
    )


def test_a_passage_is_placed_in_the_new_text_or_said_to_be_touched() -> None:
    difference = compare(OLD, NEW)
    start = OLD.index("Tolls")
    assert difference.place_of(start, start + 23) == NEW.index("Tolls")
    assert difference.place_of(0, 25) is None  # it names the day
    assert difference.place_of(4, 8) == 4  # "port", in the changed line
    assert compare("", NEW).place_of(0, 1) is None


@pytest.mark.parametrize(
    ("old", "new", "was", "became"),
    [
        ("وزارة الخارجية أعلنت اليوم", "وزارة الداخلية أعلنت اليوم", ["الخارجية"], ["الداخلية"]),
        ("会議は月曜日に始まる", "会議は火曜日に始まる", ["月"], ["火"]),
        ("हिन्दी में लिखा", "हिंदी में लिखा", ["हिन्दी"], ["हिंदी"]),
        ("He said: 🧭 yes", "He said: 🚢 yes", ["🧭"], ["🚢"]),
        ("e\u0301tat", "état", ["e\u0301tat"], ["état"]),
    ],
)
def test_words_of_any_script_are_marked_whole(old: str, new: str, was: list[str], became: list[str]) -> None:
    (change,) = compare(old, new).changes
    assert words(old, change.old_words) == was
    assert words(new, change.new_words) == became


@given(st.text("ab \n", max_size=60), st.text("ab \n", max_size=60))
@settings(max_examples=300)
def test_what_is_called_the_same_is_the_same_and_the_rest_is_marked(old: str, new: str) -> None:
    difference = compare(old, new)
    for here, there, length in difference.same:
        assert old[here : here + length] == new[there : there + length]
    for one, after in zip(difference.same, difference.same[1:], strict=False):
        assert one[0] + one[2] <= after[0]
        assert one[1] + one[2] <= after[1]
    for text, side, place in ((old, "old", 0), (new, "new", 1)):
        marked = {
            n
            for change in difference.changes
            for span in getattr(change, f"{side}_words")
            for n in range(*span)
        }
        kept = {n for run in difference.same for n in range(run[place], run[place] + run[2])}
        assert marked | kept == set(range(len(text)))
        assert all(text[n].isspace() for n in marked & kept)


@given(st.lists(st.integers(0, 5), max_size=40), st.lists(st.integers(0, 5), max_size=40))
def test_an_alignment_rises_on_both_sides(old: list[int], new: list[int]) -> None:
    at = (0, 0)
    for one, other, length in align(old, new):
        assert one >= at[0]
        assert other >= at[1]
        assert old[one : one + length] == new[other : other + length]
        at = one + length, other + length


def test_long_sequences_are_aligned_by_what_is_unique() -> None:
    chance = random.Random(3)
    old = [chance.randrange(50_000) for _ in range(20_000)]
    new = [*old[:9_000], -1, *old[9_000:12_000], *old[12_500:]]
    assert sum(length for _, _, length in align(old, new)) == len(new) - 1


HARD = {
    "one line, two words, another order": ("a b " * 50_000, "b a " * 50_000),
    "nothing in common": ("x\n" * 50_000, "y\n" * 50_000),
    "one endless word": ("x" * 500_000, "x" * 499_999 + "y"),
    "two letters at random": ("".join(random.Random(1).choices("a ", k=200_000)), "".join(random.Random(2).choices("a ", k=200_000))),
    "backwards": ("\n".join(map(str, range(30_000))), "\n".join(map(str, reversed(range(30_000))))),
}  # fmt: skip


@pytest.mark.parametrize("name", HARD)
def test_no_text_makes_the_comparison_quadratic(name: str) -> None:
    start = time.process_time()
    compare(*HARD[name])
    assert time.process_time() - start < 3


@pytest.mark.deep
def test_five_million_characters_take_seconds() -> None:
    chance = random.Random(1)
    vocabulary = ["".join(chance.choices("abcdefghijkl", k=chance.randrange(2, 9))) for _ in range(5_000)]
    lines = [" ".join(chance.choices(vocabulary, k=12)) for _ in range(75_000)]
    edited = [line.replace("a", "z", 1) if chance.random() < 0.01 else line for line in lines]
    for glue in ("\n", " "):
        old, new = glue.join(lines), glue.join(edited)
        assert len(old) > 5_000_000
        start = time.process_time()
        difference = compare(old, new)
        assert time.process_time() - start < 20
        assert difference.kept > 0.99 * len(old)


def test_progress_rises_and_can_stop_it() -> None:
    told: list[float] = []
    compare(OLD * 5, NEW * 5, told.append)
    assert told == sorted(told)
    assert told[-1] <= 1

    def stop(share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compare(OLD, NEW, stop)


def test_a_difference_is_shown_as_removed_and_added_lines_with_two_lines_around() -> None:
    old = "\n".join(f"line {n}" for n in range(20)) + "\n"
    new = old.replace("line 9\n", "line nine\n")
    shown = show(old, new, compare(old, new))
    (hunk,) = shown.hunks
    assert hunk.skipped == 7
    assert hunk.lines == (
        Line(SAME, "line 7"), Line(SAME, "line 8"), Line(REMOVED, "line 9", ((5, 6),)),
        Line(ADDED, "line nine", ((5, 9),)), Line(SAME, "line 10"), Line(SAME, "line 11"),
    )  # fmt: skip
    assert (shown.changes, shown.left_out, shown.skipped) == (1, 0, 8)


def test_changes_close_to_one_another_are_one_hunk() -> None:
    old = "\n".join("abcdefghijklmnopqrst") + "\n"
    new = old.replace("d\n", "D\n").replace("g\n", "G\n").replace("q\n", "")
    shown = show(old, new, compare(old, new))
    assert ["".join(line.sign for line in hunk.lines) for hunk in shown.hunks] == ["  -+  -+  ", "  -  "]
    assert [hunk.skipped for hunk in shown.hunks] == [1, 5]


def test_of_a_very_long_line_each_changed_place_is_shown() -> None:
    several = [f"word{n}" for n in range(50_000)]
    old = " ".join(several)
    new = " ".join([*several[:1_000], "changed", *several[1_000:40_000], "again", *several[40_000:]])
    shown = show(old, new, compare(old, new))
    added = [line for line in shown.hunks[0].lines if line.sign == ADDED]
    assert [words(line.text, line.spans)[0].strip() for line in added] == ["changed", "again"]
    assert all(len(line.text) < 300 for line in added)


def test_no_more_is_shown_than_can_be_read() -> None:
    old, new = "x\n" * 10, "y" * 2_000_000 + "\n" + "z\n" * 100_000
    (hunk,) = show(old, new, compare(old, new)).hunks
    assert sum(len(line.text) for line in hunk.lines) < 30_000
    assert hunk.lines[-1].text.endswith("more characters")
    many = "".join(f"{n}\nsame\nsame\nsame\nsame\nsame\n" for n in range(50))
    fewer = many.replace("0\n", "zero\n")
    shown = show(many, fewer, compare(many, fewer), most=3)
    assert (len(shown.hunks), shown.changes, shown.left_out) == (3, 5, 2)
