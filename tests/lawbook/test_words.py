from cases.lawbook.words import as_field, search_key


def test_a_key_knows_no_accents_marks_or_capitals() -> None:
    assert search_key("Hàng hóa, GIẢ MẠO (đã dán)") == "hang hoa gia mao da dan"
    assert as_field("Đặt hàng, gia công", "in") == " dat hang | gia cong | in "
