"""The demonstration office as of a day; deterministic, safe to repeat."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cases.office.models import Officer
from inspections.desk.demo.whole import build


class Command(BaseCommand):
    help = "Tạo cơ quan mẫu tại một ngày; chạy lại không thay đổi gì."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", help="ngày YYYY-MM-DD, mặc định hôm nay", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        if Officer.objects.exists():
            self.stdout.write("Cơ sở dữ liệu đã có người dùng; không thay đổi gì.")
            return
        try:
            on = date.fromisoformat(options["on"]) if options["on"] else timezone.localdate()
        except ValueError as error:
            raise CommandError("Ngày phải viết YYYY-MM-DD, ví dụ 2026-11-23.") from error
        build(on)
        self.stdout.write(f"Đã tạo cơ quan mẫu ngày {on:%d/%m/%Y}.")
