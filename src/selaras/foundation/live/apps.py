from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "selaras.foundation.live"
    label = "live"
