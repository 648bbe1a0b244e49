from django.apps import AppConfig


class TahapanConfig(AppConfig):
    name = "selaras.foundation.tahapan"
    label = "tahapan"
