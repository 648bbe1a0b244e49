from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "selaras.foundation.sheets"
    label = "sheets"
