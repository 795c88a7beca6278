"""Columns that stand or fall together: each that is named exists, and every derived column falls with what it follows from."""

from __future__ import annotations

import pytest

from casewright.casefile.merging import units
from casewright.casefile.merging.reference_columns import reference_columns
from casewright.casefile.merging.units import unit_of, units_of
from casewright.casefile.schema import id_columns, journalled_columns
from casewright.model.field_rules import DERIVED


def test_every_column_that_is_named_exists() -> None:
    for table, groups in units._GROUPS.items():
        for column in (each for group in groups for each in group):
            assert column in journalled_columns()[table], f"{table}.{column}"
    for table, silent in units._SILENT.items():
        assert silent <= set(journalled_columns()[table])


@pytest.mark.parametrize("table", journalled_columns())
def test_each_column_belongs_to_exactly_one_unit(table: str) -> None:
    columns = [column for unit in units_of(table) for column in unit]
    assert sorted(columns) == sorted(journalled_columns()[table][1:])
    assert all(unit_of(table)[column] == unit for unit in units_of(table) for column in unit)


@pytest.mark.parametrize("where", sorted(DERIVED))
def test_what_follows_from_a_column_is_merged_with_it(where: str) -> None:
    table, column = where.split(".")
    assert len(unit_of(table)[column]) > 1


def test_every_column_that_holds_an_id_is_known_to_refer_to_something() -> None:
    """But what a decision or a conflict speaks of, which may be gone."""
    for table, columns in id_columns().items():
        referring = {each.column for each in reference_columns()[table]}
        assert columns - referring - {"id"} <= ({"object_id"} if table.startswith("merge_") else set())
