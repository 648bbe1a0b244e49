from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "selaras.foundation.papers"
    label = "papers"
