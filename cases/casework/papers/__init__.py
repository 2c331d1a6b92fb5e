"""The forms that this room makes: facts and words of `documents`, bound to the acts around them."""

from cases.casework.papers import confirmation, custody, decisions, violation_record

COMPOSERS = {
    each.kind: each
    for each in (
        *custody.CUSTODY,
        confirmation.LETTER,
        violation_record.VIOLATION_RECORD,
        *(decisions.SANCTION, decisions.REMEDIES, decisions.TRANSFER),
    )
}
