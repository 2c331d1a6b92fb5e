from datetime import date

from cases.law.explain import Explanation
from tests.law.tables import due_of


def test_the_explanation_says_how_a_strict_term_was_counted() -> None:
    found = due_of("term_department", date(2026, 11, 9), extension="term_department_ext")
    assert found.explanation.as_text().split("\n") == [
        "1. Thời hạn kiểm tra của cơ quan chuyên môn cấp tỉnh: 10 ngày, kể từ ngày công bố quyết"
        " định kiểm tra (đã đọc nguyên văn). [điểm b, điểm d khoản 2 Điều 13 Nghị định"
        " 217/2025/NĐ-CP]",
        "2. Gia hạn một lần (phức tạp hoặc đi lại khó khăn): thêm 05 ngày, tính thành một thời"
        " hạn 15 ngày kể từ cùng ngày bắt đầu (theo cách hiểu, chưa có văn bản nói rõ). [điểm b"
        " khoản 2 Điều 13 Nghị định 217/2025/NĐ-CP]",
        "3. Cách đếm: Tính cả ngày bắt đầu là ngày thứ nhất; ngày cuối là ngày nghỉ cũng không"
        " kéo dài (theo cách hiểu, chưa có văn bản nói rõ).",
        "4. Bắt đầu: thứ Hai 09/11/2026, được tính là ngày thứ nhất.",
        "5. Ngày cuối của thời hạn: thứ Hai 23/11/2026.",
        "6. Thứ Hai 23/11/2026 nghỉ hoán đổi, làm bù thứ Bảy 28/11/2026: đang tính như không có"
        " đề xuất này. Đề xuất ngày 06/09/2026 được báo chí đưa tin; chưa thấy văn bản được ban"
        " hành. Coi là ngày làm việc cho đến khi có thông báo.",
        "7. Ngày an toàn cuối cùng: thứ Sáu 20/11/2026.",
        "Căn cứ: điểm b, điểm d khoản 2 Điều 13 Nghị định 217/2025/NĐ-CP; điểm b khoản 2 Điều 13"
        " Nghị định 217/2025/NĐ-CP.",
    ]


def test_the_explanation_names_the_holiday_that_rolls_a_term() -> None:
    texts = [
        step.as_text()
        for step in due_of("decision_serious_complex", date(2026, 9, 24)).explanation.steps
    ]
    assert "Bắt đầu: thứ Năm 24/09/2026, không tính ngày này." in texts
    assert "Không tính thứ Ba 24/11/2026: Ngày Văn hóa Việt Nam. [Nghị quyết 28/2026/QH16]" in texts
    assert (
        "Ngày cuối là Ngày Văn hóa Việt Nam, nên thời hạn kết thúc vào ngày làm việc tiếp theo:"
        " thứ Tư 25/11/2026. [khoản 5 Điều 148 Bộ luật Dân sự 91/2015/QH13]" in texts
    )


def test_the_explanation_names_a_make_up_saturday_as_a_reading() -> None:
    texts = [step.text for step in due_of("record_normal", date(2026, 8, 20)).explanation.steps]
    assert (
        "Tính thứ Bảy 22/08/2026 là ngày làm việc: Làm bù cho ngày nghỉ hoán đổi 31/08/2026"
        " (theo cách hiểu, chưa có văn bản nói rõ)." in texts
    )


def test_the_explanation_survives_as_json_and_holds_what_was_counted_on() -> None:
    explanation = due_of("record_complex", date(2026, 2, 12)).explanation
    again = Explanation.from_json(explanation.to_json())
    assert again.as_data() == explanation.as_data()
    assert again.value == {
        "due": "2026-02-26",
        "unrolled": "2026-02-26",
        "last_safe": "2026-02-26",
        "due_at": None,
        "is_confirmed": True,
        "may_move": False,
        "certainty": "secondary",
    }


def test_a_model_term_says_that_no_law_orders_it() -> None:
    texts = [step.text for step in due_of("report_result", date(2026, 11, 18)).explanation.steps]
    assert (
        "Mốc này lấy theo quy định của ngành khác làm mẫu, không phải thời hạn luật định." in texts
    )
