"""The base forms: the page's UUID, the row's revision, refusals where they belong."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from cases.dossier.models import Dossier, GoodsLine, Seat
from cases.office.fields import MoneyField, QuantityField
from cases.office.forms import ActForm, RowForm
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Commune, Officer, Submission, Verb
from cases.office.saving import add_row
from tests.builders import AT, a_dossier, a_goods_line, a_seat, an_officer


class NoteForm(ActForm):
    note = forms.CharField(required=False)


class GoodsForm(RowForm[GoodsLine]):
    quantity = QuantityField()
    unit_price = MoneyField()

    class Meta:
        model = GoodsLine
        fields = ["name", "quantity", "unit", "unit_price", "price_basis"]


class SeatForm(RowForm[Seat]):
    """Asks for more than an instance, as the forms of rooms do."""

    def __init__(self, *args: Any, title: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = title

    class Meta:
        model = Seat
        fields = ["kind", "starts_at", "officer"]


class DossierForm(RowForm[Dossier]):
    class Meta:
        model = Dossier
        fields = ["title", "commune"]


def post(**fields: object) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update({name: str(value) for name, value in ({"submission": uuid4()} | fields).items()})
    return data


def note(dossier: Dossier, *, by: Officer, at: datetime) -> Dossier:
    lock(dossier)
    record(Verb.CHANGE, dossier, by=by, at=at)
    return dossier


def goods_post(line: GoodsLine, **changed: object) -> QueryDict:
    told = {
        "name": line.name,
        "quantity": "10",
        "unit": "đôi",
        "unit_price": "150.000",
        "price_basis": "listed",
        "revision": line.revision,
    }
    return post(**told | changed)


def a_line() -> GoodsLine:
    return add_row(a_goods_line(name="Dép"), by=an_officer(), at=AT)


def read(line: GoodsLine) -> GoodsLine:
    return GoodsLine.objects.get(pk=line.pk)


def test_every_page_has_a_uuid_of_its_own_that_no_browser_fills() -> None:
    one, two = ActForm(), ActForm()
    assert one["submission"].value() != two["submission"].value()
    assert one["submission"].value() == one["submission"].value()
    assert 'autocomplete="off"' in str(one["submission"])
    assert 'type="hidden"' in str(one["submission"])


@pytest.mark.django_db
@pytest.mark.parametrize("uuid", ["", "khac"])
def test_a_page_without_its_uuid_is_refused_with_a_sentence(uuid: str) -> None:
    form = NoteForm(post(submission=uuid))
    assert not form.is_valid()
    assert form.errors == {"submission": ["Trang đã cũ. Tải lại trang rồi gửi lại."]}


@pytest.mark.django_db
def test_an_act_sent_twice_acts_once() -> None:
    dossier, officer, data = a_dossier(), an_officer(), post(note="x")
    before = dossier.chain.entries.count()
    for _ in range(2):
        form = NoteForm(data)
        assert form.is_valid()
        assert form.act(note, dossier, by=officer, at=AT)
        assert form.result == dossier
    assert dossier.chain.entries.count() == before + 1
    assert Submission.objects.get().action.startswith("tests.office.test_forms.note#")


@pytest.mark.django_db
def test_a_page_sent_again_with_other_words_is_never_valid() -> None:
    dossier, uuid = a_dossier(), uuid4()
    line = a_goods_line(dossier)
    first = GoodsForm(goods_post(line, submission=uuid), instance=line)
    assert first.is_valid()
    assert first.keep(by=dossier.holder, at=AT)
    again = GoodsForm(goods_post(line, submission=uuid, name=""), instance=GoodsLine())
    assert not again.is_valid()
    assert "đã được gửi với nội dung khác" in str(again.non_field_errors())


@pytest.mark.django_db
def test_the_same_page_sent_for_another_dossier_is_refused() -> None:
    one, two, officer, data = a_dossier(), a_dossier(), an_officer(), post(note="x")
    first, second = NoteForm(data), NoteForm(data)
    assert first.is_valid()
    assert first.act(note, one, by=officer, at=AT)
    assert second.is_valid()
    assert not second.act(note, two, by=officer, at=AT)
    assert "đã được gửi với nội dung khác" in str(second.non_field_errors())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "place"),
    [
        (ValidationError({"note": "Sai."}), "note"),
        (ValidationError({"elsewhere": "Sai."}), "__all__"),
        (ValidationError("Sai."), "__all__"),
        (ValidationError(["Sai."]), "__all__"),
    ],
)
def test_a_refusal_stands_where_it_belongs(error: ValidationError, place: str) -> None:
    def refuse(*, by: Officer, at: datetime) -> None:
        raise error

    form = NoteForm(post(note="x"))
    assert form.is_valid()
    assert not form.act(refuse, by=an_officer(), at=AT)
    assert form.errors == {place: ["Sai."]}


@pytest.mark.django_db
def test_a_new_row_sent_twice_is_added_once() -> None:
    dossier, officer = a_dossier(), an_officer()
    data = goods_post(a_goods_line(dossier), revision="")
    for _ in range(2):
        form = GoodsForm(data, instance=GoodsLine(dossier=dossier))
        assert form.is_valid(), form.errors
        assert form.keep(by=officer, at=AT)
        assert isinstance(form.result, GoodsLine)
    assert dossier.goods.count() == 1


@pytest.mark.django_db
def test_each_form_is_an_action_of_its_own() -> None:
    line = a_line()
    form = GoodsForm(goods_post(line, name="Giày"), instance=line)
    assert form.is_valid()
    assert form.keep(by=an_officer(), at=AT)
    assert Submission.objects.get().action.startswith("tests.office.test_forms.GoodsForm#")


@pytest.mark.django_db
def test_the_loser_sees_both_versions_and_may_overrule() -> None:
    line, officer = a_line(), an_officer()
    mine = GoodsForm(goods_post(line, name="Ủng", quantity="7"), instance=read(line))
    theirs = GoodsForm(goods_post(line, name="Giày", unit_price="200.000"), instance=read(line))
    assert theirs.is_valid()
    assert theirs.keep(by=officer, at=AT)

    assert mine.is_valid()
    assert not mine.keep(by=officer, at=AT)
    assert "đã được người khác sửa" in str(mine.non_field_errors())
    assert mine.versions == [
        ("Tên hàng", "Ủng", "Giày"),
        ("Số lượng", "7", "10"),
        ("Đơn giá, đồng", "150.000", "200.000"),
    ]
    assert read(line).name == "Giày"

    # the page that showed both versions is sent as it stands
    again = GoodsForm(mine.data, instance=read(line))
    assert again["revision"].value() == "2"
    assert again.is_valid()
    assert again.keep(by=officer, at=AT)
    assert (read(line).name, str(read(line).quantity), read(line).revision) == ("Ủng", "7.000", 3)


@pytest.mark.django_db
def test_a_conflict_is_shown_in_words_whatever_the_form_asks_for() -> None:
    dossier, officer = a_dossier(), an_officer()
    new = an_officer(full_name="Phạm Thị Dung")
    seat = a_seat(dossier, an_officer(full_name="Lê Văn Chi"))
    Seat.objects.filter(pk=seat.pk).update(kind="secretary", revision=2)
    sent = {"kind": "member", "starts_at": "26/11/2026 08:00", "officer": new.pk, "revision": 1}
    form = SeatForm(post(**sent), instance=Seat.objects.get(pk=seat.pk), title="Đoàn")
    assert form.is_valid(), form.errors
    assert not form.keep(by=officer, at=AT)
    assert form.versions == [
        ("Vai trò trong Đoàn", "Thành viên", "Thành viên - Thư ký"),
        ("Từ", "08:00 26/11/2026", "09:00 25/11/2026"),
        ("Công chức", "Phạm Thị Dung", "Lê Văn Chi"),
    ]


@pytest.mark.django_db
def test_what_both_wrote_alike_is_not_shown_as_different() -> None:
    commune = Commune.objects.create(
        code="00001", name="Hoàn Kiếm", kind="phường", latitude=21, longitude=105, area_km2=1
    )
    dossier = a_dossier(commune=commune)
    Dossier.objects.filter(pk=dossier.pk).update(title="Chợ Bến Mới", revision=2)
    form = DossierForm(
        post(title="Chợ Hôm", commune=commune.pk, revision=1),
        instance=Dossier.objects.get(pk=dossier.pk),
    )
    assert form.is_valid()
    assert not form.keep(by=an_officer(), at=AT)
    assert form.versions == [("Tiêu đề", "Chợ Hôm", "Chợ Bến Mới")]


@pytest.mark.django_db
def test_a_page_that_names_no_revision_overwrites_nothing() -> None:
    line = a_line()
    form = GoodsForm(goods_post(line, name="Giày", revision=""), instance=read(line))
    assert form.is_valid()
    assert not form.keep(by=an_officer(), at=AT)
    assert read(line).name == "Dép"


@pytest.mark.django_db
@pytest.mark.parametrize("locks", [lambda line: lock(line.dossier), lock], ids=["hub", "row"])
def test_a_guard_that_locks_loses_nothing_typed(locks: Callable[[GoodsLine], None]) -> None:
    line = a_line()
    page = read(line)
    form = GoodsForm(goods_post(line, name="Giày"), instance=page)
    assert form.is_valid()
    assert form.keep(by=an_officer(), at=AT, guard=lambda: locks(page))
    assert read(line).name == "Giày"


@pytest.mark.django_db
def test_a_guard_that_refuses_saves_nothing() -> None:
    def refuse() -> None:
        raise ValidationError("Biên bản đã chốt.")

    line = a_line()
    form = GoodsForm(goods_post(line, name="Giày"), instance=read(line))
    assert form.is_valid()
    assert not form.keep(by=an_officer(), at=AT, guard=refuse)
    assert form.non_field_errors() == ["Biên bản đã chốt."]
    assert read(line).name == "Dép"
