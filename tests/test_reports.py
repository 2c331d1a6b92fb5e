"""The table of reported faults names tests that are there."""

from importlib import import_module

import pytest

from tests.reports import HELD_BY

NAMED = [name for names in HELD_BY.values() for name in names]


@pytest.mark.parametrize("name", NAMED)
def test_a_reported_fault_is_held_by_a_test_that_is_there(name: str) -> None:
    module, _, function = name.rpartition(".")
    assert callable(getattr(import_module(module), function))
