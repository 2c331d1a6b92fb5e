from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "cases.office"
    label = "office"
    verbose_name = "Cơ quan"
