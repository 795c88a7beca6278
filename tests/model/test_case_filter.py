"""Filters as they are kept in a graph view: nothing lost on the way, nothing half understood."""

from __future__ import annotations

import json
from uuid import UUID

import pytest

from casewright.model.case_filter import CaseFilter, read_filter
from casewright.model.errors import InvalidValue

FULL = CaseFilter(
    entity_kinds=frozenset({"person", "state"}),
    link_kinds=frozenset({"member_of"}),
    statuses=frozenset({"reported"}),
    polarities=frozenset({"hostile", "none"}),
    tags=frozenset({UUID(int=7)}),
    text="Јовановић",
    held="2024-03/..",
    certain=True,
    undated=False,
    sources=frozenset({UUID(int=9), UUID(int=8)}),
    min_origins=2,
    reliability="C",
    credibility="3",
    marking="TLP:GREEN",
    unlinked=False,
)


def test_a_filter_reads_back_as_it_was_written() -> None:
    assert read_filter(json.dumps(FULL.to_json())) == FULL


def test_a_filter_that_keeps_all_is_an_empty_object() -> None:
    assert CaseFilter().to_json() == {}
    assert read_filter("{}") == CaseFilter()
    assert CaseFilter().keeps_all
    assert CaseFilter(undated=False).keeps_all, "without a range of dates there is nothing to leave out"
    assert not CaseFilter(unlinked=False).keeps_all


def test_keys_that_this_version_does_not_know_are_kept() -> None:
    written = {"version": 1, "text": "Vell", "heat": {"over": [1, 2]}}
    assert read_filter(json.dumps(written)).to_json() == written


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[]", "not written as filters"),
        ("{", "not written as filters"),
        ("[" * 100_000, "not written as filters"),
        ('{"version": 2}', "later version"),
        ('{"version": "1"}', "later version"),
        ('{"held": "last spring"}', "last spring"),
        ('{"held": 2024}', "filter by held"),
        ('{"tags": ["harbour"]}', "filter by tags"),
        ('{"entity_kinds": "state"}', "filter by entity kinds"),
        ('{"min_origins": -1}', "filter by min origins"),
        ('{"min_origins": true}', "filter by min origins"),
        ('{"undated": "no"}', "filter by undated"),
        ('{"reliability": "Z"}', "no reliability 'Z'"),
        ('{"statuses": ["rumoured"]}', "no link status 'rumoured'"),
        ('{"polarities": ["warm"]}', "no polarity 'warm'"),
    ],
)
def test_what_cannot_be_applied_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        read_filter(text)
