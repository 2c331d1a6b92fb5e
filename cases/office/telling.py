"""A journal entry told to people: fields by their labels, days and instants as officers read."""

import json
import re
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from cases.office.models import JournalEntry
from cases.office.templatetags.office import ABSENT, day, grouped, instant

# Facts of an act that are no field of its subject.
FACTS = {
    "because": "lý do",
    "places": "địa điểm",
    "place": "địa điểm",
    "subjects": "đối tượng",
    "subject": "đối tượng",
    "officer": "công chức",
    "note": "ghi chú",
    "due": "hết hạn",
    "number": "số",
    "signature": "chữ ký của",
    "signed": "đã ký",
    "confirmed_by": "người xác nhận",
    "issued_on": "ngày văn bản",
    "sha256": "mã băm bản ban hành",
    "words": "mã băm nội dung",
    "goods": "dòng hàng hóa",
    "holder": "người giữ hồ sơ",
    "owner": "chủ thể quyền",
    "status": "tình trạng",
    "kind": "loại",
    "title": "tiêu đề",
    "edits": "nội dung nhập",
    "giver": "người giao quyền",
    "duty": "quyền được giao",
}
LONG = 200


def change_lines(entry: JournalEntry, *also: type[models.Model]) -> list[str]:
    """Each change as `nhãn: cũ → mới`, or `nhãn: giá trị` for a fact of the act.

    `also`: models beside the subject's own whose fields the act speaks of.
    """
    told = json.loads(entry.changes) if entry.changes else {}
    own = _model_of(entry.subject)
    wanted = [model for model in (own, *also) if model]
    return [
        _line(next((each for each in wanted if _field(each, name)), None), name, value)
        for name, value in told.items()
    ]


def _model_of(subject: str) -> type[models.Model] | None:
    label = subject.split(":")[0]
    try:
        return apps.get_model(label) if label else None
    except LookupError:
        return None


def _line(model: type[models.Model] | None, name: str, value: Any) -> str:
    field = _field(model, name)
    label = str(field.verbose_name) if field else FACTS.get(name, name)
    if isinstance(value, list) and len(value) == 2 and name not in {"places", "subjects"}:
        old, new = (_said(field, each) for each in value)
        return f"{label}: {new}" if old == ABSENT else f"{label}: {old} → {new}"
    return f"{label}: {_said(field, value)}"


def _field(model: type[models.Model] | None, name: str) -> "models.Field[Any, Any] | None":
    if model is None:
        return None
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, models.Field) else None


def _said(field: "models.Field[Any, Any] | None", value: Any) -> str:
    if value in (None, "", []):
        return ABSENT
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, list):
        return ", ".join(_said(field, each) for each in value)
    choices = dict(field.flatchoices) if field and field.flatchoices else {}
    if value in choices:
        return str(choices[value])
    if isinstance(value, int):
        return str(grouped(value)) if field and field.name != "id" else str(value)
    return _moment(str(value))[:LONG]


def _moment(text: str) -> str:
    """Text that is a day or an instant in ISO form, in Vietnamese form; anything else as it is."""
    # fromisoformat also reads rows of bare digits: a telephone number is no instant
    if not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return text
    with suppress(ValueError):
        return day(date.fromisoformat(text))
    with suppress(ValueError):
        return instant(datetime.fromisoformat(text))
    return text
