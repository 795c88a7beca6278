"""What is offered of a text, as the case is now."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.ingest.suggestions.accepting import accept_all, is_certain, named, place_of, reject_all
from casewright.ingest.suggestions.offers import NameOffer, Offers
from casewright.ingest.suggestions.suggest import ReadText, offers
from casewright.operations import entities, sameness, suggestions
from casewright.operations.suggestions import Named


def name_of(found: Offers, key: str) -> NameOffer:
    return next(each for each in found.names if each.key == key)


def keys(found: Offers) -> set[str]:
    return {each.key for each in found.names if each.places and not each.settled}


def test_every_name_comes_once_with_all_its_places(case: Case, read: ReadText) -> None:
    found = offers(case, read)
    assert keys(found) == {"varenia", "tolmark", "jon sorby", "ada calder", "orsa", "the regime"}
    text = case.text_of(read.text_sha256)
    assert [text[place.start : place.end] for place in name_of(found, "jon sorby").places] == [
        "Jon Sorby",
        "Jon Sorby",
    ]
    assert [text[slice(*place.sentence)] for place in name_of(found, "orsa").places] == ["Orsa refused."]


def test_the_same_suggestion_has_the_same_id_again_and_no_other_has_it(case: Case, read: ReadText) -> None:
    def ids(found: Offers) -> list[str]:
        return [
            *(place.id for name in found.names for place in name.places), *(d.id for d in found.dates), *(p.id for p in found.pairs)
        ]  # fmt: skip

    once, again = ids(offers(case, read)), ids(offers(case, read))
    assert once == again
    assert len(set(once)) == len(once)


def test_an_entity_of_the_case_is_known_by_any_of_its_names_and_by_no_similar_one(
    case: Case, read: ReadText
) -> None:
    state = case.run(entities.add_entity, kind="state", name="Republic of Varenia")
    case.run(entities.add_name, state, text="VARENIA")
    case.run(entities.add_entity, kind="state", name="Tolmarc")
    found = offers(case, read)
    assert name_of(found, "varenia").entity_id == state
    assert name_of(found, "varenia").name == "Republic of Varenia"
    assert name_of(found, "tolmark").entity_id is None
    assert name_of(found, "tolmark").candidates == ()


def test_a_person_of_a_similar_name_is_only_a_candidate(case: Case, read: ReadText) -> None:
    person = case.run(entities.add_entity, kind="person", name="John Sorby")
    offer = name_of(offers(case, read), "jon sorby")
    assert offer.entity_id is None
    assert [each.entity_id for each in offer.candidates] == [person]
    assert not is_certain(offer)


def test_two_of_one_name_are_both_offered_until_they_are_judged_the_same(case: Case, read: ReadText) -> None:
    one = case.run(entities.add_entity, kind="person", name="Ada Calder")
    other = case.run(entities.add_entity, kind="person", name="Ada Calder")
    offer = name_of(offers(case, read), "ada calder")
    assert offer.entity_id is None
    assert {each.entity_id for each in offer.candidates} == {one, other}
    case.run(sameness.judge_same, one, other, reason="same office")
    assert name_of(offers(case, read), "ada calder").entity_id == one


def test_what_was_accepted_does_not_come_again_and_is_known_for_the_rest(
    case: Case, read: ReadText, text_id: UUID
) -> None:
    offer = name_of(offers(case, read), "jon sorby")
    entity = case.run(suggestions.accept_entity, text_id, named(offer, offer.places[:1]))
    again = name_of(offers(case, read), "jon sorby")
    assert (again.entity_id, again.settled, again.places) == (entity, True, offer.places[1:])
    assert "jon sorby" not in keys(offers(case, read))
    case.undo()
    assert "jon sorby" in keys(offers(case, read))


def test_a_name_accepted_as_something_else_is_that_in_this_text(
    case: Case, read: ReadText, text_id: UUID
) -> None:
    other = case.run(entities.add_entity, kind="person", name="Somebody Else")
    case.run(suggestions.accept_entity, text_id, named(name_of(offers(case, read), "ada calder"), join=other))
    assert name_of(offers(case, read), "ada calder").entity_id == other


def test_a_rejected_name_is_gone_with_its_pairs_here_or_everywhere(case: Case, read: ReadText) -> None:
    found = offers(case, read)
    reject_all(case, read.source_id, names=[name_of(found, "ada calder")])
    after = offers(case, read)
    assert "ada calder" not in {each.key for each in after.names}
    assert "ada calder" not in {key for pair in after.pairs for key in (pair.source, pair.target)}
    assert after.rejected == 1
    case.undo()
    reject_all(case, None, names=[name_of(found, "ada calder")])
    assert "ada calder" not in {each.key for each in offers(case, read).names}


def test_rejected_and_accepted_dates_do_not_come_again(case: Case, read: ReadText, text_id: UUID) -> None:
    (date,) = offers(case, read).dates
    reject_all(case, read.source_id, others=[date])
    assert offers(case, read).dates == ()
    case.undo()
    case.run(suggestions.accept_date, text_id, place_of(date), held=date.edtf)
    assert offers(case, read).dates == ()


def test_an_accepted_pair_does_not_come_again(case: Case, read: ReadText, text_id: UUID) -> None:
    found = offers(case, read)
    pair = next(each for each in found.pairs if {each.source, each.target} == {"jon sorby", "ada calder"})
    one, other = name_of(found, pair.source), name_of(found, pair.target)
    case.run(
        suggestions.accept_pair, text_id, pair.sentence, named(one, [pair.source_place]), named(other, [pair.target_place]), kind=pair.link
    )  # fmt: skip
    assert pair.id not in {each.id for each in offers(case, read).pairs}


def test_a_description_offers_what_was_named_shortly_before_and_is_never_certain(
    case: Case, read: ReadText, text_id: UUID
) -> None:
    tolmark = case.run(suggestions.accept_entity, text_id, named(name_of(offers(case, read), "tolmark")))
    offer = name_of(offers(case, read), "the regime")
    assert [each.entity_id for each in offer.candidates] == [tolmark]
    assert not is_certain(offer)


def test_a_capital_is_offered_as_the_government_too(case: Case, read: ReadText, text_id: UUID) -> None:
    offer = name_of(offers(case, read), "orsa")
    (other,) = offer.others
    case.run(suggestions.accept_entity, text_id, named(offer, other=other))
    rows = case.read(
        "SELECT e.name, e.kind, m.words, m.reading FROM mention m JOIN entity e ON e.id = m.entity_id"
    )
    assert rows == [("Government of Tolmark", "government_body", "Orsa", "government")]


def test_many_are_accepted_as_one_step_and_undone_as_one(case: Case, read: ReadText) -> None:
    found = offers(case, read)
    steps = len(case.history())
    count = accept_all(case, read.source_text_id, found, names=found.names[:3], dates=found.dates)
    assert count == 4
    assert len(case.history()) == steps + 1
    case.undo()
    assert case.read(
        "SELECT (SELECT count(*) FROM entity) + (SELECT count(*) FROM claim) + (SELECT count(*) FROM passage)"
    ) == [(0,)]


def test_giving_up_in_the_middle_of_many_changes_nothing(case: Case, read: ReadText) -> None:
    found = offers(case, read)

    def give_up(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        accept_all(case, read.source_text_id, found, names=found.names, progress=give_up)
    assert case.read("SELECT count(*) FROM entity") == [(0,)]


def test_nothing_is_offered_about_an_entity_and_itself(case: Case, read: ReadText, text_id: UUID) -> None:
    one = case.run(entities.add_entity, kind="person", name="Ada Calder")
    case.run(entities.add_name, one, text="Jon Sorby")
    pairs = offers(case, read).pairs
    assert not any({each.source, each.target} == {"jon sorby", "ada calder"} for each in pairs)
    assert Named((), one).entity_id == one
