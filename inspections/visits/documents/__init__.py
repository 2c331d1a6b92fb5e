"""Words of the papers of an inspection: facts to blocks, form by form."""

from inspections.visits.documents import clear_signs, decision, minutes, working_record

COMPOSERS = {
    module.KIND: module.COMPOSER for module in (clear_signs, decision, minutes, working_record)
}
