"""Addresses of the pages used in the field; part of the room's own."""

from django.urls import path

from inspections.visits.views import findings, goods, people, photos, places, planning, visits

urlpatterns = [
    path("kiem-tra/<int:pk>/dia-diem/", places.places, name="places"),
    path("kiem-tra/<int:pk>/dia-diem/them/", places.places_add, name="places_add"),
    path("kiem-tra/<int:pk>/mang-theo/", visits.bring, name="bring"),
    path("kiem-tra/xep-ngay/", planning.plan, name="plan"),
    path("buoi-lam-viec/<int:pk>/", visits.visit, name="visit"),
    path("buoi-lam-viec/<int:pk>/ket-qua/", places.outcome, name="outcome"),
    path("buoi-lam-viec/<int:pk>/ghi-chu/", places.outcome_note, name="outcome_note"),
    path("buoi-lam-viec/<int:pk>/rut/", places.outcome_withdraw, name="outcome_withdraw"),
    path("buoi-lam-viec/<int:pk>/den-lai/", places.visit_again, name="visit_again"),
    path("buoi-lam-viec/<int:pk>/ket-thuc/", visits.leave, name="leave"),
    path("buoi-lam-viec/<int:pk>/sua/", visits.place, name="place"),
    path("buoi-lam-viec/<int:pk>/bo/", visits.place_remove, name="place_remove"),
    path("buoi-lam-viec/<int:pk>/doi-tuong/", visits.subject, name="subject"),
    path("buoi-lam-viec/<int:pk>/phan/<slug:slug>/", visits.part, name="part"),
    path("buoi-lam-viec/<int:pk>/nguoi/them/", people.person_add, name="person_add"),
    path("buoi-lam-viec/<int:pk>/nguoi/<int:person_pk>/", people.person, name="person"),
    path(
        "buoi-lam-viec/<int:pk>/nguoi/<int:person_pk>/bo/",
        people.person_remove,
        name="person_remove",
    ),
    path("buoi-lam-viec/<int:pk>/giay-to/", people.paper_log, name="paper_log"),
    path("buoi-lam-viec/<int:pk>/giay-to/them/", people.paper_add, name="paper_add"),
    path("buoi-lam-viec/<int:pk>/giay-to/<int:paper_pk>/", people.paper, name="paper"),
    path(
        "buoi-lam-viec/<int:pk>/giay-to/<int:paper_pk>/bo/",
        people.paper_remove,
        name="paper_remove",
    ),
    path("buoi-lam-viec/<int:pk>/hang-hoa/", goods.goods, name="goods"),
    path("buoi-lam-viec/<int:pk>/hang-hoa/them/", goods.line_add, name="line_add"),
    path("buoi-lam-viec/<int:pk>/hang-hoa/bao/", goods.sacks_add, name="sacks_add"),
    path("buoi-lam-viec/<int:pk>/hang-hoa/dan/", goods.paste, name="goods_paste"),
    path("buoi-lam-viec/<int:pk>/hang-hoa/<int:line_pk>/", goods.line, name="line"),
    path("buoi-lam-viec/<int:pk>/hang-hoa/<int:line_pk>/luu/", goods.line_save, name="line_save"),
    path(
        "buoi-lam-viec/<int:pk>/hang-hoa/<int:line_pk>/bo/", goods.line_remove, name="line_remove"
    ),
    path("buoi-lam-viec/<int:pk>/hang-hoa/<int:line_pk>/mo/", goods.seal_open, name="seal_open"),
    path(
        "buoi-lam-viec/<int:pk>/hang-hoa/<int:line_pk>/dem-xong/",
        goods.count_finish,
        name="count_finish",
    ),
    path(
        "buoi-lam-viec/<int:pk>/hang-hoa/<int:line_pk>/dem-tiep/",
        goods.count_resume,
        name="count_resume",
    ),
    path("buoi-lam-viec/<int:pk>/ghi-nhan/them/", findings.finding_add, name="finding_add"),
    path("buoi-lam-viec/<int:pk>/ghi-nhan/<int:finding_pk>/", findings.finding, name="finding"),
    path(
        "buoi-lam-viec/<int:pk>/ghi-nhan/<int:finding_pk>/bo/",
        findings.finding_remove,
        name="finding_remove",
    ),
    path("buoi-lam-viec/<int:pk>/anh/", photos.photos, name="photos"),
    path("buoi-lam-viec/<int:pk>/anh/them/", photos.photos_add, name="photos_add"),
    path("buoi-lam-viec/<int:pk>/anh/<int:item_pk>/", photos.item, name="item"),
    path("buoi-lam-viec/<int:pk>/anh/<int:item_pk>/bo/", photos.item_remove, name="item_remove"),
    path("buoi-lam-viec/<int:pk>/mau/them/", photos.sample_add, name="sample_add"),
]
