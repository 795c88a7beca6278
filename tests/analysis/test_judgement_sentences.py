"""A judgement in two sentences that never mix likelihood and confidence."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from casewright.analysis.check.language import mixes_likelihood_and_confidence, sentences
from casewright.analysis.judgement_sentences import Proposition, confidence_sentence, estimate_sentence
from casewright.analysis.proposition import behind_that
from casewright.model.horizon import horizon_words
from casewright.model.scales import build_ladder, ladder, load_ladders

PLAIN = build_ladder({"key": "plain", "terms": [
    {"text": "low", "lo": 0, "hi": 0.3}, {"text": "moderate", "lo": 0.3, "hi": 0.7}, {"text": "high probability", "lo": 0.7, "hi": 1},
]})  # fmt: skip
LADDERS = {**load_ladders(), "plain": PLAIN}


def estimate(text: str, likelihood: str | None = "likely", scheme: str = "icd203", **more: object) -> str:
    more = {"kind": "forecast", **more}
    return estimate_sentence(Proposition(text, likelihood=likelihood, **more), LADDERS[scheme]).text


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (estimate("The Federation closes Vell.", horizon="2026-06-30"),
         "We assess it is likely (55–80%) that the Federation closes Vell by 30 June 2026."),
        (estimate("Tirazan hands over 20 aircraft by 31 December 2026", horizon="2026-12-31"),
         "We assess it is likely (55–80%) that Tirazan hands over 20 aircraft by 31 December 2026."),
        (estimate("The quarrel is about a fee.", kind="judgement", horizon="2026"),
         "We assess it is likely (55–80%) that the quarrel is about a fee (horizon: 2026)."),
        (estimate("The quarrel will end.", kind="judgement", horizon="2026"),
         "We assess it is likely (55–80%) that the quarrel will end by the end of 2026."),
        (estimate("Talks end without a text.", "roughly_even_chance"),
         "We assess there is a roughly even chance (45–55%) that talks end without a text."),
        (estimate("Nobody moves", "almost_no_chance"), "We assess there is almost no chance (1–5%) that nobody moves."),
        (estimate("A pact follows", "even_chance", "nato"), "We assess there is an even chance (40–60%) that a pact follows."),
        (estimate("A pact follows", "realistic_possibility", "phia"),
         "We assess there is a realistic possibility (≈40–<50%) that a pact follows."),
        (estimate("Seas rise", "more_likely_than_not", "ipcc", horizon="2100"),
         "We assess it is more likely than not (>50–100%) that seas rise by the end of 2100."),
        (estimate("that the port closes"), "We assess it is likely (55–80%) that the port closes."),
        (estimate("That Varn withdraws"), "We assess it is likely (55–80%) that Varn withdraws."),
        (estimate("That agreement lapses"), "We assess that the following is likely (55–80%). That agreement lapses."),
        (estimate("Varn joins the U.S."), "We assess it is likely (55–80%) that Varn joins the U.S."),
        (estimate("Port Auril refuses cargo"), "We assess it is likely (55–80%) that Port Auril refuses cargo."),
        (estimate("Turkey and NATO agree"), "We assess it is likely (55–80%) that Turkey and NATO agree."),
        (estimate("Ministers resign. Elections follow.", horizon="2026"),
         "We assess that the following is likely (55–80%) by the end of 2026. Ministers resign. Elections follow."),
        (estimate("Die Föderation schließt den Hafen", "remote_chance", "phia"),
         "We assess there is a remote chance (>0–≈5%) of the following. Die Föderation schließt den Hafen."),
        (estimate("بندر بسته می‌شود."), "We assess that the following is likely (55–80%). بندر بسته می‌شود."),
        (estimate("The port closes.", None, horizon="2026-06"),
         "We are unable to judge how likely it is that the port closes by the end of June 2026."),
        (estimate("The port closed.", None, kind="fact_reported", horizon="2026"), "It is reported that the port closed."),
        (estimate("Der Hafen ist seit gestern geschlossen.", None, kind="fact_reported"),
         "The following is reported. Der Hafen ist seit gestern geschlossen."),
        (estimate_sentence(Proposition("It closes", likelihood="likely", point=0.6), ladder("icd203"), with_point=True).text,
         "We assess it is likely (55–80%, estimate 60%) that it closes."),
    ],
)  # fmt: skip
def test_the_first_sentence_says_how_likely_it_is(said: str, sentence: str) -> None:
    assert said == sentence


@pytest.mark.parametrize(
    ("level", "basis", "sentence"),
    [
        ("moderate", "two origins agree", "Our confidence in this judgement is moderate: two origins agree."),
        ("high", "Three governments agree. One is silent", "Our confidence in this judgement is high. Three governments agree. One is silent."),
        ("low", "one origin thinks it likely", "Our confidence in this judgement is low. One origin thinks it likely."),
        ("low", None, "Our confidence in this judgement is low."),
        (None, "one origin", "One origin."),
        (None, None, ""),
    ],
)  # fmt: skip
def test_the_second_sentence_says_how_sound_the_basis_is(
    level: str | None, basis: str | None, sentence: str
) -> None:
    assert confidence_sentence(level, basis, ladder("icd203")) == sentence


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2026-06-30", "by 30 June 2026"), ("2026-06", "by the end of June 2026"), ("2026", "by the end of 2026"),
        ("202X", "by the end of the 2020s"), ("2026-21", "by the end of spring 2026"), ("2026~", "by about 2026"),
        ("2026-33", "by the end of the first quarter of 2026"), ("2026-06-01/2026-06-30", "between 1 and 30 June 2026"),
        ("2026-06-01/2026-07-15", "between 1 June 2026 and 15 July 2026"), ("../2026-06", "by the end of June 2026"),
        ("2026/..", "from 2026 onwards"), ("[2026,2027]", "by 2026 or 2027"), ("2026?", "by 2026 (uncertain)"),
        ("next spring", "by next spring"), ("2026-05-14T18:00:00Z", "by 14 May 2026, 18:00 UTC"),
    ],
)  # fmt: skip
def test_a_horizon_is_said_in_words(edtf: str, words: str) -> None:
    assert horizon_words(edtf) == words


WORDS = """The port closes likely unlikely remote chance of 70% (55–80%) our confidence is high low moderate with a probability that
U.S. Varn, almost certain. We judge no Why? بندر порт 70 per cent even realistic possibility more than not: and"""
words = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=14).map(" ".join)


@pytest.mark.parametrize("scheme", LADDERS)
@given(data=st.data(), text=words, basis=st.none() | words)
@settings(max_examples=60, deadline=None)
def test_likelihood_and_confidence_never_share_a_sentence_that_we_compose(
    scheme: str, data: st.DataObject, text: str, basis: str | None
) -> None:
    used = LADDERS[scheme]
    own = [each for part in (text, basis or "") for each in sentences(part)]
    assume(
        not any(mixes_likelihood_and_confidence(each, used) for each in own)
    )  # that is the analyst's own doing: JL01
    term = data.draw(st.none() | st.sampled_from([each.key for each in used.terms]))
    kind = data.draw(st.sampled_from(["judgement", "forecast", "fact_reported"]))
    level = data.draw(st.none() | st.sampled_from(["low", "moderate", "high"]))
    said = Proposition(
        text, kind, term, data.draw(st.none() | st.just(0.6)), data.draw(st.none() | st.just("2026-06"))
    )
    paragraphs = [
        *estimate_sentence(said, used, with_point=True),
        confidence_sentence(level, basis, used, of=kind),
    ]
    for paragraph in paragraphs:
        for sentence in sentences(paragraph):
            assert not mixes_likelihood_and_confidence(sentence, used), sentence


def test_a_capital_is_taken_from_ordinary_words_only() -> None:
    heads = {"Ships wait": "ships wait", "Orsola waits": "Orsola waits", "Lucarra’s quarrel lasts": "Lucarra’s quarrel lasts",
             "I wait": "I wait", "NATO waits": "NATO waits", "Shipments resume": "shipments resume", "2 ships wait": "2 ships wait",
             "March brings rain": "March brings rain", "At Vell nobody waits": "at Vell nobody waits"}  # fmt: skip
    assert {text: behind_that(text) for text in heads} == heads
