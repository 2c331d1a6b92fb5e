"""Words of the papers of a case: facts to blocks, form by form."""

from collections.abc import Callable
from datetime import datetime

from cases.casework.documents import (
    remedies_decision,
    sanction_decision,
    sanction_decision_words,
    transfer_decision,
)
from cases.dossier.composing import Composer, Facts, FactsOf
from cases.dossier.drafting.common import composed, edits_of, with_edits
from cases.dossier.models import Document
from cases.dossier.paper import Paper


def _composer(base: FactsOf, words: Callable[[Facts], Paper]) -> Composer:
    def facts(document: Document, *, at: datetime) -> Facts:
        return dict(composed(with_edits(base(document, at=at), edits_of(document))))

    return Composer(facts=facts, words=words, signers=lambda document: ())


COMPOSERS = {
    sanction_decision.KIND: _composer(sanction_decision.base, sanction_decision_words.words),
    remedies_decision.KIND: _composer(remedies_decision.base, remedies_decision.words),
    transfer_decision.KIND: _composer(transfer_decision.base, transfer_decision.words),
}
