"""Ask whether registers, triggers, stored papers and journal are whole."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from cases.dossier.services.checking import Check, checks, voids


class Command(BaseCommand):
    help = (
        "Registers (gaps, duplicates, voids), triggers, stored papers and journal (first broken "
        "entry). Exit 1 when anything is broken."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        done = checks()
        if options["format"] == "json":
            self.stdout.write(json.dumps(_answer(done), ensure_ascii=False, indent=2))
        else:
            for check in done:
                self.stdout.write(f"{check.text}: {'đạt' if check.is_sound else 'KHÔNG ĐẠT'}")
                for fault in check.faults:
                    self.stdout.write(f"  {fault.text}")
            for void in voids():
                self.stdout.write(f"Số hủy {void}: {void.reason}")
        if not all(check.is_sound for check in done):
            sys.exit(1)


def _answer(done: list[Check]) -> dict[str, Any]:
    faults = {check.key: check.faults for check in done}

    def places(key: str, kind: str) -> list[str]:
        return [fault.place for fault in faults[key] if fault.kind == kind]

    first = next(iter(faults["journal"]), None)
    return {
        "ok": all(check.is_sound for check in done),
        "registers": {
            "gaps": places("registers", "gap"),
            "duplicates": places("registers", "duplicate"),
            "beyond": places("registers", "beyond"),
            "voids": [
                {
                    "series": void.series.code,
                    "year": void.year,
                    "number": void.number,
                    "reason": void.reason,
                }
                for void in voids()
            ],
        },
        "triggers": {"missing": places("triggers", "missing")},
        "papers": {"broken": [fault.text for fault in faults["papers"]]},
        "journal": "ok" if first is None else {"first_broken": first.place, "text": first.text},
    }
