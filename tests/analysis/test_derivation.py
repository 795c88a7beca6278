"""Detectors of derivation: each has cases in which it must fire, and cases in which it must stay silent."""

from __future__ import annotations

import time
from typing import Any
from uuid import UUID

from casewright.analysis.derivation.documents import Proposal
from casewright.analysis.derivation.look import look_for_relays
from casewright.operations import sources

Evidence = Any  # see conftest.py

RELEASE = " ".join(
    f"The ministry of transport announced on Monday that line {n} of the harbour railway will be closed for repairs of bridge {n * 3} "
    f"until week {n + 20}, and that travellers should take the ferry from pier {n} in the meantime."
    for n in range(1, 6)
)
QUOTE = (
    "“We will not accept that ships of any state call at our port without notice, and we have told our neighbours so in plain words "
    "at every meeting that was held this year, whoever asked for it,” the minister said."
)
STORY = (
    "Fishermen on the north quay shrugged when they heard of it. Prices for berths have doubled since spring, one of them said, and "
    "nobody had asked the harbour council. {quote} The opposition wants a debate before the summer recess, and a vote on the budget."
)
OTHER_STORY = (
    "The cabinet met for three hours on Tuesday evening. Officials described a tense discussion over customs duties, in which the "
    "finance minister threatened to resign. {quote} Analysts doubt that the coalition survives the autumn, given the polls."
)


def found(evidence: Evidence) -> dict[tuple[str, str], Proposal]:
    titles = {UUID(bytes=row[0]): row[1] for row in evidence.case.read("SELECT id, title FROM source")}
    return {(titles[each.child], titles[each.parent]): each for each in look_for_relays(evidence.case)}


def kinds(evidence: Evidence) -> dict[tuple[str, str], str]:
    return {pair: each.kind for pair, each in found(evidence).items()}


# --- the same words -----------------------------------------------------------------------------------------------------


def test_a_republished_text_derives_from_the_one_published_before(evidence: Evidence) -> None:
    evidence.source(
        "Copy", f"Local news. {RELEASE} Written by our staff.", published="2026-03-03", publisher="Courier"
    )
    evidence.source("Release", RELEASE, published="2026-03-02", publisher="Ministry")
    assert kinds(evidence) == {("Copy", "Release"): "republishes"}


def test_one_release_in_three_outlets_has_one_parent(evidence: Evidence) -> None:
    for day, name in enumerate(("Release", "One", "Two", "Three"), start=1):
        evidence.source(name, f"{name} brings this. {RELEASE}", published=f"2026-03-0{day}", publisher=name)
    assert kinds(evidence) == {(name, "Release"): "republishes" for name in ("One", "Two", "Three")}


def test_without_an_order_in_time_they_stem_from_the_same_release(evidence: Evidence) -> None:
    evidence.source("One", f"One. {RELEASE}", published="2026-03", publisher="One")
    evidence.source("Two", f"Two. {RELEASE}", published="2026-03-02", publisher="Two")
    assert list(kinds(evidence).values()) == ["same_release"]


def test_two_independent_articles_that_share_a_quotation_are_no_republication(evidence: Evidence) -> None:
    evidence.source("Quay", STORY.format(quote=QUOTE), published="2026-03-02", publisher="Courier")
    evidence.source("Cabinet", OTHER_STORY.format(quote=QUOTE), published="2026-03-03", publisher="Gazette")
    assert kinds(evidence) == {}


def test_a_long_quotation_of_the_same_speech_is_no_derivation(evidence: Evidence) -> None:
    speech = "“" + RELEASE.replace("“", "").replace("”", "") + "”"
    long = " ".join(
        f"Background sentence {n} on the affairs of port {n * 7} and its council." for n in range(80)
    )
    other = " ".join(
        f"A different remark {n} about the cabinet, vote {n * 5} and the polls." for n in range(80)
    )
    evidence.source(
        "Quay", f"{long} The minister said: {speech} {STORY}", published="2026-03-02", publisher="Courier"
    )
    evidence.source(
        "Cabinet",
        f"{other} The minister said: {speech} {OTHER_STORY}",
        published="2026-03-03",
        publisher="Gazette",
    )
    assert kinds(evidence) == {}


def test_a_long_run_of_words_without_quotation_marks_is_one(evidence: Evidence) -> None:
    long = " ".join(
        f"Background sentence {n} on the affairs of port {n * 7} and its council." for n in range(80)
    )
    other = " ".join(
        f"A different remark {n} about the cabinet, vote {n * 5} and the polls." for n in range(80)
    )
    evidence.source("Quay", f"{long} {RELEASE}", published="2026-03-02", publisher="Courier")
    evidence.source("Cabinet", f"{other} {RELEASE}", published="2026-03-03", publisher="Gazette")
    assert kinds(evidence) == {("Cabinet", "Quay"): "quotes"}


def test_the_frame_around_every_page_of_one_outlet_is_none(evidence: Evidence) -> None:
    frame = " ".join(
        f"Subscribe to section {n} of the Courier and accept cookies of partner {n}." for n in range(30)
    )
    for n in range(4):
        evidence.source(
            f"Page {n}",
            f"{frame} Article {n} tells of ship {n * 13} and berth {n * 17}.",
            publisher="Courier",
        )
    assert kinds(evidence) == {}


# --- attributions -------------------------------------------------------------------------------------------------------


def test_words_that_name_an_agency_lead_to_its_report(evidence: Evidence) -> None:
    evidence.source(
        "Talks", "Envoys meet in Orsa today.", published="2026-03-02", publisher="Reuters", kind="wire"
    )
    forms = (
        "The envoy told Reuters that talks go on.",
        "Talks go on, according to a Reuters report.",
        "ORSA (Reuters) - Talks go on.",
        "Talks go on. Source: Reuters",
        "Reuters reported that talks go on.",
        "News desk, with Reuters",
    )
    for form in forms:
        evidence.source(
            form, f"A long day.\n{form}", published="2026-03-03", publisher=f"Courier {forms.index(form)}"
        )
    assert kinds(evidence) == {(form, "Talks"): "quotes" for form in forms}


def test_a_statement_of_a_ministry(evidence: Evidence) -> None:
    evidence.source("Statement", "We regret this.", published="2026-03-02", publisher="Ministry of Varenia")
    evidence.source("Paper", "According to the Ministry of Varenia's statement, it regrets this.", published="2026-03-02", publisher="Courier")  # fmt: skip
    assert kinds(evidence) == {("Paper", "Statement"): "quotes"}


def test_a_name_that_attributes_nothing_is_none(evidence: Evidence) -> None:
    evidence.source("Talks", "Envoys meet in Orsa today.", published="2026-03-02", publisher="Reuters")
    for words in (
        "Reuters opened an office in Orsa.",
        "The shares of Reuters fell.",
        "She worked for Reuters and the BBC.",
    ):
        evidence.source(words, words, published="2026-03-03", publisher="Courier")
    assert kinds(evidence) == {}


def test_an_old_report_of_the_agency_is_not_meant(evidence: Evidence) -> None:
    evidence.source("Talks", "Envoys meet in Orsa today.", published="2025-01-02", publisher="Reuters")
    evidence.source(
        "Paper", "The envoy told Reuters that talks go on.", published="2026-03-03", publisher="Courier"
    )
    assert kinds(evidence) == {}


def test_an_outlet_that_names_itself_is_no_relay(evidence: Evidence) -> None:
    evidence.source("One", "Envoys meet.", published="2026-03-02", publisher="Courier")
    evidence.source(
        "Two", "The envoy told the Courier that talks go on.", published="2026-03-03", publisher="Courier"
    )
    assert kinds(evidence) == {}


def test_a_later_source_cannot_be_the_parent(evidence: Evidence) -> None:
    evidence.source(
        "Paper", "The envoy told Reuters that talks go on.", published="2026-03-01", publisher="Courier"
    )
    evidence.source("Talks", "Envoys meet in Orsa today.", published="2026-03-02", publisher="Reuters")
    assert kinds(evidence) == {}


def test_a_title_in_full_is_a_basis(evidence: Evidence) -> None:
    evidence.source(
        "Two tracks and one purse for Varenia", "A study.", published="2026-03-01", publisher="Institute"
    )
    evidence.source("Paper", "In “Two tracks and one purse for Varenia” the authors doubt it.", published="2026-03-09", publisher="Courier")  # fmt: skip
    assert kinds(evidence) == {("Paper", "Two tracks and one purse for Varenia"): "cites_as_basis"}


# --- translations, authors, data, e-mail --------------------------------------------------------------------------------


def test_one_address_in_two_languages_is_a_translation(evidence: Evidence) -> None:
    evidence.source(
        "Talks", "They met.", language="en", address="https://mfa.example/en/news/77", published="2026-03-02"
    )
    evidence.source(
        "Pourparlers",
        "Ils se sont vus.",
        language="fr",
        address="https://mfa.example/fr/news/77",
        published="2026-03-02",
    )
    assert list(kinds(evidence).values()) == ["translates"]


def test_the_same_numbers_in_two_languages_are_a_translation_also_in_persian_digits(
    evidence: Evidence,
) -> None:
    numbers = ["4512", "1390", "2754", "8841", "3306", "7129", "6650", "9418", "5573"]
    persian = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
    evidence.source(
        "Report",
        " ".join(f"Berth {n} took in ships." for n in numbers),
        language="en",
        published="2026-03-02",
    )
    evidence.source(
        "گزارش",
        " ".join(f"اسکله {n.translate(persian)} کشتی گرفت." for n in numbers),
        language="fa",
        published="2026-03-03",
    )
    assert kinds(evidence) == {("گزارش", "Report"): "translates"}


def test_different_languages_and_a_few_common_numbers_are_none(evidence: Evidence) -> None:
    evidence.source(
        "Talks", "In 2026 they met 12 times over 45 ships.", language="en", address="https://one.example/en/a"
    )
    evidence.source(
        "Autre", "En 2026, 12 réunions et 45 navires.", language="fr", address="https://two.example/fr/b"
    )
    assert kinds(evidence) == {}


def test_one_author_in_two_papers(evidence: Evidence) -> None:
    evidence.source(
        "One", "Words of one kind.", author="Elin Sørby", published="2026-03-01", publisher="Courier"
    )
    evidence.source("Two", "Other words.", author="ELIN SØRBY", published="2026-03-02", publisher="Gazette")
    evidence.source("Three", "Newsroom words.", author="Staff", publisher="A")
    evidence.source("Four", "More of these.", author="Staff", publisher="B")
    assert kinds(evidence) == {("Two", "One"): "same_author"}


def test_one_register_behind_two_reports_and_the_register_itself(evidence: Evidence) -> None:
    evidence.source(
        "One", "Ships fell, according to the Port of Vell Register.", published="2026-03-01", publisher="A"
    )
    evidence.source(
        "Two", "Figures from the Port of Vell Register show a rise.", published="2026-03-02", publisher="B"
    )
    evidence.source(
        "Three", "The Port of Vell Register has a new roof.", published="2026-03-02", publisher="C"
    )
    assert kinds(evidence) == {("Two", "One"): "same_dataset"}
    evidence.source(
        "Port of Vell Register", "Ship, berth.", kind="register", published="2026-02-01", publisher="Port"
    )
    assert {pair: kind for pair, kind in kinds(evidence).items() if pair[1] != "One"} == {
        ("One", "Port of Vell Register"): "cites_as_basis",
        ("Two", "Port of Vell Register"): "cites_as_basis",
    }


# --- what was decided ---------------------------------------------------------------------------------------------------


def test_what_was_confirmed_or_rejected_is_not_proposed_again(evidence: Evidence) -> None:
    copy = evidence.source("Copy", f"Local news. {RELEASE}", published="2026-03-03", publisher="Courier")
    release = evidence.source("Release", RELEASE, published="2026-03-02", publisher="Ministry")
    assert len(found(evidence)) == 1
    evidence.passes_on(copy, release, status="rejected", found_by="detector")
    assert found(evidence) == {}
    evidence.case.undo()
    assert len(found(evidence)) == 1


def test_looking_changes_nothing_and_an_empty_case_has_none(evidence: Evidence) -> None:
    assert look_for_relays(evidence.case) == []
    evidence.case.run(sources.add_source, title="Without a text")
    before = evidence.case.path.read_bytes()
    assert look_for_relays(evidence.case) == []
    assert evidence.case.path.read_bytes() == before


def test_hostile_texts_take_no_time_to_speak_of(evidence: Evidence) -> None:
    evidence.source("Talks", "Envoys meet.", published="2026-03-02", publisher="Reuters")
    for text in (
        "according to the " * 20_000,
        "Register of and for de the " * 10_000,
        "(" * 50_000 + "Reuters" + ")" * 50_000,
        "“" * 30_000 + "told Reuters " * 5_000,
        "1,2.3 " * 40_000 + "9" * 50_000,
        "\U0001f642\u202e " * 20_000,
        "with by from Reuters " * 10_000,
    ):
        publisher, address = f"(a+)+$ [{len(text)}", "https://x.example/en/" * 50
        evidence.source(
            "Odd", f"First line.\n{text}", published="2026-03-03", publisher=publisher, address=address
        )
    start = time.process_time()
    look_for_relays(evidence.case)
    assert time.process_time() - start < 10
