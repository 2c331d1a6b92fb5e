"""Where columns stand: an axis from 0 to a round number, whole marks, heights in proportion."""

import pytest

from inspections.desk.figures.charts import FLOOR, TOP, Point, chart

NAMES = ("Kỳ này", "Cùng kỳ năm trước")


def a_chart(*pairs: tuple[int | None, int | None], is_money: bool = False) -> object:
    points = [Point(f"{n}", this, last, "/a/", "/b/") for n, (this, last) in enumerate(pairs)]
    return chart(points, is_money=is_money, unit="đồng" if is_money else "vụ", names=NAMES)


@pytest.mark.parametrize(
    ("most", "marks"),
    [
        (0, ["0", "1", "2", "3", "4"]),
        (1, ["0", "1", "2", "3", "4"]),
        (5, ["0", "1", "2", "3", "4", "5"]),
        (7, ["0", "2", "4", "6", "8"]),
        (11, ["0", "3", "6", "9", "12"]),
        (99, ["0", "20", "40", "60", "80", "100"]),
    ],
)
def test_the_axis_has_whole_marks_from_0(most: int, marks: list[str]) -> None:
    found = a_chart((most, None))
    assert [text for _, text in found.axis] == marks  # type: ignore[attr-defined]


def test_money_is_drawn_in_millions_and_said_in_dong() -> None:
    found = a_chart((204_500_000, 0), is_money=True)
    assert found.unit == "triệu đồng"  # type: ignore[attr-defined]
    last, this = found.groups[0].bars  # type: ignore[attr-defined]
    assert (this.text, last.text) == ("204,5", "0")
    assert this.said == "0, Kỳ này: 204.500.000 đồng"


def test_a_column_is_as_high_as_its_value() -> None:
    found = a_chart((4, 1), (2, 0))
    (last, this), (_, half) = [group.bars for group in found.groups]  # type: ignore[attr-defined]
    assert this.height == FLOOR - TOP == 2 * half.height == 4 * last.height
    assert this.y == TOP


def test_what_was_not_recorded_has_no_column_and_no_address() -> None:
    found = a_chart((None, None))
    for bar in found.groups[0].bars:  # type: ignore[attr-defined]
        assert (bar.text, bar.url, bar.height) == ("—", "", 0)
