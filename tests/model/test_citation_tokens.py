"""Citations in prose: alone, several in one pair of brackets, and what is none."""

from __future__ import annotations

from uuid import UUID

from casewright.model.citation_tokens import cited_in, group_token, parted, token, without_citation

A, B = UUID(int=0xA), UUID(int=0xB)
GROUP = f"[[claim:{A}, passage:{B}]]"


def test_a_group_cites_each_of_its_members_in_order() -> None:
    body = f"One.{GROUP} Two.{token('claim', B)}"
    assert cited_in(body) == [("claim", A), ("passage", B), ("claim", B)]
    assert list(parted(body)) == ["One.", (("claim", A), ("passage", B)), " Two.", (("claim", B),)]


def test_what_only_looks_like_a_citation_stays_text() -> None:
    for body in (f"[claim:{A}]", f"[[entity:{A}]]", "[[claim:a1]]", f"[[claim:{A} claim:{B}]]"):
        assert list(parted(body)) == [body]


def test_a_citation_taken_out_of_a_group_leaves_the_others() -> None:
    assert without_citation(f"One.{GROUP}", "claim", A) == f"One.{token('passage', B)}"
    assert without_citation(f"One.{token('claim', A)}", "claim", A) == "One."
    assert without_citation(f"One.{GROUP}", "claim", B) == f"One.{GROUP}"


def test_a_group_is_written_as_it_is_read() -> None:
    assert cited_in(group_token([("claim", A), ("passage", B)])) == [("claim", A), ("passage", B)]
