"""Five papers typed from the pictures of the layout, by the name of their picture."""

from dataclasses import replace

from cases.dossier.paper import Block, Paper
from tests.dossier.paper.decisions import decision_on_a_household, decision_on_a_market
from tests.dossier.paper.records import refused_minutes, signed_minutes
from tests.dossier.paper.working import working_record

SAMPLES = {
    "a1": decision_on_a_household,
    "a2": decision_on_a_market,
    "b1": signed_minutes,
    "b2": refused_minutes,
    "c": working_record,
}


def with_blocks(*blocks: Block) -> Paper:
    """Minutes with these blocks alone."""
    return replace(signed_minutes(), blocks=blocks)


__all__ = [
    "SAMPLES",
    "decision_on_a_household",
    "decision_on_a_market",
    "refused_minutes",
    "signed_minutes",
    "with_blocks",
    "working_record",
]
