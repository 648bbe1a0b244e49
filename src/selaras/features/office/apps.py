from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeConfig(AppConfig):
    name = "selaras.features.office"
    label = "office"

    def ready(self) -> None:
        from selaras.foundation.ui import nav

        nav.register("kelola", _("Tahapan"), "calendar", "office:stage.list", 10, also=("office:stage", "office:cycle"))
