"""Where the columns of a picture stand. It is drawn twice: columns for a desk, bars for a phone."""

from dataclasses import dataclass

from cases.office.templatetags.office import ABSENT, grouped

MILLION = 1_000_000
# the wide picture, in its own units
WIDTH, TOP, FLOOR, LEFT = 1080, 18, 246, 52
GAP = 3
# where an axis may end, times a power of ten, and into how many even parts it divides
ENDS = {4: 4, 5: 5, 8: 4, 10: 5, 12: 4, 16: 4, 20: 4, 25: 5, 30: 5}
# the narrow one
BAR_LEFT, BAR_LONGEST, ROW_HEIGHT = 84, 190, 44


@dataclass(frozen=True)
class Point:
    """One slice of time: both values with the lists that make them; None was not recorded."""

    label: str
    this: int | None
    last: int | None
    this_url: str
    last_url: str
    is_partial: bool = False


@dataclass(frozen=True)
class Bar:
    """A column and, for the narrow picture, a bar; `said` is what a reader hears."""

    kind: str
    url: str
    said: str
    text: str
    is_labelled: bool
    x: float
    y: float
    width: float
    height: float
    text_x: float
    bar_y: float
    bar_width: float
    bar_height: int
    bar_text_x: float
    bar_text_y: float


@dataclass(frozen=True)
class Group:
    label: str
    middle: float
    label_y: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Chart:
    """The picture of a figure; `unit` is what its numbers are in."""

    unit: str
    groups: list[Group]
    axis: list[tuple[float, str]]
    narrow_height: int
    width: int = WIDTH
    floor: int = FLOOR
    left: int = LEFT
    bar_left: int = BAR_LEFT


def chart(points: list[Point], *, is_money: bool, unit: str, names: tuple[str, str]) -> Chart:
    """`names` say the filled and the hollow column."""
    scale = MILLION if is_money else 1
    values = [each for point in points for each in (point.this, point.last) if each]
    marks = _axis(max(values, default=1), scale)
    top = marks[-1]
    step = (WIDTH - LEFT) / max(len(points), 1)
    groups = [
        _group(number, point, step, top, scale, unit, names) for number, point in enumerate(points)
    ]
    return Chart(
        f"triệu {unit}" if is_money else unit,
        groups,
        [(round(FLOOR - (FLOOR - TOP) * mark / top, 1), _read(mark, scale)) for mark in marks],
        ROW_HEIGHT * len(points) + 8,
    )


def _group(
    number: int,
    point: Point,
    step: float,
    top: int,
    scale: int,
    unit: str,
    names: tuple[str, str],
) -> Group:
    middle = LEFT + step * (number + 0.5)
    width = round(min(26.0, step / 2 - 2 * GAP), 1)
    row = number * ROW_HEIGHT
    sides = (
        ("last", names[1], point.last, point.last_url, middle - width - GAP / 2, row + 23.5, 11),
        ("this", names[0], point.this, point.this_url, middle + GAP / 2, row + 6.0, 14),
    )
    bars = []
    for kind, name, value, url, x, bar_y, thick in sides:
        height = (FLOOR - TOP) * (value or 0) / top
        bars.append(
            Bar(
                kind=kind,
                url=url if value is not None else "",
                said=f"{point.label}, {name}: {_told(value, unit)}",
                text=_read(value, scale),
                is_labelled=kind == "this" or not value,
                x=round(x, 1),
                y=round(FLOOR - height, 1),
                width=width,
                height=round(height, 1),
                text_x=round(x + width / 2, 1),
                bar_y=bar_y,
                bar_width=round(BAR_LONGEST * (value or 0) / top, 1),
                bar_height=thick,
                bar_text_x=round(BAR_LEFT + BAR_LONGEST * (value or 0) / top + 6, 1),
                bar_text_y=bar_y + thick - 2,
            )
        )
    return Group(point.label, round(middle, 1), row + 25, tuple(bars))


def _read(value: int | None, scale: int) -> str:
    """A number of the picture: millions with one place where it has one."""
    if value is None:
        return ABSENT
    tenths = (value * 10 + scale // 2) // scale
    whole, rest = divmod(tenths, 10)
    return f"{grouped(whole)},{rest}" if scale > 1 and rest else grouped(whole)


def _told(value: int | None, unit: str) -> str:
    return "chưa có số liệu" if value is None else f"{grouped(value)} {unit}"


def _axis(most: int, scale: int) -> list[int]:
    """The marks of the axis, from 0 to a round number that holds the largest value."""
    power = scale if most >= scale else 1
    while True:
        for end, parts in ENDS.items():
            if end * power >= most:
                return [end * power * part // parts for part in range(parts + 1)]
        power *= 10
