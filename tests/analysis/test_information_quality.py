"""The quality of information check: each label where it holds, and where it only just does not."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright.analysis.information_quality import DEFINITIONS, quality_of, support_label
from casewright.analysis.source_summary import source_summary
from casewright.analysis.weakest_link import weakest_link
from casewright.casefile.case import Case
from casewright.casefile.transaction import Transaction
from casewright.model.resources import resource_path
from casewright.operations import (
    assessment_parts,
    assessments,
    captures,
    claims,
    information_checks,
    judgements,
    passages,
    sources,
)


class Built:
    """An assessment with one judgement; sources are added to it one by one."""

    def __init__(self, tx: Transaction) -> None:
        self.tx = tx
        self.assessment = assessments.add_assessment(tx, title="T")
        self.judgement = judgements.judge(tx, self.assessment, text="It closes.", is_key=True)

    def passage(self, title: str, **fields: object) -> tuple[UUID, UUID]:
        given = {"provenance": "primary", "reliability": "B", **fields}
        source = sources.add_source(self.tx, title=title, **given)
        capture = captures.add_capture(
            self.tx, source, data=f"{title}: it closes.".encode(), media_type="text/plain", file_name="a.txt"
        )
        text = captures.add_source_text(
            self.tx, capture, text=f"{title}: it closes.", tool="test", tool_version="1"
        )
        return source, passages.quote(self.tx, text, exact="it closes")

    def says(
        self,
        title: str,
        stance: str = "supports",
        credibility: str | None = "2",
        cited: str = "supports",
        **fields: object,
    ) -> UUID:
        source, passage = self.passage(title, **fields)
        claim = claims.state_claim(self.tx, text=f"{title} says so.")
        claims.cite(self.tx, claim, passage, stance=cited, credibility=credibility)
        judgements.support(self.tx, self.judgement, claim_id=claim, stance=stance)
        return source

    def status(self) -> str:
        return quality_of(self.tx, self.judgement).status


def test_nothing_then_one_source_then_two_make_it_unsupported_single_and_corroborated(case: Case) -> None:
    with case.edit("build") as tx:
        built = Built(tx)
        assert built.status() == "unsupported"
        built.says("Notice")
        assert built.status() == "single_source"
        built.says("Log")
        assert built.status() == "corroborated"


def test_several_sources_with_one_origin_are_a_single_source(case: Case) -> None:
    with case.edit("build") as tx:
        built = Built(tx)
        notice, wire = built.says("Notice"), built.says("Wire", provenance="relay")
        assert built.status() == "corroborated", "nobody has said yet that one passes on the other"
        sources.link_sources(tx, child_id=wire, parent_id=notice, kind="quotes")
        assert built.status() == "single_source"
        assert quality_of(tx, built.judgement).relays == {wire: frozenset({notice})}


@pytest.mark.parametrize(
    ("spoiled", "why"),
    [
        ({"reliability": "D"}, "neither source is rated C or better"),
        ({"credibility": "4"}, "neither item is rated 3 or better"),
        ({"credibility": None}, "what nobody has rated is not good"),
        ({"provenance": "unknown"}, "at worst they share one root"),
    ],
)
def test_two_origins_are_thin_where_ratings_or_provenance_do_not_carry_them(
    case: Case, spoiled: dict[str, str | None], why: str
) -> None:
    with case.edit("build") as tx:
        built = Built(tx)
        for title in ("Notice", "Log"):
            built.says(title, **spoiled)
        assert built.status() == "thin", why
        if "provenance" not in spoiled:
            built.says("Register")
            assert built.status() == "corroborated", "one good item is enough"


def test_a_source_against_it_makes_it_conflicting_but_context_and_silence_do_not(case: Case) -> None:
    with case.edit("build") as tx:
        built = Built(tx)
        against = built.says("Denial", "contradicts")
        assert built.status() == "unsupported", "nothing speaks for it"
        built.says("Notice")
        assert built.status() == "conflicting"
        found = quality_of(tx, built.judgement)
        assert (found.support, found.says[against]) == ("single_source", "contradicts")
    case.undo()
    with case.edit("build") as tx:
        built = Built(tx)
        built.says("Notice")
        built.says("Almanac", "context")
        built.says("Report", "contradicts", cited="contradicts")
        assert built.status() == "single_source", "a source against what speaks against it is silent on it"
        built.says("Doubter", cited="contradicts")
        assert built.status() == "conflicting", "it contradicts what the judgement rests on"


def test_one_source_may_say_both(case: Case) -> None:
    with case.edit("build") as tx:
        built = Built(tx)
        source, passage = built.passage("Notice")
        for stance in ("supports", "contradicts"):
            claim = claims.state_claim(tx, text=stance)
            claims.cite(tx, claim, passage)
            judgements.support(tx, built.judgement, claim_id=claim, stance=stance)
        found = quality_of(tx, built.judgement)
        assert (found.says, found.status) == ({source: "both"}, "conflicting")


def test_the_origins_decide_and_not_the_number_of_sources() -> None:
    assert support_label(0, 0, 0, True) == "unsupported"
    assert support_label(5, 1, 1, True) == "single_source"
    assert support_label(5, 0, 0, True) == "single_source", "they only cite each other"
    assert support_label(2, 2, 1, True) == "thin"
    assert support_label(2, 2, 2, False) == "thin"
    assert support_label(2, 2, 2, True) == "corroborated"


def test_what_was_found_goes_into_the_drafts_of_the_source_summary(case: Case) -> None:
    with case.edit("build") as tx:
        built = Built(tx)
        notice, log = built.says("Notice"), built.says("Log")
        second = judgements.judge(tx, built.assessment, text="Nobody knows.")
        check = information_checks.check_information
        check(tx, built.judgement, notice, most_compelling=True, corrections="Its date was put right")
        check(tx, built.judgement, log, deception="Kept by a party.", dismissed="No seal")
        check(tx, second, notice, most_compelling=True)
        found = source_summary(tx, built.assessment)
    assert found.strengths.endswith(
        "Signs of deception in “Log”: Kept by a party. Corrected or withdrawn since: “Notice”: Its date was put right. "
        "Set aside before: “Log”: No seal."
    )
    assert found.key.endswith("The most compelling source is “Notice” for judgements 1 and 2.")
    assert found.conflicts.endswith("Corroborated: judgement 1. Unsupported: judgement 2.")


def test_the_weakest_link_names_what_everything_hangs_on_and_what_it_falls_with(case: Case) -> None:
    with case.edit("build") as tx:
        built = Built(tx)
        assert weakest_link(tx, built.judgement) == "No source supports it."
        notice, wire = built.says("Notice"), built.says("Wire", provenance="relay")
        sources.link_sources(tx, child_id=wire, parent_id=notice, kind="quotes")
        assert weakest_link(tx, built.judgement) == "Everything hangs on “Notice”."
        built.says("Log")
        found = weakest_link(tx, built.judgement)
        assert found.startswith("Nothing is left of its support once these fail together: ")
        for title in ("Register", "Diary"):
            built.says(title)
        assert weakest_link(tx, built.judgement) == "", "four origins: nothing is weak about it"
        for text, linchpin in (("The log is whole.", True), ("Nobody is ill.", False)):
            assessment_parts.add_assumption(tx, built.assessment, text=text, category="U", linchpin=linchpin)
        assert weakest_link(tx, built.judgement) == (
            "It falls with the assumption “The log is whole.” (unsupported)."
        )


def test_the_manual_says_what_each_label_means() -> None:
    page = resource_path("manual", "techniques.md").read_text("utf-8")
    for label, meaning in DEFINITIONS.values():
        assert f"| {label} | {meaning} |" in page
