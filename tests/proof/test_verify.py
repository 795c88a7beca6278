"""Verifying a finished brief: what its pages print is held against its manifest, and both against the case."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest

from casewright.brief.collect import collect
from casewright.brief.export import export_brief
from casewright.brief.manifest import FILE_NAME
from casewright.brief.pdf.render import render_pdf
from casewright.casefile.case import Case
from casewright.model.citation_tokens import token
from casewright.model.errors import InvalidValue
from casewright.operations import briefs
from casewright.proof.attached import NoManifest, read_manifest
from casewright.proof.verdict import Verdict
from casewright.proof.verify import verify_brief

Reprint = Callable[..., Path]


def faults(case: Case, pdf: Path) -> list[Verdict]:
    return [verdict for verdict in verify_brief(pdf, case).verdicts if verdict.verdict != "exact"]


def with_manifest(pdf: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    manifest = read_manifest(pdf)
    change(manifest)
    forged = pdf.with_name("forged.pdf")
    with pikepdf.open(pdf) as document:
        data = json.dumps(manifest).encode()
        document.attachments[FILE_NAME] = pikepdf.AttachedFileSpec(document, data, filename=FILE_NAME)
        document.save(forged)
    return forged


def printed_otherwise(made: SimpleNamespace, change: Callable[[Any], Any]) -> Path:
    """The brief printed from blocks that somebody changed, under the manifest of the real one."""
    manifest = read_manifest(made.pdf)
    changed = made.pdf.with_name("changed.pdf")
    render_pdf(change(collect(made.case, made.brief)), changed)
    return with_manifest(changed, lambda found: (found.clear(), found.update(manifest)))  # type: ignore[func-returns-value]


def test_everything_that_an_untouched_brief_prints_in_eight_languages_is_exact(made: SimpleNamespace) -> None:
    proof = verify_brief(made.pdf, made.case)
    assert [each for each in proof.verdicts if each.verdict != "exact"] == []
    parts = [each.part for each in proof.verdicts]
    assert (parts.count("sources"), parts.count("text"), parts.count("citation")) == (8, 3, 10)
    assert proof.ok
    assert proof.custody is True
    assert {each.page for each in proof.verdicts} <= set(range(1, 10))


def test_one_word_changed_on_the_page_alone_is_altered(made: SimpleNamespace) -> None:
    def change(brief: Any) -> Any:
        found = []
        for source in brief.sources:
            quotes = tuple(
                replace(quote, exact=quote.exact.replace("27 May and", "28 May and"))
                for quote in source.quotations
            )
            found.append(replace(source, quotations=quotes))
        return replace(brief, sources=tuple(found))

    (fault,) = faults(made.case, printed_otherwise(made, change))
    assert (fault.number, fault.part, fault.verdict) == (1, "sources", "altered")
    assert fault.passage_id == made.passages["en"]
    assert "prints other words under [1]" in fault.detail


def test_one_digit_changed_in_a_persian_quotation_is_altered(made: SimpleNamespace) -> None:
    def change(brief: Any) -> Any:
        return replace(brief, sources=tuple(
            replace(source, quotations=tuple(
                replace(quote, exact=quote.exact.replace("۱۴۰۴", "۱۴۴۰")) for quote in source.quotations
            )) for source in brief.sources
        ))  # fmt: skip

    (fault,) = faults(made.case, printed_otherwise(made, change))
    assert (fault.passage_id, fault.verdict) == (made.passages["fa"], "altered")


def test_quotations_that_change_places_in_the_annex_are_cited_to_another_source(
    made: SimpleNamespace,
) -> None:
    def change(brief: Any) -> Any:
        first, second, *others = brief.sources
        swapped = [
            replace(first, quotations=tuple(replace(a, exact=b.exact) for a, b in zip(first.quotations, second.quotations, strict=True))),
            replace(second, quotations=tuple(replace(b, exact=a.exact) for a, b in zip(first.quotations, second.quotations, strict=True))),
        ]  # fmt: skip
        return replace(brief, sources=(*swapped, *others))

    found = faults(made.case, printed_otherwise(made, change))
    assert [fault.verdict for fault in found] == ["other source", "other source"]
    assert "instead of" in found[0].detail


def test_a_swapped_citation_is_named_with_what_it_was(made: SimpleNamespace, reprint: Reprint) -> None:
    english, french = (token("passage", made.passages[each]) for each in ("en", "fr"))
    swapped = made.body.replace(f"venu”.{french}", f"venu”.{english}")
    found = faults(made.case, reprint(body=swapped))
    citation = next(each for each in found if each.part == "citation")
    assert (citation.verdict, citation.number) == ("other source", 2)
    assert citation.detail == "The citation reads [1]; it was set as [2]."
    quoted = next(each for each in found if each.part == "text")
    assert (quoted.verdict, quoted.detail) == ("other source", "The words are from source [2].")


def test_a_citation_that_was_taken_out_is_missing(made: SimpleNamespace, reprint: Reprint) -> None:
    french = token("passage", made.passages["fr"])
    found = faults(made.case, reprint(body=made.body.replace(f"avenu”.{french}", "avenu”.")))
    assert ("citation", "The citation [2] is missing.") in [(each.part, each.detail) for each in found]


QUOTED = [
    ("“sets a ballot for 27 May and closes the port of Vell”", "exact"),
    ("“sets a ballot for 27 May … the port of Vell”", "exact"),
    ("“sets a ballot […] and closes the port”", "exact"),
    ("“[i]t sets a ballot for 27 May”", "exact"),
    ("“[The notice] sets a ballot for 27 May and closes the port [of a city]”", "exact"),
    ("“It sets a ballot for 27 May, and closes the port of Vell”", "not found"),
    ("“sets a ballot for 28 May and closes the port”", "not found"),
    ("“closes the port … sets a ballot for 27 May”", "not found"),
    ("“The Federation never files a notice today”", "not found"),
    ("“l’accord du 3 mars”", "other source"),
    ("“the port”", None),
]


def test_quotations_in_the_text_are_held_against_the_source_they_are_cited_to(made: SimpleNamespace) -> None:
    english, french = (token("passage", made.passages[each]) for each in ("en", "fr"))
    said = [
        f"Sentence {number} of the text says {words}.{english}" for number, (words, _) in enumerate(QUOTED)
    ]
    body = "\n\n".join([*said, f"The rest is French.{french}"])
    made.case.run(briefs.edit_section, made.section, body=body)
    export_brief(made.case, made.brief, made.pdf)
    proof = verify_brief(made.pdf, made.case)
    found = [each.verdict for each in proof.verdicts if each.part == "text"]
    assert found == [verdict for _, verdict in QUOTED if verdict is not None]
    assert not proof.ok


def test_a_changed_hash_in_the_manifest_is_a_changed_source(made: SimpleNamespace) -> None:
    def rehash(manifest: dict[str, Any]) -> None:
        manifest["quotes"][0]["archive_sha256"] = "0" * 64

    (fault,) = faults(made.case, with_manifest(made.pdf, rehash))
    assert (fault.number, fault.verdict) == (1, "source changed")


def test_the_digest_of_another_file_on_the_page_is_a_changed_source(made: SimpleNamespace) -> None:
    def change(brief: Any) -> Any:
        first, *others = brief.sources
        return replace(brief, sources=(replace(first, archive_sha256="ab" * 32), *others))

    (fault,) = faults(made.case, printed_otherwise(made, change))
    assert (fault.verdict, fault.detail) == (
        "source changed",
        "Under [1] the annex prints the digest of another file.",
    )


def test_the_same_words_changed_in_manifest_and_page_alike_are_altered(made: SimpleNamespace) -> None:
    def lie(manifest: dict[str, Any]) -> None:
        manifest["quotes"][0]["exact"] = manifest["quotes"][0]["exact"].replace("27", "28")

    (fault,) = faults(made.case, with_manifest(made.pdf, lie))
    assert fault.verdict == "altered"


def test_hostile_files_are_declined_in_one_sentence_and_change_nothing(
    made: SimpleNamespace, tmp_path: Path
) -> None:
    fifo = tmp_path / "pipe.pdf"
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "folder.pdf").mkdir()
    os.mkfifo(fifo)
    for name in ("empty.pdf", "folder.pdf", "pipe.pdf", "none.pdf"):
        with pytest.raises(NoManifest, match=name):
            verify_brief(tmp_path / name, made.case)
    bomb = with_manifest(made.pdf, lambda manifest: manifest.update(quotes=[{"number": True}]))
    with pytest.raises(NoManifest, match="damaged"):
        verify_brief(bomb, made.case)
    with pytest.raises(InvalidValue, match="another case"):
        verify_brief(with_manifest(made.pdf, lambda manifest: manifest.update(case_id="x")), made.case)


def test_an_attachment_that_unpacks_without_end_is_declined(made: SimpleNamespace, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.pdf"
    with pikepdf.open(made.pdf) as document:
        document.attachments[FILE_NAME] = pikepdf.AttachedFileSpec(
            document, b"{" + b" " * 70_000_000, filename=FILE_NAME
        )
        document.save(bomb, compress_streams=True)
    assert bomb.stat().st_size < 2_000_000
    with pytest.raises(NoManifest, match=r"bomb\.pdf"):
        verify_brief(bomb, made.case)
