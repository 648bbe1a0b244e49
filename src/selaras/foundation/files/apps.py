from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "selaras.foundation.files"
    label = "files"
