"""Web pages: the text that a reader sees, and what the page states about itself."""

from __future__ import annotations

import pytest

from casewright.ingest.html_text import read_html


def body(html: str) -> str:
    return read_html(f"<!doctype html><html><body>{html}</body></html>".encode()).text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<h1>Head</h1>Loose words<div>Block</div>more", "Head\n\nLoose words\n\nBlock\n\nmore"),
        ("<p>so <b>bold</b>ly\n   told</p>", "so boldly told"),
        ("<p>a<br>b</p>", "a\nb"),
        ("<ul><li>one</li>\n<li>two</li></ul>", "one\ntwo"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a\tb\nc\td"),
        ("<pre>x\ny</pre>", "x\ny"),
        ("<p>R&amp;D &lt;b&gt; &copy; &#x2014; 5&nbsp;km</p>", "R&D <b> © — 5 km"),
        (
            "<p>seen</p><script>hid()</script><style>p{}</style><p hidden>not</p><p style='display: none'>nor</p>",
            "seen",
        ),
        ("<p>seen</p><template><p>not</p></template><noscript>nor</noscript><!-- nor this -->", "seen"),
        ("<div><p>a<div><p>b</div>c", "a\n\nb\n\nc"),
    ],
)
def test_blocks_become_paragraphs_and_what_nobody_sees_is_left_out(html: str, text: str) -> None:
    assert body(html) == text


PAGE = """<html lang="sr-Cyrl"><head><meta charset="utf-8">
<title>Title &amp; site</title>
<meta name="author" content="Teodora  Valk">
<meta property="og:title" content="The title itself">
<meta property="og:site_name" content="Basin Observer">
<meta property="article:published_time" content="2026-01-19T07:30:00Z">
<link rel="canonical" href="https://basin-observer.example/a"></head><body><p>Преговори су прекинути.</p></body></html>"""


def test_what_a_page_states_of_itself_fills_the_fields() -> None:
    got = read_html(PAGE.encode())
    assert (got.title, got.author, got.publisher) == ("The title itself", "Teodora Valk", "Basin Observer")
    assert (got.published, got.language) == ("2026-01-19", "sr-Cyrl")
    assert got.address == "https://basin-observer.example/a"


def test_linked_data_fills_what_meta_elements_leave_open() -> None:
    got = read_html(
        b"""<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"headline": "Head",
        "author": [{"name": "A. One"}, {"name": "B. Two"}], "datePublished": "2024-05", "publisher": {"name": "Wire"}}]}
        </script><p>Text.</p>"""
    )
    assert (got.title, got.author, got.published, got.publisher) == (
        "Head",
        "A. One, B. Two",
        "2024-05",
        "Wire",
    )


def test_statements_that_cannot_be_true_are_not_taken_over() -> None:
    got = read_html(
        b"""<html lang="not a language"><meta name="author" content="https://example.org/authors/1">
        <meta property="article:published_time" content="2024-13-40"><link rel="canonical" href="javascript:alert(1)">
        <script type="application/ld+json">{"headline": [[[</script><p>Some words of no language.</p>"""
    )
    assert (got.author, got.published, got.address) == (None, None, None)
    assert got.language != "not a language"


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-r"])
def test_a_page_is_decoded_as_it_states(encoding: str) -> None:
    html = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}"><p>Посол вернулся.</p>'
    assert read_html(html.encode(encoding)).text == "Посол вернулся."


@pytest.mark.parametrize("stated", ["klingon", "utf-16", "unicode_escape", "big5", "ascii"])
def test_a_wrongly_stated_encoding_does_not_stop_the_reading(stated: str) -> None:
    assert read_html(f"<meta charset={stated}><p>Größe ő</p>".encode()).text == "Größe ő"


def test_a_page_without_words_is_a_failure() -> None:
    assert (
        read_html(b"<!doctype html><img src=x>").failure == "The page holds no text that a reader would see."
    )
