"""Rules on how claims are cited: pinpoints, relays, descriptors, captures, translations, the order of dates."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule
from casewright.casefile.queries.age import age
from casewright.model.dates import parse_edtf
from casewright.model.short_text import shorten

_RELAYS = "('quotes', 'republishes', 'translates', 'summarises')"


@rule("SO03", "blocker", "Quote the words it rests on, or mark it as analyst knowledge.")
def claim_without_passage(facts: Facts) -> Iterator[Found]:
    """A claim is said to be cited and cites no passage."""
    for claim, (text, basis, _) in facts.claim_texts.items():
        if basis == "cited" and not facts.support.citations.get(claim):
            yield Found("claim", claim, f"No passage is cited for the claim “{shorten(text, 80)}”.", text)


@rule("SO06", "warning", "Say what bears on its quality: access, motive, age, expertise.")
def source_without_descriptor(facts: Facts) -> Iterator[Found]:
    """A source that a key judgement rests on has no descriptor (ICD 206)."""
    described = {
        row[0] for row in facts.case.read("SELECT id FROM source WHERE coalesce(descriptor, '') <> ''")
    }
    for source_id in _behind_key_judgements(facts):
        if source_id.bytes not in described:
            title = facts.sources[source_id].title
            yield Found(
                "source", source_id, f"The cited source “{shorten(title, 80)}” has no descriptor.", title
            )


@rule("SO08", "warning", "Cite the most original source, or keep the relay and say why.")
def relay_beside_its_original(facts: Facts) -> Iterator[Found]:
    """A key judgement rests on a source that only passes on another, which the case holds.

    What the relay saw itself (`first_hand`) does not count, nor do two sources that repeat each other (rule IN04), nor
    an origin that is not named: nobody can cite it.
    """
    rows = facts.case.read(
        "SELECT DISTINCT l.child_id, l.parent_id FROM source_link l JOIN source p ON p.id = l.parent_id "
        f"WHERE l.status = 'confirmed' AND l.kind IN {_RELAYS} AND p.kind <> 'unnamed' ORDER BY l.id"
    )
    pairs = [(UUID(bytes=child), UUID(bytes=parent)) for child, parent in rows]
    relaying = set(_behind_key_judgements(facts, second_hand=True))
    for child, parent in pairs:
        if child in relaying and (parent, child) not in pairs:
            title, original = facts.sources[child].title, facts.sources[parent].title
            message = f"“{shorten(title, 80)}” is cited, and relays “{shorten(original, 80)}”, which is in the case."
            yield Found("source", child, message, f"{title} {original}")


@rule("SO10", "warning", "Name the tool with its version, and what it was used for.")
def undisclosed_machine(facts: Facts) -> Iterator[Found]:
    """A cited source was made by a machine that is not named."""
    rows = facts.case.read("SELECT id FROM source WHERE ai_generated AND coalesce(ai_tool, '') = ''")
    for row in rows:
        source_id = UUID(bytes=row[0])
        if source_id in facts.cited_sources:
            title = facts.sources[source_id].title
            yield Found(
                "source", source_id, f"The tool that made “{shorten(title, 80)}” is not named.", title
            )


@rule("EV03", "warning", "Compare the words with the text, and accept or correct the passage.")
def passage_to_look_at(facts: Facts) -> Iterator[Found]:
    """A passage differs from its text, or was not compared with a newer version of its source that is in the case."""
    for row_id, exact in facts.case.read(
        "SELECT id, exact FROM passage WHERE state IN ('changed', 'review')"
    ):
        message = f"These words differ from the text they were carried to: “{shorten(exact, 80)}”"
        yield Found("passage", UUID(bytes=row_id), message, exact)
    for row_id, exact, sha256 in facts.case.read(_NOT_COMPARED):
        message = (
            f"These words were not compared with a newer version of their source: “{shorten(exact, 80)}”"
        )
        yield Found("passage", UUID(bytes=row_id), message, f"{exact} {sha256}")


# Cited passages of which nobody said what became of them in the text of the latest capture.
_NOT_COMPARED = (
    "SELECT DISTINCT p.id, p.exact, new.text_sha256 FROM citation c JOIN passage p ON p.id = c.passage_id "
    "JOIN source_text old ON old.id = p.source_text_id JOIN source_text new ON new.id = (SELECT id FROM source_text "
    f"WHERE source_id = p.source_id AND text_sha256 IS NOT NULL AND capture_id <> old.capture_id ORDER BY {age()} DESC LIMIT 1) "
    f"WHERE {age('new.id')} > {age('old.id')} AND new.text_sha256 <> p.text_sha256 AND NOT EXISTS (SELECT 1 FROM passage_anchor a "
    "WHERE a.passage_id = p.id AND a.text_sha256 = new.text_sha256) ORDER BY p.id"
)


@rule("EV07", "warning", "Have it checked, and name who translated it.")
def unverified_translation(facts: Facts) -> Iterator[Found]:
    """A cited passage is shown in translation, and nobody is named who made it."""
    rows = facts.case.read(
        "SELECT DISTINCT p.id, p.translation FROM passage p JOIN citation c ON c.passage_id = p.id "
        "WHERE coalesce(p.translation, '') <> '' AND coalesce(p.translator, '') = '' ORDER BY p.id"
    )
    for row_id, translation in rows:
        message = f"Nobody is named who translated “{shorten(translation, 80)}”."
        yield Found("passage", UUID(bytes=row_id), message, translation)


@rule("DT02", "blocker", "Move the cut-off, or leave the source out.")
def evidence_after_the_cut_off(facts: Facts) -> Iterator[Found]:
    """A judgement rests on a source published after the cut-off of its assessment."""
    ends = {
        UUID(bytes=row[0]): (row[1], row[2], parse_edtf(row[2]).hi)
        for row in facts.case.read("SELECT id, title, cut_off FROM assessment WHERE cut_off IS NOT NULL")
    }
    published = facts.case.read("SELECT id, published_lo FROM source WHERE published_lo IS NOT NULL")
    since = {UUID(bytes=row[0]): row[1] for row in published}
    for assessment, (title, cut_off, last) in ends.items():
        judgements = [one.id for one in facts.judgements if one.assessment == assessment]
        for source_id in _sources_of(facts, judgements):
            if last is not None and since.get(source_id, "") > last.isoformat():
                message = f"“{shorten(facts.sources[source_id].title, 80)}” was published after the cut-off of “{title}”."
                yield Found("source", source_id, message, f"{since[source_id]} {cut_off}")


@rule("DT03", "warning", "Correct one of the dates, or mark the link as planned.")
def reported_before_it_happened(facts: Facts) -> Iterator[Found]:
    """Every source of a link that is said to be so was published certainly before it began."""
    rows = facts.case.read(
        "SELECT l.id, l.valid_lo, a.name, l.kind, b.name, max(coalesce(s.published_hi, '9999')) FROM link l "
        "JOIN entity a ON a.id = l.from_id JOIN entity b ON b.id = l.to_id "
        "JOIN claim_about o ON o.object_id = l.id JOIN citation c ON c.claim_id = o.claim_id AND c.stance = 'supports' "
        "JOIN passage p ON p.id = c.passage_id JOIN source s ON s.id = p.source_id "
        "WHERE l.status IN ('asserted', 'reported') AND l.valid_lo IS NOT NULL GROUP BY l.id ORDER BY l.id"
    )
    for row_id, begins, one, kind, other, published in rows:
        if published < begins:
            name = f"{one} – {kind.replace('_', ' ')} – {other}"
            message = f"The sources of the link {name} were published before it began."
            yield Found("link", UUID(bytes=row_id), message, f"{begins} {published}")


def _behind_key_judgements(facts: Facts, *, second_hand: bool = False) -> list[UUID]:
    return _sources_of(facts, [judgement.id for judgement in facts.key_judgements], second_hand=second_hand)


def _sources_of(facts: Facts, judgements: list[UUID], *, second_hand: bool = False) -> list[UUID]:
    """The sources that support these judgements, each once, in order; `second_hand`: where none of it is first-hand."""
    claims = [claim for judgement in judgements for claim in facts.support.claims_of(judgement)]
    cited = facts.support.supporting(claims)
    seen = {one.source for one in cited if one.first_hand} if second_hand else set()
    return [source for source in dict.fromkeys(one.source for one in cited) if source not in seen]
