"""How long the main pages take in a small and in a large office."""

import statistics
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core.management import call_command
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment
from django.utils import timezone

from cases.casework.models import Case
from cases.office.models import Officer
from tests.bench.crowd import add_cases

LOGINS = {"inspector": "quan", "manager": "viet", "director": "khang", "statistician": "kiet"}
RUNS = 7
Table = Mapping[tuple[str, str], "Measured"]
# who, what is measured, its address; {case} and {dossier} are those of the officer's last case
PAGES = (
    ("manager", "Hôm nay", "/"),
    ("director", "Hôm nay", "/"),
    ("inspector", "Vụ việc", "/vu-viec/"),
    ("manager", "Vụ việc, lọc trạng thái", "/vu-viec/?status=recorded"),
    ("director", "Vụ việc, tìm chữ", "/vu-viec/?q=may an"),
    ("director", "Vụ việc, trang cuối", "/vu-viec/?page=last"),
    ("manager", "Một vụ việc", "/vu-viec/{case}/"),
    ("director", "Nhật ký hồ sơ", "/ho-so/{dossier}/nhat-ky/"),
    ("inspector", "Kiểm tra", "/kiem-tra/"),
    ("director", "Tìm", "/tim/?q=lunaris"),
    ("inspector", "Đối tượng", "/tra-cuu/doi-tuong/"),
)


@dataclass(frozen=True)
class Measured:
    """One page at one size: queries, and the median of its runs in milliseconds."""

    queries: int
    milliseconds: float


def measure(client: Client, address: str, runs: int = RUNS) -> Measured:
    reset_queries()  # filling the office may have filled the log
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address, follow=True)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return Measured(len(queries), statistics.median(_timed(client, address) for _ in range(runs)))


def _timed(client: Client, address: str) -> float:
    began = time.perf_counter()
    client.get(address, follow=True)
    return (time.perf_counter() - began) * 1000


def measure_all(runs: int = RUNS) -> Table:
    """Every page of `PAGES` as it stands now, by role and name."""
    taken = {}
    for role, name, address in PAGES:
        officer = Officer.objects.get(username=LOGINS[role])
        client = Client()
        client.force_login(officer, settings.AUTHENTICATION_BACKENDS[-1])
        last = Case.objects.visible_to(officer, timezone.now()).latest("pk")
        here = address.format(case=last.pk, dossier=last.dossier_id)
        taken[role, name] = measure(client, here, runs)
    return taken


def main(cases: int) -> None:
    """Fill the empty database of DATABASE_URL and print the table of its pages."""

    setup_test_environment()
    call_command("migrate", verbosity=0)
    call_command("demo")
    began = time.perf_counter()
    add_cases(cases // 100)
    _refresh_statistics()
    small = measure_all()
    add_cases(cases - cases // 100)
    _refresh_statistics()
    made = time.perf_counter() - began
    large = measure_all()
    head = f"{connection.vendor}: {cases} vụ việc, dựng trong {made:.0f} giây"
    sys.stdout.write("\n".join(["", head, "", *_table(cases, small, large), ""]))


def _refresh_statistics() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _table(cases: int, small: Table, large: Table) -> Iterator[str]:
    yield f"| Trang | Vai | Truy vấn | {cases // 100} vụ, ms | {cases} vụ, ms | Tỷ lệ |"
    yield "|---|---|---:|---:|---:|---:|"
    for (role, name), many in large.items():
        few = small[role, name]
        same = many.queries == few.queries
        queries = str(many.queries) if same else f"{few.queries} → {many.queries}"
        times = f"{few.milliseconds:.0f} | {many.milliseconds:.0f}"
        ratio = many.milliseconds / few.milliseconds
        yield f"| {name} | {role} | {queries} | {times} | {ratio:.1f} |"
