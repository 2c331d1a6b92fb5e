"""The command that makes the demonstration office: what it refuses before it writes anything."""

import pytest
from django.core.management import CommandError, call_command

from cases.office.models import Commune, Officer

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("law")
def test_a_day_before_the_first_lawful_one_is_refused_with_a_sentence() -> None:
    with pytest.raises(CommandError, match="Cơ quan mẫu dựng được từ ngày 02/02/2026"):
        call_command("demo", on="2026-02-01")
    assert not Officer.objects.exists()
    assert not Commune.objects.exists()


def test_a_day_written_otherwise_is_refused_with_an_example() -> None:
    with pytest.raises(CommandError, match="YYYY-MM-DD, ví dụ 2026-11-23"):
        call_command("demo", on="23/11/2026")
