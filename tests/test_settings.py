"""Production refuses to start on settings that are missing or weak, and says what to set."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

GOOD = {
    "DEBUG": "0",
    "SECRET_KEY": "k7Qz-3xWm_9pLr2VtYb6NcHs4JdFg8Ua1EoKiRnMvTyBqXwZ5h",
    "ALLOWED_HOSTS": "xuphat.sokhcn.example",
}


def started_with(**changes: str) -> str:
    """The last line that the settings say; empty when they hold."""
    code = "import config.settings"
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=settings.BASE_DIR,
        env=os.environ | GOOD | changes,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return ran.stderr.strip().rpartition("\n")[2]


def test_production_starts_on_sound_settings() -> None:
    assert started_with() == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "ngan"),
        ("SECRET_KEY", "a" * 60),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "xuphat.sokhcn.example,*"),
        ("DEBUG", "yes"),
        ("DATABASE_URL", "mysql://localhost/office"),
    ],
)
def test_production_refuses_weak_settings_by_name(name: str, value: str) -> None:
    told = started_with(**{name: value})
    assert told.startswith("django.core.exceptions.ImproperlyConfigured: ")
    assert name in told
