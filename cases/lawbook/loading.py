"""The way of the law from its files into the database: read, check, fill, all or nothing."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction

from cases.law.explain import canonical
from cases.law.pack_checks import faults
from cases.law.pack_diff import differences, summary
from cases.law.packs import Fault
from cases.law.reading import read_catalogue
from cases.lawbook.models import LawPack
from cases.lawbook.rows import write_rows
from cases.office.journal import record
from cases.office.models import Chain, Verb

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class PackError(Exception):
    """The files do not hold together: nothing was loaded. `faults` says where and why."""

    def __init__(self, found: list[Fault]) -> None:
        super().__init__("\n".join(map(str, found)))
        self.faults = found


@dataclass(frozen=True)
class Loaded:
    """The pack in use after a load, and what differs from the one before."""

    pack: LawPack
    changes: list[str]


def law_files() -> Path:
    files: Path = settings.BASE_DIR / "fixtures" / "law"
    return files


def read_pack(folder: Path | None = None) -> dict[str, Any]:
    """The files of the folder, by default fixtures/law, by name.

    Raises PackError when one of them is no YAML or has a fault.
    """
    pack: dict[str, Any] = {}
    unreadable = []
    for path in sorted((folder or law_files()).glob("*.yaml")):
        try:
            pack[path.name] = yaml.load(path.read_text(encoding="utf-8"), LOADER)  # noqa: S506 safe
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            unreadable.append(Fault(path.name, "tệp", f"không đọc được: {error}"))
    found = unreadable or faults(pack)
    if found:
        raise PackError(found)
    return pack


def digest_of(pack: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(pack).encode()).hexdigest()


def pending(folder: Path | None = None) -> list[str]:
    """What a load would change, in words; empty when the files are what is in use."""
    return _changes(LawPack.objects.filter(is_active=True).first(), read_pack(folder))


def load_law(*, at: datetime, folder: Path | None = None) -> Loaded:
    """Puts the law of the folder in use, by default of fixtures/law.

    Raises PackError, with nothing changed, when the files have a fault.
    """
    return put_in_use(read_pack(folder), at=at)


@transaction.atomic
def put_in_use(content: Mapping[str, Any], *, at: datetime) -> Loaded:
    """From now on the law is this pack, without fault as `read_pack` gives it.

    A pack that is there already is not written again; the one in use before stays as it is.
    """
    active = LawPack.objects.filter(is_active=True).first()
    changes = _changes(active, content)
    digest = digest_of(content)
    if active and active.digest == digest:
        return Loaded(active, [])
    LawPack.objects.filter(is_active=True).update(is_active=False)
    pack = LawPack.objects.filter(digest=digest).first()
    if pack is None:
        chain = Chain.objects.create(kind=Chain.Kind.LAW_PACK)
        text = canonical(content)
        pack = LawPack.objects.create(digest=digest, content=text, loaded_at=at, chain=chain)
        write_rows(pack, read_catalogue(content, digest))
    pack.is_active = True
    pack.save(update_fields=["is_active"])
    record(Verb.LOAD_LAW, pack, by=None, at=at, changes={"digest": digest, "changes": changes})
    return Loaded(pack, changes)


def _changes(active: LawPack | None, content: Mapping[str, Any]) -> list[str]:
    return differences(json.loads(active.content), content) if active else summary(content)
