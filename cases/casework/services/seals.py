"""Seals on goods held, put on and opened under a record before the offender (Điều 125)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.casework.models import (
    RecordPerson,
    SealedLine,
    Sealing,
    SeizedGoods,
    Seizure,
    Verb,
)
from cases.casework.services.seizures import late, name_people, over
from cases.dossier.models import GoodsLine
from cases.dossier.services.documents import draft_document
from cases.dossier.services.goods import open_seal
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from cases.office.templatetags.office import instant

Kind = Sealing.Kind
FORMS = {Kind.SEAL: "MBB26", Kind.UNSEAL: "MBB27"}
TITLES = {
    Kind.SEAL: "Biên bản niêm phong tang vật, phương tiện bị tạm giữ",
    Kind.UNSEAL: "Biên bản mở niêm phong tang vật, phương tiện bị tạm giữ",
}


@dataclass(frozen=True)
class Held:
    """One line or sack held, and the seal it is under now; empty where it is open."""

    goods: SeizedGoods
    seal: str
    is_recorded: bool = False

    @property
    def line(self) -> GoodsLine:
        return self.goods.line


def held_now(seizure: Seizure) -> list[Held]:
    """What is still held, each with its seal; a seal put on at a visit has no record of its own."""
    kept = seizure.goods.filter(returned_at=None).select_related("line__container")
    rows = SealedLine.objects.filter(goods__in=kept).select_related("sealing")
    last = {row.goods_id: row for row in rows.order_by("sealing__began_at", "sealing", "pk")}
    in_order = kept.order_by("line__dossier", "line__position", "line")
    return [_held(goods, last.get(goods.pk)) for goods in in_order]


def _held(goods: SeizedGoods, last: SealedLine | None) -> Held:
    if last is not None:
        return Held(goods, last.seal if last.sealing.kind == Kind.SEAL else "", is_recorded=True)
    is_closed = goods.line.is_container and goods.line.opened_at is None
    return Held(goods, goods.line.seal if is_closed else "")


def to_seal(seizure: Seizure) -> list[Held]:
    """Open goods, and sacks sealed on the spot of whose seals no record was made yet."""
    return [each for each in held_now(seizure) if not (each.seal and each.is_recorded)]


def to_open(seizure: Seizure) -> list[Held]:
    return [each for each in held_now(seizure) if each.seal]


def can_seal(seizure: Seizure, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.HANDLE_CASE, seizure, at=at) + over(seizure)
    return refusals if seizure.is_decided else refusals + late(seizure, at)


@transaction.atomic
def seal(
    sealing: Sealing,
    seals: Mapping[int, str],
    people: Iterable[RecordPerson] = (),
    *,
    by: Officer,
    at: datetime,
) -> Sealing:
    """Put these goods, by key, under these seals; the record of it is drafted."""
    lock(sealing.seizure)
    refuse_if(can_seal(sealing.seizure, by, at))
    sealing.kind = Kind.SEAL
    held = {each.goods.pk: each for each in to_seal(sealing.seizure)}
    _check(sealing, set(seals), set(held), at)
    given = {pk: number.strip() for pk, number in seals.items()}
    _check_numbers(sealing.seizure, held, given)
    _begin(sealing, people, by=by, at=at)
    for pk, number in given.items():
        SealedLine.objects.create(sealing=sealing, goods=held[pk].goods, seal=number)
    facts = {"seals": ", ".join(given.values()), "place": sealing.place}
    record(Verb.SEAL_GOODS, sealing, by=by, at=at, changes=facts)
    return sealing


@dataclass(frozen=True)
class Opened:
    """How a seal was found before it was opened."""

    state: str
    is_intact: bool = True


@transaction.atomic
def unseal(
    sealing: Sealing,
    opened: Mapping[int, Opened],
    people: Iterable[RecordPerson] = (),
    *,
    by: Officer,
    at: datetime,
) -> Sealing:
    """Open the seals of these goods, by key; the record of it is drafted, the count comes after."""
    named = list(people)
    held = {each.goods.pk: each for each in to_open(sealing.seizure)}
    # sacks belong to the dossier of the inspection: both are locked at once, in key order
    dossiers = {each.line.dossier for each in held.values()}
    lock(sealing.seizure, *dossiers)
    refuse_if(can_seal(sealing.seizure, by, at))
    sealing.kind = Kind.UNSEAL
    held = {each.goods.pk: each for each in to_open(sealing.seizure)}
    _check(sealing, set(opened), set(held), at)
    if any(not each.state.strip() for each in opened.values()):
        raise ValidationError({"goods": "Ghi tình trạng niêm phong trước khi mở."})
    _begin(sealing, named, by=by, at=at)
    witnesses = ", ".join(str(each) for each in named)
    opener = f"{sealing.maker} mở" + (f"; {witnesses} chứng kiến" if witnesses else "")
    for pk, found in opened.items():
        _open(sealing, held[pk], found, opener, by=by, at=at)
    seals = ", ".join(held[pk].seal for pk in opened)
    facts = {"seals": seals, "place": sealing.place}
    record(Verb.UNSEAL_GOODS, sealing, by=by, at=at, changes=facts)
    return sealing


def _open(
    sealing: Sealing, held: Held, found: Opened, opener: str, *, by: Officer, at: datetime
) -> None:
    state = found.state.strip()
    SealedLine.objects.create(
        sealing=sealing, goods=held.goods, seal=held.seal, state=state, is_intact=found.is_intact
    )
    if held.line.is_container and held.line.opened_at is None:
        open_seal(held.line, opened_by=opener[:300], seal_state=state[:200], by=by, at=at)


def _check(sealing: Sealing, chosen: set[int], fit: set[int], at: datetime) -> None:
    errors = {}
    taken = sealing.seizure.taken_at
    if sealing.began_at < taken:
        errors["began_at"] = f"Tang vật bị tạm giữ lúc {instant(taken)}; không thể trước lúc đó."
    if not sealing.began_at <= sealing.ended_at <= at:
        errors["ended_at"] = "Giờ lập xong phải sau giờ bắt đầu và không ở tương lai."
    if not chosen:
        errors["goods"] = "Chọn tang vật."
    elif chosen - fit:
        errors["goods"] = "Chỉ chọn tang vật của lần tạm giữ này, đúng tình trạng niêm phong."
    if errors:
        raise ValidationError(errors)


def _check_numbers(seizure: Seizure, held: Mapping[int, Held], given: Mapping[int, str]) -> None:
    """A seal has one number, once in the dossiers of the case; one put on already keeps it."""
    if any(not number for number in given.values()) or len(set(given.values())) < len(given):
        raise ValidationError({"goods": "Mỗi tang vật một số niêm phong, không để trống."})
    for pk, number in given.items():
        put_on = held[pk].seal
        if put_on and put_on != number:
            reason = f"Bao, thùng này đang niêm phong số {put_on}; mở niêm phong trước khi đổi số."
            raise ValidationError({"goods": reason})
    fresh = {number for pk, number in given.items() if held[pk].seal != number}
    dossiers = {each.line.dossier_id for each in held.values()}
    used = set(
        GoodsLine.objects.filter(dossier__in=dossiers, seal__in=fresh).values_list(
            "seal", flat=True
        )
    )
    of_case = SealedLine.objects.filter(sealing__seizure__case=seizure.case, seal__in=fresh)
    if taken := used | set(of_case.values_list("seal", flat=True)):
        reason = f"Số niêm phong {', '.join(sorted(taken))} đã dùng trong hồ sơ. Dùng tem số khác."
        raise ValidationError({"goods": reason})


def _begin(sealing: Sealing, people: Iterable[RecordPerson], *, by: Officer, at: datetime) -> None:
    kind = Kind(sealing.kind)
    sealing.record = draft_document(
        sealing.seizure.case.dossier, kind=FORMS[kind], title=TITLES[kind], by=by, at=at
    )
    sealing.full_clean()
    sealing.save()
    name_people(sealing.record, people)
