"""Where each thing that a paper lacks is filled in: the page, and the place on it."""

from dataclasses import dataclass

from django.urls import reverse

from cases.dossier.gaps import Gap
from cases.dossier.models import Document
from inspections.visits.documents import decision, minutes
from inspections.visits.documents.common import visit_of
from inspections.visits.services.drafted import FORMS


@dataclass(frozen=True)
class Missing:
    """A gap with the address where it is filled, and what stands there."""

    label: str
    url: str
    where: str


# Part of the visit's page (its anchor there, its name), by field of the form.
HOURS = ("gio", "Giờ làm việc")
SUBJECT = ("doi-tuong", "Đối tượng kiểm tra")
PEOPLE = ("nguoi", "Người có mặt")
EXAMINED = ("ket-qua", "Kết quả kiểm tra tại chỗ")
DONE = ("da-lam", "Việc đã thực hiện")
STATEMENT = ("y-kien", "Ý kiến")
VISIT_PARTS = {
    "started_at": HOURS,
    "made_at": HOURS,
    "ended_at": HOURS,
    "event_time": HOURS,
    "subject": SUBJECT,
    "party": SUBJECT,
    "copies_to": SUBJECT,
    "works_with_team": PEOPLE,
    "others": PEOPLE,
    "witness": PEOPLE,
    "papers": ("giay", "Giấy tờ đã xem"),
    "results": EXAMINED,
    "course": EXAMINED,
    "goods": ("hang", "Hàng hóa"),
    "done": DONE,
    "measures": DONE,
    "opinion_subject": STATEMENT,
    "opinion_others": STATEMENT,
    "statement": STATEMENT,
    "requests": ("yeu-cau", "Yêu cầu của Đoàn kiểm tra"),
}
# Page of the inspection, by field of a decision or of a record.
INSPECTION_PAGES = {
    "subject": ("subject_add", "Đối tượng kiểm tra"),
    "basis": ("inspection_change", "Căn cứ, nội dung cuộc kiểm tra"),
    "scope_and_content": ("inspection_change", "Căn cứ, nội dung cuộc kiểm tra"),
    "period_examined": ("inspection_change", "Thời kỳ kiểm tra"),
    "members": ("team", "Đoàn kiểm tra"),
    "team": ("team", "Đoàn kiểm tra"),
    "announced_at": ("announce", "Công bố quyết định"),
    "decision": ("inspection", "Quyết định kiểm tra"),
}
HERE = "Phần nhập của dự thảo"
OR_CHOOSE = "; không có thì chọn “Không” ở phần nhập của dự thảo"


def missing_of(document: Document, gaps: list[Gap]) -> list[Missing]:
    return [Missing(gap.label, *_place(document, gap.key)) for gap in gaps]


def _place(document: Document, key: str) -> tuple[str, str]:
    """What lies in no table, such as a part of an identity, is filled at the draft itself."""
    form, is_record = FORMS[document.kind], document.kind != decision.KIND
    if is_record and key in VISIT_PARTS:
        anchor, name = VISIT_PARTS[key]
        choose = OR_CHOOSE if key in form.CHOSEN_NONE else ""
        return f"{visit_of(document).get_absolute_url()}#{anchor}", f"Buổi làm việc, {name}{choose}"
    if key == "place" and document.kind == minutes.KIND:
        return reverse("visits:place", args=[visit_of(document).pk]), "Địa điểm"
    if key in INSPECTION_PAGES:
        page, name = INSPECTION_PAGES[key]
        return reverse(f"visits:{page}", args=[document.dossier.inspection.pk]), name
    kind = "text" if key in form.EDITABLE or "." in key else "none"
    return f"{reverse('visits:document_edit', args=[document.pk])}#id_{kind}-{key}", HERE
