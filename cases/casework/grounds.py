"""Articles that the acts of a case rest on, as they are cited to the officer."""

from cases.law.explain import Citation

LAW = "Luật Xử lý vi phạm hành chính"

EVERY_ACT = Citation("điểm d khoản 1 Điều 3", LAW)
MITIGATING = Citation("Điều 9", LAW)
AGGRAVATING = Citation("Điều 10", LAW)
RECORD = Citation("Điều 58", LAW)
NO_SANCTION = Citation("khoản 1 Điều 65", LAW)
SEIZURE = Citation("khoản 1 Điều 125", LAW)
SEIZURE_POWER = Citation("khoản 3 Điều 125", LAW)
SEIZURE_RECORD = Citation("điểm a khoản 4 Điều 125", LAW)
SEIZURE_REPORT = Citation("điểm c khoản 4 Điều 125", LAW)
SEIZURE_NOT_DECIDED = Citation("điểm d khoản 4 Điều 125", LAW)
SEALING = Citation("khoản 5a Điều 125", LAW)
CUSTODY_TERM = Citation("khoản 8 Điều 125", LAW)
GIVING_BACK = Citation("Điều 126", LAW)
SANCTION_DECREE = "Nghị định 99/2013/NĐ-CP"

POWER = Citation("khoản 2, khoản 3 Điều 23", SANCTION_DECREE)
REQUEST = Citation("Điều 25", SANCTION_DECREE)
WRONG_AGENCY = Citation("khoản 2 Điều 25", SANCTION_DECREE)
VALIDITY = Citation("điểm a khoản 3 Điều 25", SANCTION_DECREE)
SUPPLEMENT = Citation("điểm b khoản 3 Điều 25", SANCTION_DECREE)
ACCEPTANCE = Citation("điểm d khoản 3 Điều 25", SANCTION_DECREE)
REFUSAL = Citation("khoản 1 Điều 28", SANCTION_DECREE)
STOP = Citation("khoản 2 Điều 28", SANCTION_DECREE)
WITHDRAWAL = Citation("khoản 3 Điều 28", SANCTION_DECREE)
