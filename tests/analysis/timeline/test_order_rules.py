"""Each rule fires on what is certain and is silent where a fuzzy, open or unknown date leaves it possible."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright import Case
from casewright.analysis.timeline.facts import read_facts
from casewright.analysis.timeline.order_rules import OrderFinding, order_findings
from casewright.model.ontology import load_ontology
from casewright.operations import captures, claims, entities, links, sources


def found(case: Case) -> list[OrderFinding]:
    return order_findings(read_facts(case, load_ontology()))


def rules(case: Case) -> list[str]:
    return [each.rule for each in found(case)]


@pytest.fixture
def case(evidence) -> Case:
    """The empty case that `evidence` fills."""
    return evidence.case


@pytest.fixture
def pair(case: Case) -> tuple[UUID, UUID]:
    """A company and a person."""
    company = case.run(entities.add_entity, kind="company", name="Orrin Freight")
    return company, case.run(entities.add_entity, kind="person", name="Elin Sørby")


def has(case: Case, entity: UUID, **properties: str) -> None:
    for key, value in properties.items():
        case.run(entities.set_property, entity, key=key, value=value)


def dated_claim(evidence, held: str, *cited: UUID, about: tuple[str, UUID] | None = None) -> UUID:
    claim = evidence.claim(f"It was so in {held}.", *cited)
    evidence.case.run(claims.edit_claim, claim, held=held)
    if about is not None:
        evidence.case.run(claims.about, claim, *about)
    return claim


@pytest.mark.parametrize(
    ("valid", "fires"),
    [
        ("2009-05", True), ("2009/2011", True), ("2009/..", True), ("2010", False), ("2010-03/..", False), ("../2012", False),
        ("2009~/..", False), ("2021", True), ("2021/..", True), ("2020-12/..", False), ("2015/2024", False), ("2015/..", False),
    ],
)  # fmt: skip
def test_a_link_lies_within_the_lives_of_its_ends(case: Case, pair, valid: str, fires: bool) -> None:
    company, person = pair
    has(case, company, founded="2010", dissolved="2020")
    link = case.run(links.add_link, kind="director_of", from_id=person, to_id=company, valid=valid)
    assert rules(case) == (["outside a life"] if fires else [])
    if fires:
        assert found(case)[0].objects == (("link", link), ("entity", company))


def test_a_planned_link_may_come_before_what_it_is_planned_for(case: Case, pair) -> None:
    company, person = pair
    has(case, company, founded="2010")
    case.run(
        links.add_link, kind="director_of", from_id=person, to_id=company, valid="2009", status="planned"
    )
    assert rules(case) == []


def test_nothing_ends_before_it_began(case: Case, pair) -> None:
    has(case, pair[0], founded="2010-06", dissolved="2010")
    assert rules(case) == []
    has(case, pair[1], born="1980", died="1979")
    (finding,) = found(case)
    assert finding.sentence == "Elin Sørby ended (1979) before it began (1980)."


def test_two_values_of_one_date_contradict_each_other_when_they_cannot_both_be_right(
    case: Case, pair
) -> None:
    has(case, pair[1], born="1980")
    case.run(entities.set_property, pair[1], key="born", value="1980-03-04")
    assert rules(case) == []
    case.run(entities.set_property, pair[1], key="born", value="1981?")
    sentences = [each.sentence for each in found(case)]
    assert len(sentences) == 2
    assert sentences[0].endswith("is marked as uncertain.")


def test_a_link_and_all_claims_about_it_are_dated_apart(case: Case, pair, evidence) -> None:
    link = case.run(links.add_link, kind="director_of", from_id=pair[1], to_id=pair[0], valid="2024-05")
    dated_claim(evidence, "2024-06-02", about=("link", link))
    assert rules(case) == ["rival dates"]
    dated_claim(evidence, "2024-05-20", about=("link", link))
    assert rules(case) == []


@pytest.mark.parametrize(("kind", "days", "fires"), [
    ("contradicts", ("2024-05-17", "2024-05-19"), True), ("repeats", ("2024-05-17", "2024-05-19"), False),
    ("contradicts", ("2024-05-17", "2024-05"), False), ("contradicts", ("2024-05-18", "2024-05-19"), False),
])  # fmt: skip
def test_claims_that_contradict_each_other_give_one_day_two_dates(
    case, pair, evidence, kind, days, fires
) -> None:
    link = case.run(links.add_link, kind="met_with", from_id=pair[1], to_id=pair[0], valid="2024-05-17")
    one, other = (dated_claim(evidence, day, about=("link", link)) for day in days)
    case.run(claims.relate_claims, one, other, kind=kind)
    expected = "2024-05-18" in days  # then no claim has the link's day: another rule
    assert rules(case) == (["rival dates"] if fires or expected else [])


def test_what_something_led_to_comes_after_it(case: Case) -> None:
    cause, effect = (case.run(entities.add_entity, kind="event", name=name) for name in ("Strike", "Closure"))
    has(case, cause, date="2024-05-17")
    has(case, effect, date="2024-05")
    case.run(links.add_link, kind="led_to", from_id=cause, to_id=effect)
    assert rules(case) == []
    case.run(links.add_link, kind="led_to", from_id=effect, to_id=cause)
    assert rules(case) == []
    has(case, effect, ended="2024-06")
    later = case.run(entities.add_entity, kind="event", name="Inquiry")
    has(case, later, date="2024-07")
    case.run(links.add_link, kind="led_to", from_id=later, to_id=cause)
    assert rules(case) == ["effect before cause"]


def test_a_successor_begins_after_what_it_succeeds(case: Case) -> None:
    old, new = (case.run(entities.add_entity, kind="company", name=name) for name in ("Old", "New"))
    has(case, old, founded="1990")
    has(case, new, founded="1985")
    case.run(links.add_link, kind="succeeded", from_id=new, to_id=old)
    assert rules(case) == ["effect before cause"]


def test_a_source_cannot_report_what_had_not_begun(case: Case, evidence) -> None:
    early = evidence.source("Early", published="2024-05-01")
    dated_claim(evidence, "2024-05", early)
    assert rules(case) == []
    claim = dated_claim(evidence, "2024-06/2024-07", early)
    assert [(each.rule, each.objects) for each in found(case)] == [
        ("published before it happened", (("claim", claim),))
    ]
    case.run(claims.cite, claim, evidence.passages[evidence.source("Undated")])
    assert rules(case) == []


def test_a_claim_about_what_is_planned_speaks_of_the_future(case: Case, pair, evidence) -> None:
    planned = case.run(links.add_link, kind="director_of", from_id=pair[1], to_id=pair[0], status="planned")
    dated_claim(
        evidence, "2024-06", evidence.source("Early", published="2024-05-01"), about=("link", planned)
    )
    assert rules(case) == []


def test_a_source_is_published_after_the_time_it_speaks_of(case: Case) -> None:
    case.run(sources.add_source, title="Report", published="2024-05", information_date="2024-05-20/2024-06")
    assert rules(case) == []
    case.run(sources.add_source, title="Forecast", published="2024-05", information_date="2024-06-20")
    assert rules(case) == ["published before it happened"]


@pytest.mark.parametrize(
    ("captured", "published", "fires"),
    [
        ("2024-05-16T23:30:00Z", "2024-05-17", False),
        ("2024-05-15T23:30:00Z", "2024-05-17", True),
        ("2024-05-15T23:30:00Z", "2024-05", False),
        ("2024-05-15T23:30:00Z", "2024-06~", False),
    ],
)
def test_nothing_is_captured_before_it_is_published(case: Case, captured, published, fires) -> None:
    source = case.run(sources.add_source, title="Notice", published=published)
    fields = {"data": b"x", "media_type": "text/plain", "file_name": "a.txt", "captured_at": captured}
    case.run(captures.add_capture, source, **fields)
    assert rules(case) == (["captured before published"] if fires else [])


def test_a_copy_is_published_after_its_original(case: Case, evidence) -> None:
    copy = evidence.source("Copy", published="2024-05-01")
    original = evidence.source("Original", published="2024-05-03")
    evidence.passes_on(copy, original, "same_release")
    assert rules(case) == []
    evidence.passes_on(copy, original, "translates", status="suspected")
    assert rules(case) == []
    evidence.passes_on(copy, original, "quotes")
    assert rules(case) == ["copy before original"]


def test_an_update_is_published_after_what_it_updates(case: Case, evidence) -> None:
    early = evidence.claim("Twelve.", evidence.source("Early", published="2024-05-01"))
    late = evidence.claim("Fifteen.", evidence.source("Late", published="2024-05-03"))
    case.run(claims.relate_claims, late, early, kind="updates")
    assert rules(case) == []
    case.run(claims.relate_claims, early, late, kind="updates")
    assert rules(case) == ["update before what it updates"]


def test_the_sample_case_has_few_and_real_contradictions(sample_case) -> None:
    import casewright

    with casewright.open(sample_case, read_only=True) as case:
        assert len(found(case)) == 4
