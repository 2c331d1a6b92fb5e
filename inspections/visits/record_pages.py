"""The section of a visit's page on its records, asked once and handed to the template."""

from datetime import datetime
from typing import Any

from cases.dossier.models import Document
from cases.dossier.paper_pages import SHAPES, name_of
from cases.dossier.steps import allowed_first
from cases.office.models import Officer
from inspections.visits.models import Visit
from inspections.visits.record_steps import steps_of_visit

State = Document.State


def records_of_visit(visit: Visit, officer: Officer, *, at: datetime) -> dict[str, Any]:
    """Those that are there, and those to be made."""
    held = visit.documents.all()
    documents = [each.document for each in held if each.document.state != State.DISCARDED]
    steps = list(steps_of_visit(visit, officer, at))
    waiting = sum(document.state != State.ISSUED for document in documents)
    parts = [f"{len(documents) - waiting} đã hoàn tất"] if len(documents) > waiting else []
    parts += [f"{waiting} đang làm"] if waiting else []
    return {
        "records": [(each, name_of(each), SHAPES[each.state]) for each in documents],
        "records_sum": " · ".join(parts) or "chưa lập",
        "record_steps": allowed_first(steps),
    }
