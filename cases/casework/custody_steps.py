"""Goods held as next steps of a case: what the law allows now, and until when."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from cases.casework import grounds
from cases.casework.models import Case, Seizure
from cases.casework.services import seizures
from cases.dossier.models import Document
from cases.dossier.steps import NextStep
from cases.office.models import Officer
from cases.office.templatetags.office import instant


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
