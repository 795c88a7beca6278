"""From a suggestion into the case: entities with their mentions, dated claims, links; and what was turned down."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.model.errors import InvalidValue
from casewright.operations import captures, entities, links, mentions, passages, sources, suggestions
from casewright.operations.deletion import dependents
from casewright.operations.mentions import Place
from casewright.operations.suggestions import Named

TEXT = "😀 Varenia and Tolmark signed on 14 March 2025. Sorby spoke for Varenia.\n\nMr. Sorby of Orsa may visit Tolmark. The Varenians left.\n"


class Made(NamedTuple):
    source: UUID
    text: UUID


@pytest.fixture
def made(case: Case) -> Made:
    source = case.run(sources.add_source, title="Notice", kind="statement")
    capture = case.run(
        captures.add_capture, source, data=TEXT.encode(), media_type="text/plain", file_name="n.txt", method="received"
    )  # fmt: skip
    text = case.run(captures.add_source_text, capture, text=TEXT, tool="test", tool_version="1", pages=[])
    return Made(source, text)


def places(words: str, reading: str = "name") -> tuple[Place, ...]:
    found, at = [], TEXT.find(words)
    while at >= 0:
        found.append(Place(at, at + len(words), reading))
        at = TEXT.find(words, at + 1)
    return tuple(found)


def rows(case: Case, sql: str) -> list[tuple[object, ...]]:
    return case.read(sql)


MENTIONED = "SELECT e.name, m.words, m.start, m.reading, p.exact FROM mention m JOIN entity e ON e.id = m.entity_id JOIN passage p ON p.id = m.passage_id ORDER BY m.start"


def test_an_accepted_name_is_an_entity_with_its_sentences_quoted_and_its_words_noted(
    case: Case, made: Made
) -> None:
    case.run(suggestions.accept_entity, made.text, Named(places("Sorby"), kind="person", name="Sorby"))
    first, second = (place.start for place in places("Sorby"))
    assert rows(case, MENTIONED) == [
        ("Sorby", "Sorby", first, "name", "Sorby spoke for Varenia."),
        ("Sorby", "Sorby", second, "name", "Mr. Sorby of Orsa may visit Tolmark."),
    ]
    assert case.history()[0].label_key == "accept_entity"
    case.undo()
    for table in ("entity", "passage", "mention"):
        assert rows(case, f"SELECT count(*) FROM {table}") == [(0,)]


def test_one_sentence_is_one_passage_for_all_that_is_named_in_it(case: Case, made: Made) -> None:
    for name in ("Varenia", "Tolmark"):
        case.run(suggestions.accept_entity, made.text, Named(places(name)[:1], kind="state", name=name))
    assert rows(case, "SELECT exact FROM passage") == [("😀 Varenia and Tolmark signed on 14 March 2025.",)]


def test_accepting_the_same_place_again_notes_nothing_twice(case: Case, made: Made) -> None:
    named = Named(places("Sorby"), kind="person", name="Sorby")
    entity = case.run(suggestions.accept_entity, made.text, named)
    case.run(suggestions.accept_entity, made.text, Named(named.places, entity))
    assert rows(case, "SELECT count(*) FROM mention") == [(2,)]


def test_joining_teaches_the_entity_another_name_but_no_part_of_its_own_and_no_demonym(
    case: Case, made: Made
) -> None:
    state = case.run(entities.add_entity, kind="state", name="Republic of Varenia")
    case.run(
        suggestions.accept_entity, made.text, Named(places("Varenians", "demonym"), state, name="Varenians")
    )
    case.run(suggestions.accept_entity, made.text, Named(places("Varenia")[:1], state, name="Varenia"))
    assert rows(case, "SELECT text FROM entity_name") == []
    case.run(suggestions.accept_entity, made.text, Named(places("Tolmark")[:1], state, name="Tolmark"))
    assert rows(case, "SELECT text, role FROM entity_name") == [("Tolmark", "alias")]


def test_a_date_becomes_a_claim_about_what_its_sentence_mentions(case: Case, made: Made) -> None:
    entity = case.run(
        suggestions.accept_entity, made.text, Named(places("Tolmark")[:1], kind="state", name="Tolmark")
    )
    (place,) = places("14 March 2025")
    claim = case.run(suggestions.accept_date, made.text, place, held="2025-03-14")
    assert rows(case, "SELECT text, basis, held, held_lo, held_stated FROM claim") == [
        (
            "😀 Varenia and Tolmark signed on 14 March 2025.",
            "cited",
            "2025-03-14",
            "2025-03-14",
            "14 March 2025",
        )
    ]
    assert rows(case, "SELECT claim_id, object_id FROM claim_about") == [(claim.bytes, entity.bytes)]
    assert rows(case, "SELECT stance FROM citation") == [("supports",)]


def test_a_date_that_is_none_changes_nothing(case: Case, made: Made) -> None:
    with pytest.raises(InvalidValue):
        case.run(suggestions.accept_date, made.text, places("14 March 2025")[0], held="the Ides")
    assert rows(case, "SELECT count(*) FROM claim") == [(0,)]


def pair(case: Case, made: Made, **fields: object) -> UUID:
    start = TEXT.index("Mr. Sorby")
    return case.run(
        suggestions.accept_pair,
        made.text,
        (start, start + len("Mr. Sorby of Orsa may visit Tolmark.")),
        Named(places("Sorby")[1:], kind="person", name="Sorby"),
        Named(places("Tolmark")[1:], kind="state", name="Tolmark"),
        kind="visited",
        hedge="may",
        **fields,
    )


def test_a_pair_becomes_a_link_with_a_hedged_claim_and_both_ends_in_one_step(case: Case, made: Made) -> None:
    before = len(case.history())
    link = pair(case, made, polarity="neutral")
    assert len(case.history()) == before + 1
    assert rows(
        case,
        "SELECT f.name, l.kind, t.name, l.status, l.polarity FROM link l JOIN entity f ON f.id = from_id JOIN entity t ON t.id = to_id",
    ) == [("Sorby", "visited", "Tolmark", "reported", "neutral")]
    assert rows(case, "SELECT text, hedge FROM claim") == [("Mr. Sorby of Orsa may visit Tolmark.", "may")]
    assert rows(case, "SELECT object_type, object_id FROM claim_about") == [("link", link.bytes)]
    assert rows(case, "SELECT count(*) FROM passage") == [(1,)]
    assert case.history()[0].subject == link


def test_the_same_link_from_another_sentence_is_further_evidence_for_it(case: Case, made: Made) -> None:
    sorby = case.run(entities.add_entity, kind="person", name="Sorby")
    tolmark = case.run(entities.add_entity, kind="state", name="Tolmark")
    standing = case.run(links.add_link, kind="met_with", from_id=tolmark, to_id=sorby)
    start = TEXT.index("Mr. Sorby")
    link = case.run(
        suggestions.accept_pair, made.text, (start, start + 36), Named(places("Sorby")[1:], sorby), Named(places("Tolmark")[1:], tolmark),
        kind="met_with",
    )  # fmt: skip
    assert link == standing  # such a link has no direction


def test_a_pair_of_one_entity_with_itself_is_refused_whole(case: Case, made: Made) -> None:
    sorby = case.run(entities.add_entity, kind="person", name="Sorby")
    with pytest.raises(InvalidValue, match="same entity"):
        case.run(
            suggestions.accept_pair, made.text, (0, 10), Named(places("Sorby"), sorby), Named(places("Orsa"), sorby), kind="met_with"
        )  # fmt: skip
    assert rows(case, "SELECT count(*) FROM mention") == [(0,)]


def test_places_outside_the_text_are_refused(case: Case, made: Made) -> None:
    with pytest.raises(InvalidValue, match="outside"):
        case.run(suggestions.accept_entity, made.text, Named((Place(5, 10_000),), kind="person", name="X"))


def test_a_rejection_is_kept_once_and_can_be_taken_back(case: Case, made: Made) -> None:
    given = {"kind": "entity", "key": "sorby", "words": "Sorby", "source_id": made.source}
    first = case.run(suggestions.reject_suggestion, **given)
    assert case.run(suggestions.reject_suggestion, **given) == first
    assert rows(case, "SELECT key FROM rejected_suggestion") == [("sorby",)]
    case.run(suggestions.unreject_suggestion, first)
    assert rows(case, "SELECT key FROM rejected_suggestion") == []


def test_a_rejection_in_one_source_goes_with_that_source_and_never_holds_everywhere(
    case: Case, made: Made
) -> None:
    case.run(suggestions.reject_suggestion, kind="entity", key="sorby", words="Sorby", source_id=made.source)
    case.run(sources.delete_source, made.source, with_dependents=True)
    assert rows(case, "SELECT count(*) FROM rejected_suggestion") == [(0,)]


def test_mentions_go_with_their_entity_and_the_passage_stays(case: Case, made: Made) -> None:
    entity = case.run(
        suggestions.accept_entity, made.text, Named(places("Sorby"), kind="person", name="Sorby")
    )
    assert [each.title for each in dependents(case, "entity", entity)] == ["Sorby", "Sorby"]
    case.run(entities.delete_entity, entity)
    assert rows(case, "SELECT count(*) FROM mention") == [(0,)]
    assert rows(case, "SELECT count(*) FROM passage") == [(2,)]


def test_mentions_go_with_their_passage(case: Case, made: Made) -> None:
    case.run(suggestions.accept_entity, made.text, Named(places("Sorby")[:1], kind="person", name="Sorby"))
    (passage,) = (UUID(bytes=row[0]) for row in case.read("SELECT id FROM passage"))
    case.run(passages.delete_passage, passage)
    assert rows(case, "SELECT count(*) FROM mention") == [(0,)]
    assert rows(case, "SELECT name FROM entity") == [("Sorby",)]


def test_a_mention_taken_back_takes_its_passage_along_unless_something_needs_it(
    case: Case, made: Made
) -> None:
    case.run(suggestions.accept_entity, made.text, Named(places("Tolmark")[:1], kind="state", name="Tolmark"))
    case.run(suggestions.accept_entity, made.text, Named(places("Sorby")[:1], kind="person", name="Sorby"))
    case.run(suggestions.accept_date, made.text, places("14 March 2025")[0], held="2025-03-14")
    for (mention_id,) in case.read("SELECT id FROM mention ORDER BY id"):
        case.run(mentions.unmention, [UUID(bytes=mention_id)])
    assert rows(case, "SELECT exact FROM passage") == [("😀 Varenia and Tolmark signed on 14 March 2025.",)]


def test_undoing_the_deletion_of_an_entity_brings_its_mentions_back(case: Case, made: Made) -> None:
    entity = case.run(
        suggestions.accept_entity, made.text, Named(places("Sorby"), kind="person", name="Sorby")
    )
    case.run(entities.delete_entity, entity)
    case.undo()
    assert rows(case, "SELECT count(*) FROM mention") == [(2,)]
