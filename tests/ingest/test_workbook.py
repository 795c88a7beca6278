"""Workbooks and tables of separated values as documents: sheets as pages, rows as lines."""

from __future__ import annotations

import datetime
from types import ModuleType

import pytest

from casewright.ingest.extraction import Caps
from casewright.ingest.separated_values import guess_delimiter, read_separated_values
from casewright.ingest.table_lines import MOST_COLUMNS, cell_words
from casewright.ingest.workbook import read_workbook


def test_a_sheet_is_a_page_of_lines_under_its_name(samples: ModuleType) -> None:
    got = read_workbook(samples.workbook())
    assert got.text == "[Ports]\nPort\tTonnes\tDay\nĐorđevo\t112000\t2024-05-14\tTRUE\n\t56000.5"
    assert got.pages == ((0, len(got.text)),)


def test_hidden_and_empty_sheets_are_told(samples: ModuleType) -> None:
    cell = '<row r="1"><c r="A1"><v>1</v></c></row>'
    got = read_workbook(
        samples.workbook({"One": cell, "None": "", "Aside": cell}, hidden=frozenset({"Aside"}))
    )
    assert [got.text[start:end] for start, end in got.pages] == ["[One]\n1", "[None]", "[Aside, hidden]\n1"]


def test_a_workbook_without_a_value_and_a_damaged_one_say_so(samples: ModuleType) -> None:
    assert read_workbook(samples.workbook({"One": ""})).failure == "The workbook holds no cell with a value."
    damaged = samples.packed({"xl/workbook.xml": "<workbook"})
    assert read_workbook(damaged).failure == "The workbook is damaged, so its text could not be read."


def test_a_sheet_that_spans_billions_of_cells_is_not_opened(samples: ModuleType) -> None:
    got = read_workbook(samples.workbook(dimension="A1:XFD1048576"))
    assert got.failure is not None
    assert "spans 1,048,576 rows and 16,384 columns" in got.failure


def test_what_does_not_fit_is_left_out_with_a_warning(samples: ModuleType) -> None:
    wide = "a," * (MOST_COLUMNS + 5) + "\n1,2\n"
    got = read_separated_values(wide.encode())
    assert got.warnings == (f"Of the table was left out: columns beyond {MOST_COLUMNS:,}.",)
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 200))
    assert 20 <= len(read_workbook(samples.workbook({"S": rows}), caps=Caps(characters=20)).text) < 40


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (True, "TRUE"),
        (3.0, "3"),
        (0.1, "0.1"),
        (1e300, "1e+300"),
        (float("inf"), "inf"),
        (datetime.datetime(2024, 5, 14), "2024-05-14"),
        (datetime.datetime(2024, 5, 14, 9, 30), "2024-05-14 09:30:00"),
        (datetime.date(2024, 5, 14), "2024-05-14"),
        (datetime.time(9, 30), "09:30:00"),
        (datetime.timedelta(hours=30), "1 day, 6:00:00"),
        ("two\nlines\tand a tab", "two lines and a tab"),
    ],
)
def test_a_cell_is_written_as_a_person_would(value: object, words: str) -> None:
    assert cell_words(value) == words


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2,5\n", ";"),
        ("a\tb, c\n1\t2, 3\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("one column\nonly\n", ","),
        ("Name;Remark\nx;\"one, two, three\"\ny;\"four, five\"\n", ";"),
    ],
)  # fmt: skip
def test_the_sign_between_cells_is_found(text: str, delimiter: str) -> None:
    assert guess_delimiter(text) == delimiter


def test_quoted_cells_keep_their_words_on_one_line() -> None:
    got = read_separated_values('\ufeffa,b\r\n"x\r\ny","say ""hi"""\r\n'.encode())
    assert got.text == 'a\tb\nx y\tsay "hi"'


def test_a_file_that_is_no_table_is_kept_as_written() -> None:
    got = read_separated_values(b'a,b\n"' + b"x" * 1_100_000)
    assert got.text.startswith('a,b\n"xxx')
    assert got.warnings == ("The file is not written as a table should be; its text is kept as it stands.",)
