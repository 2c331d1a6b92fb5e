"""Who is inspected, who owns the rights, and how each stood on a day."""

from cases.parties.models.parties import Party, PartyVersion, Verb
from cases.parties.models.rights import IPRight, RightAgent, RightPeriod

__all__ = ["IPRight", "Party", "PartyVersion", "RightAgent", "RightPeriod", "Verb"]
