"""The forms that this room makes: facts and words of `documents`, bound to the acts around them."""

from inspections.visits.papers import decision, records

COMPOSERS = {
    each.kind: each
    for each in (decision.DECISION, decision.CLEAR_SIGNS, records.MINUTES, records.WORKING_RECORD)
}
