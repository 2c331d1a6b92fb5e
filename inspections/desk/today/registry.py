"""Today of the registry clerk: to number, to deliver, post that came back."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from cases.dossier.register_pages import Tray, trays
from cases.office.models import Officer
from inspections.desk.today.sections import (
    Empty,
    Row,
    Section,
    Today,
    days_off_ahead,
    law_of_today,
)

NOTHING = {
    "Chờ vào số": "Không có văn bản nào chờ vào số. Văn bản vừa ký hiện ở đây.",
    "Chờ giao, gửi": "Không còn bản nào phải giao, gửi.",
    "Bưu điện trả lại": "Không có bưu gửi nào bị trả lại.",
}


def today(officer: Officer, at: datetime) -> Today:
    """The trays of the registry's desk, the papers to number by themselves on the left."""
    to_number, *copies = trays(officer, at=at)
    return Today(
        left=[_section(0, to_number)],
        right=[_section(number, tray) for number, tray in enumerate(copies, start=1)],
        action=("Vào số", to_number.url) if to_number.count else None,
        links=[("Sổ văn bản", reverse("dossier:series_list"))],
        told=days_off_ahead(law_of_today(), timezone.localdate(at)),
    )


def _section(number: int, tray: Tray) -> Section:
    rows = [Row(row["title"], row["url"], row.get("line", "")) for row in tray.rows]
    note = f"Cả {tray.count} văn bản" if tray.count else ""
    return Section(f"khay-{number}", tray.title, rows, Empty(NOTHING[tray.title]), note, tray.url)
