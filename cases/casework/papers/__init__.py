"""The forms that this room makes: facts and words of `documents`, bound to the acts around them."""

from cases.casework.papers import decisions, violation_record

COMPOSERS = {
    each.kind: each
    for each in (
        violation_record.VIOLATION_RECORD,
        decisions.SANCTION,
        decisions.REMEDIES,
        decisions.TRANSFER,
    )
}
