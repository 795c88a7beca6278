"""The list of operations, and the rules all of them keep."""

from __future__ import annotations

import inspect

import pytest

from casewright.casefile.case import Case
from casewright.model.fields import columns_of
from casewright.operations import entities
from casewright.operations.references import Fate, references_to
from casewright.operations.registry import OPERATIONS, all_labels, describe, operation


def test_every_operation_has_a_label_a_docstring_and_takes_a_transaction_first() -> None:
    all_labels()
    assert len(OPERATIONS) > 80
    for key, each in OPERATIONS.items():
        assert each.function.__name__ == key
        assert each.function.__doc__, key
        assert each.label[0].isupper(), key
        assert next(iter(inspect.signature(each.function).parameters)) == "tx", key


def test_a_step_of_the_history_is_named_with_its_object() -> None:
    assert describe("add_entity", "Port of Vell") == "Added Port of Vell"
    assert describe("add_entity") == "Added something since deleted"
    assert describe("join_case") == "Joined the case"
    assert describe("verb_of_a_newer_version") == "Verb of a newer version"


def test_every_step_of_a_case_has_a_label(case: Case) -> None:
    case.run(entities.add_entity, kind="state", name="Varenia")
    assert {each.label_key for each in case.history()} <= all_labels().keys()


def test_two_operations_cannot_share_a_name() -> None:
    with pytest.raises(ValueError, match="two operations called add_entity"):
        operation("Again")(entities.add_entity)


def test_every_reference_has_a_fate_and_required_ones_are_never_cleared() -> None:
    required = [
        each
        for table in ("entity", "claim", "judgement", "source", "passage")
        for each in references_to(table)
    ]
    assert required
    for each in required:
        assert each.fate is not Fate.CLEARED or columns_of(each.table)[each.column].nullable
