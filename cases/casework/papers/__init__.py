"""The forms that this room makes: facts and words of `documents`, bound to the acts around them."""

from cases.casework.papers import decisions

COMPOSERS = {
    each.kind: each for each in (decisions.SANCTION, decisions.REMEDIES, decisions.TRANSFER)
}
