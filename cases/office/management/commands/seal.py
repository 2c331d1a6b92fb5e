"""Seal the journal: run daily, so that a chain written anew is found by what was sealed before."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cases.office.journal import seal


class Command(BaseCommand):
    help = (
        "Writes the heads of the journal's chains that grew into the office's own chain. Run it "
        "once a day; when nothing grew it writes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        entry = seal(at=timezone.now())
        count = entry.changes.count(":[") if entry else 0
        self.stdout.write(f"Đã niêm {count} chuỗi nhật ký.")
