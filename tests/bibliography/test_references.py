"""Every style against references that were checked line by line against the rules of the manuals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from casewright.bibliography.styles.catalogue import STYLES, cite, style_of
from casewright.bibliography.styles.name_lists import Name, initials
from casewright.bibliography.styles.runs import Run, Sentence, italic, marked, plain, quoted
from casewright.model.choices import choices
from casewright.model.errors import InvalidValue

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("references.yaml").read_text("utf-8"))


@pytest.mark.parametrize("each", CASES, ids=[each["case"] for each in CASES])
def test_reference(each: dict[str, Any]) -> None:
    for key in STYLES:
        expected = {**each[key.removesuffix("-18")], **each.get(key, {})}
        assert {form: marked(runs) for form, runs in cite(each["item"], key).items()} == expected, key


def test_every_style_that_a_brief_may_name_is_there() -> None:
    assert {each.key for each in choices("citation_style")} == {"icd206", *STYLES}
    with pytest.raises(InvalidValue, match="chicago-notes"):
        style_of("chicago")


@pytest.mark.parametrize("key", STYLES)
@pytest.mark.parametrize(
    "item",
    [
        {},
        {"type": "no such type", "title": None},
        {"type": "book", "author": "Smith", "issued": 2020, "custom": [], "title": ["x"]},
        {
            "author": [{}, None, {"given": "Ann"}, {"family": "", "given": ""}],
            "issued": {"date-parts": [[None]]},
        },
        {
            "type": "chapter",
            "author": [{"family": "\u202e"}],
            "title": "</i><i>a<i>b",
            "page": "-",
            "edition": "0",
        },
        {"type": "post", "title": "", "issued": "XXXX-12-XX"},
    ],
)
def test_whatever_an_item_holds_a_reference_is_made_of_it(key: str, item: dict[str, Any]) -> None:
    for runs in cite(item, key).values():
        assert all(isinstance(run, Run) for run in runs)
        assert "None" not in plain(runs)


def test_stops_and_commas_go_inside_quotation_marks_once() -> None:
    assert plain(Sentence(quoted("Ports")).add(", ", "x").close()) == "“Ports,” x."
    assert plain(Sentence(quoted("Of ‘Ports’")).close()) == "“Of ‘Ports.’”"
    assert plain(Sentence(quoted("Why?")).close()) == "“Why?”"
    assert plain(Sentence(quoted("The “Ports”")).add(". ", "x").close()) == "“The ‘Ports.’” x."
    assert (
        marked(Sentence(italic("Ports <i>and</i> Pipes")).add(", ", "x").close()) == "*Ports *and* Pipes*, x."
    )
    assert plain(Sentence().add(", ", "Acme Inc.").add(". ", "x").close()) == "Acme Inc. x."


@pytest.mark.parametrize(
    ("given", "short"),
    [("Jean-Paul Q.", "J.-P. Q."), ("Иван", "И."), ("محمد", "محمد"), ("j. r. r.", "J. R. R."), ("Ann", "A.")],
)
def test_initials_are_made_where_a_script_has_them(given: str, short: str) -> None:
    assert initials(given) == short


def test_a_name_with_one_part_is_that_part() -> None:
    assert {
        Name(family="Plato").direct,
        Name(given="Plato").inverted,
        Name(literal="Plato").with_initials,
    } == {"Plato"}
