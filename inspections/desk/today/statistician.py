"""Today of the statistician: which period runs, what closes when, what the data still lacks."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from cases.casework.models import Case
from cases.dossier.pages import days_left_in_words, due_tone
from cases.law.catalogue import Catalogue
from cases.law.periods import Period, PeriodRule, rules_of
from cases.office.models import Officer
from inspections.desk.today.sections import (
    Empty,
    Row,
    Section,
    Today,
    days_off_ahead,
    law_of_today,
)

VERIFIED = "verified"
Status = Case.Status
DECIDED = (Status.DECIDED, Status.CLOSED)


def today(officer: Officer, at: datetime) -> Today:
    law = law_of_today()
    on = timezone.localdate(at)
    return Today(
        left=[_running(law, on)],
        right=[_lacking()],
        action=("Xem báo cáo, thống kê", reverse("figure_list")),
        told=days_off_ahead(law, on),
    )


def _running(law: Catalogue | None, on: date) -> Section:
    """Every period of a verified rule that the day lies in, the one that closes first on top."""
    rules = rules_of(law.content).values() if law else ()
    running = [
        (period, rule)
        for rule in rules
        if rule.certainty == VERIFIED
        for period in rule.periods(rule.year_of(on))
        if period.window.starts <= on < period.window.ends
    ]
    running.sort(key=lambda found: (found[0].window.ends, found[1].id))
    rows = [_period_row(period, rule, on) for period, rule in running]
    empty = Empty("Chưa nạp dữ liệu pháp luật nên chưa biết kỳ báo cáo nào đang chạy.")
    return Section("ky", "Kỳ báo cáo đang chạy", rows, empty)


def _period_row(period: Period, rule: PeriodRule, on: date) -> Row:
    left = (period.window.last - on).days
    name = f"{period.name[:1].upper()}{period.name[1:]}"
    return Row(
        f"{name}: {rule.name}",
        reverse("figure_list"),
        f"Từ {period.window.starts:%d/%m/%Y} · {rule.cited}",
        side_line=f"chốt số liệu, {days_left_in_words(left)}",
        **_tone(period, left),
    )


def _tone(period: Period, left: int) -> dict[str, str]:
    said = f"{period.window.last:%d/%m/%Y}"
    tone = due_tone(left)
    return {"word": said, "shape": "triangle", "tone": tone} if tone else {"side": said}


def _lacking() -> Section:
    """Identities of the figures that fail: each case decided has its day, each has an act."""
    counts = Case.objects.aggregate(
        undated=Count("pk", filter=Q(status__in=DECIDED, decided_on=None)),
        unknown=Count("pk", filter=Q(status__in=DECIDED, offender=None)),
        actless=Count("pk", filter=Q(violations=None) & ~Q(status=Status.DROPPED), distinct=True),
        open=Count("pk", filter=Q(status=Status.OPEN), distinct=True),
    )
    return Section("du-lieu", "Dữ liệu chưa khớp", list(_lacking_rows(counts)), Empty(""))


def _lacking_rows(counts: dict[str, int]) -> Iterator[Row]:
    page = reverse("casework:case_list")
    for key, title, line in (
        ("undated", "Vụ việc đã ra quyết định mà thiếu ngày", "Không vào kỳ nào được."),
        ("unknown", "Vụ việc đã ra quyết định mà chưa rõ đối tượng", "Thiếu loại đối tượng."),
        ("actless", "Vụ việc chưa ghi hành vi", "Không vào bảng theo điều khoản."),
    ):
        count = counts[key]
        yield Row(
            title,
            page,
            line,
            shape="triangle" if count else "tick",
            tone="soon" if count else "done",
            word=f"{count} vụ việc" if count else "Không có",
        )
