"""Pages saved by browsers: the words of the page, and where and when it was saved."""

from __future__ import annotations

import base64
from types import ModuleType

import pytest

from casewright.ingest.html_text import read_html
from casewright.ingest.media_type import sniff
from casewright.ingest.saved_page import read_saved_page
from casewright.ingest.web_address import is_web_address, page_key


def test_a_page_saved_as_mhtml_is_read_with_its_address(samples: ModuleType) -> None:
    saved = samples.saved_page()
    assert sniff(saved) == "multipart/related"
    got = read_saved_page(saved)
    assert (got.text, got.title, got.address) == (samples.WORDS, "A note", "https://observer.example/a")
    assert got.further == {"saved_from": "https://observer.example/a", "saved": "2024-05-14T10:20:30+02:00"}
    assert got.attachments == ()


def test_the_address_that_the_page_states_goes_before_the_one_it_was_saved_from(samples: ModuleType) -> None:
    saved = samples.saved_page("https://m.observer.example/a?utm_source=x").replace(
        b"<head>", b'<head><link rel="canonical" href="https://observer.example/a">'
    )
    got = read_saved_page(saved)
    assert got.address == "https://observer.example/a"
    assert got.further["saved_from"] == "https://m.observer.example/a?utm_source=x"


def test_a_saved_file_without_a_page_says_so() -> None:
    got = read_saved_page(
        b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b--\n"
    )
    assert got.failure == "The saved file holds no web page."


@pytest.mark.parametrize(
    ("remark", "address", "saved"),
    [
        ("<!-- saved from url=(0026)https://observer.example/a -->", "https://observer.example/a", None),
        (
            "<!--\n Page saved with SingleFile \n url: https://observer.example/a \n saved date: Tue May 14 2024 10:00\n-->",
            "https://observer.example/a",
            "Tue May 14 2024 10:00",
        ),
        ("<!-- saved from url=(0014)about:internet -->", None, None),
    ],
)
def test_the_remark_of_a_browser_tells_where_a_page_was(
    remark: str, address: str | None, saved: str | None
) -> None:
    got = read_html(f"<!doctype html>\n{remark}<html><p>Words.".encode())
    assert (got.address, got.further.get("saved")) == (address, saved)


def test_parts_that_are_written_into_the_page_are_not_read_as_words() -> None:
    inlined = base64.b64encode(bytes(3_000_000)).decode()
    page = (
        f"<!doctype html><style>@font-face{{src:url(data:font/woff2;base64,{inlined})}}</style><p>One</p>"
        f'<img src="data:image/png;base64,{inlined}"><p>Two</p>'
    )
    assert read_html(page.encode()).text == "One\n\nTwo"


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://Observer.example/a/", "observer.example/a"),
        ("http://observer.example:80/a#top", "observer.example/a"),
        ("https://observer.example/a?utm_source=x&id=7&fbclid=1", "observer.example/a?id=7"),
        ("https://observer.example/", None),
        ("ftp://observer.example/a", None),
        ("https://[bad", None),
        ("no address", None),
    ],
)
def test_two_addresses_of_one_page_have_one_key(address: str, key: str | None) -> None:
    assert page_key(address) == key


def test_what_is_a_web_address() -> None:
    assert is_web_address("https://observer.example")
    assert not is_web_address("javascript:alert(1)")
    assert not is_web_address("https://[")
