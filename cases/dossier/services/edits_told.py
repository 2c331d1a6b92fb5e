"""What changed in the edits of a draft, in the words that its journal keeps."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.utils import timezone

from cases.dossier.composing import Composer, Option, composer_of
from cases.dossier.drafting.common import INDIVIDUAL, ORGANISATION, labels_of
from cases.dossier.drafting.edits import Edits
from cases.dossier.drafting.parties import block_of
from cases.dossier.models import Document
from cases.lawbook.procedure import form_of
from cases.office.models import Officer
from cases.parties.models import PartyVersion

Change = tuple[str, object, object]


def told(
    document: Document, before: Edits, after: Edits, *, at: datetime
) -> dict[str, list[object]]:
    """[old, new] by what was changed: items by their labels, rows by their names."""
    composer = composer_of(document.kind)
    labels = _labels(composer, at)
    words = [*_typed(before, after, labels), *_chosen(before, after, labels)]
    changes = [*words, *_rows(document, before, after, at)]
    return {name: [old, new] for name, old, new in changes if old != new}


def _typed(before: Edits, after: Edits, labels: Mapping[str, str]) -> Iterator[Change]:
    texts = [
        {_named(key, labels): edited.text for key, edited in edits.texts.items()}
        for edits in (before, after)
    ]
    for name in sorted({*texts[0], *texts[1]}):
        yield f"typed.{name}", texts[0].get(name), texts[1].get(name)
    for key in sorted({*before.texts} & {*after.texts}):
        yield f"kept_over.{_named(key, labels)}", before.texts[key].over, after.texts[key].over


def _chosen(before: Edits, after: Edits, labels: Mapping[str, str]) -> Iterator[Change]:
    none = [[_named(key, labels) for key in edits.none] for edits in (before, after)]
    yield "said_to_be_nothing", ", ".join(none[0]), ", ".join(none[1])
    yield "given_to", "; ".join(before.given_to), "; ".join(after.given_to)
    yield "copies", before.copies, after.copies
    yield "with_photos", before.with_photos, after.with_photos
    lost = ["; ".join(f"{k[:12]}: {v}" for k, v in e.lost_photos.items()) for e in (before, after)]
    yield "lost_photos", lost[0], lost[1]


def _rows(document: Document, before: Edits, after: Edits, at: datetime) -> Iterator[Change]:
    for name in ("signer", "writer"):
        keys = getattr(before, name), getattr(after, name)
        officers = Officer.objects.in_bulk([key for key in keys if key]) if any(keys) else {}
        old, new = (str(officers[key]) if key else None for key in keys)
        yield name, old, new
    if before.about != after.about:
        options = dict(_options(document, "about", at))
        old, new = (
            options.get(key, str(key)) if key else None for key in (before.about, after.about)
        )
        yield "about", old, new
    yield "printed_as", _versions(before), _versions(after)


def _options(document: Document, name: str, at: datetime) -> list[Option]:
    choices = composer_of(document.kind).choices
    return next((each.options(document, at) for each in choices if each.name == name), [])


def _versions(edits: Edits) -> str:
    """`Công ty …, 12 Phố Thử`, for each party whose version was chosen."""
    keys = [chosen.version for chosen in edits.versions.values()]
    found = PartyVersion.objects.filter(pk__in=keys).order_by("pk") if keys else ()
    return "; ".join(f"{version.name}, {version.address}" for version in found)


def _labels(composer: Composer, at: datetime) -> dict[str, str]:
    """Of each field that may be edited and of each part of an identity."""
    form = form_of(composer.kind, on=timezone.localtime(at).date())
    parts = {
        f".{key}": label
        for variant in (INDIVIDUAL, ORGANISATION)
        for key, label in block_of(form.blocks, variant)
    }
    own = {each.key: each.label for each in composer.texts if each.label}
    return {**labels_of(form.content), **parts, **own}


def _named(key: str, labels: Mapping[str, str]) -> str:
    block, dot, part = key.partition(".")
    return labels.get(f".{part}" if dot else block, key)
