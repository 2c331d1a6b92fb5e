"""What a figure is: rows, a measure, a day, dimensions. The figures themselves stand in the rooms.

An indicator of a room is an `Indicator` in its `statistics` module, listed in `INDICATORS`.
"""

from typing import Any

INDICATORS: tuple[Any, ...] = ()
