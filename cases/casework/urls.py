from django.urls import path

from cases.casework.custody_urls import CUSTODY_URLS
from cases.casework.record_urls import RECORD_URLS
from cases.casework.request_urls import REQUEST_URLS
from cases.casework.sanction_urls import SANCTION_URLS
from cases.casework.views import acts, cases, decisions

app_name = "casework"
urlpatterns = [
    *REQUEST_URLS,
    path("vu-viec/", cases.case_list, name="case_list"),
    path("vu-viec/quyet-dinh/", decisions.decision_list, name="decision_list"),
    path("vu-viec/<int:pk>/", cases.case, name="case"),
    path("vu-viec/<int:pk>/ket-thuc/", cases.drop, name="drop"),
    path("vu-viec/<int:pk>/hanh-vi/them/", acts.violation_add, name="violation_add"),
    path("vu-viec/<int:pk>/hanh-vi/<int:row_pk>/", acts.violation, name="violation"),
    path(
        "vu-viec/<int:pk>/hanh-vi/<int:row_pk>/bo/", acts.violation_remove, name="violation_remove"
    ),
    path("vu-viec/<int:pk>/tinh-tiet/them/", acts.circumstance_add, name="circumstance_add"),
    path(
        "vu-viec/<int:pk>/tinh-tiet/<int:row_pk>/bo/",
        acts.circumstance_remove,
        name="circumstance_remove",
    ),
    *CUSTODY_URLS,
    *SANCTION_URLS,
    *RECORD_URLS,
]
