"""Editable rows are saved by compare-and-set; the loser sees both versions."""

from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from cases.dossier.models import GoodsLine, Seat
from cases.office.journal import first_broken
from cases.office.models import Verb
from cases.office.saving import ConflictError, add_row, save_row
from tests.builders import AT, a_dossier, a_goods_line, a_seat, an_officer
from tests.together import together


def a_saved_line(**fields: Any) -> GoodsLine:
    return add_row(a_goods_line(**fields), by=an_officer(), at=AT)


def read(line: GoodsLine) -> GoodsLine:
    return GoodsLine.objects.get(pk=line.pk)


def entries(line: GoodsLine) -> int:
    return line.dossier.chain.entries.count()


@pytest.mark.django_db
def test_a_new_row_is_journalled_with_its_values() -> None:
    line = a_saved_line(name="Dép", quantity=2, unit_price=35_000)
    entry = line.dossier.chain.entries.latest("sequence")
    assert entry.verb == "create"
    assert entry.subject == f"dossier.goodsline:{line.pk}"
    assert '"name":[null,"Dép"]' in entry.changes
    assert '"unit_price":[null,35000]' in entry.changes
    assert "description" not in entry.changes


@pytest.mark.django_db
def test_a_change_moves_the_revision_and_is_journalled() -> None:
    line = read(a_saved_line(name="Dép"))
    line.name = "Giày"
    save_row(line, ["name", "mark"], by=an_officer(), at=AT)
    assert (read(line).name, read(line).revision, line.revision) == ("Giày", 2, 2)
    entry = line.dossier.chain.entries.latest("sequence")
    assert (entry.verb, entry.changes) == ("change", '{"name":["Dép","Giày"]}')


@pytest.mark.django_db
def test_saving_without_change_writes_nothing() -> None:
    line = read(a_saved_line())
    before = entries(line)
    save_row(line, ["name", "quantity"], by=an_officer(), at=AT)
    line.quantity = Decimal("10.000")
    save_row(line, ["name", "quantity"], by=an_officer(), at=AT)
    assert (read(line).revision, entries(line)) == (1, before)


@pytest.mark.django_db
def test_what_was_typed_is_tidied_before_it_is_compared() -> None:
    line = read(a_saved_line())
    before = entries(line)
    line.quantity = "10"
    save_row(line, ["quantity"], by=an_officer(), at=AT)
    assert (read(line).revision, entries(line)) == (1, before)


@pytest.mark.django_db
def test_the_loser_is_refused_and_sees_how_the_row_stands() -> None:
    line = a_saved_line(name="Dép")
    mine, theirs = read(line), read(line)
    theirs.name = "Giày"
    save_row(theirs, ["name"], by=an_officer(), at=AT)
    mine.name = "Ủng"
    with pytest.raises(ConflictError) as conflict:
        save_row(mine, ["name"], by=an_officer(), at=AT)
    assert conflict.value.theirs.name == "Giày"  # type: ignore[attr-defined]
    assert read(line).name == "Giày"


@pytest.mark.django_db
def test_the_loser_may_overrule_knowingly() -> None:
    line = a_saved_line(name="Dép")
    mine, theirs = read(line), read(line)
    theirs.name = "Giày"
    save_row(theirs, ["name"], by=an_officer(), at=AT)
    mine.name, mine.revision = "Ủng", 2
    save_row(mine, ["name"], by=an_officer(), at=AT)
    assert (read(line).name, read(line).revision) == ("Ủng", 3)
    assert line.dossier.chain.entries.latest("sequence").changes == '{"name":["Giày","Ủng"]}'


@pytest.mark.django_db
def test_two_who_wrote_the_same_do_not_quarrel() -> None:
    line = a_saved_line(name="Dép")
    mine, theirs = read(line), read(line)
    mine.name = theirs.name = "Giày"
    save_row(theirs, ["name"], by=an_officer(), at=AT)
    save_row(mine, ["name"], by=an_officer(), at=AT)
    assert read(line).revision == 2


@pytest.mark.django_db
def test_only_the_named_fields_are_saved() -> None:
    line = read(a_saved_line(name="Dép", mark="HOA SEN"))
    line.name, line.mark = "Giày", "KHÁC"
    save_row(line, ["name"], by=an_officer(), at=AT)
    assert (read(line).name, read(line).mark) == ("Giày", "HOA SEN")
    assert line.mark == "HOA SEN"


@pytest.mark.django_db
def test_derived_columns_follow() -> None:
    line = read(a_saved_line(quantity=10, unit_price=150_000))
    line.quantity = Decimal(3)
    save_row(line, ["quantity"], by=an_officer(), at=AT)
    assert read(line).value == 450_000

    dossier = a_dossier(title="Chợ Đồng Xuân")
    dossier.title = "Chợ Bến Mới"
    save_row(dossier, ["title"], by=an_officer(), at=AT)
    dossier.refresh_from_db()
    assert "cho ben moi" in dossier.name_key


@pytest.mark.django_db
def test_derived_columns_follow_the_row_as_it_stands_not_as_it_was_read() -> None:
    line = read(a_saved_line(quantity=10, unit_price=150_000))
    # an act that moves no revision, between the page and the post
    GoodsLine.objects.filter(pk=line.pk).update(unit_price=200_000, value=2_000_000)
    line.quantity = Decimal(2)
    save_row(line, ["quantity"], by=an_officer(), at=AT)
    assert (read(line).unit_price, read(line).value) == (200_000, 400_000)


@pytest.mark.django_db
def test_a_refused_value_leaves_row_and_revision_alone() -> None:
    line = read(a_saved_line(unit=GoodsLine.Unit.PAIR))
    line.quantity = Decimal("2.5")
    with pytest.raises(ValidationError) as refusal:
        save_row(line, ["quantity"], by=an_officer(), at=AT)
    assert refusal.value.message_dict == {"quantity": ["Hàng tính theo đôi phải là số nguyên."]}
    assert (read(line).quantity, line.revision) == (Decimal(10), 1)


@pytest.mark.django_db
def test_a_rule_over_a_changed_and_an_unchanged_column_is_a_sentence() -> None:
    seat = a_seat(a_dossier())
    seat.interest = Seat.Interest.HAS  # without saying which
    with pytest.raises(ValidationError, match="Ghi rõ xung đột lợi ích là gì"):
        save_row(seat, ["interest"], by=an_officer(), at=AT)


@pytest.mark.django_db
def test_a_second_head_is_a_sentence() -> None:
    dossier = a_dossier()
    a_seat(dossier, kind="head")
    seat = a_seat(dossier)
    seat.kind = "head"
    with pytest.raises(ValidationError, match="Đoàn kiểm tra đã có Trưởng đoàn"):
        save_row(seat, ["kind"], by=an_officer(), at=AT)


@pytest.mark.django_db
def test_a_row_that_was_taken_away_is_a_sentence() -> None:
    line = a_saved_line()
    mine = read(line)
    GoodsLine.objects.filter(pk=line.pk).delete()
    mine.name = "Giày"
    with pytest.raises(ValidationError, match="đã được người khác bỏ") as refusal:
        save_row(mine, ["name"], by=an_officer(), at=AT)
    assert refusal.value.code == "gone"


@pytest.mark.django_db(transaction=True)
def test_two_at_once_one_wins_and_the_other_knows() -> None:
    officer = an_officer()
    line = add_row(a_goods_line(), by=officer, at=AT)
    pages = [read(line) for _ in range(4)]
    before = entries(line)

    def save(page: GoodsLine, name: str) -> str:
        page.name = name
        try:
            save_row(page, ["name"], by=officer, at=AT)
        except ConflictError:
            return "conflict"
        return name

    names = ["Giày", "Dép", "Ủng", "Guốc"]
    outcomes = together(*[partial(save, *each) for each in zip(pages, names, strict=True)])
    assert outcomes.count("conflict") == 3
    assert read(line).name in outcomes
    assert (read(line).revision, entries(line)) == (2, before + 1)


@pytest.mark.django_db(transaction=True)
def test_many_add_to_one_dossier_at_once() -> None:
    officer, dossier = an_officer(), a_dossier()

    def add(name: str) -> str:
        for _ in range(3):
            add_row(a_goods_line(dossier, name=name), by=officer, at=AT)
        return name

    names = ["Giày", "Dép", "Ủng", "Guốc"]
    assert together(*[partial(add, name) for name in names]) == names
    assert dossier.goods.count() == 12
    assert first_broken(dossier.chain) is None


@pytest.mark.django_db
def test_an_act_costs_few_statements(django_assert_max_num_queries: Any) -> None:
    line, officer = read(a_saved_line()), an_officer()
    line.name = "Giày"
    with django_assert_max_num_queries(16), transaction.atomic():
        save_row(line, ["name"], by=officer, at=AT, verb=Verb.CHANGE)
