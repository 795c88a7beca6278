"""A releasable version: what may be shown, counted and numbered afresh, and nothing else in any format."""

from __future__ import annotations

import base64
import io
import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pypdfium2
import pytest

from casewright.brief.blocks import (
    AchMatrix,
    CrossReference,
    JudgementBlock,
    LinkChart,
    Paragraph,
    Run,
    Table,
    Timeline,
)
from casewright.brief.collect import collect
from casewright.brief.export import export_brief
from casewright.brief.numbering import Numbering
from casewright.brief.release.left_out import counts
from casewright.brief.release.released_case import ReleasedCase
from casewright.brief.release.version import Version, releasable
from casewright.casefile.access import Access
from casewright.casefile.opening import open_unlocked
from casewright.casefile.protection import set_passphrase
from casewright.casefile.queries.briefing import brief_card
from casewright.casefile.schema import journalled_columns
from casewright.model.errors import CaseReadOnly, InvalidValue
from casewright.operations import briefs, claims, entities, judgements, sources
from casewright.proof.releasing.scan import Leaking
from casewright.proof.releasing.writing import export_releasable
from casewright.proof.verify import verify_brief

GREEN = "TLP:GREEN"


def unpacked(data: bytes, kind: str) -> bytes:
    """Everything in a file that a search for bytes could find, streams and members unpacked."""
    if kind == "pdf":
        text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.save(
                plain := io.BytesIO(),
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.all,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
        raw = plain.getvalue()
        return raw + text.encode() + raw.replace(b"\0", b"")
    if kind == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return b"".join(name.encode() + package.read(name) for name in package.namelist())
    pictures = re.findall(rb"base64,([A-Za-z0-9+/=]+)", data)
    return data + b"".join(base64.b64decode(each) for each in pictures)


def words_of(version: Version) -> str:
    return "\n".join(
        "".join(each.text for each in block.inlines if isinstance(each, Run))
        for block in version.brief.blocks
        if isinstance(block, Paragraph | JudgementBlock)
    )


@pytest.mark.parametrize("kind", ["pdf", "html", "docx", "md"])
def test_nothing_that_is_left_out_is_in_the_file_of_any_format(
    vell: SimpleNamespace, secrets: tuple[str, ...], tmp_path: Path, kind: str
) -> None:
    whole, part = tmp_path / f"whole.{kind}", tmp_path / f"part.{kind}"
    export_brief(vell.case, vell.brief, whole, kind)
    export_releasable(vell.case, vell.brief, part, GREEN, kind)
    held, gone = (unpacked(each.read_bytes(), kind) for each in (whole, part))
    printed = [each for each in secrets if each.encode() in held]
    assert len(printed) >= 20, "the whole brief says nearly all of it"
    assert [each for each in secrets if each.encode() in gone] == []
    for row in (vell.red.source, vell.red.passage, vell.memo.passage, vell.nightjar):
        assert str(row).encode() not in gone
        assert row.bytes not in gone
    digest = vell.case.read("SELECT sha256 FROM capture WHERE id = ?", (vell.red.capture.bytes,))[0][0]
    assert digest[:12].encode() not in gone
    assert b"sets a ballot for 27 May" in gone.replace(b"\r\n", b" ")


def test_no_table_of_what_a_version_is_made_from_holds_anything_else(
    vell: SimpleNamespace, secrets: tuple[str, ...]
) -> None:
    card = brief_card(vell.case, vell.brief)
    assert card is not None
    seen = ReleasedCase(vell.case, card, GREEN)
    try:
        for table in journalled_columns():
            held = str(seen.case.read(f"SELECT * FROM {table}"))
            assert [each for each in secrets if each in held] == [], table
        assert seen.case.read("SELECT count(*) FROM change WHERE before IS NOT NULL") == [(0,)]
        assert seen.case.read("SELECT count(*) FROM search_doc") == [(0,)]
        with pytest.raises(CaseReadOnly):
            seen.case.run(briefs.edit_brief, vell.brief, title="Another")
    finally:
        seen.close()
    assert vell.case.read("SELECT count(*) FROM judgement") == [(4,)], "the case itself is as it was"


def test_an_encrypted_case_has_releasable_versions_too(
    planted: tuple[Path, SimpleNamespace], tmp_path: Path
) -> None:
    path = Path(shutil.copy(planted[0], tmp_path / "vell.casewright"))
    access = set_passphrase(Access(path), "a long passphrase").access
    with open_unlocked(access, read_only=True) as case:
        assert case.encrypted
        export_releasable(case, planted[1].brief, tmp_path / "part.md", GREEN, "md")
    assert "Releasable at TLP:GREEN" in (tmp_path / "part.md").read_text("utf-8")


def test_the_same_state_gives_the_same_bytes(vell: SimpleNamespace, tmp_path: Path) -> None:
    one, other = tmp_path / "one.docx", tmp_path / "other.docx"
    for each in (one, other):
        export_releasable(vell.case, vell.brief, each, GREEN, "docx")
    assert one.read_bytes() == other.read_bytes()


def test_the_version_says_what_it_is_and_not_what_is_missing(vell: SimpleNamespace) -> None:
    brief = releasable(vell.case, vell.brief, GREEN).brief
    assert brief.facts[0] == ("Release", "Releasable at TLP:GREEN; portions above have been left out")
    assert (brief.marking, brief.status) == (GREEN, "draft")
    assert "Case" not in dict(brief.facts), "the title of the case takes the case's marking"


def test_judgements_and_sources_are_numbered_anew(vell: SimpleNamespace) -> None:
    version = releasable(vell.case, vell.brief, GREEN)
    blocks = [each for each in version.brief.blocks if isinstance(each, JudgementBlock)]
    assert [
        (each.number, "".join(run.text for run in each.inlines if isinstance(run, Run))) for each in blocks
    ] == [
        ("1", "We assess it is likely (55–80%) that the Federation closes the port."),
        ("2", "We assess it is likely (55–80%) that the ballot is held."),
    ]
    assert [source.title for source in Numbering(version.brief).sources] == ["Open notice of the Federation"]


def test_a_reference_to_a_number_that_is_another_now_is_told(vell: SimpleNamespace) -> None:
    told = releasable(vell.case, vell.brief, GREEN).look_at
    assert any("“judgement 4” in “As judgement 4 says, the ballot is held.”" in each for each in told)


def test_cross_references_are_set_anew_and_name_nothing_that_is_left_out(vell: SimpleNamespace) -> None:
    body = "See [[judgement: 4]], [[judgement: 2]], [[see: Gaps in the tale]] and [[see: About Sectnx23]]."
    vell.case.run(briefs.edit_section, vell.section, body=body)
    vell.case.run(briefs.add_section, vell.brief, title="Gaps in the tale", body="(TLP:GREEN) None.")
    (paragraph,) = [
        each for each in releasable(vell.case, vell.brief, GREEN).brief.blocks
        if isinstance(each, Paragraph) and any(isinstance(one, CrossReference) for one in each.inlines)
    ]  # fmt: skip
    said = [
        each.target if isinstance(each, CrossReference) else each.text
        for each in paragraph.inlines
        if isinstance(each, CrossReference | Run)
    ]
    assert said == ["See ", "2", ", ", "a judgement that this version leaves out", ", ", "Gaps in the tale", " and ",
                    "a part that this version leaves out", "."]  # fmt: skip


def test_tables_boards_scenarios_and_figures_lose_their_rows(vell: SimpleNamespace) -> None:
    version = releasable(vell.case, vell.brief, GREEN)
    cells = ["".join(run.text for run in row[0] if isinstance(run, Run))
             for block in version.brief.blocks if isinstance(block, Table) for row in block.rows]  # fmt: skip
    assert {"The council settles.", "The rules hold.", "A second notice is filed."} <= set(cells)
    assert "A short closure" in words_of(version)
    (matrix,) = [block for block in version.brief.blocks if isinstance(block, AchMatrix)]
    assert [text for _, text in matrix.hypotheses] == ["To bargain.", "By rule."]
    assert matrix.ratings == (("C", "N"),)
    (chart,) = [block for block in version.brief.blocks if isinstance(block, LinkChart)]
    assert {node.label for node in chart.nodes} == {"Harbour Federation", "Port of Vell"}
    assert [(edge.label, edge.origins) for edge in chart.edges] == [("closes", 1)]
    assert "2 entities, 1 connection, 0 uncited" in chart.caption
    (line,) = [block for block in version.brief.blocks if isinstance(block, Timeline)]
    assert [event.label for event in line.events] == ["closes Port of Vell"]


def test_the_author_learns_what_is_left_out_and_why(vell: SimpleNamespace) -> None:
    gone = releasable(vell.case, vell.brief, GREEN).left_out
    why = {each.id: each.why for each in gone if each.kind != "paragraph"}
    assert why[vell.red.source] == "marked TLP:RED"
    assert why[vell.red.claim] == "nothing else speaks for it than a source marked TLP:RED"
    assert why[vell.memo.source] == "not marked, so TLP:AMBER as its case"
    assert why[vell.red_one] == "marked TLP:RED"
    assert why[vell.hidden] == "nothing else speaks for it than a source marked TLP:RED"
    assert vell.kept not in why
    paragraphs = {each.title: each.why for each in gone if each.kind == "paragraph"}
    assert paragraphs["Parags22 is told otherwise, see judgement 4."] == "cites a source marked TLP:RED"
    assert paragraphs["(TLP:RED) Parags22 is marked by itself."] == "marked TLP:RED"
    assert paragraphs["Bottom26 gains by it."] == "not marked, so TLP:RED as its brief"
    assert counts(gone) | {
        "judgement": 2,
        "source": 2,
        "ach_row": 1,
        "ach_hypothesis": 1,
        "scenario": 1,
    } == counts(gone)


def test_what_stays_is_exact_against_the_whole_case(vell: SimpleNamespace, tmp_path: Path) -> None:
    export_releasable(vell.case, vell.brief, tmp_path / "part.pdf", GREEN)
    proof = verify_brief(tmp_path / "part.pdf", vell.case)
    assert proof.ok
    assert {each.part for each in proof.verdicts} == {"sources", "text", "citation"}


def test_origins_are_not_overcounted_where_their_common_source_is_withheld(vell: SimpleNamespace) -> None:
    vell.case.run(sources.edit_source, vell.memo.source, marking=GREEN)
    vell.case.run(claims.about, vell.memo.claim, "link", vell.shown)
    assert origins_of_the_link(vell) == 2
    for relay in (vell.open.source, vell.memo.source):
        vell.case.run(
            sources.link_sources,
            child_id=relay,
            parent_id=vell.red.source,
            kind="republishes",
            status="confirmed",
        )
    assert origins_of_the_link(vell) == 1


def origins_of_the_link(vell: SimpleNamespace) -> int:
    blocks = releasable(vell.case, vell.brief, GREEN).brief.blocks
    (chart,) = [each for each in blocks if isinstance(each, LinkChart)]
    (edge,) = chart.edges
    return edge.origins


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("Nightjr08", "the name of an entity"),
        ("nightjr08", "the name of an entity"),
        ("Aliasx11", "another name of an entity"),
    ],
)
def test_a_marked_name_in_a_portion_that_stays_stops_the_file(
    vell: SimpleNamespace, tmp_path: Path, name: str, what: str
) -> None:
    vell.case.run(briefs.edit_section, vell.section, body=f"Nobody has seen {name} lately.")
    with pytest.raises(Leaking, match=f"{what}, “.*”, in the text. Word it without"):
        export_releasable(vell.case, vell.brief, tmp_path / "part.md", GREEN, "md")
    assert not (tmp_path / "part.md").exists()


def test_words_of_a_withheld_source_in_a_portion_that_stays_stop_the_file(
    vell: SimpleNamespace, tmp_path: Path
) -> None:
    vell.case.run(
        briefs.edit_section,
        vell.section,
        body="Crews are paid from an account in Quillas03 every second Friday.",
    )
    with pytest.raises(Leaking, match="the words of a passage"):
        export_releasable(vell.case, vell.brief, tmp_path / "part.md", GREEN, "md")


def test_a_name_that_evidence_holds_too_is_no_leak(vell: SimpleNamespace, tmp_path: Path) -> None:
    vell.case.run(entities.edit_entity, vell.nightjar, name="Vell")
    export_releasable(vell.case, vell.brief, tmp_path / "part.md", GREEN, "md")


def test_the_name_of_what_is_only_unmarked_may_stand_in_a_marked_portion(
    vell: SimpleNamespace, tmp_path: Path
) -> None:
    vell.case.run(briefs.edit_section, vell.section, body="Quietbk09 has said nothing.")
    export_releasable(vell.case, vell.brief, tmp_path / "part.md", GREEN, "md")


def test_at_the_brief_s_own_marking_nothing_is_left_out(vell: SimpleNamespace) -> None:
    version = releasable(vell.case, vell.brief, "TLP:RED")
    assert version.left_out == ()
    assert version.brief.facts[0] == ("Release", "Releasable at TLP:RED")
    whole = collect(vell.case, vell.brief)
    assert replace(version.brief, facts=whole.facts) == whole


def test_a_marking_of_another_ladder_or_of_none_is_refused(vell: SimpleNamespace) -> None:
    with pytest.raises(InvalidValue, match="is written TLP:GREEN"):
        releasable(vell.case, vell.brief, "tlp: green")


def test_a_judgement_that_loses_its_only_support_goes_though_it_is_marked(vell: SimpleNamespace) -> None:
    with vell.case.edit("judge") as tx:
        alone = judgements.judge(tx, vell.assessment, text="Somebody pays.", marking=GREEN)
        judgements.support(tx, alone, claim_id=vell.red.claim)
    why = {each.id: each.why for each in releasable(vell.case, vell.brief, GREEN).left_out}
    assert why[alone] == "nothing else speaks for it than a source marked TLP:RED"
