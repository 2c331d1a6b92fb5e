"""A crawl of the demonstration office as every role: every page answers, in Vietnamese, whole."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import resolve

from cases.dossier.models import Seat
from cases.office.models import Delegation, JournalEntry, Officer, Role
from cases.office.telling import tell
from cases.parties.models import PartyVersion, RightAgent, RightPeriod
from inspections.desk.demo.whole import build

ENGLISH = set((Path(__file__).parent / "english_words.txt").read_text().split())
# names of things, not words: file kinds, forms, keys, abbreviations that officers write
ALLOWED = {
    "pdf",
    "word",
    "excel",
    "ok",
    "or",
    "in",
    "an",
    "to",
    "on",
    "no",
    "go",
    "do",
    "may",
    "so",
    # what stands on the key
    "enter",
}
# Vietnamese syllables that look English once they stand without marks
VIETNAMESE = {
    "in",
    "an",
    "to",
    "go",
    "do",
    "may",
    "so",
    "no",
    "on",
    "get",
    "hay",
    "cho",
    "the",
    "tin",
}
ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
VOID = {"input", "img", "br", "meta", "link", "hr", "wbr", "source"}
A_VIEW = 4
PAGES = 400


@dataclass
class Page(HTMLParser):
    """What a reader meets on a page: words, links, headings, fields without a label."""

    words: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: int = 0
    labels: set[str] = field(default_factory=set)
    fields: list[tuple[str, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.silent = self.in_label = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.silent += tag in {"script", "style", "template"}
        self.headings += tag == "h1"
        if tag == "a" and told.get("href"):
            self.links.append(told["href"] or "")
        self.in_label += tag == "label"
        if tag == "label" and told.get("for"):
            self.labels.add(told["for"] or "")
        if tag in {"input", "select", "textarea"} and told.get("type") not in {"hidden", "submit"}:
            is_named = bool(told.get("aria-label") or told.get("aria-labelledby") or self.in_label)
            is_hidden = told.get("aria-hidden") == "true" or "hidden" in told
            self.fields.append((told.get("id") or "", is_named or is_hidden))
        for name in ("title", "aria-label", "placeholder", "alt"):
            if told.get(name):
                self.words.append(told[name] or "")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"script", "style", "template"}
        self.in_label -= tag == "label"

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def unlabelled(self) -> list[str]:
        return [name for name, is_named in self.fields if not is_named and name not in self.labels]


def faults_of(address: str, html: str) -> Iterator[str]:
    page = Page()
    page.feed(html)
    english = set(re.findall(r"[a-z]+", page.text.lower())) & ENGLISH
    english -= ALLOWED | VIETNAMESE
    spoken = {
        word for word in english if re.search(rf"(?<![\w.@/-]){word}(?![\w.@/-])", page.text, re.I)
    }
    # the page of components names its own colours and shapes
    if spoken and not address.startswith("/thanh-phan/"):
        yield f"{address}: English {sorted(spoken)}"
    if re.search(r"\bNone\b", page.text):
        yield f"{address}: None"
    if found := ISO_DAY.search(page.text):
        yield f"{address}: ISO day {found[0]}"
    if page.headings != 1:
        yield f"{address}: {page.headings} h1"
    if page.unlabelled:
        yield f"{address}: fields without label {page.unlabelled}"


def crawl(client: Client) -> Iterator[tuple[str, int, str]]:
    """Every page reached by links from the first, some of each view."""
    waiting, known, of_view = deque(["/"]), {"/"}, Counter[str]()
    while waiting and len(known) < PAGES * 10:
        address = waiting.popleft()
        response = client.get(address, follow=True)
        kind = response.get("Content-Type", "")
        html = response.content.decode() if kind.startswith("text/html") else ""
        if response.streaming:
            b"".join(response)  # a file that is served stays open until it was read
        yield address, response.status_code, html
        page = Page()
        page.feed(html)
        for link in page.links:
            target = urldefrag(urljoin(address, link))[0]
            parts = urlsplit(target)
            if parts.netloc or parts.scheme or target in known or not parts.path.startswith("/"):
                continue
            known.add(target)
            view = (
                resolve(parts.path).view_name if not parts.path.startswith("/static/") else "static"
            )
            of_view[view] += 1
            if of_view[view] <= A_VIEW:
                waiting.append(target)


@pytest.fixture(scope="module")
def office(
    django_db_setup: None, django_db_blocker: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The demonstration office, built once and rolled back after the crawl; where its files lie."""
    from django.db import transaction  # noqa: PLC0415
    from django.test import override_settings  # noqa: PLC0415

    from cases.lawbook.loading import load_law  # noqa: PLC0415
    from tests.builders import AT  # noqa: PLC0415

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        outer = transaction.atomic()
        outer.__enter__()
        try:
            load_law(at=AT)
            media = tmp_path_factory.mktemp("media")
            with override_settings(MEDIA_ROOT=media):
                build(date(2026, 11, 23))
            yield media
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role.values)
def test_every_page_of_a_role_is_whole_and_vietnamese(
    role: str, client: Client, office: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT = office
    officer = Officer.objects.filter(role=role).order_by("pk")[0]
    client.force_login(officer)
    faults = []
    count = 0
    for address, status, html in crawl(client):
        count += 1
        if status != 200:
            faults.append(f"{address}: {status}")
        elif html:
            faults += faults_of(address, html)
    assert not faults, "\n".join(faults)
    assert count > 5


@pytest.mark.django_db
@pytest.mark.usefixtures("office")
def test_no_line_of_the_journal_is_labelled_in_english() -> None:
    entries = JournalEntry.objects.select_related("officer")
    told = tell(entries, Seat, PartyVersion, RightPeriod, RightAgent, Delegation)
    labels = {re.sub(" “.*”$", "", line.partition(": ")[0]) for _, lines in told for line in lines}
    assert len(labels) > 50
    spoken = {word: label for label in labels for word in re.findall(r"\w+", label.lower())}
    assert not {label for word, label in spoken.items() if word in ENGLISH or "_" in word}
