"""Fixtures shared by all tests."""

import os
import shutil
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from django.utils import timezone

from cases.law.explain import canonical
from cases.lawbook.loading import digest_of, put_in_use, read_pack
from cases.lawbook.models import LawPack
from cases.office import triggers
from cases.office.models import Chain

# Playwright keeps an event loop in this thread until the session ends; Django would refuse the ORM.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_configure(config: pytest.Config) -> None:
    """The test database is kept from run to run: to make it takes longer than most tests.

    It is made anew when models, migrations or triggers changed, or when a run did not end.
    """
    if hasattr(config, "workerinput") or not config.cache:
        return
    if config.cache.get(_kept_as(config), "") != _digest_of_tables():
        config.option.create_db = True
    config.cache.set(_kept_as(config), "")


def pytest_sessionfinish(session: pytest.Session) -> None:
    config = session.config
    if not hasattr(config, "workerinput") and config.cache:
        config.cache.set(_kept_as(config), _digest_of_tables())


def _kept_as(config: pytest.Config) -> str:
    database = os.environ.get("DATABASE_URL", "sqlite").partition(":")[0]
    return f"tables/{database}/{config.getoption('numprocesses', None)}"


@cache
def _digest_of_tables() -> str:
    """Of every file that says what the tables are and what guards them."""
    folders = [Path(settings.BASE_DIR, room.replace(".", "/")) for room in settings.ROOMS]
    files = [path for folder in folders for path in folder.glob("m*/**/*.py")]
    guards = Path(settings.BASE_DIR, "cases/office/triggers.py")
    return sha256(b"".join(path.read_bytes() for path in sorted([*files, guards]))).hexdigest()


@pytest.fixture(scope="session", autouse=True)
def _fast_passwords() -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True, scope="session")
def _triggers_lifted_around_flush() -> Iterator[None]:
    """A transactional test ends with `flush`, which frozen tables rightly refuse."""
    case: Any = TransactionTestCase
    teardown = case._fixture_teardown

    def lifted(self: TransactionTestCase) -> None:
        triggers.remove(connection)
        try:
            teardown(self)
        finally:
            triggers.install(connection)

    case._fixture_teardown = lifted
    yield
    case._fixture_teardown = teardown


@cache
def _law_of_the_files() -> dict[str, Any]:
    """The project's own law, read once a run."""
    return read_pack()


@cache
def _law_as_text() -> tuple[str, str]:
    """Its digest and content."""
    return digest_of(_law_of_the_files()), canonical(_law_of_the_files())


@pytest.fixture
def law(db: None) -> LawPack:
    """The law in use, without its tables: what the pure law and the papers need."""
    digest, content = _law_as_text()
    pack = LawPack.objects.filter(digest=digest).first()
    return pack or LawPack.objects.create(
        digest=digest,
        content=content,
        is_active=True,
        loaded_at=timezone.now(),
        chain=Chain.objects.create(kind=Chain.Kind.LAW_PACK),
    )


@pytest.fixture
def law_tables(db: None) -> LawPack:
    """The law in use with its tables: what pages and search need."""
    return put_in_use(_law_of_the_files(), at=timezone.now()).pack


@pytest.fixture(autouse=True)
def _media_of_this_test(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium instead of a downloaded one; no Chromium skips, unless CI demands it."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail("REQUIRE_BROWSER=1 but no Chromium on the PATH")
        pytest.skip("no Chromium on this machine (Debian: apt install chromium)")
    return {**browser_type_launch_args, "executable_path": found, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}
