from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "cases.parties"
    label = "parties"
    verbose_name = "Đối tượng, quyền"
