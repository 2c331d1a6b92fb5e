from django.apps import AppConfig


class LawbookConfig(AppConfig):
    name = "cases.lawbook"
    label = "lawbook"
    verbose_name = "Pháp luật"
