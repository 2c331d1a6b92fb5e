"""Many clerks who number papers of one series at once, some of whose processes are killed.

    python -m tests.dossier.issuers --issuers 200 --kills 60 --failures 40

makes a database of its own, beside that of DATABASE_URL or as a SQLite file, and drops it again.
Each issuer is a process; a kill is a SIGKILL before one of its statements, a failure an error.
What was left undone is then issued by others, and the register is checked.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter as Tally
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

STATEMENTS = 40  # an act has about 35
SECONDS = 300  # an issuer that takes longer ends itself
DONE, AGAIN, LOCKED, FAILED = 0, 10, 11, 12


@dataclass(frozen=True)
class Fate:
    """At which of its statements an issuer is killed, or fails; 0 is never."""

    killed_at: int = 0
    fails_at: int = 0


@contextmanager
def own_database() -> Iterator[str]:
    """The address of a new database, gone afterwards."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{Path(folder) / 'issuers.sqlite3'}"
        return
    import psycopg  # noqa: PLC0415

    parts, name = urlsplit(url), f"issuers_{os.getpid()}"
    server = urlunsplit(parts._replace(scheme="postgresql", path="/postgres"))
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}".encode())
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server, autocommit=True) as admin:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def prepared_office(papers: int) -> tuple[list[int], int]:
    """Papers of one series that wait for their number, each in a dossier of its own; a clerk."""
    from django.core.management import call_command  # noqa: PLC0415

    from cases.dossier.services.numbering import prepare  # noqa: PLC0415
    from inspections.visits import papers as forms  # noqa: PLC0415
    from tests.builders import AT, a_series  # noqa: PLC0415
    from tests.dossier import registry  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    forms.COMPOSERS[registry.KIND] = registry.A_FORM
    series, clerk = a_series(suffix="QĐ-XPHC"), registry.a_clerk()
    waiting = [registry.a_signed_paper(series=series) for _ in range(papers)]
    prepare(waiting[0], series, at=AT)  # typefaces and libraries are there before the forks
    return [each.pk for each in waiting], clerk.pk


def issue(document_pk: int, clerk_pk: int, fate: Fate) -> int:
    """One process's work: the act as the page does it, sent again where the page asks to."""
    from django.core.exceptions import ValidationError  # noqa: PLC0415
    from django.db import OperationalError, connection  # noqa: PLC0415

    from cases.dossier.models import Document  # noqa: PLC0415
    from cases.dossier.services.numbering import issue_numbered, prepare  # noqa: PLC0415
    from cases.office.models import Officer  # noqa: PLC0415
    from tests.builders import AT  # noqa: PLC0415

    outcome, held = DONE, None
    with connection.execute_wrapper(ending(fate)):
        while True:
            document = Document.objects.select_related("series").get(pk=document_pk)
            clerk = Officer.objects.get(pk=clerk_pk)
            held = held or prepare(document, document.series, at=AT)  # type: ignore[arg-type]
            try:
                issue_numbered(document, held, by=clerk, at=AT)
            except ValidationError as error:
                if getattr(error, "code", "") != "again":
                    raise
                outcome, held = AGAIN, None
            except OperationalError:
                outcome = LOCKED
            else:
                return outcome


def ending(fate: Fate) -> Callable[..., Any]:
    """Counts the statements of the act, and ends the process, or the act, before one of them."""
    count = 0

    def execute(run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        nonlocal count
        count += 1
        if count == fate.killed_at:
            os.kill(os.getpid(), signal.SIGKILL)
        if count == fate.fails_at:
            raise RuntimeError("on purpose")
        return run(sql, params, many, context)

    return execute


def at_once(papers: list[int], clerk: int, fates: dict[int, Fate]) -> Tally[int]:
    """One process a paper, all let go in the same moment; how each ended (-9: killed)."""
    start, go = os.pipe()
    running = []
    for paper in papers:
        if (pid := os.fork()) == 0:
            os.close(go)
            os._exit(_one(start, paper, clerk, fates.get(paper, Fate())))
        running.append(pid)
    os.close(start)
    os.close(go)
    return Tally(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in running)


def _one(start: int, paper: int, clerk: int, fate: Fate) -> int:
    signal.alarm(SECONDS)
    os.read(start, 1)  # answers when the parent closes its end
    try:
        return issue(paper, clerk, fate)
    except RuntimeError:
        return FAILED
    except BaseException as error:
        print(repr(error), file=sys.stderr)  # noqa: T201
        return 1


def run(issuers: int, kills: int, failures: int, seed: int) -> dict[str, Any]:
    import django  # noqa: PLC0415

    django.setup()
    from django.db import connections  # noqa: PLC0415

    from cases.dossier.models import Document  # noqa: PLC0415

    papers, clerk = prepared_office(issuers)
    chance = random.Random(seed)  # noqa: S311 no secret
    unlucky = chance.sample(papers, kills + failures)
    fates = {pk: Fate(killed_at=chance.randint(1, STATEMENTS)) for pk in unlucky[:kills]}
    fates |= {pk: Fate(fails_at=chance.randint(1, STATEMENTS)) for pk in unlucky[kills:]}
    connections.close_all()
    began = time.monotonic()
    first = at_once(papers, clerk, fates)
    seconds = time.monotonic() - began
    left = Document.objects.to_number().order_by("pk").values_list("pk", flat=True)
    left_over = list(left)
    connections.close_all()
    second = at_once(left_over, clerk, {})
    return {
        "issuers": issuers,
        "killed": first[-signal.SIGKILL],
        "failed": first[FAILED],
        "asked_again": first[AGAIN] + second[AGAIN],
        "found_it_locked": first[LOCKED] + second[LOCKED],
        "broken": first[1] + second[1] + first[-signal.SIGALRM] + second[-signal.SIGALRM],
        "left_for_others": len(left_over),
        "seconds": round(seconds, 1),
        **found(issuers),
    }


def found(issuers: int) -> dict[str, Any]:
    """What the register says in the end."""
    from django.db import connection  # noqa: PLC0415

    from cases.dossier.models import Counter, Document, Paper  # noqa: PLC0415
    from cases.dossier.paper.reading import words_of  # noqa: PLC0415
    from cases.dossier.services.checking import checks  # noqa: PLC0415

    issued = Document.objects.filter(state=Document.State.ISSUED).select_related("series", "paper")
    numbers = sorted(int(each.number) for each in issued)
    some = random.Random(issuers).sample(list(issued), min(20, len(issued)))  # noqa: S311 no secret
    return {
        "database": connection.vendor,
        "is_one_to_n": numbers == list(range(1, issuers + 1)),
        "papers": Paper.objects.count(),
        "last": Counter.objects.get(series__suffix="QĐ-XPHC").last,
        "bear_their_number": all(
            each.full_number in words_of(bytes(each.paper.content)) for each in some
        ),
        "faults": [fault.text for check in checks() for fault in check.faults],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--issuers", type=int, default=200)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--failures", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    with own_database() as url:
        os.environ["DATABASE_URL"] = url
        answer = run(asked.issuers, asked.kills, asked.failures, asked.seed)
        from django.db import connections  # noqa: PLC0415

        connections.close_all()
    json.dump(answer, sys.stdout, ensure_ascii=False, indent=2)
    is_sound = answer["is_one_to_n"] and not answer["faults"] and not answer["broken"]
    sys.exit(0 if is_sound else 1)


if __name__ == "__main__":
    main()
