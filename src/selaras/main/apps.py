from django.apps import AppConfig


class MainConfig(AppConfig):
    name = "selaras.main"
    label = "main"

    def ready(self) -> None:
        from selaras.main import checks  # noqa: F401 - registers itself
