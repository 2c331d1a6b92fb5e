"""Articles that the acts of a case rest on, as they are cited to the officer."""

from cases.law.explain import Citation

LAW = "Luật Xử lý vi phạm hành chính"

EVERY_ACT = Citation("điểm d khoản 1 Điều 3", LAW)
MITIGATING = Citation("Điều 9", LAW)
AGGRAVATING = Citation("Điều 10", LAW)
RECORD = Citation("Điều 58", LAW)
NO_SANCTION = Citation("khoản 1 Điều 65", LAW)
