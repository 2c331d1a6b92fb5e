"""Articles that the acts of an inspection rest on, as they are cited to the officer."""

from cases.law.explain import Citation

DECREE = "Nghị định 217/2025/NĐ-CP"

WHO_DECIDES = Citation("khoản 2 Điều 6", DECREE)
NO_OBSTRUCTION = Citation("khoản 2 Điều 5", DECREE)
SUBJECT_OBEYS = Citation("khoản 2 Điều 9", DECREE)
OTHERS_COOPERATE = Citation("Điều 10", DECREE)
BASES = Citation("khoản 2 Điều 11", DECREE)
CONTENTS = Citation("khoản 3 Điều 11", DECREE)
ANNOUNCED_FIRST = Citation("khoản 4 Điều 11", DECREE)
TEAM = Citation("khoản 1 Điều 12", DECREE)
NO_INTEREST = Citation("khoản 2 Điều 12", DECREE)
TERM = Citation("khoản 2 Điều 13", DECREE)
HEAD_ANNOUNCES = Citation("khoản 1 Điều 15", DECREE)
MINUTES = Citation("điểm a khoản 3 Điều 15", DECREE)
REPORT = Citation("điểm đ khoản 3 Điều 15", DECREE)
STOPPED = Citation("điểm đ khoản 2 Điều 7", DECREE)
EXCEPTION = Citation("khoản 2 Điều 4", "Nghị quyết 198/2025/QH15")
