"""What an address asks of an indicator: its days, dimensions and what it is narrowed to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.dateparse import parse_date

from cases.dossier.dimensions import DayOf
from cases.dossier.statistics.indicators import Figure, Indicator
from cases.law.periods import DAY, YEAR, PeriodRule, Window, rules_of
from cases.lawbook.services import active_catalogue
from cases.office.models import Officer

PERIOD, FROM, TO, BY, BASIS = "ky", "tu", "den", "theo", "ngay"
# cuts days of one's own into months
OWN_DAYS, CALENDAR = "P-CAMP", "P-CAL"


@dataclass(frozen=True)
class Asked:
    """One page of an indicator, wholly said by its address."""

    indicator: Indicator
    rule: PeriodRule
    key: str
    name: str
    whole: Window
    window: Window
    by: tuple[str, ...]
    chosen: Mapping[str, str]
    basis: DayOf
    officer: Officer
    at: datetime

    @property
    def this(self) -> Figure:
        return Figure(self.indicator, self.window, self.chosen, self.basis, self.officer, self.at)

    @property
    def last(self) -> Figure:
        return self.this.over(self.window.a_year_before())

    @property
    def today(self) -> date:
        return timezone.localdate(self.at)

    @property
    def is_running(self) -> bool:
        return self.whole.starts <= self.today < self.whole.last

    @property
    def has_begun(self) -> bool:
        return self.indicator.is_ahead or self.whole.starts <= self.today


def rules() -> dict[str, PeriodRule]:
    """The rules of the law in use. Raises NoLawError."""
    return rules_of(active_catalogue().content)


def offered(indicator: Indicator, known: Mapping[str, PeriodRule]) -> list[PeriodRule]:
    return [known[name] for name in indicator.rules if name in known]


def asked(
    indicator: Indicator, told: Mapping[str, str], officer: Officer, *, at: datetime
) -> Asked:
    """Read an address. Raises LookupError or ValueError with what is wrong with it."""
    known = rules()
    on = timezone.localdate(at)
    rule, key, name, whole = _days(indicator, told, known, on)
    window = whole if indicator.is_ahead else whole.until(on)
    return Asked(
        indicator,
        rule,
        key,
        name,
        whole,
        window,
        _by(indicator, told.get(BY, "")),
        {each.name: told[each.name] for each in indicator.dimensions if told.get(each.name)},
        indicator.day(told.get(BASIS, "")),
        officer,
        at,
    )


def _days(
    indicator: Indicator, told: Mapping[str, str], known: Mapping[str, PeriodRule], on: date
) -> tuple[PeriodRule, str, str, Window]:
    if told.get(FROM) or told.get(TO):
        return _own_days(told, known)
    first = offered(indicator, known)
    if not first:
        raise LookupError("Chưa có kỳ báo cáo trong dữ liệu pháp luật: chạy lệnh load_law.")
    name, _, key = told.get(PERIOD, "").partition(":")
    rule = known.get(name) if name else first[0]
    if rule is None:
        raise LookupError(f"Không có quy tắc kỳ “{name}”.")
    period = rule.named(key) if key else rule.period(YEAR, rule.year_of(on))
    return rule, period.key, period.name, period.window


def _own_days(
    told: Mapping[str, str], known: Mapping[str, PeriodRule]
) -> tuple[PeriodRule, str, str, Window]:
    first, last = _typed(told.get(FROM, "")), _typed(told.get(TO, ""))
    if first is None or last is None:
        raise ValueError("Nhập cả ngày đầu và ngày cuối, dạng ngày/tháng/năm.")
    if first > last:
        raise ValueError("Ngày cuối phải từ ngày đầu trở đi.")
    return known[CALENDAR], "", "khoảng ngày tự chọn", Window(first, last + DAY)


def _typed(text: str) -> date | None:
    """`15/12/2025` as officers type it, or as an address keeps it."""
    try:
        if "/" in text:
            return datetime.strptime(text.strip(), "%d/%m/%Y").date()  # noqa: DTZ007 a day
        return parse_date(text.strip())
    except ValueError:
        return None


def _by(indicator: Indicator, told: str) -> tuple[str, ...]:
    names = [name for name in told.split(",") if name][:2] or [indicator.dimensions[0].name]
    return tuple(dict.fromkeys(indicator.dimension(name).name for name in names))
