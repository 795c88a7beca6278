"""Waived blockers are printed with who, why and when; what nobody waived is not."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import docx
import pypdfium2
import pytest

from casewright.analysis.check.run import check_case
from casewright.brief.blocks import Bullets, Heading, SourceAnnex
from casewright.brief.collect import collect
from casewright.brief.export import export_brief
from casewright.brief.issues.publishing import issue
from casewright.brief.waived_blockers import TITLE
from casewright.casefile.case import Case
from casewright.model.dates import show_date
from casewright.operations import briefs, waivers

BOTH = "We judge with moderate confidence that closure is likely."


@pytest.fixture
def waived(vell: Case, ids: SimpleNamespace) -> Case:
    """The brief with a blocker that was waived, and one that was not."""
    vell.run(briefs.edit_brief, ids.brief, bottom_line=BOTH, reviewer=None)
    (found,) = [each for each in check_case(vell, ids.brief) if each.rule == "JL01"]
    vell.run(waivers.waive, rule="JL01", object_type=found.object_type, object_id=found.object_id,
             fingerprint=found.fingerprint, reason="The reader asked for one sentence", expires="2999")  # fmt: skip
    return vell


def text_of(path: Path) -> str:
    if path.suffix == ".docx":
        return "\n".join(each.text for each in docx.Document(str(path)).paragraphs)
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as pdf:
            return " ".join(page.get_textpage().get_text_range() for page in pdf)
    return path.read_text("utf-8")


@pytest.mark.parametrize("kind", ["pdf", "html", "docx", "md"])
def test_every_format_says_who_waived_what_why_and_when(
    waived: Case, ids: SimpleNamespace, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / f"brief.{kind}"
    export_brief(waived, ids.brief, path, kind)
    said = " ".join(text_of(path).split())
    assert TITLE in said
    assert "JL01" in said
    assert f"Waived by M. Ors on {show_date(datetime.now(UTC).date().isoformat())}, until 2999:" in said
    assert "The reader asked for one sentence." in said
    assert "BR06" not in said, "nobody waived that"


def test_without_a_section_on_method_they_stand_in_front_of_the_sources(
    waived: Case, ids: SimpleNamespace
) -> None:
    blocks = collect(waived, ids.brief).blocks
    (place,) = [n for n, each in enumerate(blocks) if isinstance(each, Heading) and each.text == TITLE]
    assert isinstance(blocks[place + 3], SourceAnnex)
    assert blocks[place].level == 1


def test_they_end_the_section_on_method(waived: Case, ids: SimpleNamespace) -> None:
    waived.run(briefs.add_section, ids.brief, kind="method")
    waived.run(briefs.add_section, ids.brief, title="After that", body="The end.")
    heads = [each for each in collect(waived, ids.brief).blocks if isinstance(each, Heading)]
    names = [each.text for each in heads]
    place = names.index(TITLE)
    assert (names[place - 1], names[place + 1], heads[place].level) == ("How this was made", "After that", 2)


def test_a_brief_without_waivers_says_nothing_of_them(vell: Case, ids: SimpleNamespace) -> None:
    assert TITLE not in [each.text for each in collect(vell, ids.brief).blocks if isinstance(each, Heading)]


def test_a_waiver_that_has_lapsed_is_not_printed(waived: Case, ids: SimpleNamespace) -> None:
    before = collect(waived, ids.brief).blocks
    assert any(isinstance(each, Bullets) and "JL01. " in str(each) for each in before)
    waived.run(briefs.edit_brief, ids.brief, bottom_line=BOTH.replace("closure", "a strike"))
    assert "JL01. " not in str(collect(waived, ids.brief).blocks)


def test_an_issue_freezes_them(waived: Case, ids: SimpleNamespace) -> None:
    waived.run(briefs.edit_brief, ids.brief, reviewer="A. Vale")
    issue(waived, ids.brief)
    assert collect(waived, ids.brief).status == "issued"
    assert TITLE in str(collect(waived, ids.brief).blocks)
