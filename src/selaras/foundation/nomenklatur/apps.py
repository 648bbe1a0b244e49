from django.apps import AppConfig


class NomenklaturConfig(AppConfig):
    name = "selaras.foundation.nomenklatur"
    label = "nomenklatur"
