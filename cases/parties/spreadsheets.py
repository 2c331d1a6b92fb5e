"""Parties as spreadsheets name them: codes that lost their zeros, names, kinds, who they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from cases.office.sheets import Cell, Wanted
from cases.office.wording import fold
from cases.parties.models import Party, PartyVersion
from cases.parties.tax_codes import parse

NAME = Wanted(
    "name",
    "Tên đối tượng",
    ("ten co so", "ten", "doi tuong", "ten to chuc, ca nhan", "ten doanh nghiep", "co so"),
    is_needed=True,
)
CODE = Wanted(
    "code",
    "Mã số thuế",
    ("mst", "ma so", "ma so doanh nghiep", "ma so thue/so dinh danh", "dinh danh"),
)
KIND = Wanted("kind", "Loại", ("loai hinh", "hinh thuc"))
ADDRESS = Wanted("address", "Địa chỉ", ("so nha, duong", "dia chi tru so", "dia chi kinh doanh"))
COMMUNE = Wanted("commune", "Phường, xã", ("xa/phuong", "xa phuong", "phuong/xa", "phuong xa"))
ZERO_LOST = "số 0 đầu bị mất?"
Form = PartyVersion.LegalForm
FORMS: tuple[tuple[tuple[str, ...], PartyVersion.LegalForm], ...] = (
    (("hkd", "ho kinh doanh", "ho "), Form.HOUSEHOLD),
    (("cn", "chi nhanh"), Form.BRANCH),
    (("dntn", "doanh nghiep tu nhan"), Form.PRIVATE_ENTERPRISE),
    (("htx", "hop tac xa"), Form.COOPERATIVE),
    (("dn", "cong ty", "ct ", "cty"), Form.COMPANY),
)
KINDS = {Form.HOUSEHOLD: Party.Kind.HOUSEHOLD_BUSINESS, Form.PERSON: Party.Kind.INDIVIDUAL}


@dataclass(frozen=True)
class Code:
    """A code as it should be read; `doubt` asks a person to confirm, `wrong` refuses it."""

    text: str = ""
    doubt: str = ""
    wrong: str = ""


def read_code(cell: Cell) -> Code:
    """A number cell has lost its zeros; 12 digits of a number may be a branch's 13."""
    if cell is None:
        return Code()
    typed = str(cell)
    padded = _try(f"0{typed.strip()}")
    whole = _try(typed)
    if isinstance(cell, int) and padded and "-" in padded and whole:
        return Code(
            wrong=f"{typed} có thể là {padded} mất số 0, hoặc số định danh; ghi lại ở dạng chữ."
        )
    if whole:
        return Code(whole)
    if isinstance(cell, int) and padded:
        return Code(padded, doubt=f"{typed} → {padded}: {ZERO_LOST}")
    try:
        parse(typed)
    except ValidationError as error:
        return Code(wrong=" ".join(error.messages))
    raise AssertionError(typed)


def _try(typed: str) -> str:
    try:
        return parse(typed).text
    except ValidationError:
        return ""


def form_of(kind: Cell, name: str) -> PartyVersion.LegalForm | None:
    """By the column of kinds, else by how the name begins."""
    for said in (fold(str(kind or "")), fold(name) + " "):
        for begins, form in FORMS:
            if said and any(said == each or said.startswith(f"{each.strip()} ") for each in begins):
                return form
    return None


@dataclass(frozen=True)
class Book:
    """Parties known by code and by name, read once for a whole sheet."""

    by_code: dict[str, PartyVersion]
    by_name: dict[str, list[PartyVersion]]

    def find(self, code: str, name: str) -> tuple[PartyVersion | None, str]:
        """The party, or why a person must look: another name under the code, or namesakes."""
        if code:
            version = self.by_code.get(code)
            if version and fold(version.name) != fold(name):
                return version, f"mã số của “{version.name}”"
            return version, ""
        named = self.by_name.get(fold(name), [])
        if len(named) > 1:
            return None, f"có {len(named)} đối tượng cùng tên; ghi mã số thuế"
        return (named[0], "chỉ khớp theo tên") if named else (None, "")


def book_of(codes: Iterable[str], names: Iterable[str]) -> Book:
    """Each party as it stands now, found by any code it ever had, in a few queries."""
    roots, keys = _chunked(set(codes)), _chunked({fold(name)[:320] for name in names})
    book = Book({}, {})
    now = PartyVersion.objects.in_use().select_related("party", "commune")
    for some in roots:
        known = PartyVersion.objects.standing().filter(tax_code__in=some)
        parties = dict(known.values_list("tax_code", "party"))
        current = {each.party_id: each for each in now.filter(party__in=set(parties.values()))}
        book.by_code.update({c: current[p] for c, p in parties.items() if p in current})
    for some in keys:
        for version in now.filter(name_key__in=some):
            book.by_name.setdefault(fold(version.name), []).append(version)
    return book


def _chunked(values: set[str], size: int = 500) -> list[list[str]]:
    """Few enough at a time for the parameters of one query."""
    ordered = sorted(values - {""})
    return [ordered[at : at + size] for at in range(0, len(ordered), size)]


def new_party(
    name: str, code: str, form: PartyVersion.LegalForm, address: str, on: date
) -> tuple[Party, PartyVersion]:
    """A party that the sheet names and nobody entered before, not yet saved."""
    party = Party(kind=KINDS.get(form, Party.Kind.ORGANISATION))
    version = PartyVersion(
        name=name, legal_form=form, tax_code=code, address=address, in_force_from=on
    )
    return party, version
