"""Puts the law of fixtures/law in use."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cases.lawbook.loading import PackError, load_law, pending


class Command(BaseCommand):
    help = (
        "Loads the law of fixtures/law, all files or none, and prints what changed; a second run "
        "changes nothing. With --check prints what differs and changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only say what differs")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            changes = pending() if options["check"] else load_law(at=timezone.now()).changes
        except PackError as refusal:
            raise CommandError(f"Gói pháp luật bị từ chối:\n{refusal}") from None
        for change in changes:
            self.stdout.write(change)
