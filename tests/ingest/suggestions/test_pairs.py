"""Pairs of names in one sentence, with what is proposed for them."""

from __future__ import annotations

import time

import pytest

from casewright.ingest.suggestions.found import FoundName, FoundPair
from casewright.ingest.suggestions.pairs import find_pairs
from casewright.ingest.suggestions.trigger_words import link_triggers, statement_words
from casewright.model.ontology import load_ontology

KINDS = {
    "Tolmark": "state", "Varenia": "state", "Orsa": "place", "Vell": "place", "Sorby": "person", "Calder": "person",
    "Basin League": "organisation", "Coast Guard": "organisation", "Ilmar": "state",
}  # fmt: skip


def names_in(text: str) -> list[FoundName]:
    found = []
    for words, kind in KINDS.items():
        at = text.find(words)
        while at >= 0:
            found.append(FoundName(at, at + len(words), words, kind, 1.0, words.lower()))
            at = text.find(words, at + 1)
    return sorted(found, key=lambda each: each.start)


def ranked(text: str) -> list[FoundPair]:
    return sorted(find_pairs(text, names_in(text)), key=lambda pair: -pair.score)


def said(text: str) -> tuple[str, str, str]:
    """The strongest pair: from, kind of link, to."""
    names, best = names_in(text), ranked(text)[0]
    return names[best.source].text, best.link, names[best.target].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sorby met Calder on Friday.", ("Sorby", "met_with", "Calder")),
        ("Varenia was attacked by Tolmark.", ("Tolmark", "attacked", "Varenia")),
        ("Sorby, the foreign minister of Varenia, spoke.", ("Sorby", "holds_office_in", "Varenia")),
        ("Varenia's president Calder spoke.", ("Calder", "leads", "Varenia")),
        ("The president of Varenia, Calder, spoke.", ("Calder", "leads", "Varenia")),
        ("The Basin League includes Varenia.", ("Varenia", "member_of", "Basin League")),
        ("Talks between Varenia and Tolmark began.", ("Varenia", "met_with", "Tolmark")),
        ("Varenia and Tolmark signed an agreement.", ("Varenia", "cooperates_with", "Tolmark")),
        ("Troops gathered near Vell, Tolmark.", ("Vell", "located_in", "Tolmark")),
        ("Tolmark imposed sanctions on Varenia.", ("Tolmark", "sanctioned", "Varenia")),
        ("Sorby’s visit to Orsa was short.", ("Sorby", "visited", "Orsa")),
        ("Varenia bought crude from Tolmark.", ("Tolmark", "supplies", "Varenia")),
        ("Varenia sold its old frigates to Tolmark.", ("Varenia", "supplies", "Tolmark")),
        ("The Basin League (Coast Guard) replied.", ("Basin League", "same_as_reported", "Coast Guard")),
    ],
)
def test_the_strongest_pair_is_read_from_the_words_between(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text) == expected


def test_who_is_only_described_with_comes_behind_who_acts() -> None:
    text = "Sorby, foreign minister of Varenia, met Calder in Orsa."
    names = names_in(text)
    scores = {(names[p.source].text, names[p.target].text): p.score for p in ranked(text)}
    assert scores["Sorby", "Calder"] > scores["Varenia", "Calder"]


def test_a_place_where_something_happens_is_nobodys_office() -> None:
    text = "In Varenia Minister Sorby met Calder."
    links = {(pair.link, pair.trigger) for pair in find_pairs(text, names_in(text))}
    assert ("holds_office_in", "minister") not in links


@pytest.mark.parametrize(
    ("text", "status", "hedge"),
    [
        ("Tolmark supplied Varenia.", "reported", None),
        ("Tolmark may supply Varenia.", "reported", "may"),
        ("Tolmark reportedly supplied Varenia.", "reported", "reportedly"),
        ("If Tolmark attacks Varenia, all is lost.", "reported", "if"),
        ("Tolmark plans to supply Varenia.", "planned", "plans to"),
        ("Calder, former president of Varenia, spoke.", "ended", "former"),
    ],
)
def test_a_hedge_prefills_the_status(text: str, status: str, hedge: str | None) -> None:
    best = ranked(text)[0]
    assert (best.status, best.hedge) == (status, hedge)


@pytest.mark.parametrize(
    "word", ["denied that it", "never", "suspended plans and", "did not", "didn’t", "refuses and lacks"]
)
def test_a_denying_word_asks_for_a_look_and_turns_nothing(word: str) -> None:
    plain, denied = ranked("Tolmark supplied Varenia.")[0], ranked(f"Tolmark {word} supplied Varenia.")[0]
    assert denied.check is not None
    assert denied.link == plain.link == "supplies"
    assert denied.score < plain.score


def test_a_trigger_that_denies_by_itself_needs_no_second_look() -> None:
    assert ranked("Tolmark banned the Basin League.")[0].check is None


def test_places_and_numbers_lead_back_to_the_text_and_the_names() -> None:
    text = "🚢 It began. Sorby met Calder. It ended."
    names, best = names_in(text), ranked(text)[0]
    assert text[best.start : best.end] == "Sorby met Calder."
    assert (names[best.source].text, names[best.target].text) == ("Sorby", "Calder")
    assert best.trigger == "met"


def test_a_name_is_not_paired_with_itself_nor_over_a_full_stop() -> None:
    assert ranked("Sorby and Sorby. Calder left.") == []


def test_a_kind_that_only_the_case_knows_is_taken_as_it_is() -> None:
    one = FoundName(0, 5, "Alpha", "spaceship", 1.0, "alpha")
    two = FoundName(10, 14, "Beta", "spaceship", 1.0, "beta")
    assert find_pairs("Alpha met Beta.", [one, two])[0].link == "met_with"


def test_a_sentence_of_thousands_of_names_is_not_paired_all_with_all() -> None:
    text = " ".join(["Vell met"] * 3_000)
    names = [FoundName(at, at + 4, "Vell", "place", 1.0, str(at)) for at in range(0, len(text), 9)]
    started = time.process_time()
    found = find_pairs(text, names)
    assert len(found) < 16 * len(names)
    assert time.process_time() - started < 3


def test_every_trigger_proposes_a_kind_of_link_that_there_is() -> None:
    kinds = load_ontology().link_kinds
    proposed = {trigger.link for several in link_triggers().meanings() for trigger in several}
    assert proposed <= kinds.keys()
    assert len(link_triggers()) > 600  # with all forms of the verbs
    assert set(statement_words().meanings()) == {"reported", "said", "planned", "ended", "check"}


def linking(text: str, one: str, other: str) -> FoundPair:
    """The pair of these two names, whichever way it leads."""
    names = names_in(text)
    return next(
        pair for pair in ranked(text) if {names[pair.source].text, names[pair.target].text} == {one, other}
    )


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The minister claimed that Tolmark backs Varenia.", "the minister claimed"),
        ("Sorby said that Tolmark had bombed Varenia.", "Sorby said"),
        ("Ilmar officials alleged Tolmark attacked Varenia.", "Ilmar officials alleged"),
        ("Calder accused Tolmark of supplying missiles to Varenia.", "Calder accused"),
        ("According to Sorby, Tolmark attacked Varenia.", "according to Sorby"),
        ("Tolmark attacked Varenia, according to local media.", "according to local media"),
        ("“Tolmark trains Varenia,” said Calder, a critic.", "said Calder"),
        ("Tolmark attacked Varenia, Sorby said.", "Sorby said"),
        ("Tolmark attacked Varenia, he said.", "he said"),
        ("Tolmark attacked Varenia.", None),
    ],
)
def test_who_says_so_is_proposed_as_the_hedge(text: str, hedge: str | None) -> None:
    assert linking(text, "Tolmark", "Varenia").hedge == hedge


def test_who_only_passes_it_on_is_no_party_to_it() -> None:
    text = "The Coast Guard said that Tolmark had bombed Varenia."
    assert linking(text, "Tolmark", "Varenia").score > 2 * linking(text, "Coast Guard", "Varenia").score


def test_a_former_office_does_not_end_what_somebody_does_now() -> None:
    text = "Sorby, the former head of Varenia, met Calder."
    assert linking(text, "Sorby", "Varenia").status == "ended"
    assert linking(text, "Sorby", "Calder").status == "reported"


@pytest.mark.parametrize(
    "text",
    [
        "Tolmark denied that it supplies weapons to Varenia.",
        "Tolmark denies backing Varenia.",
        "Tolmark does not support Varenia.",
        "Tolmark neither confirmed nor denied that it had attacked Varenia.",
    ],
)
def test_a_denial_asks_for_a_second_look(text: str) -> None:
    assert linking(text, "Tolmark", "Varenia").check is not None


def test_a_comma_and_an_article_make_no_list() -> None:
    text = "If Tolmark attacks Varenia, the Basin League would defend Varenia."
    assert linking(text, "Tolmark", "Basin League").score < 0.5


def test_where_something_else_comes_from_is_not_where_a_name_belongs() -> None:
    text = "The Coast Guard smuggled weapons from Varenia."
    assert linking(text, "Coast Guard", "Varenia").link != "part_of"
