"""Goods held as next steps of a case: what the law allows now, and until when."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from cases.casework import grounds
from cases.casework.models import Case, Seizure
from cases.casework.services import counting, custody, seals, seizures
from cases.dossier.models import Document
from cases.dossier.steps import NextStep
from cases.office.models import Officer
from cases.office.templatetags.office import day, instant


def steps_of(case: Case, officer: Officer, at: datetime) -> Iterator[NextStep]:
    if case.status in seizures.SEIZING:
        yield NextStep(
            30,
            "Tạm giữ tang vật",
            "Tạm giữ",
            "Lập biên bản tại chỗ; quyết định tạm giữ phải ký trong thời hạn tính bằng giờ.",
            reverse("casework:seize", args=[case.pk]),
            tuple(seizures.can_seize(case, officer, at)),
            citation=grounds.SEIZURE_RECORD,
        )
    for seizure in seizures.seizures_of(case):
        if not seizure.is_over:
            yield from _of(seizure, officer, at)


def _of(seizure: Seizure, officer: Officer, at: datetime) -> Iterator[NextStep]:
    if not seizure.is_decided:
        yield from _undecided(seizure, officer, at)
    yield from _sacks(seizure, officer, at)
    if seizure.is_decided:
        yield NextStep(
            34,
            "Kéo dài thời hạn tạm giữ",
            "Kéo dài",
            f"Đang giữ đến hết {day(seizure.last_day)}; quyết định kéo dài phải ký trước đó.",
            _url("custody_extend", seizure),
            tuple(custody.can_extend(seizure, officer, at)),
            citation=grounds.CUSTODY_TERM,
        )
    yield from _giving_back(seizure, officer, at)


def _sacks(seizure: Seizure, officer: Officer, at: datetime) -> Iterator[NextStep]:
    """Sealed sacks are opened, opened ones counted."""
    sacks = [each.line for each in seizure.goods.all() if each.line.is_container]
    if any(sack.opened_at is None for sack in sacks):
        yield NextStep(
            32,
            "Mở niêm phong, kiểm đếm",
            "Mở niêm phong",
            "Trước mặt người vi phạm; lập biên bản, rồi đếm từng bao.",
            _url("unseal", seizure),
            tuple(seals.can_seal(seizure, officer, at)),
            citation=grounds.SEALING,
        )
    if any(sack.opened_at and not sack.is_counted for sack in sacks):
        yield NextStep(
            33,
            "Kiểm đếm bao, thùng đã mở",
            "Kiểm đếm",
            "Ghi hàng trong từng bao; giá trị hàng hóa của hành vi tính từ đây.",
            _url("count", seizure),
            tuple(counting.can_count(seizure, officer, at)),
        )


def _giving_back(seizure: Seizure, officer: Officer, at: datetime) -> Iterator[NextStep]:
    going = {
        each.returning_id: each.returning
        for each in seizure.goods.all()
        if each.returning and not each.returned_at
    }
    for giving_back in going.values():
        giving_back.seizure = seizure
        yield NextStep(
            7,
            "Trả lại tang vật cho người nhận",
            "Ghi đã trả",
            giving_back.because,
            reverse("casework:hand_over", args=[seizure.case_id, seizure.pk, giving_back.pk]),
            tuple(custody.can_hand_over(giving_back, officer, at)),
            citation=grounds.GIVING_BACK,
        )
    is_late = bool(not seizure.is_decided and seizures.late(seizure, at))
    if not going:
        yield NextStep(
            4 if is_late else 35,
            "Trả lại ngay tang vật" if is_late else "Trả lại tang vật",
            "Trả lại",
            "Có quyết định tạm giữ thì trả theo quyết định; không có thì trả ngay toàn bộ.",
            _url("give_back", seizure),
            tuple(custody.can_return(seizure, officer, at)),
            citation=grounds.SEIZURE_NOT_DECIDED if is_late else grounds.GIVING_BACK,
        )


def _undecided(seizure: Seizure, officer: Officer, at: datetime) -> Iterator[NextStep]:
    if not seizures.stands(seizure.record):
        yield NextStep(
            5,
            "Soạn lại biên bản tạm giữ",
            "Soạn biên bản",
            "Dự thảo trước đã bỏ; biên bản phải có trước quyết định.",
            _url("seizure_record", seizure),
            tuple(seizures.can_draft_record(seizure, officer, at)),
            citation=grounds.SEIZURE_RECORD,
        )
    elif not seizures.is_issued(seizure.record):
        yield NextStep(
            5,
            "Hoàn thiện, ký biên bản tạm giữ",
            "Mở biên bản",
            "Đọc lại, chốt, các bên ký từng trang.",
            _paper(seizure.record),
            citation=grounds.SEIZURE_RECORD,
        )
    until = f"Phải ký trước {instant(seizure.decide_by)}, kể cả ngày nghỉ."
    if seizures.stands(seizure.decision):
        yield NextStep(
            6,
            "Trình, ký quyết định tạm giữ",
            "Mở quyết định",
            until,
            _paper(seizure.decision),
            tuple(seizures.late(seizure, at)),
            citation=grounds.SEIZURE_REPORT,
        )
        return
    yield NextStep(
        6,
        "Soạn quyết định tạm giữ",
        "Soạn quyết định",
        until,
        _url("seizure_decision", seizure),
        tuple(seizures.can_draft_decision(seizure, officer, at)),
        citation=grounds.SEIZURE_REPORT,
    )


def _paper(document: Document | None) -> str:
    return reverse("dossier:document", args=[document.pk]) if document else ""


def _url(name: str, seizure: Seizure) -> str:
    return reverse(f"casework:{name}", args=[seizure.case_id, seizure.pk])
