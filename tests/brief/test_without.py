"""The what-if of a dropped source over the whole sample case: briefs with numbers and sections, and the same in words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

import casewright
from casewright import Case
from casewright.brief.collect import collect
from casewright.brief.numbering import Numbering
from casewright.brief.without import as_text, headline, without_sources


@pytest.fixture
def case(sample_case: Path, tmp_path: Path) -> Iterator[Case]:
    path = tmp_path / "sample.casewright"
    path.write_bytes(sample_case.read_bytes())
    with casewright.open(path) as opened:
        yield opened


def register(case: Case) -> UUID:
    return UUID(bytes=case.read("SELECT id FROM source WHERE title LIKE 'Transit register%'")[0][0])


def test_a_brief_is_named_with_the_number_the_reader_sees(case: Case) -> None:
    source = register(case)
    (quoting, *_) = without_sources(case, [source]).briefs
    assert quoting.numbers == {source: Numbering(collect(case, quoting.brief_id)).number(source)}
    assert quoting.sections


def test_an_issued_brief_comes_first_and_says_when(case: Case) -> None:
    text = as_text(without_sources(case, [register(case)]))
    assert "Issued on 2026-02-24" in text


def test_the_words_name_every_group_and_say_that_nothing_was_changed(case: Case) -> None:
    found = without_sources(case, [register(case)])
    text = as_text(found)
    assert headline(found) in text
    assert "Nothing was changed" in text
    assert all(f"{group.title} ({len(group.lines)})" in text for group in found.groups)


def test_a_source_nothing_rests_on(case: Case) -> None:
    from casewright.operations.sources import add_source

    found = without_sources(case, [case.run(add_source, title="Unread")])
    assert (found.groups, headline(found)) == ((), "Nothing in the case rests on it.")


def test_asking_leaves_every_byte_of_the_file(sample_case: Path) -> None:
    before = hashlib.sha256(sample_case.read_bytes()).hexdigest()
    with casewright.open(sample_case, read_only=True) as case:
        without_sources(case, [register(case)])
    assert hashlib.sha256(sample_case.read_bytes()).hexdigest() == before
