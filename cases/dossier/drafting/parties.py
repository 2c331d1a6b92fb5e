"""The identity of a party as it stood on a day, under the keys of the forms' block."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cases.dossier.drafting.common import INDIVIDUAL, ORGANISATION, Facts
from cases.dossier.paper import Field, FieldPair, Filled, identity
from cases.law.amounts import day_short
from cases.office.house import house
from cases.parties.models import Party, PartyVersion

VARIANTS = ("individual", "organisation")
HONORIFICS = {"Nam": "ông", "Nữ": "bà"}
# The form offers three papers of identity and four of registration: one of each is printed.
ID_LABELS = {12: "Số định danh cá nhân", 9: "CMND"}
ID_LABEL_OTHERWISE = "Hộ chiếu"
LICENCE_LABELS = {
    PartyVersion.LegalForm.BRANCH: "Số GP đăng ký hoạt động",
    PartyVersion.LegalForm.OTHER: "Số GP thành lập",
}
LICENCE_LABEL_OTHERWISE = "Số GCN đăng ký doanh nghiệp"


def variant_of(version: PartyVersion) -> int:
    """A household answers as an individual."""
    return ORGANISATION if version.is_organisation else INDIVIDUAL


def called(version: PartyVersion) -> str:
    """How a sentence calls the party: `bà Lê Thị Thanh Trà`, or its name."""
    if version.party.kind != Party.Kind.INDIVIDUAL:
        return version.name
    return f"{HONORIFICS.get(version.sex, 'ông (bà)')} {version.name}"


def person_called(version: PartyVersion) -> str:
    """The person himself, the head of the household, or who represents the organisation."""
    name = version.representative or version.name
    return f"{HONORIFICS.get(version.sex, 'ông (bà)')} {name}"


def party_facts(version: PartyVersion) -> Facts:
    """The block of the form filled from the version; what is not recorded is empty."""
    facts = _organisation(version) if version.is_organisation else _individual(version)
    return {**facts, "variant": VARIANTS[variant_of(version)], "called": called(version)}


def _individual(version: PartyVersion) -> Facts:
    is_household = version.party.kind == Party.Kind.HOUSEHOLD_BUSINESS
    return {
        "full_name": version.representative if is_household else version.name,
        "sex": version.sex,
        "birth_date": _day(version.born_on),
        "nationality": version.nationality,
        "occupation": version.occupation,
        "address": house().full_address(version.address, version.commune),
        "id_number": version.id_number,
        "id_date": _day(version.id_issued_on),
        "id_place": version.id_issued_by,
    }


def _organisation(version: PartyVersion) -> Facts:
    form = PartyVersion.LegalForm(version.legal_form)
    return {
        "name": version.name,
        "head_office": house().full_address(version.address, version.commune),
        "enterprise_code": version.tax_code,
        "licence_number": version.licence_number,
        "licence_date": _day(version.licence_issued_on),
        "licence_place": version.licence_issued_by,
        "legal_representative": version.representative,
        "representative_sex": version.sex,
        "representative_title": version.representative_title,
        "licence_label": LICENCE_LABELS.get(form, LICENCE_LABEL_OTHERWISE),
    }


def _day(on: date | None) -> str:
    return day_short(on) if on else ""


def block_of(blocks: Mapping[str, Any], variant: int) -> list[list[str]]:
    """Keys and labels of the form's identity block, kept with the facts."""
    return [[part["key"], part["label_vi"]] for part in blocks["party"][VARIANTS[variant]]]


def identity_lines(
    party: Mapping[str, Any], block: Sequence[Sequence[str]], *, key: str, none: Sequence[str]
) -> tuple[Field | FieldPair, ...]:
    """The block's lines; a part chosen as "không" says so."""
    return identity(
        [
            Filled(part, _label(part, label, party), _value(party, part, key, none))
            for part, label in block
        ]
    )


def _value(party: Mapping[str, Any], part: str, key: str, none: Sequence[str]) -> str:
    value = str(party.get(part) or "")
    return value or ("Không có" if f"{key}.{part}" in none else "")


def _label(part: str, label: str, party: Mapping[str, Any]) -> str:
    if part == "id_number":
        return _id_label(str(party.get(part) or ""))
    return str(party["licence_label"]) if part == "licence_number" else label


def _id_label(number: str) -> str:
    """By its shape; words typed in its place ("không xuất trình") stand under the first label."""
    if number.isdigit() and len(number) in ID_LABELS:
        return ID_LABELS[len(number)]
    is_number = number.isalnum() and any(letter.isdigit() for letter in number)
    return ID_LABEL_OTHERWISE if is_number else ID_LABELS[12]


def newest_on(version: PartyVersion, on: date) -> PartyVersion:
    """How the party of this version stands on that day."""
    if version.is_in_force(on):
        return version
    return version.party.version_on(on) or version
