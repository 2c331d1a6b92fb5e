from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "inspections.planning"
    label = "planning"
    verbose_name = "Kế hoạch"
