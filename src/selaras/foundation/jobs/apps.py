from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "selaras.foundation.jobs"
    label = "jobs"
