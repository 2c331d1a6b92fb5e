"""Today of those who handle no dossiers: who keeps the accounts, who reports."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from cases.office.models import Delegation, Officer
from cases.office.templatetags.office import day
from inspections.desk.today.sections import (
    Empty,
    Row,
    Section,
    Today,
    days_off_ahead,
    law_of_today,
)

SOON = timedelta(days=30)
MOST = 12


def administrator(officer: Officer, at: datetime) -> Today:
    """Delegations that end soon, and accounts whose password is still the one given out."""
    return Today(
        left=[_ending(at)],
        right=[_given()],
        links=[("Tra cứu mức phạt", reverse("lawbook:fine"))],
        told=days_off_ahead(law_of_today(), timezone.localdate(at)),
    )


def _ending(at: datetime) -> Section:
    ending = Delegation.objects.in_force(at).filter(ends_at__lte=at + SOON)
    ending = ending.select_related("giver", "receiver").order_by("ends_at", "pk")
    rows = [
        Row(
            f"{each.receiver}: {each.get_duty_display()}",
            each.receiver.get_absolute_url(),
            f"{each.giver} giao, văn bản {each.number}",
            shape="triangle",
            tone="soon",
            word=day(each.ends_at),
            side_line="hết hiệu lực",
        )
        for each in ending[:MOST]
    ]
    empty = Empty("Không có văn bản giao quyền nào hết hiệu lực trong 30 ngày tới.")
    return Section("giao-quyen", "Giao quyền sắp hết hiệu lực", rows, empty)


def _given() -> Section:
    waiting = Officer.objects.working().filter(password_is_given=True)
    rows = [
        Row(each.full_name, each.get_absolute_url(), each.position, word="Chưa đổi", shape="empty")
        for each in waiting[:MOST]
    ]
    empty = Empty("Mọi người đã đổi mật khẩu được cấp.")
    return Section("mat-khau", "Chưa đổi mật khẩu được cấp", rows, empty)
