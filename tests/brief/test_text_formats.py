"""HTML and Markdown: the same numbers and words as in print, and nothing of a case becomes markup."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from casewright.brief.blocks import Heading, LinkChart, Paragraph, PlaceMap, Run, Table, Timeline
from casewright.brief.html import to_html
from casewright.brief.manifest import build_manifest
from casewright.brief.markdown import to_markdown
from casewright.brief.numbering import Numbering

HOSTILE = ["<img src=x onerror=alert(1)>", "</script><script>x</script>", "**b** [a](http://198.51.100.1) `c`", "| a | b |", "1. one", "# two", "&amp; & <b>", "- item"]  # fmt: skip


class Reader(HTMLParser):
    """Collects words and the tags and attributes that could fetch or run something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: dict[str, int] = {}
        self.fetching: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags[tag] = self.tags.get(tag, 0) + 1
        for name, value in attrs:
            fetches = name in ("src", "srcset", "data", "action") or name.startswith("on")
            if str(value).startswith("data:image/png;base64,"):
                continue
            if fetches or (name == "href" and not str(value).startswith("#")):
                self.fetching.append(f"{tag} {name}={value}")

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self) -> str:
        return "".join("".join(self.words).split())


def test_html_holds_every_quotation_and_a_link_for_every_citation(study):
    reader = Reader(to_html(study))
    for source in study.sources:
        assert all("".join(quote.exact.split()) in reader.text for quote in source.quotations)
    assert reader.fetching == []
    assert reader.tags["sup"] >= 20
    assert reader.tags["h1"] == 1


def test_html_shows_each_figure_as_drawn_in_print_with_its_words_and_as_a_table(study):
    figures = sum(isinstance(block, LinkChart | Timeline | PlaceMap) for block in study.blocks)
    assert figures
    reader = Reader(to_html(study))
    assert reader.tags["figure"] == reader.tags["details"] == figures
    assert reader.tags["img"] >= figures


def test_html_carries_the_manifest(study):
    inside = re.search(r'id="manifest">(.*?)</script>', to_html(study), re.S)
    assert json.loads(inside[1]) == build_manifest(study, Numbering(study))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words_in_both_formats(text, study):
    table = Table((text,), (((Run(text),),),), (1,), text, text)
    brief = replace(study, blocks=(Heading(text), Paragraph((Run(text, "strong"),)), table), bottom_line=())
    wanted = "".join(text.split())
    plain = Reader(to_html(brief))
    from_markdown = Reader(
        MarkdownIt("commonmark", {"html": True}).enable("table").render(to_markdown(brief))
    )
    for reader in (plain, from_markdown):
        assert reader.text.count(wanted) >= 4, reader.text
        assert reader.fetching == []
        assert not {"img", "code"} & reader.tags.keys()
    assert plain.tags["script"] == 1
    assert "script" not in from_markdown.tags


def test_markdown_numbers_sources_as_print_does(study):
    numbering = Numbering(study)
    text = to_markdown(study)
    for source in numbering.sources:
        assert f'<a id="source-{numbering.number(source.id)}"></a>' in text
    assert text.startswith("**TLP:AMBER**")
    assert text.rstrip().endswith("**TLP:AMBER**")
