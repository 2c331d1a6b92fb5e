"""The guard over the register: ours and others', families of numbers, and the signed exception."""

import io
import json
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.dossier.models import Document
from cases.dossier.services import decisions, drafts
from cases.parties.models import PartyVersion
from cases.parties.services import change_party
from inspections.visits.models import GuardException, Inspection, OtherInspection
from inspections.visits.services import course, drafting, exceptions, guard
from tests.builders import AT, HANOI, a_director, a_version, an_officer
from tests.issuing import issue
from tests.visits.building import a_team, an_inspection, decided, under_way
from tests.visits.papers import World, a_decision, a_world, as_officer, filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
CODE, BRANCH = "0199456787", "0199456787-001"
PERSON = "099190000012"


def by_others(on: date, **fields: Any) -> OtherInspection:
    officer = an_officer()
    lawful = {
        "body": "Chi cục Quản lý thị trường",
        "party_name": "Công ty Mẫu",
        "tax_code": CODE,
        "inspected_on": on,
        "source": "Công văn số 9",
        "added_by": officer,
        "added_at": AT,
        "chain": officer.chain,
    }
    return OtherInspection.objects.create(**lawful | fields)


def ask(**told: Any) -> dict[str, Any]:
    given = {"tax_code": CODE, "as_of": "2026-12-07", "content": "shcn", "kind": "thematic"} | told
    out = io.StringIO()
    path = ask.folder / "asked.json"  # type: ignore[attr-defined]
    path.write_text(json.dumps(given))
    with suppress(SystemExit):
        call_command("guard", str(path), "--format", "json", stdout=out)
    answer: dict[str, Any] = json.loads(out.getvalue())
    return answer


@pytest.fixture(autouse=True)
def _folder(tmp_path: Any) -> None:
    ask.folder = tmp_path  # type: ignore[attr-defined]


def test_nothing_known_allows() -> None:
    answer = ask()
    assert (answer["outcome"], answer["earlier"]) == ("allow", [])


def test_market_surveillance_in_may_blocks() -> None:
    by_others(date(2026, 5, 12), content="nhãn hàng hóa")
    answer = ask()
    assert answer["outcome"] == "block"
    assert answer["free_on"] == "2027-01-01"
    assert [(each["date"], each["body"]) for each in answer["earlier"]] == [
        ("2026-05-12", "Chi cục Quản lý thị trường")
    ]


def test_clear_signs_open_the_exception_only() -> None:
    by_others(date(2026, 1, 20))
    assert ask(as_of="2026-05-06", clear_signs=True)["outcome"] == "allow_with_exception"
    assert ask(as_of="2026-05-06", clear_signs=False)["outcome"] == "block"
    assert ask(as_of="2026-01-19")["outcome"] == "allow"


def test_what_was_removed_from_the_register_does_not_count() -> None:
    by_others(date(2026, 1, 20), removed_at=AT, removed_because="nhập nhầm")
    assert ask()["outcome"] == "allow"


def test_branch_and_company_share_the_root() -> None:
    by_others(date(2026, 1, 20), tax_code=BRANCH)
    assert ask(tax_code=CODE)["outcome"] == "block"
    assert ask(tax_code="0199456787001")["outcome"] == "block"


def test_a_household_is_one_under_its_old_and_its_new_number() -> None:
    household = PartyVersion.LegalForm.HOUSEHOLD
    old = a_version("Hộ Thử", legal_form=household, tax_code="0199111119")
    new = PartyVersion(
        name="Hộ Thử",
        legal_form=household,
        tax_code=PERSON,
        address="3 Phố Thử",
        in_force_from=date(2025, 7, 1),
    )
    change_party(old.party, new, by=an_officer(), at=AT)
    by_others(date(2026, 2, 1), tax_code="0199111119")
    assert ask(tax_code=PERSON)["outcome"] == "block"
    assert ask(tax_code=None, person_id=PERSON)["outcome"] == "block"
    assert ask(tax_code="0199111119")["outcome"] == "block"
    # neither was overwritten
    assert {each.tax_code for each in old.party.versions.all()} == {"0199111119", PERSON}


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"tax_code": "0199567890"}, "tax_code"),
        ({"tax_code": 199001236}, "tax_code"),
        ({"tax_code": None}, "tax_code"),
        ({"as_of": "31/02/2026"}, "as_of"),
        ({"as_of": "2026-02-30"}, "as_of"),
        ({"kind": "raid"}, "kind"),
        ({"reading": "school_year"}, "reading"),
        ({"clear_signs": "yes"}, "clear_signs"),
        ({"subject": "A"}, "subject"),
    ],
)
def test_a_bad_question_names_its_field(told: dict[str, Any], field: str) -> None:
    assert ask(**told)["error"]["field"] == field


def test_ours_count_from_their_announcement() -> None:
    version = a_version(tax_code=CODE)
    at = datetime(2026, 3, 10, 9, 0, tzinfo=HANOI)
    inspection, _, _ = under_way(at=at, subjects=[version])
    answer = ask()
    assert answer["outcome"] == "block"
    assert answer["earlier"][0]["date"] == "2026-03-10"
    assert answer["earlier"][0]["dossier"] == inspection.dossier.number
    assert ask(as_of="2026-03-09")["outcome"] == "allow"


def test_two_sessions_under_one_decision_are_one_inspection() -> None:
    inspection, _, _ = under_way(subjects=[a_version(tax_code=CODE)])
    assert guard.guard_inspection(inspection, on=AT.date()) == []


@pytest.mark.parametrize("announced", [False, True])
def test_a_terminated_inspection_counts_only_if_it_was_announced(*, announced: bool) -> None:
    version, director = a_version(tax_code=CODE), a_director()
    if announced:
        inspection, _, _ = under_way(at=AT, subjects=[version])
    else:
        inspection = an_inspection(at=AT, subjects=[version])
        a_team(inspection)
        decided(inspection)
    course.stop(inspection, because="đã có thanh tra", by=director, at=AT + timedelta(hours=1))
    assert ask()["outcome"] == ("block" if announced else "allow")


@pytest.fixture
def world() -> World:
    """A household that another force inspected earlier today's year."""
    made = a_world()
    version = made.inspection.dossier.parties.get().version
    by_others(
        timezone.localdate().replace(month=1, day=1), tax_code="", person_id=version.id_number
    )
    return made


def propose(world: World, at: datetime | None = None) -> GuardException:
    return exceptions.propose_exception(
        GuardException(
            inspection=Inspection.objects.get(pk=world.inspection.pk),
            signs="in và bán tem mang dấu hiệu LAM HẠ",
            source="công chức mua mẫu",
            evidence="mẫu đã mua, có phiếu bán hàng",
        ),
        signer=world.director,
        by=world.member,
        at=at or timezone.now(),
    )


def test_the_decision_is_refused_while_the_guard_blocks(world: World) -> None:
    with pytest.raises(ValidationError, match="đã được kiểm tra trong năm"):
        drafting.draft_decision(world.inspection, by=world.member, at=timezone.now())
    assert not Document.objects.exists()


def test_what_was_found_out_meanwhile_stops_ready_signature_and_announcement() -> None:
    world = a_world()
    draft = a_decision(world)
    version = world.inspection.dossier.parties.get().version
    other = by_others(timezone.localdate(), tax_code="", person_id=version.id_number)
    now = timezone.now()
    with pytest.raises(ValidationError, match="đã được kiểm tra trong năm"):
        drafts.make_ready(draft, by=world.member, at=now)
    other.delete()
    ready = drafts.make_ready(draft, by=world.member, at=now)
    other.save()
    with pytest.raises(ValidationError, match="đã được kiểm tra trong năm"):
        decisions.sign_decision(ready, by=world.director, at=now)
    other.delete()
    decisions.sign_decision(ready, by=world.director, at=now)
    issue(ready, number="118", issued_on=timezone.localdate(), by=world.clerk, at=now)
    other.save()
    inspection = Inspection.objects.get(pk=world.inspection.pk)
    with pytest.raises(ValidationError, match="đã được kiểm tra trong năm"):
        course.announce(inspection, announced_to="bà Lụa", announced_at=now, by=world.head, at=now)


def test_a_proposed_record_opens_nothing_until_it_is_signed(world: World) -> None:
    exception = propose(world)
    with pytest.raises(ValidationError, match="đã được kiểm tra trong năm"):
        drafting.draft_decision(world.inspection, by=world.member, at=timezone.now())
    with pytest.raises(ValidationError, match="ký quyết định kiểm tra"):
        exceptions.sign_exception(exception, by=world.member, at=timezone.now())
    exceptions.sign_exception(exception, by=world.director, at=timezone.now())
    inspection = Inspection.objects.get(pk=world.inspection.pk)
    (guarded,) = guard.guard_inspection(inspection, on=timezone.localdate())
    assert guarded.answer.outcome == "allow_with_exception"
    assert drafting.draft_decision(inspection, by=world.member, at=timezone.now())


def test_a_record_that_is_not_accepted_goes_aside(world: World) -> None:
    exception = propose(world)
    with pytest.raises(ValidationError, match="Đã có phiếu"):
        propose(world)
    exceptions.refuse_exception(
        exception, because="chứng cứ chưa rõ", by=world.director, at=timezone.now()
    )
    assert exception.record.state == Document.State.DISCARDED
    again = propose(world)
    assert again.record.state == Document.State.READY


def test_the_record_says_signs_evidence_and_the_earlier_inspection(world: World) -> None:
    words = propose(world).record.words
    for said in ("LAM HẠ", "mẫu đã mua", "Chi cục Quản lý thị trường", "198/2025/QH15"):
        assert said in words


def test_the_exception_is_walked_on_its_pages(world: World) -> None:
    page = as_officer(world.member).get(world.inspection.get_absolute_url())
    assert "Đã kiểm tra trong năm" in page.content.decode()
    names = [step.name for step in page.context["steps"]["allowed"]]
    assert "Lập phiếu dấu hiệu vi phạm rõ ràng" in names
    client = as_officer(world.member)
    address = reverse("visits:exception_propose", args=[world.inspection.pk])
    sent = filled(
        client.get(address).context["form"],
        signs="in tem",
        source="mua mẫu",
        evidence="mẫu đã mua",
        signer=str(world.director.pk),
    )
    client.post(address, sent)
    exception = GuardException.objects.get()
    assert client.get(exception.get_absolute_url()).context["refusals"]
    director = as_officer(world.director)
    shown = director.get(exception.get_absolute_url())
    assert director.post(exception.get_absolute_url(), filled(shown.context["form"]))[
        "Location"
    ] == (world.inspection.get_absolute_url())
    exception.record.refresh_from_db()
    assert exception.is_open
    signed = as_officer(world.reader).get(exception.get_absolute_url())
    assert signed.status_code == 200
    # the list of documents leads to it too
    led = as_officer(world.member).get(reverse("dossier:document", args=[exception.record_id]))
    assert led["Location"] == exception.get_absolute_url()
    stranger = as_officer(world.stranger).get(exception.get_absolute_url())
    assert stranger.status_code == 404


def test_many_subjects_are_guarded_in_as_many_queries_as_one() -> None:
    taken = []
    for count in (1, 9):
        versions = [a_version(f"Hộ {count}.{each}") for each in range(count)]
        inspection = an_inspection(subjects=versions)
        guard.guard_inspection(inspection, on=AT.date())
        with CaptureQueriesContext(connection) as queries:
            guarded = guard.guard_inspection(inspection, on=AT.date())
        assert len(guarded) == count
        assert not any(each.has_keys for each in guarded)
        taken.append(len(queries))
    assert taken[0] == taken[1]


def test_the_worked_rule_holds_by_the_twelve_months_too() -> None:
    by_others(date(2025, 12, 28))
    assert ask(as_of="2026-01-05")["outcome"] == "allow"
    assert ask(as_of="2026-01-05", reading="rolling_12_months")["outcome"] == "block"


def test_a_list_is_answered_in_its_order_and_a_bad_item_in_its_place(tmp_path: Any) -> None:
    by_others(date(2026, 5, 12))
    path, out = tmp_path / "many.yaml", io.StringIO()
    path.write_text(
        f"- {{tax_code: '{CODE}', as_of: 2026-12-07, kind: thematic, content: shcn}}\n"
        f"- {{tax_code: '0199567890', as_of: 2026-12-07, kind: thematic}}\n"
        f"- {{tax_code: '{CODE}', as_of: 2026-12-07, kind: remote, content: shcn}}\n"
    )
    with pytest.raises(SystemExit) as ended:
        call_command("guard", str(path), "--format", "json", stdout=out)
    assert ended.value.code == 1
    first, second, third = json.loads(out.getvalue())
    assert (first["outcome"], third["outcome"]) == ("block", "allow_with_warning")
    assert second["error"]["field"] == "tax_code"


def test_story_5_opens_by_a_signed_record_and_a_bought_sample() -> None:
    """Another force came on 20/01/2026; sample and record of 04/05/2026, visit on 06/05/2026."""
    director = a_director()
    household = a_version("Hộ Thịnh", tax_code=CODE)
    by_others(date(2026, 1, 20))
    at = datetime(2026, 5, 4, 15, 0, tzinfo=HANOI)
    inspection = an_inspection(subjects=[household], at=at)
    holder = inspection.dossier.holder
    (blocked,) = guard.guard_inspection(inspection, on=date(2026, 5, 6))
    assert blocked.answer.outcome == "block"
    exception = exceptions.propose_exception(
        GuardException(
            inspection=inspection,
            signs="nhận in và bán tem, nhãn mang dấu hiệu LAM HẠ",
            source="công chức mua mẫu",
            evidence="mẫu mua ngày 04/05/2026, có phiếu bán hàng",
        ),
        signer=director,
        by=holder,
        at=at + timedelta(minutes=90),
    )
    exceptions.sign_exception(exception, by=director, at=at + timedelta(hours=2))
    (opened,) = guard.guard_inspection(inspection, on=date(2026, 5, 6))
    assert opened.answer.outcome == "allow_with_exception"
    assert opened.words == "Chi cục Quản lý thị trường, 20/01/2026"
