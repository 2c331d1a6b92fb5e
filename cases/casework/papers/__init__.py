"""The forms that this room makes: facts and words of `documents`, bound to the acts around them."""

from cases.casework.papers import custody, decisions

COMPOSERS = {
    each.kind: each
    for each in (*custody.CUSTODY, decisions.SANCTION, decisions.REMEDIES, decisions.TRANSFER)
}
