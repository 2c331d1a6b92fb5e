"""A journal entry told to people: fields by their labels, days and instants as officers read."""

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from typing import Any, cast

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from cases.office.models import JournalEntry
from cases.office.templatetags.office import ABSENT, day, grouped, instant

# Facts of an act that are no field of its subject, and fields that have no name of their own.
FACTS = {
    "id": "dòng số",
    "dossier": "hồ sơ",
    "document": "văn bản",
    "visit": "buổi làm việc",
    "case": "vụ việc",
    "act": "hành vi",
    "arose_from": "phát sinh từ",
    "name": "tên",
    "because": "lý do",
    "capacity": "tư cách",
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
    "noted": "đã ghi",
    "confirmed_by": "người xác nhận",
    "issued_on": "ngày văn bản",
    "sha256": "mã băm",
    "attached": "tệp đã ký đính kèm",
    "voided": "số hủy",
    "taken_back": "lý do ghi lại",
    "series": "sổ",
    "kept_at": "nơi lưu",
    "words": "mã băm nội dung",
    "goods": "dòng hàng hóa",
    "rights": "quyền nêu trong đơn",
    "papers": "giấy tờ",
    "paper": "giấy tờ",
    "goes_on": "vụ việc vẫn xử lý",
    "about_what": "về việc",
    "answered_on": "ngày trả lời",
    "holder": "người giữ hồ sơ",
    "owner": "chủ thể quyền",
    "status": "tình trạng",
    "kind": "loại",
    "title": "tiêu đề",
    "edits": "nội dung nhập",
    "typed": "chữ trên văn bản, mục",
    "kept_over": "giữ chữ đã sửa khi dữ kiện đổi, mục",
    "said_to_be_nothing": "mục ghi “Không”",
    "given_to": "giao cho",
    "copies": "số bản",
    "with_photos": "in kèm ảnh",
    "lost_photos": "ảnh không in được, đã chấp nhận",
    "signer": "người ký",
    "writer": "người ghi biên bản",
    "about": "về buổi làm việc",
    "printed_as": "thông tin đối tượng được in",
    "giver": "người giao quyền",
    "duty": "quyền được giao",
    "changes": "thay đổi",
    "added": "thêm",
    "removed": "bỏ",
    "version": "lần điều chỉnh",
    "on": "ngày",
    "list": "danh sách",
    "ordered": "hình thức bổ sung, biện pháp khắc phục",
    "amount": "số tiền, đồng",
    "signed_on": "ký ngày",
    "delivered_on": "ngày được giao",
    "filter": "điều kiện lọc",
    "format": "định dạng",
    "count": "số dòng",
    "desk": "bàn",
    "opinion": "ý kiến",
    "shares": "phần bàn giao",
    "passed": "đã duyệt cùng nội dung",
    "confirmed": "đồng ý với chỗ sửa",
    "people": "người tham gia",
    "items": "ảnh, mẫu",
    "present": "có mặt khi lập biên bản",
    "made_at": "lập lúc",
}
# Facts under the name of a field that holds something else: the hash of the words, not the words.
NOT_THE_FIELD = {"words"}
LONG = 200


Names = dict[tuple[type[models.Model], int], str]
Field = models.Field[Any, Any]


def tell(
    entries: Iterable[JournalEntry], *also: type[models.Model]
) -> list[tuple[JournalEntry, list[str]]]:
    """Each entry with its changes as `nhãn: cũ → mới`, or `nhãn: giá trị` for a fact of the act.

    `also`: models beside the subject's own whose fields the act speaks of. Rows that a change
    points at are named, in one query a model.
    """
    told = [(entry, _facts(entry, also)) for entry in entries]
    names = _names_of([fact for _, facts in told for fact in facts])
    lines = [(entry, [_line(*fact, names) for fact in facts]) for entry, facts in told]
    return [(entry, [line for line in each if line]) for entry, each in lines]


def change_lines(entry: JournalEntry, *also: type[models.Model]) -> list[str]:
    return tell([entry], *also)[0][1]


def _facts(
    entry: JournalEntry, also: Iterable[type[models.Model]]
) -> list[tuple[str, Field | None, Any]]:
    told = json.loads(entry.changes) if entry.changes else {}
    wanted = [_model_of(entry.subject), *also]
    fields = {name: [_field(model, name) for model in wanted] for name in told}
    return [(name, next(filter(None, fields[name]), None), value) for name, value in told.items()]


def _names_of(facts: list[tuple[str, Field | None, Any]]) -> Names:
    """The rows that foreign keys among the facts point at, by their words of today."""
    wanted: dict[type[models.Model], set[int]] = {}
    for _, field, value in facts:
        if isinstance(field, models.ForeignKey):
            model = cast(type[models.Model], field.related_model)
            keys = value if isinstance(value, list) else [value]
            wanted.setdefault(model, set()).update(key for key in keys if isinstance(key, int))
    return {
        (model, pk): str(row)
        for model, keys in wanted.items()
        for pk, row in model._default_manager.in_bulk(keys).items()
    }


def _model_of(subject: str) -> type[models.Model] | None:
    label = subject.split(":")[0]
    try:
        return apps.get_model(label) if label else None
    except LookupError:
        return None


def _line(name: str, field: Field | None, value: Any, names: Names) -> str:
    label = str(field.verbose_name) if field and _is_named(field) else _label(name)
    if isinstance(value, list) and len(value) == 2 and name not in {"places", "subjects"}:
        old, new = (_said(field, each, names) for each in value)
        if old == new:  # a difference below what is said, such as seconds
            return ""
        return f"{label}: {new}" if old == ABSENT else f"{label}: {old} → {new}"
    return f"{label}: {_said(field, value, names)}"


def _is_named(field: Field) -> bool:
    """Django names a field after its attribute where nobody gave it a name."""
    if field.primary_key or field.name in NOT_THE_FIELD:
        return False
    return field.verbose_name != field.name.replace("_", " ")


def _label(name: str) -> str:
    """Of a fact; `typed.Nơi nhận` is the fact `typed` about one item."""
    fact, _, item = name.partition(".")
    label = FACTS.get(fact, fact)
    return f"{label} “{item}”" if item else label


def _field(model: type[models.Model] | None, name: str) -> Field | None:
    if model is None:
        return None
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, models.Field) else None


def _said(field: Field | None, value: Any, names: Names) -> str:
    if value in (None, "", []):
        return ABSENT
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, list):
        return ", ".join(_said(field, each, names) for each in value)
    choices = dict(field.flatchoices) if field and field.flatchoices else {}
    if value in choices:
        return str(choices[value])
    if isinstance(field, models.ForeignKey):
        return names.get((cast(type[models.Model], field.related_model), value), str(value))
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
