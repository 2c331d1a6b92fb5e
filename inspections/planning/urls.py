from django.urls import path

from inspections.planning.views import course, importing, items, others, plans, progress

app_name = "planning"
urlpatterns = [
    path("ke-hoach/", plans.plan_list, name="plan_list"),
    path("ke-hoach/lap/", plans.plan_draft, name="plan_draft"),
    path("ke-hoach/co-quan-khac/", others.other_list, name="other_list"),
    path("ke-hoach/co-quan-khac/them/", others.other_add, name="other_add"),
    path("ke-hoach/co-quan-khac/nhap/", importing.others_import, name="others_import"),
    path("ke-hoach/co-quan-khac/<int:pk>/bo/", others.other_remove, name="other_remove"),
    path("ke-hoach/doi-tuong/", progress.item_list, name="item_list"),
    path("ke-hoach/<int:pk>/", plans.plan, name="plan"),
    path("ke-hoach/<int:pk>/nhap/", importing.items_import, name="import"),
    path("ke-hoach/<int:pk>/in/", plans.plan_print, name="plan_print"),
    path("ke-hoach/<int:pk>/sua/", plans.plan_change, name="plan_change"),
    path("ke-hoach/<int:pk>/trinh/", course.submit, name="submit"),
    path("ke-hoach/<int:pk>/tra-lai/", course.send_back, name="return"),
    path("ke-hoach/<int:pk>/phe-duyet/", course.approve, name="approve"),
    path("ke-hoach/<int:pk>/gui/", course.send, name="send"),
    path("ke-hoach/<int:pk>/cong-khai/", course.publish, name="publish"),
    path("ke-hoach/<int:pk>/ket-thuc/", course.close, name="close"),
    path("ke-hoach/<int:pk>/huy/", course.cancel, name="cancel"),
    path("ke-hoach/<int:pk>/dieu-chinh/", items.adjust, name="adjust"),
    path("ke-hoach/<int:pk>/doi-tuong/them/", items.item_add, name="item_add"),
    path("ke-hoach/<int:pk>/doi-tuong/<int:item_pk>/sua/", items.item_change, name="item_change"),
    path("ke-hoach/<int:pk>/doi-tuong/<int:item_pk>/bo/", items.item_remove, name="item_remove"),
    path("ke-hoach/<int:pk>/doi-tuong/<int:item_pk>/mo/", items.item_open, name="item_open"),
]
