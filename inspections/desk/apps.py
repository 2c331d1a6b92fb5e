from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "inspections.desk"
    label = "desk"
    verbose_name = "Bàn làm việc"
