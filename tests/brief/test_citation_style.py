"""The source annex in the citation style of the brief: the same numbers, quotations and proof, other words."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest

from casewright.brief.export import export_brief
from casewright.casefile.case import Case
from casewright.model.errors import InvalidValue
from casewright.operations import briefs, captures, passages, sources
from casewright.proof.verify import verify_brief

WORDS = "The port of Vell reopened on 11 May."


@pytest.fixture
def brief(case: Case) -> UUID:
    with case.edit("add_brief") as tx:
        source = sources.add_source(
            tx,
            title="The Summit",
            kind="article",
            author="Müller, Jörg",
            publisher="Survival",
            published="2020-05",
            descriptor="A descriptor of its own.",
            bibliography={
                "type": "article-journal",
                "container-title": "Survival",
                "volume": "62",
                "page": "321-328",
            },
        )
        capture = captures.add_capture(
            tx, source, data=WORDS.encode(), media_type="text/plain", file_name="a.txt"
        )
        text = captures.add_source_text(tx, capture, text=WORDS, tool="test", tool_version="1")
        passage = passages.quote(tx, text, exact="The port of Vell reopened")
        made = briefs.add_brief(tx, title="Brief", author="M. Ors", citation_style="chicago-notes")
        briefs.add_section(tx, made, title="Text", body=f"It reopened [[passage:{passage}]].")
    return made


NOTE = "Jörg Müller, “The Summit,” Survival 62 (May 2020): 321–28."


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def test_the_pdf_prints_the_reference_and_keeps_rating_descriptor_and_words(
    case: Case, brief: UUID, tmp_path: Path
) -> None:
    export_brief(case, brief, tmp_path / "a.pdf")
    printed = text_of(tmp_path / "a.pdf")
    assert NOTE in printed
    assert "A descriptor of its own." in printed
    assert "The port of Vell reopened" in printed
    assert verify_brief(tmp_path / "a.pdf", case).ok


def test_the_same_case_gives_the_same_bytes_in_every_style(case: Case, brief: UUID, tmp_path: Path) -> None:
    seen = set()
    for style in ("icd206", "chicago-notes", "chicago-author-date", "apa"):
        shas = {
            export_brief(case, brief, tmp_path / f"{style}-{n}.pdf", citation_style=style).sha256
            for n in (1, 2)
        }
        assert len(shas) == 1
        seen |= shas
    assert len(seen) == 4


def test_without_a_style_the_annex_is_that_of_icd_206(case: Case, brief: UUID, tmp_path: Path) -> None:
    case.run(briefs.edit_brief, brief, citation_style=None)
    export_brief(case, brief, tmp_path / "a.pdf")
    printed = text_of(tmp_path / "a.pdf")
    assert "Müller, Jörg, Survival, May 2020" in printed
    assert NOTE not in printed


@pytest.mark.parametrize(
    ("ending", "reference"),
    [("html", "<em>Survival</em> 62 (May 2020): 321–28."), ("md", r"*Survival* 62 \(May 2020\): 321–28\.")],
)
def test_html_and_markdown_set_titles_in_italics(
    case: Case, brief: UUID, tmp_path: Path, ending: str, reference: str
) -> None:
    out = tmp_path / f"a.{ending}"
    export_brief(case, brief, out, ending)
    assert reference.replace("(", "(") in out.read_text("utf-8")


def test_a_style_there_is_not_is_refused_with_those_there_are(
    case: Case, brief: UUID, tmp_path: Path
) -> None:
    with pytest.raises(InvalidValue, match="citation style"):
        export_brief(case, brief, tmp_path / "a.pdf", citation_style="mla")
    assert not (tmp_path / "a.pdf").exists()
