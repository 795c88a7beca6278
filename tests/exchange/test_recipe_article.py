"""An article saved three ways, quoted as somebody types it: every sentence is found, and kept as the source has it."""

from __future__ import annotations

import html
import json
import textwrap
from pathlib import Path

import pytest

from casewright.casefile.case import Case
from casewright.exchange.recipe import apply_recipe

SENTENCES = (
    "Six weeks after the ceasefire on the Łuna River, President Ilir Dragović landed in Qasr-al-Nur on 3 March 2025 — "
    "his first trip abroad since the war.",
    "The two governments signed a joint communiqué that commits them to US$2.4\u00a0billion in annual trade by 2027.",
    "“We have come to turn a page,” Dragović said.",
    "The U.S. Treasury Dept. and the U.K.’s O.F.S.I. have asked about code 8542, i.e. integrated circuits, e.g. at the "
    "port of Vell No. 4 terminal.",
    "Vashtar could become the main transit route for goods that cannot be shipped directly.",
    "The talks of 21–22 June were led by Nino Abashidze-Lang, trade attaché until 2023.",
)
TYPED = str.maketrans({"’": "'", "“": '"', "”": '"', "—": "-", "–": "-", "\u00a0": " "})


def as_text() -> str:
    return textwrap.fill(" ".join(SENTENCES).replace("\u00a0", "\x01"), 60).replace("\x01", "\u00a0")


def as_mail() -> str:
    return as_text().replace("\n", "\r\n").replace("communiqué", "communique\u0301")


def as_page() -> str:
    body = html.escape(" ".join(SENTENCES), quote=False).replace("\u00a0", "&nbsp;").replace("—", "&mdash;")
    body = body.replace("governments", "govern&shy;ments").replace("Dragović", "<b>Dra</b>gović")
    return f"<!doctype html><title>Corridor</title><article><p>{textwrap.fill(body, 70)}</p></article>"


@pytest.mark.parametrize(
    ("name", "saved"),
    [("a.txt", as_text()), ("b.txt", as_mail()), ("c.html", as_page())],
    ids=["text", "mail", "page"],
)
def test_every_sentence_is_found_as_typed_and_kept_as_archived(
    case: Case, tmp_path: Path, name: str, saved: str
) -> None:
    (tmp_path / name).write_bytes(saved.encode())
    claims = [
        {"key": f"c{n}", "text": sentence, "quotes": [{"source": "s", "exact": sentence.translate(TYPED)}]}
        for n, sentence in enumerate(SENTENCES)
    ]
    source = {"key": "s", "title": "Corridor", "file": name}
    recipe = tmp_path / "recipe.yaml"
    recipe.write_text(
        json.dumps({"recipe": "1", "name": "corridor", "sources": [source], "claims": claims}), "utf-8"
    )
    result = apply_recipe(case, recipe)
    assert result.failed == []
    ((sha256,),) = case.read("SELECT text_sha256 FROM source_text")
    text = case.text_of(sha256)
    passages = case.read('SELECT start, "end", exact, state FROM passage')
    assert len(passages) == len(SENTENCES)
    for start, end, exact, state in passages:
        assert (exact, state) == (text[start:end], "exact")
    typed = {sentence.translate(TYPED) for sentence in SENTENCES}
    assert len(result.normalised) == sum(exact not in typed for _, _, exact, _ in passages) >= 3
    assert apply_recipe(case, recipe).normalised == []


def test_a_sentence_with_a_changed_word_is_refused_with_the_place_where_it_departs(
    case: Case, tmp_path: Path
) -> None:
    recipe = tmp_path / "recipe.yaml"
    recipe.write_text(
        "recipe: 1\nname: x\nsources: [{key: s, title: T, text: The customs data show a rise. It was late.}]\n"
        "claims:\n  - key: c\n    text: A rise.\n    quotes:\n      - {source: s, exact: The customs data show a fall.}\n"
    )
    (failure,) = apply_recipe(case, recipe).failed
    assert (failure.place, failure.line) == ("claims[0].quotes[0]", 8)
    assert (
        "the text has 'The customs data show a ' and then 'rise. It was late.', not 'fall.'" in failure.reason
    )
