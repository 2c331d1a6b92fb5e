"""Articles that the acts of a plan rest on, as they are cited to the officer."""

from cases.law.explain import Citation
from inspections.visits.grounds import DECREE

PLAN = Citation("điểm a khoản 2 Điều 7", DECREE)
OVERLAP = Citation("điểm b khoản 2 Điều 7", DECREE)
BASIS = Citation("điểm c khoản 2 Điều 11", DECREE)
PUBLIC = Citation("khoản 4 Điều 4", "Nghị quyết 198/2025/QH15")
