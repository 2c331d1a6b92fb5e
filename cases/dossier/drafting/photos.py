"""Photographs printed with a paper, as facts and as an annex."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from cases.dossier.drafting.common import Facts
from cases.dossier.models import EvidenceFile, Item
from cases.dossier.paper import Annex, Photo, PhotoAnnex
from cases.law.amounts import day_short, hour_minute


def photo_facts(photos: Sequence[Item], lost: Mapping[str, str]) -> list[Facts]:
    """Numbered photographs; `lost` says by SHA-256 why one cannot be printed."""
    return [
        {
            "number": number,
            "caption": item.title or "Không có chú thích",
            "taken": _taken(item.file),
            "sha256": item.file.sha256,
            "problem": lost.get(item.file.sha256, ""),
        }
        for number, item in enumerate(photos, start=1)
        if item.file
    ]


def _taken(file: EvidenceFile) -> str:
    said = []
    if file.taken_at:
        local = timezone.localtime(file.taken_at)
        said.append(f"chụp hồi {hour_minute(local.time())} ngày {day_short(local.date())}")
    if file.latitude is not None and file.longitude is not None:
        said.append(f"tọa độ {_degrees(file.latitude)}; {_degrees(file.longitude)}")
    if file.is_forwarded:
        said.append("ảnh chuyển tiếp, không có dữ liệu chụp")
    return ", ".join(said)


def _degrees(value: float) -> str:
    return f"{value:.5f}".replace(".", ",")


def photo_annex(
    facts: Mapping[str, Any], name: str, *, of: str, by: str, dated: str = ""
) -> tuple[Annex, ...]:
    photos = tuple(Photo(**photo) for photo in facts["photos"])
    if not photos:
        return ()
    return (Annex(name, (PhotoAnnex(photos),), of=of, by=by, dated=dated),)
