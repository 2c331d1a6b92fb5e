"""What rooms above ask of the law.

    catalogue = active_catalogue()                       # the pure law, for cases.law functions
    ActVersion.objects.in_force(on).matching("hang gia") # acts of a day by a few words, best first
    catalogue.tier_of(code, on, total)                   # version and bracket of a running total
    fine(catalogue, Facts(...))                          # cases.law.fines

A decision keeps `catalogue.digest` and asks `catalogue_of(digest)` to reckon again.
"""

import json
from functools import lru_cache

from cases.law.catalogue import Catalogue
from cases.law.reading import read_catalogue
from cases.lawbook.models import LawPack


class NoLawError(LookupError):
    """No law is loaded, or none under that digest."""


def active_catalogue() -> Catalogue:
    """The law in use: one query for its digest, built once per digest. Raises NoLawError."""
    digest = LawPack.objects.filter(is_active=True).values_list("digest", flat=True).first()
    if digest is None:
        raise NoLawError("Chưa có dữ liệu pháp luật: chạy lệnh load_law.")
    return catalogue_of(digest)


@lru_cache(maxsize=8)
def catalogue_of(digest: str) -> Catalogue:
    """The law of a pack in use or used before. Raises NoLawError."""
    content = LawPack.objects.filter(digest=digest).values_list("content", flat=True).first()
    if content is None:
        raise NoLawError(f"Không có gói pháp luật {digest[:12]}.")
    return read_catalogue(json.loads(content), digest)
