"""The table of duties as the README prints it."""

from cases.office.duties import DUTIES_BY_ROLE, DUTIES_BY_SEAT, Duty, Reach, SeatKind
from cases.office.models import Role

REACHES = {None: "", Reach.OFFICE: "toàn Sở", Reach.UNIT: "đơn vị"}


def duties_table() -> str:
    """Markdown: a row a duty, a column a role, and the seats that give it."""
    head = ["Nhiệm vụ", *(role.label for role in Role), "Chỗ trong hồ sơ"]
    rows = [
        [
            duty.label,
            *(REACHES[DUTIES_BY_ROLE[role].get(duty)] for role in Role),
            ", ".join(
                SeatKind(seat).label for seat, held in DUTIES_BY_SEAT.items() if duty in held
            ),
        ]
        for duty in Duty
    ]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
