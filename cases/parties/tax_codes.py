"""Tax codes of all lawful forms, told apart by their shape."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from cases.office.wording import fold

# Weights of the first nine digits; the tenth is ten less the remainder by eleven.
WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
ENTERPRISE = re.compile(r"[0-9]{10}")
BRANCH = re.compile(r"([0-9]{10})-?([0-9]{3})")
PERSON = re.compile(r"[0-9]{12}")
UNSEEN = re.compile(r"[\s.]")
SEPARATORS = re.compile(r"[\s.-]")


@dataclass(frozen=True)
class TaxCode:
    """A well-formed code: `text` as printed, `root` by which one business is recognised."""

    text: str
    root: str


def parse(typed: str) -> TaxCode:
    """Blanks and dots are dropped; raises ValidationError with what to look at again."""
    text = UNSEEN.sub("", fold(typed))
    if branch := BRANCH.fullmatch(text):
        _check_digit(branch[1])
        return TaxCode(f"{branch[1]}-{branch[2]}", branch[1])
    if ENTERPRISE.fullmatch(text):
        _check_digit(text)
        return TaxCode(text, text)
    if PERSON.fullmatch(text):
        if not text.strip("0"):
            raise ValidationError("Số định danh cá nhân không thể toàn số 0.", code="tax_code")
        return TaxCode(text, text)
    raise ValidationError(
        "Mã số thuế gồm 10 chữ số (doanh nghiệp), 10 chữ số-3 chữ số (chi nhánh) hoặc 12 chữ số "
        f"(số định danh cá nhân). Đã nhập “{typed.strip()}”, {sum(map(str.isdigit, text))} chữ số.",
        code="tax_code",
    )


def digits_of(typed: str) -> str:
    """Words of a search as the digits of a code, or nothing where they are other words."""
    digits = SEPARATORS.sub("", fold(typed))
    return digits if re.fullmatch(r"[0-9]{4,13}", digits) else ""


def _check_digit(ten: str) -> None:
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, ten, strict=False))
    if 10 - total % 11 != int(ten[9]):
        raise ValidationError(
            f"Mã số thuế {ten} sai chữ số kiểm tra. Đối chiếu lại với giấy đăng ký.",
            code="check_digit",
        )
