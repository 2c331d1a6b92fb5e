"""The minutes and the working record of a visit, as forms of this room."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from django.urls import reverse

from cases.dossier.composing import Check, Choice, Composer, Duties, Facts, Link, Option, Text
from cases.dossier.drafting.common import officer_option, team_at
from cases.dossier.drafting.signing import signers
from cases.dossier.models import Document, EvidenceFile
from cases.dossier.steps import NextStep, Refusal
from cases.office.duties import Duty
from cases.office.models import Officer
from inspections.visits import grounds
from inspections.visits.documents import (
    minutes,
    minutes_words,
    working_record,
    working_record_words,
)
from inspections.visits.documents.common import visit_of
from inspections.visits.documents.evidence import items_of, photos_of
from inspections.visits.papers.places import minutes_place, record_place
from inspections.visits.services import corrections

DUTIES = Duties(draft=Duty.RECORD_VISIT, ready=Duty.SIGN_RECORD, sign=Duty.SIGN_RECORD)
VISIT = "made_at_visit__visit"
ROWS = (
    "dossier__inspection",
    *(f"{VISIT}__commune", f"{VISIT}__party_version__party", f"{VISIT}__party_version__commune"),
)
NOBODY_OF_THE_PARTY = "Chưa ghi ai làm việc với Đoàn để ký biên bản."


def minutes_refuse_ready(document: Document, facts: Facts, at: datetime) -> Iterator[Refusal]:
    yield from _lacking_signers(
        facts,
        {
            "head": "Buổi làm việc không có Trưởng đoàn trong Đoàn kiểm tra.",
            "writer": "Chọn người ghi biên bản.",
        },
    )


def working_record_refuses_ready(
    document: Document, facts: Facts, at: datetime
) -> Iterator[Refusal]:
    yield from _lacking_signers(facts, {"record_maker": "Chọn người lập biên bản."})


def _lacking_signers(facts: Facts, asked: Mapping[str, str]) -> Iterator[Refusal]:
    placed = {each["place"] for each in facts["places"]}
    for key, reason in asked.items():
        if key not in placed:
            yield Refusal(reason, grounds.MINUTES)
    if not facts["places"][0]["name"]:
        yield Refusal(NOBODY_OF_THE_PARTY, grounds.MINUTES)


def _writers(otherwise: str) -> Callable[[Document, datetime], list[Option]]:
    def options(document: Document, at: datetime) -> list[Option]:
        began = visit_of(document).arrived_at or at
        team = team_at(document.dossier, began)
        return [("", otherwise), *(officer_option(seat.officer) for seat in team)]

    return options


def _visits(document: Document, at: datetime) -> list[Option]:
    here = visit_of(document)
    others = document.dossier.inspection.visits.exclude(pk=here.pk).exclude(arrived_at=None)
    return [("", str(here)), *((each.pk, str(each)) for each in others)]


def _photos(document: Document) -> list[EvidenceFile]:
    return [item.file for item in photos_of(items_of(visit_of(document))) if item.file]


def _at_its_visit(document: Document) -> Iterator[Link]:
    visit = visit_of(document)
    yield Link(visit.get_absolute_url(), str(visit), "Buổi làm việc")


def _locks_the_visit(document: Document, at: datetime) -> Iterator[Check]:
    text = "Hoàn tất thì buổi làm việc khóa lại"
    yield Check("done", text, "Bổ sung sau đó bằng biên bản làm việc.", grounds.MINUTES)


def _correct(document: Document, officer: Officer, at: datetime) -> Iterator[NextStep]:
    if document.state != Document.State.ISSUED:
        return
    yield NextStep(
        70,
        "Lập biên bản mới để sửa biên bản này",
        "Lập biên bản mới",
        "Biên bản đã ký không sửa được; chỗ sai, thiếu ghi ở biên bản làm việc dẫn chiếu nó.",
        reverse("visits:record_correct", args=[document.pk]),
        tuple(corrections.can_correct(document, officer, at)),
        citation=grounds.MINUTES,
    )


MINUTES = Composer(
    kind=minutes.KIND,
    name="Biên bản kiểm tra",
    duties=DUTIES,
    ground=grounds.MINUTES,
    base=minutes.base,
    words=minutes_words.words,
    signers=signers,
    texts=(
        Text("place", "Nơi lập biên bản", is_short=True),
        Text("works_with_team", "Người làm việc với Đoàn kiểm tra"),
        Text("done"),
        Text("opinion_others"),
        Text("requests"),
    ),
    may_be_none=("others", "papers", "done", "opinion_subject", "opinion_others", "requests"),
    identity="subject",
    choices=(
        Choice(
            "writer",
            "Người ghi biên bản",
            _writers("Thư ký, hoặc người soạn"),
            wrong="Chọn người trong Đoàn kiểm tra.",
        ),
    ),
    photos=_photos,
    cautions=minutes.cautions,
    filled_at=minutes_place,
    checks=_locks_the_visit,
    stands_in=_at_its_visit,
    steps=_correct,
    rows=ROWS,
    refuses_ready=minutes_refuse_ready,
)

# "(nếu có)": filled, or said to be nothing
IF_ANY = (
    *("witness", "injured", "damage", "opinion_injured", "statement"),
    *("opinion_witness", "measures", "goods"),
)
SHORT = ("event_time",)
WORKING_RECORD = Composer(
    kind=working_record.KIND,
    name="Biên bản làm việc",
    duties=DUTIES,
    ground=grounds.MINUTES,
    base=working_record.base,
    words=working_record_words.words,
    signers=signers,
    texts=(
        Text("place", "Nơi lập biên bản", is_short=True),
        Text("injured_name", "Bên bị thiệt hại", is_short=True),
        *(Text(key, is_short=key in SHORT) for key in working_record_words.ITEMS),
    ),
    may_be_none=IF_ANY,
    must_be_said=IF_ANY,
    also={"goods": "goods_table", "injured": "injured_name"},
    identity="party",
    choices=(
        Choice(
            "writer",
            "Người lập biên bản",
            _writers("Trưởng đoàn"),
            wrong="Chọn người trong Đoàn kiểm tra.",
        ),
        Choice(
            "about",
            "Về buổi làm việc",
            _visits,
            "Vụ việc xảy ra ở đâu; mặc định là chính buổi làm việc này.",
            wrong="Chọn một buổi làm việc của cuộc kiểm tra này.",
        ),
    ),
    filled_at=record_place,
    stands_in=_at_its_visit,
    steps=_correct,
    rows=ROWS,
    refuses_ready=working_record_refuses_ready,
)
