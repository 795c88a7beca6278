"""The manifest inside the PDF: every quotation exactly, and nothing taken on trust when it is read back."""

from __future__ import annotations

import pikepdf
import pytest

from casewright.brief.json_form import from_json, to_json
from casewright.brief.numbering import Numbering
from casewright.model.errors import InvalidValue
from casewright.proof.attached import NoManifest, read_manifest


def test_the_attached_manifest_holds_the_quotations_of_the_blocks(study, finished):
    manifest = read_manifest(finished.path)
    numbering = Numbering(study)
    assert manifest == finished.report.manifest
    assert (manifest["case_id"], manifest["brief_id"]) == (str(study.case_id), str(study.id))
    assert (manifest["version"], manifest["case_head"]) == (study.version, study.case_head)
    told = {(q["number"], q["passage_id"], q["exact"], q["start"], q["end"], q["text_sha256"], q["archive_sha256"])
            for q in manifest["quotes"]}  # fmt: skip
    held = {(numbering.number(s.id), str(q.passage), q.exact, q.start, q.end, q.text_sha256, s.archive_sha256)
            for s in study.sources for q in s.quotations}  # fmt: skip
    assert told == held


def test_the_manifest_is_an_associated_file_with_data(finished):
    with pikepdf.open(finished.path) as document:
        (associated,) = document.Root.AF
        assert associated.AFRelationship == "/Data"
        assert associated.UF == "manifest.json"


def test_files_without_a_manifest_are_declined_in_one_sentence(tmp_path):
    empty, words = tmp_path / "empty.pdf", tmp_path / "words.pdf"
    pikepdf.new().save(empty)
    words.write_text("no pdf at all")
    for path in (empty, words, tmp_path / "absent.pdf"):
        with pytest.raises(NoManifest, match=path.name):
            read_manifest(path)


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"format": "other/1"}', b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_manifest_is_declined(data, tmp_path):
    path = tmp_path / "damaged.pdf"
    document = pikepdf.new()
    document.attachments["manifest.json"] = data
    document.save(path)
    with pytest.raises(NoManifest):
        read_manifest(path)


def test_a_brief_survives_as_json(study):
    assert from_json(to_json(study)) == study


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"type": "Brief"}', '{"type": "Path"}', "[" * 100_000])
def test_json_that_is_no_brief_is_declined(text):
    with pytest.raises(InvalidValue):
        from_json(text)
