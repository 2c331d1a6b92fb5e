"""Opening a dossier, who keeps it, and the parties in it."""

from datetime import datetime

from django.db import transaction

from cases.dossier.models import Dossier, DossierParty, Series, Verb
from cases.dossier.services.registers import next_number
from cases.office.journal import record
from cases.office.models import Chain, Officer

SERIES_OF_KIND = {
    Dossier.Kind.INSPECTION: "HS-KT",
    Dossier.Kind.REQUEST: "HS-TN",
    Dossier.Kind.CASE: "HS-VV",
    Dossier.Kind.PLAN: "HS-KH",
}


@transaction.atomic
def open_dossier(dossier: Dossier, *, by: Officer, at: datetime) -> Dossier:
    """Give the dossier its number and its chain; whoever opens it holds it."""
    series = Series.objects.get(code=SERIES_OF_KIND[Dossier.Kind(dossier.kind)])
    dossier.chain = Chain.objects.create(kind=Chain.Kind.DOSSIER)
    dossier.holder, dossier.held_since, dossier.opened_at = by, at, at
    year, number = next_number(series, at=at)
    dossier.number = f"{number:02d}/{year}/{series.suffix}"
    dossier.full_clean()
    dossier.save()
    record(Verb.OPEN_DOSSIER, dossier, by=by, at=at, changes={"title": dossier.title})
    return dossier


def add_party(party: DossierParty) -> DossierParty:
    """Part of an act: the caller locks, asks and records."""
    party.full_clean()
    party.save()
    return party
