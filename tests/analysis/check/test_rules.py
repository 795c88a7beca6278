"""Each rule of the tradecraft check: a case where it must fire and one where it must stay silent.

The examples lie in `examples/`, one file for each part of the check; whoever adds a rule adds two examples.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from casewright import Case
from casewright.analysis.check.run import RULES, check_case

Example = Callable[[Any], object]


def _modules() -> Iterator[ModuleType]:
    for path in sorted((Path(__file__).parent / "examples").glob("*.py")):
        spec = importlib.util.spec_from_file_location(f"check_examples_{path.stem}", path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module


FIRES: dict[str, Example] = {}
SILENT: dict[str, Example] = {}
ALSO: list[tuple[str, Example, str]] = []
for each in _modules():
    FIRES |= each.FIRES
    SILENT |= each.SILENT
    ALSO += each.ALSO


class _Enough(Exception):
    """Takes back what was built."""


@contextmanager
def built(case: Case, builder: type[Any]) -> Iterator[Any]:
    """A sound case, which is gone again afterwards."""
    try:
        with case.edit("build") as tx:
            yield builder(tx)
            raise _Enough
    except _Enough:
        pass


def found(b: Any, rule: str) -> list[str]:
    return [finding.message for finding in check_case(b.tx, rules=[rule])]


def test_every_rule_has_both_examples() -> None:
    assert RULES.keys() - FIRES.keys() == {"IN02"}  # it fires in the sound case: that has one source
    assert RULES.keys() == SILENT.keys() | {"IN02"}


@pytest.mark.parametrize("rule", sorted(FIRES))
def test_a_rule_fires_on_what_it_names_and_not_on_what_is_sound(
    case: Case, builder: type[Any], rule: str
) -> None:
    with built(case, builder) as b:
        assert found(b, rule) == []
        FIRES[rule](b)
        assert found(b, rule) != []


@pytest.mark.parametrize("rule", sorted(SILENT))
def test_a_rule_stays_silent_on_what_only_looks_like_it(case: Case, builder: type[Any], rule: str) -> None:
    with built(case, builder) as b:
        SILENT[rule](b)
        assert found(b, rule) == []


@pytest.mark.parametrize(("rule", "example", "words"), ALSO)
def test_a_rule_says_what_it_found(
    case: Case, builder: type[Any], rule: str, example: Example, words: str
) -> None:
    with built(case, builder) as b:
        example(b)
        assert [message for message in found(b, rule) if words in message] != []


def test_a_judgement_on_one_origin_is_told_so_until_there_is_another(case: Case, builder: type[Any]) -> None:
    with built(case, builder) as b:
        assert found(b, "IN02") == ["Key judgement 1 rests on one independent origin."]
        b.relay(status="rejected")
        assert found(b, "IN02") == []
