"""A pack with one fault is refused, with file, entry and reason."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from cases.law.explain import canonical
from cases.law.pack_checks import faults
from cases.law.pack_diff import differences, summary
from tests.law.tables import the_pack

ACT = "99/2013/NĐ-CP:12.1.a"
Change = Callable[[Any], object]


@cache
def text_of_the_pack() -> str:
    return canonical(the_pack())


def a_pack() -> Any:
    """The pack of the fixtures, to break."""
    return json.loads(text_of_the_pack())


def act(pack: Any, day: str) -> Any:
    entries = pack["acts_12.yaml"]["entries"]
    return next(entry for entry in entries if entry["id"] == f"{ACT}@{day}")


def first(pack: Any, name: str, section: str = "entries") -> Any:
    return pack[f"{name}.yaml"][section][0]


def second_tier(pack: Any) -> Any:
    return first(pack, "tiers")["rows"][1]


def put(entry: Any, field: str, value: object) -> None:
    entry[field] = value


BROKEN: list[tuple[str, Change, str]] = [
    (
        "versions overlap",
        lambda pack: put(act(pack, "2013-10-15"), "in_force_to", "2022-01-02"),
        f"acts_12.yaml, {ACT}@2022-01-01: kỳ hiệu lực từ 2022-01-01 chồng lên kỳ trước",
    ),
    (
        "versions leave a gap",
        lambda pack: put(act(pack, "2013-10-15"), "in_force_to", "2021-12-31"),
        f"acts_12.yaml, {ACT}@2022-01-01: hở từ 2021-12-31 đến 2022-01-01 sau kỳ trước",
    ),
    (
        "a version is open and followed",
        lambda pack: put(act(pack, "2013-10-15"), "in_force_to", None),
        f"acts_12.yaml, {ACT}@2022-01-01: kỳ hiệu lực từ 2022-01-01 chồng lên kỳ trước",
    ),
    (
        "a period ends before it starts",
        lambda pack: put(act(pack, "2022-01-01"), "in_force_to", "2021-12-31"),
        f"acts_12.yaml, {ACT}@2022-01-01: kỳ hiệu lực kết thúc 2021-12-31 không sau ngày bắt đầu "
        "2022-01-01",
    ),
    (
        "a bracket is upside down",
        lambda pack: put(second_tier(pack), "minimum", 5_000_000),
        "tiers.yaml, T10 bậc 2: khung 5000000–4000000 bị ngược",
    ),
    (
        "tiers leave a gap",
        lambda pack: put(second_tier(pack), "over", 3_000_001),
        "tiers.yaml, T10: bậc 2 không nối tiếp bậc trước (hở hoặc chồng)",
    ),
    (
        "the last tier has an end",
        lambda pack: put(first(pack, "tiers")["rows"][-1], "up_to", 900_000_000),
        "tiers.yaml, T10: bậc cuối phải không có giới hạn trên",
    ),
    (
        "a multiplied tier is not the product",
        lambda pack: put(pack["tiers.yaml"]["entries"][1]["rows"][0], "maximum", 2_600_000),
        "tiers.yaml, T10_x12 bậc 1: maximum 2600000 khác mức gốc đã nhân và chặn trần",
    ),
    (
        "an article is missing",
        lambda pack: first(pack, "authorities").pop("article"),
        "authorities.yaml, thanh_tra_vien: thiếu article",
    ),
    (
        "an article is empty",
        lambda pack: put(first(pack, "terms"), "article", ""),
        "terms.yaml, term_department: thiếu article",
    ),
    (
        "a clause is missing",
        lambda pack: act(pack, "2022-01-01").pop("clause"),
        f"acts_12.yaml, {ACT}@2022-01-01: thiếu clause",
    ),
    (
        "a measure is unknown",
        lambda pack: put(act(pack, "2022-01-01"), "remedies", ["12.99.z@2022-01-01"]),
        f"acts_12.yaml, {ACT}@2022-01-01: biện pháp 12.99.z@2022-01-01 không có trong dữ liệu",
    ),
    (
        "a tier table is unknown",
        lambda pack: put(act(pack, "2022-01-01")["fine"], "tiers", "T99"),
        f"acts_12.yaml, {ACT}@2022-01-01: bảng bậc T99 không có trong dữ liệu",
    ),
    (
        "a body is unknown",
        lambda pack: put(act(pack, "2024-07-01"), "bodies", ["so_cong_thuong"]),
        f"acts_12.yaml, {ACT}@2024-07-01: cơ quan so_cong_thuong không có trong dữ liệu",
    ),
    (
        "a source is unknown",
        lambda pack: put(act(pack, "2024-07-01"), "sources", ["S-0"]),
        f"acts_12.yaml, {ACT}@2024-07-01: nguồn S-0 không có trong dữ liệu",
    ),
    (
        "an instrument is unknown",
        lambda pack: put(first(pack, "rules"), "instrument", "1/2030/NĐ-CP"),
        "rules.yaml, version_by_day: văn bản 1/2030/NĐ-CP không có trong dữ liệu",
    ),
    (
        "a successor is unknown",
        lambda pack: put(first(pack, "succession"), "to", "99/2013/NĐ-CP:14.99"),
        "succession.yaml, 99/2013/NĐ-CP:14.15.a: mã 99/2013/NĐ-CP:14.99 không có trong dữ liệu",
    ),
    (
        "a title of a body is unknown",
        lambda pack: put(first(pack, "authorities", "bodies"), "titles", ["chanh_van_phong"]),
        "authorities.yaml, giam_doc_so_khcn: chức danh chanh_van_phong không có trong dữ liệu",
    ),
    (
        "an organisation's ceiling is not double",
        lambda pack: put(first(pack, "authorities"), "organisation_maximum", 999),
        "authorities.yaml, thanh_tra_vien từ 2013-10-15: mức trần (500000, 999) của cá nhân và "
        "tổ chức không khớp",
    ),
    (
        "a band of circumstances is missing",
        lambda pack: first(pack, "fine_rules")["rows"].pop(),
        "fine_rules.yaml, ND118_2021: các dòng hở hoặc chồng nhau",
    ),
    (
        "an id does not name its first day",
        lambda pack: put(act(pack, "2022-01-01"), "id", f"{ACT}@2022-01-02"),
        f"acts_12.yaml, {ACT}@2022-01-02: id phải là mã@ngày có hiệu lực",
    ),
    (
        "a certainty is of no scale",
        lambda pack: put(act(pack, "2022-01-01"), "certainty", "A"),
        f"acts_12.yaml, {ACT}@2022-01-01: certainty A không thuộc verified, secondary, "
        "interpretation, unverified",
    ),
    (
        "a key is a bare yes",
        lambda pack: first(pack, "kinds").update({True: "x"}),
        "kinds.yaml, document_alteration: khóa True phải là chữ (on, no, yes là giá trị đúng sai)",
    ),
    (
        "a day off is no day",
        lambda pack: put(first(pack, "holidays"), "day", "2024-02-30"),
        "holidays.yaml, 2024-02-30: 2024-02-30 không phải là ngày dạng năm-tháng-ngày",
    ),
    (
        "a term counts in an unknown way",
        lambda pack: put(first(pack, "terms"), "readings", ["by_moon"]),
        "terms.yaml, term_department: cách đếm by_moon không có trong dữ liệu",
    ),
    (
        "a file is missing",
        lambda pack: pack.pop("fine_rules.yaml"),
        "fine_rules.yaml, tệp: thiếu tệp này",
    ),
]


@pytest.mark.parametrize(
    ("change", "fault"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN]
)
def test_a_broken_pack_is_refused_with_its_reason(change: Change, fault: str) -> None:
    pack = a_pack()
    change(pack)
    assert fault in [str(found) for found in faults(pack)]


def test_what_differs_between_two_packs_is_said_by_entry() -> None:
    later = a_pack()
    act(later, "2024-07-01")["notes"] = "khác"
    first(later, "tiers")["rows"][0]["maximum"] = 1
    later["sources.yaml"]["entries"].append({"id": "S-NEW", "what": "mới"})
    later["circumstances.yaml"]["entries"].pop()
    assert differences(the_pack(), later) == [
        f"acts_12.yaml, {ACT}@2024-07-01: đổi notes",
        "circumstances.yaml, TN-M 2013-07-01: bỏ",
        "sources.yaml, S-NEW: thêm",
        "tiers.yaml, T10 2013-10-15: đổi rows",
    ]


def test_equal_packs_do_not_differ_and_a_first_pack_is_summed_up() -> None:
    assert differences(the_pack(), a_pack()) == []
    assert "acts_12.yaml: 21 mục" in summary(the_pack())
