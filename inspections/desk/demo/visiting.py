"""Acts of a story at a visit: going there, who was present, what was seen, sealed, counted."""

from datetime import date, datetime
from typing import Any

from cases.dossier.models import GoodsLine
from cases.dossier.services.files import add_file
from cases.lawbook.models import ActVersion
from cases.office.models import Officer
from cases.office.saving import add_row, save_row
from inspections.desk.demo.photos import a_clip, photos_of
from inspections.desk.demo.scene import Scene
from inspections.visits.models import ExaminedPaper, Finding, PresentPerson, Verb, Visit
from inspections.visits.services import visits
from inspections.visits.services.evidence import add_sample_at
from inspections.visits.services.findings import write_finding
from inspections.visits.services.goods import add_lines_at, finish_count_at, open_seal_at
from inspections.visits.services.rows import log_paper

Said = dict[str, Any]


def went(
    scene: Scene, *, by: Officer, at: datetime, where: str, outcome: str = "worked", note: str = ""
) -> None:
    said = scene.told(note)
    visits.log_outcome(scene.visit(where), outcome=outcome, note=said, by=by, at=at)


def met(scene: Scene, *, by: Officer, at: datetime, where: str, people: list[Said]) -> None:
    """Who was present; the first one works with the team."""
    visit = scene.visit(where)
    visits.guard(visit, by=by, at=at)
    for number, said in enumerate(people):
        person = PresentPerson(visit=visit, works_with_team=number == 0, **said)
        add_row(person, by=by, at=at, verb=Verb.ADD_PERSON)


def asked(scene: Scene, *, by: Officer, at: datetime, where: str, papers: list[list[str]]) -> None:
    """Papers asked for: name, result, note."""
    visit = scene.visit(where)
    for name, result, note in papers:
        log_paper(visit, ExaminedPaper(name=name, result=result, note=note), by=by, at=at)


def found(scene: Scene, *, by: Officer, at: datetime, where: str, points: list[Said]) -> None:
    """Points of what was found; a point may be about all goods of the visit written so far."""
    visit = scene.visit(where)
    for said in points:
        finding = Finding(
            visit=visit,
            facts=scene.told(said["facts"]).strip(),
            right=scene.cast.rights[said["right"]] if "right" in said else None,
            act_version=_act(said["act"], at.date()) if "act" in said else None,
        )
        seen = GoodsLine.objects.filter(seen_at__visit=visit)
        write_finding(finding, (), seen if said.get("goods") else seen.none(), by=by, at=at)


def _act(code: str, on: date) -> ActVersion:
    return ActVersion.objects.in_force(on).get(act__code=code)


def goods(scene: Scene, *, by: Officer, at: datetime, where: str, lines: list[Said]) -> None:
    add_lines_at(scene.visit(where), [GoodsLine(**said) for said in lines], by=by, at=at)


def sealed(
    scene: Scene, *, by: Officer, at: datetime, where: str, seals: list[str], **said: str
) -> None:
    """As many containers as there are seals."""
    kind = GoodsLine.Kind.CONTAINER
    sacks = [GoodsLine(kind=kind, seal=seal, **said) for seal in seals]
    add_lines_at(scene.visit(where), sacks, by=by, at=at)


def unsealed(
    scene: Scene, *, by: Officer, at: datetime, where: str, seal: str, **said: str
) -> None:
    visit = scene.visit(where)
    open_seal_at(visit, visit.dossier.goods.get(seal=seal), **said, by=by, at=at)


def counted(
    scene: Scene,
    *,
    by: Officer,
    at: datetime,
    where: str,
    seal: str,
    each: Said,
    lines: list[Said],
) -> None:
    """What was in a container, line by line; `each` is what is true of each line."""
    visit = scene.visit(where)
    sack = visit.dossier.goods.get(seal=seal)
    add_lines_at(visit, [GoodsLine(container=sack, **each, **said) for said in lines], by=by, at=at)
    finish_count_at(visit, sack, by=by, at=at)


def sample(scene: Scene, *, by: Officer, at: datetime, where: str, **said: str) -> None:
    add_sample_at(scene.visit(where), **said, by=by, at=at)


def shot(scene: Scene, *, by: Officer, at: datetime, where: str, series: list[Said]) -> None:
    """Photographs taken one after the other until now, entered in one go."""
    visit = scene.visit(where)
    visits.guard(visit, by=by, at=at)
    for title, read in photos_of(series, until=at, commune=visit.commune):
        item = add_file(visit.dossier, read, title=title, by=by, at=at)
        visits.attach_item(visit, item)


def filmed(scene: Scene, *, by: Officer, at: datetime, where: str, title: str) -> None:
    visit = scene.visit(where)
    visits.guard(visit, by=by, at=at)
    item = add_file(visit.dossier, a_clip(at), title=title, by=by, at=at)
    visits.attach_item(visit, item)


def told(scene: Scene, *, by: Officer, at: datetime, where: str, **texts: str) -> None:
    """What was examined, said, done, asked for."""
    visit = scene.visit(where)
    visits.guard(visit, by=by, at=at)
    for name, text in scene.words(texts).items():
        setattr(visit, name, text)
    save_row(visit, texts, by=by, at=at, verb=Verb.CHANGE_VISIT)


def left(scene: Scene, *, by: Officer, at: datetime, where: str, arrived: str = "") -> None:
    """Now; `arrived` where the team had come before it was written down."""
    visit: Visit = scene.visit(where)
    arrived_at = scene.days.at(arrived) if arrived else visit.arrived_at or at
    visits.set_hours(
        visit, arrived_at=arrived_at, left_at=at, revision=visit.revision, by=by, at=at
    )


ACTS = {
    act.__name__: act
    for act in (
        *(went, met, asked, found, goods, sealed, unsealed, counted),
        *(sample, shot, filmed, told, left),
    )
}
