"""List the issued papers of a dossier or of all, or write their bytes out."""

import json
import re
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.dossier.models import Document, Dossier


class Command(BaseCommand):
    help = "Issued documents: dossier, kind, number, day, sha256. --out DIR writes the PDFs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dossier", nargs="?", help="a dossier's number; all when left out")
        parser.add_argument("--out", type=Path, help="folder to write the bytes to")
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        papers = _papers(options["dossier"])
        rows = []
        for document in papers:
            if options["out"]:
                _write(document, options["out"])
            rows.append(_row(document))
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            self.stdout.write("  ".join(str(value or "—") for value in row.values()))


def _papers(number: str | None) -> Iterator[Document]:
    issued = Document.objects.filter(state=Document.State.ISSUED, paper__isnull=False)
    if number is not None:
        if not Dossier.objects.filter(number=number).exists():
            raise CommandError(f"Không có hồ sơ số {number}.", returncode=2)
        issued = issued.filter(dossier__number=number)
    issued = issued.select_related("paper", "dossier", "series").order_by("issued_at", "pk")
    return issued.defer("words", "facts", "edits").iterator(chunk_size=50)


def _row(document: Document) -> dict[str, str | None]:
    return {
        "dossier": document.dossier.number,
        "kind": document.kind,
        "number": document.full_number or None,
        "day": document.issued_on.isoformat() if document.issued_on else None,
        "sha256": document.paper.sha256,
    }


def _write(document: Document, folder: Path) -> None:
    told = f"{document.dossier.number} {document.kind} {document.full_number}"
    # the key keeps two papers of one name apart
    safe = re.sub(r"\W+", "-", told).strip("-")[:60]
    name = f"{document.pk}-{safe}.pdf"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(bytes(document.paper.content))
    except OSError as error:
        raise CommandError(f"Không ghi được vào {folder}: {error}", returncode=2) from None
