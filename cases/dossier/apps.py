from django.apps import AppConfig


class DossierConfig(AppConfig):
    name = "cases.dossier"
    label = "dossier"
    verbose_name = "Hồ sơ"
