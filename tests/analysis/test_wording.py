"""Sentences with the rules on wording that must find fault with them; every other of these rules must stay silent.

Each sentence stands twice in a real case: as a judgement without a likelihood and as one that has one. JL04 speaks of the
first only, JL12 of the second only; the others of either. `JL08*`: of the first only, since a likelihood governs “will”.
`JL05+`: of the second only, since its likelihood is printed in the other row of words.
"""

from __future__ import annotations

from uuid import UUID

import pytest

import casewright
from casewright import Case
from casewright.analysis.check.run import check_case
from casewright.operations.assessment_parts import add_alternative
from casewright.operations.assessments import add_assessment
from casewright.operations.judgements import judge

RULES = {"JL01", "JL04", "JL05", "JL06", "JL07", "JL08", "JL12"}

TABLE: dict[str, list[tuple[str, str]]] = {
    "icd203": [
        # likelihood and confidence
        ("We judge with moderate confidence that closure is likely.", "JL01 JL12"),
        ("We assess with high confidence that there is a 70% chance of closure.", "JL01 JL07"),
        ("Our confidence that closure is very likely remains low.", "JL01 JL12"),
        ("We are highly confident that closure is unlikely.", "JL01 JL12"),
        ("Closure is almost certain, with a high degree of confidence.", "JL01 JL12"),
        ("We hold with low-to-moderate confidence that the chance is remote.", "JL01 JL05+ JL12"),
        ("Our analytic confidence is high, as closure is probable.", "JL01 JL05+ JL12"),
        ("We judge with moderate confidence that the notice is genuine.", ""),
        ("Closure is likely. Our confidence in this judgement is moderate.", "JL12"),
        ("A motion of no confidence is likely.", "JL12"),
        ("Confidence-building talks are likely.", "JL12"),
        ("High confidence-building measures are likely.", "JL12"),
        ("We judge with high confidence that turnout exceeded 70%.", ""),
        ("We hold with high confidence that 12% of the crews struck.", ""),
        ("We are 70% confident that the notice is genuine.", ""),
        ("Consumer confidence fell, and a recession is likely.", "JL12"),
        ("Closure is likely\n\nOur confidence is moderate", "JL12"),
        ("- closure is likely\n- our confidence is moderate", "JL12"),
        ("We judge with moderate confidence\nthat closure is likely.", "JL01 JL12"),
        ("Dr. Ors judges with moderate confidence that closure is likely.", "JL01 JL12"),
        # hedges and the month of May
        ("The talks may resume.", "JL04 JL12"),
        ("The talks could resume.", "JL04 JL12"),
        ("Perhaps the talks resume.", "JL04 JL12"),
        ("Maybe the talks resume.", "JL04 JL12"),
        ("The talks are potentially at an end.", "JL04 JL12"),
        ("There is a strong possibility of talks.", "JL04 JL12"),
        ("There is an outside chance of talks.", "JL04 JL12"),
        ("We cannot rule out a closure.", "JL04 JL12"),
        ("A closure cannot be ruled out.", "JL04 JL12"),
        ("A closure cannot be entirely excluded.", "JL04 JL12"),
        ("A closure can’t be dismissed.", "JL04 JL12"),
        ("We can not discount a closure.", "JL04 JL12"),
        ("Talks resume in May.", ""),
        ("In May the talks resume.", ""),
        ("The talks of 14 May 2026 end the strike.", ""),
        ("May 2026 brings an end to the strike.", ""),
        ("Talks resume between April and May.", ""),
        ("The mid-May ballot is held as announced.", ""),
        ("Throughout May the depots stock fuel.", ""),
        ("In May the talks may resume.", "JL04 JL12"),
        ("May close the port in June.", "JL04 JL12"),
        ("The council answers as soon as possible.", ""),
        ("The Federation overrates its economic might.", ""),
        ("The talks may resume, but that is unlikely.", "JL12"),
        # terms of others, and what only looks like a term
        ("There is a realistic possibility of closure.", "JL05"),
        ("Closure is highly likely.", "JL05 JL12"),
        ("Closure is highly-unlikely.", "JL05 JL12"),
        ("Closure is more likely than not.", "JL05 JL12"),
        ("Closure is extremely likely.", "JL05 JL12"),
        ("Closure is virtually certain.", "JL05"),
        ("There is an even chance of closure.", "JL05"),
        ("There is a roughly even chance of closure.", "JL12"),
        ("There is a remote chance of closure.", "JL05+ JL12"),
        ("Closure is highly improbable.", "JL05+ JL12"),
        ("Closure is likely, and a token stoppage is improbable.", "JL05 JL12"),
        ("Closure is likely, and a token stoppage is unlikely.", "JL12"),
        ("Likely voters favour a closure.", ""),
        ("The likely voter favours a closure.", ""),
        ("It is a likely story.", ""),
        ("The police had probable cause to search the depot.", ""),
        ("Remote villages are cut off.", ""),
        # terms pushed off the scale
        ("Closure is fairly likely.", "JL06 JL12"),
        ("Closure is not likely.", "JL06 JL12"),
        ("Closure isn’t unlikely.", "JL06 JL12"),
        ("Closure is increasingly likely.", "JL06 JL12"),
        ("Closure is more likely than a token stoppage.", "JL06 JL12"),
        ("Closure is, as before, likely.", "JL12"),
        ("Closure is at most likely.", "JL12"),
        # numbers
        ("Closure is likely (55–80%).", "JL12"),
        ("Closure is likely (55-80 per cent).", "JL12"),
        ("Closure is likely (60%).", "JL12"),
        ("Closure is likely (90%).", "JL07 JL12"),
        ("Closure is very likely (55–80%).", "JL07 JL12"),
        ("Closure is likely, a 60% chance.", "JL12"),
        ("Closure is likely, a 30% chance.", "JL07 JL12"),
        ("There is a 60 per cent probability of closure.", "JL07"),
        ("The probability that the port closes is 60%.", "JL07"),
        ("We put it at about 60%.", "JL07"),
        ("The odds are 20 to 30%.", "JL07"),
        ("Turnout is likely (55–80%) to exceed 70%.", "JL12"),
        ("Turnout exceeds 70%.", ""),
        ("Prices rise by 5 to 10%.", ""),
        # certainty
        ("The port definitely closes.", "JL08"),
        ("The port will close.", "JL08*"),
        ("The council won’t concede.", "JL08*"),
        ("The port will likely close.", "JL12"),
        ("The council lacks the will to concede.", ""),
        ("The political will is there.", ""),
        ("This proves that the council lied.", "JL08"),
        ("The talks prove difficult.", ""),
        ("It is 100% certain that the port closes.", "JL08"),
        ("The state owns 100% of the port.", ""),
        ("The port certainly closes.", "JL08"),
        ("The port almost certainly closes.", "JL12"),
        ("The port is certain to close.", "JL08"),
        ("A certain number of crews strike.", ""),
        ("Without doubt the port closes.", "JL08"),
        # conditions
        ("If the council refuses, the port closes.", "JL12"),
        ("The port closes unless the council concedes.", "JL12"),
        ("If the council refuses, which is likely (55–80%), the port closes.", ""),
        ("Even if the council concedes, the port closes.", ""),
        ("The council asks for data as if nothing had happened.", ""),
        ("The port closes for two days, if not longer.", ""),
    ],
    "phia": [
        ("There is a realistic possibility that the port closes.", "JL12"),
        ("A realistic possibility (40–50%) remains.", "JL12"),
        ("There is a realistic possibility of talks, with moderate confidence.", "JL01 JL12"),
        ("Closure is highly likely (80–90%).", "JL12"),
        ("Closure is highly likely (78%).", "JL07 JL12"),
        ("There is a 37% chance of closure.", "JL07"),
        ("There is a remote chance of closure.", "JL12"),
        ("The chance is remote.", "JL05"),
        ("Closure is very likely.", "JL05 JL12"),
        ("There is a roughly even chance of closure.", "JL05"),
        ("Closure is nearly certain.", "JL05"),
        ("Closure is probable.", "JL12"),
        ("Closure is about as likely as not.", "JL05 JL12"),
        ("There is a serious possibility of talks.", "JL04 JL12"),
        ("Closure is rather unlikely.", "JL06 JL12"),
        ("Closure is likely, and talks are probable.", "JL12"),
    ],
    "ipcc": [
        ("Closure is more likely than not.", "JL12"),
        ("Closure is about as likely as not (33–66%).", "JL12"),
        ("Closure is extremely likely (80–90%).", "JL07 JL12"),
        ("Closure is likely (high confidence).", "JL01 JL12"),
        ("We hold with very high confidence that closure is exceptionally unlikely.", "JL01 JL12"),
        ("Closure is virtually certain.", "JL12"),
        ("Closure is probable.", "JL05"),
        ("Closure is almost certain.", "JL05"),
        ("A realistic possibility remains.", "JL05"),
        ("Closure is likely, a 95% chance.", "JL12"),
        ("Closure is likely, a 60% chance.", "JL07 JL12"),
        ("The seas may rise.", "JL04 JL12"),
        ("Closure is quite likely.", "JL06 JL12"),
        ("Closure is unlikely.", "JL12"),
    ],
    "nato": [
        ("There is an even chance of closure.", "JL12"),
        ("There is an even chance (40–60%) of closure.", "JL12"),
        ("Closure is highly likely.", "JL12"),
        ("Closure is highly likely (85%).", "JL07 JL12"),
        ("Closure is very likely.", "JL05 JL12"),
        ("There is a roughly even chance of closure.", "JL05 JL12"),
        ("Closure is probable.", "JL05"),
        ("With medium confidence, closure is highly unlikely.", "JL01 JL12"),
        ("The port might close.", "JL04 JL12"),
        ("Closure cannot be excluded.", "JL04 JL12"),
        ("Closure is somewhat unlikely.", "JL06 JL12"),
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, bool], set[str]]:
    """The rules that find fault with each sentence, by scheme, sentence, and whether it has a likelihood of its own."""
    by_id: dict[UUID, tuple[str, str, bool]] = {}
    path = tmp_path_factory.mktemp("wording") / "wording.casewright"
    with casewright.create(path, "Wording", analyst="Ana") as case:
        with case.edit("judge") as tx:
            for scheme, sentences in TABLE.items():
                assessments = [add_assessment(tx, title=scheme, scheme=scheme) for _ in range(2)]
                for sentence, _ in sentences:
                    for in_words, likelihood in zip(assessments, (None, "likely"), strict=True):
                        made = judge(tx, in_words, text=sentence, likelihood=likelihood)
                        by_id[made] = (scheme, sentence, likelihood is not None)
        faults: dict[tuple[str, str, bool], set[str]] = {key: set() for key in by_id.values()}
        for finding in check_case(case):
            if finding.object_id in by_id and finding.rule in RULES:
                faults[by_id[finding.object_id]].add(finding.rule)
    return faults


CASES = [(scheme, sentence, rules) for scheme, rows in TABLE.items() for sentence, rules in rows]


@pytest.mark.parametrize(("scheme", "sentence", "rules"), CASES, ids=[f"{s}: {t}" for s, t, _ in CASES])
def test_a_sentence_is_found_fault_with_by_these_rules_and_by_no_other(
    found: dict[tuple[str, str, bool], set[str]], scheme: str, sentence: str, rules: str
) -> None:
    named = rules.split()
    without_likelihood = {rule.rstrip("*") for rule in named if rule != "JL12" and not rule.endswith("+")}
    with_one = {rule.rstrip("+") for rule in named if rule != "JL04" and not rule.endswith("*")}
    assert found[scheme, sentence, False] == without_likelihood
    assert found[scheme, sentence, True] == with_one


def of_judgement(case: Case, **fields: object) -> set[str]:
    with case.edit("judge") as tx:
        made = judge(tx, add_assessment(tx, title="A", scheme="phia"), text="The port closes.", **fields)
    return {each.rule for each in check_case(case) if each.object_id == made} & RULES


@pytest.mark.parametrize(
    ("basis", "rules"),
    [
        ("two origins make it likely", set()),  # printed as a sentence of its own
        ("with high confidence it is likely", {"JL01"}),
        ("two origins agree", set()),
    ],
)
def test_the_basis_of_confidence_is_read_as_it_is_printed(case: Case, basis: str, rules: set[str]) -> None:
    fields = {"likelihood": "likely", "confidence": "moderate", "confidence_basis": basis}
    assert of_judgement(case, **fields) == rules


@pytest.mark.parametrize(
    ("likelihood", "point", "rules"),
    [("likely", 0.6, set()), ("likely", 0.52, {"JL07"}), (None, 0.6, {"JL07"}), (None, None, set())],
)
def test_a_point_estimate_has_a_term_and_lies_in_its_band(
    case: Case, likelihood: str | None, point: float | None, rules: set[str]
) -> None:
    assert of_judgement(case, likelihood=likelihood, point=point) == rules


@pytest.mark.parametrize(
    ("likelihood", "point", "rules"),
    [("unlikely", 0.28, set()), ("unlikely", 0.38, {"JL07"}), (None, 0.38, set())],
)
def test_so_does_that_of_an_alternative_which_has_one(
    case: Case, likelihood: str | None, point: float, rules: set[str]
) -> None:
    assessment = case.run(add_assessment, title="A", scheme="phia")
    fields = {"text": "A token stoppage.", "likelihood": likelihood, "point": point}
    made = case.run(add_alternative, assessment, **fields)
    assert {each.rule for each in check_case(case) if each.object_id == made} & RULES == rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("It is likely that the council would probably concede.", {"JL12"}),
        ("It is likely that the port closes; a token stoppage is unlikely.", set()),
        ("Closure is likely.[[claim:00000000-0000-0000-0000-000000000000]] Our confidence is moderate.", set()),
        ("Closure is likely[[claim:00000000-0000-0000-0000-000000000000]] and our confidence is moderate.", {"JL01"}),
        ("Closure is likely (70–80%).", {"JL07"}),
    ],
)  # fmt: skip
def test_the_text_of_an_assessment_is_read_too(case: Case, text: str, rules: set[str]) -> None:
    made = case.run(add_assessment, title="A", scheme="phia", bottom_line=text)
    assert {each.rule for each in check_case(case) if each.object_id == made} & RULES == rules
