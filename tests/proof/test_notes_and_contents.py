"""What pages say beside the text - notes, references, contents, headers - is no text that a proof stumbles over."""

from __future__ import annotations

from types import SimpleNamespace

from casewright.brief.collect import collect
from casewright.brief.export import export_brief
from casewright.model.citation_tokens import token
from casewright.operations import briefs
from casewright.proof.verify import verify_brief

FILLER = "The port lies on the northern shore and has been in use for a long time, as everybody knows. "


def test_a_brief_with_notes_references_and_contents_is_exact(made: SimpleNamespace) -> None:
    mark = token("passage", made.passages["en"])

    def paragraph(of: str) -> str:
        return (
            f"{of} has the notice that “sets a ballot for 27 May and closes the port of Vell”[[note: “All of it”, says {of}.]].{mark} "
            f"{of} tells more ([[see: “Words that no source holds” in a heading]], [[see: Elsewhere]]).{mark} {FILLER * 3}"
            f"{of} quotes “[t]he Federation files a notice … and closes the port”.{mark}[[note: {of}: {FILLER}]] {FILLER * 2}"
        )

    def body(of: str) -> str:
        return "\n\n".join(paragraph(f"{of}, {number}") for number in ("one", "two", "three", "four"))

    with made.case.edit("edit_section") as tx:
        briefs.edit_section(tx, made.section, body=body("First"))
        for name in ("Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh"):
            title = "“Words that no source holds” in a heading" if name == "Second" else name
            briefs.add_section(tx, made.brief, title=title, body=f"{FILLER * 4}{mark}\n\n{body(name)}")
    report = export_brief(made.case, made.brief, made.pdf)
    assert collect(made.case, made.brief).warnings == ()
    assert len(report.contents) == 9
    proof = verify_brief(made.pdf, made.case)
    assert [each for each in proof.verdicts if each.verdict != "exact"] == []
    assert [each.part for each in proof.verdicts].count("text") == 2 * 4 * 7


def test_a_reference_to_a_part_that_is_not_there_is_told(made: SimpleNamespace) -> None:
    made.case.run(
        briefs.edit_section, made.section, body="As [[see: No such part]] says, and [[judgement: 7]]."
    )
    report = export_brief(made.case, made.brief, made.pdf)
    assert "A reference leads to “No such part”, which is not in this brief." in report.warnings
    assert "A reference leads to “7”, which is not in this brief." in report.warnings
