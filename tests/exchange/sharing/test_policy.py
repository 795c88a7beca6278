"""Every table and every text of the schema is named in the policy: a new one has to be decided on."""

from __future__ import annotations

from casewright.casefile.driver import connect_memory
from casewright.casefile.schema import journalled_columns, schema_sql
from casewright.exchange.sharing.policy import CLOSED, OTHERS, POLICY, Fate
from casewright.exchange.sharing.tables import shape


def test_every_table_of_a_case_is_decided_on_once() -> None:
    connection = connect_memory()
    connection.executescript(schema_sql())
    tables = {
        row[0]
        for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not row[0].startswith(("search_index_", "sqlite_"))
    }
    assert POLICY.keys() | OTHERS.keys() == tables
    assert not POLICY.keys() & OTHERS.keys()


def test_every_text_and_every_reference_of_a_table_whose_rows_go_is_decided_on() -> None:
    connection = connect_memory()
    connection.executescript(schema_sql())
    for table, policy in POLICY.items():
        columns = {row[1]: row[2] for row in connection.execute(f'PRAGMA table_info("{table}")')}
        assert set(policy.texts) == {name for name, kind in columns.items() if kind == "TEXT"}, table
        assert set(policy.ties) == {name for name, kind in columns.items() if kind == "BLOB"} - {"id"}, table


def test_a_table_that_never_travels_is_referred_to_by_none_that_does() -> None:
    assert {table for table, (fate, _) in OTHERS.items() if fate is Fate.NEVER} == CLOSED
    for table in POLICY:
        for reference in shape(table).references:
            assert reference.target not in CLOSED
    assert journalled_columns().keys() - POLICY.keys() - CLOSED == {"case_info", "analyst"}
