from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "inspections.visits"
    label = "visits"
    verbose_name = "Kiểm tra"
