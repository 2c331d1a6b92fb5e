import pytest

from cases.law.explain import Citation, Explanation, Step, canonical, cited

POINT = Citation("khoản 3 Điều 12", "Nghị định 99/2013/NĐ-CP")
MIDDLE = Citation("khoản 4 Điều 23", "Luật Xử lý vi phạm hành chính")
EXPLANATION = Explanation(
    rule="fine",
    parameters={"goods_value": 20_000_000, "multiplier": "1.2", "mitigating": []},
    steps=(
        Step("Giá trị 20.000.000 đồng thuộc bậc 3.", (POINT,), {"clause": 3}),
        Step("Không có tình tiết.", (), 0),
        Step("Mức giữa khung.", (MIDDLE, POINT), 16_000_000),
    ),
    value=16_000_000,
    citations=(POINT, MIDDLE),
)


def test_an_explanation_survives_the_way_through_json() -> None:
    assert Explanation.from_json(EXPLANATION.to_json()) == EXPLANATION


def test_its_json_has_one_form_with_vietnamese_unescaped() -> None:
    text = EXPLANATION.to_json()
    assert Explanation.from_json(text).to_json() == text
    assert text.startswith('{"citations":[{"instrument":"Nghị định 99/2013/NĐ-CP"')


def test_its_text_numbers_the_steps_and_ends_with_the_law() -> None:
    assert EXPLANATION.as_text().split("\n") == [
        "1. Giá trị 20.000.000 đồng thuộc bậc 3. [khoản 3 Điều 12 Nghị định 99/2013/NĐ-CP]",
        "2. Không có tình tiết.",
        "3. Mức giữa khung. [khoản 4 Điều 23 Luật Xử lý vi phạm hành chính; "
        "khoản 3 Điều 12 Nghị định 99/2013/NĐ-CP]",
        "Căn cứ: khoản 3 Điều 12 Nghị định 99/2013/NĐ-CP; "
        "khoản 4 Điều 23 Luật Xử lý vi phạm hành chính.",
    ]


def test_citations_are_listed_once_in_the_order_of_first_use() -> None:
    assert cited(EXPLANATION.steps) == (POINT, MIDDLE)


def test_a_text_of_an_unknown_schema_is_refused() -> None:
    later = EXPLANATION.to_json().replace('"schema":1', '"schema":2')
    with pytest.raises(ValueError, match="theo mẫu 2"):
        Explanation.from_json(later)


def test_canonical_text_does_not_depend_on_the_order_of_keys() -> None:
    assert canonical({"b": 1, "a": "đ"}) == canonical({"a": "đ", "b": 1}) == '{"a":"đ","b":1}'
