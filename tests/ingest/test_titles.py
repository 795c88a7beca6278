"""What is taken for a title, in a table of cases from real files; and what is none, so that the file's name stands."""

from __future__ import annotations

import pytest

from casewright.ingest.stated_author import stated_author
from casewright.ingest.titles import first_heading, stated_title

TITLES = [
    "Annual report 2024", "Port of Karsel: throughput in 2023", "Decree No. 12", "IAEA", "年度报告", "گزارش سالانه", "Über uns",
    "Microsoft and the ports", "Documents of the conference", "Test results of the second line", "Page v. Smith",
    "May the talks succeed?", "Node 12", "Scanning the horizon", "The .com boom", "Report 14/05/2024 on Karsel", "C. elegans",
]  # fmt: skip
NO_TITLES = [
    "Microsoft Word - x.doc", "Microsoft Word - Report on the ports.docx", "Microsoft PowerPoint - Slides", "PowerPoint Presentation",
    "PowerPoint-Präsentation", "Document1", "Dokument 2", "Документ1", "untitled", "(anonymous)", "Untitled Document", "Slide 1", "Folie 3",
    "Layout 1", "Scan 2024-05-14", "Scan_0012", "IMG_2041", "IMG_2041.JPG", "report final v3.docx", "C:\\Users\\ana\\Desktop\\ports.xls",
    "/tmp/out.pdf", "file:///home/ana/ports.html", "https://observer.example/a?b=c", "www.observer.example", "observer.com/world",
    "ana@ministry.example", "20240514", "12/345-6", "---", "", " \n ", "\ufffd", "1", "- 2 -", "Page 1 of 3", "Seite 4", "p. 12", "xii",
    "Стр. 3", "صفحه ۳", "14 May 2024", "May 14, 2024", "2024-05-14", "14.05.2024", "Monday, 3 June 2024", "3 июня 2024", "le 3 juin 2024",
    "Stand: 14.05.2024", "June 2024", "2024-05-14T10:20:30Z", "Full page photo", "about:blank", "null", "Home",
]  # fmt: skip


@pytest.mark.parametrize("words", TITLES)
def test_what_people_call_their_documents_is_kept(words: str) -> None:
    assert stated_title(words) == words


@pytest.mark.parametrize("words", NO_TITLES)
def test_what_programs_write_and_what_names_no_document_is_none(words: str) -> None:
    assert stated_title(words) is None


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["A note", "", "Some words."], "A note"),
        (["", "  # Report on ports #", "Words."], "Report on ports"),
        (["1", "14 May 2024", "TLP:AMBER", "Report on ports", "Words."], "Report on ports"),
        (["https://observer.example/a", "Ports in the north", "Words."], "Ports in the north"),
        (["CONFIDENTIAL // REL", "Page 1 of 9", "Ports in the north"], "Ports in the north"),
        (["========", "PORTS IN THE NORTH", "========"], "PORTS IN THE NORTH"),
        (["The minister denied it."], "The minister denied it."),  # the first line is often all there is
        (["1", "The minister denied it on Friday, as he had done before, and"], "The minister denied it on Friday, as he had done before, and"),
        (["1", "The minister denied it."], None),  # a paragraph under a page number
        (["Dear colleague,", "Attached is the report."], None),
        (["14 May 2024", "Sehr geehrte Frau Müller,", "anbei der Bericht"], None),
        (["Уважаемый господин министр!", "Направляем Вам"], None),
        (["با سلام و احترام", "گزارش"], None),
        (["Hi all", "see below"], None),
        (["Highway tolls", "Words."], "Highway tolls"),
        (["x" * 151, "Ports"], None),
        (["1", "2", "3", "4", "5", "6", "Ports"], None),
        ([], None),
    ],
)  # fmt: skip
def test_the_first_fitting_line_is_the_title_unless_the_text_is_a_letter(
    lines: list[str], title: str | None
) -> None:
    assert first_heading(lines) == title


@pytest.mark.parametrize(
    ("stated", "author"),
    [
        ("Ana Pešić", "Ana Pešić"),
        ("Ministry of Ports", "Ministry of Ports"),
        ("Ownership Institute", "Ownership Institute"),
        ("Windows User", None),
        ("Microsoft Office-Anwender", None),
        ("Administrator", None),
        ("user", None),
        ("(anonymous)", None),
        ("-", None),
        (None, None),
    ],
)
def test_an_author_whom_a_program_made_up_is_none(stated: str | None, author: str | None) -> None:
    assert stated_author(stated) == author
