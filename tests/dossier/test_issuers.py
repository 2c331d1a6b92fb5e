"""Many issuers at once, some killed between two statements: 1..n, nothing double, nothing lost.

The same program runs with two hundred: `python -m tests.dossier.issuers`.
"""

import json
import subprocess
import sys

from django.conf import settings
from django.db import connection


def test_issuers_killed_half_way_leave_a_register_without_gap_or_double() -> None:
    asked = ["--issuers", "14", "--kills", "5", "--failures", "4"]
    done = subprocess.run(  # noqa: S603 our own program
        [sys.executable, "-m", "tests.dossier.issuers", *asked],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    answer = json.loads(done.stdout)
    assert answer["database"] == connection.vendor
    assert answer["is_one_to_n"]
    assert answer["bear_their_number"]
    assert (answer["papers"], answer["last"], answer["faults"]) == (14, 14, [])
    assert answer["killed"] + answer["failed"] > 0
    assert answer["broken"] == 0
