"""Today of a head of section: what waits for him, what falls due, the plan, the guard."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cases.dossier import approval_pages
from cases.dossier.models import DossierParty
from cases.law import guard as law_of_guard
from cases.law.catalogue import Catalogue
from cases.law.guard import Planned
from cases.office.models import Officer
from inspections.desk.today import board
from inspections.desk.today.sections import (
    Empty,
    Row,
    Section,
    Today,
    days_off_ahead,
    law_of_today,
)
from inspections.planning.models import Plan, PlanItem
from inspections.visits.models import GuardException, Inspection
from inspections.visits.services.guard import BASES, SIGNED, WAITING, register_of

MOST = 40  # subjects of inspections that wait, looked at for earlier ones


def today(officer: Officer, at: datetime) -> Today:
    law = law_of_today()
    on = timezone.localdate(at)
    return Today(
        wide=[_to_approve(officer, law, at), board_section(officer, at)],
        left=[_plans(officer, at)],
        right=[_guard(officer, law, at)],
        links=[
            ("Tuần của phòng", reverse("week")),
            ("Bàn giao hồ sơ", reverse("hand_over")),
        ],
        told=days_off_ahead(law, on),
    )


def _to_approve(officer: Officer, law: Catalogue | None, at: datetime) -> Section:
    days = law.calendar if law else None
    rows = [
        approval_pages.lying(each, officer, days, at=at)
        for each in approval_pages.at_desk_of(officer, at)
    ]
    empty = Empty(
        "Không có văn bản nào chờ bạn duyệt. Văn bản người soạn trình đến bàn bạn hiện ở đây."
    )
    note = f"{len(rows)} văn bản" if rows else ""
    url = reverse("dossier:approvals")
    return Section("cho-duyet", "Chờ tôi duyệt", rows, empty, note, url, "queue", act="approve")


def board_section(officer: Officer, at: datetime) -> Section:
    empty = Empty("Chưa có thời hạn nào đang tính.")
    return Section(
        "thoi-han", "Thời hạn đang tính", board.columns(officer, at), empty, kind="board"
    )


def _plans(officer: Officer, at: datetime) -> Section:
    """Of the unit: what was to be inspected by the end of this month, against what was."""
    on = timezone.localdate(at)
    items: Any = PlanItem.objects.standing().with_state().order_by()
    items = items.filter(
        Q(plan__year=on.year), plan__status=Plan.Status.PUBLISHED, unit=officer.unit_id
    )
    counts: dict[int, Counter[str]] = {}
    names: dict[int, str] = {}
    for plan, topic, month, state in items.values_list(
        "plan", "plan__topic", "month", "state"
    ).order_by("plan", "position"):
        names[plan] = topic
        count = counts.setdefault(plan, Counter())
        count["all"] += 1
        count["due"] += month <= on.month
        count["done"] += state == PlanItem.State.DONE
        count["going"] += state == PlanItem.State.UNDER_WAY
    rows = [_plan_row(plan, names[plan], count, on.month) for plan, count in counts.items()]
    empty = Empty(
        "Phòng chưa có đối tượng nào trong kế hoạch đang thực hiện.",
        (("Lập hoặc nhập kế hoạch", reverse("planning:plan_list")),),
    )
    return Section("ke-hoach", "Kế hoạch so với thời gian", rows, empty)


def _plan_row(plan: int, topic: str, count: Counter[str], month: int) -> Row:
    behind = count["due"] - count["done"]
    line = f"Đến hết tháng {month} phải xong {count['due']}; đã kiểm tra {count['done']}"
    if count["going"]:
        line += f", đang làm {count['going']}"
    late = {"shape": "triangle", "tone": "soon", "word": f"Chậm {behind}"}
    done = {"shape": "tick", "tone": "done", "word": "Đúng kế hoạch"}
    return Row(
        topic,
        reverse("planning:plan", args=[plan]),
        line,
        side_line=f"{count['done']}/{count['all']} cả năm",
        **(late if behind > 0 else done),
    )


def _guard(officer: Officer, law: Catalogue | None, at: datetime) -> Section:
    rows = list(_alerts(officer, law, at)) if law else []
    empty = Empty("Cuộc kiểm tra đang chuẩn bị không trùng cuộc nào đã tiến hành.")
    note = f"{len(rows)} cảnh báo" if rows else ""
    return Section("trung-lap", "Rà soát trùng lặp", rows, empty, note)


def _alerts(officer: Officer, law: Catalogue, at: datetime) -> Iterator[Row]:
    """Subjects of inspections that wait and that were inspected before: blocked or warned."""
    parties = DossierParty.objects.standing().filter(
        capacity=DossierParty.Capacity.SUBJECT,
        dossier__unit=officer.unit_id,
        dossier__inspection__status__in=WAITING,
        dossier__inspection__announced_at=None,
    )
    parties = parties.select_related("version__party", "dossier__inspection").order_by("pk")
    rows = list(parties[:MOST])
    if not rows:
        return
    register = register_of(each.version for each in rows)
    excepted = set(
        GuardException.objects.filter(
            inspection__dossier__in=[each.dossier_id for each in rows], record__state__in=SIGNED
        ).values_list("inspection", flat=True)
    )
    on = timezone.localdate(at)
    for each in rows:
        inspection: Inspection = each.dossier.inspection
        earlier = register.of(each.version.party_id, but=inspection.pk)
        if not earlier:
            continue
        is_open = inspection.pk in excepted
        planned = Planned(on, BASES[inspection.basis], inspection.field, has_clear_signs=is_open)
        answer = law_of_guard.decide(law.content, planned, earlier, "")
        if answer.outcome != law_of_guard.ALLOW:
            yield _alert(each, inspection, answer)


SHAPES = {
    law_of_guard.BLOCK: ("diamond", "late", "Không được kiểm tra"),
    law_of_guard.EXCEPTION: ("tick", "done", "Có phiếu đã ký"),
}
WARNED = ("triangle", "soon", "Cần xem lại")


def _alert(party: DossierParty, inspection: Inspection, answer: Any) -> Row:
    shape, tone, word = SHAPES.get(answer.outcome, WARNED)
    earlier = "; ".join(f"{each.body}, {each.on:%d/%m/%Y}" for each in answer.earlier)
    return Row(
        party.version.name,
        inspection.get_absolute_url(),
        f"{party.dossier.number} · đã kiểm tra: {earlier}",
        shape=shape,
        tone=tone,
        word=word,
    )
