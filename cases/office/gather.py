"""How a lower room hears of the rooms above it: it reads their modules of an agreed name."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.conf import settings


@cache
def modules(name: str) -> tuple[ModuleType, ...]:
    """Module `name` (steps, papers) of every installed room that has one, lowest room first."""
    return tuple(
        import_module(f"{room}.{name}")
        for room in reversed(settings.ROOMS)
        if find_spec(f"{room}.{name}") is not None
    )
