"""Which goods lines a visit shows."""

from django.db import models
from django.db.models import Q

from cases.dossier.models import GoodsLine
from inspections.visits.models import Visit


def shown_lines(visit: Visit) -> "models.QuerySet[GoodsLine]":
    """Lines seen here, and sacks of the dossier that wait to be counted or were counted here."""
    here = Q(seen_at__visit=visit)
    waiting = Q(kind=GoodsLine.Kind.CONTAINER, is_counted=False)
    counted_here = Q(contents__seen_at__visit=visit)
    wanted = GoodsLine.objects.filter(here | waiting | counted_here, dossier=visit.dossier)
    wanted_keys = Q(pk__in=wanted.values("pk"))
    # what lies in a shown sack is shown with it, whoever counted it
    inside = Q(container__in=wanted.filter(kind=GoodsLine.Kind.CONTAINER).values("pk"))
    rows = GoodsLine.objects.filter(wanted_keys | inside)
    return rows.select_related("seen_at").order_by("position", "pk")
