"""Fixed grounds of a decision, on the day before and the day of each change of the law."""

from datetime import date
from typing import Any

import pytest

from cases.law.grounds import basis_words, duties_words, fixed_grounds
from tests.law.tables import the_pack

DECREE_99 = (
    "Nghị định số 99/2013/NĐ-CP ngày 29 tháng 8 năm 2013 của Chính phủ quy định xử phạt"
    " vi phạm hành chính trong lĩnh vực sở hữu công nghiệp (được sửa đổi, bổ sung tại"
    " Nghị định số 126/2021/NĐ-CP ngày 30 tháng 12 năm 2021"
)


@pytest.fixture(scope="module")
def pack() -> dict[str, Any]:
    return the_pack()


@pytest.mark.parametrize(
    ("on", "years"),
    [
        (date(2026, 3, 31), "các năm 2009, 2019 và 2022"),
        (date(2026, 4, 1), "các năm 2009, 2019, 2022 và 2025"),
    ],
)
def test_the_law_is_cited_with_the_years_in_force(
    pack: dict[str, Any], on: date, years: str
) -> None:
    law = fixed_grounds(pack, "QĐKT", on=on)[0]
    assert law == f"Luật Sở hữu trí tuệ (được sửa đổi, bổ sung {years})"


@pytest.mark.parametrize(
    ("on", "cited"),
    [
        (
            date(2026, 7, 14),
            f"{DECREE_99} và Nghị định số 46/2024/NĐ-CP ngày 04 tháng 5 năm 2024)",
        ),
        (
            date(2026, 7, 15),
            f"{DECREE_99}, Nghị định số 46/2024/NĐ-CP ngày 04 tháng 5 năm 2024"
            " và Nghị định số 186/2026/NĐ-CP ngày 26 tháng 5 năm 2026)",
        ),
    ],
)
def test_a_decree_not_yet_in_force_is_not_cited(pack: dict[str, Any], on: date, cited: str) -> None:
    assert fixed_grounds(pack, "QĐKT", on=on)[-1] == cited


def test_the_resolution_is_cited_only_where_there_are_clear_signs(pack: dict[str, Any]) -> None:
    on = date(2026, 5, 5)
    cited = fixed_grounds(pack, "QĐKT", on=on, purpose="clear_signs")
    assert [ground for ground in cited if ground not in fixed_grounds(pack, "QĐKT", on=on)] == [
        "Nghị quyết số 198/2025/QH15 ngày 17 tháng 5 năm 2025 của Quốc hội về một số cơ chế,"
        " chính sách đặc biệt phát triển kinh tế tư nhân"
    ]


def test_a_basis_has_no_words_before_the_decree(pack: dict[str, Any]) -> None:
    assert "điểm b khoản 2 Điều 11" in basis_words(pack, "instruction", on=date(2025, 8, 5))
    with pytest.raises(LookupError, match="04/08/2025"):
        basis_words(pack, "instruction", on=date(2025, 8, 4))
    with pytest.raises(LookupError, match="04/08/2025"):
        duties_words(pack, "QĐKT", on=date(2025, 8, 4))
