"""RIS: every tag is kept in its order, also those that nobody knows."""

from __future__ import annotations

from casewright.bibliography.formats.ris import read_ris
from casewright.bibliography.formats.ris_writing import write_ris

JOURNAL = (
    """TY  - JOUR
ID  - mueller2020
AU  - Müller, Jörg
AU  - World Health Organization,
A2  - Roe, Richard
TI  - The summit
JO  - Survival
JF  - Survival: Global Politics
PY  - 2020
DA  - 2020/05/17/
SP  - 12
EP  - 34
UR  - https://example.org/a;b
UR  - https://example.org/second
KW  - ports
KW  - pipes; drums
N1  - A note
over two lines
SN  - 0039-6338
C1  - custom
XX  - of some other program
"""
    + "ER  - \n"
)


def test_a_reference_is_read_with_its_unknown_tags() -> None:
    entry = read_ris(JOURNAL.encode()).entries[0]
    assert entry.item == {
        "type": "article-journal",
        "id": "mueller2020",
        "author": [{"family": "Müller", "given": "Jörg"}, {"literal": "World Health Organization"}],
        "editor": [{"family": "Roe", "given": "Richard"}],
        "title": "The summit",
        "container-title": "Survival",
        "issued": {"date-parts": [[2020, 5, 17]]},
        "page": "12-34",
        "URL": "https://example.org/a;b",
        "keyword": "ports; pipes; drums",
        "note": "A note\nover two lines",
        "ISSN": "0039-6338",
        "custom": {
            "ris": [
                ["JF", "Survival: Global Politics"],
                ["UR", "https://example.org/second"],
                ["C1", "custom"],
                ["XX", "of some other program"],
            ]
        },
    }


def test_a_reference_that_did_not_change_is_written_as_it_was() -> None:
    entry = read_ris(JOURNAL.encode()).entries[0]
    assert write_ris([(entry.item, entry.native)]) == JOURNAL


def test_only_the_tags_that_changed_are_written_anew() -> None:
    entry = read_ris(JOURNAL.encode()).entries[0]
    written = write_ris([({**entry.item, "title": "The second summit"}, entry.native)])
    assert sorted(written.split("\n")) == sorted(
        JOURNAL.replace("The summit", "The second summit").split("\n")
    )


def test_dates_that_ris_has_no_form_for_stand_behind_the_third_stroke() -> None:
    written = write_ris([({"type": "report", "id": "a", "issued": "202X"}, None)])
    assert "DA  - ///202X" in written
    assert read_ris(written.encode()).entries[0].item["issued"] == "202X"


def test_references_without_an_end_and_lines_outside_of_any_are_told_apart() -> None:
    found = read_ris(
        b"junk\r\nTY  - BOOK\r\nTI  - One\r\nTY  - BOOK\r\nTI  - Two\r\nER  - \r\n\r\nmore junk\r\n"
    )
    assert [each.item["title"] for each in found.entries] == ["One", "Two"]
    assert [(each.row, each.reason) for each in found.skipped] == [
        (1, "It stands outside of every reference."),
        (8, "It stands outside of every reference."),
    ]
    assert [each.row for each in found.entries] == [2, 4]
