"""One command from nothing to a site: tables, law, communes, demonstration office, server."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from cases.office.models import Officer
from inspections.desk.demo.office import password_of
from inspections.desk.demo.whole import load_data


class Command(BaseCommand):
    help = "Chuẩn bị cơ sở dữ liệu, nạp luật và xã phường, tạo cơ quan mẫu nếu trống, mở trang."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="cổng, mặc định 8000")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        load_data()
        call_command("load_law", stdout=self.stdout)
        # known passwords belong to a demonstration, never to a server in production mode
        if settings.DEBUG:
            is_new = not Officer.objects.exists()
            if is_new:
                call_command("demo", stdout=self.stdout)
            self._logins(are_known=is_new)
        else:
            call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write(f"Mở http://127.0.0.1:{options['port']}/ (dừng: Ctrl+C)")
        self.stdout.flush()
        call_command(
            "runserver", f"127.0.0.1:{options['port']}", use_reloader=False, skip_checks=True
        )

    def _logins(self, *, are_known: bool) -> None:
        """Those who still have the demonstration's password; checking each takes a moment."""
        for officer in Officer.objects.order_by("pk"):
            password = password_of(officer.username)
            if are_known or officer.check_password(password):
                self.stdout.write(
                    f"login: {officer.username} {password} — {officer.get_role_display()}"
                )
