"""Where each thing that a paper lacks is filled in: the page, and the place on it."""

from dataclasses import dataclass

from django.urls import reverse

from cases.dossier.composing import composer_of
from cases.dossier.gaps import Gap
from cases.dossier.models import Document


@dataclass(frozen=True)
class Missing:
    """A gap with the address where it is filled, and what stands there."""

    label: str
    url: str
    where: str


HERE = "Phần nhập của dự thảo"
OR_CHOOSE = "; không có thì chọn “Không” ở phần nhập của dự thảo"


def missing_of(document: Document, gaps: list[Gap]) -> list[Missing]:
    return [Missing(gap.label, *_place(document, gap.key)) for gap in gaps]


def _place(document: Document, key: str) -> tuple[str, str]:
    """What lies in no table, such as a part of an identity, is filled at the draft itself."""
    composer = composer_of(document.kind)
    if found := composer.filled_at(document, key):
        url, where = found
        return url, f"{where}{OR_CHOOSE}" if key in composer.may_be_none else where
    is_typed = "." in key or any(text.key == key for text in composer.texts)
    kind = "text" if is_typed else "none"
    return f"{reverse('dossier:document_edit', args=[document.pk])}#id_{kind}-{key}", HERE
