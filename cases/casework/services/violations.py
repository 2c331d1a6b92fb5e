"""Acts of a case with their goods, and the circumstances with what proves them."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from cases.casework.models import (
    Case,
    Circumstance,
    ProposedSanction,
    Verb,
    Violation,
    ViolationGoods,
)
from cases.casework.services.cases import guard_acts
from cases.dossier.models import GoodsLine
from cases.lawbook.services import active_catalogue
from cases.office.journal import record
from cases.office.models import Officer
from cases.office.saving import ConflictError, add_row, save_row

TYPED = (
    *("act_version", "facts", "ended_on", "detected_on", "value_basis"),
    *("goods_value", "quantity", "illicit_gain", "right"),
)


def goods_of(case: Case) -> "QuerySet[GoodsLine]":
    """Goods that an act may be done with: those of the case and of the dossier it arose from."""
    dossiers = [case.dossier_id, *filter(None, [case.dossier.arose_from_id])]
    return GoodsLine.objects.filter(dossier__in=dossiers)


@transaction.atomic
def write_violation(
    violation: Violation, goods: Iterable[GoodsLine], *, by: Officer, at: datetime
) -> Violation:
    """Add an act, or save what changed in it at its revision, with exactly these goods."""
    lines = {line.pk: line for line in goods}
    guard_acts(violation.case, by=by, at=at)
    _check(violation, lines, at)
    if violation.pk is None:
        last = violation.case.violations.aggregate(last=Max("position"))["last"] or 0
        violation.position = last + 1
        add_row(violation, by=by, at=at, verb=Verb.ADD_VIOLATION)
    else:
        stored = Violation.objects.get(pk=violation.pk)
        if stored.revision != violation.revision and set(lines) != set(_linked(stored)):
            raise ConflictError(stored)
        save_row(violation, TYPED, by=by, at=at, verb=Verb.CHANGE_VIOLATION)
    _link(violation, lines, by=by, at=at)
    return violation


def _check(violation: Violation, lines: dict[int, GoodsLine], at: datetime) -> None:
    errors = {}
    if violation.detected_on > timezone.localdate(at):
        errors["detected_on"] = "Ngày phát hiện không được ở tương lai."
    day = violation.ended_on or violation.detected_on
    version = violation.act_version
    if day < version.in_force_from or (version.in_force_to and day >= version.in_force_to):
        errors["act_version"] = (
            f"Văn bản có hiệu lực ngày {day:%d/%m/%Y} không quy định hành vi này như đã chọn. "
            "Tìm lại hành vi theo ngày đó."
        )
    is_stated = violation.value_basis == Violation.Value.STATED
    if is_stated and violation.goods_value is None and violation.quantity is None:
        errors["goods_value"] = "Nhập giá trị hoặc số lượng, hoặc chọn cách xác định khác."
    own = set(goods_of(violation.case).values_list("pk", flat=True))
    if set(lines) - own:
        errors["goods"] = "Chọn hàng hóa của chính vụ việc này."
    if errors:
        raise ValidationError(errors)


def _linked(violation: Violation) -> dict[int, ViolationGoods]:
    return {each.line_id: each for each in violation.goods.select_related("line")}


def _link(violation: Violation, wanted: dict[int, GoodsLine], *, by: Officer, at: datetime) -> None:
    stood = _linked(violation)
    if set(stood) == set(wanted):
        return
    ViolationGoods.objects.filter(violation=violation, line__in=set(stood) - set(wanted)).delete()
    for pk in wanted.keys() - stood.keys():
        ViolationGoods.objects.create(violation=violation, line=wanted[pk])
    before = ", ".join(sorted(each.line.name for each in stood.values()))
    after = ", ".join(sorted(line.name for line in wanted.values()))
    changes = {"goods": [before or None, after or None]}
    record(Verb.CHANGE_VIOLATION, violation, by=by, at=at, changes=changes)


@transaction.atomic
def remove_violation(violation: Violation, *, by: Officer, at: datetime) -> Case:
    case = violation.case
    guard_acts(case, by=by, at=at)
    if not Violation.objects.filter(pk=violation.pk).exists():
        return case
    facts = {"act": violation.act_version.name, "facts": violation.facts}
    ViolationGoods.objects.filter(violation=violation).delete()
    ProposedSanction.objects.filter(violation=violation).delete()
    record(Verb.REMOVE_VIOLATION, violation, by=by, at=at, changes=facts)
    violation.delete()
    return case


@transaction.atomic
def add_circumstance(circumstance: Circumstance, *, by: Officer, at: datetime) -> Circumstance:
    """A circumstance of the law in use, with what proves it; its kind is the law's."""
    guard_acts(circumstance.case, by=by, at=at)
    known = active_catalogue().circumstances.get(circumstance.code)
    if known is None:
        raise ValidationError({"code": "Chọn tình tiết trong danh sách."})
    kinds = Circumstance.Kind
    circumstance.kind = kinds.MITIGATING if known.is_mitigating else kinds.AGGRAVATING
    return add_row(circumstance, by=by, at=at, verb=Verb.ADD_CIRCUMSTANCE)


@transaction.atomic
def remove_circumstance(circumstance: Circumstance, *, by: Officer, at: datetime) -> Case:
    case = circumstance.case
    guard_acts(case, by=by, at=at)
    if not Circumstance.objects.filter(pk=circumstance.pk).exists():
        return case
    facts = {"code": circumstance.code, "evidence": circumstance.evidence}
    record(Verb.REMOVE_CIRCUMSTANCE, circumstance, by=by, at=at, changes=facts)
    circumstance.delete()
    return case
