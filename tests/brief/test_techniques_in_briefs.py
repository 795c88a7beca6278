"""Scenarios, alternative analysis, premortem and quality of information, as briefs print them in every format."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest

from casewright.brief.blocks import Block, Heading, Paragraph, Run, Table
from casewright.brief.collect import collect
from casewright.brief.export import export_brief
from casewright.casefile.case import Case
from casewright.exchange.recipe import apply_recipe
from casewright.operations import bearing, briefs, premortems, scenarios

EVERYTHING = Path(__file__).parents[1] / "exchange" / "everything.yaml"
KINDS = ("scenarios", "challenges", "premortem", "information")


@pytest.fixture
def told(case: Case) -> Case:
    """A case with every technique in it, and a claim that bears on a scenario and against a challenge."""
    assert apply_recipe(case, EVERYTHING).failed == []
    claim = the(case, "SELECT claim_id FROM citation LIMIT 1")
    case.run(
        bearing.bear_on, claim, "scenario", the(case, "SELECT id FROM scenario WHERE title = 'A strike'")
    )
    case.run(
        bearing.bear_on, claim, "challenge", the(case, "SELECT id FROM challenge WHERE outcome = 'sustained'"), stance="contradicts"
    )  # fmt: skip
    return case


def the(case: Case, sql: str) -> UUID:
    return UUID(bytes=case.read(sql)[0][0])


def a_brief(case: Case, *kinds: str) -> UUID:
    brief = case.run(briefs.add_brief, title="Vell", assessment_id=the(case, "SELECT id FROM assessment"))
    for kind in kinds:
        case.run(briefs.add_section, brief, kind=kind)
    return brief


def blocks(case: Case, kind: str) -> list[Block]:
    return list(collect(case, a_brief(case, kind)).blocks)


def words(*inlines: object) -> str:
    return "".join(each.text if isinstance(each, Run) else "[*]" for each in inlines)


def prose(found: list[Block]) -> list[str]:
    return [words(*each.inlines) for each in found if isinstance(each, Paragraph)]


def tables(found: list[Block]) -> list[list[tuple[str, ...]]]:
    return [
        [each.headers, *(tuple(words(*cell) for cell in row) for row in each.rows)]
        for each in found
        if isinstance(each, Table)
    ]


def test_scenarios_state_their_policy_and_stand_in_their_grid_with_their_claims(told: Case) -> None:
    found = blocks(told, "scenarios")
    assert [each.text for each in found if isinstance(each, Heading)] == [
        "Scenarios",
        "The port in June",
        "Later",
    ]
    drivers, grid = tables(found)
    assert drivers[1] == ("The ballot", "High", "Medium", "few vote", "most vote")
    assert grid == [
        ("", "few vote", "most vote"),
        ("it concedes", "not written", "A deal 40% (unlikely, 20–45%)"),
        ("it holds", "not written", "A strike 60% (likely, 55–80%)"),
    ]
    said = prose(found)
    assert any(each.endswith("leave nothing out; their points add up to 100%.") for each in said)
    assert "A strike: 60% (likely, 55–80%).[*]" in said
    assert "Base case: likely (55–80%)." in said
    assert (
        "Why the axes are independent. The ballot is secret; the council decides before it is counted."
        in said
    )


def test_a_section_bound_to_one_set_shows_that_alone_and_sets_without_scenarios_are_left_out(
    told: Case,
) -> None:
    brief = a_brief(told)
    one = the(told, "SELECT id FROM scenario_set WHERE title = 'Later'")
    told.run(briefs.add_section, brief, kind="scenarios", object_type="scenario_set", object_id=one)
    headings = [each.text for each in collect(told, brief).blocks if isinstance(each, Heading)]
    assert headings == ["Scenarios", "Later"]
    told.run(scenarios.delete_scenario, the(told, "SELECT id FROM scenario WHERE title = 'Base case'"))
    assert [each for each in collect(told, brief).blocks if isinstance(each, Heading)] == []


def test_a_challenge_is_printed_with_its_answer_or_as_not_answered(told: Case) -> None:
    said = prose(blocks(told, "challenges"))
    assert "The judgement: The Federation closes the port in June." in said
    assert "The notice is a bluff. Reporting to the contrary:[*]" in said
    assert "Sustained: the judgement stands. The filing number is real." in said
    assert "How likely it is: very unlikely (5–20%), estimate 10%." in said
    assert said[-1] == "It has not been answered yet."


def test_of_a_premortem_only_shared_reasons_that_were_weighed_are_printed(told: Case) -> None:
    (rows,) = tables(blocks(told, "premortem"))
    assert rows[1:] == [("The council conceded in secret.", "6 of 9", "A revised table", "Ask members.")]
    collecting = the(told, "SELECT id FROM premortem WHERE status = 'collecting'")
    told.run(premortems.add_reason, collecting, text="A secret reason.", chance=3, severity=3)
    assert "A secret reason." not in str(blocks(told, "premortem"))
    told.run(premortems.share_premortem, collecting)
    assert "A secret reason." in str(blocks(told, "premortem"))


def test_the_annex_on_information_labels_judgements_and_says_what_sources_say_of_them(told: Case) -> None:
    found = blocks(told, "information")
    judgements, sources = tables(found)
    assert judgements[1][:2] == ("1", "The Federation closes the port in June.")
    assert judgements[3][2] == "Unsupported"
    assert any("Unsupported: No source supports it." in each for each in prose(found))
    assert any(
        "On 1: the most compelling source. Corrected since: None so far." in row[-1] for row in sources
    )


def test_all_of_it_is_in_every_format(told: Case, tmp_path: Path) -> None:
    brief = a_brief(told, *KINDS)
    for form in ("pdf", "html", "md"):
        export_brief(told, brief, tmp_path / f"brief.{form}", form)
    document = pypdfium2.PdfDocument(tmp_path / "brief.pdf")
    texts = {
        "pdf": " ".join(page.get_textpage().get_text_range() for page in document),
        "html": (tmp_path / "brief.html").read_text("utf-8"),
        "md": (tmp_path / "brief.md").read_text("utf-8"),
    }
    for text in texts.values():
        said = " ".join(text.replace("\\", "").split())
        for words_ in ("Scenarios", "A strike", "Alternative analysis", "The notice is a bluff.", "How it may turn out wrong", "6 of 9",
                       "Quality of information", "Unsupported"):  # fmt: skip
            assert words_ in said
    assert "****" not in texts["md"]
