from django.apps import AppConfig


class DaerahConfig(AppConfig):
    name = "selaras.foundation.daerah"
    label = "daerah"
