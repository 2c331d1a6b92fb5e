"""Delete stored files that belong to no evidence."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cases.dossier.evidence import sweep


class Command(BaseCommand):
    help = (
        "Xóa các tệp trong kho đã quá một ngày mà không hồ sơ nào ghi nhận: "
        "phần còn lại của những lần gửi tệp bị từ chối hoặc bị ngắt. Chạy mỗi ngày một lần."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        swept = sweep(at=timezone.now())
        self.stdout.write(f"Đã xóa {len(swept)} tệp không thuộc hồ sơ nào.")
