from django.apps import AppConfig


class AlignmentConfig(AppConfig):
    name = "selaras.features.alignment"
    label = "alignment"
