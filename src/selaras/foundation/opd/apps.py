from django.apps import AppConfig


class OpdConfig(AppConfig):
    name = "selaras.foundation.opd"
    label = "opd"
