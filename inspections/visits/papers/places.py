"""Where what a paper of an inspection lacks is filled in: the page, and its part there."""

from django.urls import reverse

from cases.dossier.models import Document
from inspections.visits.documents.common import visit_of

Place = tuple[str, str]

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


def inspection_place(document: Document, key: str) -> Place | None:
    """A page of the inspection."""
    if key not in INSPECTION_PAGES:
        return None
    page, name = INSPECTION_PAGES[key]
    return reverse(f"visits:{page}", args=[document.dossier.inspection.pk]), name


def record_place(document: Document, key: str) -> Place | None:
    """A part of the page of the visit, else a page of the inspection."""
    if key not in VISIT_PARTS:
        return inspection_place(document, key)
    anchor, name = VISIT_PARTS[key]
    return f"{visit_of(document).get_absolute_url()}#{anchor}", f"Buổi làm việc, {name}"


def minutes_place(document: Document, key: str) -> Place | None:
    if key == "place":
        return reverse("visits:place", args=[visit_of(document).pk]), "Địa điểm"
    return record_place(document, key)
