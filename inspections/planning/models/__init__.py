"""Thematic plans and the parties they name."""

from inspections.planning.models.plans import Adjustment, Plan, PlanItem, Verb

__all__ = ["Adjustment", "Plan", "PlanItem", "Verb"]
