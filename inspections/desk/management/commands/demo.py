"""The demonstration office as of a day; deterministic, safe to repeat."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cases.lawbook.loading import load_law
from cases.lawbook.models import LawPack
from cases.office.models import Officer
from inspections.desk.demo.story_1 import TooEarlyError
from inspections.desk.demo.whole import build


class Command(BaseCommand):
    help = "Tạo cơ quan mẫu tại một ngày; chạy lại không thay đổi gì."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", help="ngày YYYY-MM-DD, mặc định hôm nay", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        if Officer.objects.exists():
            self.stdout.write("Cơ sở dữ liệu đã có người dùng; không thay đổi gì.")
            return
        now = timezone.now()
        try:
            on = date.fromisoformat(options["on"]) if options["on"] else timezone.localdate(now)
        except ValueError as error:
            raise CommandError("Ngày phải viết YYYY-MM-DD, ví dụ 2026-11-23.") from error
        if not LawPack.objects.filter(is_active=True).exists():
            load_law(at=now)
        try:
            # today's acts only as far as the clock has come: nothing is told that is still to be
            build(on, until=None if options["on"] else now)
        except TooEarlyError as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"Đã tạo cơ quan mẫu ngày {on:%d/%m/%Y}.")
