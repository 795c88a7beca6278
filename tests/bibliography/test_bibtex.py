"""BibTeX: what other programs write is understood, what is broken is named, and what is known stays as it was written."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from casewright.bibliography.csl_record import Item
from casewright.bibliography.formats.bibtex import item_of, read_bibtex
from casewright.bibliography.formats.bibtex_writing import write_bibtex
from casewright.bibliography.formats.latex import decode_latex, encode_latex
from casewright.bibliography.formats.reading import Bibliography
from casewright.model.errors import InvalidValue

LIBRARY = Path(__file__).with_name("library.bib").read_bytes()


@pytest.fixture(scope="module")
def library() -> Bibliography:
    return read_bibtex(LIBRARY)


def item(found: Bibliography, key: str) -> Item:
    return next(each.item for each in found.entries if each.item["id"] == key)


def test_names_accents_macros_and_months_are_read(library: Bibliography) -> None:
    assert item(library, "mueller2020") == {
        "id": "mueller2020",
        "type": "article-journal",
        "author": [
            {"family": "Müller", "given": "Jörg"},
            {"literal": "World Health Organization"},
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            {"family": "King", "given": "Martin", "suffix": "Jr."},
        ],
        "title": "The NATO summit of Évian – a <i>view</i>",
        "container-title": "Survival",
        "volume": "62",
        "issue": "3",
        "page": "12-34",
        "issued": {"date-parts": [[2020, 5]]},
        "DOI": "10.1000/x_y",
        "publisher": "Routledge & Sons",
        "custom": {"bibtex": {"read-status": "to {read}", "file": r":C\:/docs/x.pdf:PDF"}},
    }


def test_an_entry_takes_what_it_lacks_from_its_crossref(library: Bibliography) -> None:
    chapter = item(library, "chapter")
    assert chapter["container-title"] == "Proceedings of Everything"
    assert chapter["title"] == "Ports and pipes"
    assert (chapter["publisher"], chapter["editor"]) == (
        "Cambridge University Press",
        [{"family": "Roe", "given": "Richard"}],
    )


def test_broken_entries_are_named_with_their_line_and_the_others_are_read(library: Bibliography) -> None:
    lines = LIBRARY.decode().split("\n")
    told = {lines[each.row - 1].partition(",")[0]: each.reason for each in library.skipped}
    assert told.keys() == {"@book{volume", "@article{twice", "@article{unclosed", "@misc{deep"}
    assert "earlier entry" in told["@book{volume"]
    assert "title twice" in told["@article{twice"]
    assert "nested too deeply" in told["@misc{deep"]
    assert {each.item["id"] for each in library.entries} == {
        "mueller2020",
        "chapter",
        "volume",
        "post",
        "odd",
    }
    assert library.notes == ["2 comments of the file belong to no entry and were left out."]


def test_an_entry_that_did_not_change_is_written_as_it_was(library: Bibliography) -> None:
    written = write_bibtex([(each.item, each.native) for each in library.entries])
    assert (
        r"author = {M{\"u}ller, J{\"o}rg and {World Health Organization} and van der Berg, Jan and King, Jr., Martin}"
        in written
    )
    assert r"title = {The {NATO} summit of {\'E}vian -- a \emph{view}}" in written
    assert "Read-Status = {to {read}}" in written
    assert "month = may" in written
    again = read_bibtex(written.encode())
    assert [each.item for each in again.entries] == [each.item for each in library.entries]
    assert write_bibtex([(each.item, each.native) for each in again.entries]) == written


def test_only_the_fields_that_changed_are_written_anew(library: Bibliography) -> None:
    entry = next(each for each in library.entries if each.item["id"] == "mueller2020")
    written = write_bibtex([({**entry.item, "volume": "63", "title": "Peace & {quiet}"}, entry.native)])
    assert "volume = {63}" in written
    assert r"title = {Peace \& \textbraceleft{}quiet\textbraceright{}}" in written
    assert r"{M{\"u}ller, J{\"o}rg" in written


@pytest.mark.parametrize("ends", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_line_ends_and_byte_order_marks_make_no_difference(ends: bytes, codec: str) -> None:
    text = "@book{a,\n title = {Évian},\n note = {One\n two}\n}\n".replace("\n", ends.decode())
    found = read_bibtex(text.encode(codec))
    assert item(found, "a") == {"id": "a", "type": "book", "title": "Évian", "note": "One two"}


def test_a_latin_1_file_is_read_as_such() -> None:
    words = "Mémoire de l’Académie française: éléments de stratégie à l’époque".replace("’", "'")
    assert item(read_bibtex(f"@book{{a, title = {{{words}}}}}".encode("latin-1")), "a")["title"] == words


def test_macros_that_lead_round_in_a_circle_cost_their_entry_only() -> None:
    found = read_bibtex(b"@string{a = b}@string{b = a}\n@book{x, title = a}\n@book{y, title = {Y}}")
    assert [each.item["id"] for each in found.entries] == ["y"]
    assert "circle" in found.skipped[0].reason


@pytest.mark.parametrize(
    "hostile",
    [
        b"@a{" * 30_000,
        b"@a{x,t={" + b"{" * 200_000,
        b"@a{x,t={" + b"\\'{" * 100_000,
        b'@a{x,t="' + b'{"}' * 50_000,
        b"@a{x," + b"y=1," * 40_000 + b"}",
        b"@string{a = " + b"a # " * 50_000 + b"a}@b{c, t = a}",
        b"@b{c, t = " + b"{x} # " * 60_000 + b"{y}}",
        b"@a(x, t={" + b"}{" * 50_000,
        b"@book{x, author = {" + b"a and " * 20_000 + b"}}",
        b"@book{x, author = {" + b"a, " * 40_000 + b"}}",
        b"@book{x, title = {" + b"\\emph{" * 150 + b"x" * 200_000,
    ],
)  # fmt: skip
def test_hostile_files_take_time_in_proportion_to_their_size(hostile: bytes) -> None:
    began = process_time()
    read_bibtex(hostile)
    assert process_time() - began < 4


def test_a_file_that_is_no_text_or_too_large_is_refused() -> None:
    with pytest.raises(InvalidValue, match="no text"):
        read_bibtex(b"\0\1\2")
    with pytest.raises(InvalidValue, match="larger than 32 MB"):
        read_bibtex(b"@book{a, title={b}}" + b" " * (33 * 1024 * 1024))


def test_what_is_kept_of_an_entry_says_the_same_as_the_entry(library: Bibliography) -> None:
    entry = next(each for each in library.entries if each.item["id"] == "mueller2020")
    assert item_of(entry.native) == entry.item


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\L}\'od\'z", "Łódź"),
        (r"\v{C}apek and \'{\i}", "Čapek and í"),
        (r"{\relax Ch}ekhov", "Chekhov"),
        (r"100\,\% \& more~so", "100\u2009% & more\u00a0so"),
        (r"``So'' it goes --- on", "“So” it goes — on"),
        (r"\textit{a \textbf{b}}", "<i>a <b>b</b></i>"),
        (r"\unknown stays", r"\unknown stays"),
    ],
)
def test_latex_is_decoded(latex: str, text: str) -> None:
    assert decode_latex(latex) == text
    assert decode_latex(encode_latex(text)) == text
