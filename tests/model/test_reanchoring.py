"""Passages found again in another version: how many, that none is placed wrongly, and what each state means."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from casewright.model.anchors import Quotation, context
from casewright.model.reanchoring import Reanchored, reanchor

QUOTES = 60
OLD = (
    "On Monday the minister met the envoy. The council of Vell rejected the draft treaty after a long debate.\n\n"
    "The harbour log shows 12,000 tonnes of grain. Inspectors sealed the northern warehouse the same night.\n\n"
    "No date was set for a second reading. The envoy left without a statement."
)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def stored(text: str, exact: str) -> Quotation:
    start = text.index(exact)
    end = start + len(exact)
    return Quotation(start, end, exact, *context(text, start, end), sha(text))


def again(new: str, exact: str, old: str = OLD) -> Reanchored:
    return reanchor(new, sha(new), stored(old, exact))


def held(new: str, found: Reanchored) -> str:
    assert found.start is not None, found
    return new[found.start : found.end]


def trial(texts: ModuleType, kind: str, seed: int, rate: float = 0.08) -> Counter[str]:
    """60 quotations of one generated text looked for in an edit of it with moved blocks."""
    chance = random.Random(f"{kind} {seed}")
    before = texts.laid(texts.written(kind, chance, 40), kind)
    after = texts.laid(texts.edited(before.words, kind, chance, rate), kind)
    outcomes: Counter[str] = Counter()
    for _ in range(QUOTES):
        least = (
            12 if kind == "zh" else 4
        )  # a word of Chinese has two signs, and short ones are a matter of their own
        paragraph, first, last = texts.quotation(before.words, chance, least)
        start, end = before.spans[paragraph][first][0], before.spans[paragraph][last][1]
        quoted = Quotation(start, end, before.text[start:end], *context(before.text, start, end), "old")
        found = reanchor(after.text, "new", quoted)
        numbers = before.words[paragraph][first].source, before.words[paragraph][last].source
        if found.start is None:
            outcomes["lost"] += 1
        else:
            outcomes[texts.verdict((found.start, found.end), *numbers, after)] += 1
    return outcomes


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_four_fifths_of_sixty_quotations_survive_edits_and_moved_blocks_and_none_is_misplaced(
    edited_texts: ModuleType, seed: int
) -> None:
    outcomes = trial(edited_texts, "en", seed)
    assert outcomes["right"] >= 0.8 * QUOTES
    assert outcomes["right"] + outcomes["lost"] == QUOTES


@pytest.mark.parametrize("kind", ["fa", "sr", "zh", "emoji"])
def test_other_scripts_and_emoji_survive_as_well(edited_texts: ModuleType, kind: str) -> None:
    outcomes = trial(edited_texts, kind, 1)
    assert outcomes["right"] >= 0.8 * QUOTES
    assert outcomes["right"] + outcomes["lost"] == QUOTES


@pytest.mark.deep
@pytest.mark.parametrize("kind", ["en", "fa", "sr", "zh", "emoji"])
def test_of_many_quotations_none_goes_astray_and_hardly_any_ends_at_the_wrong_word(
    edited_texts: ModuleType, kind: str
) -> None:
    outcomes = sum((trial(edited_texts, kind, seed) for seed in range(20)), Counter[str]())
    print(kind, dict(outcomes))
    assert outcomes["right"] >= 0.8 * outcomes.total()
    assert outcomes["ends"] <= 0.005 * outcomes.total()
    assert outcomes["astray"] == 0


@pytest.mark.deep
def test_heavier_edits_lose_quotations_rather_than_misplace_them(edited_texts: ModuleType) -> None:
    outcomes = sum((trial(edited_texts, "en", seed, rate=0.25) for seed in range(10)), Counter[str]())
    print(dict(outcomes))
    assert outcomes["ends"] <= 0.02 * outcomes.total()
    assert outcomes["astray"] == 0


def test_the_same_text_is_exact_with_the_full_score() -> None:
    assert again(OLD, "Inspectors sealed the northern warehouse") == Reanchored(
        "exact", OLD.index("Inspectors"), OLD.index(" the same night"), 1.0
    )


def test_exact_words_further_down_have_moved() -> None:
    new = "A correction was added on Friday.\n\n" + OLD
    found = again(new, "Inspectors sealed the northern warehouse")
    assert (found.state, held(new, found)) == ("moved", "Inspectors sealed the northern warehouse")
    assert found.score is not None
    assert found.score > 0.99


def test_words_set_differently_are_normalised() -> None:
    new = OLD.replace("the northern warehouse", "the northern\nwarehouse").replace("On Monday", "Monday")
    assert again(new, "Inspectors sealed the northern warehouse").state == "normalised"


def test_few_changed_words_are_changed_and_more_are_for_review() -> None:
    new = OLD.replace("sealed the northern", "sealed the largest northern")
    found = again(new, "Inspectors sealed the northern warehouse the same night.")
    assert (found.state, held(new, found)) == (
        "changed",
        "Inspectors sealed the largest northern warehouse the same night.",
    )
    new = OLD.replace("Inspectors sealed the northern warehouse", "Officers locked up a northern warehouse")
    found = again(new, "Inspectors sealed the northern warehouse the same night.")
    assert (found.state, held(new, found)) == (
        "review",
        "Officers locked up a northern warehouse the same night.",
    )


def test_the_ends_stand_where_the_quotation_ended_also_when_its_first_and_last_words_were_changed() -> None:
    new = OLD.replace("The council of Vell", "A body of Vell").replace("a long debate.", "some long talks.")
    found = again(new, "The council of Vell rejected the draft treaty after a long debate.")
    assert held(new, found) == "A body of Vell rejected the draft treaty after some long talks."


def test_words_that_are_gone_are_orphaned_and_have_no_place() -> None:
    new = OLD.replace("Inspectors sealed the northern warehouse the same night.", "It rained.")
    assert again(new, "Inspectors sealed the northern warehouse the same night.") == Reanchored("orphaned")


def test_a_changed_number_is_never_taken_for_the_same() -> None:
    new = OLD.replace("12,000", "112,000")
    found = again(new, "The harbour log shows 12,000 tonnes of grain.")
    assert (found.state, held(new, found)) == ("changed", "The harbour log shows 112,000 tonnes of grain.")
    found = again(new, "12,000 tonnes of grain.")
    assert found.state in ("changed", "review")
    assert held(new, found) == "112,000 tonnes of grain."


def test_a_short_quotation_is_placed_only_between_both_its_contexts() -> None:
    exact = "the draft treaty"
    shifted = "Correction. " + OLD
    assert again(shifted, exact).state == "moved"
    assert again(shifted.replace("rejected the draft", "welcomed the draft"), exact).state == "orphaned"
    changed = shifted.replace("the draft treaty", "the draft accord")
    assert held(changed, again(changed, exact)) == "the draft accord"


def test_a_sentence_that_stands_there_twice_is_followed_by_its_surroundings_not_by_its_words() -> None:
    sentence = "The committee adjourned without a decision."
    old = f"{sentence} The chair spoke of a difficult day for the port.\n\nLater, {sentence} Two members resigned."
    new = old.replace(f"{sentence} The chair", "The committee adjourned without any decision. The chair")
    found = reanchor(
        new, sha(new), Quotation(0, len(sentence), sentence, *context(old, 0, len(sentence)), sha(old))
    )
    assert (found.state, held(new, found)) == ("changed", "The committee adjourned without any decision.")


def test_of_two_places_that_are_as_good_neither_is_proposed() -> None:
    old = "Before. The committee adjourned without a decision. After that came supper."
    new = "Unlike here. The committee adjourned without a decision. Entirely other words.\n\n" * 2
    assert (
        reanchor(new, sha(new), stored(old, "The committee adjourned without a decision.")).state
        == "orphaned"
    )
    paragraph = "It was late when they came back. The committee adjourned without a decision. After that came supper for all."
    again_twice = again(
        f"Zero.\n\n{paragraph}\n\n{paragraph}", "The committee adjourned without a decision.", paragraph
    )
    assert again_twice.state == "review"


def test_words_inside_a_longer_word_are_not_the_quotation() -> None:
    old = "They said that in fact the ship left at noon on Friday."
    new = "They said that herein fact the ship left at noon on Friday."
    found = again(new, "in fact the ship left at noon", old)
    assert found.state != "moved"


def test_a_long_passage_of_a_large_text_is_found_in_good_time(edited_texts: ModuleType) -> None:
    chance = random.Random(7)
    before = edited_texts.laid(edited_texts.written("en", chance, 600), "en")
    after = edited_texts.laid(edited_texts.edited(before.words, "en", chance, moved=0.0), "en")
    start, end = before.spans[300][0][0], before.spans[318][-1][1]
    quoted = Quotation(start, end, before.text[start:end], *context(before.text, start, end), "old")
    began = time.process_time()
    found = reanchor(after.text, "new", quoted)
    assert time.process_time() - began < 5
    assert found.state == "orphaned"  # more than 256 edits
    start, end = before.spans[300][0][0], before.spans[302][-1][1]
    quoted = Quotation(start, end, before.text[start:end], *context(before.text, start, end), "old")
    found = reanchor(after.text, "new", quoted)
    assert found.start is not None
    assert abs(found.start - after.spans[300][0][0]) < 60


def test_a_passage_of_a_hundred_thousand_characters_is_settled_by_its_ends() -> None:
    chance = random.Random(3)
    words = ["".join(chance.choices("abcdefghij", k=6)) for _ in range(30_000)]
    old = " ".join(words)
    start, end = old.index(words[6_000]), old.index(words[21_000])
    exact = old[start:end].strip()
    for n in range(7_000, 20_000, 700):
        words[n] = "changed"
    new = "Corrected. " + " ".join(words)
    began = time.process_time()
    found = reanchor(
        new,
        "new",
        Quotation(start, start + len(exact), exact, *context(old, start, start + len(exact)), "old"),
    )
    assert time.process_time() - began < 5
    assert (found.state, found.start) == ("changed", start + 11)
    assert held(new, found).endswith(exact[-40:])


def test_rapidfuzz_is_not_loaded_before_something_is_missing() -> None:
    code = (
        "import sys; from casewright.model.reanchoring import reanchor; from casewright.model.anchors import Quotation\n"
        "reanchor('Some words.', 'a', Quotation(0, 4, 'Some', '', ' words.', 'a'))\n"
        "assert not any(name.startswith('rapidfuzz') for name in sys.modules)"
    )
    desktop = Path(__file__).resolve().parents[2] / "desktop"
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": str(desktop)})
