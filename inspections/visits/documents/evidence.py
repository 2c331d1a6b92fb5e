"""Photographs and samples of a visit, as what was done there and as an annex of photographs."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from cases.dossier.drafting import photos
from cases.dossier.drafting.common import Facts
from cases.dossier.models import EvidenceFile, Item
from cases.dossier.paper import Annex
from cases.law.amounts import count_two_digits
from inspections.visits.models import Visit, VisitItem

NAME_OF_ANNEX = "ẢNH CHỤP TẠI BUỔI LÀM VIỆC"


def items_of(visit: Visit) -> list[Item]:
    """Samples, photographs and films taken at the visit, in their order, read once."""
    taken = VisitItem.objects.select_related("item__file")
    prefetch_related_objects([visit], Prefetch("items", taken))
    standing = [each.item for each in visit.items.all() if each.item.removed_at is None]
    return sorted(standing, key=lambda item: (item.position, item.pk))


def photos_of(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if _is_shot(item, EvidenceFile.Kind.PHOTO)]


def _is_shot(item: Item, kind: EvidenceFile.Kind) -> bool:
    return item.kind == Item.Kind.PHOTO and item.file is not None and item.file.kind == kind


def done_words(items: Sequence[Item], typed: str) -> str:
    """What was done: samples with their seals, photographs and films counted, then what was typed.

    Example: `lấy 03 mẫu nhãn chai (niêm phong số M-01), chụp 24 ảnh; lập Biên bản tạm giữ …`.
    """
    said = [_sample(item) for item in items if item.kind == Item.Kind.SAMPLE]
    shots = len(photos_of(items))
    films = sum(_is_shot(item, EvidenceFile.Kind.VIDEO) for item in items)
    said += [f"chụp {count_two_digits(shots)} ảnh"] if shots else []
    said += [f"ghi hình {count_two_digits(films)} đoạn"] if films else []
    parts = (", ".join(said), " ".join(typed.split()).rstrip(" .;"))
    return "; ".join(part for part in parts if part)


def _sample(item: Item) -> str:
    words = " ".join(part for part in (item.quantity or "mẫu", item.title) if part)
    return f"lấy {words}" + (f" (niêm phong số {item.seal})" if item.seal else "")


def photo_facts(items: Sequence[Item], lost: Mapping[str, str]) -> list[Facts]:
    """Those among the items; `lost` says by SHA-256 why one cannot be printed."""
    return photos.photo_facts(photos_of(items), lost)


def photo_annex(facts: Mapping[str, Any], *, of: str, by: str, dated: str) -> tuple[Annex, ...]:
    return photos.photo_annex(facts, NAME_OF_ANNEX, of=of, by=by, dated=dated)
