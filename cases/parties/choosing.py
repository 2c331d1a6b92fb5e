"""Choosing a party or a right by typing a few words, on any page that needs one."""

from collections.abc import Iterable

from django.db import models

from cases.office.choosing import Match, RowField, RowsField, Source
from cases.office.house import house
from cases.parties.models import IPRight, Party, PartyVersion, RightPeriod


class Parties(Source):
    noun = "đối tượng"
    hint = "Tên, mã số thuế, địa chỉ."
    view = "parties:choose_party"
    enter_view = "parties:party_enter"

    def rows(self) -> models.QuerySet[Party]:
        return Party.objects.all()

    def matching(self, words: str) -> models.QuerySet[Party]:
        return Party.objects.matching(words)

    def told(self, rows: Iterable[Party], words: str) -> list[Match]:
        parties = list(rows)
        latest = PartyVersion.objects.in_use().filter(party__in=parties)
        versions = {each.party_id: each for each in latest.select_related("commune")}
        return [
            Match(party.pk, versions[party.pk].name, line_of(versions[party.pk]))
            for party in parties
        ]


def line_of(version: PartyVersion) -> str:
    """What tells a party from its namesakes: code, address, commune, each named once."""
    place = house().full_address(version.address, version.commune)
    return ", ".join(part for part in (version.tax_code or "chưa có mã số thuế", place) if part)


class Rights(Source):
    noun = "quyền sở hữu công nghiệp"
    hint = "Dấu hiệu, số văn bằng, chủ thể quyền."
    view = "parties:choose_right"
    enter_view = "parties:right_enter"

    def rows(self) -> models.QuerySet[IPRight]:
        return IPRight.objects.all()

    def matching(self, words: str) -> models.QuerySet[IPRight]:
        return IPRight.objects.matching(words)

    def told(self, rows: Iterable[IPRight], words: str) -> list[Match]:
        rights = list(rows)
        latest = RightPeriod.objects.in_use().filter(right__in=rights)
        owner = models.OuterRef("owner")
        names = PartyVersion.objects.in_use().filter(party=owner).values("name")[:1]
        owners = dict(latest.annotate(name=models.Subquery(names)).values_list("right_id", "name"))
        return [Match(right.pk, str(right), owners.get(right.pk, "")) for right in rights]


class PartyField(RowField):
    """One party, found by any name, code or address it ever had."""

    source = Parties()


class PartiesField(RowsField):
    """Several parties."""

    source = Parties()


class RightField(RowField):
    """One industrial property right, found by sign, number, class or owner."""

    source = Rights()


class RightsField(RowsField):
    """Several industrial property rights."""

    source = Rights()
