"""Acts of a story on an inspection as a whole: opened, staffed, announced, ended."""

from datetime import date, datetime

from cases.dossier.models import Dossier, DossierParty, Item, Seat
from cases.dossier.services.files import add_file, add_sample
from cases.lawbook.procedure import readings_of
from cases.office.models import Officer
from cases.parties.models import PartyVersion
from cases.parties.services import change_party
from inspections.desk.demo.photos import a_sheet
from inspections.desk.demo.scene import Scene
from inspections.visits.models import Inspection, Visit
from inspections.visits.services import course, inspections, visits
from inspections.visits.services.schedule import go_again

PLACE = ("stall", "label", "address", "trade")


def opened(
    scene: Scene,
    *,
    by: Officer,
    at: datetime,
    dossier: dict[str, str],
    subjects: list[dict[str, str]],
    years_back: int = 0,
    **fields: str,
) -> None:
    """`years_back`: the years examined before that of the opening, from 1 January on."""
    commune = scene.cast.communes[dossier["commune"]]
    readings = readings_of(course.TERM, on=at.date())
    inspection = inspections.open_inspection(
        Inspection(
            term_reading=readings[0][0],
            period_from=date(at.year - years_back, 1, 1),
            **scene.words(fields),
        ),
        Dossier(title=dossier["title"], place=dossier["place"], commune=commune),
        subjects=[
            DossierParty(
                version=scene.cast.version(said["party"], at.date()), trade=said.get("trade", "")
            )
            for said in subjects
        ],
        by=by,
        at=at,
    )
    scene.inspection_pk = inspection.pk


def placed(scene: Scene, *, by: Officer, at: datetime, places: dict[str, dict[str, str]]) -> None:
    """Places to go to, by the keys that later steps call them."""
    new = {str(key): _place(scene, said, at) for key, said in places.items()}
    visits.add_places(scene.inspection, new.values(), by=by, at=at)
    scene.visits |= {key: visit.pk for key, visit in new.items()}


def _place(scene: Scene, said: dict[str, str], at: datetime) -> Visit:
    fields = {name: said[name] for name in PLACE if name in said}
    return Visit(
        commune=scene.cast.communes[said["commune"]] if "commune" in said else None,
        party_version=scene.cast.version(said["party"], at.date()) if "party" in said else None,
        planned_on=scene.days.day(said["planned"]) if "planned" in said else None,
        **fields,
    )


def moved_house(scene: Scene, *, by: Officer, at: datetime, party: str, address: str) -> None:
    """A party stands elsewhere from this day on; it is no act of the inspection itself."""
    before = scene.cast.version(party, at.date())
    said = {field.attname: getattr(before, field.attname) for field in before._meta.concrete_fields}
    kept = {name: value for name, value in said.items() if name not in ("id", "in_force_to")}
    now = PartyVersion(**kept | {"address": address, "in_force_from": at.date()})
    change_party(scene.cast.parties[party], now, by=by, at=at)


def again(scene: Scene, *, by: Officer, at: datetime, where: str, key: str, planned: str) -> None:
    """A place where nobody could be met is gone to again; later steps call that visit `key`."""
    before = scene.visit(where)
    later = Visit(
        stall=before.stall,
        label=before.label,
        address=before.address,
        planned_on=scene.days.day(planned),
    )
    go_again(before, later, by=by, at=at)
    scene.visits[key] = later.pk


def seated(scene: Scene, *, by: Officer, at: datetime, team: dict[str, str]) -> None:
    for username, kind in team.items():
        officer = scene.cast.people[username]
        inspections.seat_officer(scene.inspection, officer, kind=kind, by=by, at=at)


def declared(
    scene: Scene, *, by: Officer, at: datetime, interest: str = Seat.Interest.NONE, note: str = ""
) -> None:
    seat = scene.inspection.dossier.seats.get(officer=by, ends_at=None)
    inspections.declare_interest(seat, interest=interest, note=note, by=by, at=at)


def staffed(scene: Scene, *, by: Officer, at: datetime, team: dict[str, str]) -> None:
    """Seated, and everybody declares at once that nothing binds him to the subject."""
    seated(scene, by=by, at=at, team=team)
    for username in team:
        declared(scene, by=scene.cast.people[username], at=at)


def filed(
    scene: Scene, *, by: Officer, at: datetime, title: str, lines: list[str], signed: list[str]
) -> None:
    """A paper of others, scanned into the dossier."""
    sheet = a_sheet(title, [scene.told(line) for line in lines], signed, at=at)
    add_file(scene.inspection.dossier, sheet, kind=Item.Kind.PAPER, title=title, by=by, at=at)


def sampled(
    scene: Scene, *, by: Officer, at: datetime, title: str, quantity: str, seal: str = ""
) -> None:
    dossier = scene.inspection.dossier
    add_sample(dossier, title=scene.told(title), quantity=quantity, seal=seal, by=by, at=at)


def announced(scene: Scene, *, by: Officer, at: datetime, to: str) -> None:
    course.announce(scene.inspection, announced_to=to, announced_at=at, by=by, at=at)


def extended(scene: Scene, *, by: Officer, at: datetime, because: str) -> None:
    course.extend(scene.inspection, because=because, by=by, at=at)


def stopped(scene: Scene, *, by: Officer, at: datetime, because: str) -> None:
    course.stop(scene.inspection, because=scene.told(because), by=by, at=at)


def finished(scene: Scene, *, by: Officer, at: datetime) -> None:
    course.finish(scene.inspection, by=by, at=at)


ACTS = {
    act.__name__: act
    for act in (
        *(opened, placed, again, moved_house, seated, declared, staffed, filed, sampled),
        *(announced, extended, stopped, finished),
    )
}
