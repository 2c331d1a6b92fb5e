"""Pages of parties and rights."""

from cases.parties.views.choosing import choose_party, choose_right
from cases.parties.views.parties import party, party_change, party_correct, party_enter, party_list
from cases.parties.views.rights import (
    agent_appoint,
    right,
    right_change,
    right_correct,
    right_edit,
    right_enter,
    right_list,
)

__all__ = [
    "agent_appoint",
    "choose_party",
    "choose_right",
    "party",
    "party_change",
    "party_correct",
    "party_enter",
    "party_list",
    "right",
    "right_change",
    "right_correct",
    "right_edit",
    "right_enter",
    "right_list",
]
