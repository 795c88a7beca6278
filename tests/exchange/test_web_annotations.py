"""Passages out as W3C Web Annotations and in again; files of other tools, and files that mean harm."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

import casewright
from casewright.casefile.case import Case
from casewright.exchange.formats import ImportReport, export_file, import_file
from casewright.exchange.web_annotations.selectors import Selection, read_selectors, selectors_of
from casewright.operations import anchors, captures, passages, sources, tags_and_notes

PAGES = [
    "Cover. 😀 The port reopened.\n",
    "Annex. The port stayed shut. 👩‍👩‍👧 «Нова веза»\n",
    "بندر بسته ماند. The port reopened.\n",
]
PDF_TEXT = "".join(PAGES)
ADDRESS = "https://www.example.org/notice.html"
WEB_TEXT = "The ministers met in Orsa. They signed a protocol. The ministers met in Orsa again."
NEWER = "Corrected. The ministers met in Orsa. They signed one protocol. The ministers met in Orsa again."


@pytest.fixture
def ids(case: Case) -> SimpleNamespace:
    """A PDF with three pages, and a web page in two versions; nothing quoted yet."""
    made = SimpleNamespace()
    with case.edit("ingest") as tx:
        made.pdf = sources.add_source(tx, title="Report")
        taken = captures.add_capture(
            tx,
            made.pdf,
            data=b"%PDF",
            media_type="application/pdf",
            file_name="r.pdf",
            captured_at="2026-05-01",
        )
        ends = [len("".join(PAGES[: n + 1])) for n in range(3)]
        made.pdf_text = captures.add_source_text(
            tx,
            taken,
            text=PDF_TEXT,
            tool="pdf",
            tool_version="1",
            pages=list(zip([0, *ends], ends, strict=False)),
        )
        made.web = sources.add_source(tx, title="Notice", address=ADDRESS)
        for name, text in (("web_text", WEB_TEXT), ("newer", NEWER)):
            taken = captures.add_capture(
                tx,
                made.web,
                data=text.encode(),
                media_type="text/html",
                file_name="n",
                captured_at="2026-05-02",
            )
            setattr(made, name, captures.add_source_text(tx, taken, text=text, tool="html", tool_version="2"))
    return made


def quoted(case: Case, ids: SimpleNamespace) -> None:
    """Passages with all that can be said of one."""
    with case.edit("quote") as tx:
        ids.page = passages.quote(
            tx, ids.pdf_text, exact="The port reopened.", page=3, language="en", note="Page three."
        )
        ids.fa = passages.quote(tx, ids.pdf_text, exact="بندر بسته ماند.", language="fa", translation="The port stayed shut.",
                                translator="M. Ors", translation_state="checked", marking="TLP:GREEN")  # fmt: skip
        ids.family = passages.quote(tx, ids.pdf_text, exact="👩‍👩‍👧 «Нова веза»", translation="New link", translator="Machine 2",
                                    translation_state="machine")  # fmt: skip
        ids.signed = passages.quote(tx, ids.web_text, exact="They signed a protocol.")
        start = NEWER.index("They signed one protocol.")
        anchors.accept_anchor(tx, ids.signed, ids.newer, start, start + 25)
        tag = tags_and_notes.add_tag(tx, name="To check")
        for passage in (ids.page, ids.signed):
            tags_and_notes.tag_object(tx, tag, "passage", passage)
        tags_and_notes.add_note(tx, text="Who signed?", object_type="passage", object_id=ids.signed)
        tags_and_notes.add_note(tx, text="And where?", object_type="passage", object_id=ids.signed)


STATE = {
    "passage": "SELECT * FROM passage ORDER BY id",
    "anchor": 'SELECT passage_id, source_text_id, text_sha256, start, "end", exact, state, score, verdict FROM passage_anchor',
    "note": "SELECT * FROM note ORDER BY id",
    "tag": "SELECT g.object_id, t.name FROM tagging g JOIN tag t ON t.id = g.tag_id ORDER BY 1, 2",
}


def state(case: Case) -> dict[str, list[tuple[Any, ...]]]:
    return {name: case.read(sql) for name, sql in STATE.items()}


def exported(case: Case, path: Path) -> dict[str, Any]:
    export_file(case, path)
    return json.loads(path.read_text("utf-8"))


def items(document: dict[str, Any]) -> list[dict[str, Any]]:
    return document["first"]["items"]


def take(case: Case, tmp_path: Path, document: object) -> ImportReport:
    path = tmp_path / "in.jsonld"
    path.write_text(json.dumps(document), "utf-8")
    return import_file(case, path)


def annotation(**target: object) -> dict[str, Any]:
    return {"id": "https://other.example/a/1", "type": "Annotation", "target": {"source": ADDRESS, **target}}


def quote_of(exact: str, prefix: str = "", suffix: str = "") -> dict[str, str]:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def test_everything_that_is_said_of_passages_comes_back_in_another_copy(
    case: Case, ids: SimpleNamespace, tmp_path: Path
) -> None:
    case.save_copy(tmp_path / "copy.casewright")
    quoted(case, ids)
    first = exported(case, tmp_path / "out.jsonld")
    with casewright.open(tmp_path / "copy.casewright", analyst="M. Ors") as copy:
        report = import_file(copy, tmp_path / "out.jsonld")
        assert (dict(report.created), report.skipped) == ({"passage": 4}, [])
        assert state(copy) == state(case)
        assert exported(copy, tmp_path / "again.jsonld") == first
        copy.undo()
        assert state(copy)["passage"] == []


def test_the_same_file_again_changes_nothing(case: Case, ids: SimpleNamespace, tmp_path: Path) -> None:
    quoted(case, ids)
    before, steps = state(case), len(case.history())
    exported(case, tmp_path / "out.jsonld")
    report = import_file(case, tmp_path / "out.jsonld")
    assert (dict(report.unchanged), dict(report.created), dict(report.updated)) == ({"passage": 4}, {}, {})
    assert (state(case), len(case.history())) == (before, steps)


def test_a_passage_on_a_page_is_a_fragment_refined_by_quote_and_offsets_within_the_page(
    case: Case, ids: SimpleNamespace, tmp_path: Path
) -> None:
    quoted(case, ids)
    document = exported(case, tmp_path / "out.jsonld")
    assert document["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    found = {each["id"]: each for each in items(document)}
    selector = found[f"urn:uuid:{ids.page}"]["target"]["selector"]
    assert (selector["type"], selector["value"]) == ("FragmentSelector", "page=3")
    assert selector["conformsTo"] == "http://tools.ietf.org/rfc/rfc8118"
    quote, position = selector["refinedBy"]
    assert quote["exact"] == "The port reopened."
    assert PAGES[2][position["start"] : position["end"]] == quote["exact"]
    target = found[f"urn:uuid:{ids.page}"]["target"]
    assert target["source"].startswith("urn:sha256:")
    assert target["state"]["cached"] == f"urn:sha256:{case.read('SELECT text_sha256 FROM passage')[0][0]}"


def test_a_web_passage_names_its_address_and_where_it_was_carried_to(
    case: Case, ids: SimpleNamespace, tmp_path: Path
) -> None:
    quoted(case, ids)
    found = {each["id"]: each for each in items(exported(case, tmp_path / "out.jsonld"))}
    own, carried = found[f"urn:uuid:{ids.signed}"]["target"]
    assert own["source"] == carried["source"] == ADDRESS
    assert [each["type"] for each in own["selector"]] == ["TextQuoteSelector", "TextPositionSelector"]
    assert carried["selector"][0]["exact"] == "They signed one protocol."
    bodies = found[f"urn:uuid:{ids.signed}"]["body"]
    assert [(each["purpose"], each["value"]) for each in bodies] == [
        ("commenting", "Who signed?"), ("commenting", "And where?"), ("tagging", "To check"),
    ]  # fmt: skip
    translated = found[f"urn:uuid:{ids.family}"]["body"][0]
    assert (translated["language"], translated["creator"]) == (
        "en",
        {"type": "Software", "name": "Machine 2"},
    )


def test_only_the_sources_that_were_asked_for_are_written_and_what_cannot_be_said_is_named(
    case: Case, ids: SimpleNamespace, tmp_path: Path
) -> None:
    quoted(case, ids)
    case.run(anchors.withdraw_anchor, UUID(bytes=case.read("SELECT id FROM passage_anchor")[0][0]))
    case.run(anchors.reject_anchor, ids.signed, ids.newer)
    report = export_file(case, tmp_path / "web.jsonld", sources=[ids.web])
    assert dict(report.written) == {"passage": 1}
    assert [each.object_id for each in report.not_representable] == [ids.signed]
    assert dict(export_file(case, tmp_path / "none.jsonld", sources=[]).written) == {"passage": 0}


def test_an_annotation_of_another_tool_becomes_a_passage(
    case: Case, ids: SimpleNamespace, tmp_path: Path
) -> None:
    given = annotation(
        selector=[{"type": "CssSelector", "value": "p"}, quote_of("They signed one protocol.")]
    )
    given["body"] = [
        {"type": "TextualBody", "value": "Who?", "purpose": "commenting"},
        {"type": "TextualBody", "value": "Second remark", "purpose": "replying"},
        {"type": "TextualBody", "value": "treaty", "purpose": "tagging"},
    ]
    assert dict(take(case, tmp_path, given).created) == {"passage": 1}
    assert case.read("SELECT exact, note FROM passage") == [("They signed one protocol.", "Who?")]
    assert case.read("SELECT text FROM note") == [("Second remark",)]
    assert [row[1] for row in state(case)["tag"]] == ["treaty"]
    assert dict(take(case, tmp_path, given).unchanged) == {"passage": 1}
    given["body"][0]["value"] = "Who exactly?"
    assert dict(take(case, tmp_path, given).updated) == {"passage": 1}
    assert case.read("SELECT note FROM passage") == [("Who exactly?",)]


def test_what_hypothesis_exports_is_understood(case: Case, ids: SimpleNamespace, tmp_path: Path) -> None:
    row = {
        "id": "xYz1", "uri": "http://example.org/notice.html/#top", "text": "A remark", "tags": ["one", "two"],
        "target": [{"source": "http://example.org/notice.html/", "selector": [
            {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 0, "endContainer": "/p[1]", "endOffset": 9},
            {"type": "TextPositionSelector", "start": 999, "end": 1024},
            quote_of("They signed one protocol.", "Orsa. ", " The ministers"),
        ]}],
    }  # fmt: skip
    page_note = {"id": "n", "uri": ADDRESS, "text": "On the whole page", "target": [{"source": ADDRESS}]}
    for document in ({"rows": [row, page_note]}, {"annotations": [row, page_note]}):
        report = take(case, tmp_path, document)
        assert [(each.row, each.reason) for each in report.skipped] == [
            ("n", "It is about the document as a whole, and selects no words.")
        ]
    assert case.read("SELECT start, exact, note FROM passage") == [
        (NEWER.index("They"), "They signed one protocol.", "A remark")
    ]
    assert [tag for _, tag in state(case)["tag"]] == ["one", "two"]


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        (
            {"source": "https://elsewhere.example/x", "selector": quote_of("Orsa")},
            "not in the case: https://elsewhere",
        ),
        (
            {"selector": quote_of("They signed nothing.")},
            "words are not in the text of its source: 'They signed nothing.'",
        ),
        ({"selector": quote_of("The ministers met in Orsa")}, "stand in the text 2 times"),
        ({"selector": {"type": "SvgSelector", "value": "<svg/>"}}, "selects by SvgSelector"),
        ({"selector": {"type": "TextPositionSelector", "start": 3, "end": 9}}, "only offsets"),
        (
            {"selector": {"type": "TextPositionSelector", "start": 9, "end": 3}},
            "TextPositionSelector|as a whole",
        ),
        ({"selector": None}, "about the document as a whole"),
        ({"source": {"id": 5}, "selector": quote_of("Orsa")}, "none is named"),
    ],
)
def test_what_cannot_be_placed_is_skipped_with_its_reason(
    case: Case, ids: SimpleNamespace, tmp_path: Path, target: dict[str, Any], reason: str
) -> None:
    report = take(
        case, tmp_path, [annotation(**target), annotation(selector=quote_of("They signed one protocol."))]
    )
    (skipped,) = report.skipped
    assert skipped.row == "https://other.example/a/1"
    assert any(part in skipped.reason for part in reason.split("|"))
    assert dict(report.created) == {"passage": 1}


def test_where_position_and_quotation_contradict_each_other_the_quotation_wins(
    case: Case, ids: SimpleNamespace, tmp_path: Path
) -> None:
    position = {"type": "TextPositionSelector", "start": 0, "end": 10}
    take(case, tmp_path, annotation(selector=[position, quote_of("They signed one protocol.")]))
    assert case.read("SELECT exact FROM passage") == [("They signed one protocol.",)]
    again = NEWER.rindex("The ministers met in Orsa")
    exact = {"type": "TextPositionSelector", "start": again, "end": again + 25}
    other = {**annotation(selector=[exact, quote_of("The ministers met in Orsa")]), "id": "b"}
    take(case, tmp_path, other)
    assert case.read("SELECT max(start) FROM passage") == [(again,)]


def test_offsets_in_a_text_that_the_case_has_need_no_words(
    case: Case, ids: SimpleNamespace, tmp_path: Path
) -> None:
    sha256 = case.read("SELECT text_sha256 FROM source_text WHERE id = ?", (ids.web_text.bytes,))[0][0]
    take(case, tmp_path, annotation(
        state=[{"type": "TimeState", "cached": f"urn:sha256:{sha256}"}],
        selector={"type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc5147", "value": "char=27,50"},
    ))  # fmt: skip
    assert case.read("SELECT exact, source_text_id FROM passage") == [
        ("They signed a protocol.", ids.web_text.bytes)
    ]


def test_a_page_says_which_of_equal_words_are_meant(case: Case, ids: SimpleNamespace, tmp_path: Path) -> None:
    file = case.read("SELECT sha256 FROM capture WHERE source_id = ?", (ids.pdf.bytes,))[0][0]
    on_page = {"type": "FragmentSelector", "value": "page=3", "refinedBy": quote_of("The port reopened.")}
    other = {"id": "x", "target": {"source": f"urn:sha256:{file.upper()}", "selector": on_page}}
    take(case, tmp_path, other)
    assert case.read("SELECT page, exact FROM passage") == [(3, "The port reopened.")]
    hypothesis = [{"type": "PageSelector", "index": 0, "label": "i"}, quote_of("The port reopened.")]
    take(case, tmp_path, {"id": "y", "target": {"source": f"urn:sha256:{file}", "selector": hypothesis}})
    assert case.read("SELECT min(page) FROM passage") == [(1,)]


def test_two_sources_with_one_address_are_told_apart_by_the_words_or_not_at_all(
    case: Case, ids: SimpleNamespace, tmp_path: Path
) -> None:
    twin = case.run(
        sources.add_source, title="Twin", address=ADDRESS.upper().replace("/NOTICE.HTML", "/notice.html")
    )
    taken = case.run(captures.add_capture, twin, data=b"t", media_type="text/plain", file_name="t")
    case.run(
        captures.add_source_text,
        taken,
        text="They signed one protocol. And a twin.",
        tool="t",
        tool_version="1",
    )
    assert (
        "2 sources"
        in take(case, tmp_path, annotation(selector=quote_of("They signed one protocol."))).skipped[0].reason
    )
    assert dict(take(case, tmp_path, annotation(selector=quote_of("And a twin."))).created) == {"passage": 1}


def test_selectors_are_read_wherever_they_are_nested() -> None:
    made = selectors_of("words", "before ", " after", 105, 110, (4, 100))
    assert read_selectors(made) == Selection("words", "before ", " after", 5, 10, 4, True)
    deep: Any = quote_of("words")
    for _ in range(30):
        deep = {"type": "FragmentSelector", "value": "x", "refinedBy": deep}
    assert read_selectors(deep).exact == ""
    assert read_selectors({"type": "oa:TextQuoteSelector", "exact": "w"}).exact == "w"
    assert read_selectors([{"@type": "TextPositionSelector", "start": 1.0, "end": 3}]).start == 1


def test_a_case_without_the_file_is_left_alone_when_it_is_read_only(
    case: Case, ids: SimpleNamespace, tmp_path: Path
) -> None:
    quoted(case, ids)
    exported(case, tmp_path / "out.jsonld")
    copied = tmp_path / "copy.casewright"
    case.save_copy(copied)
    before = copied.read_bytes()
    with casewright.open(copied, read_only=True) as closed, pytest.raises(Exception, match="read-only"):
        import_file(closed, tmp_path / "out.jsonld")
    assert copied.read_bytes() == before
