from django.apps import AppConfig


class VerbsConfig(AppConfig):
    name = "selaras.foundation.verbs"
    label = "verbs"
