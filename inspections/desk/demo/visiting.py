"""Acts of a story at a visit: going there, who was present, what was seen, sealed, counted."""

from datetime import datetime
from typing import Any

from cases.dossier.models import GoodsLine
from cases.dossier.services.files import add_file, add_sample
from cases.dossier.services.goods import finish_count, open_seal
from cases.office.models import Officer
from cases.office.saving import add_row, save_row
from inspections.desk.demo.photos import a_clip, photos_of
from inspections.desk.demo.scene import Scene
from inspections.visits.models import ExaminedPaper, Finding, PresentPerson, Verb, Visit
from inspections.visits.services import visits
from inspections.visits.services.rows import link_goods

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
    visits.guard(visit, by=by, at=at)
    for name, result, note in papers:
        paper = ExaminedPaper(visit=visit, name=name, result=result, note=note)
        add_row(paper, by=by, at=at, verb=Verb.ADD_PAPER)


def found(scene: Scene, *, by: Officer, at: datetime, where: str, points: list[Said]) -> None:
    """Points of what was found; a point may be about all goods of the visit written so far."""
    visit = scene.visit(where)
    visits.guard(visit, by=by, at=at)
    for said in points:
        finding = Finding(visit=visit, facts=scene.told(said["facts"]).strip())
        if "right" in said:
            finding.right = scene.cast.rights[said["right"]]
        add_row(finding, by=by, at=at, verb=Verb.ADD_FINDING)
        if said.get("goods"):
            lines = GoodsLine.objects.filter(seen_at__visit=visit)
            link_goods(finding, lines, by=by, at=at)


def goods(scene: Scene, *, by: Officer, at: datetime, where: str, lines: list[Said]) -> None:
    visit = scene.visit(where)
    for said in lines:
        visits.add_goods_at(visit, GoodsLine(**said), by=by, at=at)


def sealed(
    scene: Scene, *, by: Officer, at: datetime, where: str, seals: list[str], **said: str
) -> None:
    """As many containers as there are seals."""
    visit = scene.visit(where)
    for seal in seals:
        sack = GoodsLine(kind=GoodsLine.Kind.CONTAINER, seal=seal, **said)
        visits.add_goods_at(visit, sack, by=by, at=at)


def unsealed(
    scene: Scene,
    *,
    by: Officer,
    at: datetime,
    where: str,
    seal: str,
    opened_by: str,
    seal_state: str,
) -> None:
    visit = scene.visit(where)
    visits.guard(visit, by=by, at=at)
    sack = visit.dossier.goods.get(seal=seal)
    open_seal(sack, opened_by=opened_by, seal_state=seal_state, by=by, at=at)


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
    for said in lines:
        visits.add_goods_at(visit, GoodsLine(container=sack, **each, **said), by=by, at=at)
    finish_count(sack, by=by, at=at)


def sample(scene: Scene, *, by: Officer, at: datetime, where: str, **said: str) -> None:
    visit = scene.visit(where)
    visits.guard(visit, by=by, at=at)
    visits.attach_item(visit, add_sample(visit.dossier, by=by, at=at, **said))


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
